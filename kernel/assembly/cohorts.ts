// The keys with which people's numbers are drawn: one for each cohort, found by the rank in the person's
// order.
import { INDEX, RANK } from "../../src/simulate/fast/contract.ts";
import { purposes } from "../../src/random/purposes.ts";
import { ROUTE_WORD, row } from "./people.ts";
import { uniformOfWord } from "../../src/random/threefry.ts";
import { draws } from "./stream.ts";

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

// @inline
function keyAt(person: i32): usize {
  return cohortKeys + ((<usize>load<u32>(row(person), RANK)) << 3);
}

export function cohortHigh(person: i32): i32 {
  return load<i32>(keyAt(person));
}

export function cohortLow(person: i32): i32 {
  return load<i32>(keyAt(person), 4);
}

/** The person's draw for a purpose of a named thing (a clock, say) in the present stay. */
export function draw(person: i32, keyHigh: i32, keyLow: i32, purpose: i32, occurrence: i32): f64 {
  const key = keyAt(person);
  return draws.uniform(
    load<i32>(key) ^ keyHigh,
    load<i32>(key, 4) ^ keyLow,
    load<i32>(row(person), INDEX),
    purpose,
    occurrence,
  );
}

/** How long the present stay takes. The other word of the call is kept: it decides where the stay leads. */
export function drawStay(person: i32, keyHigh: i32, keyLow: i32, occurrence: i32): f64 {
  const key = keyAt(person);
  const at = row(person);
  draws.call(load<i32>(key) ^ keyHigh, load<i32>(key, 4) ^ keyLow, load<i32>(at, INDEX), purposes.stay, occurrence);
  store<u32>(at, draws.out[1], ROUTE_WORD);
  return draws.oneOfTwo(0);
}

/** Where the present stay leads; to be asked after `drawStay`. */
export function keptRoute(person: i32): f64 {
  return uniformOfWord(load<i32>(row(person), ROUTE_WORD));
}
