// Pairs of draws, and draws between them in which some factors are of the one and some of the other: which figures are
// factors of their own, how many pairs are enough, and what they say so far.
import type { Documents } from "../../documents/documents.ts";
import { readSettings } from "../../documents/readSettings.ts";
import type { Chunk } from "../../ensemble/chunk.ts";
import type { DesignedPoint } from "../../ensemble/manifest.ts";
import { refuseUsage } from "../../errors.ts";
import { describeGiven } from "../../reading/describeGiven.ts";
import { meanOf, sampleVariance } from "../../statistics/moments.ts";
import type { SharedVariance } from "../../statistics/sensitivity/sharesFrom.ts";
import type { Conduct } from "../../study/makeStudy.ts";
import { askedMeasures } from "../askedMeasures.ts";
import { askMatters } from "../matters.ts";
import { chunksInOrder, outcomeRows, planDesigned, refuseOneRunEach, rowsMade } from "../matters/designed.ts";
import type { DesignAsked, Designed, OutcomeRows, RowsMade } from "../matters/designed.ts";
import type { Outcome } from "../matters/outcomes.ts";
import { isReachedOf } from "../matters/reached.ts";
import { exchanging } from "./exchanging.ts";
import type { Exchange } from "./exchanging.ts";
import { factorsOf } from "./factors.ts";
import type { SobolFactor } from "./factors.ts";
import { groupsOf } from "./groups.ts";
import type { FigureGroup } from "./groups.ts";
import { KnownTerms } from "./knownTerms.ts";

export interface PairsAsked extends DesignAsked {
  /** of the ranking that chooses figures; left out: 120 */
  readonly draws?: number;
  /** pairs of draws at most; left out: 2,048 */
  readonly rows?: number;
  /** figures that get a share of their own; left out: 6 */
  readonly top?: number;
  /** half of a 90 % interval that is small enough, of every share of the level; left out: 0.02 */
  readonly within?: number;
  /** figures that get one share together, beside those that documents draw together; left out: none */
  readonly groups?: readonly FigureGroup[];
}

export interface PairsPlan extends Designed {
  readonly factors: readonly SobolFactor[];
  readonly within: number;
  /** of every draw, without a run; made when first asked for */
  known(): KnownTerms;
  /** pairs of draws > half of the widest interval of a level after them, as far as it was looked at */
  readonly looks: Map<number, number | null>;
}

/** What is told of a factor, beside its name. */
export interface FactorFound {
  readonly name: string;
  readonly title: string;
  readonly parameters: readonly string[];
}

export interface PairsOutcome<Shares> extends Omit<Outcome, "values"> {
  readonly rows: number;
  readonly mean: number | null;
  readonly standardDeviation: number | null;
  /** what makes the most first; empty where the number does not vary */
  readonly factors: readonly (FactorFound & Shares)[];
}

/** Plain data, safe as JSON. */
export interface Pairs<Shares> extends RowsMade {
  /** half of a 90 % interval that was asked for; of the widest of a level; null: nothing varies */
  readonly within: number;
  readonly reached: number | null;
  /** enough: as near as was asked; whole: every pair was run; unfinished: it was stopped */
  readonly status: "enough" | "whole" | "unfinished";
  readonly outcomes: readonly PairsOutcome<Shares>[];
}

/** One way to run draws between pairs, and what it tells. */
export interface PairsKind<Shares> {
  /** of a pair with the numbers 2 row and 2 row + 1, all its runs */
  points(row: number, factors: readonly SobolFactor[], exchange: Exchange, seed: number): readonly DesignedPoint[];
  /** runs of a row */
  widthOf(factors: readonly SobolFactor[]): number;
  /** where both draws of a pair stand in a row */
  endsOf(width: number): readonly [number, number];
  /** one for each factor; null: nothing varies */
  sharesFrom(rows: OutcomeRows["rows"], plan: PairsPlan): readonly Shares[] | null;
  /** of which intervals are to be near enough; the last of them is what factors are put in order by */
  told(shares: Shares): readonly SharedVariance[];
}

/** More than most need: it ends once it is known well enough. */
export const usualRows = 2048;
export const usualTop = 6;
export const usualWithin = 0.02;
const rankingDraws = 120;
/** With fewer pairs an interval says too little of itself. */
const leastRows = 64;

/**
 * Ranks a first time to know which figures get a share of their own.
 *
 * @returns null when it was stopped before that
 * @throws PendencyError as askMatters and planEnsemble do
 */
export async function planPairs(
  documents: Documents,
  asked: PairsAsked,
  kind: Pick<PairsKind<unknown>, "points" | "widthOf">,
  conduct: Conduct,
): Promise<PairsPlan | null> {
  const {
    rows = usualRows,
    top = usualTop,
    within = usualWithin,
    draws = rankingDraws,
    groups = [],
    ...design
  } = asked;
  checkCounts({ rows, top });
  if (!(within > 0 && within < 1)) refuseUsage("within", "a share above 0 and below 1, such as 0.02", describeGiven(within)); // prettier-ignore
  refuseOneRunEach(asked);
  const named = groupsOf(groups, documents);
  const { given = null, ...ranked } = design;
  const setting = given === null ? null : readSettings(documents, given.values, given.from);
  const ranking = await askMatters(documents, { ...ranked, draws, setting }, conduct);
  if (conduct.stop?.aborted === true) return null;
  const measures = askedMeasures(documents, asked.measure);
  const factors = factorsOf(ranking, documents, top, named);
  const { seed, stack } = ranking;
  const exchange = exchanging(documents, factors, seed);
  const points = Array.from({ length: rows }, (_, row) => kind.points(row, factors, exchange, seed)).flat();
  const settled = { ...design, seed, stack, stepDays: asked.stepDays ?? ranking.stepDays };
  const planned = await planDesigned(documents, settled, measures, { points, width: kind.widthOf(factors) }, conduct);
  if (planned === null) return null;
  let terms: KnownTerms | null = null;
  const known = (): KnownTerms => (terms ??= new KnownTerms(documents, factors, seed, isReachedOf(documents, measures, stack))); // prettier-ignore
  return { ...planned, factors, within, known, looks: new Map() };
}

/** Hears chunks in their order, and says when shares are known well enough. */
export class PairsWatch<Shares> {
  readonly #plan: PairsPlan;
  readonly #kind: PairsKind<Shares>;
  readonly #chunks: Chunk[] = [];
  #looked = 0;

  constructor(plan: PairsPlan, kind: PairsKind<Shares>) {
    this.#plan = plan;
    this.#kind = kind;
  }

  add(chunk: Chunk): boolean {
    this.#chunks.push(chunk);
    const { looks, within, width } = this.#plan;
    const rows = chunk.to / width;
    // each look resamples every row: they come further apart as rows grow
    if (rows < leastRows || rows < this.#looked * 1.125) return false;
    this.#looked = rows;
    const known = looks.get(rows);
    const reached = known === undefined ? reachedBy(outcomesFrom(this.#plan, this.#kind, this.#chunks, true), this.#kind) : known; // prettier-ignore
    looks.set(rows, reached);
    return reached === null || reached <= within;
  }
}

/** @param chunks that are there, in any order: those without a gap count, up to the first that makes enough */
export function pairsFrom<Shares>(plan: PairsPlan, kind: PairsKind<Shares>, chunks: readonly Chunk[]): Pairs<Shares> {
  const { used, isEnough } = chunksInOrder(chunks, new PairsWatch(plan, kind));
  const { stack, seed, stepDays, ...counts } = rowsMade(plan, used);
  const outcomes = outcomesFrom(plan, kind, used);
  return {
    stack,
    seed,
    stepDays,
    ...counts,
    within: plan.within,
    reached: reachedBy(outcomes, kind),
    status: isEnough ? "enough" : counts.rows >= counts.rowsAsked ? "whole" : "unfinished",
    outcomes,
  };
}

/** Half of the widest 90 % interval of a level; null: no level varies. */
function reachedBy<Shares>(outcomes: readonly PairsOutcome<Shares>[], kind: PairsKind<Shares>): number | null {
  const widths = outcomes
    .filter((outcome) => outcome.kind === "level")
    .flatMap(({ factors }) => factors.flatMap((factor) => kind.told(factor).map(({ low, high }) => (high - low) / 2)));
  return widths.length === 0 ? null : Math.max(...widths);
}

function outcomesFrom<Shares>(
  plan: PairsPlan,
  kind: PairsKind<Shares>,
  chunks: readonly Chunk[],
  levelsOnly = false,
): readonly PairsOutcome<Shares>[] {
  const { factors, width } = plan;
  const strength = (factor: Shares): number => kind.told(factor).at(-1)?.share ?? 0;
  return outcomeRows(plan, chunks, levelsOnly).map(({ rows, ...outcome }) => {
    const found = kind.sharesFrom(rows, plan) ?? [];
    const all = found.map((shares, at) => ({ name: factors[at].name, title: factors[at].title, parameters: factors[at].parameters, ...shares })); // prettier-ignore
    const both = kind.endsOf(width).flatMap((end) => rows.map(({ own }) => own[end]));
    const variance = sampleVariance(both);
    return {
      ...outcome,
      rows: rows.length,
      mean: meanOf(both),
      standardDeviation: variance === null ? null : Math.sqrt(variance),
      factors: all.toSorted((one, other) => strength(other) - strength(one)),
    };
  });
}

/** What is known without a run of both draws of each row. */
export function termsOfRows(rows: OutcomeRows["rows"], plan: PairsPlan) {
  const known = plan.known();
  return { a: rows.map(({ row }) => known.of(2 * row)), b: rows.map(({ row }) => known.of(2 * row + 1)) };
}

function checkCounts(counts: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(counts)) {
    if (!(Number.isInteger(value) && value >= 1)) refuseUsage(name, "a whole number, 1 or more", describeGiven(value));
  }
}
