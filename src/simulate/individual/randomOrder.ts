// Those in line under `random`: whenever somebody is to be next, one is drawn among all who wait in the first priority
// that is not empty. Those who leave the line early stay as empty entries, known by an old ticket, until one is drawn or
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
  private readonly ranks: Entries[] = [];
  private size = 0;
  private gone = 0;
  /** draws that are used up: somebody was taken, or an empty entry was met */
  private draws = 0;
  /** of whom `first` has drawn */
  private rank = 0;
  private place = 0;

  /** @param key of the resource in this run */
  constructor(people: PeopleStore, stream: Stream, key: Key, line: number) {
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
        const u = this.stream.uniform(this.key.high, this.key.low, this.draws, purposes.lineDraw, this.line);
        this.place = Math.floor(u * who.length);
        if (this.ticketOf(who[this.place]) === tickets[this.place]) return who[this.place];
        this.gone--;
        this.removeFirst();
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

  /** How many records wait in the priority of whom `first` has drawn. */
  inFront(): number {
    const { who, tickets } = this.ranks[this.rank];
    return who.reduce((sum, person, i) => sum + (this.ticketOf(person) === tickets[i] ? 1 : 0), 0);
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

  private ticketOf(person: number): number {
    return this.people.narrow[person * ROW32 + column32.ticket];
  }
}
