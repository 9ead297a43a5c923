// `mayChange:` of a regime: the odds with which its state changes after the last day known, and to what.
import type { Node } from "../reading/document.ts";
import { instant, quantity } from "../quantity/instant.ts";
import { describeNode, listOf, optional, record, required, text, wrong } from "../reading/reading.ts";
import type { Read, Reading } from "../reading/reading.ts";
import { bare, samePowers } from "../quantity/unit.ts";
import type { Instant } from "../quantity/value.ts";
import type { MayChange } from "./model.ts";

const daysInYear = 365.25;
const mostAYear = 12;

/** @param states of the regime */
export function readMayChange(states: readonly string[]): Read<MayChange> {
  return (node, reading) => ({
    ...record<Omit<MayChange, "at">>("how a regime may change", {
      odds: required<MayChange["odds"]>(odds),
      to: required<MayChange["to"]>((written, inner) => nextStates(written, states, inner)),
      from: optional<Instant | null>(instant, null),
    })(node, reading),
    at: node.at,
  });
}

const odds: Read<MayChange["odds"]> = (node, reading) => {
  if (node.kind === "text" && node.text === "fromRecord") return "fromRecord";
  const { value, unit } = quantity(node, reading);
  if (samePowers(unit.powers, { day: -1 }) && value >= 0 && value * daysInYear <= mostAYear) return value;
  return wrong(node, reading, `fromRecord, or a rate such as "20% per year", at most ${mostAYear} a year`, describeNode(node)); // prettier-ignore
};

function nextStates(node: Node, states: readonly string[], reading: Reading): MayChange["to"] {
  if (node.kind === "text" && node.text === "known") return "known";
  const state = (written: Node, said: string): string =>
    states.includes(said) ? said : wrong(written, reading, `one of ${states.join(", ")}`, JSON.stringify(said));
  if (node.kind !== "map") {
    const listed = listOf((written, inner) => state(written, text(written, inner)))(node, reading);
    return Object.fromEntries(listed.map((one) => [one, 1]));
  }
  const weights = [...node.entries].map(([said, { value, keyAt }]) => {
    const { value: weight, unit } = quantity(value, reading);
    const fits = samePowers(unit.powers, bare.unit.powers) && weight >= 0 && weight <= 1;
    if (!fits) wrong(value, reading, "a share between 0 % and 100 %", describeNode(value));
    return [state({ ...value, at: keyAt }, said), weight] as const;
  });
  const sum = weights.reduce((total, [, weight]) => total + weight, 0);
  const isWhole = sum > 1 - 1e-9 && sum < 1 + 1e-9;
  return isWhole ? Object.fromEntries(weights) : wrong(node, reading, "shares that sum to 100 %", `${sum * 100} %`);
}
