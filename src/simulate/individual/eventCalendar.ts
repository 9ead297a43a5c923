// What happens when. Each person has at most one pending event; it lies in the bucket of its grid step, a linked list,
// until that step opens, and then in a small heap that gives the step's events in exact order: by time, then by person.
// The kernel's: kernel/assembly/calendar.ts.
import { NO_EVENT } from "../codes.ts";
import type { PeopleStore } from "./peopleStore.ts";
import { ROW32, ROW64, column32, column64 } from "../people.ts";

const NONE = -1;

export class EventCalendar {
  private readonly people: PeopleStore;
  private readonly steps: number;
  /** first person in the bucket of each step */
  private readonly heads: Int32Array;
  /** what `pop` found */
  poppedCode: number = NO_EVENT;
  private openStep = -1;
  private size = 0;
  private times = new Float64Array(256);
  private orders = new Float64Array(256);
  private persons = new Int32Array(256);

  constructor(people: PeopleStore, steps: number) {
    this.people = people;
    this.steps = steps;
    this.heads = new Int32Array(steps + 1).fill(NONE);
  }

  /** Replaces the person's pending event; one after the end of the run is left out. `code` is not NO_EVENT. */
  schedule(person: number, time: number, code: number): void {
    const people = this.people;
    if (people.narrow[person * ROW32 + column32.eventCode] !== NO_EVENT) this.cancel(person);
    if (!(time <= this.steps)) return;
    people.wide[person * ROW64 + column64.eventTime] = time;
    people.narrow[person * ROW32 + column32.eventCode] = code;
    const step = Math.floor(time);
    if (step > this.openStep) this.link(person, step);
    else this.push(person, time, people.wide[person * ROW64 + column64.order]);
  }

  /** Takes the person's pending event out, if there is one. */
  cancel(person: number): void {
    const people = this.people;
    if (people.narrow[person * ROW32 + column32.eventCode] === NO_EVENT) return;
    people.narrow[person * ROW32 + column32.eventCode] = NO_EVENT;
    const step = Math.floor(people.wide[person * ROW64 + column64.eventTime]);
    if (step > this.openStep) this.unlink(person, step);
    else this.removeAt(people.narrow[person * ROW32 + column32.previous]);
  }

  /** Opens a grid step: its events can be popped, and new ones may still come in. */
  open(step: number): void {
    const people = this.people;
    this.openStep = step;
    let person = this.heads[step];
    this.heads[step] = NONE;
    let n = this.size;
    while (person !== NONE) {
      if (n === this.times.length) this.grow();
      this.times[n] = people.wide[person * ROW64 + column64.eventTime];
      this.orders[n] = people.wide[person * ROW64 + column64.order];
      this.persons[n] = person;
      people.narrow[person * ROW32 + column32.previous] = n;
      n++;
      person = people.narrow[person * ROW32 + column32.next];
    }
    this.size = n;
    for (let i = (n >> 1) - 1; i >= 0; i--) this.sink(i, this.times[i], this.orders[i], this.persons[i]);
  }

  /** Instant of the open step's next event; Infinity when there is none left. */
  nextTime(): number {
    return this.size > 0 ? this.times[0] : Infinity;
  }

  /** Takes the next event out and returns whose it is; its code is in `poppedCode`. */
  pop(): number {
    const person = this.persons[0];
    this.poppedCode = this.people.narrow[person * ROW32 + column32.eventCode];
    this.people.narrow[person * ROW32 + column32.eventCode] = NO_EVENT;
    this.removeAt(0);
    return person;
  }

  private link(person: number, step: number): void {
    const { people } = this;
    const head = this.heads[step];
    people.narrow[person * ROW32 + column32.previous] = NONE;
    people.narrow[person * ROW32 + column32.next] = head;
    if (head !== NONE) people.narrow[head * ROW32 + column32.previous] = person;
    this.heads[step] = person;
  }

  private unlink(person: number, step: number): void {
    const { people } = this;
    const before = people.narrow[person * ROW32 + column32.previous];
    const after = people.narrow[person * ROW32 + column32.next];
    if (before === NONE) this.heads[step] = after;
    else people.narrow[before * ROW32 + column32.next] = after;
    if (after !== NONE) people.narrow[after * ROW32 + column32.previous] = before;
  }

  private push(person: number, time: number, order: number): void {
    if (this.size === this.times.length) this.grow();
    this.rise(this.size++, time, order, person);
  }

  private removeAt(place: number): void {
    const last = --this.size;
    if (place === last) return;
    const time = this.times[last];
    const order = this.orders[last];
    const person = this.persons[last];
    const parent = (place - 1) >> 1;
    if (place > 0 && this.isBefore(time, order, parent)) this.rise(place, time, order, person);
    else this.sink(place, time, order, person);
  }

  private isBefore(time: number, order: number, place: number): boolean {
    const other = this.times[place];
    return time < other || (time === other && order < this.orders[place]);
  }

  private rise(from: number, time: number, order: number, person: number): void {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!this.isBefore(time, order, parent)) break;
      this.put(place, this.times[parent], this.orders[parent], this.persons[parent]);
      place = parent;
    }
    this.put(place, time, order, person);
  }

  private sink(from: number, time: number, order: number, person: number): void {
    const { times, orders, size } = this;
    let place = from;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= size) break;
      const right = child + 1;
      if (right < size && this.isBefore(times[right], orders[right], child)) child = right;
      if (!(times[child] < time || (times[child] === time && orders[child] < order))) break;
      this.put(place, times[child], orders[child], this.persons[child]);
      place = child;
    }
    this.put(place, time, order, person);
  }

  private put(place: number, time: number, order: number, person: number): void {
    this.times[place] = time;
    this.orders[place] = order;
    this.persons[place] = person;
    this.people.narrow[person * ROW32 + column32.previous] = place;
  }

  private grow(): void {
    const length = this.times.length * 2;
    const times = new Float64Array(length);
    const orders = new Float64Array(length);
    const persons = new Int32Array(length);
    times.set(this.times);
    orders.set(this.orders);
    persons.set(this.persons);
    this.times = times;
    this.orders = orders;
    this.persons = persons;
  }
}
