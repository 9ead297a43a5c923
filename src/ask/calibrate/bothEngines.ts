// Whether what draws of a parameter set were found with holds where people come and stay one by one: the same draws on both
// engines, by the figures that moved parameters.
import { asOfOf } from "../../documents/documents.ts";
import type { Documents } from "../../documents/documents.ts";
import { dayOf } from "../../documents/openDocuments.ts";
import { refuseUsage } from "../../errors.ts";
import type { SampleRule } from "../../model/sampleRule.ts";
import type { Conduct } from "../../study/makeStudy.ts";
import { observedSeries } from "../backtest/observedSeries.ts";
import type { OwnTables } from "../backtest/observedSeries.ts";
import { documentOf } from "../backtest/plan.ts";
import { measuresOf } from "../backtest/wantedFigures.ts";
import { runStacks } from "../runStacks.ts";
import { targetFigures, wantedFigures } from "./targetFigures.ts";

/**
 * Written down before any run of a set that is published: engines agree well enough where people one by one lie off expected
 * numbers, figure by figure in the mean of the draws, by at most a fifth of the deviation of the figures' own error over all
 * figures together, and by at most half of it as root mean square. That half would widen the error by an eighth.
 */
const enginesRule = { mean: 0.2, rootMeanSquare: 0.5 } as const;

export interface BothEngines {
  /** id of the parameter set */
  readonly set: string;
  readonly asOf: string | null;
  /** the first so many of the set */
  readonly draws: number;
  readonly sample: string;
  readonly figures: number;
  readonly from: string;
  readonly through: string;
  /** in logs, people one by one less expected numbers, each figure in the mean of the draws: over all figures */
  readonly mean: number;
  readonly rootMeanSquare: number;
  /** the figures' error, as root mean square of its deviations */
  readonly error: number;
  readonly isConfirmed: boolean;
}

/** By figure, one a draw; null where a run has none. */
interface ValuesOfRuns {
  readonly values: readonly (readonly (number | null)[])[];
  readonly sampleNote: string;
}

/**
 * @param documents with the set, on its day
 * @throws PendencyError (usage) for documents without a set, or without a calibration document
 */
export async function askBothEngines(
  documents: Documents,
  draws: number,
  { tables = { beside: {}, given: null }, sample }: { readonly tables?: OwnTables; readonly sample?: SampleRule | null } = {}, // prettier-ignore
  conduct: Conduct = {},
): Promise<BothEngines> {
  const { calibration, posterior, model, facts } = documents;
  if (calibration === undefined) return refuseUsage(documents.files.asked, "a model with a calibration document", "one without"); // prettier-ignore
  if (posterior === undefined) return refuseUsage("posterior", "draws of a parameter set", "those of the documents");
  const forecasts = documentOf(documents);
  const day = asOfOf(documents) === null ? Infinity : (dayOf(posterior.asOf ?? "") ?? Infinity);
  const observed = observedSeries(forecasts, facts, tables, model.fiscalYearStartMonth);
  const targets = targetFigures(calibration, forecasts, observed, model, day);
  const { figures, likelihood } = targets;
  const more = measuresOf(wantedFigures(targets), forecasts, [], model);
  const measure = { quantities: false, defaults: null, claims: [], targets: false, more };
  const step = forecasts.stepDays === null ? {} : { stepDays: forecasts.stepDays };
  const valuesOn = async (engine: "fluid" | "individual"): Promise<ValuesOfRuns> => {
    const own = engine === "fluid" ? step : sample === undefined ? {} : { sample };
    const asked = { engine, seed: 1, replications: draws, ...own };
    const { stacks, sampleNote } = await runStacks({ documents, asked, replications: draws, shown: [] }, [[]], measure, conduct); // prettier-ignore
    const values = more.map(({ name }) => stacks[0].measures.find((one) => one.name === name)?.values ?? []);
    return { values, sampleNote };
  };
  const { values: fluid } = await valuesOn("fluid");
  const { values: individual, sampleNote } = await valuesOn("individual");
  const off = figures.flatMap((_, at) => {
    const own = fluid[at].flatMap((expected, draw) => {
      const counted = individual[at][draw];
      return expected === null || counted == null ? [] : [targets.scaled(at, counted) - targets.scaled(at, expected)];
    });
    return own.length === 0 ? [] : [meanOf(own)];
  });
  const n = figures.length;
  const mean = meanOf(off);
  const rootMeanSquare = Math.sqrt(meanOf(off.map((one) => one * one)));
  const error = Math.sqrt(meanOf(figures.map((_, at) => likelihood.errorCovariance[at * n + at])));
  return {
    set: posterior.id,
    asOf: posterior.asOf,
    draws,
    sample: sampleNote,
    figures: n,
    from: figures[0].period.label,
    through: figures[n - 1].period.label,
    mean,
    rootMeanSquare,
    error,
    isConfirmed: Math.abs(mean) <= enginesRule.mean * error && rootMeanSquare <= enginesRule.rootMeanSquare * error,
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
