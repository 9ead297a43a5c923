// What a finished run folder of `matters --sobol` or `--shapley` found, for an answer of the same documents.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Documents } from "../documents/documents.ts";
import { checkMaker } from "../ensemble/computeChunk.ts";
import { refuseUsage } from "../errors.ts";
import { EnsembleFolder } from "./ensembleFolder.ts";
import { shownPath } from "./readFiles.ts";

interface Found {
  readonly status: "enough" | "whole" | "unfinished";
  readonly outcomes: readonly unknown[];
}

/** @throws PendencyError (usage) when there is none, it is not finished, or it is one of others' documents or of another version */
export function effectsOf<One extends Found>(path: string, name: "sobol" | "shapley", documents: Documents): One {
  const folder = EnsembleFolder.open(path);
  const { model } = folder.manifest;
  if (model.id !== documents.model.id) {
    const hint = `\`pendency matters ${documents.model.id} --${name} --out FOLDER\` makes one`;
    refuseUsage(`--${name} ${shownPath(path)}`, `a run folder of ${documents.model.id}`, `one of ${model.id}`, hint);
  }
  checkMaker(folder.manifest, documents);
  const found = foundIn(join(path, `${name}.json`));
  if (found !== null) return found as One;
  const hint = `\`pendency matters ${documents.model.id} --${name} --out ${shownPath(path)}\` goes on from what is there`;
  return refuseUsage(`--${name} ${shownPath(path)}`, `a finished run folder of matters --${name}, with ${name}.json in it`, "none that can be read", hint); // prettier-ignore
}

/** Null where it is not there, cut short, or something else. */
function foundIn(path: string): Found | null {
  try {
    const found = JSON.parse(readFileSync(path, "utf8")) as Partial<Found>;
    const isWhole = found.status === "enough" || found.status === "whole";
    return isWhole && Array.isArray(found.outcomes) ? (found as Found) : null;
  } catch {
    return null;
  }
}
