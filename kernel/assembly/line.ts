// The line of a resource, ordered by priority, then by the discipline's key, then by person. Under first come and last
// come people join at one end, so each priority is a ring; the other disciplines keep a heap. Those who leave the line
// early stay as empty entries, known by an old ticket, until they come to the front or are swept out.
import { orderOf, row, TICKET, ticketOf } from "./people";

export const FIRST_COME: i32 = 0;
export const LAST_COME: i32 = 1;
export const LONGEST_IN_SYSTEM: i32 = 2;
export const RANDOM: i32 = 3;

/** in a ring and in a heap: key f64, person i32, ticket u32; in a heap then order u64, rank i32 */
const PLACE: usize = 16;
const ENTRY: usize = 32;
const E_PERSON: usize = 8;
const E_TICKET: usize = 12;
const E_ORDER: usize = 16;
const E_RANK: usize = 24;
/** entries of a ring at a time; a power of 2 */
const LOOK_AHEAD: u32 = 16;
let looked: u32 = 0;

// @ts-ignore: decorator
@inline
function copyEntry(to: usize, from: usize): void {
  store<u64>(to, load<u64>(from));
  store<u64>(to, load<u64>(from, 8), 8);
  store<u64>(to, load<u64>(from, 16), 16);
  store<u64>(to, load<u64>(from, 24), 24);
}

// @ts-ignore: decorator
@inline
function copyPlace(to: usize, from: usize): void {
  store<u64>(to, load<u64>(from));
  store<u64>(to, load<u64>(from, 8), 8);
}

// @ts-ignore: decorator
@inline
function isStale(entry: usize): bool {
  return load<u32>(row(load<i32>(entry, E_PERSON)), TICKET) != load<u32>(entry, E_TICKET);
}

/** Of the person an entry of a ring is for. */
// @ts-ignore: decorator
@inline
function orderAt(entry: usize): u64 {
  return orderOf(load<i32>(entry, E_PERSON));
}

/** One priority of a line. Entries lie in a ring in the order in which they will be served, or the other way round. */
class Ring {
  at: usize = 0;
  room: u32 = 0;
  head: u32 = 0;
  size: u32 = 0;
  isSorted: bool = true;

  // @ts-ignore: decorator
  @inline
  entry(place: u32): usize {
    return this.at + <usize>((this.head + place) & (this.room - 1)) * PLACE;
  }

  grow(): void {
    const room: u32 = this.room == 0 ? 16 : this.room * 2;
    const wider = heap.alloc(<usize>room * PLACE);
    for (let i: u32 = 0; i < this.size; i++) copyPlace(wider + <usize>i * PLACE, this.entry(i));
    this.at = wider;
    this.room = room;
    this.head = 0;
  }

  /** Adds at the tail; who comes at the same instant as the last may belong before them. */
  join(key: f64, person: i32, ticket: u32, isStack: bool, placing: bool): void {
    if (this.size == this.room) this.grow();
    let place = this.size++;
    if (placing) this.isSorted = false;
    else {
      while (place > 0) {
        const before = this.entry(place - 1);
        if (!this.passes(key, person, before, isStack)) break;
        copyPlace(this.entry(place), before);
        place--;
      }
    }
    const at = this.entry(place);
    store<f64>(at, key);
    store<i32>(at, person, E_PERSON);
    store<u32>(at, ticket, E_TICKET);
  }

  /** Whether who comes now stands before the last so far. Who has left the line early is passed: their row may be another's. */
  private passes(key: f64, person: i32, last: usize, isStack: bool): bool {
    const other = load<f64>(last);
    if (key != other) return key < other != isStack;
    return isStale(last) || orderOf(person) < orderOf(load<i32>(last, E_PERSON)) != isStack;
  }

  /** After the initial stock has been put in: heapsort, once. */
  sort(isStack: bool): void {
    this.isSorted = true;
    const n = <i32>this.size;
    for (let i = (n >> 1) - 1; i >= 0; i--) this.sink(i, n, isStack);
    const hold = heap.alloc(PLACE);
    for (let last = n - 1; last > 0; last--) {
      copyPlace(hold, this.entry(0));
      copyPlace(this.entry(0), this.entry(last));
      copyPlace(this.entry(last), hold);
      this.sink(0, last, isStack);
    }
  }

  private isLater(a: usize, b: usize, isStack: bool): bool {
    const ka = load<f64>(a);
    const kb = load<f64>(b);
    const goesBefore = ka != kb ? ka < kb : orderAt(a) < orderAt(b);
    return goesBefore == isStack;
  }

  private sink(from: i32, n: i32, isStack: bool): void {
    let place = from;
    while (true) {
      let child = 2 * place + 1;
      if (child >= n) return;
      if (child + 1 < n && this.isLater(this.entry(child + 1), this.entry(child), isStack)) child++;
      const a = this.entry(place);
      const b = this.entry(child);
      if (!this.isLater(b, a, isStack)) return;
      for (let offset: usize = 0; offset < PLACE; offset += 8) {
        const held = load<u64>(a + offset);
        store<u64>(a + offset, load<u64>(b + offset));
        store<u64>(b + offset, held);
      }
      place = child;
    }
  }

  /** As the calendar's: rows of those at the front are asked for together. */
  lookAhead(): void {
    const end = min(this.size, LOOK_AHEAD);
    for (let i: u32 = 0; i < end; i++) looked += load<u32>(row(load<i32>(this.entry(i), E_PERSON)), TICKET);
  }

  sweep(): void {
    let kept: u32 = 0;
    for (let i: u32 = 0; i < this.size; i++) {
      const entry = this.entry(i);
      if (!isStale(entry)) copyPlace(this.entry(kept++), entry);
    }
    this.size = kept;
  }
}

export class Line {
  /** persons waiting here: the weights of those in line */
  persons: f64 = 0;
  private isRing: bool;
  private isStack: bool;
  private rings: StaticArray<Ring> = [];
  /** priority of the first in line, after `first` */
  private firstRank: i32 = 0;
  private gone: i32 = 0;
  private heapAt: usize = 0;
  private heapRoom: i32 = 0;
  private size: i32 = 0;

  constructor(discipline: i32, ranks: i32) {
    this.isRing = discipline == FIRST_COME || discipline == LAST_COME;
    this.isStack = discipline == LAST_COME;
    this.rings = new StaticArray<Ring>(this.isRing ? ranks : 0);
    for (let i = 0; i < this.rings.length; i++) this.rings[i] = new Ring();
  }

  join(person: i32, rank: i32, key: f64, placing: bool): void {
    const ticket = ticketOf(person);
    this.size++;
    if (this.isRing) this.rings[rank].join(key, person, ticket, this.isStack, placing);
    else this.joinHeap(person, rank, key, ticket);
  }

  /** Somebody in this line has gone elsewhere; their ticket is void. */
  forget(): void {
    this.gone++;
    if (this.gone > 1024 && this.gone * 2 > this.size) this.sweep();
  }

  /** The first in line; −1 when nobody is. */
  first(): i32 {
    if (!this.isRing) return this.firstOfHeap();
    for (let rank = 0; rank < this.rings.length; rank++) {
      const ring = this.rings[rank];
      if (!ring.isSorted) ring.sort(this.isStack);
      while (ring.size > 0) {
        const entry = ring.entry(this.isStack ? ring.size - 1 : 0);
        if ((ring.head & (LOOK_AHEAD - 1)) == 0 && !this.isStack) ring.lookAhead();
        if (!isStale(entry)) {
          this.firstRank = rank;
          return load<i32>(entry, E_PERSON);
        }
        this.gone--;
        this.drop(ring);
      }
    }
    return -1;
  }

  /** Takes the first in line out; call after `first`. */
  removeFirst(): void {
    if (this.isRing) this.drop(this.rings[this.firstRank]);
    else this.dropTop();
  }

  /** Whether the first here goes before the first of another line; call after `first` of both. */
  isAheadOf(other: Line): bool {
    const mine = this.front();
    const theirs = other.front();
    const rank = this.isRing ? this.firstRank : load<i32>(mine, E_RANK);
    const otherRank = other.isRing ? other.firstRank : load<i32>(theirs, E_RANK);
    if (rank != otherRank) return rank < otherRank;
    const key = load<f64>(mine);
    const otherKey = load<f64>(theirs);
    if (key != otherKey) return key < otherKey;
    return orderAt(mine) < orderAt(theirs);
  }

  private front(): usize {
    if (!this.isRing) return this.heapAt;
    const ring = this.rings[this.firstRank];
    return ring.entry(this.isStack ? ring.size - 1 : 0);
  }

  private drop(ring: Ring): void {
    this.size--;
    ring.size--;
    if (!this.isStack) ring.head = (ring.head + 1) & (ring.room - 1);
  }

  private sweep(): void {
    const before = this.size;
    if (this.isRing) {
      let size = 0;
      for (let i = 0; i < this.rings.length; i++) {
        this.rings[i].sweep();
        size += <i32>this.rings[i].size;
      }
      this.size = size;
    } else {
      let kept = 0;
      for (let i = 0; i < this.size; i++) {
        const entry = this.heapAt + <usize>i * ENTRY;
        if (isStale(entry)) continue;
        copyEntry(this.heapAt + <usize>kept * ENTRY, entry);
        kept++;
      }
      this.size = kept;
      for (let i = (kept >> 1) - 1; i >= 0; i--) this.sink(i);
    }
    this.gone -= before - this.size;
  }

  // --- the heap ---

  private isBefore(a: usize, b: usize): bool {
    const ra = load<i32>(a, E_RANK);
    const rb = load<i32>(b, E_RANK);
    if (ra != rb) return ra < rb;
    const ka = load<f64>(a);
    const kb = load<f64>(b);
    if (ka != kb) return ka < kb;
    return load<u64>(a, E_ORDER) < load<u64>(b, E_ORDER);
  }

  /** one entry more than `size` has room is kept, as a place to hold one while others move */
  private joinHeap(person: i32, rank: i32, key: f64, ticket: u32): void {
    if (this.size >= this.heapRoom) {
      const room = this.heapRoom == 0 ? 64 : this.heapRoom * 2;
      const wider = heap.alloc((<usize>room + 1) * ENTRY);
      memory.copy(wider, this.heapAt, <usize>(this.size - 1) * ENTRY);
      this.heapAt = wider;
      this.heapRoom = room;
    }
    const held = this.heapAt + <usize>this.heapRoom * ENTRY;
    store<f64>(held, key);
    store<u64>(held, orderOf(person), E_ORDER);
    store<i32>(held, person, E_PERSON);
    store<u32>(held, ticket, E_TICKET);
    store<i32>(held, rank, E_RANK);
    let place = this.size - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = this.heapAt + <usize>parent * ENTRY;
      if (!this.isBefore(held, above)) break;
      copyEntry(this.heapAt + <usize>place * ENTRY, above);
      place = parent;
    }
    copyEntry(this.heapAt + <usize>place * ENTRY, held);
  }

  private firstOfHeap(): i32 {
    while (this.size > 0) {
      if (!isStale(this.heapAt)) return load<i32>(this.heapAt, E_PERSON);
      this.gone--;
      this.dropTop();
    }
    return -1;
  }

  private dropTop(): void {
    const last = --this.size;
    if (last == 0) return;
    copyEntry(this.heapAt, this.heapAt + <usize>last * ENTRY);
    this.sink(0);
  }

  private sink(from: i32): void {
    const held = this.heapAt + <usize>this.heapRoom * ENTRY;
    copyEntry(held, this.heapAt + <usize>from * ENTRY);
    let place = from;
    while (true) {
      let child = 2 * place + 1;
      if (child >= this.size) break;
      let below = this.heapAt + <usize>child * ENTRY;
      if (child + 1 < this.size && this.isBefore(below + ENTRY, below)) {
        child++;
        below += ENTRY;
      }
      if (this.isBefore(held, below)) break;
      copyEntry(this.heapAt + <usize>place * ENTRY, below);
      place = child;
    }
    copyEntry(this.heapAt + <usize>place * ENTRY, held);
  }
}
