// The line of a resource: a heap ordered by priority, then by the discipline's key, then by person; under `random` one
// is drawn instead (randomOrder.ts). Those who leave the line early stay in the heap as empty entries, known by an old ticket, until they come to the front or are swept out.
// The kernel's: kernel/assembly/line.ts.
import type { PeopleStore } from "./peopleStore.ts";
import type { RandomOrder } from "./randomOrder.ts";
import { ROW32, ROW64, column32, column64 } from "../people.ts";

export class Line {
  /** persons waiting here: the weights of those in line; kept by inLine.ts */
  persons = 0;
  /** null where the discipline orders people when they join */
  readonly random: RandomOrder | null;
  private readonly people: PeopleStore;
  private size = 0;
  private gone = 0;
  private ranks = new Int32Array(64);
  private keys = new Float64Array(64);
  private orders = new Float64Array(64);
  private who = new Int32Array(64);
  private tickets = new Int32Array(64);

  /** @param _discipline, _ranks priorities there are: what the kernel's line has queues by */
  constructor(people: PeopleStore, _discipline: number, _ranks: number, random: RandomOrder | null) {
    this.people = people;
    this.random = random;
  }

  /**
   * @param rank 0 is served first
   * @param key smaller is served first within a rank
   * @param _placing whether the initial stock is put in: the kernel's queues sort it afterwards
   */
  join(person: number, rank: number, key: number, _placing: boolean): void {
    if (this.random !== null) {
      this.random.join(person, rank);
      return;
    }
    if (this.size === this.keys.length) this.grow();
    const ticket = this.people.narrow[person * ROW32 + column32.ticket];
    const order = this.people.wide[person * ROW64 + column64.order];
    let place = this.size++;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!this.isBefore(rank, key, order, parent)) break;
      this.copy(parent, place);
      place = parent;
    }
    this.put(place, rank, key, order, person, ticket);
  }

  /** Somebody in this line has gone elsewhere; their ticket has changed or is about to. */
  forget(): void {
    if (this.random !== null) {
      this.random.forget();
      return;
    }
    this.gone++;
    if (this.gone > 1024 && this.gone * 2 > this.size) this.sweep();
  }

  /** The first in line; −1 when nobody is. */
  first(): number {
    if (this.random !== null) return this.random.first();
    while (this.size > 0) {
      const person = this.who[0];
      if (this.people.narrow[person * ROW32 + column32.ticket] === this.tickets[0]) return person;
      this.gone--;
      this.removeTop();
    }
    return -1;
  }

  /** Takes the first in line out; call after `first`. */
  removeFirst(): void {
    if (this.random !== null) this.random.removeFirst();
    else this.removeTop();
  }

  /** Whether the first here goes before the first of another line, where lines are ordered; call after `first` of both. */
  isAheadOf(other: Line): boolean {
    return other.isBefore(this.ranks[0], this.keys[0], this.orders[0], 0);
  }

  private removeTop(): void {
    const last = --this.size;
    if (last > 0) this.sink(0, last);
  }

  private sweep(): void {
    const { people, who, tickets } = this;
    let kept = 0;
    for (let i = 0; i < this.size; i++) {
      if (people.narrow[who[i] * ROW32 + column32.ticket] === tickets[i]) this.copy(i, kept++);
    }
    this.gone -= this.size - kept;
    this.size = kept;
    for (let i = (kept >> 1) - 1; i >= 0; i--) this.sink(i, i);
  }

  /** Puts the entry at `source` where it belongs at or below `from`. */
  private sink(from: number, source: number): void {
    const rank = this.ranks[source];
    const key = this.keys[source];
    const order = this.orders[source];
    const person = this.who[source];
    const ticket = this.tickets[source];
    let place = from;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= this.size) break;
      const right = child + 1;
      if (right < this.size && this.isBefore(this.ranks[right], this.keys[right], this.orders[right], child)) {
        child = right;
      }
      if (this.isBefore(rank, key, order, child)) break;
      this.copy(child, place);
      place = child;
    }
    this.put(place, rank, key, order, person, ticket);
  }

  private isBefore(rank: number, key: number, order: number, place: number): boolean {
    if (rank !== this.ranks[place]) return rank < this.ranks[place];
    if (key !== this.keys[place]) return key < this.keys[place];
    return order < this.orders[place];
  }

  private copy(from: number, to: number): void {
    this.ranks[to] = this.ranks[from];
    this.keys[to] = this.keys[from];
    this.orders[to] = this.orders[from];
    this.who[to] = this.who[from];
    this.tickets[to] = this.tickets[from];
  }

  private put(place: number, rank: number, key: number, order: number, person: number, ticket: number): void {
    this.ranks[place] = rank;
    this.keys[place] = key;
    this.orders[place] = order;
    this.who[place] = person;
    this.tickets[place] = ticket;
  }

  private grow(): void {
    const length = this.keys.length * 2;
    this.ranks = longer(this.ranks, new Int32Array(length));
    this.keys = longer(this.keys, new Float64Array(length));
    this.orders = longer(this.orders, new Float64Array(length));
    this.who = longer(this.who, new Int32Array(length));
    this.tickets = longer(this.tickets, new Int32Array(length));
  }
}

function longer<T extends { set(array: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}
