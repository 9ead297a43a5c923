// Entries of the calendar, 16 bytes each: which of two comes first, and putting them in order.
import { orderOf, PENDING, row, rowSize } from "./people.ts";

/** an entry: fraction u32, person i32, code and step i32, number u32 */
export const ENTRY: usize = 16;
export const PERSON: usize = 4;
export const CODE: usize = 8;
export const NUMBER: usize = 12;

let looked: u32 = 0;

/**
 * Reads the rows of those whose turn comes next, for nothing but to have them at hand: rows lie all over
 * memory, and a handful asked for at once comes in the time of one.
 */
export function lookAt(entries: usize, count: i32): void {
  const end = entries + <usize>count * ENTRY;
  for (let entry = entries; entry < end; entry += ENTRY) {
    const at = row(load<i32>(entry, PERSON));
    looked += load<u32>(at, PENDING) ^ load<u32>(at + rowSize - 4);
  }
}

/**
 * A void entry's row may be another's by now: it stands somewhere among those of its instant, and is passed
 * over.
 */
// @inline
export function isBefore(a: usize, b: usize): bool {
  const fa = load<u32>(a);
  const fb = load<u32>(b);
  return fa != fb ? fa < fb : orderOf(load<i32>(a, PERSON)) < orderOf(load<i32>(b, PERSON));
}

// @inline
export function copyEntry(to: usize, from: usize): void {
  store<u64>(to, load<u64>(from));
  store<u64>(to, load<u64>(from, 8), 8);
}

export function insertionSort(base: usize, n: i32): void {
  for (let i = 1; i < n; i++) {
    const at = base + <usize>i * ENTRY;
    if (!isBefore(at, at - ENTRY)) continue;
    const first = load<u64>(at);
    const second = load<u64>(at, 8);
    const fraction = <u32>first;
    let place = at;
    while (place > base) {
      const before = place - ENTRY;
      const fb = load<u32>(before);
      // rows are far away: they are asked only where two instants are the same
      if (fb < fraction) break;
      if (fb == fraction && orderOf(load<i32>(before, PERSON)) < orderOf(<i32>(first >> 32))) break;
      copyEntry(place, before);
      place = before;
    }
    store<u64>(place, first);
    store<u64>(place, second, 8);
  }
}

/** Bottom up, from runs of 16; many people may share one instant, as when a flight has landed. */
export function mergeSort(base: usize, spare: usize, n: i32): void {
  lookAt(base, n);
  for (let i = 0; i < n; i += 16) insertionSort(base + <usize>i * ENTRY, min(16, n - i));
  let from = base;
  let to = spare;
  for (let width = 16; width < n; width *= 2) {
    for (let left = 0; left < n; left += 2 * width) {
      const middle = min(left + width, n);
      const right = min(left + 2 * width, n);
      let i = left;
      let j = middle;
      for (let k = left; k < right; k++) {
        const a = from + <usize>i * ENTRY;
        const b = from + <usize>j * ENTRY;
        if (i < middle && (j >= right || !isBefore(b, a))) {
          copyEntry(to + <usize>k * ENTRY, a);
          i++;
        } else {
          copyEntry(to + <usize>k * ENTRY, b);
          j++;
        }
      }
    }
    const swap = from;
    from = to;
    to = swap;
  }
  if (from != base) memory.copy(base, from, <usize>n * ENTRY);
}
