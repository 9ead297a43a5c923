// Those of one priority in a line where people join at one end: entries in the order of joining, in chunks.
// Who comes at the instant of the last may belong before them, and the initial stock comes in any order and
// is sorted once. Those who leave the line early stay as empty entries, known by an old ticket.
import { AFTER, BEFORE, CHUNK, CHUNK_HEAD, chunkOf, leaveChunk, takeChunk } from "./chunks.ts";
import { orderOf, row, TICKET } from "./people.ts";

/** an entry: key f64, person i32, ticket u32 */
const PLACE: usize = 16;
export const PERSON: usize = 8;
const HIS_TICKET: usize = 12;
/** entries */
const LOOK_AHEAD: u32 = 16;
let looked: u32 = 0;

/** for sorting: entries in a row, and one entry more to hold one while others move */
let scratch: usize = 0;
let scratchRoom: u32 = 0;

// @inline
function copy(to: usize, from: usize): void {
  store<u64>(to, load<u64>(from));
  store<u64>(to, load<u64>(from, 8), 8);
}

/** Whether the person of an entry has left the line. */
// @inline
export function isStale(entry: usize): bool {
  return load<u32>(row(load<i32>(entry, PERSON)), TICKET) != load<u32>(entry, HIS_TICKET);
}

/** Of the person an entry is for. */
// @inline
export function orderAt(entry: usize): u64 {
  return orderOf(load<i32>(entry, PERSON));
}

export class Queue {
  /** of entries, empty ones too */
  size: u32 = 0;
  isSorted: bool = true;
  /** the first entry; behind the last entry, in its chunk or at the end of it; 0 before anybody came */
  private head: usize = 0;
  private end: usize = 0;

  /** Who will be served next; to be asked only while there are entries. */
  // @inline
  front(isStack: bool): usize {
    return isStack ? this.before(this.end) : this.head;
  }

  join(key: f64, person: i32, ticket: u32, isStack: bool, placing: bool): void {
    let at = this.append();
    if (placing) this.isSorted = false;
    else {
      while (at != this.head) {
        const last = this.before(at);
        if (!this.passes(key, person, last, isStack)) break;
        copy(at, last);
        at = last;
      }
    }
    store<f64>(at, key);
    store<i32>(at, person, PERSON);
    store<u32>(at, ticket, HIS_TICKET);
  }

  /** Takes the front out. */
  drop(isStack: bool): void {
    if (--this.size == 0) {
      this.head = chunkOf(this.head) + CHUNK_HEAD;
      this.end = this.head;
    } else if (isStack) this.dropLast();
    else this.dropFirst();
  }

  private dropFirst(): void {
    this.head += PLACE;
    if ((this.head & (CHUNK - 1)) != 0) return;
    const chunk = this.head - CHUNK;
    this.head = <usize>load<u32>(chunk, AFTER) + CHUNK_HEAD;
    leaveChunk(chunk);
  }

  private dropLast(): void {
    this.end -= PLACE;
    if ((this.end & (CHUNK - 1)) != CHUNK_HEAD) return;
    const chunk = chunkOf(this.end);
    this.end = <usize>load<u32>(chunk, BEFORE) + CHUNK;
    leaveChunk(chunk);
  }

  private append(): usize {
    if ((this.end & (CHUNK - 1)) == 0) this.lengthen();
    const at = this.end;
    this.end += PLACE;
    this.size++;
    return at;
  }

  private lengthen(): void {
    const chunk = takeChunk();
    if (this.end == 0) this.head = chunk + CHUNK_HEAD;
    else {
      const before = this.end - CHUNK;
      store<u32>(before, <u32>chunk, AFTER);
      store<u32>(chunk, <u32>before, BEFORE);
    }
    this.end = chunk + CHUNK_HEAD;
  }

  /** The entry before an entry, or before the end. */
  // @inline
  private before(at: usize): usize {
    if ((at & (CHUNK - 1)) == CHUNK_HEAD) return <usize>load<u32>(chunkOf(at), BEFORE) + CHUNK - PLACE;
    return at - PLACE;
  }

  /** The entry after an entry that is not the last. */
  // @inline
  private after(at: usize): usize {
    const next = at + PLACE;
    return (next & (CHUNK - 1)) != 0 ? next : <usize>load<u32>(next - CHUNK, AFTER) + CHUNK_HEAD;
  }

  /**
   * Whether who comes now stands before the last so far. Who has left the line early is passed: their row may
   * be another's.
   */
  private passes(key: f64, person: i32, last: usize, isStack: bool): bool {
    const other = load<f64>(last);
    if (key != other) return key < other != isStack;
    return isStale(last) || orderOf(person) < orderOf(load<i32>(last, PERSON)) != isStack;
  }

  /**
   * Now and then reads the rows of those at the front, for nothing but to have them at hand: as the calendar
   * does. To be asked only while there are entries, and people join at the end.
   */
  // @inline
  lookAhead(): void {
    const inChunk = this.head & (CHUNK - 1);
    if (inChunk == CHUNK_HEAD || (inChunk & (LOOK_AHEAD * PLACE - 1)) == 0) this.look();
  }

  private look(): void {
    let entry = this.head;
    for (let i = min(this.size, LOOK_AHEAD); i > 0; i--) {
      looked += load<u32>(row(load<i32>(entry, PERSON)), TICKET);
      if (i > 1) entry = this.after(entry);
    }
  }

  /** Leaves out the entries of those who are not in line any more. */
  sweep(): void {
    if (this.size == 0) return;
    let kept: u32 = 0;
    let to = this.head;
    let from = this.head;
    for (let left = this.size; left > 0; left--) {
      if (!isStale(from)) {
        if (kept > 0) to = this.after(to);
        copy(to, from);
        kept++;
      }
      if (left > 1) from = this.after(from);
    }
    this.leaveAfter(chunkOf(to), chunkOf(from));
    this.size = kept;
    this.end = to + PLACE;
    if (kept == 0) this.end = this.head;
  }

  /** The chunks behind one of them, up to the last, are left. */
  private leaveAfter(chunk: usize, last: usize): void {
    while (chunk != last) {
      chunk = <usize>load<u32>(chunk, AFTER);
      leaveChunk(chunk);
    }
  }

  /** After the initial stock has been put in: heapsort, once, in a row of memory that all queues share. */
  sort(isStack: bool): void {
    this.isSorted = true;
    const n = this.size;
    if (n > scratchRoom) {
      scratchRoom = n;
      scratch = heap.alloc((<usize>n + 1) * PLACE);
    }
    let entry = this.head;
    for (let i: u32 = 0; i < n; i++) {
      copy(scratch + <usize>i * PLACE, entry);
      if (i + 1 < n) entry = this.after(entry);
    }
    sortScratch(<i32>n, isStack);
    entry = this.head;
    for (let i: u32 = 0; i < n; i++) {
      copy(entry, scratch + <usize>i * PLACE);
      if (i + 1 < n) entry = this.after(entry);
    }
  }
}

function sortScratch(n: i32, isStack: bool): void {
  for (let i = (n >> 1) - 1; i >= 0; i--) sink(i, n, isStack);
  const held = scratch + <usize>n * PLACE;
  for (let last = n - 1; last > 0; last--) {
    const end = scratch + <usize>last * PLACE;
    copy(held, scratch);
    copy(scratch, end);
    copy(end, held);
    sink(0, last, isStack);
  }
}

function isLater(a: usize, b: usize, isStack: bool): bool {
  const ka = load<f64>(a);
  const kb = load<f64>(b);
  const goesBefore = ka != kb ? ka < kb : orderAt(a) < orderAt(b);
  return goesBefore == isStack;
}

function sink(from: i32, n: i32, isStack: bool): void {
  let place = from;
  while (true) {
    let child = 2 * place + 1;
    if (child >= n) return;
    let below = scratch + <usize>child * PLACE;
    if (child + 1 < n && isLater(below + PLACE, below, isStack)) {
      child++;
      below += PLACE;
    }
    const above = scratch + <usize>place * PLACE;
    if (!isLater(below, above, isStack)) return;
    for (let offset: usize = 0; offset < PLACE; offset += 8) {
      const word = load<u64>(above + offset);
      store<u64>(above + offset, load<u64>(below + offset));
      store<u64>(below + offset, word);
    }
    place = child;
  }
}
