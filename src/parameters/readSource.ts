// A value with where it comes from: its figures, its method or who judged it, and what stands in for it before it was known.
import { instant } from "../quantity/instant.ts";
import { partsOf } from "../quantity/parts.ts";
import { readValueOrDistribution } from "../quantity/readDistribution.ts";
import type { ScaledUnit } from "../quantity/unit.ts";
import type { Distribution, Value } from "../quantity/value.ts";
import type { Node } from "../reading/document.ts";
import { namesAt } from "../reading/name.ts";
import {
  asMap,
  describeNode,
  giveUpWhen,
  listOf,
  note,
  oneOf,
  optional,
  record,
  required,
  text,
  wrong,
} from "../reading/reading.ts";
import type { Fields, Read, Reading } from "../reading/reading.ts";
import { judgedPartOf } from "./judgedPart.ts";
import { checkParts, readKnownFrom } from "./knownFrom.ts";
import type { JudgedPart, KnownFrom, ParameterKind, Source, Uncertainty } from "./parameter.ts";
import { namesReadAs, readAs } from "./readAs.ts";
import { readUncertainty } from "./readUncertainty.ts";

/** The keys beside a parameter's own. */
export const sourceKeys = [
  "kind", "value", "facts", "alignment", "method", "judgedBy", "reason", "judged", "fallback", "knownFrom", "earlier",
]; // prettier-ignore

/** A value with where it comes from. What each kind must say depends on the kind. */
export function readSource(node: Node, reading: Reading, unit: ScaledUnit, asFallback = false): Source {
  const {
    knownFrom,
    earlier,
    uncertainty: range,
    ...source
  } = record<ReadSource>("a parameter", {
    kind: required(oneOf<ParameterKind>(["fact", "estimate", "judgement"])),
    value: required((value, inner) =>
      readValueOrDistribution(value, inner, { unit, allowCounts: true, allowComputed: true }),
    ),
    facts: optional(listOf(text), []),
    alignment: optional(text, ""),
    method: optional(text, ""),
    judgedBy: optional(text, ""),
    reason: optional(text, ""),
    judged: optional<JudgedPart | null>(judgedPart, null),
    fallback: optional<Source | null>(asFallback ? noFallback : readFallback(node, unit), null),
    knownFrom: optional<KnownFrom | null>(readKnownFrom, null),
    earlier: optional<readonly Source[]>(asFallback ? noEarlier : readEarlier(node, unit), []),
    ...(asFallback ? { uncertainty: optional<Uncertainty | null>(readUncertainty(unit), null) } : {}),
  } as Fields<ReadSource>)(node, reading);
  const needs: Readonly<Record<ParameterKind, readonly ("facts" | "method" | "judgedBy" | "reason")[]>> = {
    fact: ["facts"],
    estimate: ["facts", "method"],
    judgement: ["judgedBy", "reason"],
  };
  // the series that numbers are computed from are its figures
  const isGiven = (key: (typeof needs)[ParameterKind][number]): boolean =>
    source[key].length > 0 || (key === "facts" && source.kind === "estimate" && hasComputed(source.value));
  const missing = needs[source.kind].filter((key) => !isGiven(key));
  for (const key of missing) {
    const article = source.kind === "estimate" ? "an" : "a";
    note(reading, "shape", node.at, node.path, `${article} ${source.kind} with \`${key}:\``, "none");
  }
  giveUpWhen(missing.length > 0);
  if (source.judged != null) checkJudged(source.judged, source, node, reading);
  if (knownFrom !== null) checkKnownFrom(knownFrom, source, node, reading);
  const field = (key: string): Node | undefined => (node.kind === "map" ? node.entries.get(key)?.value : undefined);
  const cited = namesAt(field("facts"));
  const before = field("earlier");
  const earlierState = before?.kind === "text" && before.text === stateBefore;
  return {
    ...source,
    cited,
    at: node.at,
    ...(knownFrom === null ? {} : { knownFrom }),
    ...(earlier.length === 0 ? {} : { earlier }),
    ...(earlierState ? { earlierState } : {}),
    ...(range == null ? {} : { uncertainty: range }),
  };
}

/** As a document gives it; where it does not, nothing of the last three is kept. */
interface ReadSource extends Omit<Source, "at" | "cited" | "knownFrom" | "earlier"> {
  readonly knownFrom: KnownFrom | null;
  readonly earlier: readonly Source[];
}

function checkKnownFrom(
  knownFrom: KnownFrom,
  { kind, value }: Pick<Source, "kind" | "value">,
  node: Node,
  reading: Reading,
): void {
  const map = asMap(node, reading, "a parameter");
  if (kind === "fact") {
    const at = map.entries.get("knownFrom")?.value ?? node;
    const hint = "a fact is known from the day on which its figure came out";
    wrong(at, reading, "`knownFrom:` beside a judgement or an estimate", "it beside a fact", hint);
  }
  checkParts(knownFrom, value, map, reading);
}

/** Of a table by the states of a regime: what is read for a state until its own column is known. */
const stateBefore = "state before";

/** `- {knownFrom: 2021-12-01, value: 60%, reason: …}`: what would have been judged from that day on, earliest first. */
function readEarlier(beside: Node, unit: ScaledUnit): Read<readonly Source[]> {
  const one: Read<Source> = (node, reading) => {
    const map = asMap(node, reading, "an earlier value");
    if (map.entries.get("knownFrom")?.value.kind !== "text")
      wrong(map, reading, "an earlier value with `knownFrom:`, one day", "none");
    const said = asMap(beside, reading, "a parameter").entries.get("judgedBy");
    const entries = new Map([["kind", { value: textNode("judgement", map), keyAt: map.at }], ...map.entries]);
    if (!entries.has("judgedBy") && said !== undefined) entries.set("judgedBy", said);
    return readSource({ ...map, entries }, reading, unit, true);
  };
  return (node, reading) => {
    if (node.kind === "text" && node.text === stateBefore) return [];
    if (node.kind === "text") wrong(node, reading, `earlier values, or \`${stateBefore}\``, describeNode(node));
    const read = listOf(one)(node, reading);
    const days = read.map(({ knownFrom }) => knownFrom?.rest?.days ?? 0);
    const twice = days.findIndex((day, index) => days.indexOf(day) < index);
    if (twice !== -1) wrong(node, reading, "earlier values of different days", read[twice].knownFrom?.rest?.text ?? "");
    return read.toSorted((left, right) => (left.knownFrom?.rest?.days ?? 0) - (right.knownFrom?.rest?.days ?? 0));
  };
}

/** Days order earlier values by themselves; one inside another would say the same twice. */
const noEarlier: Read<readonly Source[]> = (node, reading) =>
  wrong(node, reading, "a value without earlier ones of its own", "`earlier:` inside it", "list them beside the value");

const textNode = (written: string, { at, path }: Node): Node => ({ kind: "text", text: written, at, path, inset: 0 });

function hasComputed(value: Value | Distribution): boolean {
  return partsOf(value, "").some((part) => part.kind === "fact" && part.computed);
}

const judgedPart: Read<JudgedPart> = record<JudgedPart>("what is judged", {
  of: optional(listOf(text), []),
  from: optional<JudgedPart["from"]>(instant, null),
  judgedBy: required(text),
  reason: required(text),
});

/** Every word of it must find something, or a later change of the value would leave it saying what is no longer so. */
function checkJudged(
  { of, from }: JudgedPart,
  { kind, value }: Omit<Source, "at" | "cited">,
  node: Node,
  reading: Reading,
): void {
  const at = node.kind === "map" ? (node.entries.get("judged")?.value ?? node) : node;
  if (kind === "judgement") {
    wrong(at, reading, "`judged:` beside a fact or an estimate", "it beside a judgement, all of which is judged");
  }
  for (const level of of) {
    if (judgedPartOf(value, { of: [level], from: null }) === null) {
      wrong(at, reading, "levels and states that the value lists, or else", level);
    }
  }
  if (from !== null && judgedPartOf(value, { of: [], from }) === null) {
    wrong(at, reading, "a day on which a date of the value stands, or an earlier one", from.text);
  }
}

/**
 * Without a `value:` of its own it is the value beside it, resting on less; `readAs:` says which states are
 * others then.
 */
function readFallback(beside: Node, unit: ScaledUnit): Read<Source | null> {
  return (node, reading) => {
    const map = asMap(node, reading, "a fallback");
    const value = asMap(beside, reading, "a parameter").entries.get("value");
    const other = map.entries.get("readAs");
    const entries = new Map([...map.entries].filter(([key]) => key !== "readAs"));
    if (!entries.has("value") && value !== undefined) entries.set("value", value);
    const source = readSource({ ...map, entries }, reading, unit, true);
    if (other === undefined) return source;
    const read = readAs(source.value, other.value, reading);
    return { ...source, value: read, readAs: namesReadAs(other.value, reading) };
  };
}

/** A second fallback would need an order of days that nobody can check. */
const noFallback: Read<Source | null> = (node, reading) =>
  wrong(node, reading, "a fallback without a fallback of its own", "`fallback:` inside `fallback:`");
