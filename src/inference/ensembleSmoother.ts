// An ensemble of parameters is led to what was observed, in passes that each believe a part of it.
import { refuseUsage } from "../errors.ts";
import { columnMeans, variancesOf } from "../statistics/matrices/products.ts";
import { independentErrors } from "./errorCovariance.ts";
import { errorRoot, whitened, type Likelihood } from "./likelihood.ts";
import { countUp, standardNormals } from "./normals.ts";
import type { Refusal } from "./refusal.ts";
import { smootherPass } from "./smootherPass.ts";
import { smootherRefusals } from "./smootherGates.ts";
import type { FailedMember, PassDiagnostics, SmootherState, Visited } from "./smootherState.ts";

/**
 * Outputs of members, each a row of parameters that are standard normal before anything is observed.
 *
 * @param z [row × parameter]
 * @param numbers of the members in these rows: what a member draws beside z should follow from its number
 * @returns [row × output], on the scale of `Likelihood.observed`; a row with a number that is not finite is a draw that
 *   failed, and is left out from then on
 */
export type Forward = (z: Float64Array, rows: number, numbers: readonly number[]) => Promise<Float64Array>;

export interface SmootherAsked {
  /** parameters of a member */
  readonly dimension: number;
  readonly members: number;
  /** 4 where it is left out */
  readonly passes?: number;
  /** what the errors' covariance is multiplied by in each pass; 1 ⁄ each add up to 1. Left out: all equal */
  readonly inflation?: readonly number[];
  readonly seed: number;
  readonly likelihood: Likelihood;
  /** 0: this parameter cannot reach this output, 1: it can; [parameter × output] */
  readonly localise?: Float64Array;
  readonly forward: Forward;
  /** told after every pass, and once the outputs of the last are known */
  readonly onPass?: (state: SmootherState) => void | Promise<void>;
  /** goes on behind this state, to the same bits */
  readonly from?: SmootherState;
}

export interface SmoothedEnsemble {
  /** [row × parameter] */
  readonly z: Float64Array;
  /** [row × output] */
  readonly outputs: Float64Array;
  /** rows */
  readonly members: number;
  readonly numbers: readonly number[];
  readonly failed: readonly FailedMember[];
  readonly visited: readonly Visited[];
  readonly passes: readonly PassDiagnostics[];
  /** why these members may not be published as they are; empty: nothing speaks against it */
  readonly refusals: readonly Refusal[];
}

/**
 * An ensemble smoother with multiple data assimilation. `forward` is called once a pass and once more for the smoothed
 * members.
 *
 * @throws PendencyError when what is asked does not fit together, or fewer than two members are left
 * @source Emerick and Reynolds (2013), Computers and Geosciences 55, 3
 */
export async function ensembleSmoother(asked: SmootherAsked): Promise<SmoothedEnsemble> {
  const inflation = inflationOf(asked);
  const root = errorRoot(asked.likelihood);
  checkSizes(asked, inflation.length);
  let state = asked.from ?? beginningOf(asked);
  while (state.visited.length <= inflation.length) {
    const known = await withOutputs(asked, state, root, inflation);
    state = known.pass < inflation.length ? updated(asked, known, root, inflation[known.pass]) : known;
    await asked.onPass?.(state);
  }
  const last = state.visited[inflation.length];
  return {
    z: Float64Array.from(last.z),
    outputs: Float64Array.from(last.outputs),
    members: state.numbers.length,
    numbers: state.numbers,
    failed: state.failed,
    visited: state.visited,
    passes: state.passes,
    refusals: smootherRefusals({ ...state, asked: asked.members, figures: asked.likelihood.observed.length }),
  };
}

function inflationOf({ passes = 4, inflation }: SmootherAsked): readonly number[] {
  if (!Number.isInteger(passes) || passes < 1) refuseUsage("passes", "a whole number from 1 on", `${passes}`);
  const given = inflation ?? countUp(passes).map(() => passes);
  const sum = given.reduce((total, one) => total + 1 / one, 0);
  if (given.some((one) => !(one > 0)) || Math.abs(sum - 1) > 1e-9)
    refuseUsage("inflation", "numbers above 0 of which 1 / each add up to 1", `${given.join(", ")}, which give ${sum}`);
  return given;
}

function checkSizes({ dimension, members, likelihood, localise, from }: SmootherAsked, passes: number): void {
  const n = likelihood.observed.length;
  if (!Number.isInteger(dimension) || dimension < 1)
    refuseUsage("dimension", "a whole number from 1 on", `${dimension}`);
  if (!Number.isInteger(members) || members < 2) refuseUsage("members", "a whole number from 2 on", `${members}`);
  if (localise !== undefined && localise.length !== dimension * n)
    refuseUsage("localise", `${dimension} × ${n} numbers`, `${localise.length}`);
  const fits =
    from === undefined ||
    (from.z.length === from.numbers.length * dimension &&
      from.visited.length <= passes + 1 &&
      (from.covariance === null) === (localise === undefined));
  if (!fits) refuseUsage("from", `a state of ${dimension} parameters and at most ${passes} passes`, "another one");
}

function beginningOf({ dimension, members, seed, localise }: SmootherAsked): SmootherState {
  const numbers = countUp(members);
  const z = [...standardNormals(seed, "members before anything is observed", 0, numbers, dimension)];
  const covariance = localise === undefined ? null : [...independentErrors(new Float64Array(dimension).fill(1))];
  return { pass: 0, numbers, z, promised: null, covariance, failed: [], visited: [], passes: [] };
}

/** The state with the outputs of its members, and without those that have none. */
async function withOutputs(
  { dimension, likelihood, forward }: SmootherAsked,
  state: SmootherState,
  root: Float64Array,
  inflation: readonly number[],
): Promise<SmootherState> {
  const [n, call] = [likelihood.observed.length, state.visited.length];
  const given = await forward(Float64Array.from(state.z), state.numbers.length, state.numbers);
  if (given.length !== state.numbers.length * n)
    refuseUsage("forward", `${state.numbers.length} × ${n} outputs`, `${given.length}`);
  const kept = countUp(state.numbers.length).filter((row) => isWhole(given, row, n));
  if (kept.length < 2)
    refuseUsage("forward", "outputs of at least two members", `${kept.length}, at call ${call + 1} of the model`);
  const isKept = new Set(kept);
  const failed = state.numbers.filter((_, row) => !isKept.has(row)).map((member) => ({ member, pass: call }));
  const [z, outputs] = [rowsOf(state.z, kept, dimension), rowsOf(given, kept, n)];
  const promised = state.promised === null ? null : rowsOf(state.promised, kept, n);
  const found = { z, outputs, promised, rows: kept.length, pass: call, inflation: inflation[call] ?? null };
  return {
    ...state,
    numbers: kept.map((row) => state.numbers[row]),
    z,
    promised: null,
    failed: [...state.failed, ...failed],
    visited: [...state.visited, { z, outputs }],
    passes: [...state.passes, diagnosticsOf(found, likelihood.observed, root)],
  };
}

/** The state with its members moved. */
function updated(
  { seed, likelihood, localise }: SmootherAsked,
  state: SmootherState,
  root: Float64Array,
  inflation: number,
): SmootherState {
  const n = likelihood.observed.length;
  const { z, promised, covariance } = smootherPass({
    z: Float64Array.from(state.z),
    outputs: Float64Array.from(state.visited[state.pass].outputs),
    rows: state.numbers.length,
    observed: likelihood.observed,
    root,
    inflation,
    perturbations: standardNormals(seed, "errors of observation", state.pass, state.numbers, n),
    localised:
      localise === undefined || state.covariance === null
        ? null
        : { reach: localise, covariance: Float64Array.from(state.covariance) },
  });
  const left = covariance === null ? null : [...covariance];
  return { ...state, pass: state.pass + 1, z: [...z], promised: [...promised], covariance: left };
}

interface Found {
  readonly z: readonly number[];
  readonly outputs: readonly number[];
  readonly promised: readonly number[] | null;
  readonly rows: number;
  readonly pass: number;
  readonly inflation: number | null;
}

function diagnosticsOf(found: Found, observed: Float64Array, root: Float64Array): PassDiagnostics {
  const { z, promised, rows, pass, inflation } = found;
  const n = observed.length;
  const outputs = whitened(root, Float64Array.from(found.outputs), n);
  const target = whitened(root, observed, n);
  const variances = [...variancesOf(Float64Array.from(z), rows)];
  const variance = variances.reduce((sum, one) => sum + one, 0) / variances.length;
  return {
    pass,
    inflation,
    members: rows,
    misfit: meanSquare(outputs.map((value, at) => value - target[at % n])),
    misfitOfMean: meanSquare(columnMeans(outputs, rows).map((value, i) => value - target[i])),
    variance,
    learnt: Math.max(0, variances.length * (1 - variance)),
    bend: promised === null ? null : Math.sqrt(meanSquare(outputs.map((value, at) => value - promised[at]))),
  };
}

function meanSquare(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum / values.length;
}

function isWhole(rows: ArrayLike<number>, row: number, columns: number): boolean {
  for (let at = row * columns; at < (row + 1) * columns; at++) if (!Number.isFinite(rows[at])) return false;
  return true;
}

function rowsOf(rows: ArrayLike<number>, kept: readonly number[], columns: number): number[] {
  const out: number[] = [];
  for (const row of kept) for (let j = 0; j < columns; j++) out.push(rows[row * columns + j]);
  return out;
}
