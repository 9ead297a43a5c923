// A step's hazards for packets: the stay's own end, the stage's clocks and clocks across stages, competing
// with one another.
import { whole } from "../../quantity/machine.ts";
import { WAITS } from "../codes.ts";
import { tell } from "./heard.ts";
import type { Stage } from "./known.ts";
import type { Floats } from "./lists.ts";
import { NOBODY } from "./packetRows.ts";
import type { Packet } from "./packetRows.ts";
import { MET_HALF, MET_NONE, MET_WHOLE, NOT_RUNNING, OVERDUE, copy, packetBefore, unlink } from "./packets.ts";
import { deliver, goOn, strike } from "./parcels.ts";
import type { FluidRun } from "./state.ts";

type u8 = number;
type i32 = number;
type f64 = number;

// Which part of a step's hazards is met: before servers and departures take their part of the line, or after.
export const WHOLE = 0;
export const FIRST_HALF = 1;
export const SECOND_HALF = 2;
const NOTHING = 3;

// Where the packets of a list are.
export const IN_LINE = 0;
export const AT_DOOR = 1;
export const INSIDE = 2;

/** A packet with fewer persons than this is closed, and the rest goes where its last part goes. */
export const dust: f64 = 1e-13;

/** Of a packet's people, the share that is nobody: rounding leaves as much where hazards are none. */
const nobody: f64 = 1e-12;

/** Share of the people still there whose duration ends in the step, at an age in steps. */
function hazardAt(run: FluidRun, delay: i32, age: f64): f64 {
  const times = run.known.delays[delay];
  const length = times.length;
  if (length === 0) return 0;
  const hazards = times.hazards;
  if (age < 0) return age > -1 ? hazards[0] : 0;
  const low = Math.max(0, Math.floor(age));
  const rest = age - low;
  const last = length - 1;
  const here = hazards[low < last ? whole(low) : last];
  if (rest < 1e-9) return here;
  return here + rest * (hazards[low + 1 < last ? whole(low + 1) : last] - here);
}

/**
 * Share of the people still there whose duration ends in part of the step. One length, the same for all, ends
 * for those first who started first.
 */
export function endingIn(run: FluidRun, cell: i32, delay: i32, start: f64, span: f64, part: i32): f64 {
  const fixed = run.known.delays[delay].fixed;
  if (fixed < 0) return partOf(hazardAt(run, delay, run.now + 0.5 - start), part);
  if (part === NOTHING) return 0;
  const cut = run.cut[cell];
  const from = run.now + (part === SECOND_HALF ? cut : 0);
  const to = run.now + (part === FIRST_HALF ? cut : 1);
  const last = start + 0.5 * span + fixed;
  if (last <= to) return 1;
  const first = Math.max(from, start - 0.5 * span + fixed);
  return first < to ? (to - first) / (last - first) : 0;
}

/** The share that a hazard takes in part of the step. */
// @inline
function partOf(hazard: f64, part: i32): f64 {
  if (part === WHOLE) return hazard;
  if (part === NOTHING) return 0;
  return part === FIRST_HALF ? 0.5 * hazard : hazard < 2 ? (0.5 * hazard) / (1 - 0.5 * hazard) : 1;
}

/**
 * The part of the step's hazards of clocks across stages that somebody who came in this step has still to
 * meet.
 */
// @inline
function restOf(met: u8): i32 {
  return met === MET_NONE ? WHOLE : met === MET_HALF ? SECOND_HALF : NOTHING;
}

/**
 * Applies a step's hazards to every packet of a list that was there before the step; in
 * SECOND_HALF, to the newer ones too.
 */
export function age(run: FluidRun, index: i32, stage: Stage, cell: i32, list: i32, place: i32, part: i32): void {
  if (run.packets.head[list] === NOBODY) return;
  const middle = run.now + 0.5;
  const calm = run.survive[cell] === 1 && run.surviveIn[cell] === 1;
  if (calm && middle < run.packets.calmUntil[list]) return;
  let earliest: f64 = Infinity;
  let before = NOBODY;
  for (let p = run.packets.head[list]; p !== NOBODY;) {
    const after = p.next;
    if (calm && middle < p.quiet) {
      if (p.amount <= dust) unlink(run, list, before, p);
      else {
        before = p;
        if (p.quiet < earliest) earliest = p.quiet;
      }
      p = after;
      continue;
    }
    const isNew = place === IN_LINE && p.join > run.now;
    if (!isNew || part === SECOND_HALF) {
      ageOnePacket(run, index, stage, cell, list, p, place, isNew ? WHOLE : part);
      if (calm && part !== FIRST_HALF && p.quiet > -Infinity) p.quiet = quietUntil(run, stage, p, place, 1);
    }
    // clocks that ran out here may have put parts of the packet behind it
    let previous = p;
    if (p.quiet < earliest) earliest = p.quiet;
    for (let q = p.next; q !== NOBODY && q !== after; q = q.next) {
      previous = q;
      if (q.quiet < earliest) earliest = q.quiet;
    }
    const isLeft = p.amount > dust;
    if (!isLeft) unlink(run, list, before, p);
    if (previous !== p || isLeft) before = previous;
    p = after;
  }
  run.packets.calmUntil[list] = earliest;
}

/**
 * Instant, in steps, before which none of a packet's own clocks can end; -Infinity where one is met by a
 * rate.
 * @param ahead 0 while the hazards of the step under way are still to be met, 1 afterwards
 */
export function quietUntil(run: FluidRun, stage: Stage, packet: Packet, place: i32, ahead: f64): f64 {
  let quiet: f64 = Infinity;
  for (let i = stage.liveFrom; i < stage.liveTo; i++) {
    const clock = run.known.liveClocks[i];
    const start = packet.starts[clock];
    if (start === NOT_RUNNING) continue;
    const delay = packet.delays[clock];
    if (start === OVERDUE || delay < 0) return -Infinity;
    quiet = Math.min(quiet, nextEnd(run, delay, start, packet.spans[clock], ahead));
  }
  for (let column = run.known.crossCount + 1; column <= run.known.crossCount + stage.afterEdges; column++) {
    const delay = packet.delays[column];
    if (delay < 0) continue;
    quiet = Math.min(quiet, nextEnd(run, delay, packet.starts[column], packet.spans[column], ahead));
  }
  const own = run.known.crossCount;
  if (place === INSIDE && packet.delays[own] >= 0) {
    quiet = Math.min(quiet, nextEnd(run, packet.delays[own], packet.starts[own], packet.spans[own], ahead));
  }
  return quiet;
}

/**
 * Instant, in steps, from which a duration may end. At an age between two whole ones, hazards are read on a
 * straight line, so it may end a step sooner.
 */
// @inline
function nextEnd(run: FluidRun, delay: i32, start: f64, span: f64, ahead: f64): f64 {
  const times = run.known.delays[delay];
  if (times.fixed >= 0) return start - 0.5 * span + times.fixed - 0.5;
  const length = times.length;
  if (length === 0) return Infinity;
  const age = Math.max(0, Math.floor(run.now + 0.5 + ahead - start));
  const isWhole = start - Math.floor(start) === 0.5;
  return start + times.nextEnd[age < length - 1 ? whole(age) : length - 1] - (isWhole ? 0 : 1);
}

/** Applies the hazards of the step it came in to a packet just put into a list. */
export function ageOne(
  run: FluidRun,
  index: i32,
  stage: Stage,
  cell: i32,
  list: i32,
  packet: Packet,
  place: i32,
): void {
  if (run.now + 0.5 < packet.quiet && run.survive[cell] === 1) {
    if (run.surviveIn[cell] === 1 && packet.amount > dust) return;
  }
  ageOnePacket(run, index, stage, cell, list, packet, place, WHOLE);
  if (packet.amount > dust) return;
  unlink(run, list, packetBefore(run, list, packet), packet);
}

function ageOnePacket(
  run: FluidRun,
  index: i32,
  stage: Stage,
  cell: i32,
  list: i32,
  packet: Packet,
  place: i32,
  part: i32,
): void {
  const amount = packet.amount;
  if (amount <= 0) return;
  const local = cell - stage.first;
  const middle = run.now + 0.5;
  const served = place === INSIDE && stage.kind !== WAITS;
  const share = run.riskShare;
  const taken = run.riskTaken;
  let count = 0;
  const own = run.known.crossCount;
  share[count++] =
    place === INSIDE && packet.delays[own] >= 0
      ? endingIn(run, cell, packet.delays[own], packet.starts[own], packet.spans[own], WHOLE)
      : 0;
  let column = own + 1;
  const isNew = (place === INSIDE ? packet.begun : packet.join) > run.now;
  const survive = (served ? run.surviveIn : run.survive)[cell];
  // those let in from the door in this step have met half of it there
  const ownPart = isNew && packet.since <= run.now ? restOf(packet.met) : part;
  // those who came in this step meet rates for half of it
  const rate = 1 - (isNew ? Math.sqrt(survive) : survive);
  for (let i = stage.clockFrom; i < stage.clockTo; i++) {
    const edge = run.known.edges[i];
    if (edge.afterAt < 0) {
      const dial = served ? edge.partInAt : edge.shareAt;
      share[count++] = rate > 0 ? partOf(rate, part) * run.dials[dial + local] : 0;
      continue;
    }
    const delay = packet.delays[column];
    const start = packet.starts[column];
    const span = packet.spans[column];
    column++;
    const isVoid = (served && edge.whileWaiting !== 0) || delay < 0;
    share[count++] = isVoid ? 0 : endingIn(run, cell, delay, start, span, ownPart);
  }
  const acrossPart = isNew ? restOf(packet.met) : part;
  // who leaves meanwhile has met half of it, on average
  packet.met = acrossPart === WHOLE || acrossPart === FIRST_HALF ? MET_HALF : MET_WHOLE;
  for (let i = stage.strikeFrom; i < stage.strikeTo; i++) {
    share[count++] = crossHazard(run, cell, packet, run.known.edges[i].clock, acrossPart);
  }
  let keeps: f64 = 1;
  for (let i = 0; i < count; i++) keeps *= 1 - Math.min(1, share[i]);
  if (amount * keeps <= dust) keeps = 0;
  if (keeps < 1) {
    spread(share, taken, count, 1 - keeps);
    packet.amount = amount * keeps;
    const gone = amount - packet.amount;
    run.content[cell] -= gone;
    if (place !== INSIDE) run.waiting[cell] -= gone;
    if (place === IN_LINE) run.bulk[cell] -= gone;
    const outPart = acrossPart === WHOLE ? FIRST_HALF : acrossPart;
    for (let i = 0; i < count; i++) {
      if (taken[i] > 0) sendOut(run, index, stage, cell, packet, i, amount * taken[i], outPart, stage.liveFrom);
    }
    if (place !== INSIDE) tell(run, cell, -1, gone, Math.max(0, middle - packet.since), false);
  }
  packet.met = part === FIRST_HALF ? MET_HALF : MET_WHOLE;
  if (packet.amount > 0) runOut(run, index, stage, cell, list, packet, acrossPart);
}

/**
 * Sends on the people whom a risk took: the end of the stay, a clock of the stage or one across stages. For some
 * of them a clock ran out before in the same step, where it cannot strike.
 * @param risk its place in `run.riskShare`
 * @param from place in the stage's live clocks of the first that is still to be asked
 */
function sendOut(
  run: FluidRun,
  index: i32,
  stage: Stage,
  cell: i32,
  packet: Packet,
  risk: i32,
  amount: f64,
  part: i32,
  from: i32,
): void {
  let rest = amount;
  for (let k = from; k < stage.liveTo; k++) {
    const clock = run.known.liveClocks[k];
    if (run.known.strikesIn[index * run.known.crossCount + clock] === 1) continue;
    const start = packet.starts[clock];
    if (start === NOT_RUNNING || start === OVERDUE) continue;
    const share = crossHazard(run, cell, packet, clock, part);
    if (share <= nobody) continue;
    packet.starts[clock] = OVERDUE;
    sendOut(run, index, stage, cell, packet, risk, rest * share, part, k + 1);
    packet.starts[clock] = start;
    rest *= 1 - share;
  }
  const local = cell - stage.first;
  const clocks = stage.clockTo - stage.clockFrom;
  if (risk === 0) goOn(run, stage, cell, rest, packet);
  else if (risk <= clocks) deliver(run, stage.clockFrom + risk - 1, local, rest, packet);
  else strike(run, stage.strikeFrom + risk - 1 - clocks, local, rest, packet);
}

/**
 * Each risk takes the share it would take alone, less the people whom other risks took first: half of theirs,
 * on average.
 */
function spread(share: Floats, taken: Floats, count: i32, total: f64): void {
  let sum: f64 = 0;
  for (let i = 0; i < count; i++) {
    let alone = Math.min(1, share[i]);
    if (alone > 0) for (let j = 0; j < count; j++) if (j !== i) alone *= 1 - 0.5 * Math.min(1, share[j]);
    taken[i] = alone;
    sum += alone;
  }
  for (let i = 0; i < count; i++) taken[i] = sum > 0 ? (taken[i] * total) / sum : 0;
}

/** Share of the people still there whom a clock across stages strikes in part of the step. */
// @inline
function crossHazard(run: FluidRun, cell: i32, packet: Packet, clock: i32, part: i32): f64 {
  const start = packet.starts[clock];
  if (start === NOT_RUNNING) return 0;
  if (start === OVERDUE) return partOf(1, part);
  const delay = packet.delays[clock];
  if (delay < 0) {
    const rate = run.dials[run.known.crossClocks[clock].at + run.known.kindOf[cell]];
    // those for whom it started in this step meet it for half of the step
    return partOf(start > run.now ? 1 - Math.sqrt(1 - rate) : rate, part);
  }
  return endingIn(run, cell, delay, start, packet.spans[clock], part);
}

/** Handles clocks that run out where they cannot strike: that part of the packet is overdue from then on. */
function runOut(run: FluidRun, index: i32, stage: Stage, cell: i32, list: i32, packet: Packet, part: i32): void {
  for (let i = stage.liveFrom; i < stage.liveTo; i++) {
    const clock = run.known.liveClocks[i];
    if (run.known.strikesIn[index * run.known.crossCount + clock] === 1) continue;
    const start = packet.starts[clock];
    if (start === NOT_RUNNING || start === OVERDUE) continue;
    const share = crossHazard(run, cell, packet, clock, part);
    if (share <= nobody) continue;
    if (share >= 1 - nobody) {
      packet.starts[clock] = OVERDUE;
      continue;
    }
    const out = packet.amount * share;
    packet.amount -= out;
    const alike = findAlike(run, packet, clock, stage);
    if (alike !== NOBODY) {
      alike.amount += out;
      continue;
    }
    const split = copy(run, packet, out);
    split.starts[clock] = OVERDUE;
    split.next = packet.next;
    packet.next = split;
    if (run.packets.tail[list] === packet) run.packets.tail[list] = split;
  }
}

/**
 * The packet just behind this one that came with it and is equal but for this clock, which has run out
 * already; NOBODY without one.
 */
function findAlike(run: FluidRun, packet: Packet, clock: i32, stage: Stage): Packet {
  for (let p = packet.next; p !== NOBODY && p.since === packet.since; p = p.next) {
    if (p.starts[clock] !== OVERDUE || p.begun !== packet.begun) continue;
    let alike = true;
    for (let i = stage.liveFrom; i < stage.liveTo; i++) {
      const other = run.known.liveClocks[i];
      if (other !== clock && p.starts[other] !== packet.starts[other]) alike = false;
    }
    if (alike) return p;
  }
  return NOBODY;
}
