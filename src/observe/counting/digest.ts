// One number that two runs share when everything that happened in them is the same: who, what, where and when. The
// kernel, which AssemblyScript compiles, reads this very file.
import { rotated, unsigned, whole, wordOf, wrappedProduct, type Words } from "../../quantity/machine.ts";
import type { Answer } from "./answer.ts";
import type { Rows } from "./rows.ts";

type i32 = number;
type u32 = number;
type f64 = number;

// What happened.
const ARRIVED: i32 = 1;
const BEGAN: i32 = 2;
const LEFT: i32 = 3;
const DEPARTED: i32 = 4;

const NOBODY: i32 = -1;

/**
 * Each event is hashed to 64 bits; within a grid step the hashes are added up, so that their order does not matter, and
 * at the next edge the sum is mixed into a chain. Stages, resources and people are hashed by their names, so that
 * reordering a document changes nothing. Only 32-bit integer arithmetic: the same digits on any machine.
 */
export class Digest {
  private readonly rows: Rows;
  /** two words each; [stage], [resource] */
  private readonly stages: Words;
  private readonly resources: Words;
  private chainHigh: u32 = 0x6a09e667;
  private chainLow: u32 = 0xf3bcc908;
  private sumHigh: u32 = 0;
  private sumLow: u32 = 0;
  private high: i32 = 0;
  private low: i32 = 0;
  /** whose leaving was mixed in last, when, and what it came to: whoever walks through forks leaves one after another */
  private whoLeft: i32 = NOBODY;
  private leftAt: f64 = 0;
  private leftHigh: i32 = 0;
  private leftLow: i32 = 0;

  constructor(rows: Rows, stages: Words, resources: Words) {
    this.rows = rows;
    this.stages = stages;
    this.resources = resources;
  }

  arrive(time: f64, person: i32, stage: i32, age: f64): void {
    // whoever had the record has gone
    this.whoLeft = NOBODY;
    this.open(ARRIVED, time, person);
    this.mix4(this.stages[2 * stage], this.stages[2 * stage + 1], stepOf(age), fractionOf(age));
    this.close();
  }

  /** @param resource -1: a door */
  begin(time: f64, person: i32, stage: i32, resource: i32): void {
    this.open(BEGAN, time, person);
    this.mix2(this.stages[2 * stage], this.stages[2 * stage + 1]);
    if (resource >= 0) this.mix2(this.resources[2 * resource], this.resources[2 * resource + 1]);
    this.close();
  }

  leave(time: f64, person: i32, stage: i32, to: i32, cause: i32): void {
    this.openLeave(time, person);
    const stages = this.stages;
    this.mix4(stages[2 * stage], stages[2 * stage + 1], stages[2 * to], stages[2 * to + 1]);
    this.mix(cause);
    this.close();
  }

  departure(time: f64, resource: i32, offered: f64, used: f64, leftBehind: f64): void {
    this.high = DEPARTED;
    this.low = 0;
    this.mix4(stepOf(time), fractionOf(time), this.resources[2 * resource], this.resources[2 * resource + 1]);
    this.mix2(wordOf(offered), wordOf(used));
    this.mix(wordOf(leftBehind));
    this.close();
  }

  /** The grid step before this edge is complete. */
  edge(): void {
    this.high = this.chainHigh;
    this.low = this.chainLow;
    this.mix2(this.sumHigh, this.sumLow);
    this.chainHigh = finalised(this.high);
    this.chainLow = finalised(this.low ^ this.chainHigh);
    this.sumHigh = 0;
    this.sumLow = 0;
  }

  /** Records may be other people's from here on. */
  forget(): void {
    this.whoLeft = NOBODY;
  }

  write(answer: Answer): void {
    answer.put(this.chainHigh); // FoundFields.digestHigh
    answer.put(this.chainLow); // FoundFields.digestLow
  }

  private open(kind: i32, time: f64, person: i32): void {
    this.high = kind;
    this.low = 0;
    this.mix4(stepOf(time), fractionOf(time), this.rows.cohortHigh(person), this.rows.cohortLow(person));
    this.mix(this.rows.indexOf(person));
  }

  private openLeave(time: f64, person: i32): void {
    if (person === this.whoLeft && time === this.leftAt) {
      this.high = this.leftHigh;
      this.low = this.leftLow;
      return;
    }
    this.open(LEFT, time, person);
    this.whoLeft = person;
    this.leftAt = time;
    this.leftHigh = this.high;
    this.leftLow = this.low;
  }

  private close(): void {
    const high = finalised(this.high);
    const low = finalised(this.low ^ high);
    const sum: u32 = (this.sumLow + low) >>> 0;
    const carry: u32 = sum < low ? 1 : 0;
    this.sumLow = sum;
    this.sumHigh = (this.sumHigh + high + carry) >>> 0;
  }

  private mix(word: i32): void {
    this.high = mixedHigh(this.high, word);
    this.low = mixedLow(this.low, word, this.high);
  }

  private mix2(first: i32, second: i32): void {
    const h1 = mixedHigh(this.high, first);
    const h2 = mixedHigh(h1, second);
    this.low = mixedLow(mixedLow(this.low, first, h1), second, h2);
    this.high = h2;
  }

  /** As four times `mix`, without a detour over memory in between. */
  private mix4(first: i32, second: i32, third: i32, fourth: i32): void {
    const h1 = mixedHigh(this.high, first);
    const h2 = mixedHigh(h1, second);
    const h3 = mixedHigh(h2, third);
    const h4 = mixedHigh(h3, fourth);
    this.low = mixedLow(mixedLow(mixedLow(mixedLow(this.low, first, h1), second, h2), third, h3), fourth, h4);
    this.high = h4;
  }
}

// An instant is a whole step and a fraction in 2⁻³²: two words, exactly.

// @inline
function stepOf(time: f64): i32 {
  return whole(Math.floor(time));
}

// @inline
function fractionOf(time: f64): i32 {
  return unsigned((time - Math.floor(time)) * 4294967296);
}

const HIGH_BY: i32 = 0xcc9e2d51 | 0;
const HIGH_MORE: i32 = 0xe6546b64 | 0;
const LOW_BY: i32 = 0x85ebca6b | 0;
const LAST_BY: i32 = 0xc2b2ae35 | 0;

// Two lanes of MurmurHash3's inner step (Appleby 2008), each fed by the other so that they differ.

// @inline
function mixedHigh(word: i32, value: i32): i32 {
  const spread = wrappedProduct(value, HIGH_BY);
  const mixed = word ^ wrappedProduct(rotated(spread, 15), 0x1b873593);
  return (wrappedProduct(rotated(mixed, 13), 5) + HIGH_MORE) | 0;
}

// @inline
function mixedLow(word: i32, value: i32, high: i32): i32 {
  const spread = wrappedProduct(value ^ high, LOW_BY);
  const mixed = word ^ rotated(spread, 16);
  return (wrappedProduct(rotated(mixed, 11), 9) + 0x38495ab5) | 0;
}

function finalised(word: i32): u32 {
  let value = word;
  value = wrappedProduct(value ^ (value >>> 16), LOW_BY);
  value = wrappedProduct(value ^ (value >>> 13), LAST_BY);
  return (value ^ (value >>> 16)) >>> 0;
}
