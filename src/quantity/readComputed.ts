// Numbers computed from published series: totals and means over months known on a day, and shares of tables that
// are fitted together (docs/reference/language.md, section 10).
import type { MapNode, Node } from "../reading/document.ts";
import { keysAt, nameOf, wordOf } from "../reading/name.ts";
import type { Name } from "../reading/name.ts";
import {
  describeNode,
  dictionary,
  dictionaryOf,
  listOf,
  oneOf,
  optional,
  record,
  text,
  wrong,
} from "../reading/reading.ts";
import type { Read, Reading } from "../reading/reading.ts";
import { factId, idAt } from "./factId.ts";
import type { ScaledUnit } from "./unit.ts";
import { span } from "./instant.ts";
import type { Span, Value } from "./value.ts";

const usualAtLeast = 3;
const sums = ["total", "mean", "spread"] as const;

export function isComputed(node: MapNode): boolean {
  return ["total", "mean", "spread", "table"].some((key) => node.entries.has(key));
}

/**
 * `{mean: SERIES, during: REGIME}`, `{total: SERIES, outOf: SERIES, over: last 12 months}`, `{table: NAME, AXIS: LEVEL}`.
 *
 * @param unit of a bare number at this place
 */
export function readComputed(node: MapNode, reading: Reading, unit: ScaledUnit): Value {
  if (node.entries.has("table")) return readShare(node, reading);
  const [kind, ...more] = sums.filter((word) => node.entries.has(word));
  if (more.length > 0) wrong(node, reading, "a total, a mean or a spread", [kind, ...more].join(" and "));
  const read = record<{
    total: Name[];
    mean: Name[];
    spread: Name[];
    less: Name[];
    outOf: Name[];
    during: Name | null;
    over: Over | null;
    each: 1 | 3 | 12 | null;
    atLeast: number | null;
    as: Record<string, Record<string, string>>;
  }>("a number computed from a series", {
    total: optional(listOf(seriesName), []),
    mean: optional(listOf(seriesName), []),
    spread: optional(listOf(seriesName), []),
    less: optional(listOf(seriesName), []),
    outOf: optional(listOf(seriesName), []),
    during: optional<Name | null>(nameOf, null),
    over: optional<Over | null>(over, null),
    each: optional<1 | 3 | 12 | null>(each, null),
    atLeast: optional<number | null>(months, null),
    as: optional(wordsByGroup, {}),
  })(node, reading);
  const ways = [read.during, read.over, read.each].filter((way) => way !== null).length;
  if (ways !== 1) {
    const expected = "a number with `during:` a regime or `over:` the last months known or a span, or `each:` period";
    wrong(node, reading, expected, ways === 0 ? "none of them" : `${ways} of them`);
  }
  if (read.each !== null && read.atLeast !== null) wrong(node, reading, "`each:` without `atLeast:`", "both");
  const isLast = typeof read.over === "number";
  const lastOf = typeof read.over === "number" ? read.over : 12;
  const atLeastMonths =
    read.atLeast ?? (isLast ? Math.min(usualAtLeast, lastOf) : read.over === null ? usualAtLeast : null);
  if (isLast && (read.atLeast ?? 0) > lastOf) {
    wrong(node, reading, `at least ${lastOf} months or fewer, since it is over so many`, `${read.atLeast} months`);
  }
  if (read.outOf.length > 0 && kind === "mean") {
    wrong(node, reading, "`outOf:` beside a total, whose share of another it is", "it beside a mean");
  }
  if (kind === "spread" && !isLast) {
    wrong(node, reading, "a spread `over: last 12 months`, or as many as the number beside it", "no such months");
  }
  const series = read[kind];
  const [{ text: fact, at }] = series;
  return {
    kind: "fact",
    at,
    fact,
    computed: {
      kind,
      series,
      less: read.less,
      outOf: read.outOf,
      during: read.during,
      eachMonths: read.each,
      span: read.over === null || typeof read.over === "number" ? null : read.over,
      lastMonths: lastOf,
      atLeastMonths,
      words: read.as,
      unit,
    },
  };
}

/** What a series calls levels, by level; "else" for those not named. */
export const levelWords: Read<Record<string, string>> = (node, reading) => {
  const word = (key: string, below: Node, inner: Reading) => [key, text(below, inner)] as const;
  return dictionaryOf(dictionary("levels and what a series calls them", word)(node, reading));
};

const wordsByGroup: Read<Record<string, Record<string, string>>> = (node, reading) => {
  const group = (key: string, below: Node, inner: Reading) => [key, levelWords(below, inner)] as const;
  return dictionaryOf(dictionary("groups and what a series calls their levels", group)(node, reading));
};

/** "3 months", "1 year" → whole months, at least 1 */
export const months: Read<number> = (node, reading) => monthsIn(node, reading, "");

/** "last 3 months" → 3 */
export const lastMonths: Read<number> = (node, reading) => monthsIn(node, reading, "last ");

export const seriesName: Read<Name> = (node, reading) => ({ text: factId(node, reading), at: idAt(node) });

const periods = { month: 1, quarter: 3, "fiscal year": 12 } as const;

const each: Read<1 | 3 | 12> = (node, reading) =>
  periods[oneOf(Object.keys(periods) as (keyof typeof periods)[])(node, reading)];

/** So many months back from the last known, or the months of a span. */
type Over = number | Span;

const over: Read<Over> = (node, reading) => {
  if (node.kind === "text" && node.text.startsWith("last ")) return lastMonths(node, reading);
  if (reading.calendar) return span(node, reading);
  return wrong(node, reading, 'months, such as "last 12 months"', describeNode(node));
};

function monthsIn(node: Node, reading: Reading, before: string): number {
  const found = node.kind === "text" ? /^(last )?([1-9]\d{0,2}) (month|year)s?$/.exec(node.text) : null;
  if (found === null || (found[1] ?? "") !== before) {
    return wrong(node, reading, `months, such as "${before}12 months"`, describeNode(node));
  }
  return Number(found[2]) * (found[3] === "year" ? 12 : 1);
}

function readShare(node: MapNode, reading: Reading): Value {
  const table = nameOf((node.entries.get("table") as { value: Node }).value, reading);
  const [axis, ...more] = keysAt(node, ["table", "given"]);
  if (axis === undefined || more.length > 0) {
    const hint = "as in {table: outcomes, outcome: released}";
    return wrong(node, reading, "a table with one axis and the level of it", describeNode(node), hint);
  }
  const level = wordOf((node.entries.get(axis.text) as { value: Node }).value, reading);
  const under = node.entries.get("given")?.value;
  const given = under === undefined ? [] : givenLevels(under, reading);
  return { kind: "fact", at: node.at, fact: table.text, computed: { kind: "share", axis, level, given } };
}

const givenLevels: Read<{ axis: Name; level: Name }[]> = (node, reading) => {
  const given = keysAt(node).map((axis) => ({
    axis,
    level: wordOf((node as MapNode).entries.get(axis.text)!.value, reading),
  }));
  return given.length > 0 ? given : wrong(node, reading, "axes and the level of each", describeNode(node), "as in given: {family: single adult}"); // prettier-ignore
};
