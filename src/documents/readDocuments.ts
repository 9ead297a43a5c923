// All documents of one model, read and checked together: the model, its parameters, scenarios and claims.
import { PendencyError } from "../errors.ts";
import type { Problem } from "../errors.ts";
import type { FactLibrary } from "../facts/fact.ts";
import { computeValues } from "./computeValues.ts";
import { correlate } from "./correlate.ts";
import { settleDrifts } from "./settleDrifts.ts";
import { notOne } from "./modelFiles.ts";
import { checkModel, refuseFindings } from "../model/checkModel.ts";
import { graphOf } from "../model/graph.ts";
import type { Graph } from "../model/graph.ts";
import type { Model } from "../model/model.ts";
import { readModel } from "../model/readModel.ts";
import type { Parameter } from "../parameters/parameter.ts";
import type { ParameterSet } from "../parameters/parameterSet.ts";
import type { FittedTable } from "../parameters/fittedTable.ts";
import { readCorrelations } from "../parameters/readCorrelations.ts";
import { readTables } from "../parameters/readTables.ts";
import { readParameters } from "../parameters/readParameters.ts";
import { readTree } from "../reading/document.ts";
import type { DocumentFile } from "../reading/document.ts";
import { documentKind, documentKinds } from "../reading/documentKind.ts";
import type { DocumentKind } from "../reading/documentKind.ts";
import { noteKind } from "../reading/openDocument.ts";
import { throwProblems } from "../reading/reading.ts";
import { checkScenarios } from "../scenario/checkScenarios.ts";
import { readScenarios } from "../scenario/readScenarios.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { checkClaims } from "../claim/checkClaims.ts";
import { checkLines } from "../claim/checkLines.ts";
import { checkWords } from "../claim/checkWords.ts";
import type { Claim, WordReading } from "../claim/claim.ts";
import { readClaims } from "../claim/readClaims.ts";
import { readWords } from "../claim/readWords.ts";

export interface ModelDocuments {
  /** with the parameters of all its documents */
  readonly model: Model;
  /** what the model's names stand for, where its values stand, and what feeds what */
  readonly graph: Graph;
  readonly parameters: readonly Parameter[];
  /** what is fitted together from published sums, for parameters that read shares of it */
  readonly tables: readonly FittedTable[];
  readonly scenarios: readonly Scenario[];
  readonly claims: readonly Claim[];
  /** how vague words of the claims are read */
  readonly words: readonly WordReading[];
  readonly warnings: readonly Problem[];
  /** calibrated draws, which replications have in place of drawn ones; left out: they are drawn */
  readonly posterior?: ParameterSet;
}

/**
 * Reads each file as the kind its first line names, and checks all of them together.
 *
 * @param files one model, and any number of parameters, scenarios and claims for it; their order never
 *   matters, and documents of other kinds are left to those who use them
 * @param id    the model's name, as the others say in `for:`
 * @param facts when given, every fact that is cited must be among them; of a day, whatever was not out is let be
 * @throws PendencyError with up to ten problems of the first kind that has any
 */
export function readDocuments(files: readonly DocumentFile[], id: string, facts?: FactLibrary): ModelDocuments {
  const byKind = sortByKind(files);
  const declared = readModel(modelAmong(byKind, files), id);
  const written = [...declared.parameters, ...together(byKind.parameters, (file) => readParameters(file, declared))];
  const tables = together(byKind.parameters, (file) => readTables(file, declared));
  const computed = computeValues(
    written,
    { model: declared, tables, facts: facts ?? noFacts },
    facts?.asOf !== undefined,
  );
  throwProblems(computed.problems);
  const parameters = correlate(
    computed.parameters,
    together(byKind.parameters, (file) => readCorrelations(file, declared)),
  );
  const model: Model = { ...declared, parameters };
  const scenarios = together(byKind.scenarios, (file) => readScenarios(file, model));
  const words = together(byKind.claims, (file) => readWords(file, model));
  const claims = together(byKind.claims, (file) => readClaims(file, model, words));
  const graph = graphOf(model);
  const ofModel = checkModel(graph, facts);
  refuseFindings(ofModel);
  refuseFindings(checkScenarios(scenarios, graph, facts));
  refuseFindings(checkWords(claims, words));
  refuseFindings(checkClaims(claims, graph, scenarios, facts));
  refuseFindings({ errors: checkLines(claims), warnings: [] });
  const inScenarios = namedByScenarios(scenarios, graph);
  const warnings = [...ofModel.warnings.filter(({ path }) => !inScenarios.has(path)), ...computed.warnings];
  const documents = { model, graph, parameters, tables, scenarios, claims, words, warnings };
  return facts === undefined ? documents : settleDrifts(documents, facts, null);
}

const noFacts: FactLibrary = { facts: new Map(), publications: new Map(), conflicts: [] };

type ByKind = Record<DocumentKind, DocumentFile[]>;

/** @throws PendencyError when there is none, or another */
export function modelAmong({ model }: ByKind, files: readonly DocumentFile[]): DocumentFile {
  if (model.length !== 1) throw new PendencyError([notOne("model", model, files.toSorted(byPath))]);
  return model[0];
}

function byPath(left: DocumentFile, right: DocumentFile): number {
  return left.path < right.path ? -1 : 1;
}

/**
 * By their paths, whatever their order was.
 *
 * @throws PendencyError with those that say no kind
 */
export function sortByKind(files: readonly DocumentFile[]): ByKind {
  const byKind: ByKind = {
    model: [],
    parameters: [],
    scenarios: [],
    claims: [],
    // the judge and the study read these themselves
    targets: [],
    study: [],
    forecasts: [],
    calibration: [],
    translation: [],
  };
  const problems: Problem[] = [];
  for (const file of files.toSorted(byPath)) {
    const kind = documentKind(file);
    if (kind !== null) byKind[kind].push(file);
    else noteKind(readTree(file), { problems }, documentKinds);
  }
  throwProblems(problems);
  return byKind;
}

/** Paths of parameters that a scenario's values, dates and chances use. */
function namedByScenarios(scenarios: readonly Scenario[], { mentionsIn }: Graph): ReadonlySet<string> {
  const names = scenarios.flatMap(({ changes }) =>
    changes.flatMap(({ action, delayedBy, chance }) => [
      ...(action.kind === "state" ? [] : mentionsIn(action.value).parameters),
      ...[delayedBy, chance].filter((name) => name !== null),
    ]),
  );
  return new Set(names.map(({ text }) => `parameters.${text}`));
}

/** Reads several files and reports the problems of all of them at once. */
export function together<T>(files: readonly DocumentFile[], read: (file: DocumentFile) => readonly T[]): T[] {
  const problems: Problem[] = [];
  const results = files.flatMap((file) => {
    try {
      return read(file);
    } catch (error) {
      if (!(error instanceof PendencyError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  throwProblems(problems);
  return results;
}
