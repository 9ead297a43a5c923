// The keys with which people's numbers are drawn: one for each cohort, found by the rank in the person's
// order.
import { RANK } from "../../src/simulate/image/contract.ts";

/** two words for each rank */
export let cohortKeys: usize = 0;

export function prepareCohorts(ranks: i32): void {
  cohortKeys = heap.alloc((<usize>ranks + 1) << 3);
}

export function setCohort(rank: i32, keyHigh: i32, keyLow: i32): void {
  const at = cohortKeys + ((<usize>rank) << 3);
  store<i32>(at, keyHigh);
  store<i32>(at, keyLow, 4);
}

/** @param person the address of the row */
// @inline
function keyAt(person: i32): usize {
  return cohortKeys + ((<usize>load<u32>(<usize>(<u32>person), RANK)) << 3);
}

// @inline
export function cohortHigh(person: i32): i32 {
  return load<i32>(keyAt(person));
}

// @inline
export function cohortLow(person: i32): i32 {
  return load<i32>(keyAt(person), 4);
}
