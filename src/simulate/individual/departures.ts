// Slots that leave on a timetable: the line fills them in order at the instant of departure; what is not used is lost
// or kept for the next.
import type { ResourceId } from "../../compile/program.ts";
import { purposes } from "../../random/purposes.ts";
import type { Key } from "../../random/nameKey.ts";
import { takeFirst } from "./inLine.ts";
import type { Line } from "./line.ts";
import { toTick, wholeUnits } from "./curveReader.ts";
import { settle } from "./feedback.ts";
import { isEnough, type RunState } from "./state.ts";
import { board } from "./stay.ts";
import { ROW32, column32 } from "../people.ts";

interface Timetable {
  readonly resource: ResourceId;
  /** place of the resource's name among those that depart */
  readonly rank: number;
  readonly key: Key;
  /** departures so far */
  made: number;
  next: number;
  /** slots kept from earlier departures; below zero, a debt of seats that a record of many persons left behind */
  carried: number;
  /**
   * with feedback: the rate of this step, up to where it has been used, and what is lacking until the next
   * departure
   */
  rate: number;
  position: number;
  lacking: number;
}

export class Departures {
  private readonly run: RunState;
  private readonly timetables: readonly Timetable[];
  /** slots settled at the last edge, where they depend on stocks; [resource] */
  private readonly settledSlots: Float64Array;
  /** a heap: the next to depart first; of two at one instant, the resource first by name */
  private readonly queue: Timetable[];
  private readonly taken: number[] = [];

  constructor(run: RunState, settledSlots: Float64Array) {
    this.run = run;
    this.settledSlots = settledSlots;
    const { resources } = run.program;
    this.timetables = run.resourcesByName
      .filter((resource) => resources[resource].kind === "slots")
      .map((resource, rank) => ({
        resource,
        rank,
        key: run.stream.keyOf(resources[resource].key),
        made: 0,
        next: resources[resource].departures[0] ?? Infinity,
        carried: 0,
        rate: 0,
        position: 0,
        lacking: 1,
      }));
    this.queue = [...this.timetables];
    this.order();
  }

  /** Instant of the next departure; of two at one instant, the resource first by name goes first. */
  nextTime(): number {
    return this.queue.length === 0 ? Infinity : this.queue[0].next;
  }

  /** Rates of departure that depend on stocks are settled for the step that begins. */
  passEdge(edge: number): void {
    let changed = false;
    for (const timetable of this.timetables) {
      const { departureRate, name } = this.run.program.resources[timetable.resource];
      if (departureRate === null) continue;
      changed = true;
      timetable.rate = Math.max(0, settle(this.run, departureRate, edge, `resources.${name}.departs`));
      timetable.position = Math.max(timetable.position, edge);
      this.findWithinStep(timetable, edge);
    }
    if (changed) this.order();
  }

  /** The next departure happens. */
  depart(): void {
    const timetable = this.queue[0];
    const time = timetable.next;
    this.advance(timetable, time);
    this.leaveWith(timetable, time);
  }

  private leaveWith(timetable: Timetable, time: number): void {
    const { run, taken } = this;
    const { resource } = timetable;
    const info = run.program.resources[resource];
    const own = this.slotsAt(resource, time);
    const offered = own + timetable.carried;
    const number = timetable.made++;
    const isCancelled = this.isCancelled(timetable, number, time);
    // those of a record that boarded before sit in the seats it owes, and count towards the minimum
    const owed = Math.min(own, Math.max(0, -timetable.carried));
    const minimum = info.minimum < 0 ? 0 : run.curves.valueAt(info.minimum, time) - owed;
    const line = isCancelled
      ? null
      : info.discipline === "random"
        ? this.drawLine(timetable, number, minimum)
        : this.boardingLine(resource, minimum);
    const used = this.choose(resource, line, offered);
    // one under the minimum, like a cancelled one, loses its own slots and leaves those kept or owed as they were
    const goes = !isCancelled && (line !== null || minimum <= 0);
    if (goes) {
      const left = offered - used;
      timetable.carried = info.leftoverKept || this.isShortOfSeats(resource) ? left : Math.min(0, left);
    }
    const onOffer = Math.max(goes ? 0 : own, offered);
    const kept = own < Infinity ? onOffer - own : 0;
    run.recorder.departure(time, resource, onOffer, used, run.waiting[resource], isCancelled, kept);
    for (const person of taken) board(run, person, resource, time);
    run.events += taken.length;
  }

  /**
   * Seats left over while a record of many persons is first in line are kept for it, as seats it took too
   * many are owed: so many persons then leave as would one by one.
   */
  private isShortOfSeats(resource: ResourceId): boolean {
    const { run } = this;
    if (run.account === null) return false;
    return run.lines[resource].some(
      (line) =>
        line.persons > 0 && run.program.weights[run.people.narrow[line.first() * ROW32 + column32.caseClass]] > 1,
    );
  }

  private slotsAt(resource: ResourceId, time: number): number {
    const { curve, feedback } = this.run.program.resources[resource].units;
    return wholeUnits(feedback === null ? this.run.curves.valueAt(curve, time) : this.settledSlots[resource]);
  }

  private isCancelled(timetable: Timetable, number: number, time: number): boolean {
    const { cancelled } = this.run.program.resources[timetable.resource];
    if (cancelled < 0) return false;
    const { high, low } = timetable.key;
    const u = this.run.stream.uniform(high, low, number, purposes.cancelledDeparture, 0);
    return u < this.run.curves.valueAt(cancelled, time);
  }

  /** Takes those who leave out of their line into `taken`. @returns the slots they use, persons */
  private choose(resource: ResourceId, line: Line | null, offered: number): number {
    this.taken.length = 0;
    if (line === null) return 0;
    const { run } = this;
    let used = 0;
    while (line.persons > 0) {
      const person = line.first();
      const weight = run.program.weights[run.people.narrow[person * ROW32 + column32.caseClass]];
      if (!isEnough(offered - used, weight)) break;
      takeFirst(run, resource, line, weight);
      this.taken.push(person);
      used += weight;
    }
    return used;
  }

  /**
   * The line that makes up the minimum; of several, one for each level, that of the first in line. Null:
   * nobody leaves.
   */
  private boardingLine(resource: ResourceId, minimum: number): Line | null {
    let best: Line | null = null;
    for (const line of this.run.lines[resource]) {
      if (line.persons === 0 || line.persons < minimum) continue;
      line.first();
      if (best === null || line.isAheadOf(best)) best = line;
    }
    return best;
  }

  /** In random order: that of one person, drawn among all who are in front of a line that makes up the minimum. */
  private drawLine({ resource, key }: Timetable, number: number, minimum: number): Line | null {
    const { run } = this;
    const lines = run.lines[resource].filter((line) => line.persons > 0 && line.persons >= minimum);
    if (lines.length < 2) return lines[0] ?? null;
    for (const line of lines) line.first();
    const rank = Math.min(...lines.map(({ random }) => random!.firstRank()));
    const ahead = lines.filter(({ random }) => random!.firstRank() === rank);
    const counts = ahead.map(({ random }) => random!.inFront());
    const total = counts.reduce((sum, count) => sum + count, 0);
    const u = run.stream.uniform(key.high, key.low, number, purposes.lineDraw, run.lines[resource].length);
    let left = Math.floor(u * total);
    return ahead.find((_, i) => (left -= counts[i]) < 0)!;
  }

  private advance(timetable: Timetable, time: number): void {
    const { departures, departureRate } = this.run.program.resources[timetable.resource];
    if (departureRate === null) {
      timetable.next = departures[timetable.made + 1] ?? Infinity;
    } else {
      timetable.lacking = 1;
      this.findWithinStep(timetable, Math.floor(time));
    }
    this.sink(0);
  }

  private findWithinStep(timetable: Timetable, edge: number): void {
    // a billionth of a departure is none, as on a timetable known in advance
    const lacking = timetable.lacking <= 1e-9 ? 0 : timetable.lacking / timetable.rate;
    const reached = timetable.position + lacking;
    const time = toTick(reached);
    if (reached < edge + 1 && time < edge + 1) {
      timetable.position = reached;
      timetable.next = time;
    } else {
      timetable.lacking = Math.max(0, timetable.lacking - timetable.rate * (edge + 1 - timetable.position));
      timetable.position = edge + 1;
      timetable.next = Infinity;
    }
  }

  private order(): void {
    for (let place = (this.queue.length >> 1) - 1; place >= 0; place--) this.sink(place);
  }

  /** Moves the timetable at `from` down to where it belongs. */
  private sink(from: number): void {
    const { queue } = this;
    const moving = queue[from];
    let place = from;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= queue.length) break;
      if (child + 1 < queue.length && isSooner(queue[child + 1], queue[child])) child++;
      if (!isSooner(queue[child], moving)) break;
      queue[place] = queue[child];
      place = child;
    }
    queue[place] = moving;
  }
}

function isSooner(one: Timetable, other: Timetable): boolean {
  return one.next < other.next || (one.next === other.next && one.rank < other.rank);
}
