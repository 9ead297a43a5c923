// What one more unit of each resource would be worth, as bars to either side of none.
import type { Binds, CapacityPrice } from "../ask/binds.ts";
import { fittingUnit } from "../quantity/fittingTime.ts";
import { scaleLinear } from "./linearScale.ts";
import { pricesSentence, signed } from "./pricesWords.ts";
import type { PricesWords, ResourceTitle } from "./pricesWords.ts";
import { label, px, svg, wrap } from "./svg.ts";
import { figures, words } from "./table.ts";
import type { ToldChart } from "./toldChart.ts";

interface PricesOptions {
  readonly id: string;
  readonly width: number;
  readonly words: PricesWords;
  readonly titleOf: ResourceTitle;
}

const shown = 10;
const lineHeight = 14;

/** @returns null where nothing is priced; the picture is "" where one more of anything changes nothing */
export function pricesChart(binds: Binds, options: PricesOptions): ToldChart | null {
  const { words: said, titleOf, width } = options;
  const { asked, prices } = binds;
  const priced = prices.filter(({ perUnit }) => perUnit !== null);
  if (priced.length === 0) return null;
  const unit = fittingUnit(asked.unit, priced.map(({ perUnit }) => perUnit?.asked ?? null)); // prettier-ignore
  const nameOf = ({ resource, title, copies }: CapacityPrice): string =>
    `${titleOf(resource, title)}${copies > 1 ? said.each(copies) : ""}`;
  const title = said.title(asked.title, said.unit(unit.name));
  const sentence = pricesSentence(binds, said, titleOf);
  const steps = priced.flatMap((price): Step[] => {
    const by = unit.of(price.perUnit?.asked ?? null);
    return by === null || by === 0 ? [] : [{ name: nameOf(price), by }];
  });
  const { columns } = said;
  return {
    title,
    sentence,
    ...drawSteps(steps.slice(0, shown), { ...options, title, description: `${sentence} ${said.tableBelow}` }),
    width,
    table: {
      name: "prices",
      caption: said.caption(asked.title),
      columns: [
        words(columns.resource),
        figures(columns.units),
        figures(columns.months),
        figures(columns.asked, said.unit(unit.name)),
        figures(columns.again, said.unit(unit.name)),
        figures(columns.inLine, said.unit(binds.entities)),
      ],
      rows: prices.map((price) => [
        nameOf(price),
        price.units,
        price.months,
        unit.of(price.perUnit?.asked ?? null),
        unit.of(price.confirmed?.asked ?? null),
        price.perUnit?.inLine ?? null,
      ]),
    },
  };
}

interface Step {
  readonly name: string;
  readonly by: number;
}

function drawSteps(
  steps: readonly Step[],
  { id, width, title, description }: { readonly id: string; readonly width: number; readonly title: string; readonly description: string }, // prettier-ignore
): Pick<ToldChart, "picture" | "height" | "marks"> {
  if (steps.length === 0) return { picture: "", height: 0, marks: [] };
  const isWide = width > 500;
  const left = isWide ? Math.min(300, width * 0.36) : 8;
  // numbers stand beside their bars, on the side they go to
  const room = Math.max(...steps.map(({ by }) => signed(by).length)) * 8 + 12;
  const ends = steps.map(({ by }) => by);
  const isDown = ends.some((by) => by < 0);
  const isUp = ends.some((by) => by > 0);
  const x = scaleLinear([Math.min(0, ...ends), Math.max(0, ...ends)], [left + (isDown ? room : 4), width - (isUp ? room : 8)]); // prettier-ignore
  const names = steps.map(({ name }) => wrap(name, isWide ? left - 20 : width - 16, 12, 4));
  const heights = names.map((lines) => (isWide ? Math.max(28, lines.length * lineHeight + 8) : 30 + lines.length * lineHeight)); // prettier-ignore
  const body: string[] = [];
  const marks: ToldChart["marks"][number][] = [];
  let top = 6;
  for (const [nth, { name, by }] of steps.entries()) {
    const lines = names[nth];
    const bar = isWide ? top + (heights[nth] - 18) / 2 : top + lines.length * lineHeight + 4;
    const first = isWide ? bar + 13 - ((lines.length - 1) * lineHeight) / 2 : top + 11;
    const [low, high] = [Math.min(x(by), x(0)), Math.max(x(by), x(0))];
    body.push(
      ...lines.map((line, row) => label(isWide ? left - 10 : 8, first + row * lineHeight, line, isWide ? { anchor: "end" } : {})), // prettier-ignore
      `<rect class="c${by < 0 ? 1 : 0}" x="${px(low)}" y="${px(bar)}" width="${px(Math.max(1, high - low))}" height="18"/>`,
      label(by < 0 ? low - 5 : high + 5, bar + 13, signed(by), { anchor: by < 0 ? "end" : "start", className: "b halo" }), // prettier-ignore
    );
    marks.push([{ x: (low + high) / 2, y: bar + 9, text: `${name}: ${signed(by)}` }]);
    top += heights[nth];
  }
  const height = top + 4;
  const zero = `<path class="axis" d="M${px(x(0))} 4V${px(top)}"/>`;
  return { picture: svg({ id, title, description, width, height }, body.join("") + zero), height, marks };
}
