// The twin of src/observe/digest.ts: one number that two runs share when everything that happened in them is
// the same.
import { INDEX } from "../../src/simulate/fast/contract.ts";
import { cohortHigh, cohortLow } from "./cohorts.ts";
import { row } from "./people.ts";
import { resources, stages } from "./program.ts";
import { put } from "./results.ts";

let sumHigh: u32 = 0;
let sumLow: u32 = 0;
let chainHigh: i32 = 0x6a09e667;
let chainLow: i32 = <i32>0xf3bcc908;
let high: i32 = 0;
let low: i32 = 0;
/** whose leaving was mixed in last, when, and what it came to: whoever walks through forks leaves one after another */
const NOBODY: i32 = 0;
let whoLeft: i32 = NOBODY;
let leftAt: f64 = 0;
let leftHigh: i32 = 0;
let leftLow: i32 = 0;

export function digestArrive(time: f64, person: i32, stage: i32, age: f64): void {
  open(1, time, person);
  const info = stages[stage];
  mix4(info.keyHigh, info.keyLow, stepOf(age), fractionOf(age));
  close();
}

export function digestBegin(time: f64, person: i32, stage: i32, resource: i32): void {
  open(2, time, person);
  const info = stages[stage];
  if (resource < 0) mix2(info.keyHigh, info.keyLow);
  else mix4(info.keyHigh, info.keyLow, resources[resource].keyHigh, resources[resource].keyLow);
  close();
}

export function digestLeave(time: f64, person: i32, stage: i32, to: i32, cause: i32): void {
  openLeave(time, person);
  const from = stages[stage];
  const next = stages[to];
  mix4(from.keyHigh, from.keyLow, next.keyHigh, next.keyLow);
  mix(cause);
  close();
}

export function digestDeparture(time: f64, resource: i32, offered: f64, used: f64, leftBehind: f64): void {
  high = 4;
  low = 0;
  mix4(stepOf(time), fractionOf(time), resources[resource].keyHigh, resources[resource].keyLow);
  mix2(toWord(offered), toWord(used));
  mix(toWord(leftBehind));
  close();
}

export function digestEdge(): void {
  high = chainHigh;
  low = chainLow;
  mix(<i32>sumHigh);
  mix(<i32>sumLow);
  chainHigh = finalised(high);
  chainLow = finalised(low ^ chainHigh);
  sumHigh = 0;
  sumLow = 0;
}

/** A row may be another person's from here on. */
export function digestForgets(): void {
  whoLeft = NOBODY;
}

export function writeDigest(): void {
  put(<f64>(<u32>chainHigh)); // FoundFields.digestHigh
  put(<f64>(<u32>chainLow)); // FoundFields.digestLow
}

// @inline
function open(kind: i32, time: f64, person: i32): void {
  high = kind;
  low = 0;
  mix4(stepOf(time), fractionOf(time), cohortHigh(person), cohortLow(person));
  mix(load<i32>(row(person), INDEX));
}

function openLeave(time: f64, person: i32): void {
  if (person == whoLeft && time == leftAt) {
    high = leftHigh;
    low = leftLow;
    return;
  }
  open(3, time, person);
  whoLeft = person;
  leftAt = time;
  leftHigh = high;
  leftLow = low;
}

function close(): void {
  const h = <u32>finalised(high);
  const l = <u32>finalised(low ^ <i32>h);
  const sum = sumLow + l;
  const carry: u32 = sum < l ? 1 : 0;
  sumLow = sum;
  sumHigh = sumHigh + h + carry;
}

/** What `value >>> 0` makes of a number: the whole part modulo 2³², 0 when there is none. */
function toWord(value: f64): i32 {
  if (!isFinite(value)) return 0;
  const whole = trunc(value);
  return <i32>(<u32>(<u64>(<i64>(whole - floor(whole / 4294967296) * 4294967296))));
}

// @inline
function stepOf(time: f64): i32 {
  return <i32>(<i64>floor(time));
}

// @inline
function fractionOf(time: f64): i32 {
  return <i32>(<u32>((time - floor(time)) * 4294967296));
}

function mix(value: i32): void {
  high = mixedHigh(high, value);
  low = mixedLow(low, value, high);
}

function mix2(first: i32, second: i32): void {
  const h1 = mixedHigh(high, first);
  const h2 = mixedHigh(h1, second);
  low = mixedLow(mixedLow(low, first, h1), second, h2);
  high = h2;
}

/** As four times `mix`, without a detour over memory in between. */
function mix4(first: i32, second: i32, third: i32, fourth: i32): void {
  const h1 = mixedHigh(high, first);
  const h2 = mixedHigh(h1, second);
  const h3 = mixedHigh(h2, third);
  const h4 = mixedHigh(h3, fourth);
  low = mixedLow(mixedLow(mixedLow(mixedLow(low, first, h1), second, h2), third, h3), fourth, h4);
  high = h4;
}

// @inline
function mixedHigh(word: i32, value: i32): i32 {
  const k = rotl(value * <i32>0xcc9e2d51, 15) * 0x1b873593;
  return rotl(word ^ k, 13) * 5 + <i32>0xe6546b64;
}

// @inline
function mixedLow(word: i32, value: i32, mixed: i32): i32 {
  const k = rotl((value ^ mixed) * <i32>0x85ebca6b, 16);
  return rotl(word ^ k, 11) * 9 + 0x38495ab5;
}

function finalised(word: i32): i32 {
  let value = <u32>word;
  value = (value ^ (value >> 16)) * 0x85ebca6b;
  value = (value ^ (value >> 13)) * 0xc2b2ae35;
  return <i32>(value ^ (value >> 16));
}
