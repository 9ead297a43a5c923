// What each change of a stack contributes: bars that begin where the one before ended, from one level to the other.
import type { Contribution, OrdersTaken, Waterfall, WaterfallMeasure } from "../ask/waterfall.ts";
import { scaleLinear } from "./linearScale.ts";
import { label, px, svg, wrap } from "./svg.ts";
import { figures, words } from "./table.ts";
import type { ToldChart } from "./toldChart.ts";
import { waterfallNumbers } from "./waterfallNumbers.ts";

/** Parts of sentences; numbers come in words of the same language. */
export interface WaterfallWords {
  /** "hours" in the language of the words */
  unit(text: string): string;
  title(measure: string, start: string, end: string, unit: string): string;
  /** @param alone "" where it is the same; @param runs "" of one run */
  change(name: string, by: string, alone: string, runs: string): string;
  inRuns(more: number, runs: number): string;
  together(by: string, pair: readonly [string, string, string] | null): string;
  readonly apart: string;
  orders(taken: OrdersTaken): string;
  readonly tableBelow: string;
  without(name: string): string;
  readonly columns: Readonly<
    Record<"change" | "contributes" | "error" | "alone" | "last" | "lower" | "higher", string>
  >;
  caption(measure: string): string;
}

export const englishWaterfall: WaterfallWords = {
  unit: (text) => text,
  title: (measure, start, end, unit) => `${measure}: from ${start} to ${end}${unit === "" ? "" : ` ${unit}`}`,
  change: (name, by, alone, runs) => `${name}: ${by}${alone === "" ? "" : ` (alone ${alone})`}${runs}.`,
  inRuns: (more, runs) => `, upwards in ${more} of ${runs} runs`,
  together: (by, pair) =>
    `Together they make ${by} beyond what each makes alone` +
    `${pair === null ? "" : `, most of it “${pair[0]}” with “${pair[1]}” (${pair[2]})`}.`,
  apart: "Together they make what each makes alone.",
  orders: ({ which, count }) =>
    which === "all"
      ? `Each change has the mean of what it adds over all ${count} orders in which they can come.`
      : which === "possible"
        ? `Each change has the mean of what it adds over the ${count} orders in which every step is possible.`
        : `Each change has the mean of what it adds over ${count} orders drawn by chance.`,
  tableBelow: "The table below holds every number.",
  without: (name) => `without ${name}`,
  columns: {
    change: "change",
    contributes: "contributes",
    error: "standard error",
    alone: "alone",
    last: "on top of all others",
    lower: "runs in which it is lower",
    higher: "runs in which it is higher",
  },
  caption: (measure) => `What each change contributes: ${measure}`,
};

interface WaterfallOptions {
  readonly id: string;
  readonly width: number;
  readonly words: WaterfallWords;
  /** what the two ends are called */
  readonly ends: readonly [string, string];
  titleOf(scenario: string, title: string): string;
}

/** @returns null where no run has a value at both ends */
export function waterfallChart(
  { orders }: Pick<Waterfall, "orders">,
  measure: WaterfallMeasure,
  options: WaterfallOptions,
): ToldChart | null {
  const numbers = waterfallNumbers(measure);
  const { start, end, changes } = measure;
  if (numbers === null || start === null || end === null) return null;
  const { words: said } = options;
  const nameOf = ({ scenario, title, isLeftOut }: Contribution): string => {
    const name = options.titleOf(scenario, title);
    return isLeftOut ? said.without(name) : name;
  };
  const names = changes.map(nameOf);
  const title = said.title(measure.title, numbers.start, numbers.end, said.unit(numbers.unit));
  const sentence = waterfallSentence(measure, names, said);
  // what adds comes first, so that no bar goes below 0 where levels do not
  const drawnOrder = [...changes.keys()].sort((one, other) => changes[other].mean - changes[one].mean);
  let level = start;
  const steps = [
    { name: options.ends[0], from: 0, to: start, text: numbers.start, kind: "end" as const },
    ...drawnOrder.map((nth) => {
      const from = level;
      level += changes[nth].mean;
      return { name: names[nth], from, to: level, text: numbers.changes[nth], kind: "step" as const };
    }),
    { name: options.ends[1], from: 0, to: end, text: numbers.end, kind: "end" as const },
  ];
  const description = `${sentence} ${said.orders(orders)} ${said.tableBelow}`;
  const drawn = drawSteps(steps, { ...options, title, description });
  const { columns } = said;
  const isOne = measure.runs < 2;
  const unit = said.unit(measure.unit);
  return {
    title,
    sentence: `${sentence} ${said.orders(orders)}`,
    ...drawn,
    width: options.width,
    table: {
      name: `waterfall-${measure.name}`,
      caption: said.caption(measure.title),
      columns: [
        words(columns.change),
        figures(columns.contributes, unit),
        ...(isOne ? [] : [figures(columns.error, unit)]),
        figures(columns.alone, unit),
        figures(columns.last, unit),
        ...(isOne ? [] : [figures(columns.lower), figures(columns.higher)]),
      ],
      rows: changes.map(({ mean, standardError, alone, last, lower, higher }, nth) => [
        names[nth],
        mean,
        ...(isOne ? [] : [standardError]),
        alone,
        last,
        ...(isOne ? [] : [lower, higher]),
      ]),
    },
  };
}

/** Each change, then what they make together. */
function waterfallSentence(measure: WaterfallMeasure, names: readonly string[], said: WaterfallWords): string {
  const numbers = waterfallNumbers(measure);
  if (numbers === null) return "";
  const { changes, runs } = measure;
  const told = changes.map(({ alone, higher }, nth) => {
    const own = alone === null ? "" : numbers.signed(alone);
    const isSame = own === numbers.changes[nth];
    return said.change(names[nth], numbers.changes[nth], isSame ? "" : own, runs < 2 ? "" : said.inRuns(higher, runs));
  });
  return [...told, togetherWords(measure, names, said)].filter((words) => words !== "").join(" ");
}

/** How much more the changes make together than each alone; "" where some is not possible alone. */
export function togetherWords(measure: WaterfallMeasure, names: readonly string[], said: WaterfallWords): string {
  const numbers = waterfallNumbers(measure);
  const { changes, together, pairs } = measure;
  if (numbers === null || together === null) return "";
  const by = numbers.signed(together);
  if (!/[1-9]/.test(by)) return said.apart;
  const titled = (scenario: string): string => names[changes.findIndex((one) => one.scenario === scenario)] ?? scenario;
  const [first] = pairs;
  if (changes.length < 3 || first === undefined) return said.together(by, null);
  return said.together(by, [titled(first.of[0]), titled(first.of[1]), numbers.signed(first.by)]);
}

interface Step {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly kind: "end" | "step";
}

const lineHeight = 14;

function drawSteps(
  steps: readonly Step[],
  { id, width, title, description }: { readonly id: string; readonly width: number; readonly title: string; readonly description: string }, // prettier-ignore
): Pick<ToldChart, "picture" | "height" | "marks"> {
  const isWide = width > 500;
  const left = isWide ? Math.min(300, width * 0.36) : 8;
  const places = steps.flatMap(({ from, to }) => [from, to]);
  // numbers stand beside their bars
  const room = Math.max(...steps.map(({ text }) => text.length)) * 8 + 12;
  const x = scaleLinear([Math.min(0, ...places), Math.max(0, ...places)], [left + 4, width - room]);
  const names = steps.map(({ name }) => wrap(name, isWide ? left - 20 : width - 16, 12, 4));
  const heights = names.map((lines) => (isWide ? Math.max(28, lines.length * lineHeight + 8) : 30 + lines.length * lineHeight)); // prettier-ignore
  const body: string[] = [];
  const marks: { x: number; y: number; text: string }[] = [];
  let top = 6;
  for (const [nth, { from, to, text, kind, name }] of steps.entries()) {
    const lines = names[nth];
    const bar = isWide ? top + (heights[nth] - 18) / 2 : top + lines.length * lineHeight + 4;
    const [low, high] = [Math.min(x(from), x(to)), Math.max(x(from), x(to))];
    const first = isWide ? bar + 13 - ((lines.length - 1) * lineHeight) / 2 : top + 11;
    body.push(
      ...lines.map((line, row) => label(isWide ? left - 10 : 8, first + row * lineHeight, line, isWide ? { anchor: "end" } : {})), // prettier-ignore
      `<rect class="c${kind === "end" ? 0 : to < from ? 1 : 2}" x="${px(low)}" y="${px(bar)}" width="${px(Math.max(1, high - low))}" height="18"/>`,
      label(high + 5, bar + 13, text, { className: "b halo" }),
    );
    // where the next bar begins
    if (nth < steps.length - 1) {
      const below = top + heights[nth] + (isWide ? (heights[nth + 1] - 18) / 2 : names[nth + 1].length * lineHeight + 4); // prettier-ignore
      body.push(`<path class="grid" d="M${px(x(to))} ${px(bar + 18)}V${px(below)}"/>`);
    }
    marks.push({ x: (low + high) / 2, y: bar + 9, text: `${name}: ${text}` });
    top += heights[nth];
  }
  const height = top + 4;
  body.unshift(`<path class="grid" d="M${px(x(0))} 4V${px(top)}"/>`);
  return { picture: svg({ id, title, description, width, height }, body.join("")), height, marks: marks.map((one) => [one]) }; // prettier-ignore
}
