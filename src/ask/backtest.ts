// "How wrong would this model have been?": forecasts from days of the past, made from what was known on each, and what
// was published in the end.
import type { Documents } from "../documents/documents.ts";
import { PendencyError, refuseUsage } from "../errors.ts";
import { stackName } from "../scenario/stack.ts";
import type { Conduct } from "../study/makeStudy.ts";
import { keepNothing, usuallyCalled, variantWords } from "./backtest/asked.ts";
import type { BacktestAsked, BacktestStore, Variant } from "./backtest/asked.ts";
import { familyScores } from "./backtest/familyScores.ts";
import type { FamilyScores } from "./backtest/familyScores.ts";
import { gatesOf } from "./backtest/gates.ts";
import type { BacktestGates } from "./backtest/gates.ts";
import { makeForecasts } from "./backtest/makeForecasts.ts";
import type { ForecastOrigin } from "./backtest/makeForecasts.ts";
import { scoreOrigins } from "./backtest/scoreOrigins.ts";
import type { ForecastRow } from "./backtest/scoreForecasts.ts";

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
  /** parameters whose series were given beyond each day; [] of forecasts */
  readonly given: readonly string[];
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
  const { document, spec, origins } = found;
  const { model } = documents;
  const variants = asked.with ?? variantWords;
  const [firstRefused] = origins.flatMap(({ chunk }) => chunk?.refused ?? []);
  const isAnyLeft = origins.some(({ status }) => status === "forecast" || status === "unfinished");
  if (!isAnyLeft && firstRefused !== undefined) throw new PendencyError([firstRefused]);
  if (!isAnyLeft) refuseNothing(origins, asked.called ?? usuallyCalled);
  const rows = scoreOrigins(documents, asked, found);
  return {
    model: model.id,
    title: model.title,
    id: found.id,
    protocol: found.protocol,
    draws: spec.replications,
    seed: spec.seed,
    stack: stackName(spec.stacks[0]),
    with: variants,
    given: asked.conditional === true ? document.conditional.map(({ text }) => text) : [],
    stepDays: found.fluid.stepDays,
    origins,
    rows,
    families: familyScores(rows, document, model.id),
    gates: gatesOf(rows, document, model.id),
  };
}

/** Every origin lies before the first figure, or wants nothing that the run has. */
function refuseNothing(origins: readonly ForecastOrigin[], { origins: called }: typeof usuallyCalled): never {
  const [{ date, leftOut }] = origins;
  const [why] = leftOut;
  const got = why === undefined ? date : `${date}, on which of ${why.series} ${why.why}`;
  return refuseUsage(called, "a day from which at least one figure can be forecast", got);
}
