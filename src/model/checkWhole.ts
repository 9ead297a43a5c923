// Servers, units, slots, places and people are whole: part of one cannot be typed, and what is worked out is rounded.
import type { Problem } from "../errors.ts";
import { partsOf } from "../quantity/parts.ts";
import type { Place } from "./places.ts";

const words: Readonly<Record<string, string>> = {
  servers: "servers",
  slots: "slots",
  minimum: "persons",
  room: "places",
  count: "persons",
};

/** Notes each number of servers, slots, places or persons that is typed and not whole. */
export function checkWhole(problems: Problem[], place: Place): void {
  const { path, value } = place;
  const what = words[path.slice(path.lastIndexOf(".") + 1)] ?? "units";
  for (const part of partsOf(value, path)) {
    if (part.kind !== "expression" || part.expression.kind !== "number") continue;
    const { value: number, unit } = part.expression;
    // what is below 0 has a message of its own
    if (!Number.isFinite(number) || Number.isInteger(number) || number < 0) continue;
    problems.push({
      kind: "shares",
      at: part.at,
      path: part.path,
      expected: `whole ${what}`,
      got: `${number} ${unit.text}`.trim(),
      hint: `write a whole number; only what an expression comes to is rounded${place.wants === "count" ? "" : " down"}`,
    });
  }
}
