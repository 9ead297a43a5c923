// A step's hazards for packets: the twin of src/simulate/fluid/packetHazards.ts.
import { Stage } from "../../src/simulate/fluid/fast/contract.ts";
import { WAITS } from "../../src/simulate/codes.ts";
import { tell } from "./heard.ts";
import { Floats } from "./memory.ts";
import {
  at,
  calmUntil,
  copy,
  headOf,
  delayIn,
  MET_HALF,
  MET_NONE,
  MET_WHOLE,
  NOT_RUNNING,
  OVERDUE,
  setStart,
  spanOf,
  startOf,
  tail,
  unlink,
} from "./packets.ts";
import { deliver, goOn, strike } from "./parcels.ts";
import { crossClockAt, crossCount, edgeAt, delayAt, kindOf, liveClocks, strikesIn } from "./plan.ts";
import * as run from "./state.ts";

/**
 * Which part of a step's hazards is met: before servers and departures take their part of the line, or after.
 */
export const WHOLE = 0;
export const FIRST_HALF = 1;
export const SECOND_HALF = 2;
const NOTHING = 3;

/** Where the packets of a list are. */
export const IN_LINE = 0;
export const AT_DOOR = 1;
export const INSIDE = 2;

/** Below this many persons a packet is closed, and goes where its last part goes. */
export const dust: f64 = 1e-13;

/** Of a packet's people, the share that is nobody: rounding leaves as much where hazards are none. */
const nobody: f64 = 1e-12;

/** Share of those still there whose duration ends in a step, at an age in steps. */
function hazardAt(delay: i32, age: f64): f64 {
  const times = delayAt(delay);
  const length = times.length;
  if (length == 0) return 0;
  const hazards = times.hazards;
  if (age < 0) return age > -1 ? hazards[0] : 0;
  const low = max<f64>(0, Math.floor(age));
  const rest = age - low;
  const last = length - 1;
  const here = hazards[low < <f64>last ? <i32>low : last];
  if (rest < 1e-9) return here;
  return here + rest * (hazards[low + 1 < <f64>last ? <i32>(low + 1) : last] - here);
}

/**
 * Share of those still there whose duration ends in part of the step. One length, the same for all, ends for
 * those first who started first.
 */
export function endingIn(cell: i32, delay: i32, start: f64, span: f64, part: i32): f64 {
  const fixed = delayAt(delay).fixed;
  if (fixed < 0) return partOf(hazardAt(delay, <f64>run.now + 0.5 - start), part);
  if (part == NOTHING) return 0;
  const cut = run.cut()[cell];
  const from = <f64>run.now + (part == SECOND_HALF ? cut : 0);
  const to = <f64>run.now + (part == FIRST_HALF ? cut : 1);
  const last = start + 0.5 * span + fixed;
  if (last <= to) return 1;
  const first = max<f64>(from, start - 0.5 * span + fixed);
  return first < to ? (to - first) / (last - first) : 0;
}

/** Of a hazard, what is met in part of the step. */
// @inline
function partOf(hazard: f64, part: i32): f64 {
  if (part == WHOLE) return hazard;
  if (part == NOTHING) return 0;
  return part == FIRST_HALF ? 0.5 * hazard : hazard < 2 ? (0.5 * hazard) / (1 - 0.5 * hazard) : 1;
}

/** Of the hazards of clocks across stages, what one who came in this step has still to meet. */
// @inline
function restOf(met: u8): i32 {
  return met == MET_NONE ? WHOLE : met == MET_HALF ? SECOND_HALF : NOTHING;
}

/**
 * Applies a step's hazards to every packet of a list that was there before the step; the second half to the
 * others too.
 */
export function age(index: i32, stage: Stage, cell: i32, list: i32, place: i32, part: i32): void {
  if (headOf(list) == 0) return;
  const middle = <f64>run.now + 0.5;
  const calm = run.survive()[cell] == 1 && run.surviveIn()[cell] == 1;
  if (calm && middle < calmUntil[list]) return;
  let earliest: f64 = Infinity;
  let before: usize = 0;
  for (let p = headOf(list); p != 0;) {
    const packet = at(p);
    const after = packet.next;
    if (calm && middle < packet.quiet) {
      if (packet.amount <= dust) unlink(list, before, p);
      else {
        before = p;
        if (packet.quiet < earliest) earliest = packet.quiet;
      }
      p = after;
      continue;
    }
    const isNew = place == IN_LINE && packet.join > <f64>run.now;
    if (!isNew || part == SECOND_HALF) {
      ageOnePacket(index, stage, cell, list, p, place, isNew ? WHOLE : part);
      if (calm && part != FIRST_HALF && packet.quiet > -Infinity) packet.quiet = quietUntil(stage, p, place, 1);
    }
    // clocks that ran out here may have put parts of the packet behind it
    let previous = p;
    if (packet.quiet < earliest) earliest = packet.quiet;
    while (at(previous).next != after) {
      previous = at(previous).next;
      if (at(previous).quiet < earliest) earliest = at(previous).quiet;
    }
    const isLeft = packet.amount > dust;
    if (!isLeft) unlink(list, before, p);
    if (previous != p || isLeft) before = previous;
    p = after;
  }
  calmUntil[list] = earliest;
}

/**
 * Instant, in steps, before which none of a packet's own clocks can end; -Infinity where one is met by a
 * rate.
 */
export function quietUntil(stage: Stage, packet: usize, place: i32, ahead: f64): f64 {
  let quiet: f64 = Infinity;
  for (let i = stage.liveFrom; i < stage.liveTo; i++) {
    const clock = liveClocks[i];
    const start = startOf(packet, clock);
    if (start == NOT_RUNNING) continue;
    const delay = delayIn(packet, clock);
    if (start == OVERDUE || delay < 0) return -Infinity;
    quiet = min<f64>(quiet, nextEnd(delay, start, spanOf(packet, clock), ahead));
  }
  for (let column = crossCount + 1; column <= crossCount + stage.afterEdges; column++) {
    const delay = delayIn(packet, column);
    if (delay < 0) continue;
    quiet = min<f64>(quiet, nextEnd(delay, startOf(packet, column), spanOf(packet, column), ahead));
  }
  if (place == INSIDE && delayIn(packet, crossCount) >= 0) {
    const own = delayIn(packet, crossCount);
    quiet = min<f64>(quiet, nextEnd(own, startOf(packet, crossCount), spanOf(packet, crossCount), ahead));
  }
  return quiet;
}

/**
 * Instant, in steps, from which a duration may end: only hazards between two whole ages are read on a
 * straight line.
 */
// @inline
function nextEnd(delay: i32, start: f64, span: f64, ahead: f64): f64 {
  const times = delayAt(delay);
  if (times.fixed >= 0) return start - 0.5 * span + times.fixed - 0.5;
  const length = times.length;
  if (length == 0) return Infinity;
  const age = max<f64>(0, Math.floor(<f64>run.now + 0.5 + ahead - start));
  const isWhole = start - Math.floor(start) == 0.5;
  return start + times.nextEnd[age < <f64>(length - 1) ? <i32>age : length - 1] - (isWhole ? 0 : 1);
}

/** A packet just put into a list: the step it came in. */
export function ageOne(index: i32, stage: Stage, cell: i32, list: i32, packet: usize, place: i32): void {
  const one = at(packet);
  if (<f64>run.now + 0.5 < one.quiet && run.survive()[cell] == 1) {
    if (run.surviveIn()[cell] == 1 && one.amount > dust) return;
  }
  ageOnePacket(index, stage, cell, list, packet, place, WHOLE);
  if (one.amount > dust) return;
  let before: usize = 0;
  for (let p = headOf(list); p != packet; p = at(p).next) before = p;
  unlink(list, before, packet);
}

function ageOnePacket(index: i32, stage: Stage, cell: i32, list: i32, p: usize, place: i32, part: i32): void {
  const packet = at(p);
  const amount = packet.amount;
  if (amount <= 0) return;
  const local = cell - stage.first;
  const middle = <f64>run.now + 0.5;
  const served = place == INSIDE && stage.kind != WAITS;
  const share = run.riskShare;
  const taken = run.riskTaken;
  let count = 0;
  share[count++] =
    place == INSIDE && delayIn(p, crossCount) >= 0
      ? endingIn(cell, delayIn(p, crossCount), startOf(p, crossCount), spanOf(p, crossCount), WHOLE)
      : 0;
  let column = crossCount + 1;
  const isNew = (place == INSIDE ? packet.begun : packet.join) > <f64>run.now;
  const survive = (served ? run.surviveIn() : run.survive())[cell];
  // those let in from the door in this step have met half of it there
  const ownPart = isNew && packet.since <= <f64>run.now ? restOf(packet.met) : part;
  // those who came in this step meet rates for half of it
  const rate = 1 - (isNew ? Math.sqrt(survive) : survive);
  for (let i = stage.clockFrom; i < stage.clockTo; i++) {
    const edge = edgeAt(i);
    if (edge.afterAt < 0) {
      const dial = served ? edge.partInAt : edge.shareAt;
      share[count++] = rate > 0 ? partOf(rate, part) * run.dials[dial + local] : 0;
      continue;
    }
    const delay = delayIn(p, column);
    const start = startOf(p, column);
    const span = spanOf(p, column);
    column++;
    const isVoid = (served && edge.whileWaiting != 0) || delay < 0;
    share[count++] = isVoid ? 0 : endingIn(cell, delay, start, span, ownPart);
  }
  const acrossPart = isNew ? restOf(packet.met) : part;
  // who leaves meanwhile has met half of it, on average
  packet.met = acrossPart == WHOLE || acrossPart == FIRST_HALF ? MET_HALF : MET_WHOLE;
  for (let i = stage.strikeFrom; i < stage.strikeTo; i++) {
    share[count++] = crossHazard(cell, p, edgeAt(i).clock, acrossPart);
  }
  let keeps: f64 = 1;
  for (let i = 0; i < count; i++) keeps *= 1 - min<f64>(1, share[i]);
  if (amount * keeps <= dust) keeps = 0;
  if (keeps < 1) {
    spread(share, taken, count, 1 - keeps);
    packet.amount = amount * keeps;
    const gone = amount - packet.amount;
    run.content[cell] = run.content[cell] - gone;
    if (place != INSIDE) run.waiting[cell] = run.waiting[cell] - gone;
    if (place == IN_LINE) run.bulk[cell] = run.bulk[cell] - gone;
    const outPart = acrossPart == WHOLE ? FIRST_HALF : acrossPart;
    for (let i = 0; i < count; i++) {
      if (taken[i] > 0) sendOut(index, stage, cell, p, i, amount * taken[i], outPart, stage.liveFrom);
    }
    if (place != INSIDE) tell(cell, -1, gone, max<f64>(0, middle - packet.since), false);
  }
  packet.met = part == FIRST_HALF ? MET_HALF : MET_WHOLE;
  if (packet.amount > 0) runOut(index, stage, cell, list, p, acrossPart);
}

/**
 * Sends on those whom a risk took. For some of them a clock ran out before in the same step, where it cannot
 * strike.
 */
function sendOut(index: i32, stage: Stage, cell: i32, p: usize, risk: i32, amount: f64, part: i32, from: i32): void {
  let rest = amount;
  for (let k = from; k < stage.liveTo; k++) {
    const clock = liveClocks[k];
    if (strikesIn[index * crossCount + clock] == 1) continue;
    const start = startOf(p, clock);
    if (start == NOT_RUNNING || start == OVERDUE) continue;
    const share = crossHazard(cell, p, clock, part);
    if (share <= nobody) continue;
    setStart(p, clock, OVERDUE);
    sendOut(index, stage, cell, p, risk, rest * share, part, k + 1);
    setStart(p, clock, start);
    rest *= 1 - share;
  }
  const local = cell - stage.first;
  const clocks = stage.clockTo - stage.clockFrom;
  if (risk == 0) goOn(stage, cell, rest, p);
  else if (risk <= clocks) deliver(stage.clockFrom + risk - 1, local, rest, p);
  else strike(stage.strikeFrom + risk - 1 - clocks, local, rest, p);
}

/** Each risk takes what it would alone, less what the others take before it, half of them on average. */
function spread(share: Floats, taken: Floats, count: i32, total: f64): void {
  let sum: f64 = 0;
  for (let i = 0; i < count; i++) {
    let alone = min<f64>(1, share[i]);
    if (alone > 0) for (let j = 0; j < count; j++) if (j != i) alone *= 1 - 0.5 * min<f64>(1, share[j]);
    taken[i] = alone;
    sum += alone;
  }
  for (let i = 0; i < count; i++) taken[i] = sum > 0 ? (taken[i] * total) / sum : 0;
}

/** Share of those still there whom a clock across stages strikes in part of the step. */
// @inline
function crossHazard(cell: i32, packet: usize, clock: i32, part: i32): f64 {
  const start = startOf(packet, clock);
  if (start == NOT_RUNNING) return 0;
  if (start == OVERDUE) return partOf(1, part);
  const delay = delayIn(packet, clock);
  if (delay < 0) {
    const rate = run.dials[crossClockAt(clock).at + kindOf[cell]];
    // those for whom it started in this step meet it for half of the step
    return partOf(start > <f64>run.now ? 1 - Math.sqrt(1 - rate) : rate, part);
  }
  return endingIn(cell, delay, start, spanOf(packet, clock), part);
}

/** Clocks that run out where they cannot strike: that part of the packet is known as overdue from then on. */
function runOut(index: i32, stage: Stage, cell: i32, list: i32, p: usize, part: i32): void {
  const packet = at(p);
  for (let i = stage.liveFrom; i < stage.liveTo; i++) {
    const clock = liveClocks[i];
    if (strikesIn[index * crossCount + clock] == 1) continue;
    const start = startOf(p, clock);
    if (start == NOT_RUNNING || start == OVERDUE) continue;
    const share = crossHazard(cell, p, clock, part);
    if (share <= nobody) continue;
    if (share >= 1 - nobody) {
      setStart(p, clock, OVERDUE);
      continue;
    }
    const out = packet.amount * share;
    packet.amount -= out;
    const alike = findAlike(p, clock, stage);
    if (alike != 0) {
      at(alike).amount += out;
      continue;
    }
    const split = copy(p, out);
    setStart(split, clock, OVERDUE);
    at(split).next = packet.next;
    packet.next = split;
    if (<usize>tail[list] == p) tail[list] = <i32>split;
  }
}

/**
 * Just behind a packet: those of the same coming for whom the clock has run out already, all else alike; 0.
 */
function findAlike(packet: usize, clock: i32, stage: Stage): usize {
  const one = at(packet);
  for (let p = one.next; p != 0 && at(p).since == one.since; p = at(p).next) {
    if (startOf(p, clock) != OVERDUE || at(p).begun != one.begun) continue;
    let alike = true;
    for (let i = stage.liveFrom; i < stage.liveTo; i++) {
      const other = liveClocks[i];
      if (other != clock && startOf(p, other) != startOf(packet, other)) alike = false;
    }
    if (alike) return p;
  }
  return 0;
}
