// What changes in a model when a newer edition of a publication takes the place of an older one: inputs,
// targets, claims.
import { isReached, placesOfParameter, reachOf } from "./disputedParameters.ts";
import type { ModelDocuments } from "../documents/readDocuments.ts";
import type { EditionDiff, RowChange } from "../facts/diffEditions.ts";
import type { Fact, FactLibrary } from "../facts/fact.ts";
import type { Graph } from "../model/graph.ts";
import { sourcesOf } from "../model/places.ts";
import { judge } from "./judge.ts";
import type { Target } from "../claim/target.ts";
import type { VerdictWord } from "./verdict.ts";

interface InputEffect {
  /** "parameters.walkIns", or a place in the model or in a scenario */
  readonly where: string;
  readonly title: string;
  /**
   * value: the number itself is read from the publication. cited: an estimate rests on it and stands until
   * somebody revises it
   */
  readonly how: "value" | "cited";
  readonly figures: readonly RowChange[];
}

export interface EditionEffects {
  readonly inputs: readonly InputEffect[];
  readonly targets: readonly { readonly id: string; readonly title: string; readonly figure: RowChange }[];
  /** statements about published figures, judged with both editions */
  readonly verdicts: readonly { readonly id: string; readonly words: string; readonly before: VerdictWord; readonly after: VerdictWord; readonly figures: readonly RowChange[] }[]; // prettier-ignore
  /** predictions that a changed value can reach: only runs can tell whether their verdicts change */
  readonly reached: readonly string[];
}

/**
 * @param publication the edition that the documents name
 * @param diff        from that edition to the newer one
 */
export function editionEffects(
  documents: ModelDocuments & { readonly targets: readonly Target[]; readonly facts: FactLibrary },
  publication: string,
  diff: EditionDiff,
): EditionEffects {
  const { targets, facts } = documents;
  const changes = [...diff.changed, ...diff.added, ...diff.gone];
  const called = (written: string): RowChange[] => {
    const matches = matcherOf(written);
    return changes.filter(({ row }) => matches(`${publication}#${row}`));
  };
  const inputs = inputsOf(documents, called);
  const { graph } = documents;
  const values = inputs.filter(({ how }) => how === "value");
  const reached = reachOf(partsReading(values, graph), graph);
  return {
    inputs,
    targets: targets.flatMap(({ id, title, observed }) =>
      observed.kind === "fact" ? called(observed.fact).map((figure) => ({ id, title, figure })) : [],
    ),
    verdicts: verdictsOf(documents, facts, withEdition(facts, publication, diff), called),
    reached: documents.claims.filter((claim) => isReached(claim, reached)).map(({ id }) => id),
  };
}

/** "x#births.{region}" is any level; a series or a whole publication is all its rows. */
function matcherOf(written: string): (id: string) => boolean {
  const plain = written.split(/\{[^{}]*\}/).map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pattern = new RegExp(`^${plain.join("[^.#]+")}([.#].+)?$`);
  return (id) => pattern.test(id);
}

function inputsOf(
  { graph, parameters, scenarios }: ModelDocuments,
  called: (written: string) => RowChange[],
): InputEffect[] {
  const effects: InputEffect[] = [];
  const add = (where: string, title: string, how: InputEffect["how"], written: readonly string[]): void => {
    const figures = [...new Set(written.flatMap(called))];
    if (figures.length > 0) effects.push({ where, title, how, figures });
  };
  for (const parameter of parameters) {
    const sources = sourcesOf(parameter).map(({ source }) => source);
    const where = `parameters.${parameter.name}`;
    const before = effects.length;
    add(
      where,
      parameter.title,
      "value",
      sources.flatMap((source) => graph.mentionsIn(source.value).facts),
    );
    if (effects.length === before)
      add(
        where,
        parameter.title,
        "cited",
        sources.flatMap((source) => source.facts),
      );
  }
  for (const { path, value } of graph.modelPlaces) add(path, path, "value", graph.mentionsIn(value).facts);
  for (const { name, title, changes } of scenarios) {
    const written = changes.flatMap(({ action }) =>
      action.kind === "state" ? [] : graph.mentionsIn(action.value).facts,
    );
    add(`scenarios.${name}`, title, "value", written);
  }
  return effects;
}

/**
 * The library as it would be had the older id always meant the newer figures. A figure no longer printed
 * keeps its old value.
 */
function withEdition(library: FactLibrary, publication: string, diff: EditionDiff): FactLibrary {
  const facts = new Map(library.facts);
  for (const { row, after } of diff.changed) {
    const id = `${publication}#${row}`;
    if (after !== null && facts.has(id)) facts.set(id, { ...(facts.get(id) as Fact), value: after });
  }
  return { ...library, facts };
}

function verdictsOf(
  documents: ModelDocuments,
  before: FactLibrary,
  after: FactLibrary,
  called: (written: string) => RowChange[],
): EditionEffects["verdicts"] {
  return documents.claims.flatMap((claim) => {
    const written = claim.tests.flatMap(({ measure, against }) => [
      ...(measure.kind === "fact" ? [measure.fact] : []),
      ...(against?.kind === "measure" && against.measure.kind === "fact" ? [against.measure.fact] : []),
    ]);
    const figures = written.flatMap(called);
    if (figures.length === 0) return [];
    const wordWith = (facts: FactLibrary): VerdictWord => judge([claim], null, facts, documents)[0].verdict;
    return [{ id: claim.id, words: claim.words, before: wordWith(before), after: wordWith(after), figures }];
  });
}

/** Stages, resources and clocks where a changed value acts. */
function partsReading(values: readonly InputEffect[], graph: Graph): readonly string[] {
  return values.flatMap(({ where }) => {
    const [room, name] = where.split(".");
    return room === "parameters" ? placesOfParameter(name, graph) : [name];
  });
}
