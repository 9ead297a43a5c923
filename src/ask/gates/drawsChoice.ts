// Whose draws a model's runs have, and how calibrated ones scored beside its documents' own, as stored beside the model.
import type { Documents } from "../../documents/documents.ts";
import type { ModelFiles } from "../../documents/modelFiles.ts";
import { betterDraws, drawsRuleHash } from "../../forecast/drawsRule.ts";
import type { DrawsChoice } from "../../forecast/drawsChoice.ts";
import { readCalibrated } from "../../forecast/calibratedFile.ts";
import type { CalibratedScores } from "../../forecast/calibratedFile.ts";
import { protocolHash } from "../../forecast/protocolHash.ts";
import type { ParameterSet } from "../../parameters/parameterSet.ts";
import { documentsHash } from "../../study/documentsHash.ts";
import { engineVersion } from "../../study/engineVersion.ts";

/**
 * @returns null where the draws are the documents' own and nobody has compared them with others
 * @throws PendencyError when the scores beside the model cannot be read
 */
export function drawsChoice({ files, posterior }: Pick<Documents, "files" | "posterior">): DrawsChoice | null {
  const compared = comparedWith(files, posterior);
  const scores = compared === null ? null : choiceOf(compared);
  if (posterior === undefined) return scores === null ? null : { used: "documents", set: null, ...scores };
  const { id, asOf } = posterior;
  return { used: "calibrated", set: { id, asOf }, ...(scores ?? nothingStored) };
}

/**
 * Whether runs of these documents are to have the draws of a set where nobody says otherwise.
 *
 * @param posterior left out: any set that is led to what the scored ones were led to
 */
export function isCalibratedBetter(files: ModelFiles, posterior?: ParameterSet): boolean {
  const compared = comparedWith(files, posterior);
  return compared !== null && choiceOf(compared).scores === "better";
}

/**
 * How sets like this one scored beside the documents' own draws on H, by family: the sum of CRPS over that of the others,
 * null of a family that both hit. Null: nothing that counts was scored.
 */
export function ratiosOnH(files: ModelFiles, posterior: ParameterSet): ReadonlyMap<string, number | null> | null {
  const compared = comparedWith(files, posterior);
  if (compared === null || compared.why !== "" || compared.read.H === null) return null;
  return new Map(compared.read.H.families.map(({ family, bounds }) => [family, bounds?.ratio ?? null]));
}

const nothingStored = { scores: "none stored", ratio: null, outcomes: 0, since: null, why: "" } as const;

/** Stored scores, and why they do not count; "" where they do. */
interface Compared {
  readonly read: CalibratedScores;
  readonly why: string;
}

function comparedWith(files: ModelFiles, posterior: ParameterSet | undefined): Compared | null {
  if (files.calibrated === undefined) return null;
  const read = readCalibrated(files.calibrated.path, files.calibrated.text);
  return { read, why: whyStale(read, files) || whyUnlike(read, posterior) };
}

function choiceOf({ read, why }: Compared): Omit<DrawsChoice, "used" | "set"> {
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

/** Scores say something of sets that were led to the same series. */
function whyUnlike({ targets }: CalibratedScores, posterior: ParameterSet | undefined): string {
  if (posterior === undefined) return "";
  const ledTo = posterior.after.series.map(({ series }) => series);
  const isLike = ledTo.toSorted().join() === targets.toSorted().join();
  return isLike ? "" : "they are of sets that were led to other figures";
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
