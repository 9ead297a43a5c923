// One number that two runs share when everything that happened in them is the same: who, what, where and when.
import type { Program, ResourceId, StageId } from "../../../src/compile/program.ts";
import type { LeaveCause } from "../../../src/simulate/recorder.ts";
import type { People } from "../../../src/simulate/people.ts";

const eventKinds = { arrive: 1, begin: 2, leave: 3, departure: 4 } as const;

/**
 * Each event is hashed to 64 bits; within a grid step the hashes are added up, so that their order does not matter, and
 * at the next edge the sum is mixed into a chain. Stages, resources and people are hashed by their names, so that
 * reordering a document changes nothing. Only 32-bit integer arithmetic: the same digits on any machine.
 */
export class Digest {
  /** events so far: arrivals, beginnings, leavings and departures */
  events = 0;
  readonly #program: Program;
  #people: People | null = null;
  #sumHigh = 0;
  #sumLow = 0;
  #chainHigh = 0x6a09e667;
  #chainLow = 0xf3bcc908;
  #high = 0;
  #low = 0;

  constructor(program: Program) {
    this.#program = program;
  }

  /** Names of people. Without them a person is known by the engine's record, which the engine chose. */
  attach(people: People): void {
    this.#people = people;
  }

  arrive(time: number, person: number, stage: StageId, age: number): void {
    this.#open(eventKinds.arrive, time, person);
    this.#mixStage(stage);
    this.#mixInstant(age);
    this.#close();
  }

  begin(time: number, person: number, stage: StageId, resource: ResourceId): void {
    this.#open(eventKinds.begin, time, person);
    this.#mixStage(stage);
    if (resource >= 0) this.#mixResource(resource);
    this.#close();
  }

  leave(time: number, person: number, stage: StageId, to: StageId, cause: LeaveCause): void {
    this.#open(eventKinds.leave, time, person);
    this.#mixStage(stage);
    this.#mixStage(to);
    this.#mix(cause);
    this.#close();
  }

  departure(time: number, resource: ResourceId, offered: number, used: number, leftBehind: number): void {
    this.#high = eventKinds.departure;
    this.#low = 0;
    this.#mixInstant(time);
    this.#mixResource(resource);
    this.#mix(offered);
    this.#mix(used);
    this.#mix(leftBehind);
    this.#close();
  }

  /** The grid step before this edge is complete. */
  edge(): void {
    this.#high = this.#chainHigh;
    this.#low = this.#chainLow;
    this.#mix(this.#sumHigh);
    this.#mix(this.#sumLow);
    this.#chainHigh = finalised(this.#high);
    this.#chainLow = finalised(this.#low ^ this.#chainHigh);
    this.#sumHigh = 0;
    this.#sumLow = 0;
  }

  /** 16 hexadecimal digits. */
  result(): string {
    return hexadecimal(this.#chainHigh) + hexadecimal(this.#chainLow);
  }

  #open(kind: number, time: number, person: number): void {
    this.#high = kind;
    this.#low = 0;
    this.#mixInstant(time);
    if (this.#people === null) {
      this.#mix(person);
    } else {
      this.#mix(this.#people.cohortHigh(person));
      this.#mix(this.#people.cohortLow(person));
      this.#mix(this.#people.indexOf(person));
    }
  }

  #close(): void {
    const high = finalised(this.#high);
    const low = finalised(this.#low ^ high);
    const sum = (this.#sumLow + low) >>> 0;
    const carry = sum < low ? 1 : 0;
    this.#sumLow = sum;
    this.#sumHigh = (this.#sumHigh + high + carry) >>> 0;
    this.events++;
  }

  #mixStage(stage: StageId): void {
    const { key } = this.#program.stages[stage];
    this.#mix(key.high);
    this.#mix(key.low);
  }

  #mixResource(resource: ResourceId): void {
    const { key } = this.#program.resources[resource];
    this.#mix(key.high);
    this.#mix(key.low);
  }

  /** An instant is a whole step and a fraction in 2^-32: two words, exactly. */
  #mixInstant(time: number): void {
    const step = Math.floor(time);
    this.#mix(step);
    this.#mix((time - step) * 4294967296);
  }

  /** Two lanes of MurmurHash3's inner step (Appleby 2008), each fed by the other so that they differ. */
  #mix(word: number): void {
    const value = word >>> 0;
    let k = Math.imul(value, 0xcc9e2d51);
    k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
    const high = this.#high ^ k;
    this.#high = (Math.imul((high << 13) | (high >>> 19), 5) + 0xe6546b64) | 0;
    k = Math.imul(value ^ this.#high, 0x85ebca6b);
    const low = this.#low ^ ((k << 16) | (k >>> 16));
    this.#low = (Math.imul((low << 11) | (low >>> 21), 9) + 0x38495ab5) | 0;
  }
}

function finalised(word: number): number {
  let value = word;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** Eight digits. */
export function hexadecimal(word: number): string {
  return (word >>> 0).toString(16).padStart(8, "0");
}
