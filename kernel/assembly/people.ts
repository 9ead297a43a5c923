// Everybody inside: one row of bytes a person, read with the offsets below. Rows of those who have left are
// used again, but only after the listener has read what was announced about them.
import { SETTLED } from "../../src/simulate/codes.ts";
import { BLOCK_BITS, INDEX, RANK } from "../../src/simulate/image/contract.ts";
import { cohortHigh, cohortLow, prepareCohorts, setCohort } from "./cohorts.ts";
import { Stack } from "./stack.ts";

/**
 * the tie rule: cohort rank × 2³² + index; u64. Its low word is the index, its high word the rank:
 * contract.ts
 */
export const ORDER: usize = 0;
/** instant at which the stay began; f64 */
export const SINCE: usize = 8;
/** which waiting this is, 0 while in no line; u32 */
export const TICKET: usize = 16;
/** which pending event this is, 0 for none: a calendar entry with another number is void; u32 */
export const PENDING: usize = 20;
/** bit h is set while a unit of hold h is held; u32 */
export const HOLDS: usize = 24;
/** u16 each */
export const STAGE: usize = 28;
export const CASE_CLASS: usize = 30;
/** of the call that told how long the stay takes, the word that tells where it leads; u32 */
export const ROUTE_WORD: usize = 32;
/** u8 each */
export const ERA: usize = 36;
export const STANDING: usize = 37;
/** whether the stay is in line still, as the observers heard it */
export const WAITED: usize = 38;
/**
 * how often each stage that can be visited again has been visited, half a byte each; from 15 on in
 * `manyStays`
 */
const STAYS: usize = 39;

/** the stage of a row with nobody in it */
export const NO_STAGE: i32 = 0xffff;
const MANY: u32 = 15;

export let rowSize: usize = 0;
/** where instants at which clocks across stages strike are in a row, −1 while they do not run; f64 each */
let strikesAt: usize = 0;
/** where the instant of arrival is in a row; f64. Only where a line asks for it */
let arrivedAt: usize = 0;
let keepsArrival: bool = false;
/** where the observers' own marks begin in a row */
export let marksAt: usize = 0;
/** stays of those who have been in one stage 15 times or more, by row and place */
let manyStays: Map<u64, u32> = new Map<u64, u32>();
/** addresses of blocks of 16,384 rows, rising; room for 2²⁸ people. Blocks never move. */
const BLOCK_ROWS: i32 = 1 << BLOCK_BITS;
const CACHE_LINE: usize = 64;
/** rows at a time; a power of 2 */
const LOOK_AHEAD: i32 = 16;
export let blocks: usize = 0;
let blockCount: i32 = 0;
/** rows taken of the last block */
let used: i32 = BLOCK_ROWS;
let nextRow: i32 = 0;

const free: Stack = new Stack();
/** of those who have left since the last edge */
const left: Stack = new Stack();
let lastTicket: i32 = 0;

export function preparePeople(clocks: i32, revisited: i32, arrivals: bool, markBytes: usize): void {
  keepsArrival = arrivals;
  strikesAt = (STAYS + (<usize>(revisited + 1) >> 1) + 7) & ~(<usize>7);
  arrivedAt = strikesAt + 8 * <usize>clocks;
  marksAt = arrivedAt + (arrivals ? 8 : 0);
  rowSize = (marksAt + markBytes + 7) & ~(<usize>7);
  blocks = heap.alloc((<usize>4) << (28 - BLOCK_BITS));
}

/** Address of a person's row: a person is known by it. */
// @inline
export function row(person: i32): usize {
  return <usize>(<u32>person);
}

let looked: u32 = 0;

/**
 * Reads the rows that will be taken next, to have them at hand: as the calendar does with those whose turn
 * comes.
 */
function lookAhead(): void {
  for (let i = 0; i < LOOK_AHEAD; i++) looked += load<u32>(free.peek(i), PENDING);
}

function freshRow(): i32 {
  if (used == BLOCK_ROWS) growRows();
  const person = nextRow;
  nextRow += <i32>rowSize;
  used++;
  return person;
}

/** The listener has read everything: rows of those who have left may be taken again. */
export function recycleRows(): void {
  while (left.count > 0) free.push(left.pop());
}

/** The ticket for a place in a line; one for all lines in which the person stands at one time. */
export function ticketOf(person: i32): i32 {
  const ticket = load<i32>(row(person), TICKET);
  if (ticket != 0) return ticket;
  store<i32>(row(person), ++lastTicket, TICKET);
  return lastTicket;
}

/** How many rows have ever been taken. */
export function rowCount(): i32 {
  return blockCount == 0 ? 0 : (blockCount - 1) * BLOCK_ROWS + used;
}

/** Where the rows of the last block begin that nobody ever took, and where they end: nothing was written there. */
export function spareFrom(): usize {
  return row(nextRow);
}

export function spareTo(): usize {
  return row(nextRow) + <usize>(BLOCK_ROWS - used) * rowSize;
}

/** The row taken as the n-th; for who looks at everybody. */
export function rowNumber(n: i32): usize {
  return blockAt(n / BLOCK_ROWS) + <usize>(n % BLOCK_ROWS) * rowSize;
}

/** The place of a person's row among all rows: small whole numbers, as listeners outside know people. */
export function numberOf(person: i32): i32 {
  const at = row(person);
  let low = 0;
  let high = blockCount - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (blockAt(middle) <= at) low = middle;
    else high = middle - 1;
  }
  return low * BLOCK_ROWS + <i32>((at - blockAt(low)) / rowSize);
}

function blockAt(block: i32): usize {
  return <usize>load<u32>(blocks + ((<usize>block) << 2));
}

// @inline
export function orderOf(person: i32): u64 {
  return load<u64>(row(person), ORDER);
}

/** Blocks begin where a line of the processor's cache does: a row of 64 bytes is one line then, not two. */
function growRows(): void {
  nextRow = <i32>((heap.alloc(<usize>BLOCK_ROWS * rowSize + CACHE_LINE) + CACHE_LINE - 1) & ~(CACHE_LINE - 1));
  store<u32>(blocks + ((<usize>blockCount) << 2), <u32>nextRow);
  blockCount++;
  used = 0;
}

/** What a person's row says to rules and observers alike. */
// @unmanaged
export class PersonRows {
  // @inline
  cohortHigh(person: i32): i32 {
    return cohortHigh(person);
  }

  // @inline
  cohortLow(person: i32): i32 {
    return cohortLow(person);
  }

  // @inline
  indexOf(person: i32): i32 {
    return load<i32>(row(person), INDEX);
  }

  // @inline
  classOf(person: i32): i32 {
    return load<u16>(row(person), CASE_CLASS);
  }

  // @inline
  stageOf(person: i32): i32 {
    return load<u16>(row(person), STAGE);
  }

  // @inline
  sinceOf(person: i32): f64 {
    return load<f64>(row(person), SINCE);
  }
}

/** People as the rules know them: src/simulate/individual/peopleStore.ts. */
// @unmanaged
export class PeopleStore extends PersonRows {
  expectCohorts(ranks: i32): void {
    prepareCohorts(ranks);
  }

  nameCohort(rank: i32, keyHigh: i32, keyLow: i32): void {
    setCohort(rank, keyHigh, keyLow);
  }

  take(rank: i32, index: i32, _keyHigh: i32, _keyLow: i32, caseClass: i32, era: i32, arrival: f64): i32 {
    if ((free.count & (LOOK_AHEAD - 1)) == 0 && free.count > 0) lookAhead();
    const person = free.count > 0 ? <i32>free.pop() : freshRow();
    const at = row(person);
    store<i32>(at, index, INDEX);
    store<i32>(at, rank, RANK);
    store<u64>(at, 0, TICKET);
    store<u32>(at, 0, HOLDS);
    store<u16>(at, <u16>NO_STAGE, STAGE);
    store<u16>(at, caseClass, CASE_CLASS);
    store<u8>(at, era, ERA);
    store<u8>(at, SETTLED, STANDING);
    // from the stays to the marks: a few words are sooner filled than counted
    for (let place = STAYS; place < strikesAt; place++) store<u8>(at + place, 0);
    for (let place = strikesAt; place < arrivedAt; place += 8) store<f64>(at + place, -1);
    if (keepsArrival) store<f64>(at + arrivedAt, arrival);
    return person;
  }

  release(person: i32): void {
    const at = row(person);
    store<u64>(at, 0, TICKET);
    store<u16>(at, <u16>NO_STAGE, STAGE);
    left.push(at);
  }

  // @inline
  eraOf(person: i32): i32 {
    return load<u8>(row(person), ERA);
  }

  /** To be asked only where a line goes by it. */
  // @inline
  arrivalOf(person: i32): f64 {
    return load<f64>(row(person) + arrivedAt);
  }

  // @inline
  setStage(person: i32, stage: i32): void {
    store<u16>(row(person), stage, STAGE);
  }

  // @inline
  enter(person: i32, stage: i32, since: f64): void {
    const at = row(person);
    store<u16>(at, stage, STAGE);
    store<f64>(at, since, SINCE);
    store<u8>(at, SETTLED, STANDING);
  }

  // @inline
  standingOf(person: i32): i32 {
    return load<u8>(row(person), STANDING);
  }

  // @inline
  setStanding(person: i32, standing: i32): void {
    store<u8>(row(person), standing, STANDING);
  }

  // @inline
  holdsOf(person: i32): i32 {
    return load<i32>(row(person), HOLDS);
  }

  // @inline
  setHolds(person: i32, holds: i32): void {
    store<i32>(row(person), holds, HOLDS);
  }

  // @inline
  routeWord(person: i32): i32 {
    return load<i32>(row(person), ROUTE_WORD);
  }

  // @inline
  keepRoute(person: i32, word: i32): void {
    store<i32>(row(person), word, ROUTE_WORD);
  }

  // @inline
  ticketOf(person: i32): i32 {
    return ticketOf(person);
  }

  // @inline
  hasTicket(person: i32, ticket: i32): bool {
    return load<i32>(row(person), TICKET) == ticket;
  }

  // @inline
  giveUpPlaces(person: i32): void {
    store<u32>(row(person), 0, TICKET);
  }

  countStay(person: i32, place: i32): void {
    const at = row(person) + (<usize>place >> 1);
    const shift = (<u32>(place & 1)) << 2;
    const both = <u32>load<u8>(at, STAYS);
    const stays = (both >> shift) & MANY;
    if (stays < MANY) store<u8>(at, <u8>(both + (1 << shift)), STAYS);
    if (stays >= MANY - 1) countManyStays(person, place, stays == MANY);
  }

  earlierStays(person: i32, place: i32): i32 {
    const both = <u32>load<u8>(row(person) + (<usize>place >> 1), STAYS);
    const stays = (both >> ((<u32>(place & 1)) << 2)) & MANY;
    if (stays < MANY) return <i32>stays - 1;
    return <i32>manyStays.get(((<u64>(<u32>person)) << 32) | <u64>place) - 1;
  }

  // @inline
  strikeAt(person: i32, clock: i32): f64 {
    return load<f64>(row(person) + strikesAt + ((<usize>clock) << 3));
  }

  // @inline
  setStrike(person: i32, clock: i32, time: f64): void {
    store<f64>(row(person) + strikesAt + ((<usize>clock) << 3), time);
  }
}

function countManyStays(person: i32, place: i32, again: bool): void {
  const key = ((<u64>(<u32>person)) << 32) | <u64>place;
  manyStays.set(key, again ? manyStays.get(key) + 1 : MANY);
}
