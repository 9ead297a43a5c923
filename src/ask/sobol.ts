// "How much of the variance does each figure make, alone and with all others?": Sobol' indices through an ensemble of
// paired draws, so that it is made chunk by chunk, goes on where it was stopped, and ends once it is known well enough.
import type { Documents } from "../documents/documents.ts";
import { readSettings } from "../documents/readSettings.ts";
import type { Chunk } from "../ensemble/chunk.ts";
import type { EnsembleManifest } from "../ensemble/manifest.ts";
import { refuseUsage } from "../errors.ts";
import { describeGiven } from "../reading/describeGiven.ts";
import { meanOf, sampleVariance } from "../statistics/moments.ts";
import { controlledIndices } from "../statistics/sensitivity/controlledIndices.ts";
import { pathOf } from "./explain/pathOf.ts";
import { KnownTerms } from "./sobol/knownTerms.ts";
import type { SobolIndex } from "../statistics/sensitivity/sharesFrom.ts";
import type { Conduct } from "../study/makeStudy.ts";
import { chancesIn } from "../scenario/scenario.ts";
import { askedMeasures } from "./askedMeasures.ts";
import type { AskedMeasure } from "./askedMeasures.ts";
import { planEnsemble } from "./ensemble.ts";
import { askMatters } from "./matters.ts";
import type { MattersAsked } from "./matters.ts";
import { measuredFor, outcomesOf } from "./matters/outcomes.ts";
import type { Outcome } from "./matters/outcomes.ts";
import { quickStepDays } from "./quickStep.ts";
import { designPoints, widthOf } from "./sobol/designPoints.ts";
import { factorsOf } from "./sobol/factors.ts";
import type { SobolFactor } from "./sobol/factors.ts";

export interface SobolAsked extends Omit<MattersAsked, "setting"> {
  /** pairs of draws at most; left out: 2,048 */
  readonly rows?: number;
  /** figures that get an index of their own; left out: 6 */
  readonly top?: number;
  /** half of a 90 % interval that is small enough, of every index of the level; left out: 0.02 */
  readonly within?: number;
  /** parameters' values in every run, as texts, and the instant from which they hold */
  readonly given?: EnsembleManifest["given"];
}

/** What `SobolWatch` and `sobolFrom` go by; its manifest is an ensemble like another. */
export interface SobolPlan {
  readonly manifest: EnsembleManifest;
  readonly factors: readonly SobolFactor[];
  readonly measures: readonly AskedMeasure[];
  readonly stack: readonly string[];
  readonly within: number;
  readonly model: Pick<Documents["model"], "runs">;
  /** of every draw, without a run; made when first asked for */
  known(): KnownTerms;
  /** pairs of draws > half of the widest interval of a level after them, as far as it was looked at */
  readonly looks: Map<number, number | null>;
}

/** Plain data, safe as JSON. */
export interface Sobol {
  readonly stack: readonly string[];
  readonly seed: number;
  readonly stepDays: number;
  /** pairs of draws that are in it, of those that were asked for */
  readonly rows: number;
  readonly rowsAsked: number;
  /** of these: pairs of which a run failed, which are left out */
  readonly rowsFailed: number;
  readonly runs: number;
  /** half of a 90 % interval that was asked for; of the widest index of a level; null: nothing varies */
  readonly within: number;
  readonly reached: number | null;
  /** enough: as near as was asked; whole: every pair was run; unfinished: it was stopped */
  readonly status: "enough" | "whole" | "unfinished";
  readonly outcomes: readonly SobolOutcome[];
}

export interface SobolOutcome extends Omit<Outcome, "values"> {
  readonly rows: number;
  readonly mean: number | null;
  readonly standardDeviation: number | null;
  /** what makes the most with all others first; empty where the number does not vary */
  readonly factors: readonly SobolFactorFound[];
}

export interface SobolFactorFound extends SobolIndex {
  readonly name: string;
  readonly title: string;
  readonly parameters: readonly string[];
}

/** More than most need: it ends once it is known well enough. */
export const usualRows = 2048;
export const usualTop = 6;
export const usualWithin = 0.02;
const rankingDraws = 120;
/** With fewer pairs an interval says too little of itself. */
const leastRows = 64;
const runsOfChunk = 24;

/**
 * Ranks a first time to know which figures get an index of their own.
 *
 * @returns null when it was stopped before that
 * @throws PendencyError as askMatters and planEnsemble do
 */
export async function planSobol(
  documents: Documents,
  asked: SobolAsked = {},
  conduct: Conduct = {},
): Promise<SobolPlan | null> {
  const { rows = usualRows, top = usualTop, within = usualWithin, given = null } = asked;
  const { rows: _rows, top: _top, within: _within, given: _given, ...ranked } = asked;
  checkCounts({ rows, top });
  if (!(within > 0 && within < 1)) refuseUsage("within", "a share above 0 and below 1, such as 0.02", describeGiven(within)); // prettier-ignore
  const rule = ranked.rule ?? "pool";
  if (rule === "one run each") {
    refuseUsage(
      "rule",
      "pool or prefer",
      rule,
      "indices need one number a draw: the publisher is a figure like another",
    );
  }
  const setting = given === null ? null : readSettings(documents, given.values, given.from);
  const ranking = await askMatters(documents, { ...ranked, draws: ranked.draws ?? rankingDraws, setting }, conduct);
  if (conduct.stop?.aborted === true) return null;
  const { model } = documents;
  const measures = askedMeasures(documents, asked.measure);
  const factors = factorsOf(ranking, documents, top);
  const { seed, stack, stepDays } = ranking;
  const manifest = await planEnsemble(
    documents,
    {
      engine: "fluid",
      seed,
      stacks: [stack],
      stepDays: asked.stepDays ?? (stepDays > 0 ? stepDays : quickStepDays(model)),
      ...(ranked.sources === undefined ? {} : { sources: ranked.sources }),
      rule,
      ...(ranked.warmUpDays === undefined ? {} : { warmUpDays: ranked.warmUpDays }),
      points: { kind: "designed", points: designPoints(documents, factors, rows, seed) },
      quantities: false,
      more: measuredFor(measures, model),
      given,
      // whole rows
      pointsPerChunk: widthOf(factors) * Math.ceil(runsOfChunk / widthOf(factors)),
    },
    conduct,
  );
  if (manifest === null) return null;
  let terms: KnownTerms | null = null;
  const known = (): KnownTerms => (terms ??= new KnownTerms(documents, factors, seed, isReachedOf(documents, measures, stack))); // prettier-ignore
  return { manifest, factors, measures, stack, within, model, known, looks: new Map() };
}

/** Whether a parameter can move any of the measures. */
function isReachedOf(
  documents: Documents,
  measures: readonly AskedMeasure[],
  stack: readonly string[],
): (name: string) => boolean {
  const read = measures.flatMap(({ measure }) => pathOf(documents, measure, stack).parameters);
  const reached = new Set([...read.map(({ parameter }) => parameter.name), ...chancesIn(documents.scenarios)]);
  return (name) => reached.has(name);
}

/** Hears chunks in their order, and says when indices are known well enough. */
export class SobolWatch {
  readonly #plan: SobolPlan;
  readonly #chunks: Chunk[] = [];
  #looked = 0;

  constructor(plan: SobolPlan) {
    this.#plan = plan;
  }

  add(chunk: Chunk): boolean {
    this.#chunks.push(chunk);
    const rows = chunk.to / widthOf(this.#plan.factors);
    // each look resamples every row: they come further apart as rows grow
    if (rows < leastRows || rows < this.#looked * 1.125) return false;
    this.#looked = rows;
    const { looks, within } = this.#plan;
    const known = looks.get(rows);
    const reached = known === undefined ? reachedBy(outcomesFrom(this.#plan, this.#chunks, true)) : known;
    looks.set(rows, reached);
    return reached === null || reached <= within;
  }
}

/** @param chunks that are there, in any order: those without a gap count, up to the first that makes enough */
export function sobolFrom(plan: SobolPlan, chunks: readonly Chunk[]): Sobol {
  const byNumber = new Map(chunks.map((chunk) => [chunk.number, chunk]));
  const used: Chunk[] = [];
  const watch = new SobolWatch(plan);
  let isEnough = false;
  for (let next = byNumber.get(0); next !== undefined && !isEnough; next = byNumber.get(used.length)) {
    used.push(next);
    isEnough = watch.add(next);
  }
  const { manifest, stack, within } = plan;
  const width = widthOf(plan.factors);
  const [rows, rowsAsked] = [(used.at(-1)?.to ?? 0) / width, pointsOf(manifest) / width];
  const outcomes = outcomesFrom(plan, used);
  const failed = new Set(used.flatMap((chunk) => chunk.failed.map(({ point }) => Math.floor(point / width))));
  return {
    stack,
    seed: manifest.seed,
    stepDays: manifest.fluid?.stepDays ?? 0,
    rows,
    rowsAsked,
    rowsFailed: failed.size,
    runs: rows * width,
    within,
    reached: reachedBy(outcomes),
    status: isEnough ? "enough" : rows >= rowsAsked ? "whole" : "unfinished",
    outcomes,
  };
}

function pointsOf({ points }: EnsembleManifest): number {
  return points.kind === "drawn" ? points.count : points.points.length;
}

/** Half of the widest 90 % interval of a level; null: no level varies. */
function reachedBy(outcomes: readonly SobolOutcome[]): number | null {
  const widths = outcomes
    .filter(({ kind }) => kind === "level")
    .flatMap(({ factors }) => factors.flatMap(({ first, total }) => [first, total].map(({ low, high }) => (high - low) / 2))); // prettier-ignore
  return widths.length === 0 ? null : Math.max(...widths);
}

function outcomesFrom(
  { manifest, factors, measures, model, known }: SobolPlan,
  chunks: readonly Chunk[],
  levelsOnly = false,
): readonly SobolOutcome[] {
  const column = new Map(manifest.measures.map(({ name }, at) => [name, at]));
  const points = chunks.at(-1)?.to ?? 0;
  const runs = new Map(chunks.flatMap((chunk) => chunk.runs.map((run) => [run.point, run.values] as const)));
  const valuesOf = (name: string): readonly (number | null)[] => {
    const at = column.get(name) ?? -1;
    return Array.from({ length: points }, (_, point) => runs.get(point)?.[at] ?? null);
  };
  const unitOf = (name: string): string => {
    const at = column.get(name) ?? -1;
    return chunks.find(({ units }) => units[at] !== "")?.units[at] ?? "";
  };
  const wanted = outcomesOf(measures, model, valuesOf, unitOf).filter(({ kind }) => !levelsOnly || kind === "level");
  return wanted.map(({ values, ...outcome }) => {
    const rows = wholeRows(values, widthOf(factors));
    const [a, b] = [0, 1].map((at) => rows.map(({ own }) => own[at]));
    const mixed = factors.map((_, at) => rows.map(({ own }) => own[at + 2]));
    const { terms } = known();
    const ofRows = { a: rows.map(({ row }) => known().of(2 * row)), b: rows.map(({ row }) => known().of(2 * row + 1)) };
    const found = controlledIndices({ a, b, mixed }, ofRows, terms, { seed: manifest.seed }) ?? [];
    const all = found.map((index, at) => ({ name: factors[at].name, title: factors[at].title, parameters: factors[at].parameters, ...index })); // prettier-ignore
    const both = [...a, ...b];
    const variance = sampleVariance(both);
    return {
      ...outcome,
      rows: rows.length,
      mean: meanOf(both),
      standardDeviation: variance === null ? null : Math.sqrt(variance),
      factors: all.toSorted((one, other) => other.total.share - one.total.share),
    };
  });
}

/** Rows of which every run has a value. */
function wholeRows(
  values: readonly (number | null)[],
  width: number,
): readonly { readonly row: number; readonly own: readonly number[] }[] {
  return Array.from({ length: Math.floor(values.length / width) }, (_, row) => row).flatMap((row) => {
    const own = values.slice(row * width, (row + 1) * width).filter((value) => value !== null);
    return own.length === width ? [{ row, own }] : [];
  });
}

function checkCounts(counts: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(counts)) {
    if (!(Number.isInteger(value) && value >= 1)) refuseUsage(name, "a whole number, 1 or more", describeGiven(value));
  }
}
