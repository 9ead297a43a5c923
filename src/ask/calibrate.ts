// "What does the record say about the parameters?": draws of the documents led to what was published by a day, and what
// the model makes of them.
import type { Documents } from "../documents/documents.ts";
import { dayOf, openDocuments } from "../documents/openDocuments.ts";
import { asOfOf } from "../documents/documents.ts";
import { refuseUsage } from "../errors.ts";
import { ensembleSmoother } from "../inference/ensembleSmoother.ts";
import type { Forward } from "../inference/ensembleSmoother.ts";
import type { Refusal } from "../inference/refusal.ts";
import { parameterSetVersion } from "../parameters/parameterSet.ts";
import { inOneOrder, writtenIn } from "../study/studyId.ts";
import { documentsHash } from "../study/documentsHash.ts";
import { engineVersion } from "../study/engineVersion.ts";
import { filesOfRuns } from "../documents/modelFiles.ts";
import type { Conduct } from "../study/makeStudy.ts";
import { tellNobody } from "../study/narrate.ts";
import { sha256 } from "../study/sha256.ts";
import { neverStopped, Stop } from "../study/stop.ts";
import type { FluidMade } from "../study/study.ts";
import { observedSeries } from "./backtest/observedSeries.ts";
import { stepOf } from "./backtest/plan.ts";
import { measuresOf } from "./backtest/wantedFigures.ts";
import { checkCall } from "./checkCall.ts";
import { keepNothing, usuallyCalled } from "./calibrate/asked.ts";
import type { CalibrateAsked, CalibrateStore } from "./calibrate/asked.ts";
import { coordinatesOf } from "./calibrate/coordinates.ts";
import type { Coordinates } from "./calibrate/coordinates.ts";
import { correct } from "./calibrate/correct.ts";
import { forwardOf, Stopped } from "./calibrate/forward.ts";
import { parameterRows, valuesOf } from "./calibrate/parameterRows.ts";
import { planCalibration } from "./calibrate/plan.ts";
import type { CalibrationPlan } from "./calibrate/plan.ts";
import { predictiveCheck } from "./calibrate/predictiveCheck.ts";
import { reachOf, waysTo } from "./calibrate/reach.ts";
import type { Calibrated } from "./calibrate/setText.ts";
import { targetFigures, wantedFigures } from "./calibrate/targetFigures.ts";
import type { TargetFigures } from "./calibrate/targetFigures.ts";

/** What runs are made of, and what they are held against. */
interface Ground {
  readonly plan: CalibrationPlan;
  readonly onDay: Documents;
  readonly figures: TargetFigures;
  readonly coordinates: Coordinates;
  readonly reach: Float64Array;
  readonly fluid: FluidMade;
}

/**
 * @param documents as they stand today
 * @param store     given the calibration's id; left out: nothing is kept
 * @returns null when it was stopped; what was whole by then is in the store
 * @throws PendencyError when the documents do not fit together, or nothing can be asked so
 */
export async function askCalibrate(
  documents: Documents,
  asked: CalibrateAsked = {},
  store: (id: string) => CalibrateStore = keepNothing,
  conduct: Conduct = {},
): Promise<Calibrated | null> {
  checkCall(documents, asked, conduct);
  const plan = planCalibration(documents, asked);
  const kept = store(plan.id);
  const { narrate = tellNobody } = conduct;
  const stop = new Stop(conduct.stop ?? neverStopped);
  try {
    const ground = await groundOf(documents, plan, asked, stop, conduct);
    if (ground === null) return null;
    const { asOf = null } = asked;
    const forward = forwardOf(
      {
        ...ground,
        ...plan,
        documents,
        asOf,
        measures: measuresAsked(ground),
        store: kept,
        conduct: { ...conduct, stop },
      },
      (call) => (call < plan.passes ? `pass ${call + 1} of ${plan.passes}` : call === plan.passes ? "after the last pass" : "draws of the set"), // prettier-ignore
    );
    return await calibrated(ground, forward);
  } catch (error) {
    if (error instanceof Stopped) return null;
    throw error;
  } finally {
    stop.release();
    narrate({ kind: "finished" });
  }
}

async function groundOf(
  documents: Documents,
  plan: CalibrationPlan,
  { asOf = null, tables = { beside: {}, given: null }, stepDays, called = usuallyCalled }: CalibrateAsked,
  stop: Stop,
  { pause }: Conduct,
): Promise<Ground | null> {
  const { files, factFiles, model } = documents;
  const { document, forecasts } = plan;
  const day =
    asOf === null ? Infinity : (dayOf(asOf.date) ?? refuseUsage(called.day, "a day as YYYY-MM-DD", asOf.date));
  const onDay = asOf === null ? documents : openDocuments(files, factFiles, asOf);
  const observed = observedSeries(forecasts, documents.facts, tables, model.fiscalYearStartMonth);
  const figures = targetFigures(document, forecasts, observed, model, day);
  const ways = waysTo(onDay, document, forecasts);
  const end = Math.max(...figures.figures.map(({ period }) => period.to));
  const coordinates = coordinatesOf(onDay, document, ways, end);
  const reach = reachOf(coordinates.coordinates, figures.figures, document, ways);
  const step = stepDays === undefined ? {} : { stepDays };
  const days = day === Infinity ? [] : [day];
  const fluid = await stepOf(documents, step, { document: forecasts, spec: plan.spec, days }, stop, pause);
  return fluid === null || stop.aborted ? null : { plan, onDay, figures, coordinates, reach, fluid };
}

function measuresAsked({ plan, figures, onDay }: Ground) {
  return measuresOf(wantedFigures(figures), plan.forecasts, [], onDay.model);
}

async function calibrated(ground: Ground, forward: Forward): Promise<Calibrated> {
  const { plan, onDay, figures, coordinates, reach, fluid } = ground;
  const { likelihood } = figures;
  const dimension = coordinates.coordinates.length;
  const { members, passes, seed } = plan;
  const smoothed = await ensembleSmoother({ dimension, members, passes, seed, likelihood, localise: reach, forward });
  const corrected = correct(smoothed, { dimension, likelihood, reach, draws: plan.draws, seed });
  const written = corrected.rows.map((score) => Math.floor(score * 10_000 + 0.5) / 10_000);
  const count = written.length / dimension;
  const outputs = await forward(written, count, [...Array(count).keys()]);
  const whole = wholeRows(written, outputs, dimension, figures.figures.length);
  const { scores } = whole;
  const values = valuesOf(onDay, coordinates, scores, plan.spec);
  return {
    pendency: parameterSetVersion,
    model: onDay.model.id,
    title: onDay.model.title,
    id: plan.id,
    documents: documentsHash(onDay.files),
    facts: sha256(inOneOrder(writtenIn(filesOfRuns(onDay.files), onDay.facts))).slice(0, 16),
    engine: engineVersion,
    asOf: asOfOf(onDay)?.date ?? null,
    seed,
    members,
    stepDays: fluid.stepDays,
    refused: refusedBy([...smoothed.refusals, ...corrected.refusals], count - scores.length, count),
    begins: coordinates.begins,
    before: predictiveCheck(figures.figures, likelihood, Float64Array.from(smoothed.visited[0].outputs)),
    after: predictiveCheck(figures.figures, likelihood, whole.outputs),
    correction: corrected.correction,
    passes: smoothed.passes,
    coordinates: coordinates.coordinates,
    parameters: parameterRows(onDay, coordinates, scores, values),
    scores,
    values,
  };
}

/** Draws that the documents refuse are none. */
function wholeRows(
  z: Float64Array,
  outputs: Float64Array,
  dimension: number,
  n: number,
): { readonly scores: readonly (readonly number[])[]; readonly outputs: Float64Array } {
  const rows = Array.from({ length: z.length / dimension }, (_, row) => row).filter((row) =>
    outputs.subarray(row * n, (row + 1) * n).every(Number.isFinite),
  );
  if (rows.length < 2)
    refuseUsage("draws", "two draws or more of which every figure has a number", String(rows.length));
  return {
    scores: rows.map((row) => [...z.subarray(row * dimension, (row + 1) * dimension)]),
    outputs: Float64Array.from(rows.flatMap((row) => [...outputs.subarray(row * n, (row + 1) * n)])),
  };
}

/** In words; [] where every gate held. */
function refusedBy(refusals: readonly Refusal[], failed: number, of: number): readonly string[] {
  const isOneInTwenty = failed > 0.05 * of;
  const words = refusals.map(({ gate, expected, got }) => `${gate}: expected ${expected}; got ${got}`);
  return isOneInTwenty ? [...words, `draws of the set: expected at most 5 % of ${of} refused; got ${failed}`] : words;
}
