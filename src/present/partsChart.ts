// Where the spread of a number comes from: of each, the parts of the variance of one run, from end to end.
import type { Component, Origin } from "../ensemble/components.ts";
import type { MeasureSpread } from "../ensemble/summary.ts";
import { fittingUnit } from "../quantity/fittingTime.ts";
import { number } from "../quantity/numberWords.ts";
import { shareText } from "./sharesWords.ts";
import { stackedShares } from "./stackedShares.ts";
import { figures, words } from "./table.ts";
import type { ToldChart } from "./toldChart.ts";

/** Parts of sentences; numbers come in words. */
export interface PartsWords {
  /** "hours" in the language of the words */
  unit(text: string): string;
  readonly origins: Readonly<Record<Origin, string>>;
  /** several that this design cannot tell apart */
  and(origins: readonly string[]): string;
  title(measure: string, origin: string, share: string): string;
  row(measure: string, low: string, high: string, parts: string): string;
  part(origin: string, share: string): string;
  /** of a number that is the same in every run */
  still(measure: string): string;
  readonly columns: Readonly<
    Record<"measure" | "mean" | "error" | "median" | "low" | "high" | "draws" | "origin" | "share", string>
  >;
  readonly caption: string;
  readonly tableBelow: string;
}

export const englishParts: PartsWords = {
  unit: (text) => text,
  origins: { source: "publishers", parameter: "parameters", drift: "drift", chance: "chance", sample: "the sample" },
  and: (origins) => origins.join(" and "),
  title: (measure, origin, share) => `${measure}: ${share} of its spread comes from ${origin}`,
  row: (measure, low, high, parts) => `${measure}: 90 % of runs from ${low} to ${high}; of the variance ${parts}.`,
  part: (origin, share) => `${origin} ${share}`,
  still: (measure) => `${measure} is the same in every run.`,
  columns: {
    measure: "number",
    mean: "mean",
    error: "standard error",
    median: "median",
    low: "5 % of runs below",
    high: "5 % above",
    draws: "draws",
    origin: "part",
    share: "of the variance",
  },
  caption: "Where the spread of runs comes from, as part of its variance",
  tableBelow: "The table below holds every number.",
};

interface PartsOptions {
  readonly id: string;
  readonly width: number;
  readonly words: PartsWords;
  titleOf(measure: string, title: string): string;
}

const order: readonly Origin[] = ["source", "parameter", "drift", "chance", "sample"];

interface Row {
  readonly title: string;
  readonly parts: readonly Part[];
}

interface Part {
  readonly name: string;
  readonly className: string;
  readonly share: number;
}

/** @returns null where fewer than two draws have a value */
export function partsChart(measures: readonly MeasureSpread[], options: PartsOptions): ToldChart | null {
  const { words: said, width } = options;
  const known = measures.filter(({ components }) => components !== null);
  if (known.length === 0) return null;
  const rows = known.map(({ measure, title, components }) => ({
    title: options.titleOf(measure, title),
    parts: partsOf(components ?? [], said),
  }));
  const first = rows.find(({ parts }) => parts.length > 0);
  const most = first?.parts.reduce((best, part) => (part.share > best.share ? part : best));
  const title =
    first === undefined || most === undefined
      ? said.still(rows[0].title)
      : said.title(first.title, most.name, shareText(most.share));
  const sentence = known.map((one, nth) => rowWords(one, rows[nth], said)).join(" ");
  return {
    title,
    sentence,
    ...stackedShares(rows.map(sharesOf), {
      id: options.id,
      width,
      title,
      description: `${sentence} ${said.tableBelow}`,
    }),
    table: tableOf(measures, options),
  };
}

function partsOf(components: readonly Component[], said: PartsWords): readonly Part[] {
  return components.flatMap(({ of, share }): Part[] =>
    share === null ? [] : [{ name: nameOf(of, said), className: classOf(of), share: Math.min(1, Math.max(0, share)) }],
  );
}

function nameOf(of: readonly Origin[], said: PartsWords): string {
  return said.and(of.map((one) => said.origins[one]));
}

/** Of several, as the first of them. */
function classOf(of: readonly Origin[]): string {
  return `c${order.indexOf(of[0])}`;
}

function rowWords({ unit, p05, p95 }: MeasureSpread, { title, parts }: Row, said: PartsWords): string {
  if (parts.length === 0 || p05 === null || p95 === null) return said.still(title);
  const fitting = fittingUnit(unit, [p05, p95]);
  const high = `${number(fitting.of(p95))}${fitting.name === "" ? "" : ` ${said.unit(fitting.name)}`}`;
  const told = parts.map(({ name, share }) => said.part(name, shareText(share))).join(", ");
  return said.row(title, number(fitting.of(p05)), high, told);
}

function tableOf(measures: readonly MeasureSpread[], { words: said, titleOf }: PartsOptions): ToldChart["table"] {
  const { columns } = said;
  return {
    name: "spread-in-parts",
    caption: said.caption,
    columns: [
      words(columns.measure),
      ...[columns.mean, columns.error, columns.median, columns.low, columns.high, columns.draws].map((one) => figures(one)), // prettier-ignore
      words(columns.origin),
      figures(columns.share),
    ],
    rows: measures.flatMap((one) => {
      const own = [
        `${titleOf(one.measure, one.title)}${one.unit === "" ? "" : ` (${said.unit(one.unit)})`}`,
        one.mean,
        one.standardError,
        one.median,
        one.p05,
        one.p95,
        one.points,
      ];
      const parts = one.components ?? [];
      if (parts.length === 0) return [[...own, null, null]];
      return parts.map(({ of, share }) => [...own, nameOf(of, said), share]);
    }),
  };
}

function sharesOf({ title, parts }: Row) {
  // parts below 0 are drawn as none: the others are then told against their own sum
  const whole = Math.max(1, parts.reduce((sum, { share }) => sum + share, 0)); // prettier-ignore
  return {
    name: title,
    parts: parts.map(({ name, className, share }) => ({
      className,
      share: share / whole,
      text: `${title}: ${name} ${shareText(share)}`,
    })),
  };
}

/** What the colours mean, of the parts that there are. */
export function partsKeys(
  measures: readonly MeasureSpread[],
  said: PartsWords,
): readonly { readonly className: string; readonly title: string }[] {
  const found = new Map<string, string>();
  for (const { of, share } of measures.flatMap(({ components }) => components ?? []))
    if (share !== null) found.set(classOf(of), nameOf(of, said));
  return [...found].map(([className, title]) => ({ className, title })).toSorted((one, other) => (one.className < other.className ? -1 : 1)); // prettier-ignore
}
