// "Which figures move a number at all, and which can be left out?": Morris' elementary effects, every figure moved by itself
// from several places.
import type { Documents } from "../documents/documents.ts";
import { readSettings } from "../documents/readSettings.ts";
import type { Chunk } from "../ensemble/chunk.ts";
import { refuseUsage } from "../errors.ts";
import { describeGiven } from "../reading/describeGiven.ts";
import { replacedBy } from "../scenario/point.ts";
import { uniforms } from "../statistics/sensitivity/design.ts";
import { elementaryEffects } from "../statistics/sensitivity/elementaryEffects.ts";
import type { ElementaryEffect, Trajectory } from "../statistics/sensitivity/elementaryEffects.ts";
import { sharesFrom } from "../statistics/sensitivity/sharesFrom.ts";
import type { SharedVariance } from "../statistics/sensitivity/sharesFrom.ts";
import type { Conduct } from "../study/makeStudy.ts";
import { askedMeasures } from "./askedMeasures.ts";
import { checkAsked, runDaysOf } from "./checkAsked.ts";
import { checkCall } from "./checkCall.ts";
import { chunksInOrder, outcomeRows, planDesigned, refuseOneRunEach, rowsMade } from "./matters/designed.ts";
import type { DesignAsked, Designed, OutcomeRows, RowsMade } from "./matters/designed.ts";
import type { Outcome } from "./matters/outcomes.ts";
import { isReachedOf } from "./matters/reached.ts";
import { stackAsked } from "./matters/stackAsked.ts";
import { refuseCertain } from "./matters/uncertain.ts";
import { quickStepDays, quickStepsOfARanking } from "./quickStep.ts";
import { screenDesign } from "./screen/designPoints.ts";
import { screenFactors } from "./screen/factors.ts";
import type { ScreenFactor } from "./screen/factors.ts";
import { preferredSources } from "./sourceRule.ts";

export interface ScreenAsked extends DesignAsked {
  /** places from which every figure is moved; left out: 10 */
  readonly rows?: number;
}

/** What `screenFrom` goes by; its manifest is an ensemble like another. */
export interface ScreenPlan extends Designed {
  readonly factors: readonly ScreenFactor[];
  readonly trajectories: readonly Trajectory[];
}

/** Plain data, safe as JSON. */
export interface Screen extends RowsMade {
  /** whole: every trajectory was run; unfinished: it was stopped */
  readonly status: "whole" | "unfinished";
  readonly outcomes: readonly ScreenOutcome[];
}

export interface ScreenOutcome extends Omit<Outcome, "values"> {
  /** trajectories of which every run has a value */
  readonly rows: number;
  /** what moves it the most first */
  readonly factors: readonly ScreenFactorFound[];
}

export interface ScreenFactorFound extends Pick<ScreenFactor, "name" | "title" | "parameters" | "how"> {
  /** mean size of its effects, in the outcome's unit, with what nine of ten resamples of the trajectories say */
  readonly size: number;
  readonly low: number;
  readonly high: number;
  /** of the effects, from place to place; null of one trajectory */
  readonly deviation: number | null;
  /** mean effect of more of it; null of what has no direction */
  readonly mean: number | null;
  /** about what it makes of the variance, were nothing else but such effects; all add up to 1 */
  readonly part: SharedVariance;
  /** false, from four places on: all such together make at most a twentieth, at the upper ends of their parts */
  readonly isNeeded: boolean;
}

export const usualTrajectories = 10;
/** What is left out together makes at most this part. */
const leftOut = 0.05;
/** From fewer places nobody knows what moves it elsewhere. */
const fewestToLeaveOut = 4;
const resamples = 400;

/**
 * @returns null when it was stopped before that
 * @throws PendencyError when nothing is uncertain that can move what is asked, and as planEnsemble does
 */
export async function planScreen(
  documents: Documents,
  asked: ScreenAsked = {},
  conduct: Conduct = {},
): Promise<ScreenPlan | null> {
  checkCall(documents, asked, conduct);
  const { rows = usualTrajectories, ...design } = asked;
  if (!(Number.isInteger(rows) && rows >= 1)) refuseUsage("rows", "a whole number, 1 or more", describeGiven(rows));
  refuseOneRunEach(asked);
  checkAsked({ ...design, replications: rows }, runDaysOf(documents));
  const { model, plan, parameters } = documents;
  const { given = null, rule, sources = {}, stepDays = quickStepDays(model) * quickStepsOfARanking } = design;
  const measures = askedMeasures(documents, asked.measure);
  const [stack, seed] = [stackAsked(documents, asked.stack), asked.seed ?? plan?.seed ?? 1];
  const setting = given === null ? null : readSettings(documents, given.values, given.from);
  const start = model.runs.kind === "calendar" ? model.runs.fromDays : 0;
  const preferred = preferredSources(parameters, { rule: rule ?? "pool" });
  const factors = screenFactors(documents, {
    isReached: isReachedOf(documents, measures, stack),
    set: replacedBy(setting, start),
    sources: [...Object.keys(sources), ...Object.keys(preferred)],
    stack,
  });
  if (factors.length === 0) refuseCertain(documents);
  const { points, trajectories } = screenDesign(documents, factors, rows, seed);
  const settled = { ...design, seed, stack, stepDays };
  const planned = await planDesigned(documents, settled, measures, { points, width: factors.length + 1 }, conduct);
  return planned === null ? null : { ...planned, factors, trajectories };
}

/** @param chunks that are there, in any order: those without a gap count */
export function screenFrom(plan: ScreenPlan, chunks: readonly Chunk[]): Screen {
  const { used } = chunksInOrder(chunks, { add: () => false });
  const made = rowsMade(plan, used);
  return {
    ...made,
    status: made.rows >= made.rowsAsked ? "whole" : "unfinished",
    outcomes: outcomeRows(plan, used).map(({ rows, ...outcome }) => ({
      ...outcome,
      rows: rows.length,
      factors: rows.length === 0 ? [] : factorsFound(plan, rows),
    })),
  };
}

function factorsFound(
  { factors, trajectories, manifest }: ScreenPlan,
  rows: OutcomeRows["rows"],
): readonly ScreenFactorFound[] {
  // prettier-ignore
  const every = rows.map((_, nth) => nth);
  const effectsOver = (some: readonly number[]): readonly ElementaryEffect[] =>
    elementaryEffects(
      some.map((nth) => trajectories[rows[nth].row]),
      some.map((nth) => rows[nth].own),
    );
  const at = uniforms(manifest.seed, 0, "resampled trajectories");
  const effects = effectsOver(every);
  const again = Array.from({ length: resamples }, (_, nth) =>
    effectsOver(every.map((row) => Math.floor(at(row, nth) * every.length))),
  );
  const sizes = sharesFrom(effects.map(({ meanSize }) => meanSize), again.map((one) => one.map(({ meanSize }) => meanSize))) ?? []; // prettier-ignore
  const partsOf = (one: readonly ElementaryEffect[]): readonly number[] | null => parts(one, factors, every.length);
  const shares = sharesFrom(partsOf(effects), again.map(partsOf)) ?? factors.map(() => ({ share: 0, low: 0, high: 0 }));
  const found = factors.map(({ name, title, parameters, how }, nth): Omit<ScreenFactorFound, "isNeeded"> => {
    const { share: size, low, high } = sizes[nth];
    const { deviation, mean } = effects[nth];
    const hasDirection = how === "chance" || (how === "figure" && parameters.length === 1);
    return { name, title, parameters, how, size, low, high, deviation, mean: hasDirection ? mean : null, part: shares[nth] }; // prettier-ignore
  });
  return needed(
    found.toSorted((one, other) => other.part.share - one.part.share),
    rows.length,
  );
}

/** Of the mean squares, weighed by what each is of a variance. */
function parts(
  effects: readonly ElementaryEffect[],
  factors: readonly ScreenFactor[],
  rows: number,
): readonly number[] | null {
  const squares = effects.map(({ mean, deviation }, nth) => {
    const within = deviation === null ? 0 : (deviation * deviation * (rows - 1)) / rows;
    return factors[nth].weight * (mean * mean + within);
  });
  const all = squares.reduce((sum, square) => sum + square, 0);
  return all > 0 ? squares.map((square) => square / all) : null;
}

/** @param found the most first */
function needed(found: readonly Omit<ScreenFactorFound, "isNeeded">[], places: number): readonly ScreenFactorFound[] {
  let left = 0;
  const isNeeded = found.toReversed().map(({ part }) => places < fewestToLeaveOut || (left += part.high) > leftOut);
  return found.map((one, nth) => ({ ...one, isNeeded: isNeeded[found.length - 1 - nth] }));
}
