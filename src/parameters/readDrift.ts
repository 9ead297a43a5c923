// `drift:` of a parameter: how its value may wander after the last figure known.
import { fixedDays, instant, quantity } from "../quantity/instant.ts";
import { timeUnits } from "../quantity/date.ts";
import { describeNode, listOf, oneOf, optional, record, required, wrong } from "../reading/reading.ts";
import type { Read } from "../reading/reading.ts";
import { wordOf } from "../reading/name.ts";
import type { Name } from "../reading/name.ts";
import { bare, samePowers } from "../quantity/unit.ts";
import type { ScaledUnit } from "../quantity/unit.ts";
import type { Instant } from "../quantity/value.ts";
import type { Drift, DriftSource } from "./parameter.ts";

/** What stands where a document says nothing. */
const usualDegrees = 5;
const usualCut = 6;

/** A larger one is no drift: within a year one run in six would be at twenty times its level or a twentieth. */
const largestSize = 3;

export function readDrift({ unit }: ScaledUnit): Read<Drift> {
  return (node, reading) => {
    const drift = record<Omit<Drift, "at" | "scale"> & { in: Drift["scale"] }>("a drift", {
      size: required<number | DriftSource>(size),
      halfLife: optional<number | null>(months, null),
      degrees: optional(numberFrom(1, 1000, "degrees of freedom from 1 to 1000"), usualDegrees),
      cut: optional(numberFrom(1, 100, "a cut from 1 to 100 scales of the t"), usualCut),
      in: optional(oneOf<Drift["scale"]>(["logs", "logits"]), unit.text === "share" ? "logits" : "logs"),
      by: optional<Name | null>(wordOf, null),
      from: optional<Instant | null>(instant, null),
      meanOf: optional<number | null>(months, null),
      away: optional(numberFrom(-5, 5, "a distance in logs from -5 to 5"), 0),
    })(node, reading);
    const { in: scale, ...rest } = drift;
    const isWritten = (key: string): boolean => node.kind === "map" && node.entries.has(key);
    const leftOut =
      typeof rest.size === "number"
        ? {}
        : { leftOut: { halfLife: !isWritten("halfLife"), degrees: !isWritten("degrees") } };
    if (rest.halfLife === null && rest.away !== 0) {
      wrong(node, reading, "`away:` beside `halfLife:`", "it without", "a random walk goes back to no level");
    }
    return { ...rest, ...leftOut, scale, at: node.at };
  };
}

const size: Read<number | DriftSource> = (node, reading) => {
  if (node.kind === "map") return driftSource(node, reading);
  return plainSize(node, reading);
};

const plainSize: Read<number> = (node, reading) => {
  const { value, unit } = quantity(node, reading);
  if (samePowers(unit.powers, bare.unit.powers) && value >= 0 && value <= largestSize) return value;
  const hint = "it is the standard deviation of the change over a year, a plain number without a unit";
  return wrong(node, reading, "a size from 0 % to 300 %, or `{from: SERIES}`", describeNode(node), hint);
};

const driftSource: Read<DriftSource> = (node, reading) => {
  const read = record<{ from: Name[]; outOf: Name | null; else: number | null }>("the size of a drift", {
    from: required(listOf(wordOf)),
    outOf: optional<Name | null>(wordOf, null),
    else: optional<number | null>(plainSize, null),
  })(node, reading);
  return { series: read.from, outOf: read.outOf, otherwise: read.else };
};

const months: Read<number> = (node, reading) => {
  const days = fixedDays(node, reading);
  const length = days / timeUnits["month"][0];
  return length > 0 && length <= 1200 ? length : wrong(node, reading, "more than 0 days, at most 100 years", describeNode(node)); // prettier-ignore
};

function numberFrom(least: number, most: number, expected: string): Read<number> {
  return (node, reading) => {
    const { value, unit } = quantity(node, reading);
    const fits = samePowers(unit.powers, bare.unit.powers) && value >= least && value <= most;
    return fits ? value : wrong(node, reading, expected, describeNode(node));
  };
}
