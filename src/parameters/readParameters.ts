// A parameters document → parameters: dated values with their unit, uncertainty and provenance
// (docs/reference/language.md, section 10).
import type { DocumentFile, Node } from "../reading/document.ts";
import { readDistribution, readValueOrDistribution } from "../quantity/readDistribution.ts";
import { instant, quantity } from "../quantity/instant.ts";
import {
  asMap, checkName, describeNode, dictionary, finish, giveUpWhen, laterHint, listOf, name, note, oneOf, optional, record, required,
  text, together, wrong,
} from "../reading/reading.ts"; // prettier-ignore
import type { Fields, Read, Reading } from "../reading/reading.ts";
import type { Instant } from "../quantity/value.ts";
import { namesAt } from "../reading/name.ts";
import { openDocument } from "../reading/openDocument.ts";
import type { DocumentContext } from "../reading/openDocument.ts";
import { partsOf } from "../quantity/parts.ts";
import type { Distribution, Value } from "../quantity/value.ts";
import { bare, parseUnit, samePowers } from "../quantity/unit.ts";
import type { ScaledUnit } from "../quantity/unit.ts";
import { isDistribution } from "../quantity/isDistribution.ts";
import { readDrift } from "./readDrift.ts";
import { judgedPartOf } from "./judgedPart.ts";
import { checkParts, knownDay, readKnownFrom } from "./knownFrom.ts";
import { namesReadAs, readAs } from "./readAs.ts";
import { sourceRules } from "./parameter.ts";
import type {
  Drift,
  JudgedPart,
  KnownFrom,
  Lever,
  Parameter,
  ParameterKind,
  Source,
  SourceRule,
  Uncertainty,
} from "./parameter.ts";

/**
 * The parameters of one document, in its order.
 *
 * @param context the model the document is for; only its id, words, fiscal year and kind of time matter
 * @throws PendencyError with up to ten problems of shape
 */
export function readParameters(file: DocumentFile, context: DocumentContext): readonly Parameter[] {
  const { tree, reading } = openDocument(file, "parameters", context);
  return finish(reading, () => {
    const document = record<{
      pendency: string;
      for: string;
      title: string;
      knownFrom: Instant | null;
      parameters: Parameter[];
      tables: number;
      correlations: number;
    }>("the document", {
      pendency: required(text),
      for: required(text),
      title: optional(text, ""),
      knownFrom: optional<Instant | null>(knownDay, null),
      // a document may say no more than how draws of a small model's own parameters go together
      parameters: tree.entries.has("correlations")
        ? optional<Parameter[]>(parameterSection, [])
        : required(parameterSection),
      // read on their own: readTables.ts, readCorrelations.ts
      tables: optional(anything, 0),
      correlations: optional(anything, 0),
    });
    const { parameters, knownFrom } = document(tree, reading);
    return judgedOn(knownFrom, parameters);
  });
}

/** The same with the day of their document's judgements. */
export function judgedOn(day: Instant | null, parameters: readonly Parameter[]): readonly Parameter[] {
  return day === null ? parameters : parameters.map((parameter) => ({ ...parameter, judgedFrom: day }));
}

/** The `parameters:` section, of a document of its own or of a small model. */
export const parameterSection: Read<Parameter[]> = dictionary("parameters", (key, node, reading, keyAt) =>
  readParameter(checkName(key, keyAt, node.path, reading), node, reading),
);

const sourceKeys = [
  "kind", "value", "facts", "alignment", "method", "judgedBy", "reason", "judged", "fallback", "knownFrom", "earlier",
]; // prettier-ignore
const describedKeys = ["title", "unit", "uncertainty", "drift", "lever", "default", "alternatives", "rule"];

function readParameter(named: string, node: Node, reading: Reading): Parameter {
  const map = asMap(node, reading, "a parameter");
  const unit = unitOf(map.entries.get("unit")?.value, map, reading);
  const conflicting = map.entries.has("alternatives") || map.entries.has("default");
  const described = record<{
    title: string;
    unit: string;
    uncertainty: Uncertainty | null;
    drift: Drift | null;
    lever: Lever | null;
    default: string | null;
    alternatives: Option[] | null;
    rule: SourceRule | null;
  }>("a parameter", {
    title: required(text),
    unit: required(text),
    uncertainty: optional<Uncertainty | null>(uncertainty(unit), null),
    drift: optional<Drift | null>(readDrift(unit), null),
    lever: optional<Lever | null>(lever(unit), null),
    default: conflicting ? required<string | null>(name) : optional<string | null>(name, null),
    alternatives: conflicting
      ? required<Option[] | null>(options(unit))
      : optional<Option[] | null>(options(unit), null),
    rule: optional<SourceRule | null>(oneOf<SourceRule>(sourceRules), null),
  });
  const only = (keys: readonly string[]) => ({
    ...map,
    entries: new Map([...map.entries].filter(([key]) => keys.includes(key))),
  });
  const rule = map.entries.get("rule");
  if (rule !== undefined && !conflicting) {
    const hint = "`rule:` says how a run chooses among `alternatives:`; without them there is nothing to choose";
    return wrong(rule.value, reading, "`rule:` beside `alternatives:`", "it without them", hint);
  }
  // a key that neither part knows is told by the first, which knows all
  const unknown = [...map.entries.keys()].filter((key) => ![...sourceKeys, ...describedKeys].includes(key));
  if (unknown.length > 0) {
    record(
      "a parameter",
      Object.fromEntries([...describedKeys, ...sourceKeys].map((key) => [key, optional(anything, 0)])),
    )(map, reading);
  }
  const [parts, source] = together<unknown>([
    () => described(only(describedKeys), reading),
    () => (conflicting ? noSource(only(sourceKeys), reading) : readSource(only(sourceKeys), reading, unit)),
  ]) as [ReturnType<typeof described>, Source | typeof none];
  const values = source === none ? (parts.alternatives ?? []).map((option) => option.source.value) : [source.value];
  if (parts.drift !== null && values.some(isDistribution)) {
    const at = map.entries.get("drift")?.value ?? map;
    const hint = "name the distribution's mean or median as a parameter of its own, and let that drift";
    wrong(at, reading, "`drift:` beside a number over time", "it beside a distribution", hint);
  }
  return {
    name: named,
    title: parts.title,
    unit: unit.unit,
    source: source === none ? null : source,
    alternatives:
      parts.alternatives === null
        ? null
        : {
            ...weighted(parts.default as string, parts.alternatives, map, reading),
            ...(parts.rule === null ? {} : { rule: parts.rule }),
          },
    uncertainty: parts.uncertainty,
    ...(parts.drift === null ? {} : { drift: parts.drift }),
    lever: parts.lever,
    at: map.at,
  };
}

const none = "conflicting" as const;
const anything: Read<number> = () => 0;

function noSource(map: Node, reading: Reading): typeof none {
  const keys = map.kind === "map" ? [...map.entries.keys()] : [];
  if (keys.length > 0) {
    wrong(map, reading, "a value either here or in the alternatives", `${keys.join(", ")} beside them`);
  }
  return none;
}

/** A value with where it comes from. What each kind must say depends on the kind. */
function readSource(node: Node, reading: Reading, unit: ScaledUnit, asFallback = false): Source {
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
    ...(asFallback ? { uncertainty: optional<Uncertainty | null>(uncertainty(unit), null) } : {}),
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

interface Option {
  readonly name: string;
  readonly title: string;
  readonly source: Source;
  readonly weight: number | "rest";
}

function options(unit: ScaledUnit): Read<Option[]> {
  return dictionary("alternatives", (key, node, reading, keyAt) => {
    const map = asMap(node, reading, "an alternative");
    const weight = map.entries.get("weight")?.value;
    if (weight === undefined) return wrong(map, reading, "an alternative with `weight:`", "none");
    const titled = map.entries.get("title")?.value;
    const others = new Map([...map.entries].filter(([field]) => field !== "weight" && field !== "title"));
    const [source, share, title] = together<Source | number | "rest" | string>([
      () => readSource({ ...map, entries: others }, reading, unit),
      () => (weight.kind === "text" && weight.text === "rest" ? "rest" : shareIn(weight, reading)),
      () => (titled === undefined ? key : text(titled, reading)),
    ]) as [Source, number | "rest", string];
    return { name: checkName(key, keyAt, node.path, reading), title, source, weight: share };
  });
}

/** Weights add up to 1; one of them may be the rest. */
function weighted(
  preferred: string,
  alternatives: Option[],
  map: Node,
  reading: Reading,
): NonNullable<Parameter["alternatives"]> {
  const known = alternatives.map((option) => option.name);
  const preferredAt = (map.kind === "map" ? map.entries.get("default")?.value : undefined) ?? map;
  if (!known.includes(preferred))
    wrong(preferredAt, reading, `a default among ${known.join(", ")}`, JSON.stringify(preferred));
  const sum = alternatives.reduce((total, { weight }) => total + (weight === "rest" ? 0 : weight), 0);
  const rests = alternatives.filter(({ weight }) => weight === "rest").length;
  const wanted = rests === 1 ? sum <= 1 + 1e-9 : rests === 0 && Math.abs(sum - 1) <= 1e-9;
  if (!wanted) wrong(map, reading, "weights that sum to 100 %, with at most one `rest`", `${sum * 100} %`);
  const rest = Math.max(0, 1 - sum);
  const settled = alternatives.map((option) => ({
    ...option,
    weight: option.weight === "rest" ? rest : option.weight,
  }));
  return { default: preferred, options: settled };
}

function unitOf(node: Node | undefined, map: Node, reading: Reading): ScaledUnit {
  if (node === undefined) return wrong(map, reading, "a parameter with `unit:`", "none");
  const unit = parseUnit(text(node, reading), reading.vocabulary);
  const hint = "nouns other than time, money and what flows are listed in the model's `units:`";
  return (
    unit ??
    wrong(node, reading, "a unit such as share, persons, days, per month or USD per day", describeNode(node), hint)
  );
}

function uncertainty(unit: ScaledUnit): Read<Uncertainty> {
  return (node, reading) => {
    const map = asMap(node, reading, "an uncertainty");
    const keys = [...map.entries.keys()];
    const [how, ...more] = keys;
    if (more.length > 0 || (how !== "times" && how !== "plus" && how !== "is")) {
      const beside = keys.includes("drift") ? "`drift:` stands beside `uncertainty:`, not in it" : undefined;
      const later = beside ?? keys.filter((key) => key !== "times").map(laterHint).find((hint) => hint !== undefined); // prettier-ignore
      return wrong(map, reading, "one of times, plus, is", describeNode(map), later);
    }
    const inside = (map.entries.get(how) as { value: Node }).value;
    const place = { allowComputed: true, ...(how === "times" ? {} : { unit }) };
    return { how, distribution: readDistribution(inside, reading, place) };
  };
}

function lever(unit: ScaledUnit): Read<Lever> {
  return (node, reading) => {
    const bound: Read<number> = (figure, inner) => inOwnUnit(figure, inner, unit);
    const read = record<Lever>("a lever", {
      from: required(bound),
      to: required(bound),
      step: required(bound),
      label: required(text),
    })(node, reading);
    if (!(read.from < read.to && read.step > 0)) {
      wrong(node, reading, "a lever from a lower to a higher figure in steps above 0", `${read.from} to ${read.to}`);
    }
    return read;
  };
}

/** A figure in the parameter's own unit, whether it says the unit or not. */
function inOwnUnit(node: Node, reading: Reading, unit: ScaledUnit): number {
  const written = quantity(node, reading);
  if (written.unit.text === "" || written.unit.text === unit.unit.text) {
    return written.unit.text === "" ? written.value : (written.value * unit.denominator) / unit.numerator;
  }
  if (!samePowers(written.unit.powers, unit.unit.powers)) {
    wrong(node, reading, `a figure in ${unit.unit.text}`, describeNode(node));
  }
  return (written.value * unit.denominator) / unit.numerator;
}

/** A share written as a number, 0 to 1. */
export function shareIn(node: Node, reading: Reading): number {
  const { value, unit } = quantity(node, reading);
  const fits = samePowers(unit.powers, bare.unit.powers) && value >= 0 && value <= 1;
  return fits ? value : wrong(node, reading, "a share between 0 % and 100 %", describeNode(node));
}
