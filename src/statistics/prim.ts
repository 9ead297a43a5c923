// Where hits are thick: the patient rule induction method. A box begins as everything, and a thin slice after the other
// is peeled off wherever that leaves hits thickest; then its sides are pasted back as far as hits stay as thick.
import { betaCdf } from "./betaDistribution.ts";

/** One number a case, or one name where it is one of several sources. */
export type PrimColumn = readonly number[] | readonly string[];

/** What a box asks of one column. */
export interface PrimLimit {
  /** place of the column */
  readonly column: number;
  /** ends that belong to it; null: open */
  readonly low: number | null;
  readonly high: number | null;
  /** of names: those inside; [] of numbers */
  readonly names: readonly string[];
}

export interface PrimBox {
  /** in the order of the columns; columns that are not here may be anything */
  readonly limits: readonly PrimLimit[];
  /** cases inside, and hits among them */
  readonly inside: number;
  readonly hits: number;
  /** hits inside, of all hits */
  readonly coverage: number;
  /** hits inside, of all cases inside */
  readonly density: number;
}

/** Of the cases inside, what one peel takes off at the most. */
const peeled = 0.05;
/** A box of fewer cases, or of a smaller share of all, says nothing. */
const fewestInside = 8;
const leastShare = 0.02;

/**
 * From everything to the smallest box that was peeled: each has fewer cases than the one before it.
 *
 * @param columns each as long as `isHit`
 * @source J. Friedman and N. Fisher, Bump hunting in high-dimensional data, Statistics and Computing 9 (1999) 123; the
 *   rise of the mean for each case that goes, so that peels of different sizes compare
 */
export function primTrajectory(columns: readonly PrimColumn[], isHit: readonly boolean[]): readonly PrimBox[] {
  const all = isHit.filter((hit) => hit).length;
  const fewest = Math.max(fewestInside, leastShare * isHit.length);
  let orders = columns.map((values) => [...isHit.keys()].toSorted((a, b) => (values[a] < values[b] ? -1 : values[a] > values[b] ? 1 : a - b))); // prettier-ignore
  let box: PrimBox = boxOf([], isHit.length, all, all);
  const boxes = [box];
  while (box.density < 1 && all > 0) {
    const best = bestPeel(columns, isHit, orders, box, fewest);
    if (best === null) break;
    const gone = new Set(best.gone);
    orders = orders.map((order) => order.filter((at) => !gone.has(at)));
    box = boxOf(withLimit(box.limits, best.limit), box.inside - best.gone.length, box.hits - best.hits, all);
    boxes.push(box);
  }
  return boxes;
}

interface Peel {
  readonly limit: PrimLimit;
  /** cases that go, and hits among them */
  readonly gone: readonly number[];
  readonly hits: number;
}

/** @param orders of each column, the cases inside from its least value to its largest */
function bestPeel(
  columns: readonly PrimColumn[],
  isHit: readonly boolean[],
  orders: readonly (readonly number[])[],
  { limits, inside, hits, density }: PrimBox,
  fewest: number,
): Peel | null {
  let [best, most]: [Peel | null, number] = [null, 0];
  for (const [column, values] of columns.entries()) {
    const now = limits.find((one) => one.column === column) ?? { column, low: null, high: null, names: [] };
    for (const { limit, gone } of isNames(values)
      ? namePeels(values, now, orders[column])
      : endPeels(values, now, orders[column])) {
      // prettier-ignore
      const left = inside - gone.length;
      if (gone.length === 0 || left < fewest) continue;
      let lost = 0;
      for (const at of gone) if (isHit[at]) lost++;
      const gain = ((hits - lost) / left - density) / gone.length;
      if (gain > most) [best, most] = [{ limit, gone, hits: lost }, gain];
    }
  }
  return best;
}

type Slice = Pick<Peel, "limit" | "gone">;

/** A slice off either end; equal values stay or go together. */
function endPeels(values: readonly number[], now: PrimLimit, order: readonly number[]): readonly Slice[] {
  const off = Math.max(1, Math.floor(peeled * order.length));
  const [lowest, highest] = [values[order[off - 1]], values[order[order.length - off]]];
  let from = off;
  while (from < order.length && values[order[from]] === lowest) from++;
  let to = order.length - off;
  while (to > 0 && values[order[to - 1]] === highest) to--;
  return [
    ...(from < order.length ? [{ limit: { ...now, low: values[order[from]] }, gone: order.slice(0, from) }] : []),
    ...(to > 0 ? [{ limit: { ...now, high: values[order[to - 1]] }, gone: order.slice(to) }] : []),
  ];
}

/** One name less. */
function namePeels(values: readonly string[], now: PrimLimit, order: readonly number[]): readonly Slice[] {
  const names = [...new Set(order.map((at) => values[at]))];
  if (names.length < 2) return [];
  return names.map((name) => ({
    limit: { ...now, names: names.filter((one) => one !== name) },
    gone: order.filter((at) => values[at] === name),
  }));
}

/**
 * The same box with its sides moved out again, a slice at a time, as long as hits are as thick; a side that reaches the
 * last case is open.
 */
export function primPasted(box: PrimBox, columns: readonly PrimColumn[], isHit: readonly boolean[]): PrimBox {
  const all = isHit.filter((hit) => hit).length;
  let best = box;
  for (let wider = pasteOf(best, columns, isHit, all); wider !== null; wider = pasteOf(best, columns, isHit, all)) {
    best = wider;
  }
  return best;
}

function pasteOf(box: PrimBox, columns: readonly PrimColumn[], isHit: readonly boolean[], all: number): PrimBox | null {
  const slice = Math.max(1, Math.floor(peeled * box.inside));
  const wider = box.limits.flatMap((limit) => {
    const others = box.limits.filter((one) => one !== limit);
    const values = columns[limit.column];
    if (isNames(values)) return [];
    const outside = isHit.flatMap((_, at) => (isInside(others, columns, at) ? [values[at]] : [])).toSorted((a, b) => a - b); // prettier-ignore
    const { low, high } = limit;
    const below = low === null ? [] : outside.filter((value) => value < low);
    const above = high === null ? [] : outside.filter((value) => value > high);
    return [
      ...(low === null ? [] : [{ ...limit, low: below.at(-slice) ?? null }]),
      ...(high === null ? [] : [{ ...limit, high: above.at(slice - 1) ?? null }]),
    ].map((one) => boxWith(isOpen(one) ? others : withLimit(others, one), columns, isHit, all));
  });
  const [best] = wider
    .filter((one) => one.density >= box.density && one.limits.length + one.inside > 0)
    .filter((one) => one.inside > box.inside || sidesIn(one) < sidesIn(box))
    .toSorted((one, other) => other.density - one.density || other.inside - one.inside);
  return best ?? null;
}

/** The box that these limits make. */
export function primBox(
  limits: readonly PrimLimit[],
  columns: readonly PrimColumn[],
  isHit: readonly boolean[],
): PrimBox {
  return boxWith(limits, columns, isHit, isHit.filter((hit) => hit).length);
}

/** Between coverage and density, their harmonic mean. */
export function primScore({ coverage, density }: Pick<PrimBox, "coverage" | "density">): number {
  return coverage + density > 0 ? (2 * coverage * density) / (coverage + density) : 0;
}

/**
 * How often as many hits would fall inside by chance if one limit did nothing: cases inside, each a hit with the density
 * that the box has without it. One for each limit.
 *
 * @source B. Bryant and R. Lempert, Thinking inside the box, Technological Forecasting and Social Change 77 (2010) 34:
 *   the quasi-p-value. The box was sought, so that such odds flatter it; what is found anew tells more
 */
export function quasiP(box: PrimBox, columns: readonly PrimColumn[], isHit: readonly boolean[]): readonly number[] {
  return box.limits.map((limit) => {
    const others = box.limits.filter((one) => one !== limit);
    const { density } = primBox(others, columns, isHit);
    return atLeast(box.hits, box.inside, density);
  });
}

/** P(X ≥ hits) of a binomial number. */
function atLeast(hits: number, tried: number, share: number): number {
  return hits === 0 ? 1 : betaCdf(hits, tried - hits + 1, share);
}

function boxWith(
  limits: readonly PrimLimit[],
  columns: readonly PrimColumn[],
  isHit: readonly boolean[],
  all: number,
): PrimBox {
  let [inside, hits] = [0, 0];
  for (const at of isHit.keys()) {
    if (!isInside(limits, columns, at)) continue;
    inside++;
    if (isHit[at]) hits++;
  }
  return boxOf(limits, inside, hits, all);
}

function boxOf(limits: readonly PrimLimit[], inside: number, hits: number, all: number): PrimBox {
  const [coverage, density] = [all === 0 ? 0 : hits / all, inside === 0 ? 0 : hits / inside];
  return { limits, inside, hits, coverage, density };
}

/** Whether a case is inside. */
export function isInside(limits: readonly PrimLimit[], columns: readonly PrimColumn[], at: number): boolean {
  return limits.every((limit) => isInLimit(limit, columns[limit.column][at]));
}

function isInLimit({ low, high, names }: PrimLimit, value: number | string): boolean {
  if (typeof value === "string") return names.includes(value);
  return (low === null || value >= low) && (high === null || value <= high);
}

function withLimit(limits: readonly PrimLimit[], limit: PrimLimit): readonly PrimLimit[] {
  return [...limits.filter(({ column }) => column !== limit.column), limit].toSorted((a, b) => a.column - b.column);
}

function isOpen({ low, high, names }: PrimLimit): boolean {
  return low === null && high === null && names.length === 0;
}

function sidesIn({ limits }: PrimBox): number {
  return limits.reduce((sum, { low, high }) => sum + Number(low !== null) + Number(high !== null), 0);
}

function isNames(values: PrimColumn): values is readonly string[] {
  return typeof values[0] === "string";
}
