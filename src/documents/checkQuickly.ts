// What the readers of documents say by themselves, and whether what is named is there: quick enough to be told while
// somebody types. Whether figures fit, and everything runs, is for openDocuments and whoever compiles.
import { checkClaims } from "../claim/checkClaims.ts";
import { readClaims } from "../claim/readClaims.ts";
import { readForecasts } from "../claim/readForecasts.ts";
import { readTargets } from "../claim/readTargets.ts";
import { readWords } from "../claim/readWords.ts";
import { PendencyError } from "../errors.ts";
import type { Problem } from "../errors.ts";
import { checkNames } from "../model/checkNames.ts";
import { graphOf } from "../model/graph.ts";
import type { Model } from "../model/model.ts";
import { readModel } from "../model/readModel.ts";
import { readParameters } from "../parameters/readParameters.ts";
import { readTables } from "../parameters/readTables.ts";
import { firstKindOf } from "../reading/reading.ts";
import { checkScenarios } from "../scenario/checkScenarios.ts";
import { readScenarios } from "../scenario/readScenarios.ts";
import type { ModelFiles } from "./modelFiles.ts";
import { modelAmong, sortByKind, together } from "./readDocuments.ts";
import { readStudyDocument } from "./readStudyDocument.ts";

/** Of the first kind that has any, in the order of `readDocuments`; none where only a whole reading could tell. */
export function checkQuickly(files: ModelFiles): readonly Problem[] {
  try {
    return misnamed(files);
  } catch (error) {
    if (!(error instanceof PendencyError)) throw error;
    return error.problems;
  }
}

function misnamed(files: ModelFiles): readonly Problem[] {
  const byKind = sortByKind(files.documents);
  const declared = readModel(modelAmong(byKind, files.documents), files.id);
  const written = together(byKind.parameters, (file) => readParameters(file, declared));
  together(byKind.parameters, (file) => readTables(file, declared));
  const model: Model = { ...declared, parameters: [...declared.parameters, ...written] };
  const scenarios = together(byKind.scenarios, (file) => readScenarios(file, model));
  const words = together(byKind.claims, (file) => readWords(file, model));
  const claims = together(byKind.claims, (file) => readClaims(file, model, words));
  const graph = graphOf(model);
  // values that are computed from figures are still as they were written: names alone can be told of them
  const checks = [
    () => checkNames(graph),
    () => checkScenarios(scenarios, graph).errors,
    () => checkClaims(claims, graph, scenarios).errors,
  ];
  for (const check of checks) {
    const names = check().filter(({ kind }) => kind === "names");
    if (names.length > 0) return firstKindOf(names);
  }
  together(files.targets, (file) => readTargets(file, model));
  if (files.study !== null) readStudyDocument(files.study, model);
  if (files.forecasts !== undefined) readForecasts(files.forecasts, model);
  return [];
}
