// When the people of one stage are due: a row of persons for each of the next steps, and further ahead pairs
// of rows of two, four, eight … steps. As a pair comes near, its rows are halved on the straight line that
// the pair suggests. A long tail costs only a few rows, and a delay keeps its shape. It keeps its mean
// exactly, since servers would otherwise be busy for too long: persons are moved from one row of a pair to
// the other until halving ends at the mean asked for.
import type { Leaving, Wheel } from "./known.ts";
import { addShare } from "./lists.ts";
import type { Floats } from "./lists.ts";

type i32 = number;
type f64 = number;

/** Begins a step: each pair of wide rows that begins with it becomes four rows half as wide. */
export function open(wheel: Wheel, now: i32): void {
  let highest = 0;
  while (highest + 1 < wheel.levels && (now & ((4 << highest) - 1)) === 0) highest++;
  for (let level = highest; level > 0; level--) halve(wheel, level, now >> level);
}

function halve(wheel: Wheel, level: i32, index: i32): void {
  const rows = wheel.rows;
  const count = wheel.count;
  const mask = wheel.mask;
  const near = wheel.near;
  const wide = level * 2 * near;
  const fine = (level - 1) * 2 * near;
  const first = (wide + (index & mask)) * count;
  const second = (wide + ((index + 1) & mask)) * count;
  const to = (fine + ((2 * index) & mask)) * count;
  // the four rows lie side by side: `index` is even, and the number of rows of a level is a multiple of four
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
// @inline
export function rowAt(wheel: Wheel, now: i32): i32 {
  return (now & wheel.mask) * wheel.count;
}

/** Persons of a cell who are due in the step under way. @param local the cell's place among those of its stage */
// @inline
export function dueNow(wheel: Wheel, now: i32, local: i32): f64 {
  return wheel.rows[rowAt(wheel, now) + local];
}

/**
 * Puts persons of the cells `from` … `to` where they are due.
 * @param first steps after the step of coming at which putting begins; shares before it are left out
 */
export function put(wheel: Wheel, now: i32, from: i32, to: i32, persons: Floats, times: Leaving, first: i32): void {
  const levels = wheel.levels;
  const near = wheel.near;
  const gone = times.gone;
  const length = times.length;
  let level = 0;
  let step = first;
  let before: f64 = first === 0 ? 0 : gone[lesser(first, length) - 1];
  while (step < length) {
    while (level + 1 < levels && step >= near << level && ((now + step) & ((4 << level) - 1)) === 0) level++;
    if (level === 0) {
      const last = gone[step];
      if (last > before) addTo(wheel, 0, now + step, from, to, persons, last - before);
      before = last;
      step++;
      continue;
    }
    const width = 1 << level;
    const middle = gone[lesser(step + width, length) - 1];
    const last = gone[lesser(step + 2 * width, length) - 1];
    if (last > before) {
      const early = movedEarlier(times, step, width, before, middle, last);
      addTo(wheel, level, now + step, from, to, persons, middle - before + early);
      addTo(wheel, level, now + step + width, from, to, persons, last - middle - early);
    }
    before = last;
    step += 2 * width;
  }
}

// @inline
function addTo(wheel: Wheel, level: i32, step: i32, from: i32, to: i32, persons: Floats, share: f64): void {
  const row = (level * 2 * wheel.near + ((step >> level) & wheel.mask)) * wheel.count;
  addShare(wheel.rows, row + from, persons, from, to - from, share);
}

// @inline
function lesser(one: i32, other: i32): i32 {
  return one < other ? one : other;
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
export function movedEarlier(times: Leaving, from: i32, width: i32, before: f64, middle: f64, last: f64): f64 {
  const area = times.area;
  const w: f64 = width;
  const end = lesser(from + 2 * width, times.length);
  const a = middle - before;
  const b = last - middle;
  const after = (from + 2 * width - end) * last;
  const due = 2 * w * last - (area[end] - area[from]) - after;
  const late = due - 0.5 * (a * (w - 1) + b * (3 * w - 1));
  const bend = (w - 1 / w) / 6;
  let moved = -(late + bend * (a - b)) / (2 * bend + w);
  if (a + moved > 5 * (b - moved)) moved = -(late + 0.5 * bend * (a + 3 * b)) / (w - bend);
  else if (b - moved > 5 * (a + moved)) moved = -(late - 0.5 * bend * (3 * a + b)) / (w - bend);
  return moved > b ? b : moved < -a ? -a : moved;
}

/** Puts a share of the cells' persons into one of the next steps. */
export function add(wheel: Wheel, step: i32, from: i32, to: i32, persons: Floats, share: f64): void {
  addTo(wheel, 0, step, from, to, persons, share);
}

/** Multiplies everything that a cell is owed. */
export function scale(wheel: Wheel, cell: i32, factor: f64): void {
  const rows = wheel.rows;
  const length = wheel.levels * 2 * wheel.near * wheel.count;
  for (let at = cell; at < length; at += wheel.count) rows[at] *= factor;
}
