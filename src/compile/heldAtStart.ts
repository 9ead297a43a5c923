// Units that people hold at the first instant: more of them than there are is a mistake in the documents.
import type { Problem } from "../errors.ts";
import type { Model } from "../model/model.ts";
import { valueAt } from "../quantity/curve.ts";
import type { Program } from "./program.ts";

/** What `shortOfUnits` of a run would say, with its place; units that depend on stocks are left to the run. */
export function heldBeyondUnits(program: Program, model: Model): readonly Problem[] {
  const held = new Float64Array(program.resources.length);
  for (const { resource, span } of program.holds) {
    for (const { stage, counts } of program.initial) {
      if (span[stage] !== 1) continue;
      for (let c = 0; c < program.classCount; c++) if (resource[c] >= 0) held[resource[c]] += counts[c] * program.weights[c]; // prettier-ignore
    }
  }
  return program.resources.flatMap(({ base, name, units }, index): Problem[] => {
    if (held[index] === 0 || units.curve < 0 || units.feedback !== null) return [];
    const there = unitsAtStart(program, units.curve);
    if (held[index] <= there) return [];
    const resource = model.resources.find((one) => one.name === base);
    const servers = resource?.servers;
    return [
      {
        kind: "sense",
        at: servers === undefined || servers === null || servers === "unlimited" ? null : servers.at,
        path: `resources.${name}`,
        expected: `units for all ${held[index]} people who hold one at the first instant`,
        got: `${there}`,
        hint: "lower the `initial` counts of the stages under the hold, or raise the units at the start",
      },
    ];
  });
}

function unitsAtStart({ curves }: Program, curve: number): number {
  const [first, end] = [curves.offsets[curve], curves.offsets[curve + 1]];
  const own = (values: Float64Array): number[] => [...values.subarray(first, end)];
  const { starts, values, slopes, periods } = curves;
  const value = valueAt({ starts: own(starts), values: own(values), slopes: own(slopes), period: periods[curve] }, 0);
  return value === Infinity ? value : Math.max(0, Math.floor(value + 1e-9));
}
