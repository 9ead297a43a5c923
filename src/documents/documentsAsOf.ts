// A model as somebody standing on a day could have written it down: figures published by then, and nothing
// later.
import type { FactLibrary } from "../facts/fact.ts";
import { libraryAsOf } from "../facts/libraryAsOf.ts";
import type { AsOf } from "../facts/libraryAsOf.ts";
import { graphOf } from "../model/graph.ts";
import { sourcesOf } from "../model/places.ts";
import type { Parameter } from "../parameters/parameter.ts";
import type { AsOfAccount } from "./asOfAccount.ts";
import type { Context } from "./asOfContext.ts";
import { computeValues } from "./computeValues.ts";
import { factsNamed } from "./factsNamed.ts";
import { modelAsOf, structureOf } from "./modelAsOf.ts";
import { namesOfModel } from "./namesOfModel.ts";
import { parameterAsOf } from "./parametersAsOf.ts";
import type { ModelDocuments } from "./readDocuments.ts";
import { scenarioAsOf } from "./scenarioAsOf.ts";
import { standpointOf } from "./standpoint.ts";
import { statesReached } from "./statesReached.ts";

interface DocumentsAsOf {
  readonly documents: ModelDocuments;
  readonly facts: FactLibrary;
  readonly account: AsOfAccount;
}

/**
 * - A fact or an estimate that cites a figure not yet published: where all its values are dated, dates from
 *   the start of that figure's period on are cut; otherwise its `fallback` is used, or it cannot be read.
 * - Every later date in a parameter, a stage, a resource or a regime is cut and the last value before it
 *   holds; arrivals counted by period go on at the level of the last twelve months known.
 * - Scenarios are suppositions of somebody on that day, and keep their dates.
 *
 * @param day        the date as days since 1970-01-01
 * @param alsoNamed  ids of figures that stand in documents read elsewhere, such as targets
 */
export function documentsAsOf(
  documents: ModelDocuments,
  library: FactLibrary,
  day: number,
  asOf: AsOf,
  alsoNamed: readonly string[] = [],
): DocumentsAsOf {
  // a strict reader comes back for what only a later edition can give it, until nothing is missing that could be had
  const loosely = new Set<string>();
  for (;;) {
    const { view, wanted } = standOn(documents, library, day, asOf, alsoNamed, loosely);
    const more = wanted.filter((id) => !loosely.has(id));
    if (more.length === 0) return view;
    for (const id of more) loosely.add(id);
  }
}

function standOn(
  documents: ModelDocuments,
  library: FactLibrary,
  day: number,
  asOf: AsOf,
  alsoNamed: readonly string[],
  loosely: ReadonlySet<string>,
): { readonly view: DocumentsAsOf; readonly wanted: readonly string[] } {
  const { library: facts, standings } = libraryAsOf(library, day, asOf, loosely);
  const { runs } = documents.model;
  const lastDay = runs.kind === "calendar" ? Math.max(day, runs.fromDays) : day;
  const { known } = documents.graph;
  const noted = { standIns: [], goOn: [], judgedToday: new Set<string>(), judgedLater: [], wanted: new Set<string>() };
  const { model: cutModel, cut } = modelAsOf(documents.model, lastDay);
  const scenarios = documents.scenarios.map((scenario) => scenarioAsOf(scenario, day, noted.judgedLater));
  const reached = statesReached(cutModel, scenarios);
  const standpoint = standpointOf(documents, day, reached, facts);
  const computedFrom = (figures: FactLibrary): readonly Parameter[] =>
    computeValues(documents.parameters, { model: cutModel, tables: documents.tables, facts: figures }, true).parameters;
  const loose = asOf.strict ? looseReader(library, day, asOf, computedFrom) : null;
  const context: Context = {
    asOf,
    known,
    library,
    standings,
    facts,
    lastDay,
    standpoint,
    model: cutModel,
    loose,
    ...noted,
  };
  const parameters = computedFrom(facts).map((parameter) => parameterAsOf(parameter, context));
  const model = { ...cutModel, parameters };
  const named = new Set([...namesOfModel(documents), ...alsoNamed].flatMap((id) => factsNamed(id, library, known)));
  const view = {
    documents: { ...documents, model, parameters, scenarios, graph: graphOf(model) },
    facts,
    account: {
      date: asOf.date,
      strict: asOf.strict,
      ruleMade: asOf.standIns === true,
      facts: [...standings.values()].filter(({ fact }) => named.has(fact)),
      standIns: context.standIns,
      computed: parameters.flatMap((parameter) =>
        sourcesOf(parameter).flatMap(({ source }) =>
          (source.computed?.from ?? []).map((from) => ({ parameter: parameter.name, ...from })),
        ),
      ),
      goOn: context.goOn,
      modelCut: cut,
      judgedToday: parameters.map(({ name }) => name).filter((name) => context.judgedToday.has(name)),
      judgedLater: context.judgedLater,
      structure: structureOf(documents.model, day),
    },
  };
  return { view, wanted: [...context.wanted] };
}

function looseReader(
  library: FactLibrary,
  day: number,
  strict: AsOf,
  computedFrom: (facts: FactLibrary) => readonly Parameter[],
): NonNullable<Context["loose"]> {
  const asOf = { ...strict, strict: false };
  const { library: facts, standings } = libraryAsOf(library, day, asOf);
  const parameters = new Map(computedFrom(facts).map((parameter) => [parameter.name, parameter]));
  return { asOf, facts, standings, parameters };
}
