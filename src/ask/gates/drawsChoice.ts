// Whose draws a model's runs have, and how calibrated ones scored beside its documents' own, as stored beside the model.
import type { Documents } from "../../documents/documents.ts";
import type { ModelFiles } from "../../documents/modelFiles.ts";
import { betterDraws, drawsRuleHash } from "../../forecast/drawsRule.ts";
import type { DrawsChoice } from "../../forecast/drawsChoice.ts";
import { readCalibrated } from "../../forecast/calibratedFile.ts";
import type { CalibratedScores } from "../../forecast/calibratedFile.ts";
import { protocolHash } from "../../forecast/protocolHash.ts";
import { documentsHash } from "../../study/documentsHash.ts";
import { engineVersion } from "../../study/engineVersion.ts";

/**
 * @returns null where the draws are the documents' own and nobody has compared them with others
 * @throws PendencyError when the scores beside the model cannot be read
 */
export function drawsChoice({ files, posterior }: Pick<Documents, "files" | "posterior">): DrawsChoice | null {
  const scores = scoresOf(files);
  if (posterior === undefined) return scores === null ? null : { used: "documents", set: null, ...scores };
  const { id, asOf } = posterior;
  return { used: "calibrated", set: { id, asOf }, ...(scores ?? nothingStored) };
}

/** Whether runs of these documents are to have calibrated draws where nobody says otherwise. */
export function isCalibratedBetter(files: ModelFiles): boolean {
  return scoresOf(files)?.scores === "better";
}

const nothingStored = { scores: "none stored", ratio: null, outcomes: 0, since: null, why: "" } as const;

function scoresOf(files: ModelFiles): Omit<DrawsChoice, "used" | "set"> | null {
  if (files.calibrated === undefined) return null;
  const read = readCalibrated(files.calibrated.path, files.calibrated.text);
  const why = whyStale(read, files);
  if (why !== "") return { ...nothingStored, scores: "stale", why };
  const { H, choicesThrough } = read;
  const since = choicesThrough === null ? null : yearAfter(choicesThrough);
  if (H === null) return { ...nothingStored, scores: "not scored", since };
  const better = betterDraws(H);
  const scores = better === null ? "too few" : better === "calibrated" ? "better" : "no better";
  return { scores, ratio: H.mean?.ratio ?? null, outcomes: H.outcomes, since, why: "" };
}

/** The year in which the day after lies. */
function yearAfter(day: string): number {
  return Number(day.slice(0, 4)) + (day.endsWith("-12-31") ? 1 : 0);
}

function whyStale(
  { model, protocolHash: rules, rule, documents, engine }: CalibratedScores,
  files: ModelFiles,
): string {
  if (model !== files.id) return `they are of the model ${model}`;
  if (files.forecasts === undefined) return "the model has no forecasts document";
  if (rules !== protocolHash(files.forecasts.text)) return "they were made under another protocol";
  if (rule !== drawsRuleHash()) return "another rule chose between them";
  if (documents !== documentsHash(files)) return "documents changed since";
  return engine === engineVersion ? "" : "they are of another version of the engine";
}
