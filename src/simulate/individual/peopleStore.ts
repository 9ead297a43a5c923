// Everybody inside, as columns of numbers: no object per person, and the rows of those who left are used again.
import type { People } from "../people.ts";

/** Where a person stands in their stage. */
export const standing = {
  /** the stay has begun and needs nobody: a dwell, or a stage that waits for its clocks */
  settled: 0,
  /** in the line of a server or of departures */
  inLine: 1,
  /** at the door: waiting for a unit that is held */
  atDoor: 2,
  inService: 3,
} as const;

export class PeopleStore implements People {
  arrivedAt = new Float64Array(0);
  cohortHigh = new Uint32Array(0);
  cohortLow = new Uint32Array(0);
  index = new Uint32Array(0);
  /** the tie rule: cohorts by month, entry and class, then the index; cohort rank × 2³² + index */
  order = new Float64Array(0);
  caseClass = new Uint16Array(0);
  /** how many changes for new arrivals had passed */
  era = new Uint16Array(0);
  stage = new Int16Array(0);
  standing = new Uint8Array(0);
  /** instant at which the stay began */
  since = new Float64Array(0);
  /** which waiting this is: an entry of a line with another ticket is of somebody who has gone */
  ticket = new Uint32Array(0);
  /** bit h is set while the person holds a unit of hold h */
  holds = new Uint32Array(0);
  /** what happens next and when; the calendar's */
  eventTime = new Float64Array(0);
  eventCode = new Int32Array(0);
  previous = new Int32Array(0);
  next = new Int32Array(0);
  /** instant at which a clock across stages strikes, −1 while it does not run; [person × clock] */
  strikeAt = new Float64Array(0);
  /** stays begun so far in stages that can be visited again; [person × such stage] */
  private stays = new Uint16Array(0);
  /** 65,536 stays at a time, for the few who come back that often; keyed like `stays` */
  private readonly manyStays = new Map<number, number>();

  readonly crossClocks: number;
  readonly revisitedStages: number;
  private capacity = 0;
  private used = 0;
  private firstFree = -1;

  constructor(crossClocks: number, revisitedStages: number) {
    this.crossClocks = crossClocks;
    this.revisitedStages = revisitedStages;
    this.grow(1024);
  }

  /** A row for a new person, with nothing held, running or visited. */
  take(): number {
    let person = this.firstFree;
    if (person >= 0) {
      this.firstFree = this.next[person];
    } else {
      if (this.used === this.capacity) this.grow(Math.ceil(this.capacity * 1.6));
      person = this.used++;
    }
    this.holds[person] = 0;
    this.eventCode[person] = 0;
    this.standing[person] = standing.settled;
    for (let x = person * this.crossClocks; x < (person + 1) * this.crossClocks; x++) this.strikeAt[x] = -1;
    for (let v = person * this.revisitedStages; v < (person + 1) * this.revisitedStages; v++) this.stays[v] = 0;
    return person;
  }

  /** The person has left for good; the row may be taken again. */
  release(person: number): void {
    this.ticket[person]++;
    this.next[person] = this.firstFree;
    this.firstFree = person;
    if (this.manyStays.size > 0) {
      for (let v = 0; v < this.revisitedStages; v++) this.manyStays.delete(person * this.revisitedStages + v);
    }
  }

  /** Counts a stay in the revisited stage with this place among such stages. */
  countStay(person: number, place: number): void {
    const at = person * this.revisitedStages + place;
    this.stays[at]++;
    if (this.stays[at] === 0) this.manyStays.set(at, (this.manyStays.get(at) ?? 0) + 65536);
  }

  /** How many stays the person had there before the present one. */
  earlierStays(person: number, place: number): number {
    const at = person * this.revisitedStages + place;
    const more = this.manyStays.size > 0 ? (this.manyStays.get(at) ?? 0) : 0;
    return more + this.stays[at] - 1;
  }

  private grow(capacity: number): void {
    this.arrivedAt = longer(this.arrivedAt, new Float64Array(capacity));
    this.cohortHigh = longer(this.cohortHigh, new Uint32Array(capacity));
    this.cohortLow = longer(this.cohortLow, new Uint32Array(capacity));
    this.index = longer(this.index, new Uint32Array(capacity));
    this.order = longer(this.order, new Float64Array(capacity));
    this.caseClass = longer(this.caseClass, new Uint16Array(capacity));
    this.era = longer(this.era, new Uint16Array(capacity));
    this.stage = longer(this.stage, new Int16Array(capacity));
    this.standing = longer(this.standing, new Uint8Array(capacity));
    this.since = longer(this.since, new Float64Array(capacity));
    this.ticket = longer(this.ticket, new Uint32Array(capacity));
    this.holds = longer(this.holds, new Uint32Array(capacity));
    this.eventTime = longer(this.eventTime, new Float64Array(capacity));
    this.eventCode = longer(this.eventCode, new Int32Array(capacity));
    this.previous = longer(this.previous, new Int32Array(capacity));
    this.next = longer(this.next, new Int32Array(capacity));
    this.strikeAt = longer(this.strikeAt, new Float64Array(capacity * this.crossClocks));
    this.stays = longer(this.stays, new Uint16Array(capacity * this.revisitedStages));
    this.capacity = capacity;
  }
}

function longer<T extends { set(array: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}
