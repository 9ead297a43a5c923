// A value as a document writes it: table outside, schedule inside it, expression inside that
// (docs/reference/language.md, section 2).
import { durationExample, byInstant, fixedDays, spanOf } from "./instant.ts";
import type { MapNode, Node } from "../reading/document.ts";
import { inUnit, parseExpression } from "./expression.ts";
import { keysAt, wordOf } from "../reading/name.ts";
import type { Name } from "../reading/name.ts";
import {
  asMap,
  dictionaryOf,
  describeNode,
  giveUpWhen,
  laterHint,
  refuseOtherKeys,
  together,
  wrong,
} from "../reading/reading.ts";
import type { Read, Reading } from "../reading/reading.ts";
import { factId, idAt } from "./factId.ts";
import { isComputed, lastMonths, readComputed, seriesName } from "./readComputed.ts";
import { bare } from "./unit.ts";
import type { ScaledUnit } from "./unit.ts";
import type { CountPeriod, SchedulePoint, Value } from "./value.ts";

/** What the place of a value allows. */
export interface ValuePlace {
  /** the unit of numbers written without one; `bare` for none */
  readonly unit?: ScaledUnit;
  readonly allowStock?: boolean;
  /** counts are for arrivals, and for the parameters that arrivals may name */
  readonly allowCounts?: boolean;
  /** numbers may be computed from published series, which is for parameters */
  readonly allowComputed?: boolean;
  /** servers may be `unlimited` for some levels or from some date on */
  readonly allowUnlimited?: boolean;
}

const schedules = ["steps", "line", "counts", "wave"] as const;
export const distributionWords = [
  "exponential", "erlang", "gamma", "lognormal", "weibull", "uniform", "triangular", "normal", "mix", "quantiles",
]; // prettier-ignore

export function value(place: ValuePlace = {}): Read<Value> {
  return (node, reading) => readValue(node, reading, place);
}

export function readValue(node: Node, reading: Reading, place: ValuePlace = {}): Value {
  if (node.kind === "map" && node.entries.has("by")) {
    return tableOf(node, reading, (level) => readValue(level, reading, place));
  }
  if (node.kind !== "map") return readExpression(node, reading, place);
  const shape = schedules.find((word) => node.entries.has(word));
  if (shape === "steps" || shape === "line") return readSchedule(node, shape, reading, place);
  if (shape === "counts") return readCounts(node, reading, place);
  if (shape === "wave") return readWave(node, reading, place);
  if (node.entries.has("fact")) return readFact(node, reading);
  if (isComputed(node)) {
    if (place.allowComputed === true) return readComputed(node, reading, place.unit ?? bare);
    const hint = "let a parameter compute it, and name the parameter here";
    return wrong(node, reading, "a value here", "a number computed from a series", hint);
  }
  return wrong(node, reading, "a value", describeNode(node), hintFor(node));
}

/** `{by: group, level: …, else: …}`, whatever stands in its levels. */
export function tableOf<T>(node: MapNode, reading: Reading, readLevel: (node: Node) => T) {
  const by = wordOf((node.entries.get("by") as { value: Node }).value, reading);
  const levels = [...node.entries].filter(([key]) => key !== "by");
  if (levels.length === 0) wrong(node, reading, `values for the levels of ${by.text}`, "none");
  const read = together(
    levels.map(
      ([key, entry]) =>
        () =>
          [key, readLevel(entry.value)] as const,
    ),
  );
  const otherwise = read.find(([key]) => key === "else");
  return {
    kind: "table" as const,
    at: node.at,
    by,
    levels: dictionaryOf(read.filter(([key]) => key !== "else")),
    levelNames: keysAt(node, ["by", "else"]),
    otherwise: otherwise === undefined ? null : otherwise[1],
  };
}

function readExpression(node: Node, reading: Reading, place: ValuePlace): Value {
  if (node.kind !== "text") return wrong(node, reading, "a value", describeNode(node));
  if (node.text === "unlimited") return readUnlimited(node, reading, place);
  const expression = parseExpression(node, reading, place.allowStock ?? false);
  return { kind: "expression", at: node.at, expression: inUnit(expression, place.unit ?? bare, node.at) };
}

/** A number without end; it enters no arithmetic. */
function readUnlimited(node: Node, reading: Reading, place: ValuePlace): Value {
  if (place.allowUnlimited !== true) {
    const hint = "`unlimited` may stand under `servers:`, by itself, in a table, or at a point of `steps`";
    wrong(node, reading, "a number here", "`unlimited`", hint);
  }
  return { kind: "expression", at: node.at, expression: { kind: "number", value: Infinity, unit: bare.unit } };
}

function readSchedule(node: MapNode, kind: "steps" | "line", reading: Reading, place: ValuePlace): Value {
  giveUpWhen(refuseOtherKeys(node, reading, "a schedule", [kind, "repeat", "sooner"]));
  const repeat = node.entries.get("repeat");
  const repeatDays = repeat === undefined ? null : fixedDays(repeat.value, reading);
  if (repeatDays !== null && repeatDays <= 0) wrong(node, reading, "a repeat longer than 0 days", `${repeatDays} days`);
  const { facts, others } = withoutFacts((node.entries.get(kind) as { value: Node }).value, reading);
  const calendar = reading.calendar && repeatDays === null;
  const atPoint = kind === "line" ? { ...place, allowUnlimited: false } : place;
  const points: SchedulePoint[] =
    facts !== null && others.entries.size === 0
      ? []
      : byInstant(others, reading, calendar, (point) => readPoint(point, reading, atPoint)).map(
          ({ when, value: read }) => ({
            at: read.at,
            when,
            value: read,
          }),
        );
  if (repeatDays !== null && (facts !== null || points[0].when.days !== 0)) {
    wrong(node, reading, "points of a repeating schedule that begin at `0 hours`", points[0]?.when.text ?? "facts");
  }
  if (repeatDays !== null && points[points.length - 1].when.days >= repeatDays) {
    wrong(node, reading, "points before the schedule repeats", points[points.length - 1].when.text);
  }
  const sooner = node.entries.get("sooner")?.value;
  if (sooner !== undefined && (kind === "line" || facts !== null || repeatDays !== null)) {
    const got = kind === "line" ? "a line" : facts === null ? "steps that repeat" : "steps of figures";
    wrong(sooner, reading, "`sooner:` beside steps that are written out, which it carries on", got);
  }
  return {
    kind,
    at: node.at,
    points,
    facts,
    repeatDays,
    ...(sooner === undefined ? {} : { sooner: seriesName(sooner, reading) }),
  };
}

function readCounts(node: MapNode, reading: Reading, place: ValuePlace): Value {
  if (place.allowCounts !== true) {
    wrong(node, reading, "a value here", "counts", "counts of a period are for arrivals; elsewhere use steps or line");
  }
  giveUpWhen(refuseOtherKeys(node, reading, "counts", ["counts", "goOn", "sooner"]));
  const { facts, others } = withoutFacts((node.entries.get("counts") as { value: Node }).value, reading);
  const periods: CountPeriod[] = together(
    [...others.entries].map(([key, entry]) => () => ({
      at: entry.keyAt,
      during: spanOf({ ...entry.value, at: entry.keyAt }, key, reading),
      value: readPoint(entry.value, reading, place),
    })),
  );
  if (periods.length === 0 && facts === null) wrong(node, reading, "at least one period", "none");
  periods.sort((left, right) => left.during.from.days - right.during.from.days);
  const [goOn, sooner] = ["goOn", "sooner"].map((key) => node.entries.get(key)?.value);
  if (sooner !== undefined && facts === null) {
    wrong(sooner, reading, "`sooner:` beside counts with `facts:`, which it carries on", "it without");
  }
  return {
    kind: "counts",
    at: node.at,
    periods,
    facts,
    ...(goOn === undefined ? {} : { goOnMonths: lastMonths(goOn, reading) }),
    ...(sooner === undefined ? {} : { sooner: seriesName(sooner, reading) }),
  };
}

function readWave(node: MapNode, reading: Reading, place: ValuePlace): Value {
  giveUpWhen(refuseOtherKeys(node, reading, "a wave", ["wave"]));
  const wave = asMap((node.entries.get("wave") as { value: Node }).value, reading, "a wave");
  giveUpWhen(refuseOtherKeys(wave, reading, "a wave", ["mean", "swing", "every", "peak"]));
  const field = (key: string): Node => {
    const entry = wave.entries.get(key);
    return entry === undefined ? wrong(wave, reading, `a wave with \`${key}:\``, "none") : entry.value;
  };
  const everyDays = fixedDays(field("every"), reading);
  if (everyDays <= 0) wrong(field("every"), reading, durationExample, describeNode(field("every")));
  return {
    kind: "wave",
    at: node.at,
    mean: readPoint(field("mean"), reading, { ...place, allowUnlimited: false }),
    swing: readPoint(field("swing"), reading, { ...place, allowUnlimited: false }),
    everyDays,
    peakDays: fixedDays(field("peak"), reading),
  };
}

function readFact(node: MapNode, reading: Reading): Value {
  giveUpWhen(refuseOtherKeys(node, reading, "a fact", ["fact"]));
  const entry = node.entries.get("fact") as { value: Node };
  const fact = factId(entry.value, reading);
  return { kind: "fact", at: idAt(entry.value), fact };
}

/** What stands at one point of a schedule: an expression or one published figure. */
function readPoint(node: Node, reading: Reading, place: ValuePlace): Value {
  if (node.kind === "map" && node.entries.has("fact")) return readFact(node, reading);
  if (node.kind === "map") {
    wrong(node, reading, "one value at this point", describeNode(node), "tables go outside schedules, not inside them");
  }
  return readExpression(node, reading, place);
}

/** Splits the key `facts`, a series of published figures, from the points written out beside it. */
function withoutFacts(node: Node, reading: Reading): { facts: Name | null; others: MapNode } {
  const map = asMap(node, reading, "dated values");
  const entry = map.entries.get("facts");
  if (entry === undefined) return { facts: null, others: map };
  const others = new Map([...map.entries].filter(([key]) => key !== "facts"));
  return { facts: { text: factId(entry.value, reading), at: idAt(entry.value) }, others: { ...map, entries: others } };
}

function hintFor(node: MapNode): string {
  const keys = [...node.entries.keys()];
  const later = keys.map(laterHint).find((hint) => hint !== undefined);
  if (later !== undefined) return later;
  if (keys.some((key) => distributionWords.includes(key))) return "a distribution may stand only where a duration may";
  return "a table by group begins with `by:` and the group; a schedule is steps, line, counts or wave";
}
