// "Is what they said so?": claims judged by runs, by published figures, and by what the model has.
import type { Claim } from "../claim/claim.ts";
import type { Documents } from "../documents/documents.ts";
import { disputedParameters } from "../judge/disputedParameters.ts";
import { judge } from "../judge/judge.ts";
import type { ModelGates } from "../judge/verdictGate.ts";
import { areSettled } from "../judge/verdict.ts";
import type { Verdict } from "../judge/verdict.ts";
import type { Conduct, Enough } from "../study/makeStudy.ts";
import { sourcesUsed } from "../study/sourceShares.ts";
import type { SourceStudy } from "../study/sourceShares.ts";
import type { Study } from "../study/study.ts";
import { claimStacks } from "../study/studyMeasures.ts";
import type { Asked } from "./asked.ts";
import { checkAsked, runDaysOf } from "./checkAsked.ts";
import { runEachSource } from "./eachSource.ts";
import { modelGates } from "./gates/modelGates.ts";
import { impossibleFor, sortStacks } from "./possibleStacks.ts";
import type { ImpossibleStack } from "./possibleStacks.ts";
import { runStacks } from "./runStacks.ts";
import { sourceWidths } from "./sourceWidth.ts";
import type { SourceWidth } from "./sourceWidth.ts";
import { checkCall } from "./checkCall.ts";

export interface ClaimsAsked extends Asked {
  /** those to judge; left out: all that the documents hold */
  readonly claims?: readonly Claim[];
  /** also run each of the conflicting sources by itself, whatever `rule` says */
  readonly eachSource?: boolean;
  /**
   * true: no more replications are made once every verdict is settled: no further one can change it, or the interval of
   * a confidence sequence (95 % over all looks together) is clear of its lines
   */
  readonly untilSettled?: boolean;
}

export interface JudgedClaims {
  /** null where the record, the model's structure or the claim itself decides every one: nothing is run then */
  readonly study: Study | null;
  readonly verdicts: readonly Verdict[];
  readonly widths: readonly SourceWidth[];
}

/**
 * Twenty replications where nothing else is asked; none for claims that no run decides.
 *
 * @throws PendencyError when the documents do not fit together, or more is asked than a study may take
 */
export async function askClaims(
  documents: Documents,
  asked: ClaimsAsked = {},
  conduct: Conduct = {},
): Promise<JudgedClaims> {
  checkCall(documents, asked, conduct);
  const { claims = documents.claims, eachSource = false } = asked;
  const gates = modelGates(documents);
  const measure = { quantities: false, defaults: null, claims: claims.map(({ id }) => id), targets: false };
  const testable = claims.filter(({ kind }) => !kind.includes("outOfScope"));
  const { possible: stacks, impossible } = sortStacks(documents, stacksOfClaims(testable, documents));
  if (stacks.length === 0) {
    checkAsked(asked, runDaysOf(documents));
    const made = { documents, study: null, bySource: [], impossible, isPooled: true, gates };
    return { study: null, verdicts: verdictsOn(claims, made), widths: [] };
  }
  // asked for in so many words, publishers are pooled; otherwise a claim is judged for each of them
  const isAskedToPool = asked.rule === "pool";
  const alone = { documents, bySource: [], impossible, isPooled: isAskedToPool, gates };
  const enough: Enough = (made) => areSettled(verdictsOn(claims, { ...alone, study: made }));
  const wanted = { documents, asked, replications: 20, ...(asked.untilSettled === true ? { enough } : {}) };
  const study = await runStacks(wanted, stacks, measure, conduct);
  const each: Asked = eachSource ? { ...asked, rule: "one run each" } : asked;
  const bySource = await runEachSource({ ...wanted, asked: each }, study, stacks, measure, conduct);
  const isPooled = bySource.length === 0 && isAskedToPool;
  return {
    study,
    verdicts: verdictsOn(claims, { documents, study, bySource, impossible, isPooled, gates }),
    widths: sourceWidths(sourcesUsed(study, documents.parameters, bySource), study, bySource),
  };
}

/**
 * The stacks that claims ask for, as far as the model has their scenarios. A study that says what it runs is not made to
 * run a lever for which no number is asked.
 *
 * @param already stacks that are run anyway; they come first
 */
export function stacksOfClaims(
  claims: readonly Claim[],
  { scenarios }: Pick<Documents, "scenarios">,
  already: readonly (readonly string[])[] = [],
): readonly (readonly string[])[] {
  const known = scenarios.map(({ name }) => name);
  const asked = already.length === 0 ? claims : claims.map((claim) => ({ ...claim, scenarios: [] }));
  return claimStacks(asked, already).filter((stack) => stack.every((name) => known.includes(name)));
}

export function verdictsOn(
  claims: readonly Claim[],
  made: {
    readonly documents: Documents;
    /** null when nothing was run */
    readonly study: Study | null;
    readonly bySource: readonly SourceStudy[];
    readonly impossible: readonly ImpossibleStack[];
    /** one verdict over all publishers, in place of one for each */
    readonly isPooled: boolean;
    readonly gates: ModelGates;
  },
): readonly Verdict[] {
  const { documents, study, bySource, impossible, isPooled, gates } = made;
  return judge(claims, study, documents.facts, documents, {
    disputed: (claim) => (isPooled ? [] : disputedParameters(claim, documents)),
    bySource: bySource.map((one) => one.study),
    notPossible: (claim) => impossibleFor(claim, impossible),
    gates,
  });
}
