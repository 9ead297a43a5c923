// Who is due when, in one stage: the twin of src/simulate/fluid/dueWheel.ts.
import { Floats } from "./memory";
import { Kernel, Wheel } from "./plan";

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
    const most = 0.5 * (a < b ? a : b);
    const straight = 0.125 * (a - b);
    const slope = straight > most ? most : straight < -most ? -most : straight;
    rows[to + i] = rows[to + i] + (0.5 * a + slope);
    rows[to + count + i] = rows[to + count + i] + (0.5 * a - slope);
    rows[to + 2 * count + i] = rows[to + 2 * count + i] + (0.5 * b + slope);
    rows[to + 3 * count + i] = rows[to + 3 * count + i] + (0.5 * b - slope);
  }
}

/** Where the row of the step under way begins. */
export function rowAt(wheel: Wheel, now: i32): Floats {
  return wheel.rows.from((now & wheel.mask) * wheel.count);
}

/** Puts persons of the cells `from` … `to` where they are due, those due in the step of coming left out. */
export function put(wheel: Wheel, now: i32, from: i32, to: i32, persons: Floats, kernel: Kernel): void {
  const count = wheel.count;
  const mask = wheel.mask;
  const levels = wheel.levels;
  const near = wheel.near;
  const gone = kernel.gone;
  const length = kernel.length;
  const people = persons.from(from);
  const members = to - from;
  let level = 0;
  let time = now + 1;
  let before = gone[min(1, length) - 1];
  while (time - now < length) {
    while (level + 1 < levels && time - now >= near << level && (time & ((4 << level) - 1)) == 0) level++;
    const next = time + (1 << level);
    const last = gone[min(next - now, length) - 1];
    const share = last - before;
    if (share > 0) {
      const row = wheel.rows.from((level * 2 * near + ((time >> level) & mask)) * count + from);
      addShare(row, people, members, share);
    }
    before = last;
    time = next;
  }
}

/** Puts a share of the cells' persons into one of the next steps. */
export function add(wheel: Wheel, step: i32, from: i32, to: i32, persons: Floats, share: f64): void {
  addShare(rowAt(wheel, step).from(from), persons.from(from), to - from, share);
}

// @ts-ignore: decorator
@inline
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
