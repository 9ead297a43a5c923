// Those in line under `random`: whenever somebody is to be next, one is drawn among all persons who wait in the first
// priority that is not empty. Those who leave the line early stay as empty entries, known by an old ticket, until one is drawn or
// they are swept out: both happen at the same calls in the kernel, so that places stay the same.
import type { Key } from "../../random/nameKey.ts";
import { purposes } from "../../random/purposes.ts";
import type { Stream } from "../../random/stream.ts";
import type { PeopleStore } from "./peopleStore.ts";
import { ROW32, column32 } from "../people.ts";

interface Entries {
  readonly who: number[];
  readonly tickets: number[];
}

export class RandomOrder {
  private readonly people: PeopleStore;
  private readonly stream: Stream;
  private readonly key: Key;
  /** place of the line among those of its resource: lines of one resource draw different numbers */
  private readonly line: number;
  /** persons a record stands for, [class], and the most that any does */
  private readonly weights: Uint32Array;
  private readonly mostWeight: number;
  private readonly ranks: Entries[] = [];
  private size = 0;
  private gone = 0;
  /** draws that are used up: somebody was taken or put back, or an empty entry was met */
  private draws = 0;
  /** of whom `first` has drawn */
  private rank = 0;
  private place = 0;

  /** @param key of the resource in this run */
  constructor(people: PeopleStore, stream: Stream, key: Key, line: number, weights: Uint32Array) {
    this.weights = weights;
    this.mostWeight = weights.reduce((most, weight) => Math.max(most, weight), 1);
    this.people = people;
    this.stream = stream;
    this.key = key;
    this.line = line;
  }

  join(person: number, rank: number): void {
    if (this.gone > 1024 && this.gone * 2 > this.size) this.sweep();
    while (this.ranks.length <= rank) this.ranks.push({ who: [], tickets: [] });
    this.ranks[rank].who.push(person);
    this.ranks[rank].tickets.push(this.ticketOf(person));
    this.size++;
  }

  forget(): void {
    this.gone++;
  }

  /** Who is next; −1 when nobody waits. The draw stays the same until somebody is taken. */
  first(): number {
    for (this.rank = 0; this.rank < this.ranks.length; this.rank++) {
      const { who, tickets } = this.ranks[this.rank];
      while (who.length > 0) {
        const isSample = this.mostWeight > 1;
        this.stream.call(this.key.high, this.key.low, this.draws, purposes.lineDraw, this.line);
        const u = isSample ? this.stream.oneOfTwo(0) : this.stream.both();
        this.place = Math.floor(u * who.length);
        const person = who[this.place];
        if (this.ticketOf(person) !== tickets[this.place]) {
          this.gone--;
          this.removeFirst();
          continue;
        }
        // a record of ten is drawn as often as ten persons: one of fewer is often put back
        if (!isSample || this.stream.oneOfTwo(1) * this.mostWeight < this.weightOf(person)) return person;
        this.draws++;
      }
    }
    return -1;
  }

  /** Takes out whom `first` has drawn; the last of the same priority takes that place. */
  removeFirst(): void {
    const { who, tickets } = this.ranks[this.rank];
    const lastPerson = who.pop()!;
    const lastTicket = tickets.pop()!;
    if (this.place < who.length) {
      who[this.place] = lastPerson;
      tickets[this.place] = lastTicket;
    }
    this.size--;
    this.draws++;
  }

  /** Priority of whom `first` has drawn. */
  firstRank(): number {
    return this.rank;
  }

  /** How many persons wait in the priority of whom `first` has drawn. */
  inFront(): number {
    const { who, tickets } = this.ranks[this.rank];
    return who.reduce((sum, person, i) => sum + (this.ticketOf(person) === tickets[i] ? this.weightOf(person) : 0), 0);
  }

  private sweep(): void {
    this.size = 0;
    this.gone = 0;
    for (const { who, tickets } of this.ranks) {
      let kept = 0;
      for (let i = 0; i < who.length; i++) {
        if (this.ticketOf(who[i]) !== tickets[i]) continue;
        who[kept] = who[i];
        tickets[kept++] = tickets[i];
      }
      who.length = kept;
      tickets.length = kept;
      this.size += kept;
    }
  }

  private weightOf(person: number): number {
    return this.weights[this.people.narrow[person * ROW32 + column32.caseClass]];
  }

  private ticketOf(person: number): number {
    return this.people.narrow[person * ROW32 + column32.ticket];
  }
}
