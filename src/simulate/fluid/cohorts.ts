// Stays that nothing but their own time ends, and in which clocks across stages start: people are kept by the
// step in which their stay began, and for whom a clock has run out is worked out as they leave.
import { whole } from "../../quantity/machine.ts";
import type { Stage } from "./known.ts";
import type { Floats } from "./lists.ts";
import { WHOLE, dust, endingIn } from "./packetHazards.ts";
import { NOBODY } from "./packetRows.ts";
import type { Packet } from "./packetRows.ts";
import { MET_HALF, NOT_RUNNING, OVERDUE, insideList, release, stopClocks, take, unlink } from "./packets.ts";
import { goOn } from "./parcels.ts";
import type { FluidRun } from "./state.ts";

type i32 = number;
type f64 = number;

/** Ends the stays of a cell that end in this step. */
export function endStays(run: FluidRun, stage: Stage, cell: i32): void {
  const list = insideList(run, cell);
  if (run.packets.head[list] === NOBODY) return;
  forgetStruck(run);
  let before = NOBODY;
  for (let p = run.packets.head[list]; p !== NOBODY;) {
    const next = p.next;
    endSome(run, stage, cell, p);
    markOver(run, stage, p);
    if (p.amount > 0) before = p;
    else unlink(run, list, before, p);
    p = next;
  }
  leaveStruck(run, stage, cell);
}

// @inline
function forgetStruck(run: FluidRun): void {
  for (let c = 0; c < run.known.crossCount; c++) run.struck[c] = 0;
}

/**
 * People for whom a clock ran out go on together, wherever it strikes them as they come and nothing else of them matters.
 */
// @inline
function leaveStruck(run: FluidRun, stage: Stage, cell: i32): void {
  if (stage.anyStrikes === 0) return;
  for (let i = stage.liveFrom; i < stage.liveTo; i++) {
    const clock = run.known.liveClocks[i];
    if (!(run.struck[clock] > 0)) continue;
    const packet = take(run, run.struck[clock], run.now + 0.5);
    stopClocks(run, packet);
    packet.met = MET_HALF;
    packet.starts[clock] = OVERDUE;
    goOn(run, stage, cell, run.struck[clock], packet);
    release(run, packet);
  }
}

/** The same of a packet that has just come. */
export function endNew(run: FluidRun, stage: Stage, cell: i32, packet: Packet): void {
  forgetStruck(run);
  endSome(run, stage, cell, packet);
  leaveStruck(run, stage, cell);
}

/** Clocks that have run out for all of a packet's people are marked so, whenever they started. */
// @inline
function markOver(run: FluidRun, stage: Stage, packet: Packet): void {
  for (let i = stage.liveFrom; i < stage.liveTo; i++) {
    const clock = run.known.liveClocks[i];
    if (!isFinite(packet.starts[clock]) || !isOver(run, clock, packet)) continue;
    const times = run.known.delays[packet.delays[clock]];
    const last = times.length - 1;
    if (times.fixed >= 0 || (last >= 0 && times.gone[last] === 1)) packet.starts[clock] = OVERDUE;
  }
}

/** Whether a clock, in this step and all later ones, runs out for nobody of a packet. */
export function isOver(run: FluidRun, clock: i32, packet: Packet): boolean {
  const start = packet.starts[clock];
  const delay = packet.delays[clock];
  if (!isFinite(start) || delay < 0) return false;
  const times = run.known.delays[delay];
  const age = run.now - 0.5 - start;
  if (times.fixed >= 0) return age >= times.fixed + 0.5 * packet.spans[clock];
  const last = times.length - 1;
  if (last < 0 || (age >= last && times.gone[last] === 1)) return true;
  return age >= 0 && times.nextEnd[age < last ? whole(age) : last] === Infinity;
}

/** Ends the stays of a packet's people that end in this step. */
function endSome(run: FluidRun, stage: Stage, cell: i32, packet: Packet): void {
  const own = run.known.crossCount;
  const delay = packet.delays[own];
  if (delay < 0) return;
  const amount = packet.amount;
  const share = endingIn(run, cell, delay, packet.starts[own], packet.spans[own], WHOLE);
  if (!(share > 0)) return;
  const left: f64 = amount * (1 - share) > dust ? amount * (1 - share) : 0;
  packet.amount = left;
  run.content[cell] -= amount - left;
  // half of the step is over for them, on average
  packet.met = MET_HALF;
  if (stage.anyStrikes !== 0) leaveOrStrike(run, stage, cell, packet, amount - left);
  else leave(run, stage, cell, packet, amount - left, stage.liveFrom);
}

/** Sends people on for whom no clock has run out; the others are counted by the clock. */
// @inline
function leaveOrStrike(run: FluidRun, stage: Stage, cell: i32, packet: Packet, amount: f64): void {
  let rest = amount;
  for (let i = stage.liveFrom; i < stage.liveTo; i++) {
    const clock = run.known.liveClocks[i];
    const start = packet.starts[clock];
    if (start === NOT_RUNNING) continue;
    const share = start === OVERDUE ? 1 : overBy(run, packet.delays[clock], start, packet.spans[clock]);
    if (!(share > 0)) continue;
    run.struck[clock] += rest * share;
    if (share >= 1) return;
    rest *= 1 - share;
  }
  goOn(run, stage, cell, rest, packet);
}

/**
 * Sends people on, those for whom a clock has run out apart from the others.
 * @param from place in the stage's live clocks of the first that is still to be asked
 */
function leave(run: FluidRun, stage: Stage, cell: i32, packet: Packet, amount: f64, from: i32): void {
  let rest = amount;
  for (let k = from; k < stage.liveTo; k++) {
    const clock = run.known.liveClocks[k];
    const start = packet.starts[clock];
    if (!isFinite(start)) continue;
    const share = overBy(run, packet.delays[clock], start, packet.spans[clock]);
    if (!(share > 0)) continue;
    packet.starts[clock] = OVERDUE;
    leave(run, stage, cell, packet, rest * share, stage.anyStrikes !== 0 ? stage.liveTo : k + 1);
    packet.starts[clock] = start;
    rest *= 1 - share;
  }
  goOn(run, stage, cell, rest, packet);
}

/** Share of the people leaving in the step for whom a duration that began before has ended. */
function overBy(run: FluidRun, delay: i32, start: f64, span: f64): f64 {
  const times = run.known.delays[delay];
  const age = run.now + 0.5 - start;
  if (times.fixed >= 0) {
    const over = age - times.fixed + 0.5 * span;
    return over <= 0 ? 0 : over >= span ? 1 : over / span;
  }
  if (times.length === 0 || age < 0) return 0;
  const low = Math.floor(age);
  const gone = halfwayGone(times.gone, times.length - 1, low);
  return gone + (age - low) * (halfwayGone(times.gone, times.length - 1, low + 1) - gone);
}

/** Share gone, of people who came evenly over one step, by the middle of a later packet. */
// @inline
function halfwayGone(gone: Floats, last: i32, age: f64): f64 {
  const before: f64 = age === 0 ? 0 : gone[age - 1 < last ? whole(age - 1) : last];
  return before + 0.5 * (gone[age < last ? whole(age) : last] - before);
}
