// The twin of src/simulate/individual/randomOrder.ts: one is drawn among all persons who wait in the first
// priority that is not empty.
import { classOf, row, TICKET, ticketOf } from "./people.ts";
import { hasWeights, mostWeight, weights } from "./program.ts";
import { draws } from "./stream.ts";
import { purposes } from "../../src/random/purposes.ts";

/** an entry: person i32, ticket u32 */
const ENTRY: usize = 8;
const HIS_TICKET: usize = 4;

class Entries {
  at: usize = 0;
  room: i32 = 0;
  size: i32 = 0;

  // @inline
  place(i: i32): usize {
    return this.at + <usize>i * ENTRY;
  }

  add(person: i32, ticket: u32): void {
    if (this.size == this.room) {
      const room = this.room == 0 ? 64 : 2 * this.room;
      const wider = heap.alloc(<usize>room * ENTRY);
      memory.copy(wider, this.at, <usize>this.size * ENTRY);
      if (this.room > 0) heap.free(this.at);
      this.at = wider;
      this.room = room;
    }
    const entry = this.place(this.size++);
    store<i32>(entry, person);
    store<u32>(entry, ticket, HIS_TICKET);
  }
}

// @inline
function isGone(entry: usize): bool {
  return load<u32>(row(load<i32>(entry)), TICKET) != load<u32>(entry, HIS_TICKET);
}

export class RandomOrder {
  private ranks: StaticArray<Entries>;
  private size: i32 = 0;
  private gone: i32 = 0;
  private draws: i32 = 0;
  private rank: i32 = 0;
  private drawn: i32 = 0;

  constructor(
    ranks: i32,
    private keyHigh: i32,
    private keyLow: i32,
    private line: i32,
  ) {
    this.ranks = new StaticArray<Entries>(ranks);
    for (let i = 0; i < ranks; i++) this.ranks[i] = new Entries();
  }

  join(person: i32, rank: i32): void {
    if (this.gone > 1024 && this.gone * 2 > this.size) this.sweep();
    this.ranks[rank].add(person, ticketOf(person));
    this.size++;
  }

  forget(): void {
    this.gone++;
  }

  first(): i32 {
    for (this.rank = 0; this.rank < this.ranks.length; this.rank++) {
      const entries = this.ranks[this.rank];
      while (entries.size > 0) {
        draws.call(this.keyHigh, this.keyLow, this.draws, purposes.lineDraw, this.line);
        const u = hasWeights ? draws.oneOfTwo(0) : draws.both();
        this.drawn = <i32>floor(u * <f64>entries.size);
        const entry = entries.place(this.drawn);
        if (isGone(entry)) {
          this.gone--;
          this.removeFirst();
          continue;
        }
        const person = load<i32>(entry);
        if (!hasWeights || draws.oneOfTwo(1) * mostWeight < weights[classOf(person)]) return person;
        this.draws++;
      }
    }
    return -1;
  }

  removeFirst(): void {
    const entries = this.ranks[this.rank];
    entries.size--;
    store<u64>(entries.place(this.drawn), load<u64>(entries.place(entries.size)));
    this.size--;
    this.draws++;
  }

  firstRank(): i32 {
    return this.rank;
  }

  inFront(): f64 {
    const entries = this.ranks[this.rank];
    let sum: f64 = 0;
    for (let i = 0; i < entries.size; i++) {
      const entry = entries.place(i);
      if (!isGone(entry)) sum += weights[classOf(load<i32>(entry))];
    }
    return sum;
  }

  private sweep(): void {
    this.size = 0;
    this.gone = 0;
    for (let r = 0; r < this.ranks.length; r++) {
      const entries = this.ranks[r];
      let kept = 0;
      for (let i = 0; i < entries.size; i++) {
        if (isGone(entries.place(i))) continue;
        store<u64>(entries.place(kept), load<u64>(entries.place(i)));
        kept++;
      }
      entries.size = kept;
      this.size += kept;
    }
  }
}
