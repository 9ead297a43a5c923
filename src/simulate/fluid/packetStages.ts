// Stages whose people are followed packet by packet, because it matters how long they have been there or when
// a clock of theirs started: clocks with a duration, and clocks that run across stages. The people who stand
// at a door are handled here too.
import { met, NOT_RUNNING, OVERDUE } from "./packets.ts";
import { blocks } from "./cellDials.ts";
import { endNew, endStays, isOver } from "./cohorts.ts";
import { isAfter } from "./keeping.ts";
import { begins } from "./plan.ts";
import { ageDoor, nextLetIn, standAtDoor, tellLetIn } from "./door.ts";
import { age, ageOne, quietUntil } from "./packetHazards.ts";
import { clocksApart, deliver, goOn, isOneHistory, meetClocks, nextAlike } from "./parcels.ts";
import { roomForPackets } from "./room.ts";
import { sendLeaving } from "./route.ts";
import { askTogether, give, shareOf } from "./askForUnits.ts";
import type { FluidRun } from "./state.ts";

/** Packets with less than this part of the people in a cell are joined with the next. */
const fewest = 1e-4;
/** The same of people who come, as a part of those with whom they will be. */
const fewestComing = 3e-4;
/** Steps over which the starts of a clock may be spread where few people are joined. */
const mostSpread = 2;

/** Takes in the people who come, one packet for each way and history; those who stay are kept in a list. */
export function comeInPackets(run: FluidRun, stage: number): void {
  const { layout } = run.plan;
  const { firstCell, cells } = layout;
  const { packets, listOf, inbox } = run;
  if (layout.hasDoor[stage]) ageDoor(run, stage);
  // people who leave in this step make room
  const leaveFirst = run.plan.program.stages[stage].room < Infinity;
  if (run.plan.program.stages[stage].holds.length > 0) askTogether(run, stage, 1);
  if (leaveFirst) {
    for (let cell = firstCell[stage]; cell < firstCell[stage + 1]; cell++) ageStay(run, stage, cell);
  }
  const place = roomForPackets(run, stage);
  for (let cell = firstCell[stage]; cell < firstCell[stage + 1]; cell++) {
    run.taken[cell] = 0;
    if (!leaveFirst) ageStay(run, stage, cell);
    const coming = listOf.coming + cell;
    sortTogetherFirst(run, coming);
    joinFewComing(run, stage, cell);
    // people who are sent back here meanwhile come in the next step, and two packets to come may be merged
    let left = packets.lengthOf(coming);
    for (; left > 0 && packets.head[coming] >= 0 && packets.together[packets.head[coming]] === 1; left--) {
      comeOne(run, stage, cell, packets.shift(coming), place);
    }
    admitFromDoor(run, stage, cell);
    for (; left > 0 && packets.head[coming] >= 0; left--) comeOne(run, stage, cell, packets.shift(coming), place);
    for (let holding = 0; holding < 2; holding++) {
      const amount = inbox[holding * cells + cell];
      inbox[holding * cells + cell] = 0;
      if (amount <= 0) continue;
      const packet = packets.take(amount, run.now + 0.5);
      packets.holding[packet] = holding;
      packets.stopClocks(packet);
      comeOne(run, stage, cell, packet, place);
    }
  }
}

/**
 * Applies hazards to people who were there before the step: in a line, those of the half before anybody is
 * taken from it.
 */
function ageStay(run: FluidRun, stage: number, cell: number): void {
  if (hasQueue(run, stage)) age(run, stage, cell, cell, "line", "before");
  else {
    if (run.plan.layout.clocksOnlyStart[stage] === 1) endStays(run, stage, cell);
    else age(run, stage, cell, run.listOf.inside + cell, "inside", "whole");
    joinFew(run, stage, cell);
  }
}

/**
 * Joins packets of people so few that telling them from the next ones says nothing: a stay whose end may come
 * late has packets of next to nobody, one for each step and history, which all meet their hazards.
 */
function joinFew(run: FluidRun, stage: number, cell: number): void {
  const { packets } = run;
  const list = run.listOf.inside + cell;
  const few = fewest * run.content[cell];
  let before = -1;
  for (let p = packets.head[list]; p >= 0;) {
    const next = packets.next[p];
    const other = packets.amount[p] < few ? nextInStay(run, p, run.plan.layout.liveClocks[stage]) : -1;
    if (other < 0 || blurs(run, p, other, run.plan.layout.liveClocks[stage])) before = p;
    else {
      joinStays(run, stage, other, p);
      packets.unlink(list, before, p);
      if (packets.quiet[other] < packets.calmUntil[list]) packets.calmUntil[list] = packets.quiet[other];
    }
    p = next;
  }
}

/** The same of people who come, before they are so many packets of their stay. */
function joinFewComing(run: FluidRun, stage: number, cell: number): void {
  const { packets, content, listOf, plan } = run;
  const list = listOf.coming + cell;
  if (packets.head[list] < 0) return;
  const live = plan.layout.liveClocks[stage];
  let people = content[cell];
  for (let p = packets.head[list]; p >= 0; p = packets.next[p]) people += packets.amount[p];
  const few = fewestComing * people;
  let before = -1;
  for (let p = packets.head[list]; p >= 0;) {
    const next = packets.next[p];
    const other = packets.amount[p] < few && packets.met[p] !== met.struck ? nextAlike(run, p, live) : -1;
    if (other < 0 || blurs(run, p, other, live)) before = p;
    else {
      meetClocks(run, other, p, packets.amount[p], live);
      packets.amount[other] += packets.amount[p];
      packets.unlink(list, before, p);
    }
    p = next;
  }
}

/** The next packet of a stay under way in which the same clocks run; -1. */
function nextInStay(run: FluidRun, packet: number, live: readonly number[]): number {
  const { next } = run.packets;
  for (let q = next[packet]; q >= 0; q = next[q]) if (clocksApart(run, packet, q, live) < Infinity) return q;
  return -1;
}

/**
 * Whether clocks of two packets made one would start at instants spread too widely: clocks of which nothing
 * more is to come for either say nothing.
 */
function blurs(run: FluidRun, one: number, other: number, live: readonly number[]): boolean {
  const { amount, starts, delays, capacity } = run.packets;
  let apart = 0;
  for (const clock of live) {
    const at = clock * capacity;
    if (starts[at + one] === starts[at + other]) continue;
    const isOneDelay = delays[at + one] === delays[at + other];
    if (isOneDelay && isOver(run, clock, one) && isOver(run, clock, other)) continue;
    apart = Math.max(apart, Math.abs(starts[at + one] - starts[at + other]));
  }
  const share = amount[one] / (amount[one] + amount[other]);
  return 12 * share * (1 - share) * apart * apart > mostSpread * mostSpread;
}

/** Makes one of two packets whose stays are under way, around the mean of their instants. */
function joinStays(run: FluidRun, stage: number, into: number, from: number): void {
  const { packets, plan } = run;
  const { amount, since, begun, starts, capacity } = packets;
  const own = plan.layout.clocks.length * capacity;
  const share = amount[from] / (amount[into] + amount[from]);
  meetClocks(run, into, from, amount[from], plan.layout.liveClocks[stage]);
  since[into] += share * (since[from] - since[into]);
  begun[into] += share * (begun[from] - begun[into]);
  starts[own + into] += share * (starts[own + from] - starts[own + into]);
  amount[into] += amount[from];
  packets.quiet[into] = quietUntil(run, stage, into, "inside", 1);
}

/**
 * People who came together at one instant can be taken by a departure of the same step, so they stand before
 * the others.
 */
function sortTogetherFirst(run: FluidRun, list: number): void {
  const { packets } = run;
  let before = packets.head[list];
  while (before >= 0 && packets.next[before] >= 0) {
    const p = packets.next[before];
    if (packets.together[p] === 0) {
      before = p;
      continue;
    }
    packets.next[before] = packets.next[p];
    if (packets.tail[list] === p) packets.tail[list] = before;
    packets.prepend(list, p);
  }
}

function hasQueue(run: FluidRun, stage: number): boolean {
  const { kind } = run.plan.program.stages[stage];
  return kind === "service" || kind === "boards";
}

/**
 * Takes in one packet: it is turned away, struck at once, put at the door, or begins its stay.
 * @param place share of the people coming whom the stage has room for
 */
function comeOne(run: FluidRun, stage: number, cell: number, packet: number, place: number): void {
  const { packets, content, entered } = run;
  const { layout, program } = run.plan;
  const local = cell - layout.firstCell[stage];
  const here = program.stages[stage];
  entered[cell] += packets.amount[packet];
  // people sent on in the last step have all of this one before them
  if (packets.join[packet] <= run.now) packets.met[packet] = met.none;
  const isTogether = packets.together[packet] === 1 && packets.join[packet] > run.now;
  if (!isTogether) {
    packets.together[packet] = 0;
    packets.join[packet] = run.now + 0.5;
  }
  packets.since[packet] = packets.join[packet];
  packets.width[packet] = isTogether ? 0 : 1;
  const isHolding = packets.holding[packet] === 1 || here.holds.length === 0;
  const share = isHolding ? 1 : shareOf(run, cell);
  const full = layout.fullEdge[stage];
  if (full !== null) {
    const free = share * place;
    if (free < 1) {
      const turned = packets.amount[packet] * (1 - free);
      deliver(run, full, local, turned, packet);
      packets.amount[packet] -= turned;
    }
  }
  if (packets.amount[packet] <= 0) {
    packets.release(packet);
    return;
  }
  turnClocks(run, stage, cell, packet);
  if (here.kind !== "passes" && strikeOverdue(run, stage, local, packet)) return;
  content[cell] += packets.amount[packet];
  if (here.kind !== "passes") readAfters(run, stage, cell, packet);
  if (full === null && share < 1) {
    const out = packets.amount[packet] * (1 - share);
    packets.amount[packet] -= out;
    standAtDoor(run, stage, cell, packets.copy(packet, out));
  }
  if (!isHolding) give(run, cell, packets.amount[packet]);
  if (here.holds.length > 0) tellLetIn(run, stage, cell, packets.amount[packet], 0);
  settle(run, stage, cell, packet);
}

/** Begins the stay of a packet that nothing holds back any more. */
function settle(run: FluidRun, stage: number, cell: number, packet: number): void {
  const { packets, listOf, content } = run;
  const { kind } = run.plan.program.stages[stage];
  const amount = packets.amount[packet];
  if (amount <= 0) {
    packets.release(packet);
    return;
  }
  if (kind === "passes") {
    content[cell] -= amount;
    goOn(run, stage, cell, amount, packet);
    packets.release(packet);
  } else if (kind === "service" || kind === "boards") {
    packets.quiet[packet] = quietUntil(run, stage, packet, "line", 0);
    if (run.plan.lastCome[cell] === 1) packets.prepend(cell, packet);
    else packets.append(cell, packet);
    run.bulk[cell] += amount;
    run.waiting[cell] += amount;
  } else {
    startStay(run, cell, packet);
    if (run.plan.layout.clocksOnlyStart[stage] === 1) {
      endNew(run, stage, cell, packet);
      beginStay(run, stage, listOf.inside + cell, packet);
      return;
    }
    packets.quiet[packet] = quietUntil(run, stage, packet, "inside", 0);
    packets.append(listOf.inside + cell, packet);
    // the step it came in: hazards at age 0
    ageOne(run, stage, cell, listOf.inside + cell, packet, "inside");
  }
}

/** Puts people into a stay in which clocks only start: with those who came in the same step, where nothing tells them apart. */
function beginStay({ packets, plan }: FluidRun, stage: number, list: number, packet: number): void {
  const { amount, since, width, begun, delays, capacity } = packets;
  const last = packets.tail[list];
  const own = plan.layout.clocks.length * capacity;
  const isOne =
    last >= 0 &&
    since[last] === since[packet] &&
    begun[last] === begun[packet] &&
    width[last] === width[packet] &&
    delays[own + last] === delays[own + packet] &&
    isOneHistory(packets, last, packet, plan.layout.liveClocks[stage]);
  if (isOne) amount[last] += amount[packet];
  if (isOne || !(amount[packet] > 0)) packets.release(packet);
  else packets.append(list, packet);
}

/** Clocks across stages that are void here stop; those that start here start unless they run. */
function turnClocks(run: FluidRun, stage: number, cell: number, packet: number): void {
  const { packets, dials, plan } = run;
  const { clocks, stopsIn } = plan.layout;
  for (let c = 0; c < clocks.length; c++) {
    const at = c * packets.capacity + packet;
    const turn = stopsIn[stage * clocks.length + c];
    if (turn !== 0) packets.starts[at] = NOT_RUNNING;
    if (clocks[c].startsIn[stage] === 0 || turn === 2 || packets.starts[at] !== NOT_RUNNING) continue;
    packets.starts[at] = packets.since[packet];
    packets.spans[at] = packets.width[packet];
    packets.met[packet] = met.none;
    packets.delays[at] = clocks[c].after === null ? -1 : dials[plan.crossAt[c] + plan.layout.kindOf[cell]];
  }
}

/** A clock that ran out elsewhere strikes on entering a stage where it can. */
function strikeOverdue(run: FluidRun, stage: number, local: number, packet: number): boolean {
  const { packets, plan } = run;
  for (const edge of plan.layout.strikeEdges[stage]) {
    const at = edge.clock * packets.capacity + packet;
    if (packets.starts[at] !== OVERDUE) continue;
    packets.starts[at] = NOT_RUNNING;
    deliver(run, edge, local, packets.amount[packet], packet);
    packets.release(packet);
    return true;
  }
  return false;
}

/** Reads the delays of the stage's clocks with a duration, which hold from the beginning of the stay. */
function readAfters(run: FluidRun, stage: number, cell: number, packet: number): void {
  const { packets, plan, dials } = run;
  const { layout, program } = plan;
  if (run.plan.afterColumns === 0) return;
  let column = layout.clocks.length + 1;
  for (const edge of layout.clockEdges[stage]) {
    if (!isAfter(program, edge)) continue;
    const at = column * packets.capacity + packet;
    packets.delays[at] = dials[plan.afterAt[edge.index] + cell - layout.firstCell[stage]];
    packets.starts[at] = packets.since[packet];
    packets.spans[at] = packets.width[packet];
    column++;
  }
}

/** Dwell or service begins. */
function startStay(run: FluidRun, cell: number, packet: number): void {
  const { packets, plan, dials } = run;
  const at = plan.layout.clocks.length * packets.capacity + packet;
  const isTimed = plan.program.stages[plan.layout.stageOf[cell]].time !== null;
  packets.begun[packet] = run.now + 0.5;
  packets.starts[at] = run.now + 0.5;
  packets.spans[at] = 1;
  packets.delays[at] = isTimed ? dials[blocks.delay * plan.layout.cells + cell] : -1;
}

/**
 * Takes the part of a packet that has been served or boarded: in service it is a packet of its own, on board
 * it goes on.
 */
export function beginPackets(run: FluidRun, cell: number, from: number, amount: number): void {
  const { packets, listOf, plan, content } = run;
  const stage = plan.layout.stageOf[cell];
  if (packets.join[from] <= run.now) packets.met[from] = met.half;
  run.waiting[cell] -= amount;
  if (plan.program.stages[stage].kind === "boards") {
    content[cell] -= amount;
    goOn(run, stage, cell, amount, from);
    return;
  }
  const packet = packets.copy(from, amount);
  startStay(run, cell, packet);
  packets.quiet[packet] = quietUntil(run, stage, packet, "inside", 0);
  packets.append(listOf.inside + cell, packet);
  ageOne(run, stage, cell, listOf.inside + cell, packet, "inside");
}

/**
 * Before the servers take anybody: finishes services that are done, and counts the servers that stay in use.
 */
export function finishPackets(run: FluidRun, stage: number): void {
  const { layout, program } = run.plan;
  const { packets, listOf } = run;
  for (let cell = layout.firstCell[stage]; cell < layout.firstCell[stage + 1]; cell++) {
    age(run, stage, cell, listOf.inside + cell, "inside", "whole");
    let inside = 0;
    for (let p = packets.head[listOf.inside + cell]; p >= 0; p = packets.next[p]) inside += packets.amount[p];
    const resource = program.stages[stage].lines[0][layout.classOf[cell]];
    if (resource >= 0) run.free[resource] -= inside;
    run.inService[cell] = inside;
  }
}

/** After servers and departures: applies the second half of the step's hazards to people still in line. */
export function leavePackets(run: FluidRun, stage: number): void {
  const { layout, program, beginsAs } = run.plan;
  const { packets, listOf } = run;
  // where no clock matters any more, they go on with everybody else who was taken
  if (beginsAs[layout.firstCell[stage]] === begins.onBoard) sendLeaving(run, stage, run.taken);
  for (let cell = layout.firstCell[stage]; cell < layout.firstCell[stage + 1]; cell++) {
    age(run, stage, cell, cell, "line", "after");
    if (program.stages[stage].kind !== "service") continue;
    let inside = 0;
    for (let p = packets.head[listOf.inside + cell]; p >= 0; p = packets.next[p]) inside += packets.amount[p];
    run.inService[cell] = inside;
  }
}

/** Begins the stay of people who were let in from the door at the beginning of the step. */
function admitFromDoor(run: FluidRun, stage: number, cell: number): void {
  const { packets } = run;
  for (let p = nextLetIn(run, stage, cell); p >= 0; p = nextLetIn(run, stage, cell)) {
    packets.join[p] = run.now + 0.5;
    packets.together[p] = 0;
    settle(run, stage, cell, p);
  }
}
