// What a stack changes against another, run by run: in what share of the runs each number is lower, the same and higher,
// with the mean of the differences and its interval beside it.
import type { Difference } from "../ask/compare.ts";
import { fittingUnit } from "../quantity/fittingTime.ts";
import { signed } from "./pricesWords.ts";
import { stackedShares } from "./stackedShares.ts";
import { figures, words } from "./table.ts";
import type { ToldChart } from "./toldChart.ts";

/** Parts of sentences; numbers come in words. */
export interface PairedWords {
  /** "hours" in the language of the words */
  unit(text: string): string;
  /** @param side in which most runs lie */
  title(measure: string, side: "lower" | "higher" | "same", runs: number, all: number): string;
  between(low: string, high: string): string;
  row(measure: string, by: string, between: readonly [string, string] | null): string;
  /** how many runs that share nothing would tell as much */
  shared(runs: number, asMuchAs: string): string;
  readonly sides: Readonly<Record<"lower" | "same" | "higher", string>>;
  mark(measure: string, side: string, runs: number, all: number): string;
  readonly columns: Readonly<
    Record<"measure" | "mean" | "low" | "high" | "median" | "lower" | "higher" | "runs" | "ratio", string>
  >;
  readonly caption: string;
  readonly tableBelow: string;
}

export const englishPaired: PairedWords = {
  unit: (text) => text,
  title: (measure, side, runs, all) => `${measure}: ${side === "same" ? "the same" : side} in ${runs} of ${all} runs`,
  between: (low, high) => `${low} to ${high}`,
  row: (measure, by, between) =>
    `${measure}: ${by} on average${between === null ? "" : ` (${between[0]} to ${between[1]})`}.`,
  shared: (runs, asMuchAs) =>
    `Because both sides share draws and chances, ${runs} pairs tell as much as ${asMuchAs} runs that share nothing (the middle of these numbers).`,
  sides: { lower: "lower", same: "the same", higher: "higher" },
  mark: (measure, side, runs, all) => `${measure}: ${side} in ${runs} of ${all} runs`,
  columns: {
    measure: "number",
    mean: "mean difference",
    low: "95 % interval from",
    high: "95 % interval to",
    median: "median difference",
    lower: "runs in which it is lower",
    higher: "runs in which it is higher",
    runs: "runs",
    ratio: "times as many runs apart",
  },
  caption: "Differences, run by run",
  tableBelow: "The table below holds every number.",
};

interface PairedOptions {
  readonly id: string;
  readonly width: number;
  readonly words: PairedWords;
  titleOf(measure: string): string;
}

interface Row {
  readonly title: string;
  readonly by: string;
  readonly between: readonly [string, string] | null;
  readonly counts: Readonly<Record<Side, number>>;
  readonly all: number;
}

type Side = keyof PairedWords["sides"];
const sides = ["lower", "same", "higher"] as const;
const colours: Readonly<Record<Side, string>> = { lower: "c0", same: "c4", higher: "c1" };

/** @returns null where no run has a number on both sides */
export function pairedChart(differences: readonly Difference[], options: PairedOptions): ToldChart | null {
  const { words: said, width } = options;
  const known = differences.filter(({ mean }) => mean !== null);
  if (known.length === 0) return null;
  const rows = known.map((one) => rowOf(one, options));
  const [first] = rows;
  const most = sides.reduce((best, side) => (first.counts[side] > first.counts[best] ? side : best), "lower");
  const title = said.title(first.title, most, first.counts[most], first.all);
  const told = rows.map((row) => said.row(row.title, row.by, row.between));
  const ratio = middleOf(known.flatMap(({ varianceRatio }) => (varianceRatio === null ? [] : [varianceRatio])));
  const shared = ratio === null ? [] : [said.shared(first.all, String(Math.max(1, Math.round(ratio * first.all))))];
  const sentence = [...told, ...shared].join(" ");
  const { columns } = said;
  return {
    title,
    sentence,
    ...stackedShares(
      rows.map((row) => sharesOf(row, said)),
      { id: options.id, width, title, description: `${sentence} ${said.tableBelow}` },
    ),
    table: {
      name: "paired",
      caption: said.caption,
      columns: [
        words(columns.measure),
        ...[columns.mean, columns.low, columns.high, columns.median].map((one) => figures(one)),
        ...[columns.lower, columns.higher, columns.runs, columns.ratio].map((one) => figures(one)),
      ],
      rows: differences.map((one) => [
        `${options.titleOf(one.name)}${one.unit === "" ? "" : ` (${said.unit(one.unit)})`}`,
        one.mean,
        one.low,
        one.high,
        one.median,
        one.lower,
        one.higher,
        one.replications,
        one.varianceRatio,
      ]),
    },
  };
}

function rowOf({ name, unit, mean, low, high, lower, higher, replications }: Difference, options: PairedOptions): Row {
  const fitting = fittingUnit(unit, [mean, low, high]);
  const named = fitting.name === "" ? "" : ` ${options.words.unit(fitting.name)}`;
  const text = (value: number | null): string => signed(fitting.of(value));
  return {
    title: options.titleOf(name),
    by: `${text(mean)}${named}`,
    between: low === null || high === null ? null : [text(low), text(high)],
    counts: { lower, same: replications - lower - higher, higher },
    all: replications,
  };
}

function middleOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

function sharesOf({ title, by, between, counts, all }: Row, said: PairedWords) {
  return {
    name: `${title}: ${by}${between === null ? "" : ` (${said.between(...between)})`}`,
    parts: sides.map((side) => ({
      className: colours[side],
      share: all === 0 ? 0 : counts[side] / all,
      text: said.mark(title, said.sides[side], counts[side], all),
    })),
  };
}

/** What the colours mean, in their order. */
export function pairedKeys({
  sides: names,
}: PairedWords): readonly { readonly className: string; readonly title: string }[] {
  return sides.map((side) => ({ className: colours[side], title: names[side] }));
}
