// A model as somebody standing on a day could have written it down: figures published by then, and nothing
// later.
import type { Fact, FactLibrary } from "../facts/fact.ts";
import { libraryAsOf, refusalOf, usuallyCalled } from "../facts/libraryAsOf.ts";
import type { AsOf, StandingFact } from "../facts/libraryAsOf.ts";
import { periodDays } from "../facts/periodDays.ts";
import { graphOf } from "../model/graph.ts";
import type { Known } from "../model/known.ts";
import type { Model } from "../model/model.ts";
import { sourcesOf } from "../model/places.ts";
import { structureDay, structureSections } from "../model/structureDays.ts";
import type { StructureSection } from "../model/structureDays.ts";
import { cutSchedules } from "../parameters/cutSchedules.ts";
import type { ComputedFrom, Parameter, Source } from "../parameters/parameter.ts";
import { isoDate } from "../quantity/date.ts";
import { counted } from "../quantity/numberWords.ts";
import { partsOf } from "../quantity/parts.ts";
import type { Distribution, Value } from "../quantity/value.ts";
import type { Change, Scenario } from "../scenario/scenario.ts";
import { carryOn } from "./carryOn.ts";
import { computeValues } from "./computeValues.ts";
import { factsNamed } from "./factsNamed.ts";
import { computedPlaces, dayOfLeaf, isLater, numbersInUse, placeKey, rangeDay, whenRead } from "./knownWhen.ts";
import type { Standpoint } from "./knownWhen.ts";
import { leavesOf } from "./leaves.ts";
import { namesOfModel } from "./namesOfModel.ts";
import type { ModelDocuments } from "./readDocuments.ts";
import { ruleMade } from "./ruleMade.ts";
import { statesReached } from "./statesReached.ts";
import type { StatesReached } from "./statesReached.ts";

/** How one parameter, or one of its alternatives, is replaced because the day is early. */
export interface StandIn {
  readonly parameter: string;
  /** "" when the parameter has one source */
  readonly alternative: string;
  /**
   * cut: later dates are removed. fallback: its value for such a day is used. earlier: what was judged by the day is
   * used. reconstructed: a strict reader has no edition of the day, and reads a later one. rule: a rule made what was
   * judged later. unavailable: a model that reads it is refused
   */
  readonly what: "cut" | "fallback" | "earlier" | "reconstructed" | "rule" | "unavailable";
  readonly words: string;
}

/** What a run on that day rests on; every output reports it. */
export interface AsOfAccount {
  readonly date: string;
  readonly strict: boolean;
  /** whether a rule made what was judged later */
  readonly ruleMade: boolean;
  /** figures that the documents name, in the library's order */
  readonly facts: readonly StandingFact[];
  readonly standIns: readonly StandIn[];
  /** numbers computed from series: of each series the first and the last period that was read */
  readonly computed: readonly ({ readonly parameter: string } & ComputedFrom)[];
  /** records by period: the day up to which they are known, and how they go on after it */
  readonly goOn: readonly GoingOn[];
  /** dates in stages, resources and regimes that are later, as written */
  readonly modelCut: readonly string[];
  /**
   * parameters whose value or range is a judgement of a later or an unknown day that nothing replaces: they were
   * written by somebody who knows what came after the day, and nothing can remove that knowledge
   */
  readonly judgedToday: readonly string[];
  /** of these, what has a day, and is used with hindsight all the same */
  readonly judgedLater: readonly JudgedLater[];
  /** parts of the model's structure that have a day, those chosen later first */
  readonly structure: readonly StructureChoice[];
}

interface GoingOn {
  readonly parameter: string;
  /** ISO day, the first that nothing is known of */
  readonly from: string;
  /** months before it whose mean goes on; null: the last figure does */
  readonly months: number | null;
}

interface JudgedLater {
  /** of a scenario's change: "scenario NAME" */
  readonly parameter: string;
  /** levels, states and dates as written; "range"; "" for all of it */
  readonly part: string;
  readonly knownFrom: string;
}

interface StructureChoice {
  readonly section: StructureSection;
  readonly name: string;
  readonly knownFrom: string;
  readonly isLater: boolean;
}

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

/** Where somebody stands who asks what can be known of the documents. */
export function standpointOf(
  { model, graph }: Pick<ModelDocuments, "model" | "graph">,
  day: number,
  reached: StatesReached,
  facts: FactLibrary,
): Standpoint {
  const states = new Map(model.regimes.map((regime) => [regime.name, regime.states]));
  return {
    day,
    reached,
    statesOf: (regime) => states.get(regime) ?? [],
    known: (id) => factsNamed(id, facts, graph.known).filter((fact) => facts.facts.has(fact.id)),
  };
}

interface Context {
  /**
   * dates after it are cut. It is the day, or the start of a run that begins later, which needs a state to
   * begin in
   */
  readonly lastDay: number;
  readonly asOf: AsOf;
  readonly known: Known;
  readonly library: FactLibrary;
  readonly standings: ReadonlyMap<string, StandingFact>;
  readonly facts: FactLibrary;
  readonly standpoint: Standpoint;
  readonly model: Model;
  /** as a reader would read who is not strict; null where this one is not */
  readonly loose:
    | (Pick<Context, "standings" | "facts" | "asOf"> & { readonly parameters: ReadonlyMap<string, Parameter> })
    | null;
  // noted on the way
  readonly standIns: StandIn[];
  readonly goOn: GoingOn[];
  readonly judgedToday: Set<string>;
  readonly judgedLater: JudgedLater[];
  /** figures that a strict reader would have to reconstruct, because nothing else is left */
  readonly wanted: Set<string>;
}

function parameterAsOf(parameter: Parameter, context: Context): Parameter {
  const { alternatives } = parameter;
  if (parameter.source !== null) {
    const source = sourceAsOf(parameter.source, parameter, "", context);
    const uncertainty = source.uncertainty ?? parameter.uncertainty;
    noteRange(parameter, source, context);
    return { ...parameter, source, uncertainty };
  }
  if (alternatives === null) return parameter;
  const options = alternatives.options.map((option) => ({
    ...option,
    source: sourceAsOf(option.source, parameter, option.name, context),
  }));
  noteRange(parameter, null, context);
  const weight = options.reduce((sum, each) => sum + (isThere(each) ? each.weight : 0), 0);
  if (weight === 0) return { ...parameter, alternatives: { ...alternatives, options } };
  const weighted = options.map((each) => ({ ...each, weight: isThere(each) ? each.weight / weight : 0 }));
  const preferred = weighted.find((each) => each.name === alternatives.default && isThere(each));
  const heaviest = weighted.toSorted((left, right) => right.weight - left.weight)[0];
  return {
    ...parameter,
    alternatives: { ...alternatives, default: (preferred ?? heaviest).name, options: weighted },
  };
}

const isThere = ({ source }: { readonly source: Source }): boolean => source.unavailable === undefined;

/** A range is a judgement, whatever it is the range of, unless its width is computed. */
function noteRange(
  parameter: Parameter,
  source: Source | null,
  { standpoint, judgedToday, judgedLater }: Context,
): void {
  const { name, uncertainty } = parameter;
  if (uncertainty === null || uncertainty.computed !== undefined || source?.unavailable !== undefined) return;
  const day = source?.uncertainty == null ? rangeDay(parameter.source, parameter) : rangeDay(source, parameter);
  if (day === null || isLater(day, standpoint)) judgedToday.add(name);
  if (day !== null && isLater(day, standpoint))
    judgedLater.push({ parameter: name, part: "range", knownFrom: day.text });
}

/** What is known of a source on the day, or else what stands in its place. */
function sourceAsOf(source: Source, parameter: Parameter, alternative: string, context: Context): Source {
  const { asOf, standIns } = context;
  const named = { parameter: parameter.name, alternative };
  const own = knownPartOf(source, context);
  if (own.because === null && !hasLater(own.source, parameter, context)) {
    noteKnown(own, parameter, alternative, context);
    return own.source;
  }
  const why = own.because?.got ?? "what was judged later";
  if (own.because === null && own.source.earlierState === true) {
    const made = ruleMade(own.source, parameter, context.standpoint, asOf.standIns === true);
    if (!hasLater(made, parameter, context)) return noteMade({ ...own, source: made }, parameter, alternative, context);
  }
  for (const { kind, source: other } of replacementsOf(source, context)) {
    const instead = knownPartOf(other, context);
    if (instead.because !== null || (own.because === null && hasLater(instead.source, parameter, context))) continue;
    const words = `${kind === "fallback" ? instead.source.kind : "judged earlier,"} for such a day, in place of ${why}`;
    standIns.push({ ...named, what: kind, words });
    noteJudged(instead.source, parameter, kind === "fallback", context);
    return instead.source;
  }
  const reconstructed = own.because === null ? [] : reconstructible(parameter, alternative, context);
  if (reconstructed.length > 0) {
    for (const id of reconstructed) context.wanted.add(id);
    return own.source;
  }
  if (own.because !== null) {
    standIns.push({ ...named, what: "unavailable", words: own.because.got });
    return { ...own.source, unavailable: own.because };
  }
  const isAsked = asOf.standIns === true;
  const isMade = isAsked || own.source.earlierState === true;
  const made = isMade ? ruleMade(own.source, parameter, context.standpoint, isAsked) : own.source;
  return noteMade({ ...own, source: made }, parameter, alternative, context);
}

interface KnownPart {
  readonly source: Source;
  /** dates that were cut */
  readonly gone: readonly string[];
  /** why it cannot be read; null when it can */
  readonly because: NonNullable<Source["unavailable"]> | null;
}

/** A source without later dates, and without what rests on figures that were not published. */
function knownPartOf(source: Source, context: Context): KnownPart {
  const { lastDay, library, asOf, standpoint } = context;
  if (source.unavailable !== undefined) return { source, gone: [], because: source.unavailable };
  const missing = missingFacts(source, context);
  const starts = missing.map(({ period }) => periodDays(period)?.first ?? -Infinity);
  const cut = cutSchedules(source.value, {
    from: Math.min(lastDay + 1, ...starts),
    isKnown: (value) => isKnown(value, context),
    isLater: (written) => isLater(source.knownFrom?.parts[written] ?? null, standpoint),
  });
  const known = withoutUntraced({ ...source, value: cut.value }, context);
  const isClear = missing.length === 0 || restsOnNone(known.source, Math.min(...starts), standpoint);
  if (isClear && !cut.isEmpty && isKnown(known.source.value, context))
    return { source: carriedOn(known.source, context), gone: [...cut.gone, ...known.gone], because: null };
  const gone = missingIds(source, context);
  const because = gone.length > 0 ? refusalOf(gone, library, asOf) : onlyLaterDates(cut.gone, asOf);
  return { source, gone: cut.gone, because };
}

/** With what only a series that comes out sooner has a figure of. */
function carriedOn(source: Source, { facts, standpoint, model }: Context): Source {
  const { value, from } = carryOn(source.value, { facts, model, day: standpoint.day });
  if (from.length === 0) return source;
  const written = source.computed?.written ?? source.value;
  return { ...source, value, computed: { written, from: [...(source.computed?.from ?? []), ...from] } };
}

/**
 * Of an estimate that cites a whole series, without the dates after the last for whose time the series has a figure: it
 * is as if those that are not out had been cited one by one.
 */
function withoutUntraced(source: Source, context: Context): { source: Source; gone: readonly string[] } {
  const { standpoint } = context;
  const citesSeries = source.cited.some(({ text }) => standpoint.known(text).some(({ id }) => id !== text));
  const numbers = source.kind === "estimate" && citesSeries ? numbersInUse(source, {}, standpoint) : [];
  const startOf = ({ leaf }: (typeof numbers)[number]): number => leaf.during?.from ?? -Infinity;
  const last = Math.max(...numbers.filter(({ kind }) => kind === "computed").map(startOf));
  const after = numbers.filter((one) => one.isUntraced && startOf(one) > last).map(startOf);
  if (last === -Infinity || after.length === 0) return { source, gone: [] };
  const { value, gone } = cutSchedules(source.value, { from: Math.min(...after), isKnown: () => true });
  return { source: { ...source, value }, gone };
}

/**
 * Whether a value whose dates have been cut reads nothing of figures that are missing: what is left stands under a
 * date, or in the column of a state that ends before the first of their periods begins, or that the day does not reach.
 */
function restsOnNone(source: Source, firstMissing: number, standpoint: Standpoint): boolean {
  const computed = computedPlaces(source);
  return leavesOf(source.value, standpoint.statesOf).every((leaf) => {
    // a column that says its day rests on it, and not on what is cited beside
    if (computed.has(placeKey(leaf.at)) || dayOfLeaf(leaf, source) !== null) return true;
    if (leaf.during !== null || (leaf.of.kind === "fact" && leaf.of.series)) return true;
    return whenRead(leaf, {}, standpoint)?.every(({ to }) => to <= firstMissing) ?? false;
  });
}

/** Whether something that a run reads of it was judged later than the day. */
function hasLater(source: Source, parameter: Parameter, { standpoint }: Context): boolean {
  if (source.knownFrom == null && parameter.judgedFrom == null) return false;
  return numbersInUse(source, parameter, standpoint).some(({ knownFrom }) => isLater(knownFrom, standpoint));
}

/** In the order in which they are tried. */
function replacementsOf(
  { fallback, earlier = [] }: Source,
  { standpoint }: Context,
): readonly { readonly kind: "fallback" | "earlier"; readonly source: Source }[] {
  const known = earlier.filter(({ knownFrom }) => !isLater(knownFrom?.rest ?? null, standpoint)).toReversed();
  return [
    ...known.map((source) => ({ kind: "earlier" as const, source })),
    ...(fallback == null ? [] : [{ kind: "fallback" as const, source: fallback }]),
  ];
}

/** Figures that a strict reader refuses, and with which a source or its fallback could be read; [] where none help. */
function reconstructible(parameter: Parameter, alternative: string, context: Context): readonly string[] {
  const { loose, known, library, facts } = context;
  const other = loose?.parameters.get(parameter.name);
  if (loose === null || other === undefined) return [];
  const reader: Context = { ...context, ...loose };
  const source = sourcesOf(other).find(({ name }) => (name ?? "") === alternative)?.source;
  const readable = [source, source?.fallback].find((one) => one != null && knownPartOf(one, reader).because === null);
  if (readable == null) return [];
  const inValue = partsOf(readable.value, "").flatMap((part) => (part.kind === "fact" ? [part.fact] : []));
  return [...readable.facts, ...inValue]
    .flatMap((id) => factsNamed(id, library, known))
    .flatMap(({ id }) => (loose.facts.facts.has(id) && !facts.facts.has(id) ? [id] : []));
}

function noteMade(known: KnownPart, parameter: Parameter, alternative: string, context: Context): Source {
  for (const words of known.source.ruleMade ?? [])
    context.standIns.push({ parameter: parameter.name, alternative, what: "rule", words });
  noteKnown(known, parameter, alternative, context);
  return known.source;
}

function noteKnown({ source, gone }: KnownPart, parameter: Parameter, alternative: string, context: Context): void {
  const { name } = parameter;
  const end = endOfRecord(source.value, context);
  if (end !== null) context.goOn.push({ parameter: name, from: isoDate(end.days), months: end.months });
  if (gone.length > 0) context.standIns.push({ parameter: name, alternative, what: "cut", words: cutWords(gone) });
  const loosely = context.asOf.strict ? reconstructedIn(source, context) : 0;
  if (loosely > 0) {
    const words = `${counted(loosely, "figure")} of a later edition, because no edition of the day has enough`;
    context.standIns.push({ parameter: name, alternative, what: "reconstructed", words });
  }
  noteJudged(source, parameter, false, context);
}

function reconstructedIn(source: Source, { known, library, standings }: Context): number {
  const inValue = partsOf(source.value, "").flatMap((part) => (part.kind === "fact" ? [part.fact] : []));
  const cited = source.kind === "judgement" ? [] : source.facts;
  const named = [...cited, ...inValue].flatMap((id) => factsNamed(id, library, known).map((fact) => fact.id));
  return new Set(named.filter((id) => standings.get(id)?.standing === "reconstructed")).size;
}

/** A fallback speaks for such a day by itself: only what it says of its day makes it later. */
function noteJudged(source: Source, parameter: Parameter, isFallback: boolean, context: Context): void {
  const { standpoint, judgedToday, judgedLater } = context;
  const judged = numbersInUse(source, parameter, standpoint).filter(({ kind }) => kind === "judged");
  const isToday = source.kind === "judgement" && source.ruleMade === undefined && !isFallback;
  if (isToday && judged.some(({ knownFrom }) => knownFrom === null)) judgedToday.add(parameter.name);
  const later = judged.filter(({ knownFrom }) => isLater(knownFrom, standpoint));
  if (later.length > 0) judgedToday.add(parameter.name);
  const seen = new Set<string>();
  for (const { leaf, knownFrom } of later) {
    const part = leaf.words.filter((word) => Object.hasOwn(source.knownFrom?.parts ?? {}, word)).at(-1) ?? "";
    if (seen.has(part)) continue;
    seen.add(part);
    judgedLater.push({ parameter: parameter.name, part, knownFrom: knownFrom?.text ?? "" });
  }
}

interface EndOfRecord extends Pick<GoingOn, "months"> {
  /** since 1970-01-01 */
  readonly days: number;
}

/**
 * The day after the last period of a record that goes on, and how; null where nothing does. Arrivals counted by period
 * are such a record, and so are steps of published figures after which nothing is written.
 */
function endOfRecord(value: Value | Distribution, { known, facts }: Context): EndOfRecord | null {
  const ends = partsOf(value, "").flatMap((part): EndOfRecord[] => {
    if (part.kind !== "schedule" || part.schedule.kind === "wave") return [];
    const { schedule } = part;
    const series = schedule.facts === null ? [] : factsNamed(schedule.facts.text, facts, known);
    const published = series.map(({ period }) => (periodDays(period)?.last ?? -Infinity) + 1);
    if (schedule.kind === "counts") {
      const written = schedule.periods.map(({ during }) => during.to.days);
      return [{ days: Math.max(...written, ...published), months: schedule.goOnMonths ?? 12 }];
    }
    const end = Math.max(...published);
    const isLast = published.length > 0 && schedule.points.every(({ when }) => when.days < end);
    return isLast ? [{ days: end, months: null }] : [];
  });
  return ends.toSorted((left, right) => right.days - left.days)[0] ?? null;
}

function onlyLaterDates(
  dates: readonly string[],
  { date, called = usuallyCalled }: AsOf,
): NonNullable<Source["unavailable"]> {
  const hint = `write a \`fallback:\` beside the value for such a day, or choose a later ${called.day}`;
  return { expected: `a value for days up to ${date}`, got: `dates from ${dates[0] ?? "later"} on`, hint };
}

/**
 * Figures that a fact or an estimate cites and that are not yet published. A judgement does not rest on the
 * figures it cites.
 */
function missingFacts(source: Source, context: Context): Fact[] {
  return citedIds(source).flatMap((id) => namedOrAbsent(id, context).filter((fact) => isMissing(fact, context)));
}

function citedIds(source: Source): readonly string[] {
  if (source.kind === "judgement") return [];
  // what numbers are computed from is there, or they were not computed
  return source.computed === undefined ? source.facts : source.cited.map(({ text }) => text);
}

function isMissing({ id }: Fact, { standings }: Context): boolean {
  return (standings.get(id)?.standing ?? "left out") === "left out";
}

/** As the documents name them: what is missing altogether, or where a part of each is known, what misses a part. */
function missingIds(source: Source, context: Context): readonly string[] {
  const cited = citedIds(source).filter((id) => namedOrAbsent(id, context).some((fact) => isMissing(fact, context)));
  const unknown = idsIn(source.value).filter(({ id, series }) => unknownOf(id, series, context).length > 0);
  const ids = [...new Set([...cited, ...unknown.map(({ id }) => id)])];
  const whole = ids.filter((id) => context.standpoint.known(id).length === 0);
  return whole.length > 0 ? whole : ids;
}

function idsIn(value: Value | Distribution): readonly { readonly id: string; readonly series: boolean }[] {
  return partsOf(value, "").flatMap((part) => (part.kind === "fact" ? [{ id: part.fact, series: part.series }] : []));
}

/** The rows an id stands for; a row that a table does not have counts as one that is not out, of the period in its id. */
function namedOrAbsent(id: string, { known, library }: Context): readonly Fact[] {
  const found = factsNamed(id, library, known);
  const [publicationId, row = ""] = id.split("#");
  const publication = library.publications.get(publicationId);
  if (found.length > 0 || publication === undefined) return found;
  const last = row.slice(row.lastIndexOf(".") + 1);
  // "FY2026Oct-Dec" begins with its year
  const period = periodDays(last) === null ? (/^(FY\d{4}|\d{4}(-\d{2})?)/.exec(last)?.[0] ?? last) : last;
  const words = { title: "", unit: "", scope: "", address: "", note: "", confidence: "D" as const };
  return [{ ...words, id, period, value: NaN, publication }];
}

/** Whether all figures named outside schedules were published, and at least one of every series named. */
function isKnown(value: Value | Distribution, context: Context): boolean {
  return unknownIn(value, context).length === 0;
}

function unknownIn(value: Value | Distribution, context: Context): readonly Fact[] {
  return idsIn(value).flatMap(({ id, series }) => unknownOf(id, series, context));
}

function unknownOf(id: string, series: boolean, context: Context): readonly Fact[] {
  const { facts, asOf } = context;
  const named = namedOrAbsent(id, context);
  // an edition of the day may begin in the middle of a series, which then has nothing to begin with
  const needed = asOf.strict && series ? earliestOf(named) : named;
  return needed.some((fact) => facts.facts.has(fact.id)) ? [] : named;
}

function earliestOf(facts: readonly Fact[]): readonly Fact[] {
  const starts = facts.map(({ period }) => periodDays(period)?.first ?? -Infinity);
  const first = Math.min(...starts);
  return facts.filter((_, index) => starts[index] === first);
}

/** What a scenario would have supposed on the day; what was supposed later is used all the same, and named. */
function scenarioAsOf(scenario: Scenario, day: number, judgedLater: JudgedLater[]): Scenario {
  const changes = scenario.changes.map((change): Change => {
    const knownFrom = change.knownFrom ?? scenario.knownFrom ?? null;
    if (!isLater(knownFrom, { day })) return change;
    const before = (change.earlier ?? []).findLast((one) => one.knownFrom.days <= day);
    if (before !== undefined) return { ...change, action: before.action, knownFrom: before.knownFrom };
    const part = `${change.target.name} from ${change.from.text}`;
    judgedLater.push({ parameter: `scenario ${scenario.name}`, part, knownFrom: knownFrom?.text ?? "" });
    return change;
  });
  return { ...scenario, changes };
}

function structureOf(model: Model, day: number): readonly StructureChoice[] {
  const days = model.knownFrom ?? null;
  if (days === null) return [];
  const all = structureSections.flatMap((section) =>
    model[section].flatMap(({ name }): StructureChoice[] => {
      const knownFrom = structureDay(days, section, name);
      return knownFrom === null
        ? []
        : [{ section, name, knownFrom: knownFrom.text, isLater: isLater(knownFrom, { day }) }];
    }),
  );
  return [...all.filter((one) => one.isLater), ...all.filter((one) => !one.isLater)];
}

function modelAsOf(model: Model, lastDay: number): { readonly model: Model; readonly cut: readonly string[] } {
  const gone: string[] = [];
  const upTo = <T>(part: T): T => {
    const cut = cutSchedules(part, { from: lastDay + 1, isKnown: () => true });
    gone.push(...cut.gone);
    return cut.value;
  };
  const history = <T extends { readonly days: number; readonly calendar: boolean; readonly state: string }>(
    name: string,
    states: readonly T[],
  ): T[] =>
    states.filter(({ days, calendar, state }) => {
      const isLater = calendar && days > lastDay;
      if (isLater) gone.push(`${name} ${state}`);
      return !isLater;
    });
  const regimes = model.regimes.map((regime) => ({
    ...regime,
    histories: Object.fromEntries(
      Object.entries(regime.histories).map(([level, states]) => [level, history(`${regime.name} ${level}`, states)]),
    ),
    otherwise: regime.otherwise === null ? null : history(regime.name, regime.otherwise),
  }));
  const { stages, resources, clocks } = model;
  return {
    model: { ...model, regimes, stages: upTo(stages), resources: upTo(resources), clocks: upTo(clocks) },
    cut: gone,
  };
}

function cutWords(gone: readonly string[]): string {
  const dates = [...new Set(gone)].toSorted();
  const more = dates.length - 1;
  return dates.length === 1
    ? `${dates[0]} is left out`
    : `${dates[0]} and ${more} later ${more === 1 ? "date" : "dates"} are left out`;
}
