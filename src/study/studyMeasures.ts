// What a study measures: the model's own quantities in every stack, and what claims and targets ask for where
// they ask.
import type { Claim } from "../claim/claim.ts";
import type { Target } from "../claim/target.ts";
import type { Measure } from "../model/measure.ts";
import type { Model } from "../model/model.ts";
import { canonicalStack, distinctStacks, stackName } from "../scenario/stack.ts";
import type { MeasureOf } from "../summarise/summary.ts";

/** A measure and the name by which its values are found. */
export interface StudyMeasure {
  readonly name: string;
  readonly title: string;
  readonly measure: Measure;
  readonly of: MeasureOf;
  /**
   * compared with the same replication of another stack, so that every replication must have it: a run that is
   * not followed in full goes on until it is complete
   */
  readonly everyReplication: boolean;
  /** the one stack it is taken under, by name; null: every stack of the study */
  readonly stack: string | null;
}

/** "claim:deal-big-impact/0/measure": how the numbers of a claim's test are found again. */
export function claimMeasureName(claim: string, test: number, side: "measure" | "against"): string {
  return `claim:${claim}/${test}/${side}`;
}

/** "target:pending" */
export function targetMeasureName(target: string): string {
  return `target:${target}`;
}

export function quantityMeasures(model: Model): StudyMeasure[] {
  return model.quantities.map(({ name, title, measure }) => ({
    name,
    title,
    measure,
    of: "quantity",
    everyReplication: false,
    stack: measure.scenario.length === 0 ? null : stackName(measure.scenario),
  }));
}

/** Both sides of every test that needs a run; published figures need none. */
export function claimMeasures(claims: readonly Claim[]): StudyMeasure[] {
  return claims.flatMap((claim) =>
    claim.tests.flatMap((test, index) => {
      const sides: StudyMeasure[] = [];
      const add = (side: "measure" | "against", measure: Measure): void => {
        if (measure.kind === "fact") return;
        const name = claimMeasureName(claim.id, index, side);
        const stack = stackName(measure.scenario);
        sides.push({ name, title: claim.words, measure, of: "claim", everyReplication: true, stack });
      };
      add("measure", test.measure);
      if (test.against?.kind === "measure") add("against", test.against.measure);
      return sides;
    }),
  );
}

/** What a study must measure so that targets can be judged: usually under no scenario. */
export function targetMeasures(targets: readonly Target[]): StudyMeasure[] {
  return targets
    .filter(({ measure }) => measure.kind !== "fact")
    .map(({ id, title, measure }) => ({
      name: targetMeasureName(id),
      title,
      measure,
      of: "target",
      everyReplication: false,
      stack: stackName(measure.scenario),
    }));
}

/**
 * The stacks a study must run to judge the claims. A lever is run by itself only when no other stack pulls
 * it.
 *
 * @param already stacks that are run anyway; they come first in the result
 */
export function claimStacks(
  claims: readonly Claim[],
  already: readonly (readonly string[])[] = [],
): readonly (readonly string[])[] {
  const stacks = [...already, ...claimMeasures(claims).map(({ measure }) => measure.scenario)];
  for (const scenario of claims.flatMap((claim) => claim.scenarios)) {
    if (!stacks.some((stack) => stack.includes(scenario))) stacks.push([scenario]);
  }
  return distinctStacks(stacks);
}

export function measuresOfStack(measures: readonly StudyMeasure[], stack: readonly string[]): readonly StudyMeasure[] {
  const name = stackName(canonicalStack(stack));
  return measures.filter((each) => each.stack === null || each.stack === name);
}
