// Everybody inside, as rows of numbers: no object per person, and the rows of those who left are used again.
import { column32, ROW32, ROW64, type People } from "../people.ts";

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
  wide = new Float64Array(0);
  narrow = new Int32Array(0);
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
      this.firstFree = this.narrow[person * ROW32 + column32.next];
    } else {
      if (this.used === this.capacity) this.grow(Math.ceil(this.capacity * 1.6));
      person = this.used++;
    }
    this.narrow[person * ROW32 + column32.holds] = 0;
    this.narrow[person * ROW32 + column32.eventCode] = 0;
    this.narrow[person * ROW32 + column32.standing] = standing.settled;
    for (let x = person * this.crossClocks; x < (person + 1) * this.crossClocks; x++) this.strikeAt[x] = -1;
    for (let v = person * this.revisitedStages; v < (person + 1) * this.revisitedStages; v++) this.stays[v] = 0;
    return person;
  }

  /** The person has left for good; the row may be taken again. */
  release(person: number): void {
    this.narrow[person * ROW32 + column32.ticket]++;
    this.narrow[person * ROW32 + column32.next] = this.firstFree;
    this.firstFree = person;
    if (this.manyStays.size > 0) {
      for (let v = 0; v < this.revisitedStages; v++) this.manyStays.delete(person * this.revisitedStages + v);
    }
  }

  cohortHigh(person: number): number {
    return this.narrow[person * ROW32 + column32.cohortHigh];
  }

  cohortLow(person: number): number {
    return this.narrow[person * ROW32 + column32.cohortLow];
  }

  indexOf(person: number): number {
    return this.narrow[person * ROW32 + column32.index];
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
    this.wide = longer(this.wide, new Float64Array(capacity * ROW64));
    this.narrow = new Int32Array(this.wide.buffer);
    this.strikeAt = longer(this.strikeAt, new Float64Array(capacity * this.crossClocks));
    this.stays = longer(this.stays, new Uint16Array(capacity * this.revisitedStages));
    this.capacity = capacity;
  }
}

function longer<T extends { set(array: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}
