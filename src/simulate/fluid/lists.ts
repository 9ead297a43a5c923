// Lists as the rules of a step know them, and the loops that the kernel makes two numbers at a time. Its own are
// kernel/fluid/lists.ts.

type i32 = number;
type f64 = number;

export type Floats = Float64Array;
export type Ints = Int32Array;
export type Bytes = Uint8Array;
/** things by number */
export type Records<T> = readonly T[];

/** Moves amounts to where others were. */
export function moveAll(from: Floats, to: Floats, first: i32, end: i32): void {
  for (let i = first; i < end; i++) {
    to[i] = from[i];
    from[i] = 0;
  }
}

export function addAll(to: Floats, amounts: Floats, first: i32, end: i32): void {
  for (let i = first; i < end; i++) to[i] += amounts[i];
}

export function subtractAll(from: Floats, amounts: Floats, first: i32, end: i32): void {
  for (let i = first; i < end; i++) from[i] -= amounts[i];
}

/** Adds a share of some amounts to as many others. */
export function addShare(to: Floats, at: i32, amounts: Floats, from: i32, count: i32, share: f64): void {
  for (let i = 0; i < count; i++) to[at + i] += amounts[from + i] * share;
}

/** Adds to some numbers each amount's own share. @returns the sum of all that was added */
export function addShares(
  to: Floats,
  at: i32,
  amounts: Floats,
  from: i32,
  shares: Floats,
  first: i32,
  count: i32,
): f64 {
  // two sums, of every other number each, as the kernel has them
  let total = 0;
  let other = 0;
  for (let i = 0; i < count; i++) {
    const amount = amounts[from + i] * shares[first + i];
    to[at + i] += amount;
    if ((i & 1) === 0) total += amount;
    else other += amount;
  }
  return total + other;
}
