// Stacks of scenarios in one picture: a line each, named at its end, with a bar for where 8 runs in 10 end.
import { number } from "../quantity/numberWords.ts";
import type { FanBand, FanPanel } from "../ask/report/fanPanel.ts";
import { stackName } from "../scenario/stack.ts";
import type { FanFrame } from "./fanFrame.ts";
import { farAt, piecesOf } from "./farPieces.ts";
import { cutAtFrame, fanFrame } from "./fanFrame.ts";
import { linePath } from "./paths.ts";
import { label, px, svg, wrap } from "./svg.ts";

interface LevelsOptions {
  readonly id: string;
  readonly title: string;
  readonly width: number;
  readonly height: number;
  /** one per band: what stands at the end of its line */
  readonly names: readonly string[];
  /** one per band, 0 to 4: a stack has the same colour in every picture */
  readonly colours: readonly number[];
  /** left out: made here, in English */
  readonly description?: string;
}

/** Another stack may be so many times as high as those compared before it is cut: less leaves them readable. */
const tolerated = 2;
const lineHeight = 13;

export function levelsChart(panel: FanPanel, options: LevelsOptions): string {
  const { id, title, width, height, names, colours } = options;
  const frame = levelFrame(panel, width, height);
  const last = panel.points.length - 1;
  const lines = panel.bands.flatMap((band, i) =>
    piecesOf(panel).map(({ places, far }) => {
      const across = (point: number): number => frame.x(panel.points[point].at);
      const curve = linePath(places, across, (point) => frame.y(band.median[point]));
      return `<path class="lv l${colours[i]}${far}" d="${curve}"/>`;
    }),
  );
  const bars = panel.bands.map((band, i) => endBar(frame, band, i, `${colours[i]}${farAt(panel, last)}`));
  const leaving = panel.bands.flatMap((band, i) => peakLabel(frame, panel, band, colours[i]));
  const description = panel.bands.map((band, i) => {
    const spread =
      band.runs === 1
        ? ""
        : `, 8 runs in 10 from ${number(band.p10[last], "prose")} to ${number(band.p90[last], "prose")}`;
    return `${names[i]}: ${number(band.median[last], "prose")}${spread}`;
  });
  return svg(
    {
      id,
      title,
      description:
        options.description ??
        `${panel.unit} at ${panel.points[last].label}. ${description.join("; ")}. The table below holds every value.`,
      width,
      height,
      className: "levels",
    },
    frame.parts.join("") +
      cutAtFrame(frame, lines.join("")) +
      bars.join("") +
      leaving.join("") +
      endLabels(frame, panel.bands, options).join(""),
  );
}

/** Where its lines stand. */
export function levelFrame(panel: FanPanel, width: number, height: number): FanFrame {
  const room = width > 500 ? 176 : 112;
  return fanFrame(panel, { width, height, low: 0, high: levelsTop(panel), room, unit: panel.unit });
}

/** What the axis must reach: all that the question compares, and of the others those that are not much higher. */
export function levelsTop(panel: FanPanel): number {
  const compared = new Set((panel.compared ?? panel.bands.map(({ stack }) => stack)).map(stackName));
  const isCompared = ({ stack }: FanBand): boolean => compared.has(stackName(stack));
  // lines are medians, and only their ends have bars
  const topOf = ({ runs, median, p90 }: FanBand): number =>
    Math.max(0, ...median, runs === 1 ? 0 : p90[p90.length - 1]);
  const fitted = Math.max(0, ...panel.bands.filter(isCompared).map(topOf));
  if (fitted === 0) return Math.max(1, ...panel.bands.map(topOf));
  return Math.max(fitted, ...panel.bands.map(topOf).filter((top) => top <= fitted * tolerated));
}

/** From the 10th to the 90th percentile of the runs, beside the end of the line. */
function endBar(frame: FanFrame, { runs, p10, p90 }: FanBand, index: number, colour: string): string {
  if (runs === 1) return "";
  const [low, high] = [p10, p90].map((values) => Math.max(frame.top, frame.y(values[values.length - 1])));
  return `<path class="eb l${colour}" d="M${px(frame.right + 5 + 4 * index)} ${px(low)}V${px(high)}"/>`;
}

/** A line that leaves the frame and comes back says how high it went, where it was highest. */
function peakLabel(frame: FanFrame, panel: FanPanel, { median }: FanBand, colour: number): readonly string[] {
  const peak = Math.max(...median);
  if (peak <= frame.highest || median[median.length - 1] > frame.highest) return [];
  const { at } = panel.points[median.indexOf(peak)];
  return [
    label(frame.x(at), frame.top + 12, `▲ ${number(peak, "axis")}`, {
      anchor: "middle",
      className: `s b halo t${colour}`,
    }),
  ];
}

/** The last value and the stack's name; labels that would lie on each other make room, highest first. */
function endLabels(
  frame: FanFrame,
  bands: readonly FanBand[],
  { names, colours, width }: LevelsOptions,
): readonly string[] {
  const x = frame.right + 8 + 4 * bands.length;
  const blocks = bands
    .map(({ median }, i) => {
      const value = median[median.length - 1];
      const isCut = value > frame.highest;
      const lines = wrap(names[i], width - x, 11, 4);
      const wanted = (isCut ? frame.top : frame.y(value)) - ((lines.length + 1) * lineHeight) / 2 + 10;
      return {
        i,
        text: `${isCut ? "▲ " : ""}${number(value, "axis")}`,
        lines,
        wanted,
        height: (lines.length + 1) * lineHeight + 4,
      };
    })
    .toSorted((a, b) => a.wanted - b.wanted || a.i - b.i);
  return settled(blocks, frame.top, frame.bottom + 14).flatMap(({ i, text, lines, y }) => [
    label(x, y, text, { className: `b t${colours[i]}` }),
    ...lines.map((words, row) => label(x, y + (row + 1) * lineHeight, words, { className: `s t${colours[i]}` })),
  ]);
}

/** Pushed down where they overlap, then up again from the foot, so that all stay in the picture. */
function settled<T extends { readonly wanted: number; readonly height: number }>(
  blocks: readonly T[],
  top: number,
  bottom: number,
): readonly (T & { y: number })[] {
  const placed = blocks.map((block) => ({ ...block, y: Math.max(block.wanted, top) }));
  for (let i = 1; i < placed.length; i += 1)
    placed[i].y = Math.max(placed[i].y, placed[i - 1].y + placed[i - 1].height);
  let limit = bottom;
  for (const block of placed.toReversed()) {
    block.y = Math.min(block.y, limit - block.height + lineHeight);
    limit = block.y - lineHeight;
  }
  return placed;
}
