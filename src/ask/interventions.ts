// "What did the model say a change of policy would do, and what did it do?": dated changes of the past, each forecast
// from its announcement alone, with and without it by the same draws, and held against the change that was published.
import type { ForecastsDocument, Intervention } from "../claim/forecasts.ts";
import { changeWindows } from "../claim/changeWindows.ts";
import type { Documents } from "../documents/documents.ts";
import { openDocuments } from "../documents/openDocuments.ts";
import { problemInModel } from "../documents/placeInModel.ts";
import { PendencyError, describeProblem, refuseUsage } from "../errors.ts";
import { gateOfDifference } from "../forecast/gates.ts";
import type { Gate, ScoredIntervention } from "../forecast/gates.ts";
import { protocolHash } from "../forecast/protocolHash.ts";
import { stackName } from "../scenario/stack.ts";
import type { Conduct } from "../study/makeStudy.ts";
import { tellNobody } from "../study/narrate.ts";
import type { Narrate } from "../study/narrate.ts";
import { neverStopped, Stop } from "../study/stop.ts";
import type { FluidMade, StudySpec } from "../study/study.ts";
import { keepNothing, usuallyCalled } from "./backtest/asked.ts";
import type { BacktestAsked, BacktestStore } from "./backtest/asked.ts";
import type { Chunk } from "./backtest/chunk.ts";
import { forecastFrom } from "./backtest/forecastFrom.ts";
import { observedSeries } from "./backtest/observedSeries.ts";
import { checkBacktest, documentOf, idOf, specOf, stepOf } from "./backtest/plan.ts";
import type { WantedFigure } from "./backtest/wantedFigures.ts";
import { checkCall } from "./checkCall.ts";
import { interventionFile, interventionText, readInterventionChunk } from "./interventions/chunk.ts";
import type { InterventionChunk } from "./interventions/chunk.ts";
import { hindsightIn } from "./interventions/hindsight.ts";
import { scoreChange } from "./interventions/scoreChange.ts";
import type { ChangeRow } from "./interventions/scoreChange.ts";

/** The scenario and the days of an intervention are its own; the rest is as for a backtest. */
export type InterventionsAsked = Pick<
  BacktestAsked,
  "draws" | "seed" | "stepDays" | "strict" | "standIns" | "tables" | "called"
>;

export interface Interventions {
  readonly model: string;
  readonly title: string;
  /** of all that decides what is forecast, as a backtest's */
  readonly id: string;
  readonly protocol: string;
  readonly draws: number;
  readonly seed: number;
  /** 0 where it was stopped before it was known */
  readonly stepDays: number;
  /** whether a rule made what was judged later than each day */
  readonly standIns: boolean;
  /** in order of their announcement */
  readonly interventions: readonly InterventionRow[];
  /** those that count, each once */
  readonly counted: readonly ScoredIntervention[];
  /** what they allow to be said of a difference between two stacks */
  readonly gate: Gate;
}

export interface InterventionRow {
  readonly name: string;
  readonly title: string;
  /** ISO days */
  readonly day: string;
  readonly announced: string;
  readonly said: string;
  readonly stack: string;
  readonly confounders: readonly string[];
  /** not scored: it was run, and the change that decides was not published */
  readonly status: "scored" | "not scored" | "refused" | "unfinished";
  /** why it is not scored, one reason each */
  readonly why: readonly string[];
  /** parameters that the model as of the day reads as judged later, with and without the scenario */
  readonly judgedLater: readonly string[];
  /** the first decides; [] where nothing was run */
  readonly changes: readonly ChangeRow[];
  /** whether an earlier command had run it */
  readonly isKept: boolean;
}

/**
 * One that is in the store is not run again, and one that is run is put there.
 *
 * @param store given the backtest's id and protocol; left out: nothing is kept
 * @throws PendencyError when the documents do not fit together, or nothing can be asked so
 */
export async function askInterventions(
  documents: Documents,
  asked: InterventionsAsked = {},
  store: (id: string, protocol: string) => BacktestStore = keepNothing,
  conduct: Conduct = {},
): Promise<Interventions> {
  checkCall(documents, asked, conduct);
  const { called = usuallyCalled, tables = { beside: {}, given: null } } = asked;
  const document = documentOf(documents);
  checkBacktest(documents, asked, document, called);
  const all = document.interventions.toSorted((one, other) => one.announced.days - other.announced.days);
  if (all.length === 0) {
    refuseUsage(document.path, "at least one of `interventions:`", "none", "docs/reference/language.md, section 17");
  }
  const { model } = documents;
  const startMonth = model.fiscalYearStartMonth;
  const observed = observedSeries(document, documents.facts, tables, startMonth);
  const spec = specOf(documents, asked);
  const id = idOf(documents, asked, spec);
  const protocol = protocolHash(documents.files.forecasts?.text ?? "");
  const kept = store(id, protocol);
  const { narrate = tellNobody } = conduct;
  const stop = new Stop(conduct.stop ?? neverStopped);
  try {
    const fluid = await stepOf(
      documents,
      asked,
      { document, spec, days: all.map(({ announced }) => announced.days) },
      stop,
      conduct.pause,
    );
    const interventions: InterventionRow[] = [];
    for (const [n, intervention] of all.entries()) {
      const { name, changes } = intervention;
      const text = kept.read(interventionFile(name));
      const earlier = text === null ? null : readInterventionChunk(text, id, name);
      const label = `intervention ${name}, ${n + 1} of ${all.length}`;
      const telling: Narrate = (event) => narrate(event.kind === "progress" ? { ...event, label } : event);
      const conducted = { ...conduct, stop, narrate: telling };
      const chunk =
        earlier ??
        (fluid === null || stop.aborted
          ? null
          : await runBoth(documents, { id, intervention, spec, fluid, asked }, conducted));
      if (chunk !== null && earlier === null) kept.write(interventionFile(name), interventionText(chunk));
      const rows = changes.flatMap((change) => {
        const series = document.series.find((one) => one.name === change.series.text);
        const scoredWith = { model: model.id, seed: spec.seed, startMonth, observed };
        const isRun = chunk !== null && whyNotRun(chunk).length === 0;
        return series === undefined || !isRun ? [] : [scoreChange(series, change, intervention, chunk, scoredWith)];
      });
      interventions.push(rowOf(intervention, chunk, rows, earlier !== null));
    }
    const counted = interventions.flatMap(countedOnce);
    return {
      model: model.id,
      title: model.title,
      id,
      protocol,
      draws: spec.replications,
      seed: spec.seed,
      stepDays: fluid?.stepDays ?? 0,
      standIns: asked.standIns === true,
      interventions,
      counted,
      gate: gateOfDifference(counted),
    };
  } finally {
    stop.release();
    narrate({ kind: "finished" });
  }
}

interface RunAsked {
  readonly id: string;
  readonly intervention: Intervention;
  readonly spec: StudySpec;
  readonly fluid: FluidMade;
  readonly asked: InterventionsAsked;
}

/** Both stacks from one day by one seed: draw k of either has the same parameters. Null: stopped before both were whole. */
async function runBoth(
  documents: Documents,
  { id, intervention, spec, fluid, asked }: RunAsked,
  conduct: Conduct,
): Promise<InterventionChunk | null> {
  const { name, announced, scenario } = intervention;
  const head = { id, name };
  const nothing = { announced: null, without: null };
  const { called = usuallyCalled } = asked;
  const standIns = asked.standIns === true ? { standIns: true } : {};
  const asOf = { date: announced.text, strict: asked.strict === true, ...standIns, called };
  let standing: { readonly onDay: Documents } & ReturnType<typeof hindsightIn>;
  try {
    const onDay = openDocuments(documents.files, documents.factFiles, asOf);
    standing = { onDay, ...hindsightIn(intervention, onDay) };
  } catch (error) {
    if (!(error instanceof PendencyError)) throw error;
    const hindsight = error.problems.map((one) => describeProblem(problemInModel(one, documents.model)));
    return { ...head, hindsight, judgedLater: [], ...nothing };
  }
  const { onDay, ofScenario: hindsight, judgedLater } = standing;
  if (hindsight.length > 0) return { ...head, hindsight, judgedLater, ...nothing };
  const figures = figuresOf(intervention, documentOf(documents), documents.model.fiscalYearStartMonth);
  const from = (stack: readonly string[]): Promise<Chunk | null> =>
    forecastFrom(documents, { id, spec: { ...spec, stacks: [stack] }, fluid, asOf, figures, onDay }, conduct);
  const under = await from(scenario.map(({ text }) => text));
  const without = under === null || under.refused.length > 0 ? null : await from([]);
  if (under === null || (without === null && under.refused.length === 0)) return null;
  return { ...head, hindsight, judgedLater, announced: under, without };
}

/** Every period of every window; none of them is forecast as a level. */
function figuresOf({ changes, day }: Intervention, { series }: ForecastsDocument, startMonth: number): WantedFigure[] {
  return changes.flatMap((change) => {
    const own = series.find(({ name }) => name === change.series.text);
    if (own === undefined) return [];
    const { before, after } = changeWindows(change, day.days, own.every, startMonth);
    return [...before, ...after].map((period) => ({ series: own.name, period, horizonMonths: 0 }));
  });
}

function whyNotRun({ hindsight, announced, without }: InterventionChunk): readonly string[] {
  const refused = [...(announced?.refused ?? []), ...(without?.refused ?? [])];
  return [...hindsight, ...refused.map(describeProblem)];
}

function rowOf(
  { name, title, day, announced, said, scenario, confounders }: Intervention,
  chunk: InterventionChunk | null,
  changes: readonly ChangeRow[],
  isKept: boolean,
): InterventionRow {
  const notRun = chunk === null ? [] : whyNotRun(chunk);
  const [first] = changes;
  const isScored = first?.score != null;
  return {
    name,
    title,
    day: day.text,
    announced: announced.text,
    said,
    stack: stackName(scenario.map(({ text }) => text)),
    confounders,
    status: chunk === null ? "unfinished" : notRun.length > 0 ? "refused" : isScored ? "scored" : "not scored",
    why: notRun.length > 0 || first === undefined || first.why === "" ? notRun : [first.why],
    judgedLater: chunk?.judgedLater ?? [],
    changes,
    isKept,
  };
}

/** By its first change: a change of the past counts once, however many series it moved. */
function countedOnce({ name, changes: [first] }: InterventionRow): ScoredIntervention[] {
  const score = first?.score;
  if (score == null) return [];
  const { crps, crpsWithout, crpsOfNoChange, covered } = score;
  return [{ name, held: covered[1], crps, crpsWithout, crpsOfNoChange }];
}
