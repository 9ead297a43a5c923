// Everybody inside: one row of bytes a person, read with the offsets below. Rows of those who have left are used again,
// but only after the listener has read what was announced about them.

/** the tie rule: cohort rank × 2³² + index; u64 */
export const ORDER: usize = 0;
/** low word of the order */
export const INDEX: usize = 0;
/** instant at which the stay began; f64 */
export const SINCE: usize = 8;
/** instant of arrival; f64 */
export const ARRIVED: usize = 16;
/** 64-bit name of the cohort; i32 each */
export const COHORT_HIGH: usize = 24;
export const COHORT_LOW: usize = 28;
/** u16 each */
export const CASE_CLASS: usize = 32;
export const STAGE: usize = 34;
/** u8 each */
export const ERA: usize = 36;
export const STANDING: usize = 37;
/** whether the stay is in line still, as the observers heard it */
export const WAITED: usize = 38;
/** which waiting this is; u32 */
export const TICKET: usize = 40;
/** bit h is set while a unit of hold h is held; u32 */
export const HOLDS: usize = 44;
/** which pending event this is: a calendar entry with another number is void; u32 */
export const PENDING: usize = 48;
/** the next free row; i32 */
export const NEXT: usize = 52;
/** instants at which clocks across stages strike, −1 while they do not run; f64 each. Then stays, u32 each, and observers' marks */
export const STRIKES: usize = 56;

export const SETTLED: i32 = 0;
export const IN_LINE: i32 = 1;
export const AT_DOOR: i32 = 2;
export const IN_SERVICE: i32 = 3;

/** the stage of a row with nobody in it */
export const NO_STAGE: i32 = 0xffff;

export let crossClocks: i32 = 0;
export let rowSize: usize = 0;
let staysAt: usize = 0;
/** where the observers' own marks begin in a row */
export let marksAt: usize = 0;
let revisitedStages: i32 = 0;
/** addresses of blocks of 65,536 rows; room for 2²⁸ people. Blocks never move. */
const BLOCK_BITS: i32 = 16;
const BLOCK_MASK: i32 = 0xffff;
export let blocks: usize = 0;
let capacity: i32 = 0;
let used: i32 = 0;
let firstFree: i32 = -1;
/** left since the listener last read: first and last of a chain */
let firstLeft: i32 = -1;
let lastLeft: i32 = -1;

export function preparePeople(clocks: i32, revisited: i32, markBytes: usize): void {
  crossClocks = clocks;
  revisitedStages = revisited;
  staysAt = STRIKES + 8 * <usize>clocks;
  marksAt = (staysAt + 4 * <usize>revisited + 7) & ~(<usize>7);
  rowSize = (marksAt + markBytes + 7) & ~(<usize>7);
  blocks = heap.alloc(4096 << 2);
}

/** Address of a person's row. */
// @ts-ignore: decorator
@inline
export function row(person: i32): usize {
  return <usize>load<u32>(blocks + (<usize>(person >> BLOCK_BITS) << 2)) + <usize>(person & BLOCK_MASK) * rowSize;
}

export function takeRow(): i32 {
  let person = firstFree;
  if (person >= 0) {
    firstFree = load<i32>(row(person), NEXT);
  } else {
    if (used == capacity) growRows();
    person = used++;
    store<u32>(row(person), 0, TICKET);
    store<u32>(row(person), 0, PENDING);
  }
  const at = row(person);
  store<u32>(at, 0, HOLDS);
  store<u8>(at, SETTLED, STANDING);
  store<u16>(at, <u16>NO_STAGE, STAGE);
  for (let c = 0; c < crossClocks; c++) store<f64>(at + (<usize>c << 3), -1, STRIKES);
  for (let v = 0; v < revisitedStages; v++) store<u32>(at + staysAt + (<usize>v << 2), 0);
  return person;
}

export function releaseRow(person: i32): void {
  const at = row(person);
  store<u32>(at, load<u32>(at, TICKET) + 1, TICKET);
  store<u32>(at, load<u32>(at, PENDING) + 1, PENDING);
  store<u16>(at, <u16>NO_STAGE, STAGE);
  store<i32>(at, -1, NEXT);
  if (lastLeft < 0) firstLeft = person;
  else store<i32>(row(lastLeft), person, NEXT);
  lastLeft = person;
}

/** The listener has read everything: rows of those who have left may be taken again. */
export function recycleRows(): void {
  if (lastLeft < 0) return;
  store<i32>(row(lastLeft), firstFree, NEXT);
  firstFree = firstLeft;
  firstLeft = -1;
  lastLeft = -1;
}

/** How many rows have ever been taken. */
export function rowCount(): i32 {
  return used;
}

export function countStay(person: i32, place: i32): void {
  const at = row(person) + staysAt + (<usize>place << 2);
  store<u32>(at, load<u32>(at) + 1);
}

export function earlierStays(person: i32, place: i32): i32 {
  return <i32>load<u32>(row(person) + staysAt + (<usize>place << 2)) - 1;
}

// @ts-ignore: decorator
@inline
export function strikeAt(person: i32, clock: i32): f64 {
  return load<f64>(row(person) + (<usize>clock << 3), STRIKES);
}

// @ts-ignore: decorator
@inline
export function setStrike(person: i32, clock: i32, time: f64): void {
  store<f64>(row(person) + (<usize>clock << 3), time, STRIKES);
}

// @ts-ignore: decorator
@inline
export function classOf(person: i32): i32 {
  return load<u16>(row(person), CASE_CLASS);
}

// @ts-ignore: decorator
@inline
export function stageOf(person: i32): i32 {
  return load<u16>(row(person), STAGE);
}

// @ts-ignore: decorator
@inline
export function sinceOf(person: i32): f64 {
  return load<f64>(row(person), SINCE);
}

// @ts-ignore: decorator
@inline
export function orderOf(person: i32): u64 {
  return load<u64>(row(person), ORDER);
}

// @ts-ignore: decorator
@inline
export function setStanding(person: i32, standing: i32): void {
  store<u8>(row(person), standing, STANDING);
}

function growRows(): void {
  store<u32>(blocks + (<usize>(capacity >> BLOCK_BITS) << 2), <u32>heap.alloc((<usize>BLOCK_MASK + 1) * rowSize));
  capacity += BLOCK_MASK + 1;
}
