// The line of a resource, ordered by priority, then by the discipline's key, then by person. Under first come
// and last come people join at one end, so each priority is a queue; under random one is drawn; longest in system keeps a heap. Those
// who leave the line early stay as empty entries, known by an old ticket, until they come to the front or are
// swept out.
import { FIRST_COME, LAST_COME } from "../../src/simulate/codes.ts";
import { orderOf, PeopleStore, ticketOf } from "./people.ts";
import { isStale, orderAt, PERSON, Queue } from "./queue.ts";
import { RandomOrder } from "../../src/simulate/individual/randomOrder.ts";

/** an entry of a heap: key f64, person i32, ticket u32 as in a queue; order u64, rank i32 */
const ENTRY: usize = 32;
const E_TICKET: usize = 12;
const E_ORDER: usize = 16;
const E_RANK: usize = 24;

// @inline
function copyEntry(to: usize, from: usize): void {
  store<u64>(to, load<u64>(from));
  store<u64>(to, load<u64>(from, 8), 8);
  store<u64>(to, load<u64>(from, 16), 16);
  store<u64>(to, load<u64>(from, 24), 24);
}

export class Line {
  /** persons waiting here: the weights of those in line */
  persons: f64 = 0;
  random: RandomOrder | null = null;
  private hasQueues: bool;
  private isStack: bool;
  private queues: StaticArray<Queue> = [];
  /** priority of the first in line, after `first` */
  private firstRank: i32 = 0;
  private gone: i32 = 0;
  private heapAt: usize = 0;
  private heapRoom: i32 = 0;
  private size: i32 = 0;

  constructor(_people: PeopleStore, discipline: i32, ranks: i32, random: RandomOrder | null) {
    this.random = random;
    this.hasQueues = discipline == FIRST_COME || discipline == LAST_COME;
    this.isStack = discipline == LAST_COME;
    this.queues = new StaticArray<Queue>(this.hasQueues ? ranks : 0);
    for (let i = 0; i < this.queues.length; i++) this.queues[i] = new Queue();
  }

  join(person: i32, rank: i32, key: f64, placing: bool): void {
    const random = this.random;
    if (random !== null) {
      random.join(person, rank);
      return;
    }
    const ticket = ticketOf(person);
    this.size++;
    if (this.hasQueues) this.queues[rank].join(key, person, ticket, this.isStack, placing);
    else this.joinHeap(person, rank, key, ticket);
  }

  /** Somebody in this line has gone elsewhere; their ticket is void. */
  forget(): void {
    const random = this.random;
    if (random !== null) {
      random.forget();
      return;
    }
    this.gone++;
    if (this.gone > 1024 && this.gone * 2 > this.size) this.sweep();
  }

  /** The first in line; −1 when nobody is. */
  first(): i32 {
    const random = this.random;
    if (random !== null) return random.first();
    if (!this.hasQueues) return this.firstOfHeap();
    for (let rank = 0; rank < this.queues.length; rank++) {
      const queue = this.queues[rank];
      if (!queue.isSorted) queue.sort(this.isStack);
      while (queue.size > 0) {
        if (!this.isStack) queue.lookAhead();
        const entry = queue.front(this.isStack);
        if (!isStale(entry)) {
          this.firstRank = rank;
          return load<i32>(entry, PERSON);
        }
        this.gone--;
        this.drop(queue);
      }
    }
    return -1;
  }

  /** Takes the first in line out; call after `first`. */
  removeFirst(): void {
    const random = this.random;
    if (random !== null) random.removeFirst();
    else if (this.hasQueues) this.drop(this.queues[this.firstRank]);
    else this.dropTop();
  }

  /** Whether the first here goes before the first of another line; call after `first` of both. */
  isAheadOf(other: Line): bool {
    const mine = this.front();
    const theirs = other.front();
    const rank = this.hasQueues ? this.firstRank : load<i32>(mine, E_RANK);
    const otherRank = other.hasQueues ? other.firstRank : load<i32>(theirs, E_RANK);
    if (rank != otherRank) return rank < otherRank;
    const key = load<f64>(mine);
    const otherKey = load<f64>(theirs);
    if (key != otherKey) return key < otherKey;
    return orderAt(mine) < orderAt(theirs);
  }

  private front(): usize {
    if (!this.hasQueues) return this.heapAt;
    return this.queues[this.firstRank].front(this.isStack);
  }

  private drop(queue: Queue): void {
    this.size--;
    queue.drop(this.isStack);
  }

  private sweep(): void {
    const before = this.size;
    if (this.hasQueues) {
      let size = 0;
      for (let i = 0; i < this.queues.length; i++) {
        this.queues[i].sweep();
        size += <i32>this.queues[i].size;
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
  private joinHeap(person: i32, rank: i32, key: f64, ticket: i32): void {
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
    store<i32>(held, person, PERSON);
    store<i32>(held, ticket, E_TICKET);
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
      if (!isStale(this.heapAt)) return load<i32>(this.heapAt, PERSON);
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
