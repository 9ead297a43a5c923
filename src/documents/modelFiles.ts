// The texts of one model, sorted by what they are, before anything is read.
import { PendencyError, refuseUsage } from "../errors.ts";
import type { Problem } from "../errors.ts";
import type { DocumentFile } from "../reading/document.ts";
import { documentKind } from "../reading/documentKind.ts";
import type { DocumentKind } from "../reading/documentKind.ts";
import { groupedBy } from "../reading/groupedBy.ts";
import { describeGiven } from "../reading/describeGiven.ts";

export interface ModelFiles {
  /** what `for:` names in the other documents: the folder's or file's name */
  readonly id: string;
  /** as the person named it, for commands that are printed */
  readonly asked: string;
  /** model, parameters, scenarios and claims */
  readonly documents: readonly DocumentFile[];
  readonly targets: readonly DocumentFile[];
  /** what the model's main job runs; null when there is no such document */
  readonly study: DocumentFile | null;
  /** the series that forecasts are scored on; left out when there is no such document */
  readonly forecasts?: DocumentFile;
  /** what of the record moves its parameters; only a calibration reads it; left out when there is no such document */
  readonly calibration?: DocumentFile;
  /** draws that were calibrated, in place of those of the documents; left out: theirs */
  readonly posterior?: DocumentFile;
  /** its titles in other languages; no run depends on them; left out when there are none */
  readonly translations?: readonly DocumentFile[];
  /** how forecasts of the model did; no run depends on it; left out when there is none */
  readonly scores?: DocumentFile;
  /** how calibrated draws did beside its own; it decides which of them an answer has; left out when there is none */
  readonly calibrated?: DocumentFile;
}

/** A model's score file lies beside its documents: `scores.json` in a folder, `office.scores.json` beside `office.yaml`. */
function isScoreFile({ path }: Pick<DocumentFile, "path">): boolean {
  return /(?:^|[/\\.])scores\.json$/.test(path);
}

/** The same of scores of calibrated draws: `calibrated.json`, `office.calibrated.json`. */
function isCalibratedFile({ path }: Pick<DocumentFile, "path">): boolean {
  return /(?:^|[/\\.])calibrated\.json$/.test(path);
}

/**
 * Texts of one model in any order, each of which says in its first line what it is; a score file among them is told by
 * its name.
 *
 * @param id    what `for:` names in the other documents
 * @param asked how commands that are printed call the model
 * @throws PendencyError (shape) when two of them are studies, forecasts or calibrations
 */
export function modelFiles(id: string, given: readonly DocumentFile[], asked = id): ModelFiles {
  const areFiles =
    Array.isArray(given) && given.every((file) => [file?.path, file?.text].every((part) => typeof part === "string"));
  if (!areFiles) refuseUsage("files", "a list of { path, text }, both texts", describeGiven(given));
  const files = given.filter((file) => !isScoreFile(file) && !isCalibratedFile(file));
  const [[scores], [compared]] = [isScoreFile, isCalibratedFile].map((is) => given.filter(is));
  const byKind = groupedBy(files, documentKind);
  const [targets, studies] = [byKind.get("targets") ?? [], byKind.get("study") ?? []];
  if (studies.length > 1) throw new PendencyError([notOne("study", studies)]);
  const forecasts = byKind.get("forecasts") ?? [];
  if (forecasts.length > 1) throw new PendencyError([notOne("forecasts", forecasts)]);
  const translations = byKind.get("translation") ?? [];
  const calibrations = byKind.get("calibration") ?? [];
  if (calibrations.length > 1) throw new PendencyError([notOne("calibration", calibrations)]);
  const apart = [...targets, ...studies, ...forecasts, ...calibrations, ...translations];
  const documents = files.filter((file) => !apart.includes(file));
  const scored = forecasts.length === 0 ? {} : { forecasts: forecasts[0] };
  const calibrated = calibrations.length === 0 ? {} : { calibration: calibrations[0] };
  const judged = { ...(scores === undefined ? {} : { scores }), ...(compared === undefined ? {} : { calibrated: compared }) }; // prettier-ignore
  const inOthers = translations.length === 0 ? {} : { translations };
  return { id, asked, documents, targets, study: studies[0] ?? null, ...scored, ...calibrated, ...inOthers, ...judged };
}

/** What is wrong with none, or several, of a kind of which a model has one; the same whatever their order. */
export function notOne(
  kind: DocumentKind,
  found: readonly DocumentFile[],
  among: readonly DocumentFile[] = [],
): Problem {
  const paths = found.map(({ path }) => path).toSorted();
  // where there is none, the first document is the place to look
  const file = paths.length > 1 ? paths[1] : among[0]?.path;
  const at = file === undefined ? null : { file, line: 1, column: 1 };
  const got = paths.length === 0 ? "none" : paths.join(" and ");
  return { kind: "shape", at, path: "", expected: `one document that says \`pendency: ${kind} v1\``, got };
}

/** All that a run may depend on: neither scores nor what a calibration reads, which say nothing to a run. */
export function allFiles({
  documents,
  targets,
  study,
  forecasts,
  translations = [],
  posterior,
}: ModelFiles): readonly DocumentFile[] {
  return [
    ...documents,
    ...targets,
    ...(study === null ? [] : [study]),
    ...(forecasts === undefined ? [] : [forecasts]),
    ...translations,
    ...(posterior === undefined ? [] : [posterior]),
  ];
}

/** What is said of runs beside their numbers: how forecasts did, and calibrated draws. */
export function scoreFilesOf({ scores, calibrated }: ModelFiles): readonly DocumentFile[] {
  return [scores, calibrated].filter((file) => file !== undefined);
}

/** Of forecasts, which scores follow from. */
export function withoutScores({ scores: _scores, calibrated: _calibrated, ...files }: ModelFiles): ModelFiles {
  return files;
}

/** What numbers of a run follow from. */
export function filesOfRuns({ documents, targets, posterior }: ModelFiles): readonly DocumentFile[] {
  return [...documents, ...targets, ...(posterior === undefined ? [] : [posterior])];
}

/** Whether a document names a published figure or cites one: most small models need no fact. */
export function citeFacts(files: readonly DocumentFile[]): boolean {
  return files.some((file) => /[\w.-]\/[\w.-]+#|\bfacts?:/.test(file.text));
}
