// A model as somebody standing on a day could have written it down: figures published by then, and nothing
// later.
import type { Fact, FactLibrary } from "../facts/fact.ts";
import { libraryAsOf, refusalOf, usuallyCalled } from "../facts/libraryAsOf.ts";
import type { AsOf, StandingFact } from "../facts/libraryAsOf.ts";
import { periodDays } from "../facts/periodDays.ts";
import { graphOf } from "../model/graph.ts";
import { sourcesOf } from "../model/places.ts";
import type { Known } from "../model/known.ts";
import type { Model } from "../model/model.ts";
import { cutSchedules, isDatedThroughout } from "../parameters/cutSchedules.ts";
import type { ComputedFrom, Parameter, Source } from "../parameters/parameter.ts";
import { isoDate } from "../quantity/date.ts";
import { partsOf } from "../quantity/parts.ts";
import type { Distribution, Value } from "../quantity/value.ts";
import { computeValues } from "./computeValues.ts";
import { factsNamed } from "./factsNamed.ts";
import { namesOfModel } from "./namesOfModel.ts";
import type { ModelDocuments } from "./readDocuments.ts";

/** How one parameter, or one of its alternatives, is replaced because the day is early. */
interface StandIn {
  readonly parameter: string;
  /** "" when the parameter has one source */
  readonly alternative: string;
  /**
   * cut: later dates are removed. fallback: its value for such a day is used. unavailable: a model that reads
   * it is refused
   */
  readonly what: "cut" | "fallback" | "unavailable";
  readonly words: string;
}

/** What a run on that day rests on; every output reports it. */
export interface AsOfAccount {
  readonly date: string;
  readonly strict: boolean;
  /** figures that the documents name, in the library's order */
  readonly facts: readonly StandingFact[];
  readonly standIns: readonly StandIn[];
  /** numbers computed from series: of each series the first and the last period that was read */
  readonly computed: readonly ({ readonly parameter: string } & ComputedFrom)[];
  /**
   * arrivals counted by period: the day up to which they are known, after which they go on at their last
   * level
   */
  readonly goOn: readonly { readonly parameter: string; readonly from: string }[];
  /** dates in stages, resources and regimes that are later, as written */
  readonly modelCut: readonly string[];
  /**
   * parameters whose value or range is a judgement that no `fallback` replaces: they were written by somebody
   * who knows what came after the day, and nothing can remove that knowledge
   */
  readonly judgedToday: readonly string[];
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
  const { library: facts, standings } = libraryAsOf(library, day, asOf);
  const { runs } = documents.model;
  const lastDay = runs.kind === "calendar" ? Math.max(day, runs.fromDays) : day;
  const { known } = documents.graph;
  const context: Context = { asOf, known, library, standings, facts, standIns: [], goOn: [], lastDay };
  const { model: cutModel, cut } = modelAsOf(documents.model, context);
  const { parameters: computed } = computeValues(
    documents.parameters,
    { model: cutModel, tables: documents.tables, facts },
    true,
  );
  const parameters = computed.map((parameter) => parameterAsOf(parameter, context));
  const model = { ...cutModel, parameters };
  const named = new Set([...namesOfModel(documents), ...alsoNamed].flatMap((id) => factsNamed(id, library, known)));
  return {
    documents: { ...documents, model, parameters, graph: graphOf(model) },
    facts,
    account: {
      date: asOf.date,
      strict: asOf.strict,
      facts: [...standings.values()].filter(({ fact }) => named.has(fact)),
      standIns: context.standIns,
      computed: parameters.flatMap((parameter) =>
        sourcesOf(parameter).flatMap(({ source }) =>
          (source.computed?.from ?? []).map((from) => ({ parameter: parameter.name, ...from })),
        ),
      ),
      goOn: context.goOn,
      modelCut: cut,
      judgedToday: parameters.filter((parameter) => isJudgedToday(parameter, context.standIns)).map(({ name }) => name),
    },
  };
}

function isJudgedToday({ name, source, alternatives, uncertainty }: Parameter, standIns: readonly StandIn[]): boolean {
  const sources = [
    ...(source === null ? [] : [{ alternative: "", source }]),
    ...(alternatives?.options ?? []).map((option) => ({ alternative: option.name, source: option.source })),
  ];
  const isFallback = (alternative: string): boolean =>
    standIns.some((one) => one.what === "fallback" && one.parameter === name && one.alternative === alternative);
  return (
    uncertainty !== null ||
    sources.some(
      (one) => one.source.kind === "judgement" && one.source.unavailable === undefined && !isFallback(one.alternative),
    )
  );
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
  readonly standIns: StandIn[];
  readonly goOn: { readonly parameter: string; readonly from: string }[];
}

function parameterAsOf(parameter: Parameter, context: Context): Parameter {
  const { name, alternatives } = parameter;
  if (parameter.source !== null) return { ...parameter, source: sourceAsOf(parameter.source, [name, ""], context) };
  if (alternatives === null) return parameter;
  const options = alternatives.options.map((option) => ({
    ...option,
    source: sourceAsOf(option.source, [name, option.name], context),
  }));
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

function sourceAsOf(source: Source, [parameter, alternative]: readonly [string, string], context: Context): Source {
  const { lastDay, library, asOf, standIns } = context;
  if (source.unavailable !== undefined)
    return fallbackOf(source, source.unavailable, [parameter, alternative], context);
  const missing = missingFacts(source, context);
  const isDated = isDatedThroughout(source.value);
  const starts = missing.map(({ period }) => periodDays(period)?.first ?? -Infinity);
  const from = Math.min(lastDay + 1, ...starts);
  const cut = cutSchedules(source.value, { from, isKnown: (value) => isKnown(value, context) });
  if ((missing.length === 0 || isDated) && !cut.isEmpty && isKnown(cut.value, context)) {
    const knownTo = endOfCounts(cut.value, context);
    if (knownTo !== null) context.goOn.push({ parameter, from: isoDate(knownTo) });
    if (cut.gone.length > 0) standIns.push({ parameter, alternative, what: "cut", words: cutWords(cut.gone) });
    return { ...source, value: cut.value };
  }
  const gone = [...missing, ...unknownIn(source.value, context)];
  const because = gone.length > 0 ? refusalOf(gone, library, asOf) : onlyLaterDates(cut.gone, asOf);
  return fallbackOf(source, because, [parameter, alternative], context);
}

/** What stands in place of a source that cannot be read on the day. */
function fallbackOf(
  source: Source,
  because: NonNullable<Source["unavailable"]>,
  [parameter, alternative]: readonly [string, string],
  context: Context,
): Source {
  const { standIns } = context;
  if (source.fallback != null) {
    const words = `${source.fallback.kind} for such a day, in place of ${because.got}`;
    standIns.push({ parameter, alternative, what: "fallback", words });
    const aside: Context = { ...context, standIns: [] };
    return sourceAsOf({ ...source.fallback, fallback: null }, [parameter, alternative], aside);
  }
  standIns.push({ parameter, alternative, what: "unavailable", words: because.got });
  return { ...source, unavailable: because };
}

/** The day after the last period of arrivals that is known; null when no arrivals are counted. */
function endOfCounts(value: Value | Distribution, { known, facts }: Context): number | null {
  const ends = partsOf(value, "").flatMap((part) => {
    if (part.kind !== "schedule" || part.schedule.kind !== "counts") return [];
    const { periods, facts: series } = part.schedule;
    const published = series === null ? [] : factsNamed(series.text, facts, known);
    return [
      ...periods.map(({ during }) => during.to.days),
      ...published.map(({ period }) => (periodDays(period)?.last ?? -Infinity) + 1),
    ];
  });
  return ends.length === 0 ? null : Math.max(...ends);
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
function missingFacts(source: Source, { known, library, standings }: Context): Fact[] {
  if (source.kind === "judgement") return [];
  // what numbers are computed from is there, or they were not computed
  const ids = source.computed === undefined ? source.facts : source.cited.map(({ text }) => text);
  const cited = ids.flatMap((id) => factsNamed(id, library, known));
  return cited.filter(({ id }) => standings.get(id)?.standing === "left out");
}

/** Whether all figures named outside schedules were published, and at least one of every series named. */
function isKnown(value: Value | Distribution, context: Context): boolean {
  return unknownIn(value, context).length === 0;
}

function unknownIn(value: Value | Distribution, { known, library, facts }: Context): Fact[] {
  return partsOf(value, "").flatMap((part) => {
    if (part.kind !== "fact") return [];
    const named = factsNamed(part.fact, library, known);
    return named.some(({ id }) => facts.facts.has(id)) ? [] : named;
  });
}

function modelAsOf(model: Model, context: Context): { readonly model: Model; readonly cut: readonly string[] } {
  const gone: string[] = [];
  const upTo = <T>(part: T): T => {
    const cut = cutSchedules(part, { from: context.lastDay + 1, isKnown: () => true });
    gone.push(...cut.gone);
    return cut.value;
  };
  const history = <T extends { readonly days: number; readonly calendar: boolean; readonly state: string }>(
    name: string,
    states: readonly T[],
  ): T[] =>
    states.filter(({ days, calendar, state }) => {
      const isLater = calendar && days > context.lastDay;
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
