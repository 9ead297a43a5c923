// Opened documents as one text, small enough to be fetched before a page shows its first picture: what was read and
// checked, without the texts it was read from, their places, what only other days would read, and the words beside
// published figures. A page that shows those fetches the texts.
import type { Claim } from "../claim/claim.ts";
import { PendencyError, problem } from "../errors.ts";
import type { Fact, FactLibrary } from "../facts/fact.ts";
import { findSeries } from "../facts/findSeries.ts";
import type { Parameter, Source } from "../parameters/parameter.ts";
import type { ParameterSet } from "../parameters/parameterSet.ts";
import { groupedBy } from "../reading/groupedBy.ts";
import { graphOf } from "../model/graph.ts";
import type { Graph } from "../model/graph.ts";
import type { Measure } from "../model/measure.ts";
import { fromCompactJson, toCompactJson } from "./compactJson.ts";
import type { Documents } from "./documents.ts";
import { factsNamed } from "./factsNamed.ts";

const version = "pendency pack v2";

/** Figures of one series: what stands behind its name and a dot in each id, the value, and the period where it is another. */
interface PackedSeries {
  readonly series: string;
  readonly unit: string;
  readonly confidence: Fact["confidence"];
  readonly rows: readonly (readonly [ending: string, value: number, period?: string])[];
}

/** What is in a pack. A parameter stands once, and so does a publication. */
interface Packed extends Pick<Documents, "model" | "parameters" | "tables" | "scenarios" | "plan" | "forecasts"> {
  readonly pack: typeof version;
  readonly id: string;
  readonly asked: string;
  readonly facts: readonly PackedSeries[];
  readonly publications: FactLibrary["publications"];
  /** draws in place of those of the documents, without how they were found; left out where there are none */
  readonly posterior?: ParameterSet;
  /** where each scenario's changes stand: two that contradict each other are told with their places */
  readonly changesAt: readonly (readonly (readonly [file: string, line: number, column: number])[])[];
}

/** What a model is held against: a page wants it after its first picture. */
type ClaimParts = Pick<Documents, "claims" | "words" | "targets">;

/** With the figures that statements name, and those that other publishers have of the same, whole. */
interface PackedClaims extends ClaimParts {
  readonly facts: readonly (Omit<Fact, "publication"> & { readonly publication: string })[];
  readonly publications: FactLibrary["publications"];
  readonly conflicts: FactLibrary["conflicts"];
}

export function packClaims({ claims, words, targets, facts }: Pick<Documents, keyof ClaimParts | "facts">): string {
  const named = new Set(
    claims.flatMap(({ tests }) => tests.flatMap(sidesOf)).flatMap((side) => (side.kind === "fact" ? [side.fact] : [])),
  );
  const conflicts = facts.conflicts.filter((conflict) => conflict.facts.some((id) => named.has(id)));
  const kept = new Set([...named, ...conflicts.flatMap((conflict) => conflict.facts)]);
  const own = [...facts.facts.values()].filter(({ id }) => kept.has(id));
  const packed: PackedClaims = {
    claims,
    words,
    targets,
    facts: own.map((fact) => ({ ...fact, publication: fact.publication.id })),
    publications: new Map(own.map(({ publication }) => [publication.id, publication])),
    conflicts,
  };
  return toCompactJson(forToday(packed));
}

/** @param claims as packClaims packed them */
export function withClaims(documents: Documents, claims: string): Documents {
  const { facts: named, publications, conflicts, ...parts } = fromCompactJson(claims) as PackedClaims;
  const whole = named.map((fact): [string, Fact] => [
    fact.id,
    { ...fact, publication: publications.get(fact.publication) as Fact["publication"] },
  ]);
  const facts: FactLibrary = {
    facts: new Map([...documents.facts.facts, ...whole]),
    publications: new Map([...documents.facts.publications, ...publications]),
    conflicts,
  };
  return { ...documents, ...parts, facts };
}

function sidesOf({ measure, against }: Claim["tests"][number]): readonly Measure[] {
  return against?.kind === "measure" ? [measure, against.measure] : [measure];
}

/** @param documents as of today: a pack holds no account of a day */
export function packDocuments(documents: Documents): string {
  const { model, parameters, tables, scenarios, plan, forecasts, files, posterior } = documents;
  const kept = factsRead(documents);
  const publications = new Map(kept.map(({ publication }) => [publication.id, publication]));
  const packed: Packed = {
    pack: version,
    id: files.id,
    asked: files.asked,
    model: { ...model, parameters: [] },
    parameters: parameters.some(({ lever }) => lever !== null) ? parameters.map(withoutWords) : parameters,
    tables,
    scenarios,
    plan,
    forecasts,
    facts: seriesOf(kept),
    publications,
    ...(posterior === undefined ? {} : { posterior: withoutValues(posterior) }),
    changesAt: scenarios.map(({ changes }) => changes.map(({ at }) => [at.file, at.line, at.column])),
  };
  return toCompactJson(forToday(packed));
}

/**
 * The same documents, as far as compiling, running and showing them goes: they give the same Programs to the bit. What
 * they are held against comes by itself: see withClaims.
 *
 * @throws PendencyError when the text is no pack of this version
 */
export function unpackDocuments(text: string): Documents {
  const { pack: _pack, id, asked, model, facts, publications, changesAt, ...own } = readPack(text);
  const whole = { ...model, parameters: own.parameters };
  const library: FactLibrary = {
    facts: new Map(facts.flatMap((series) => factsOf(series, publications)).map((fact) => [fact.id, fact])),
    publications,
    conflicts: [],
  };
  return {
    ...own,
    model: whole,
    scenarios: own.scenarios.map((scenario, nth) => ({
      ...scenario,
      changes: scenario.changes.map((change, i) => {
        const [file, line, column] = changesAt[nth][i];
        return { ...change, at: { file, line, column } };
      }),
    })),
    graph: graphOf(whole),
    facts: library,
    claims: [],
    words: [],
    targets: [],
    asOf: null,
    warnings: [],
    files: { id, asked, documents: [], targets: [], study: null },
    factFiles: [],
  };
}

/** What decides about draws. */
function withoutValues({
  pendency,
  id,
  model,
  documents,
  engine,
  asOf,
  refused,
  after,
  coordinates,
  begins,
  scores,
}: ParameterSet): ParameterSet {
  // prettier-ignore
  const series = after.series.map((one) => ({ series: one.series }));
  return { pendency, id, model, documents, engine, asOf, refused, after: { series }, coordinates, begins, scores };
}

function readPack(text: string): Packed {
  const expected = `a model packed by this version (“${version}”)`;
  const hint = "open the model anew with the program that serves this page";
  const refuse = (got: string): never => {
    throw new PendencyError([problem("shape", null, "model pack", expected, got, hint)]);
  };
  try {
    const found = fromCompactJson(text) as Partial<Packed> | null;
    return found?.pack === version ? (found as Packed) : refuse(JSON.stringify(found?.pack ?? text.slice(0, 40)));
  } catch (error) {
    if (error instanceof PendencyError) throw error;
    return refuse(JSON.stringify(text.slice(0, 40)));
  }
}

function seriesOf(facts: readonly Fact[]): readonly PackedSeries[] {
  const nameOf = ({ id }: Fact): string => id.slice(0, Math.max(0, id.lastIndexOf(".")));
  const groups = groupedBy(facts, (fact) => `${nameOf(fact)}|${fact.unit}|${fact.confidence}`);
  return [...groups.values()].map((own) => {
    const [{ unit, confidence }] = own;
    const series = nameOf(own[0]);
    const rows = own.map(({ id, value, period }): PackedSeries["rows"][number] => {
      const ending = series === "" ? id : id.slice(series.length + 1);
      return ending === period ? [ending, value] : [ending, value, period];
    });
    return { series, unit, confidence, rows };
  });
}

function factsOf({ series, unit, confidence, rows }: PackedSeries, publications: FactLibrary["publications"]): Fact[] {
  return rows.map(([ending, value, period = ending]) => {
    const id = series === "" ? ending : `${series}.${ending}`;
    const publication = publications.get(id.slice(0, id.indexOf("#"))) as Fact["publication"];
    return { id, value, unit, period, publication, title: "", scope: "", address: "", confidence, note: "" };
  });
}

/** Why a source is as it is, is told beside a lever; of all other parameters a page of sources tells it. */
function withoutWords(parameter: Parameter): Parameter {
  const { lever, source, alternatives } = parameter;
  if (lever !== null) return parameter;
  const plain = (one: Source): Source => ({ ...one, facts: [], alignment: "", method: "", reason: "", judged: null });
  const options = alternatives?.options.map((option) => ({ ...option, source: plain(option.source) })) ?? [];
  return {
    ...parameter,
    source: source === null ? null : plain(source),
    alternatives: alternatives === null ? null : { ...alternatives, options },
  };
}

/** Figures that a value reads when it is compiled, and those that pictures lay over their curves; in the library's order. */
function factsRead({ graph, scenarios, facts, plan }: Documents): readonly Fact[] {
  const named = [...valuesIn(graph), ...scenarios.flatMap(({ changes }) => changes.flatMap(valueOf))]
    .flatMap((value) => graph.mentionsIn(value).facts)
    .flatMap((id) => factsNamed(id, facts, graph.known));
  const drawn = (plan?.fans ?? []).flatMap(({ observed }) => findSeries(facts, observed).map(({ fact }) => fact));
  const kept = new Set([...named, ...drawn]);
  return [...facts.facts.values()].filter((fact) => kept.has(fact));
}

function valuesIn({ modelPlaces, parameterPlaces }: Graph) {
  return [...modelPlaces, ...parameterPlaces].map(({ value }) => value);
}

function valueOf({ action }: Documents["scenarios"][number]["changes"][number]) {
  return action.kind === "state" ? [] : [action.value];
}

/** Read by nothing but a pass that makes documents speak as of a day, and pages of sources; each may be left out. */
const ofOtherDays = new Set(["knownFrom", "judgedFrom", "earlier", "earlierState", "fallback", "readAs", "computed"]);

/** Lists of names that checks alone read, and these have been made. */
const ofChecks = new Set(["mentions", "levelNames", "cited"]);

function forToday(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(forToday);
  if (typeof value !== "object" || value === null || value instanceof Map) return value;
  const kept = Object.entries(value).filter(([key]) => !ofOtherDays.has(key));
  return Object.fromEntries(kept.map(([key, one]) => [key, ofChecks.has(key) ? [] : forToday(one)]));
}
