// Stays that nothing but their own time ends: the twin of src/simulate/fluid/cohorts.ts.
import { Stage } from "../../src/simulate/fluid/fast/contract.ts";
import { dust, endingIn, WHOLE } from "./hazards.ts";
import { Floats } from "./memory.ts";
import {
  at,
  delayIn,
  headOf,
  MET_HALF,
  NOT_RUNNING,
  OVERDUE,
  release,
  setStart,
  spanOf,
  startOf,
  stopClocks,
  take,
  unlink,
} from "./packets.ts";
import { goOn } from "./parcels.ts";
import { cells, crossCount, delayAt, liveClocks } from "./plan.ts";
import * as run from "./state.ts";

/** The stays of a cell that end in this step. */
export function endStays(stage: Stage, cell: i32): void {
  const list = 2 * cells + cell;
  if (headOf(list) == 0) return;
  forgetStruck();
  let before: usize = 0;
  for (let p = headOf(list); p != 0;) {
    const next = at(p).next;
    endSome(stage, cell, p);
    markOver(stage, p);
    if (at(p).amount > 0) before = p;
    else unlink(list, before, p);
    p = next;
  }
  leaveStruck(stage, cell);
}

// @inline
function forgetStruck(): void {
  for (let c = 0; c < crossCount; c++) run.struck[c] = 0;
}

/** Those for whom a clock ran out, wherever it strikes as they come and nothing else of them matters. */
// @inline
function leaveStruck(stage: Stage, cell: i32): void {
  if (stage.anyStrikes == 0) return;
  for (let i = stage.liveFrom; i < stage.liveTo; i++) {
    const clock = liveClocks[i];
    if (!(run.struck[clock] > 0)) continue;
    const packet = take(run.struck[clock], <f64>run.now + 0.5);
    stopClocks(packet);
    at(packet).met = MET_HALF;
    setStart(packet, clock, OVERDUE);
    goOn(stage, cell, run.struck[clock], packet);
    release(packet);
  }
}

/** The same of one who has just come. */
export function endNew(stage: Stage, cell: i32, packet: usize): void {
  forgetStruck();
  endSome(stage, cell, packet);
  leaveStruck(stage, cell);
}

/** Clocks that have run out for all of a packet's people are marked so, whenever they started. */
// @inline
function markOver(stage: Stage, packet: usize): void {
  for (let i = stage.liveFrom; i < stage.liveTo; i++) {
    const clock = liveClocks[i];
    if (!isFinite(startOf(packet, clock)) || !isOver(clock, packet)) continue;
    const times = delayAt(delayIn(packet, clock));
    const last = times.length - 1;
    if (times.fixed >= 0 || (last >= 0 && times.gone[last] == 1)) setStart(packet, clock, OVERDUE);
  }
}

/** Whether a clock, in this step and all later ones, runs out for nobody of a packet. */
export function isOver(clock: i32, packet: usize): bool {
  const start = startOf(packet, clock);
  const delay = delayIn(packet, clock);
  if (!isFinite(start) || delay < 0) return false;
  const times = delayAt(delay);
  const age = <f64>run.now - 0.5 - start;
  if (times.fixed >= 0) return age >= times.fixed + 0.5 * spanOf(packet, clock);
  const last = times.length - 1;
  if (last < 0 || (age >= <f64>last && times.gone[last] == 1)) return true;
  return age >= 0 && times.nextEnd[age < <f64>last ? <i32>age : last] == Infinity;
}

/** The stays of a packet's people that end in this step. */
function endSome(stage: Stage, cell: i32, packet: usize): void {
  const delay = delayIn(packet, crossCount);
  if (delay < 0) return;
  const one = at(packet);
  const amount = one.amount;
  const share = endingIn(cell, delay, startOf(packet, crossCount), spanOf(packet, crossCount), WHOLE);
  if (!(share > 0)) return;
  const left: f64 = amount * (1 - share) > dust ? amount * (1 - share) : 0;
  one.amount = left;
  run.content[cell] = run.content[cell] - (amount - left);
  // half of the step is over for them, on average
  one.met = MET_HALF;
  if (stage.anyStrikes != 0) leaveOrStrike(stage, cell, packet, amount - left);
  else leave(stage, cell, packet, amount - left, stage.liveFrom);
}

/** Sends on those for whom no clock has run out, and counts the others. */
// @inline
function leaveOrStrike(stage: Stage, cell: i32, packet: usize, amount: f64): void {
  let rest = amount;
  for (let i = stage.liveFrom; i < stage.liveTo; i++) {
    const clock = liveClocks[i];
    const start = startOf(packet, clock);
    if (start == NOT_RUNNING) continue;
    const share = start == OVERDUE ? 1 : overBy(delayIn(packet, clock), start, spanOf(packet, clock));
    if (!(share > 0)) continue;
    run.struck[clock] = run.struck[clock] + rest * share;
    if (share >= 1) return;
    rest *= 1 - share;
  }
  goOn(stage, cell, rest, packet);
}

/** Sends people on, those for whom a clock has run out apart from the others. */
function leave(stage: Stage, cell: i32, packet: usize, amount: f64, from: i32): void {
  let rest = amount;
  for (let k = from; k < stage.liveTo; k++) {
    const clock = liveClocks[k];
    const start = startOf(packet, clock);
    if (!isFinite(start)) continue;
    const share = overBy(delayIn(packet, clock), start, spanOf(packet, clock));
    if (!(share > 0)) continue;
    setStart(packet, clock, OVERDUE);
    leave(stage, cell, packet, rest * share, stage.anyStrikes != 0 ? stage.liveTo : k + 1);
    setStart(packet, clock, start);
    rest *= 1 - share;
  }
  goOn(stage, cell, rest, packet);
}

/** Of the people leaving in the step, those for whom a duration that began before has ended; a share. */
function overBy(delay: i32, start: f64, span: f64): f64 {
  const times = delayAt(delay);
  const age = <f64>run.now + 0.5 - start;
  if (times.fixed >= 0) {
    const over = age - times.fixed + 0.5 * span;
    return over <= 0 ? 0 : over >= span ? 1 : over / span;
  }
  if (times.length == 0 || age < 0) return 0;
  const low = Math.floor(age);
  const gone = halfwayGone(times.gone, times.length - 1, low);
  return gone + (age - low) * (halfwayGone(times.gone, times.length - 1, low + 1) - gone);
}

/** Of people who came evenly over one step, those gone by the middle of a later one; a share. */
// @inline
function halfwayGone(gone: Floats, last: i32, age: f64): f64 {
  const before: f64 = age == 0 ? 0 : gone[age - 1 < <f64>last ? <i32>(age - 1) : last];
  return before + 0.5 * (gone[age < <f64>last ? <i32>age : last] - before);
}
