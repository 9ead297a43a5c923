// Every scenario that is on by itself, without any, and all together: lines on one axis, each named where it ends.
import type { FanPanel } from "../ask/report/fanPanel.ts";
import { whenOf } from "./changeChart.ts";
import type { ChangeWords } from "./changeWords.ts";
import { levelFrame, levelsChart } from "./levelsChart.ts";
import { figures, words } from "./table.ts";
import type { ToldChart } from "./toldChart.ts";

export interface EachWords {
  readonly tableBelow: string;
  /** the lowest and the highest of them where the lines end */
  title(what: string, lowest: string, low: string, highest: string, high: string, when: string): string;
  same(what: string, value: string, when: string): string;
  line(name: string, value: string): string;
}

interface EachOptions {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** one a band */
  readonly names: readonly string[];
  readonly words: EachWords;
  readonly change: ChangeWords;
}

const colours = 5;

export function eachChart(panel: FanPanel, { id, width, height, names, words: said, change }: EachOptions): ToldChart {
  const { points, bands, unit } = panel;
  const last = points.length - 1;
  const when = (i: number): string => whenOf(panel, i, change);
  const ends = bands.map(({ median }, nth) => ({ value: median[last], name: names[nth] }));
  const sorted = ends.toSorted((one, other) => one.value - other.value);
  const [low, high] = [sorted[0], sorted[sorted.length - 1]];
  const title =
    change.number(low.value) === change.number(high.value)
      ? said.same(panel.title, change.number(low.value), when(last))
      : said.title(panel.title, low.name, change.number(low.value), high.name, change.number(high.value), when(last));
  const sentence = ends.map(({ name, value }) => said.line(name, change.number(value))).join(" ");
  const drawn = { ...panel, compared: undefined };
  const options = { id, title, width, height, names, colours: bands.map((_, nth) => nth % colours) };
  const frame = levelFrame(drawn, width, height);
  return {
    title,
    sentence,
    picture: levelsChart(drawn, { ...options, description: `${sentence} ${said.tableBelow}` }),
    width,
    height,
    marks: bands.map(({ median }, nth) =>
      median.map((value, i) => ({
        x: frame.x(points[i].at),
        y: Math.max(frame.top, frame.y(value)),
        text: `${change.number(value)} ${unit} ${when(i)}, ${names[nth]}`,
      })),
    ),
    table: {
      name: `each-${panel.key}`,
      caption: panel.title,
      columns: [
        words(panel.counts === "stock" ? change.columns.date : change.columns.period),
        ...names.map((name) => figures(name, unit)),
      ],
      rows: points.map(({ label }, i) => [label, ...bands.map(({ median }) => median[i])]),
    },
  };
}
