// The twin of src/observe/digest.ts: one number that two runs share when everything that happened in them is the same.
import { cohortHigh, cohortLow } from "./cohorts";
import { INDEX, row } from "./people";
import { resources, stages } from "./program";
import { put } from "./results";

let sumHigh: u32 = 0;
let sumLow: u32 = 0;
let chainHigh: i32 = 0x6a09e667;
let chainLow: i32 = <i32>0xf3bcc908;
let high: i32 = 0;
let low: i32 = 0;

export function digestArrive(time: f64, person: i32, stage: i32, age: f64): void {
  open(1, time, person);
  mixStage(stage);
  mixInstant(age);
  close();
}

export function digestBegin(time: f64, person: i32, stage: i32, resource: i32): void {
  open(2, time, person);
  mixStage(stage);
  if (resource >= 0) mixResource(resource);
  close();
}

export function digestLeave(time: f64, person: i32, stage: i32, to: i32, cause: i32): void {
  open(3, time, person);
  mixStage(stage);
  mixStage(to);
  mix(cause);
  close();
}

export function digestDeparture(time: f64, resource: i32, offered: f64, used: f64, leftBehind: f64): void {
  high = 4;
  low = 0;
  mixInstant(time);
  mixResource(resource);
  mix(toWord(offered));
  mix(toWord(used));
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

export function writeDigest(): void {
  put(<f64>(<u32>chainHigh));
  put(<f64>(<u32>chainLow));
}

// @ts-ignore: decorator
@inline
function open(kind: i32, time: f64, person: i32): void {
  high = kind;
  low = 0;
  mixInstant(time);
  mix(cohortHigh(person));
  mix(cohortLow(person));
  mix(load<i32>(row(person), INDEX));
}

function close(): void {
  const h = <u32>finalised(high);
  const l = <u32>finalised(low ^ <i32>h);
  const sum = sumLow + l;
  const carry: u32 = sum < l ? 1 : 0;
  sumLow = sum;
  sumHigh = sumHigh + h + carry;
}

// @ts-ignore: decorator
@inline
function mixStage(stage: i32): void {
  const info = stages[stage];
  mix(info.keyHigh);
  mix(info.keyLow);
}

// @ts-ignore: decorator
@inline
function mixResource(resource: i32): void {
  const info = resources[resource];
  mix(info.keyHigh);
  mix(info.keyLow);
}

/** What `value >>> 0` makes of a number: the whole part modulo 2³², 0 when there is none. */
function toWord(value: f64): i32 {
  if (!isFinite(value)) return 0;
  const whole = trunc(value);
  return <i32>(<u32>(<u64>(<i64>(whole - floor(whole / 4294967296) * 4294967296))));
}

// @ts-ignore: decorator
@inline
function mixInstant(time: f64): void {
  const step = floor(time);
  mix(<i32>(<i64>step));
  mix(<i32>(<u32>((time - step) * 4294967296)));
}

// @ts-ignore: decorator
@inline
function mix(value: i32): void {
  let k = value * <i32>0xcc9e2d51;
  k = rotl(k, 15) * 0x1b873593;
  high = rotl(high ^ k, 13) * 5 + <i32>0xe6546b64;
  k = (value ^ high) * <i32>0x85ebca6b;
  low = rotl(low ^ rotl(k, 16), 11) * 9 + 0x38495ab5;
}

function finalised(word: i32): i32 {
  let value = <u32>word;
  value = (value ^ (value >> 16)) * 0x85ebca6b;
  value = (value ^ (value >> 13)) * 0xc2b2ae35;
  return <i32>(value ^ (value >> 16));
}
