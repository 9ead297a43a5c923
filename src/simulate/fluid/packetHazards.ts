// A step's hazards for packets: the stay's own end, the stage's clocks and clocks across stages, competing
// with one another.
import { met, NOT_RUNNING, OVERDUE } from "./packets.ts";
import { deliver, goOn, strike } from "./parcels.ts";
import { blocks } from "./cellDials.ts";
import type { FluidRun } from "./state.ts";

/**
 * Which part of a step's hazards is met: before servers and departures take their part of the line, or after.
 */
type Part = "whole" | "before" | "after" | "none";

/** Where the packets of a list are. */
type Place = "line" | "door" | "inside";

/** A packet with fewer persons than this is closed, and the rest goes where its last part goes. */
export const dust = 1e-13;

/** Of a packet's people, the share that is nobody: rounding leaves as much where hazards are none. */
const nobody = 1e-12;

/** Share of the people still there whose duration ends in the step, at an age in steps. */
function hazardAt(run: FluidRun, delay: number, age: number): number {
  const { hazards } = run.plan.delays[delay];
  if (hazards.length === 0) return 0;
  if (age < 0) return age > -1 ? hazards[0] : 0;
  const low = Math.max(0, Math.floor(age));
  const rest = age - low;
  const at = hazards[Math.min(low, hazards.length - 1)];
  if (rest < 1e-9) return at;
  return at + rest * (hazards[Math.min(low + 1, hazards.length - 1)] - at);
}

/**
 * Share of the people still there whose duration ends in part of the step. One length, the same for all, ends
 * for those first who started first.
 */
export function endingIn(run: FluidRun, cell: number, delay: number, start: number, span: number, part: Part): number {
  const { fixed } = run.plan.delays[delay];
  if (fixed < 0) return partOf(hazardAt(run, delay, run.now + 0.5 - start), part);
  if (part === "none") return 0;
  const cut = run.dials[blocks.cut * run.plan.layout.cells + cell];
  const from = run.now + (part === "after" ? cut : 0);
  const to = run.now + (part === "before" ? cut : 1);
  const last = start + 0.5 * span + fixed;
  if (last <= to) return 1;
  const first = Math.max(from, start - 0.5 * span + fixed);
  return first < to ? (to - first) / (last - first) : 0;
}

/** The share that a hazard takes in part of the step. */
function partOf(hazard: number, part: Part): number {
  if (part === "whole") return hazard;
  if (part === "none") return 0;
  return part === "before" ? 0.5 * hazard : hazard < 2 ? (0.5 * hazard) / (1 - 0.5 * hazard) : 1;
}

/**
 * The part of the step's hazards of clocks across stages that somebody who came in this step has still to
 * meet.
 */
function restOf(before: number): Part {
  return before === met.none ? "whole" : before === met.half ? "after" : "none";
}

/**
 * Applies a step's hazards to every packet of a list that was there before the step; with `after`, to the
 * newer ones too.
 */
export function age(run: FluidRun, stage: number, cell: number, list: number, place: Place, part: Part): void {
  const { packets } = run;
  if (packets.head[list] < 0) return;
  const { cells } = run.plan.layout;
  const middle = run.now + 0.5;
  const calm = run.dials[blocks.survive * cells + cell] === 1 && run.dials[blocks.surviveIn * cells + cell] === 1;
  if (calm && middle < packets.calmUntil[list]) return;
  let earliest = Infinity;
  let seen = 0;
  let before = -1;
  for (let p = packets.head[list]; p >= 0;) {
    if (seen++ > packets.capacity) throw outOfOrder(run, stage);
    const after = packets.next[p];
    if (calm && middle < packets.quiet[p]) {
      if (packets.amount[p] <= dust) packets.unlink(list, before, p);
      else {
        before = p;
        if (packets.quiet[p] < earliest) earliest = packets.quiet[p];
      }
      p = after;
      continue;
    }
    const isNew = place === "line" && packets.join[p] > run.now;
    if (!isNew || part === "after") {
      ageOnePacket(run, stage, cell, list, p, place, isNew ? "whole" : part);
      if (calm && part !== "before" && packets.quiet[p] > -Infinity)
        packets.quiet[p] = quietUntil(run, stage, p, place, 1);
    }
    // clocks that ran out here may have put parts of the packet behind it
    let previous = p;
    if (packets.quiet[p] < earliest) earliest = packets.quiet[p];
    while (packets.next[previous] !== after && seen++ <= packets.capacity) {
      previous = packets.next[previous];
      if (packets.quiet[previous] < earliest) earliest = packets.quiet[previous];
    }
    if (packets.amount[p] <= dust) packets.unlink(list, before, p);
    if (previous !== p || packets.amount[p] > dust) before = previous;
    p = after;
  }
  packets.calmUntil[list] = earliest;
}

function outOfOrder(run: FluidRun, stage: number): Error {
  const { name } = run.plan.program.stages[stage];
  return new Error(
    `fluid engine › ${name} › step ${run.now}\n  expected a list of people that ends; got one that runs in a circle\n` +
      `  hint: this is a fault of the engine, not of the model; no figure of this run can be used`,
  );
}

/**
 * Instant, in steps, before which none of a packet's own clocks can end; -Infinity where one is met by a
 * rate.
 * @param ahead 0 while the hazards of the step under way are still to be met, 1 afterwards
 */
export function quietUntil(run: FluidRun, stage: number, packet: number, place: Place, ahead: number): number {
  const { packets, plan } = run;
  const { starts, spans, delays, capacity } = packets;
  const cross = plan.layout.clocks.length;
  let quiet = Infinity;
  for (const clock of plan.layout.liveClocks[stage]) {
    const at = clock * capacity + packet;
    if (starts[at] === NOT_RUNNING) continue;
    if (starts[at] === OVERDUE || delays[at] < 0) return -Infinity;
    quiet = Math.min(quiet, nextEnd(run, delays[at], starts[at], spans[at], ahead));
  }
  for (let column = cross + 1; column <= cross + plan.layout.afterEdges[stage]; column++) {
    const at = column * capacity + packet;
    if (delays[at] >= 0) quiet = Math.min(quiet, nextEnd(run, delays[at], starts[at], spans[at], ahead));
  }
  const own = cross * capacity + packet;
  if (place === "inside" && delays[own] >= 0) {
    quiet = Math.min(quiet, nextEnd(run, delays[own], starts[own], spans[own], ahead));
  }
  return quiet;
}

/**
 * Instant, in steps, from which a duration may end. At an age between two whole ones, hazards are read on a
 * straight line, so it may end a step sooner.
 */
function nextEnd(run: FluidRun, delay: number, start: number, span: number, ahead: number): number {
  const { nextEnd: ends, fixed } = run.plan.delays[delay];
  if (fixed >= 0) return start - 0.5 * span + fixed - 0.5;
  if (ends.length === 0) return Infinity;
  const age = Math.max(0, Math.floor(run.now + 0.5 + ahead - start));
  const isWhole = start - Math.floor(start) === 0.5;
  return start + ends[Math.min(age, ends.length - 1)] - (isWhole ? 0 : 1);
}

/** Applies the hazards of the step it came in to a packet just put into a list. */
export function ageOne(
  run: FluidRun,
  stage: number,
  cell: number,
  list: number,
  packet: number,
  place: "door" | "inside",
): void {
  const { packets } = run;
  const { cells } = run.plan.layout;
  if (run.now + 0.5 < packets.quiet[packet] && run.dials[blocks.survive * cells + cell] === 1) {
    if (run.dials[blocks.surviveIn * cells + cell] === 1 && packets.amount[packet] > dust) return;
  }
  ageOnePacket(run, stage, cell, list, packet, place, "whole");
  if (packets.amount[packet] > dust) return;
  let before = -1;
  for (let p = packets.head[list]; p !== packet; p = packets.next[p]) before = p;
  packets.unlink(list, before, packet);
}

function ageOnePacket(
  run: FluidRun,
  stage: number,
  cell: number,
  list: number,
  packet: number,
  place: Place,
  part: Part,
): void {
  const { packets, plan, dials, content } = run;
  const { layout, program } = plan;
  const amount = packets.amount[packet];
  if (amount <= 0) return;
  const local = cell - layout.firstCell[stage];
  const cross = layout.clocks.length;
  const middle = run.now + 0.5;
  const edges = layout.clockEdges[stage];
  const strikes = layout.strikeEdges[stage];
  const served = place === "inside" && program.stages[stage].kind !== "waits";
  const { share, taken } = run.risks;
  let count = 0;
  const ownAt = cross * packets.capacity + packet;
  share[count++] =
    place === "inside" && packets.delays[ownAt] >= 0
      ? endingIn(run, cell, packets.delays[ownAt], packets.starts[ownAt], packets.spans[ownAt], "whole")
      : 0;
  let column = cross + 1;
  const isNew = (place === "inside" ? packets.begun[packet] : packets.join[packet]) > run.now;
  const survive = dials[(served ? blocks.surviveIn : blocks.survive) * layout.cells + cell];
  // people let in from the door in this step have met half of it there
  const ownPart = isNew && packets.since[packet] <= run.now ? restOf(packets.met[packet]) : part;
  // people who came in this step meet rates for half of it
  const rate = 1 - (isNew ? Math.sqrt(survive) : survive);
  for (const edge of edges) {
    const clock = program.stages[stage].clocks[edge.clock];
    if (clock.after === null) {
      const at = served ? plan.partInAt : plan.shareAt;
      share[count++] = rate > 0 ? partOf(rate, part) * dials[at[edge.index] + local] : 0;
      continue;
    }
    const at = column * packets.capacity + packet;
    column++;
    const isVoid = (served && clock.whileWaiting) || packets.delays[at] < 0;
    share[count++] = isVoid
      ? 0
      : endingIn(run, cell, packets.delays[at], packets.starts[at], packets.spans[at], ownPart);
  }
  const acrossPart = isNew ? restOf(packets.met[packet]) : part;
  // people who leave during a part have met half of it, on average
  packets.met[packet] = acrossPart === "whole" || acrossPart === "before" ? met.half : met.whole;
  for (const edge of strikes) share[count++] = crossHazard(run, cell, packet, edge.clock, acrossPart);
  let keeps = 1;
  for (let i = 0; i < count; i++) keeps *= 1 - Math.min(1, share[i]);
  if (amount * keeps <= dust) keeps = 0;
  if (keeps < 1) {
    spread(share, taken, count, 1 - keeps);
    packets.amount[packet] = amount * keeps;
    const gone = amount - packets.amount[packet];
    content[cell] -= gone;
    if (place !== "inside") run.waiting[cell] -= gone;
    if (place === "line") run.bulk[cell] -= gone;
    for (let i = 0; i < count; i++) {
      if (taken[i] <= 0) continue;
      sendOut(run, stage, cell, packet, i, amount * taken[i], acrossPart === "whole" ? "before" : acrossPart, 0);
    }
    if (run.heard[cell] === 1 && place !== "inside" && run.onTaken !== null) {
      run.onTaken(cell, -1, gone, Math.max(0, middle - packets.since[packet]), false);
    }
  }
  packets.met[packet] = part === "before" ? met.half : met.whole;
  if (packets.amount[packet] > 0) runOut(run, stage, cell, list, packet, acrossPart);
}

/**
 * Sends on the people whom a risk took: the end of the stay, a clock of the stage or one across stages. For some
 * of them a clock ran out before in the same step, where it cannot strike.
 * @param risk its place in `run.risks`
 * @param from place in the stage's live clocks of the first that is still to be asked
 */
function sendOut(
  run: FluidRun,
  stage: number,
  cell: number,
  packet: number,
  risk: number,
  amount: number,
  part: Part,
  from: number,
): void {
  const { packets, plan } = run;
  const { layout } = plan;
  const live = layout.liveClocks[stage];
  let rest = amount;
  for (let k = from; k < live.length; k++) {
    const clock = live[k];
    if (layout.clocks[clock].strikesIn[stage] === 1) continue;
    const start = packets.starts[clock * packets.capacity + packet];
    if (start === NOT_RUNNING || start === OVERDUE) continue;
    const share = crossHazard(run, cell, packet, clock, part);
    if (share <= nobody) continue;
    packets.starts[clock * packets.capacity + packet] = OVERDUE;
    sendOut(run, stage, cell, packet, risk, rest * share, part, k + 1);
    // the lists may have grown meanwhile
    packets.starts[clock * packets.capacity + packet] = start;
    rest *= 1 - share;
  }
  const local = cell - layout.firstCell[stage];
  const edges = layout.clockEdges[stage];
  if (risk === 0) goOn(run, stage, cell, rest, packet);
  else if (risk <= edges.length) deliver(run, edges[risk - 1], local, rest, packet);
  else strike(run, layout.strikeEdges[stage][risk - 1 - edges.length], local, rest, packet);
}

/**
 * Each risk takes the share it would take alone, less the people whom other risks took first: half of theirs,
 * on average.
 */
function spread(share: Float64Array, taken: Float64Array, count: number, total: number): void {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    let alone = Math.min(1, share[i]);
    if (alone > 0) for (let j = 0; j < count; j++) if (j !== i) alone *= 1 - 0.5 * Math.min(1, share[j]);
    taken[i] = alone;
    sum += alone;
  }
  for (let i = 0; i < count; i++) taken[i] = sum > 0 ? (taken[i] * total) / sum : 0;
}

/** Share of the people still there whom a clock across stages strikes in part of the step. */
function crossHazard(run: FluidRun, cell: number, packet: number, clock: number, part: Part): number {
  const { packets, plan, dials } = run;
  const at = clock * packets.capacity + packet;
  const start = packets.starts[at];
  if (start === NOT_RUNNING) return 0;
  if (start === OVERDUE) return partOf(1, part);
  if (packets.delays[at] < 0) {
    const rate = dials[plan.crossAt[clock] + plan.layout.kindOf[cell]];
    // people for whom it started in this step meet it for half of the step
    return partOf(start > run.now ? 1 - Math.sqrt(1 - rate) : rate, part);
  }
  return endingIn(run, cell, packets.delays[at], start, packets.spans[at], part);
}

/** Handles clocks that run out where they cannot strike: that part of the packet is overdue from then on. */
function runOut(run: FluidRun, stage: number, cell: number, list: number, packet: number, part: Part): void {
  const { packets, plan } = run;
  const { clocks } = plan.layout;
  for (const clock of plan.layout.liveClocks[stage]) {
    if (clocks[clock].strikesIn[stage] === 1) continue;
    const at = clock * packets.capacity + packet;
    if (packets.starts[at] === NOT_RUNNING || packets.starts[at] === OVERDUE) continue;
    const share = crossHazard(run, cell, packet, clock, part);
    if (share <= nobody) continue;
    if (share >= 1 - nobody) {
      packets.starts[at] = OVERDUE;
      continue;
    }
    const out = packets.amount[packet] * share;
    packets.amount[packet] -= out;
    const alike = findAlike(run, packet, clock, plan.layout.liveClocks[stage]);
    if (alike >= 0) {
      packets.amount[alike] += out;
      continue;
    }
    const split = packets.copy(packet, out);
    packets.starts[clock * packets.capacity + split] = OVERDUE;
    packets.next[split] = packets.next[packet];
    packets.next[packet] = split;
    if (packets.tail[list] === packet) packets.tail[list] = split;
  }
}

/**
 * The packet just behind this one that came with it and is equal but for this clock, which has run out
 * already; -1 without one.
 */
function findAlike(run: FluidRun, packet: number, clock: number, live: readonly number[]): number {
  const { packets } = run;
  const { starts, since, capacity } = packets;
  for (let p = packets.next[packet]; p >= 0 && since[p] === since[packet]; p = packets.next[p]) {
    if (starts[clock * capacity + p] !== OVERDUE || packets.begun[p] !== packets.begun[packet]) continue;
    let alike = true;
    for (let i = 0; i < live.length; i++) {
      const c = live[i] * capacity;
      if (live[i] !== clock && starts[c + p] !== starts[c + packet]) alike = false;
    }
    if (alike) return p;
  }
  return -1;
}
