// A table of points that somebody designed: what it names must be there before any of it is run.
import type { Documents } from "../documents/documents.ts";
import { readSettings } from "../documents/readSettings.ts";
import { refuseUsage } from "../errors.ts";
import { describeGiven } from "../reading/describeGiven.ts";
import { didYouMean } from "../reading/suggest.ts";
import { chancesIn } from "../scenario/scenario.ts";
import type { DesignedPoint } from "./manifest.ts";

/** @throws PendencyError (usage) at the first mistake, with the number of its point */
export function checkDesign(points: readonly DesignedPoint[], documents: Documents): void {
  const { parameters, scenarios } = documents;
  const drawn = new Set(parameters.flatMap(({ name, uncertainty }) => (uncertainty === null ? [] : [name])));
  const options = new Map(
    parameters.flatMap(({ name, alternatives }) =>
      alternatives === null ? [] : [[name, alternatives.options.map((one) => one.name)] as const],
    ),
  );
  const chanced = new Set(chancesIn(scenarios));
  /** settings that were read before: a table has few of them */
  const read = new Set<string>();
  for (const [at, point] of points.entries()) {
    const where = `points[${at}]`;
    for (const key of ["draw", "path", "chance"] as const) {
      const value = point[key];
      const isFree = value === undefined || (value === null && key !== "chance");
      if ((isFree && key !== "draw") || value === null || (Number.isInteger(value) && Number(value) >= 0)) continue;
      refuseUsage(`${where}.${key}`, "a whole number, 0 or more, or null", describeGiven(value));
    }
    for (const [name, share] of Object.entries(point.shares ?? {})) {
      if (!drawn.has(name)) refuseUsage(`${where}.shares`, "a parameter with an uncertainty", `"${name}"`, didYouMean(name, drawn)); // prettier-ignore
      if (!isBetween(share, false)) refuseUsage(`${where}.shares › ${name}`, "a number above 0 and below 1", String(share)); // prettier-ignore
    }
    for (const [name, option] of Object.entries(point.sources ?? {})) {
      const known = options.get(name);
      if (known === undefined) refuseUsage(`${where}.sources`, "a parameter with alternatives", `"${name}"`, didYouMean(name, options.keys())); // prettier-ignore
      else if (!known.includes(option)) refuseUsage(`${where}.sources › ${name}`, `one of its alternatives (${known.join(", ")})`, `"${option}"`); // prettier-ignore
    }
    for (const [name, chance] of Object.entries(point.chances ?? {})) {
      if (!chanced.has(name)) refuseUsage(`${where}.chances`, "a parameter that is a chance of a scenario", `"${name}"`, didYouMean(name, chanced)); // prettier-ignore
      if (!isBetween(chance, true)) refuseUsage(`${where}.chances › ${name}`, "a number from 0 to 1", String(chance));
    }
    const set = Object.entries(point.set ?? {});
    const key = JSON.stringify(set);
    if (set.length > 0 && !read.has(key)) readSettings(documents, set, null, `${where}.set`);
    read.add(key);
  }
}

function isBetween(value: unknown, isInclusive: boolean): boolean {
  if (typeof value !== "number") return false;
  return isInclusive ? value >= 0 && value <= 1 : value > 0 && value < 1;
}
