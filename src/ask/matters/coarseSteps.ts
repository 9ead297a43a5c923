// How far coarse steps put draws in another order than finer ones would: the first draws of a ranking, run again.
import type { Documents } from "../../documents/documents.ts";
import { rankCorrelation } from "../../statistics/rankCorrelation.ts";
import { makeDraws } from "../../study/makeDraws.ts";
import type { Conduct } from "../../study/makeStudy.ts";
import type { FluidMade } from "../../study/study.ts";
import type { StudyRequest } from "../../study/studyRequest.ts";
import { quickStepsOfARanking } from "../quickStep.ts";
import type { Outcome } from "./outcomes.ts";

/** Draws that are run with finer steps as well. */
const drawsAgain = 12;

/** People who come to a place in one step and are kept apart by what lies behind them: a ranking needs no more. */
export const historiesOfARanking = 2;

export interface FinerSteps {
  readonly stepDays: number;
  /** that were run with both */
  readonly draws: number;
}

type Valued = Pick<Outcome, "kind" | "name" | "values">;

interface Made {
  /** numbers of the draws */
  readonly numbers: readonly number[];
  readonly outcomes: readonly Valued[];
}

interface Compared {
  readonly finer: FinerSteps;
  /** of the outcomes, in their order; null where fewer than two draws have both, or all have the same */
  readonly ranks: readonly (number | null)[];
}

/**
 * @param request  of draws made with coarse steps
 * @param outcomesOf what `makeDraws` found, as outcomes
 * @returns null when it was stopped before two draws were run again
 */
export async function comparedWithFiner(
  request: StudyRequest & { readonly fluid: FluidMade },
  documents: Documents,
  coarse: Made,
  outcomesOf: (made: Awaited<ReturnType<typeof makeDraws>>) => readonly Valued[],
  conduct: Conduct,
): Promise<Compared | null> {
  const { spec, fluid } = request;
  if (conduct.stop?.aborted === true || spec.replications < 2) return null;
  const { histories: _histories, ...usual } = fluid;
  const [step, stepDays] = [fluid.step, fluid.stepDays].map((length) => length / quickStepsOfARanking);
  const again = { ...request, spec: { ...spec, replications: againOf(spec.replications) }, fluid: { ...usual, step, stepDays } }; // prettier-ignore
  const made = await makeDraws(again, documents, conduct);
  if (made.numbers.length < 2) return null;
  const finer = outcomesOf(made);
  const pairs = made.numbers.flatMap((number, fine) => {
    const own = coarse.numbers.indexOf(number);
    return own < 0 ? [] : [{ fine, own }];
  });
  const ranks = coarse.outcomes.map(({ values }, nth) => {
    const both = pairs.flatMap(({ fine, own }) => {
      const [one, other] = [values[own], finer[nth].values[fine]];
      return one === null || other === null ? [] : [{ one, other }];
    });
    return rankCorrelation(
      both.map(({ one }) => one),
      both.map(({ other }) => other),
    );
  });
  return { finer: { stepDays, draws: pairs.length }, ranks };
}

/** How many of so many draws are run again. */
export function againOf(draws: number): number {
  return draws < 2 ? 0 : Math.min(draws, drawsAgain);
}
