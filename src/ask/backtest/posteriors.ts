// Calibrated draws of a backtest: a parameter set belongs to the day that it was made on, and to no other.
import type { ModelFiles } from "../../documents/modelFiles.ts";
import { refuseUsage } from "../../errors.ts";
import { readParameterSet } from "../../parameters/readParameterSet.ts";
import type { DocumentFile } from "../../reading/document.ts";
import { withPosterior } from "../posterior.ts";

/**
 * @returns ISO day > the model's texts with the set of that day; empty where no set is given
 * @throws PendencyError (usage) for a set of another model, of no day, or of a day that another has
 */
export function filesByDay(files: ModelFiles, sets: readonly DocumentFile[]): ReadonlyMap<string, ModelFiles> {
  const found = new Map<string, ModelFiles>();
  for (const set of sets) {
    const own = withPosterior(files, set);
    const { asOf } = readParameterSet(set);
    if (asOf === null) {
      const hint = "`pendency calibrate --as-of DAY` makes one of an origin";
      return refuseUsage(set.path, "a parameter set of a day", "one of everything published by now", hint);
    }
    if (found.has(asOf)) refuseUsage(set.path, `one parameter set of ${asOf}`, "two");
    found.set(asOf, own);
  }
  return found;
}

/** @throws PendencyError (usage) for a day of which there is no set, where there are sets */
export function filesOn(
  date: string,
  files: ModelFiles,
  byDay: ReadonlyMap<string, ModelFiles>,
  called: string,
): ModelFiles {
  if (byDay.size === 0) return files;
  const hint = "its draws know what was published by its own day, and nothing else";
  return (
    byDay.get(date) ?? refuseUsage(called, `days of the parameter sets (${[...byDay.keys()].join(", ")})`, date, hint)
  );
}
