// "How wrong would this model have been?": forecasts from days of the past, made from what was known on each, and what
// was published in the end.
import type { ForecastsDocument } from "../claim/forecasts.ts";
import type { Documents } from "../documents/documents.ts";
import { allFiles } from "../documents/modelFiles.ts";
import { dayOf } from "../documents/openDocuments.ts";
import { PendencyError, refuseUsage } from "../errors.ts";
import { libraryAsOf, publishedBy } from "../facts/libraryAsOf.ts";
import { knownOn } from "../facts/knownFigures.ts";
import type { KnownFigure, SeriesFigures } from "../facts/knownFigures.ts";
import { describeGiven } from "../reading/describeGiven.ts";
import { didYouMean } from "../reading/suggest.ts";
import { protocolHash } from "../forecast/protocolHash.ts";
import { stackName } from "../scenario/stack.ts";
import { fluidStepAsked, fluidStepFor } from "../study/fluidStep.ts";
import type { Conduct } from "../study/makeStudy.ts";
import { tellNobody } from "../study/narrate.ts";
import type { Narrate } from "../study/narrate.ts";
import { programOf } from "../study/runReplication.ts";
import { neverStopped, Stop } from "../study/stop.ts";
import type { FluidMade, StudySpec } from "../study/study.ts";
import { studyId } from "../study/studyId.ts";
import { studyInput } from "../study/studyRequest.ts";
import { averagedForecast, baselineForecasts, rivalForecasts } from "./backtest/baselines.ts";
import { chunkName, chunkText, covers, readChunk } from "./backtest/chunk.ts";
import type { Chunk } from "./backtest/chunk.ts";
import { familyScores } from "./backtest/familyScores.ts";
import type { FamilyScores } from "./backtest/familyScores.ts";
import { gatesOf } from "./backtest/gates.ts";
import type { BacktestGates } from "./backtest/gates.ts";
import { forecastFrom } from "./backtest/forecastFrom.ts";
import { observedSeries } from "./backtest/observedSeries.ts";
import type { OwnTables } from "./backtest/observedSeries.ts";
import { originsOf } from "./backtest/origins.ts";
import { figuresOf, modelForecast, rowOf } from "./backtest/scoreForecasts.ts";
import type { FigureAsked, ForecastRow } from "./backtest/scoreForecasts.ts";
import { withDiscrepancy } from "./backtest/withDiscrepancy.ts";
import { lastPeriods, measuresOf, wantedFrom } from "./backtest/wantedFigures.ts";
import type { LeftOut, WantedFigure } from "./backtest/wantedFigures.ts";
import { checkCall, checkStack } from "./checkCall.ts";
import { runDaysOf, checkAsked } from "./checkAsked.ts";
import { preferredSources } from "./sourceRule.ts";

export interface BacktestAsked {
  /** ISO days in place of the document's origins */
  readonly origins?: readonly string[];
  /** names of series; left out: all of the document */
  readonly series?: readonly string[];
  /** runs of expected numbers from each origin, every one with its own parameters; left out: as the document says, or 200 */
  readonly draws?: number;
  /** a whole number from 0 to 4294967295; left out: 1 */
  readonly seed?: number;
  /** days; left out: as the document says, or found out once, for the model as it stands */
  readonly stepDays?: number;
  /** names of scenarios under which forecasts are made; left out: the model as it stands */
  readonly stack?: readonly string[];
  /** what is put on the model's own numbers; left out: all there is */
  readonly with?: readonly Variant[];
  /** only figures of editions out by the day */
  readonly strict?: boolean;
  /** a rule makes what was judged later than each day; left out: it is used as judged */
  readonly standIns?: boolean;
  readonly tables?: OwnTables;
  /** what messages call these; left out: by the names of these fields */
  readonly called?: {
    readonly origins: string;
    readonly series: string;
    readonly draws: string;
    readonly day: string;
    readonly strict: string;
  };
}

/**
 * drift: parameters wander and regimes change by odds, as the documents say. discrepancy: what a publisher counts and the
 * model does not, put on flows and on the stocks that they fill
 */
export const variantWords = ["drift", "discrepancy"] as const;
export type Variant = (typeof variantWords)[number];

/** Where origins that are whole are kept: a folder, a map. Texts by their names. */
export interface BacktestStore {
  /** null where there is none */
  read(name: string): string | null;
  /** all of it is there afterwards, or nothing new */
  write(name: string, text: string): void;
}

const usualDraws = 200;
/** Draws beyond it are a mistake of the hand. */
const mostDraws = 100_000;

export const usuallyCalled: NonNullable<BacktestAsked["called"]> = {
  origins: "origins",
  series: "series",
  draws: "draws",
  day: "origins",
  strict: "strict",
};

/** A store for whoever keeps nothing. */
export const keepNothing = (): BacktestStore => ({ read: () => null, write: () => {} });

export interface Backtest {
  readonly model: string;
  readonly title: string;
  /** of all that decides what is forecast: equal ids mean equal forecasts */
  readonly id: string;
  /** of the rules by which it is scored: only scores of equal ones are set side by side */
  readonly protocol: string;
  readonly draws: number;
  readonly seed: number;
  /** scenarios joined by "+" */
  readonly stack: string;
  /** what was put on the model's own numbers */
  readonly with: readonly Variant[];
  /** 0 where it was stopped before it was known */
  readonly stepDays: number;
  readonly origins: readonly ForecastOrigin[];
  /** the model's and all baselines' */
  readonly rows: readonly ForecastRow[];
  readonly families: readonly FamilyScores[];
  /** what scores of H allow to be said */
  readonly gates: BacktestGates;
}

/**
 * @param store given the backtest's id and protocol; left out: nothing is kept
 * @throws PendencyError when the documents do not fit together, nothing can be asked so, or no origin can be forecast
 *   from: then with what the first one says
 */
export async function askBacktest(
  documents: Documents,
  asked: BacktestAsked = {},
  store: (id: string, protocol: string) => BacktestStore = keepNothing,
  conduct: Conduct = {},
): Promise<Backtest> {
  const found = await makeForecasts(documents, asked, store, conduct);
  const { document, observed, spec, origins } = found;
  const { model } = documents;
  const variants = asked.with ?? variantWords;
  const [firstRefused] = origins.flatMap(({ chunk }) => chunk?.refused ?? []);
  const isAnyLeft = origins.some(({ status }) => status === "forecast" || status === "unfinished");
  if (!isAnyLeft && firstRefused !== undefined) throw new PendencyError([firstRefused]);
  if (!isAnyLeft) refuseNothing(origins, asked.called ?? usuallyCalled);
  const rows = origins.flatMap(({ chunk, date }) => {
    const day = dayOf(date);
    if (chunk === null || day === null) return [];
    const startMonth = model.fiscalYearStartMonth;
    const on = { document, observed, day, startMonth, seed: spec.seed };
    const own = variants.includes("discrepancy") ? withDiscrepancy(chunk, on) : chunk;
    const isAsked = ({ series }: FigureAsked): boolean => asked.series?.includes(series.name) ?? true;
    const figures = figuresOf(chunk, day, document, observed, startMonth).filter(isAsked);
    const isAnyRival = figures.some(({ series }) => series.rivals !== null);
    const strict = asked.strict === true;
    const rivals = {
      library: isAnyRival ? libraryAsOf(documents.facts, day, { date, strict }).library : documents.facts,
      knownOf: (name: string) => knownFigures(observed.get(name), day),
    };
    return figures.flatMap((figure) => {
      const made = modelForecast(model.id, figure, own);
      const each = [...(made === null ? [] : [made]), ...baselineForecasts(figure)];
      const published = rivalForecasts(figure, rivals);
      const average = made === null ? null : averagedForecast(figure, each);
      return [...each, ...published, ...(average === null ? [] : [average])].map((one) => rowOf(figure, one));
    });
  });
  return {
    model: model.id,
    title: model.title,
    id: found.id,
    protocol: found.protocol,
    draws: spec.replications,
    seed: spec.seed,
    stack: stackName(spec.stacks[0]),
    with: variants,
    stepDays: found.fluid.stepDays,
    origins,
    rows,
    families: familyScores(rows, document, model.id),
    gates: gatesOf(rows, document, model.id),
  };
}

function knownFigures(series: SeriesFigures | undefined, day: number): readonly KnownFigure[] {
  return series === undefined ? [] : knownOn(series, day);
}

/** Every origin lies before the first figure, or wants nothing that the run has. */
function refuseNothing(origins: readonly ForecastOrigin[], { origins: called }: typeof usuallyCalled): never {
  const [{ date, leftOut }] = origins;
  const [why] = leftOut;
  const got = why === undefined ? date : `${date}, on which of ${why.series} ${why.why}`;
  return refuseUsage(called, "a day from which at least one figure can be forecast", got);
}

/** What was forecast, before any of it is scored. */
interface Forecasts {
  readonly id: string;
  readonly protocol: string;
  readonly document: ForecastsDocument;
  readonly observed: ReadonlyMap<string, SeriesFigures>;
  readonly fluid: FluidMade;
  readonly spec: StudySpec;
  /** in order of time */
  readonly origins: readonly ForecastOrigin[];
}

export interface ForecastOrigin {
  readonly date: string;
  /** null: it was not reached before somebody stopped it, or there is nothing to forecast from it */
  readonly chunk: Chunk | null;
  /** figures that the day does not allow to forecast */
  readonly leftOut: readonly LeftOut[];
  /** refused: the documents do not run on that day. nothing: no figure is wanted */
  readonly status: "forecast" | "refused" | "nothing" | "unfinished";
  /** whether an earlier command had made it */
  readonly isKept: boolean;
}

/**
 * Origin by origin: one that is in the store is not made again, and one that is made is put there, so that a backtest
 * that was ended goes on to the same bytes.
 *
 * @param store left out: nothing is kept
 * @throws PendencyError when the documents do not fit together, or nothing can be asked so
 */
async function makeForecasts(
  documents: Documents,
  asked: BacktestAsked,
  store: (id: string, protocol: string) => BacktestStore,
  conduct: Conduct = {},
): Promise<Forecasts> {
  checkCall(documents, asked, conduct);
  const { called = usuallyCalled, tables = { beside: {}, given: null } } = asked;
  const document = documentOf(documents);
  checkBacktest(documents, asked, document, called);
  const { model } = documents;
  const observed = observedSeries(document, documents.facts, tables, model.fiscalYearStartMonth);
  const origins = originsOf(asked.origins ?? null, document, model, called.origins);
  const spec = specOf(documents, asked);
  const id = idOf(documents, asked, spec);
  const names = asked.series === undefined ? null : withFlows(asked.series, document);
  const protocol = protocolHash(documents.files.forecasts?.text ?? "");
  const kept = store(id, protocol);
  const { narrate = tellNobody } = conduct;
  const stop = new Stop(conduct.stop ?? neverStopped);
  const telling =
    (label: string): Narrate =>
    (event) =>
      narrate(event.kind === "progress" ? { ...event, label } : event);
  try {
    const fluid = await stepOf(documents, asked, { document, spec }, stop, conduct.pause);
    const found: ForecastOrigin[] = [];
    for (const [n, origin] of origins.entries()) {
      const { date } = origin;
      const { figures, leftOut } = wantedFrom(origin, document, observed, model, names);
      if (!figures.some(({ horizonMonths }) => horizonMonths > 0)) {
        found.push({ date, chunk: null, leftOut, status: "nothing", isKept: false });
        continue;
      }
      const text = kept.read(chunkName(date));
      const earlier = text === null ? null : readChunk(text, id, date);
      if (earlier !== null && covers(earlier, figures)) {
        const status = earlier.refused.length > 0 ? "refused" : "forecast";
        found.push({ date, chunk: onlyWanted(earlier, figures), leftOut, status, isKept: true });
        continue;
      }
      const label = `origin ${origin.date}, ${n + 1} of ${origins.length}`;
      const standIns = asked.standIns === true ? { standIns: true } : {};
      const asOf = { date, strict: asked.strict === true, ...standIns, called };
      const chunk =
        stop.aborted || fluid === null
          ? null
          : await forecastFrom(
              documents,
              { id, spec, fluid, asOf, figures },
              { ...conduct, stop, narrate: telling(label) },
            );
      if (chunk === null) {
        found.push({ date, chunk: null, leftOut, status: "unfinished", isKept: false });
        continue;
      }
      kept.write(chunkName(date), chunkText(chunk));
      const status = chunk.refused.length > 0 ? "refused" : "forecast";
      found.push({ date, chunk, leftOut, status, isKept: false });
    }
    return { id, protocol, document, observed, fluid: fluid ?? noStep, spec, origins: found };
  } finally {
    stop.release();
    narrate({ kind: "finished" });
  }
}

/** Stands where it was stopped before the length of a step was known. */
const noStep: FluidMade = {
  step: 0,
  stepDays: 0,
  stepError: null,
  unsettled: [],
  mayBeOff: [],
  approximates: [],
  without: {},
};

export function documentOf({ forecasts, files }: Documents): ForecastsDocument {
  if (forecasts !== null) return forecasts;
  const expected = "a model with a document that says `pendency: forecasts v1`";
  const hint = "it names the published series to forecast: docs/reference/language.md, section 17";
  return refuseUsage(files.asked, expected, "a model without one", hint);
}

export function checkBacktest(
  documents: Documents,
  { series, draws, seed, stack = [], stepDays, with: variants = [] }: BacktestAsked,
  document: ForecastsDocument,
  called: NonNullable<BacktestAsked["called"]>,
): void {
  checkStack(stack);
  checkAsked(stepDays === undefined ? {} : { stepDays }, runDaysOf(documents));
  const names = document.series.map(({ name }) => name);
  for (const name of series ?? []) {
    if (names.includes(name)) continue;
    refuseUsage(
      called.series,
      `series of the forecasts document (${names.join(", ")})`,
      `"${name}"`,
      didYouMean(name, names),
    );
  }
  if (draws !== undefined && !(Number.isInteger(draws) && draws >= 2 && draws <= mostDraws)) {
    refuseUsage(called.draws, `a whole number from 2 to ${mostDraws.toLocaleString("en")}`, describeGiven(draws));
  }
  if (seed !== undefined && !(Number.isInteger(seed) && seed >= 0 && seed <= 0xffffffff)) {
    refuseUsage("seed", "a whole number from 0 to 4294967295", describeGiven(seed));
  }
  for (const one of variants) {
    if (!variantWords.includes(one)) refuseUsage("with", variantWords.join(" or "), describeGiven(one));
  }
  const scenarios = documents.scenarios.map(({ name }) => name);
  for (const name of stack.filter((one) => one !== "baseline")) {
    if (!scenarios.includes(name)) {
      refuseUsage(
        "scenario",
        `a scenario of the model (${scenarios.join(", ")})`,
        `"${name}"`,
        didYouMean(name, scenarios),
      );
    }
  }
}

/** The series asked for, and the flows that fill and empty them. */
function withFlows(names: readonly string[], { series }: ForecastsDocument): readonly string[] {
  const flows = series.flatMap(({ name, account }) =>
    names.includes(name) ? [...(account?.in ?? []), ...(account?.out ?? [])] : [],
  );
  return [...new Set([...names, ...flows.map(({ text }) => text)])];
}

export function specOf(
  { parameters, forecasts, model }: Documents,
  { with: variants, draws = forecasts?.draws ?? usualDraws, seed = 1, stack = [] }: BacktestAsked,
): StudySpec {
  const isAnyDrift =
    parameters.some(({ drift }) => drift != null) || model.regimes.some(({ mayChange }) => mayChange != null);
  const withoutDrift = isAnyDrift && variants !== undefined && !variants.includes("drift");
  return {
    ...(withoutDrift ? { withoutDrift } : {}),
    engine: "fluid",
    seed,
    replications: draws,
    stacks: [stack.filter((name) => name !== "baseline")],
    // no run goes further than the last figure wanted
    shown: [],
    inFull: null,
    fewer: null,
    points: "drawn",
    sources: preferredSources(parameters, {}),
    sample: null,
    seriesGroup: "",
    seriesLevels: [],
  };
}

/** Of all that decides what is forecast from an origin, but not of which origins and series are asked for. */
export function idOf(documents: Documents, { stepDays, strict, standIns }: BacktestAsked, spec: StudySpec): string {
  const { files, facts } = documents;
  const publications = [...facts.publications.values()]
    .map((one) => [one.id, publishedBy(one), one.usualLagDays ?? null, one.vintageOf ?? ""])
    .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1));
  return studyId(allFiles({ ...files, targets: [], study: null, translations: [] }), facts, spec, {
    backtest: 1,
    publications,
    step: stepDays ?? null,
    strict: strict === true,
    ...(standIns === true ? { standIns } : {}),
  });
}

/** Found out once, for the model as it stands and the last periods that are forecast: it is the same from every origin. */
export async function stepOf(
  documents: Documents,
  { stepDays = documents.forecasts?.stepDays ?? undefined, stack = [] }: BacktestAsked,
  { document, spec }: Pick<Forecasts, "document" | "spec">,
  stop: Stop,
  pause: Conduct["pause"] = async () => {},
): Promise<FluidMade | null> {
  const figures = lastPeriods(document, documents.model);
  const more = measuresOf(figures, document, stack, documents.model);
  const measure = { quantities: false, defaults: null, claims: [], targets: false, more };
  const central: StudySpec = { ...spec, points: "central" };
  const input = studyInput({ spec: central, measure, warmUpDays: null, eventLimit: 0 }, documents);
  const programs = [programOf(input, 0, null)];
  return stepDays === undefined
    ? fluidStepFor(programs, input, stop, pause)
    : fluidStepAsked(programs, input, stepDays);
}

function onlyWanted(chunk: Chunk, figures: readonly WantedFigure[]): Chunk {
  const wanted = new Set(
    figures.map(({ series, period, horizonMonths }) => `${series}@${period.label} ${horizonMonths}`),
  );
  return {
    ...chunk,
    forecasts: chunk.forecasts.filter(({ series, period, horizonMonths }) =>
      wanted.has(`${series}@${period} ${horizonMonths}`),
    ),
    path: chunk.path.filter(({ series, period }) => wanted.has(`${series}@${period} 0`)),
  };
}
