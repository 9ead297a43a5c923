// Servers, units, slots and places are whole: part of one cannot be typed, and what is worked out is rounded down.
import type { Problem } from "../errors.ts";
import { partsOf } from "../quantity/parts.ts";
import type { Place } from "./places.ts";

const words: Readonly<Record<string, string>> = {
  servers: "servers",
  slots: "slots",
  minimum: "persons",
  room: "places",
};

/** Notes each number of servers, slots, places or least persons that is typed and not whole. */
export function checkWhole(problems: Problem[], place: Place): void {
  const { path, value } = place;
  const what = words[path.slice(path.lastIndexOf(".") + 1)] ?? "units";
  for (const part of partsOf(value, path)) {
    if (part.kind !== "expression" || part.expression.kind !== "number") continue;
    const { value: number, unit } = part.expression;
    if (!Number.isFinite(number) || Number.isInteger(number)) continue;
    problems.push({
      kind: "shares",
      at: part.at,
      path: part.path,
      expected: `whole ${what}`,
      got: `${number} ${unit.text}`.trim(),
      hint: "write a whole number; only what an expression comes to is rounded down",
    });
  }
}
