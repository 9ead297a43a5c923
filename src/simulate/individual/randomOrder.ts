// Those in line under `random`: whenever somebody is to be next, one is drawn among all persons who wait in the first
// priority that is not empty. Those who leave the line early stay as empty entries, known by an old ticket, until one is drawn or
// they are swept out: when that is decides who stands where, and so who is drawn. The kernel, which AssemblyScript compiles,
// reads this very file.
import { whole, type List, type Reals } from "../../quantity/machine.ts";
import type { Draws } from "../../random/draws.ts";
import { purposes } from "../../random/purposes.ts";
import { Numbers } from "./numbers.ts";
import type { PeopleStore } from "./peopleStore.ts";

type i32 = number;
type f64 = number;

export class RandomOrder {
  private readonly people: PeopleStore;
  private readonly stream: Draws;
  /** persons a record stands for, [class], and the most that any does */
  private readonly weights: Reals;
  private readonly mostWeight: f64;
  /** of each priority: who, and the ticket, in turn */
  private readonly ranks: List<Numbers>;
  private readonly keyHigh: i32;
  private readonly keyLow: i32;
  /** place of the line among those of its resource: lines of one resource draw different numbers */
  private readonly line: i32;
  private size: i32 = 0;
  private gone: i32 = 0;
  /** draws that are used up: somebody was taken or put back, or an empty entry was met */
  private drawn: i32 = 0;
  /** of whom `first` has drawn */
  private rank: i32 = 0;
  private place: i32 = 0;

  /**
   * @param ranks an empty list for each priority
   * @param keyHigh, keyLow of the resource in this run
   */
  constructor(
    people: PeopleStore,
    stream: Draws,
    weights: Reals,
    mostWeight: f64,
    ranks: List<Numbers>,
    keyHigh: i32,
    keyLow: i32,
    line: i32,
  ) {
    this.people = people;
    this.stream = stream;
    this.weights = weights;
    this.mostWeight = mostWeight;
    this.ranks = ranks;
    this.keyHigh = keyHigh;
    this.keyLow = keyLow;
    this.line = line;
  }

  join(person: i32, rank: i32): void {
    if (this.gone > 1024 && this.gone * 2 > this.size) this.sweep();
    const entries = this.ranks[rank];
    entries.add(person);
    entries.add(this.people.ticketOf(person));
    this.size++;
  }

  forget(): void {
    this.gone++;
  }

  /** Who is next; −1 when nobody waits. The draw stays the same until somebody is taken. */
  first(): i32 {
    const isSample = this.mostWeight > 1;
    for (this.rank = 0; this.rank < this.ranks.length; this.rank++) {
      const entries = this.ranks[this.rank];
      while (entries.count > 0) {
        this.stream.call(this.keyHigh, this.keyLow, this.drawn, purposes.lineDraw, this.line);
        const u = isSample ? this.stream.oneOfTwo(0) : this.stream.both();
        const there: f64 = entries.count >> 1;
        this.place = whole(u * there);
        const person = entries.list[2 * this.place];
        if (this.isGone(entries, this.place)) {
          this.gone--;
          this.removeFirst();
          continue;
        }
        // a record of ten is drawn as often as ten persons: one of fewer is often put back
        if (!isSample || this.stream.oneOfTwo(1) * this.mostWeight < this.weightOf(person)) return person;
        this.drawn++;
      }
    }
    return -1;
  }

  /** Takes out whom `first` has drawn; the last of the same priority takes that place. */
  removeFirst(): void {
    const entries = this.ranks[this.rank];
    entries.count -= 2;
    moveEntry(entries, entries.count >> 1, this.place);
    this.size--;
    this.drawn++;
  }

  /** Priority of whom `first` has drawn. */
  firstRank(): i32 {
    return this.rank;
  }

  /** How many persons wait in the priority of whom `first` has drawn. */
  inFront(): f64 {
    const entries = this.ranks[this.rank];
    let sum: f64 = 0;
    for (let i = 0; 2 * i < entries.count; i++) {
      if (!this.isGone(entries, i)) sum += this.weightOf(entries.list[2 * i]);
    }
    return sum;
  }

  private sweep(): void {
    this.size = 0;
    this.gone = 0;
    for (let rank = 0; rank < this.ranks.length; rank++) {
      const entries = this.ranks[rank];
      let kept = 0;
      for (let i = 0; 2 * i < entries.count; i++) {
        if (!this.isGone(entries, i)) moveEntry(entries, i, kept++);
      }
      entries.count = 2 * kept;
      this.size += kept;
    }
  }

  private isGone(entries: Numbers, place: i32): boolean {
    return !this.people.hasTicket(entries.list[2 * place], entries.list[2 * place + 1]);
  }

  private weightOf(person: i32): f64 {
    return this.weights[this.people.classOf(person)];
  }
}

function moveEntry(entries: Numbers, from: i32, to: i32): void {
  entries.list[2 * to] = entries.list[2 * from];
  entries.list[2 * to + 1] = entries.list[2 * from + 1];
}
