// Where what turns a model's statements is kept: `turning.json` in its folder, `office.turning.json` beside `office.yaml`.
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { keepTurnings, turningsOf } from "../ask/flip/keptTurnings.ts";
import type { Turning } from "../ask/flip/nearest.ts";
import type { Documents } from "../documents/documents.ts";
import { documentKind } from "../reading/documentKind.ts";
import { shownPath } from "./readFiles.ts";
import { writeWhole } from "./writeWhole.ts";

/** [] where none are kept, or those that are belong to other documents. */
export function keptTurnings(documents: Documents): readonly Turning[] {
  const path = placeOf(documents);
  return existsSync(path) ? turningsOf(readFileSync(path, "utf8"), documents) : [];
}

/** The same, or those that were shown with a run that is made again. */
export function turningsBeside(
  documents: Documents,
  shown?: { readonly turnings?: readonly Turning[] },
): readonly Turning[] {
  return shown === undefined ? keptTurnings(documents) : (shown.turnings ?? []);
}

/** @returns the path. @throws PendencyError (usage) when it cannot be written */
export function writeTurnings(documents: Documents, turnings: readonly Turning[]): string {
  const path = placeOf(documents);
  writeWhole(path, keepTurnings(documents, turnings, keptTurnings(documents)));
  return shownPath(path);
}

function placeOf({ files: { id, documents } }: Pick<Documents, "files">): string {
  const model = documents.find((file) => documentKind(file) === "model") ?? documents[0];
  const isAlone = [`${id}.yaml`, `${id}.yml`].includes(basename(model.path));
  return join(dirname(model.path), isAlone ? `${id}.turning.json` : "turning.json");
}
