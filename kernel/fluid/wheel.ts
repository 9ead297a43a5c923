// Who is due when, in one stage: the twin of src/simulate/fluid/dueWheel.ts.
import { Floats } from "./memory.ts";
import { Delay, Wheel } from "./plan.ts";

/** At the beginning of a step: pairs of wide rows that begin with it become four rows half as wide. */
export function open(wheel: Wheel, now: i32): void {
  let highest = 0;
  while (highest + 1 < wheel.levels && (now & ((4 << highest) - 1)) == 0) highest++;
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
  for (let i = 0; i < count; i++) {
    const a = rows[first + i];
    const b = rows[second + i];
    if (a == 0 && b == 0) continue;
    rows[first + i] = 0;
    rows[second + i] = 0;
    const bend = 0.125 * (a - b);
    const bendA = bend < -0.5 * a ? -0.5 * a : bend;
    const bendB = bend > 0.5 * b ? 0.5 * b : bend;
    rows[to + i] = rows[to + i] + (0.5 * a + bendA);
    rows[to + count + i] = rows[to + count + i] + (0.5 * a - bendA);
    rows[to + 2 * count + i] = rows[to + 2 * count + i] + (0.5 * b + bendB);
    rows[to + 3 * count + i] = rows[to + 3 * count + i] + (0.5 * b - bendB);
  }
}

/** Where the row of the step under way begins. */
export function rowAt(wheel: Wheel, now: i32): Floats {
  return wheel.rows.from((now & wheel.mask) * wheel.count);
}

/** Puts persons of the cells `from` … `to` where they are due, those due in the step of coming left out. */
export function put(wheel: Wheel, now: i32, from: i32, to: i32, persons: Floats, delay: Delay): void {
  const count = wheel.count;
  const mask = wheel.mask;
  const levels = wheel.levels;
  const near = wheel.near;
  const gone = delay.gone;
  const length = delay.length;
  const people = persons.from(from);
  const members = to - from;
  const rows = wheel.rows.from(from);
  let level = 0;
  let step = 1;
  let before = gone[min(1, length) - 1];
  while (step < length) {
    while (level + 1 < levels && step >= near << level && ((now + step) & ((4 << level) - 1)) == 0) level++;
    const row = level * 2 * near;
    if (level == 0) {
      const last = gone[step];
      if (last > before) addShare(rows.from((row + ((now + step) & mask)) * count), people, members, last - before);
      before = last;
      step++;
      continue;
    }
    const width = 1 << level;
    const middle = gone[min(step + width, length) - 1];
    const last = gone[min(step + 2 * width, length) - 1];
    if (last > before) {
      const early = movedEarlier(delay, step, width, before, middle, last);
      const first = row + (((now + step) >> level) & mask);
      const second = row + (((now + step + width) >> level) & mask);
      addShare(rows.from(first * count), people, members, middle - before + early);
      addShare(rows.from(second * count), people, members, last - middle - early);
    }
    before = last;
    step += 2 * width;
  }
}

/**
 * The share to be moved from the second row of a pair to the first, so that those put there leave at their
 * mean instant.
 */
function movedEarlier(delay: Delay, from: i32, width: i32, before: f64, middle: f64, last: f64): f64 {
  const area = delay.area;
  const w = <f64>width;
  const end = min(from + 2 * width, delay.length);
  const a = middle - before;
  const b = last - middle;
  const after = <f64>(from + 2 * width - end) * last;
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
  addShare(rowAt(wheel, step).from(from), persons.from(from), to - from, share);
}

// @inline
function addShare(row: Floats, persons: Floats, count: i32, share: f64): void {
  const both = f64x2.splat(share);
  let i = 0;
  for (; i + 1 < count; i += 2) row.setPair(i, f64x2.add(row.pair(i), f64x2.mul(persons.pair(i), both)));
  if (i < count) row[i] = row[i] + persons[i] * share;
}

/** Multiplies everything that a cell is owed. */
export function scale(wheel: Wheel, cell: i32, factor: f64): void {
  const rows = wheel.rows;
  const length = wheel.levels * 2 * wheel.near * wheel.count;
  for (let at = cell; at < length; at += wheel.count) rows[at] = rows[at] * factor;
}
