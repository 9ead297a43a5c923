// When the people of one stage are due: a row of persons for each of the next steps, and further ahead pairs
// of rows of two, four, eight … steps. As a pair comes near, its rows are halved on the straight line that
// the pair suggests. A long tail costs only a few rows, and a delay keeps its shape. It keeps its mean
// exactly, since servers would otherwise be busy for too long: persons are moved from one row of a pair to
// the other until halving ends at the mean asked for.
import type { Leaving } from "./delayShares.ts";

/**
 * How far a delay's shape may be off at any age because it is kept in wide rows: a part of the people who
 * came in one step.
 */
export const shapeTolerance = 1e-3;
/** Steps ahead that always have rows of their own. */
export const fewestRows = 8;

export class DueWheel {
  /** cells of the stage */
  readonly count: number;
  /** steps ahead that have rows of their own; a power of two */
  private readonly near: number;
  private readonly levels: number;
  private readonly mask: number;
  /** [level][(first step of the row / width) mod 2 near][cell] */
  readonly rows: Float64Array;

  /**
   * @param length steps after which nobody is due
   * @param near from `rowsOf`
   */
  constructor(count: number, length: number, near: number) {
    this.count = count;
    this.near = near;
    let levels = 1;
    while (near << (levels - 1) < length) levels++;
    this.levels = levels;
    this.mask = 2 * near - 1;
    this.rows = new Float64Array(levels * 2 * near * count);
  }

  /** Steps ahead with rows of their own, and how often rows double in width. */
  get shape(): { readonly near: number; readonly levels: number } {
    return { near: this.near, levels: this.levels };
  }

  /** Begins a step: each pair of wide rows that begins with it becomes four rows half as wide. */
  open(now: number): void {
    const { levels } = this;
    let highest = 0;
    while (highest + 1 < levels && (now & ((4 << highest) - 1)) === 0) highest++;
    for (let level = highest; level > 0; level--) this.halve(level, now >> level);
  }

  private halve(level: number, index: number): void {
    const { rows, count, mask, near } = this;
    const wide = level * 2 * near;
    const fine = (level - 1) * 2 * near;
    const first = (wide + (index & mask)) * count;
    const second = (wide + ((index + 1) & mask)) * count;
    const to = (fine + ((2 * index) & mask)) * count;
    // the four rows lie side by side: `index` is even, and the number of rows of a level is a multiple of
    // four
    for (let i = 0; i < count; i++) {
      const a = rows[first + i];
      const b = rows[second + i];
      if (a === 0 && b === 0) continue;
      rows[first + i] = 0;
      rows[second + i] = 0;
      const bend = 0.125 * (a - b);
      const bendA = bend < -0.5 * a ? -0.5 * a : bend;
      const bendB = bend > 0.5 * b ? 0.5 * b : bend;
      rows[to + i] += 0.5 * a + bendA;
      rows[to + count + i] += 0.5 * a - bendA;
      rows[to + 2 * count + i] += 0.5 * b + bendB;
      rows[to + 3 * count + i] += 0.5 * b - bendB;
    }
  }

  /** Where the row of the step under way begins in `rows`. */
  rowAt(now: number): number {
    return (now & this.mask) * this.count;
  }

  /**
   * Puts persons of the cells `from` … `to` where they are due.
   * @param first steps after the step of coming at which putting begins; shares before it are left out
   */
  put(now: number, from: number, to: number, persons: Float64Array, leaving: Leaving, first: number): void {
    const { levels, near } = this;
    const { gone } = leaving;
    const length = gone.length;
    let level = 0;
    let step = first;
    let before = first === 0 ? 0 : gone[Math.min(first, length) - 1];
    while (step < length) {
      while (level + 1 < levels && step >= near << level && ((now + step) & ((4 << level) - 1)) === 0) level++;
      if (level === 0) {
        const last = gone[step];
        if (last > before) this.addTo(0, now + step, from, to, persons, last - before);
        before = last;
        step++;
        continue;
      }
      const width = 1 << level;
      const middle = gone[Math.min(step + width, length) - 1];
      const last = gone[Math.min(step + 2 * width, length) - 1];
      if (last > before) {
        const early = movedEarlier(leaving, step, width, before, middle, last);
        this.addTo(level, now + step, from, to, persons, middle - before + early);
        this.addTo(level, now + step + width, from, to, persons, last - middle - early);
      }
      before = last;
      step += 2 * width;
    }
  }

  private addTo(level: number, step: number, from: number, to: number, persons: Float64Array, share: number): void {
    const { rows, count, near, mask } = this;
    const row = (level * 2 * near + ((step >> level) & mask)) * count;
    for (let i = from; i < to; i++) rows[row + i] += persons[i] * share;
  }

  /** Puts a share of the cells' persons into one of the next steps. */
  add(step: number, from: number, to: number, persons: Float64Array, share: number): void {
    this.addTo(0, step, from, to, persons, share);
  }

  /** Multiplies everything that a cell is owed. */
  scale(cell: number, factor: number): void {
    for (let at = cell; at < this.rows.length; at += this.count) this.rows[at] *= factor;
  }
}

/**
 * The share to move from the second row of a pair to the first, so that the people put there leave at the
 * right mean instant. Halved down to single steps, rows a and b leave (a − b)(w − 1/w)/6 person-steps before
 * the middles of the rows; a share that is moved leaves another w steps earlier.
 *
 * @param from steps after coming at which the pair begins
 * @param width w, steps of a row; 2, 4, 8 …
 * @param before share gone at the pair's beginning; `middle` and `last` at its middle and its end
 */
function movedEarlier(
  { gone, area }: Leaving,
  from: number,
  width: number,
  before: number,
  middle: number,
  last: number,
): number {
  const end = Math.min(from + 2 * width, gone.length);
  const a = middle - before;
  const b = last - middle;
  const after = (from + 2 * width - end) * last;
  // person-steps from the beginning of the pair; then person-steps beyond the middles of the rows
  const due = 2 * width * last - (area[end] - area[from]) - after;
  const late = due - 0.5 * (a * (width - 1) + b * (3 * width - 1));
  const bend = (width - 1 / width) / 6;
  let moved = -(late + bend * (a - b)) / (2 * bend + width);
  // one row is so much smaller that the line cannot bend further
  if (a + moved > 5 * (b - moved)) moved = -(late + 0.5 * bend * (a + 3 * b)) / (width - bend);
  else if (b - moved > 5 * (a + moved)) moved = -(late - 0.5 * bend * (3 * a + b)) / (width - bend);
  return moved > b ? b : moved < -a ? -a : moved;
}

/** Fewest steps ahead with rows of their own that keep a delay's shape to the tolerance. */
export function rowsOf(leaving: Leaving): number {
  let near = fewestRows;
  while (near < leaving.gone.length && shapeError(leaving, near) > shapeTolerance) near *= 2;
  return near;
}

/**
 * Largest distance between a delay's shares and those that halving pairs of wide rows gives, wherever the
 * pairs begin.
 */
function shapeError(leaving: Leaving, near: number): number {
  const { gone } = leaving;
  const at = (step: number): number => gone[Math.min(step, gone.length) - 1];
  let worst = 0;
  for (let width = 2, from = near; from < gone.length; width *= 2, from *= 2) {
    const half = width >> 1;
    for (let start = from; start < 2 * from + 2 * width && start < gone.length; start += half) {
      const low = at(start);
      const middle = at(start + width);
      const last = at(start + 2 * width);
      const early = movedEarlier(leaving, start, width, low, middle, last);
      const a = middle - low + early;
      const b = last - middle - early;
      const bend = 0.125 * (a - b);
      const first = Math.abs(at(start + half) - low - 0.5 * a - Math.max(bend, -0.5 * a));
      const second = Math.abs(at(start + width + half) - last + 0.5 * b - Math.min(bend, 0.5 * b));
      worst = Math.max(worst, first, Math.abs(early), second);
    }
  }
  return worst;
}
