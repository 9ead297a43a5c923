// Everybody inside, as rows of numbers: no object per person, and the rows of those who left are used again.
// The kernel's: kernel/assembly/people.ts.
import { NO_EVENT, SETTLED } from "../codes.ts";
import { column32, column64, ROW32, ROW64, type People } from "../people.ts";

export class PeopleStore implements People {
  wide = new Float64Array(0);
  narrow = new Int32Array(0);
  /** instant at which a clock across stages strikes, −1 while it does not run; [person × clock] */
  private strikes = new Float64Array(0);
  /** stays begun so far in stages that can be visited again; [person × such stage] */
  private stays = new Uint16Array(0);
  /** 65,536 stays at a time, for the few who come back that often; keyed like `stays` */
  private readonly manyStays = new Map<number, number>();

  private readonly crossClocks: number;
  private readonly revisitedStages: number;
  private capacity = 0;
  private used = 0;
  private firstFree = -1;

  constructor(crossClocks: number, revisitedStages: number) {
    this.crossClocks = crossClocks;
    this.revisitedStages = revisitedStages;
    this.grow(1024);
  }

  // The kernel finds a cohort's name by its rank; here a row holds it.

  expectCohorts(_ranks: number): void {}

  nameCohort(_rank: number, _keyHigh: number, _keyLow: number): void {}

  /**
   * A row for a new person, with nothing held, running or visited.
   * @param rank, index the cohort's place in the order of persons, and the person's in the cohort
   * @param keyHigh, keyLow the cohort's name in this run
   * @param era how many changes for new arrivals had passed
   */
  take(
    rank: number,
    index: number,
    keyHigh: number,
    keyLow: number,
    caseClass: number,
    era: number,
    arrivedAt: number,
  ): number {
    const person = this.freeRow();
    const at = person * ROW32;
    const { narrow, wide } = this;
    narrow[at + column32.cohortHigh] = keyHigh;
    narrow[at + column32.cohortLow] = keyLow;
    narrow[at + column32.index] = index;
    narrow[at + column32.caseClass] = caseClass;
    narrow[at + column32.era] = era;
    narrow[at + column32.holds] = 0;
    narrow[at + column32.eventCode] = NO_EVENT;
    narrow[at + column32.standing] = SETTLED;
    wide[person * ROW64 + column64.order] = rank * 4294967296 + index;
    wide[person * ROW64 + column64.arrivedAt] = arrivedAt;
    for (let x = person * this.crossClocks; x < (person + 1) * this.crossClocks; x++) this.strikes[x] = -1;
    for (let v = person * this.revisitedStages; v < (person + 1) * this.revisitedStages; v++) this.stays[v] = 0;
    return person;
  }

  private freeRow(): number {
    const person = this.firstFree;
    if (person >= 0) {
      this.firstFree = this.narrow[person * ROW32 + column32.next];
      return person;
    }
    if (this.used === this.capacity) this.grow(Math.ceil(this.capacity * 1.6));
    return this.used++;
  }

  /** The person has left for good; the row may be taken again. Nothing may be pending for them. */
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

  classOf(person: number): number {
    return this.narrow[person * ROW32 + column32.caseClass];
  }

  eraOf(person: number): number {
    return this.narrow[person * ROW32 + column32.era];
  }

  /** Instant of arrival; negative for the initial stock. */
  arrivalOf(person: number): number {
    return this.wide[person * ROW64 + column64.arrivedAt];
  }

  stageOf(person: number): number {
    return this.narrow[person * ROW32 + column32.stage];
  }

  setStage(person: number, stage: number): void {
    this.narrow[person * ROW32 + column32.stage] = stage;
  }

  /** A stay begins, and needs nobody so far. */
  enter(person: number, stage: number, since: number): void {
    this.narrow[person * ROW32 + column32.stage] = stage;
    this.narrow[person * ROW32 + column32.standing] = SETTLED;
    this.wide[person * ROW64 + column64.since] = since;
  }

  /** Instant at which the stay began. */
  sinceOf(person: number): number {
    return this.wide[person * ROW64 + column64.since];
  }

  /** Where the person stands in the stage: SETTLED, IN_LINE, AT_DOOR or IN_SERVICE. */
  standingOf(person: number): number {
    return this.narrow[person * ROW32 + column32.standing];
  }

  setStanding(person: number, standing: number): void {
    this.narrow[person * ROW32 + column32.standing] = standing;
  }

  /** Bit h is set while the person holds a unit of hold h. */
  holdsOf(person: number): number {
    return this.narrow[person * ROW32 + column32.holds];
  }

  setHolds(person: number, holds: number): void {
    this.narrow[person * ROW32 + column32.holds] = holds;
  }

  /** Of the call that told how long the stay takes, the word that tells where it leads. */
  routeWord(person: number): number {
    return this.narrow[person * ROW32 + column32.route];
  }

  keepRoute(person: number, word: number): void {
    this.narrow[person * ROW32 + column32.route] = word;
  }

  /** The ticket for a place in a line; one for all lines in which the person stands at one time. */
  ticketOf(person: number): number {
    return this.narrow[person * ROW32 + column32.ticket];
  }

  hasTicket(person: number, ticket: number): boolean {
    return this.narrow[person * ROW32 + column32.ticket] === ticket;
  }

  /** Whatever entries of lines there are for the person are void from here on. */
  giveUpPlaces(person: number): void {
    this.narrow[person * ROW32 + column32.ticket]++;
  }

  /** When the clock across stages strikes; −1 while it does not run. */
  strikeAt(person: number, clock: number): number {
    return this.strikes[person * this.crossClocks + clock];
  }

  setStrike(person: number, clock: number, time: number): void {
    this.strikes[person * this.crossClocks + clock] = time;
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
    this.strikes = longer(this.strikes, new Float64Array(capacity * this.crossClocks));
    this.stays = longer(this.stays, new Uint16Array(capacity * this.revisitedStages));
    this.capacity = capacity;
  }
}

function longer<T extends { set(array: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}
