// What happens when. A pending event is an entry of 16 bytes in the bucket of its grid step, written in the
// order of scheduling and read once, when the step opens; the step's entries are then sorted by (instant,
// person), and what is scheduled within the open step goes to a small heap beside. An entry whose number is
// not the person's is void. Single steps have buckets 64 to 128 steps ahead; what comes later waits in
// buckets of 64 steps and is dealt out when they come near: thousands of open buckets are more pages of
// memory than any cache keeps at hand.
import { BEFORE, CHUNK, CHUNK_HEAD, chunkOf, leaveChunk, takeChunk } from "./chunks.ts";
import { CODE, copyEntry, ENTRY, insertionSort, isBefore, lookAt, mergeSort, NUMBER, PERSON } from "./entries.ts";
import { orderOf, PENDING, row } from "./people.ts";

const FRACTIONS: f64 = 4294967296;
const TICK: f64 = 1.0 / 4294967296.0;
/** a code stands above the last bits of the step */
const BLOCK_BITS: i32 = 6;
const BLOCK_STEPS: i32 = 64;

/** entries at a time; a power of 2 */
const LOOK_AHEAD: i32 = 32;

let lastStep: f64 = 0;
/** of each of 128 steps, where the next entry goes; 0 in an empty bucket */
let near: usize = 0;
/** the same of each block of 64 steps */
let far: usize = 0;
let openStep: i32 = -1;
/** of pending events; 0 is nobody's */
let lastNumber: u32 = 0;
/** up to before this step, events have the bucket of their step */
let nearEnd: i32 = 2 * BLOCK_STEPS;

let today: usize = 0;
let scratch: usize = 0;
let todayRoom: i32 = 0;
let todayCount: i32 = 0;
let todayNext: i32 = 0;

let heapAt: usize = 0;
let heapRoom: i32 = 0;
let heapCount: i32 = 0;

/** what `pop` found */
let poppedCode: i32 = 0;

export function prepareCalendar(steps: i32): void {
  lastStep = <f64>steps;
  near = emptyBuckets(2 * BLOCK_STEPS);
  far = emptyBuckets((steps >> BLOCK_BITS) + 3);
  todayRoom = 1024;
  today = heap.alloc(<usize>todayRoom * ENTRY);
  scratch = heap.alloc(<usize>todayRoom * ENTRY);
  heapRoom = 1024;
  heapAt = heap.alloc(<usize>heapRoom * ENTRY);
}

function emptyBuckets(count: i32): usize {
  const bytes = (<usize>count) << 2;
  const at = heap.alloc(bytes);
  memory.fill(at, 0, bytes);
  return at;
}

// @inline
function bucketOf(step: i32): usize {
  return step < nearEnd
    ? near + ((<usize>(step & (2 * BLOCK_STEPS - 1))) << 2)
    : far + ((<usize>(step >> BLOCK_BITS)) << 2);
}

/** Where the bucket's next entry goes. */
// @inline
function placeIn(bucket: usize): usize {
  let place = <usize>load<u32>(bucket);
  if ((place & (CHUNK - 1)) == 0) place = continueIn(place);
  store<u32>(bucket, <u32>(place + ENTRY));
  return place;
}

// @inline
function write(entry: usize, fraction: u32, person: i32, word: i32, number: u32): void {
  store<u32>(entry, fraction);
  store<i32>(entry, person, PERSON);
  store<i32>(entry, word, CODE);
  store<u32>(entry, number, NUMBER);
}

/** @param end of a full chunk, or 0 */
function continueIn(end: usize): usize {
  const chunk = takeChunk();
  store<u32>(chunk, end == 0 ? 0 : <u32>(end - CHUNK), BEFORE);
  return chunk + CHUNK_HEAD;
}

/** Puts the entries of a block of steps into the buckets of its steps. */
function dealOut(block: i32): void {
  nearEnd = (block + 1) << BLOCK_BITS;
  const bucket = far + ((<usize>block) << 2);
  if (block << BLOCK_BITS > <i32>lastStep) return;
  let end = <usize>load<u32>(bucket);
  store<u32>(bucket, 0);
  const first = near + ((<usize>((block & 1) << BLOCK_BITS)) << 2);
  while (end != 0) {
    const chunk = chunkOf(end - 1);
    for (let entry = chunk + CHUNK_HEAD; entry < end; entry += ENTRY) {
      copyEntry(placeIn(first + ((<usize>(load<i32>(entry, CODE) & (BLOCK_STEPS - 1))) << 2)), entry);
    }
    end = leave(chunk);
  }
}

/** The chunk has been read. @returns the end of the one before it; 0 */
function leave(chunk: usize): usize {
  const before = <usize>load<u32>(chunk, BEFORE);
  leaveChunk(chunk);
  return before == 0 ? 0 : before + CHUNK;
}

function growToday(): void {
  todayRoom *= 2;
  const wider = heap.alloc(<usize>todayRoom * ENTRY);
  memory.copy(wider, today, <usize>todayCount * ENTRY);
  today = wider;
  scratch = heap.alloc(<usize>todayRoom * ENTRY);
}

// @inline
function isVoid(entry: usize): bool {
  return load<u32>(row(load<i32>(entry, PERSON)), PENDING) != load<u32>(entry, NUMBER);
}

// --- the heap of what is scheduled within the open step ---

function push(fraction: u32, person: i32, word: i32, number: u32): void {
  const order = orderOf(person);
  if (heapCount == heapRoom) {
    const wider = heap.alloc(<usize>heapRoom * 2 * ENTRY);
    memory.copy(wider, heapAt, <usize>heapRoom * ENTRY);
    heapAt = wider;
    heapRoom *= 2;
  }
  let place = heapCount++;
  while (place > 0) {
    const parent = (place - 1) >> 1;
    const above = heapAt + <usize>parent * ENTRY;
    const fa = load<u32>(above);
    if (fa < fraction || (fa == fraction && orderOf(load<i32>(above, PERSON)) < order)) break;
    copyEntry(heapAt + <usize>place * ENTRY, above);
    place = parent;
  }
  const at = heapAt + <usize>place * ENTRY;
  write(at, fraction, person, word, number);
}

function removeTop(): void {
  const last = --heapCount;
  if (last == 0) return;
  const moving = heapAt + <usize>last * ENTRY;
  let place = 0;
  while (true) {
    let child = 2 * place + 1;
    if (child >= last) break;
    let below = heapAt + <usize>child * ENTRY;
    if (child + 1 < last && isBefore(below + ENTRY, below)) {
      child++;
      below += ENTRY;
    }
    if (isBefore(moving, below)) break;
    copyEntry(heapAt + <usize>place * ENTRY, below);
    place = child;
  }
  copyEntry(heapAt + <usize>place * ENTRY, moving);
}

// --- sorting a step's entries: counted into as many cells as there are entries, then each cell by itself ---

let cells: usize = 0;
let cellRoom: i32 = 0;

function sortToday(): void {
  const n = todayCount;
  if (n < 24) {
    insertionSort(today, n);
    return;
  }
  const bits = 32 - clz<u32>(<u32>n);
  const shift = 32 - bits;
  const count = 1 << bits;
  if (count + 1 > cellRoom) {
    cellRoom = 2 * count + 1;
    cells = heap.alloc((<usize>cellRoom) << 2);
  }
  memory.fill(cells, 0, (<usize>count + 1) << 2);
  for (let i = 0; i < n; i++) {
    const cell = cells + ((<usize>(load<u32>(today + <usize>i * ENTRY) >> shift) + 1) << 2);
    store<i32>(cell, load<i32>(cell) + 1);
  }
  for (let c = 1; c <= count; c++) {
    const cell = cells + ((<usize>c) << 2);
    store<i32>(cell, load<i32>(cell) + load<i32>(cell - 4));
  }
  for (let i = 0; i < n; i++) {
    const entry = today + <usize>i * ENTRY;
    const cell = cells + ((<usize>(load<u32>(entry) >> shift)) << 2);
    const place = load<i32>(cell);
    store<i32>(cell, place + 1);
    copyEntry(scratch + <usize>place * ENTRY, entry);
  }
  const swap = today;
  today = scratch;
  scratch = swap;
  let from = 0;
  for (let c = 0; c < count; c++) {
    const end = load<i32>(cells + ((<usize>c) << 2));
    const size = end - from;
    if (size > 1) {
      if (size < 24) insertionSort(today + <usize>from * ENTRY, size);
      else mergeSort(today + <usize>from * ENTRY, scratch + <usize>from * ENTRY, size);
    }
    from = end;
  }
}

/** What happens when, as the rules ask: src/simulate/individual/eventCalendar.ts. */
// @unmanaged
export class EventCalendar {
  /** of the event that `pop` took out */
  // @inline
  get poppedCode(): i32 {
    return poppedCode;
  }

  /** Replaces the person's pending event; one after the end of the run is left out. */
  schedule(person: i32, time: f64, code: i32): void {
    if (!(time <= lastStep)) {
      this.cancel(person);
      return;
    }
    const number = ++lastNumber;
    store<u32>(row(person), number, PENDING);
    const ticks = <i64>(time * FRACTIONS);
    const step = <i32>(ticks >> 32);
    const fraction = <u32>ticks;
    const word = (code << BLOCK_BITS) | (step & (BLOCK_STEPS - 1));
    if (step <= openStep) push(fraction, person, word, number);
    else write(placeIn(bucketOf(step)), fraction, person, word, number);
  }

  /** Takes the person's pending event out, if there is one. */
  // @inline
  cancel(person: i32): void {
    store<u32>(row(person), 0, PENDING);
  }

  /** Opens a grid step: its events can be popped, and new ones may still come in. */
  open(step: i32): void {
    openStep = step;
    if (step > 0 && (step & (BLOCK_STEPS - 1)) == 0) dealOut((step >> BLOCK_BITS) + 1);
    todayCount = 0;
    todayNext = 0;
    const bucket = near + ((<usize>(step & (2 * BLOCK_STEPS - 1))) << 2);
    let end = <usize>load<u32>(bucket);
    store<u32>(bucket, 0);
    while (end != 0) {
      const chunk = chunkOf(end - 1);
      if (todayCount + <i32>(CHUNK / ENTRY) > todayRoom) growToday();
      const bytes = end - chunk - CHUNK_HEAD;
      memory.copy(today + <usize>todayCount * ENTRY, chunk + CHUNK_HEAD, bytes);
      todayCount += <i32>(bytes / ENTRY);
      end = leave(chunk);
    }
    sortToday();
  }

  /** Instant of the open step's next event; Infinity when there is none left. */
  nextTime(): f64 {
    while (todayNext < todayCount) {
      const place = today + <usize>todayNext * ENTRY;
      if ((todayNext & (LOOK_AHEAD - 1)) == 0) lookAt(place, min(LOOK_AHEAD, todayCount - todayNext));
      if (!isVoid(place)) break;
      todayNext++;
    }
    while (heapCount > 0 && isVoid(heapAt)) removeTop();
    if (todayNext < todayCount) {
      const place = today + <usize>todayNext * ENTRY;
      const fraction = heapCount > 0 && isBefore(heapAt, place) ? load<u32>(heapAt) : load<u32>(place);
      return <f64>openStep + <f64>fraction * TICK;
    }
    if (heapCount == 0) return Infinity;
    return <f64>openStep + <f64>load<u32>(heapAt) * TICK;
  }

  /** Takes the next event out, after `nextTime`; its code is in `poppedCode`. */
  pop(): i32 {
    const fromHeap = heapCount > 0 && (todayNext == todayCount || isBefore(heapAt, today + <usize>todayNext * ENTRY));
    const place = fromHeap ? heapAt : today + <usize>todayNext * ENTRY;
    const person = load<i32>(place, PERSON);
    poppedCode = load<i32>(place, CODE) >> BLOCK_BITS;
    if (fromHeap) removeTop();
    else todayNext++;
    return person;
  }
}
