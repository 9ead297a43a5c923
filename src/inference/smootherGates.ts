// When the members of an ensemble smoother may not be published as they are.
import { gammaQ } from "../quantity/specialFunctions.ts";
import type { FailedMember, PassDiagnostics } from "./smootherState.ts";
import { digits, type Refusal } from "./refusal.ts";

/** Draws that fail are none of the prior's: with more of them, what is left is another prior. */
const mostFailed = 0.05;
/** The spread of members comes out too small by about the number of directions learnt, divided by the members. */
const membersPerDirection = 10;
/** In error deviations: with more, the last line through the ensemble was not the model. */
const mostBend = 0.5;
/** Of a misfit as large, were the model and the errors right. */
const leastOdds = 0.001;

interface Smoothed {
  readonly numbers: readonly number[];
  readonly failed: readonly FailedMember[];
  readonly passes: readonly PassDiagnostics[];
  /** members asked for */
  readonly asked: number;
  /** observed */
  readonly figures: number;
}

/** Every gate that is shut. The odds of the misfit count no parameter as fitted, and so shut late. */
export function smootherRefusals({ failed, passes, asked, figures }: Smoothed): readonly Refusal[] {
  const { members, learnt, misfitOfMean, bend } = passes[passes.length - 1];
  const refusals: Refusal[] = [];
  const refuse = (gate: Refusal["gate"], expected: string, got: string): void => {
    refusals.push({ gate, expected, got });
  };
  if (failed.length > mostFailed * asked)
    refuse("failed draws", `at most ${mostFailed * 100} % of ${asked} members`, `${failed.length}`);
  if (members < membersPerDirection * learnt)
    refuse(
      "members for what is learnt",
      `${membersPerDirection} for each of ${digits(learnt)} directions`,
      `${members}`,
    );
  if (bend !== null && bend > mostBend)
    refuse("straightness of the last pass", `outputs within ${mostBend} error deviations of its promise`, digits(bend));
  const odds = gammaQ(figures / 2, (misfitOfMean * figures) / 2);
  if (odds < leastOdds)
    refuse("misfit", `a misfit that has odds of at least ${leastOdds} under the errors as given`, digits(odds));
  return refusals;
}
