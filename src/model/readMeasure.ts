// A measure as models and claims write it (docs/reference/language.md, section 12): what is measured, of
// whom, when, under which scenarios.
import type { MapNode, Node } from "../reading/document.ts";
import { mentionsAt } from "./measureMentions.ts";
import { fixedDays, instant, span } from "../quantity/instant.ts";
import {
  asMap, describeNode, dictionaryOf, listOf, name, oneOf, optional, record, required, text, wrong,
} from "../reading/reading.ts"; // prettier-ignore
import type { Fields, Read, Reading } from "../reading/reading.ts";
import { factId } from "../quantity/factId.ts";
import { didYouMean } from "../reading/suggest.ts";
import type { Span } from "../quantity/value.ts";
import type { AtInstant, Measure, MeasureKind, ResourceMeasureKind, WaitStatistic, Where } from "./measure.ts";

const measureKinds: readonly MeasureKind[] = [
  "stock", "waiting", "entries", "moves", "boardings", "strikes", "wait", "sojourn", "age", "share", "utilisation",
  "overtime", "cost", "leftBehind", "fact",
]; // prettier-ignore

export const readMeasure: Read<Measure> = (node, reading) => {
  const map = asMap(node, reading, "a measure");
  const kinds = kindsIn(map);
  if (kinds.length !== 1) {
    const hint = [...map.entries.keys()]
      .map((key) => didYouMean(key, measureKinds))
      .find((found) => found !== undefined);
    const listed = measureKinds.join(", ");
    return wrong(
      map,
      reading,
      `one measure of ${listed}`,
      kinds.length === 0 ? describeNode(map) : kinds.join(" and "),
      hint,
    );
  }
  return { ...readers[kinds[0]](map, reading), position: map.at, mentions: mentionsAt(map, kinds[0]) };
};

/** Which measures a mapping names; one, when it is right. */
export function kindsIn(map: MapNode): MeasureKind[] {
  return measureKinds.filter((kind) => map.entries.has(kind));
}

/** Levels by group, each one level or a list. */
export const where: Read<Where> = (node, reading) => {
  const map = asMap(node, reading, "levels by group");
  return dictionaryOf([...map.entries].map(([group, entry]) => [group, listOf(text)(entry.value, reading)] as const));
};

/** Scenarios that are stacked; `baseline` is the empty stack. */
const stack: Read<string[]> = (node, reading) => listOf(text)(node, reading).filter((one) => one !== "baseline");

const atInstant: Read<AtInstant> = (node, reading) =>
  node.kind === "text" && node.text === "end" ? "end" : instant(node, reading);

type Unplaced = Measure extends infer M ? (M extends Measure ? Omit<M, "position" | "mentions"> : never) : never;

const stages = listOf(name);
const window = optional<Span | null>(span, null);
const cohort = record<{ entered: string[]; window: Span | null }>("a cohort", { entered: required(stages), window });

const readers: Readonly<Record<MeasureKind, Read<Unplaced>>> = {
  stock: (node, reading) => ({ kind: "stock", ...stockOf("stock", node, reading) }),
  waiting: (node, reading) => ({ kind: "waiting", ...stockOf("waiting", node, reading) }),
  entries: (node, reading) => {
    const { of, ...rest } = measureOf("entries", stages, { window })(node, reading);
    return { kind: "entries", stages: of, ...rest };
  },
  moves: (node, reading) => {
    const { of, ...rest } = measureOf("moves", pairOf, { window })(node, reading);
    return { kind: "moves", from: of[0], to: of[1], ...rest };
  },
  boardings: (node, reading) => {
    const { of, ...rest } = measureOf("boardings", pairOf, { window })(node, reading);
    return { kind: "boardings", stage: of[0], resource: of[1], ...rest };
  },
  strikes: (node, reading) => {
    const { of, ...rest } = measureOf("strikes", name, { window })(node, reading);
    return { kind: "strikes", clock: of, ...rest };
  },
  wait: (node, reading) => {
    const among = optional<"served" | "everyone">(oneOf(["served", "everyone"]), "served");
    const { of, ...rest } = measureOf("wait", stages, { statistic: required(statistic), among, window })(node, reading);
    return { kind: "wait", stages: of, ...rest };
  },
  sojourn: (node, reading) => {
    const { of, ...rest } = measureOf("sojourn", stages, { statistic: required(statistic), window })(node, reading);
    return { kind: "sojourn", stages: of, ...rest };
  },
  age: (node, reading) => {
    const fields = { statistic: required(statistic), at: required(atInstant) };
    const { of, at, ...rest } = measureOf("age", stages, fields)(node, reading);
    return { kind: "age", stages: of, moment: at, ...rest };
  },
  share: (node, reading) => {
    const fields = { cohort: required(cohort), at: required(atInstant) };
    const { of, at, cohort: from, ...rest } = measureOf("share", stages, fields)(node, reading);
    return { kind: "share", stages: of, entered: from.entered, cohortWindow: from.window, moment: at, ...rest };
  },
  utilisation: (node, reading) => ({ kind: "utilisation", ...resourceMeasure("utilisation", node, reading) }),
  overtime: (node, reading) => ({ kind: "overtime", ...resourceMeasure("overtime", node, reading) }),
  cost: (node, reading) => ({ kind: "cost", ...resourceMeasure("cost", node, reading) }),
  leftBehind: (node, reading) => ({ kind: "leftBehind", ...resourceMeasure("leftBehind", node, reading) }),
  fact: (node, reading) => {
    const fields = { fact: required(factId), title: optional(text, "") };
    return { kind: "fact", fact: record("a fact measure", fields)(node, reading).fact, where: {}, scenario: [] };
  },
};

function stockOf(kind: "stock" | "waiting", node: Node, reading: Reading) {
  const fields = { at: optional<AtInstant | null>(atInstant, null), window };
  const { of, at, ...rest } = measureOf(kind, stages, fields)(node, reading);
  if (at !== null && rest.window !== null) wrong(node, reading, "either `at:` or `window:`", "both");
  return { stages: of, moment: at, ...rest };
}

function resourceMeasure(kind: ResourceMeasureKind, node: Node, reading: Reading) {
  const { of, ...rest } = measureOf(kind, name, { window })(node, reading);
  const limited = node.kind === "map" ? node.entries.get("where") : undefined;
  if (limited !== undefined && Object.keys(rest.where).length > 0) {
    const hint = "count their `entries` into the stage it serves, or give them a resource of their own";
    wrong(limited.value, reading, `a ${kind} of the whole resource, which all people share`, "`where:`", hint);
  }
  return { resource: of, ...rest };
}

/** The record of one measure: what it is of stands under its own name, `stock: hearing`. */
function measureOf<S, M extends object>(kind: MeasureKind, subject: Read<S>, more: Fields<M>) {
  type Whole = M & { of: S; where: Where; scenario: string[] };
  const fields = {
    [kind]: required(subject),
    ...more,
    where: optional<Where>(where, {}),
    scenario: optional<string[]>(stack, []),
    title: optional(text, ""),
  };
  const read = record<Record<string, unknown>>(`a measure of ${kind}`, fields);
  return (node: Node, reading: Reading): Whole => {
    const { [kind]: of, title: _title, ...rest } = read(node, reading);
    return { of, ...rest } as Whole;
  };
}

function pairOf(node: Node, reading: Reading): string[] {
  const both = listOf(name)(node, reading);
  return both.length === 2 ? both : wrong(node, reading, "a list of two names", describeNode(node));
}

function statistic(node: Node, reading: Reading): WaitStatistic {
  if (node.kind === "map") {
    const fields = { "share over": required(daysFromNothing) };
    return { kind: "shareOver", days: record("a statistic", fields)(node, reading)["share over"] };
  }
  const quantile = /^p(\d{1,2}(?:\.\d+)?)$/.exec(node.kind === "text" ? node.text : "");
  if (quantile !== null) return { kind: "quantile", share: Number(quantile[1]) / 100 };
  return { kind: plainStatistic(node, reading) };
}

const daysFromNothing: Read<number> = (node, reading) => {
  const days = fixedDays(node, reading);
  return days >= 0 ? days : wrong(node, reading, "a length of time, 0 or more", describeNode(node));
};

const plainStatistic: Read<"mean" | "median" | "variance"> = (node, reading) => {
  const words = ["mean", "median", "variance"] as const;
  const found = words.find((word) => node.kind === "text" && node.text === word);
  return found ?? wrong(node, reading, "mean, median, variance, p90 or {share over: 2 days}", describeNode(node));
};
