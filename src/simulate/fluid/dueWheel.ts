// Who is due when, in one stage: a row of persons for each of the next steps, and further ahead rows of two, four, eight …
// steps in pairs, which are halved as they come near, on the straight line that a pair suggests. A long tail costs a few
// rows, and a delay keeps its shape.
import type { Kernel } from "./kernel.ts";

/** Part of those who come in a step that a delay's shape may be off by at any age, for being kept in wide rows. */
export const shapeTolerance = 1e-3;
const fewest = 8;

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

  /** At the beginning of a step: pairs of wide rows that begin with it become four rows half as wide. */
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
    // the four rows lie side by side: `index` is even, and as many rows as a level has are a multiple of four
    for (let i = 0; i < count; i++) {
      const a = rows[first + i];
      const b = rows[second + i];
      if (a === 0 && b === 0) continue;
      rows[first + i] = 0;
      rows[second + i] = 0;
      const most = 0.5 * (a < b ? a : b);
      const straight = 0.125 * (a - b);
      const slope = straight > most ? most : straight < -most ? -most : straight;
      rows[to + i] += 0.5 * a + slope;
      rows[to + count + i] += 0.5 * a - slope;
      rows[to + 2 * count + i] += 0.5 * b + slope;
      rows[to + 3 * count + i] += 0.5 * b - slope;
    }
  }

  /** Where the row of the step under way begins in `rows`. */
  rowAt(now: number): number {
    return (now & this.mask) * this.count;
  }

  /**
   * Puts persons of the cells `from` … `to` where they are due.
   * @param gone share gone by the end of the step of coming, of the next one, …
   * @param first the first of these that is put anywhere; shares before it are left out
   */
  put(now: number, from: number, to: number, persons: Float64Array, gone: Float64Array, first: number): void {
    const { rows, count, mask, levels, near } = this;
    const length = gone.length;
    let level = 0;
    let time = now + first;
    let before = first === 0 ? 0 : gone[Math.min(first, length) - 1];
    while (time - now < length) {
      while (level + 1 < levels && time - now >= near << level && (time & ((4 << level) - 1)) === 0) level++;
      const next = time + (1 << level);
      const last = gone[Math.min(next - now, length) - 1];
      const share = last - before;
      if (share > 0) {
        const row = (level * 2 * near + ((time >> level) & mask)) * count;
        for (let i = from; i < to; i++) rows[row + i] += persons[i] * share;
      }
      before = last;
      time = next;
    }
  }

  /** Puts a share of the cells' persons into one of the next steps. */
  add(step: number, from: number, to: number, persons: Float64Array, share: number): void {
    const row = this.rowAt(step);
    for (let i = from; i < to; i++) this.rows[row + i] += persons[i] * share;
  }

  /** Multiplies everything that a cell is owed. */
  scale(cell: number, factor: number): void {
    for (let at = cell; at < this.rows.length; at += this.count) this.rows[at] *= factor;
  }
}

/** Fewest steps ahead with rows of their own that keep a kernel's shape to the tolerance. */
export function rowsOf({ gone }: Kernel): number {
  let near = fewest;
  while (near < gone.length && shapeError(gone, near) > shapeTolerance) near *= 2;
  return near;
}

/** Largest distance between a kernel's shares and those that come of halving pairs of wide rows, wherever these begin. */
function shapeError(gone: Float64Array, near: number): number {
  const at = (step: number): number => gone[Math.min(step, gone.length) - 1];
  let worst = 0;
  for (let width = 2, from = near; from < gone.length; width *= 2, from *= 2) {
    const half = width >> 1;
    for (let start = from; start < 2 * from + 2 * width && start < gone.length; start += half) {
      const low = at(start);
      const a = at(start + width) - low;
      const b = at(start + 2 * width) - low - a;
      const most = 0.5 * Math.min(a, b);
      const slope = Math.max(-most, Math.min(most, 0.125 * (a - b)));
      const first = Math.abs(at(start + half) - low - 0.5 * a - slope);
      const second = Math.abs(at(start + width + half) - low - a - 0.5 * b - slope);
      worst = Math.max(worst, first, second);
    }
  }
  return worst;
}
