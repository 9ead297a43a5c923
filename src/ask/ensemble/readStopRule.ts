// Words → what is to be known how well: `served`, `served@rush`, `served@rush:baseline`, `claim:shorter-line`.
import { refuseUsage } from "../../errors.ts";
import { claimName } from "../../ensemble/comparedClaim.ts";
import type { ComparedClaim } from "../../ensemble/comparedClaim.ts";
import type { EnsembleMeasure } from "../../ensemble/manifest.ts";
import type { StopRule, Wanted } from "../../ensemble/stopRule.ts";
import { usualLeastPoints } from "../../ensemble/stopRule.ts";
import { didYouMean } from "../../reading/suggest.ts";
import { stackName } from "../../scenario/stack.ts";

export interface StopAsked {
  /** largest standard error */
  readonly error: number;
  /** in the number's own unit; left out: as a share of it. A probability's is always its own */
  readonly isAbsolute?: boolean;
  /** left out: every claim that is asked, or else every quantity under every stack */
  readonly of?: readonly string[];
  readonly leastPoints?: number;
  /** what messages call these; left out: by the names of these fields */
  readonly called?: { readonly error: string; readonly of: string };
}

interface Known {
  readonly stacks: readonly (readonly string[])[];
  readonly measures: readonly EnsembleMeasure[];
  readonly claims: readonly ComparedClaim[];
}

/** @throws PendencyError (usage) for what is no number of this ensemble */
export function readStopRule(asked: StopAsked, known: Known): StopRule {
  const { error, isAbsolute = false, leastPoints = usualLeastPoints, called = { error: "until", of: "of" } } = asked;
  if (!(error > 0 && Number.isFinite(error))) {
    refuseUsage(called.error, "the largest standard error, a number above 0", String(error), "such as 0.01");
  }
  const of = asked.of === undefined ? allOf(known) : asked.of.flatMap((text) => wantedIn(text, known, called.of));
  if (of.length === 0) refuseUsage(called.of, "a measure or a claim to know so well", "none");
  return { error, isRelative: !isAbsolute, of, leastPoints };
}

function allOf({ stacks, measures, claims }: Known): readonly Wanted[] {
  if (claims.length > 0) return claims.map((claim) => ({ kind: "probability", claim: claimName(claim) }));
  const quantities = measures.filter(({ of }) => of === "quantity" || of === "more");
  return quantities.flatMap(({ name, stack }) => underAll(name, stack, stacks));
}

function underAll(measure: string, only: string | null, stacks: Known["stacks"]): readonly Wanted[] {
  return stacks.map(stackName).filter((stack) => only === null || stack === only).map((stack) => ({ kind: "mean", measure, stack })); // prettier-ignore
}

function wantedIn(text: string, { stacks, measures, claims }: Known, called: string): readonly Wanted[] {
  const claim = /^claim:(.+)$/.exec(text)?.[1];
  if (claim !== undefined) {
    const ids = claims.map(claimName);
    const own = ids.filter((id) => id === claim || id.startsWith(`${claim}/`));
    if (own.length > 0) return own.map((one) => ({ kind: "probability", claim: one }));
    return refuseUsage(called, namesOrNone(ids, "a claim that is asked, by runs"), `"${claim}"`, didYouMean(claim, ids)); // prettier-ignore
  }
  const [measure, under] = text.split("@");
  const names = measures.filter(({ of }) => of !== "claim").map(({ name }) => name);
  const found = measures.find(({ name, of }) => name === measure && of !== "claim");
  if (found === undefined) {
    return refuseUsage(called, namesOrNone(names, "a measure"), `"${measure}"`, didYouMean(measure, names));
  }
  if (under === undefined) return underAll(measure, found.stack, stacks);
  const [stack, against] = under.split(":").map((name) => stackIn(name, stacks, called));
  return [against === undefined ? { kind: "mean", measure, stack } : { kind: "difference", measure, stack, against }];
}

function stackIn(text: string, stacks: Known["stacks"], called: string): string {
  const name = stackName(text.split("+").map((part) => part.trim()));
  const known = stacks.map(stackName);
  return known.includes(name)
    ? name
    : refuseUsage(called, namesOrNone(known, "a stack of the ensemble"), `"${text}"`, didYouMean(text, known));
}

function namesOrNone(names: readonly string[], what: string): string {
  return names.length === 0 ? `${what} (it has none)` : `${what} (${names.join(", ")})`;
}
