// The fluid engine's steps: the twin of src/simulate/fluid, verb by verb, in WebAssembly. The host lays out
// what is known beforehand and what the run changes, makes the steps, and reads between them. Lists that a
// stage's cells share are gone through two cells at a time; sums are made in the order in which the twin
// makes them, so that the bits are the same.
import { DEPART, ENTER, LINE, PACKETS, POOL, RING, SERVE, THROUGH } from "../../src/simulate/fluid/fast/contract.ts";
import { SERVERS, SERVICE } from "../../src/simulate/codes.ts";
import { admitHeld } from "./admission.ts";
import { departFamily } from "./boarding.ts";
import { tellLetIn } from "./door.ts";
import { settle, settleUnits } from "./feedback.ts";
import { heardAt, heardCount, prepareHeard } from "./heard.ts";
import { comeBack, keepState } from "./kept.ts";
import { openTable } from "./memory.ts";
import { appendAt, at, headOf, readPackets, renewPackets, take } from "./packets.ts";
import { comeInPackets, finishPackets, leavePackets } from "./packetStages.ts";
import {
  cells,
  dialOffsets,
  dialPlaces,
  dialValues,
  edgeAt,
  edgeCount,
  eraCount,
  eras,
  feedbackPersons,
  feedbackSourceCount,
  feedbackSources,
  late,
  lateCount,
  lengths,
  rankAt,
  readPlan,
  resourceAt,
  resourceCount,
  sourceCount,
  sources,
  stageAt,
  stageCount,
  workCount,
  works,
} from "./plan.ts";
import { finishServices, joinLine, leaveLine, serveRank } from "./serving.ts";
import { keepPool, keepRing, LATE, passThrough, scatter } from "./stays.ts";
import * as run from "./state.ts";

/** Room for so many bytes. */
export function room(bytes: usize): usize {
  return heap.alloc(bytes);
}

/** Reads where everything is. */
export function prepare(table: usize): void {
  openTable(table);
  readPlan();
  run.readState();
  readPackets();
}

/** The state as it was at the first instant, from a copy of it. */
export function restore(state: usize, from: usize, bytes: usize): void {
  memory.copy(state, from, bytes);
  renewPackets();
  run.setNow(0, false);
  run.setTogether(-1);
}

/** Keeps the state as it is between two steps, to come back to it as often as somebody likes. */
export function keep(state: usize, bytes: usize): void {
  keepState(state, bytes);
}

export function back(state: usize, bytes: usize): void {
  comeBack(state, bytes);
  run.setNow(0, false);
  run.setTogether(-1);
}

export function step(now: i32, listens: bool): void {
  run.setNow(now, listens);
  prepareHeard();
  for (let i = dialOffsets[now]; i < dialOffsets[now + 1]; i++) run.dials[dialPlaces[i]] = dialValues[i];
  countUnits();
  arrive();
  for (let i = 0; i < edgeCount; i++) if (edgeAt(i).isAsked != 0) forget(i);
  for (let i = 0; i < workCount; i++) work(works[3 * i], works[3 * i + 1], works[3 * i + 2]);
  for (let i = 0; i < lateCount; i++) acceptLate(late[i]);
}

/** Where amounts whose wait is over are written, and how many there are. */
export function toldAt(): usize {
  return heardAt();
}

export function told(): i32 {
  return heardCount();
}

/** Persons inside, wherever they are. */
export function inside(): f64 {
  let sum: f64 = 0;
  for (let cell = 0; cell < cells; cell++) sum += run.content[cell];
  for (let i = 0; i <= 2 * cells; i++) sum += run.inbox[i];
  for (let index = 0; index < stageCount; index++) {
    const stage = stageAt(index);
    if (stage.keeping != PACKETS) continue;
    for (let cell = stage.first; cell < stage.end; cell++) {
      for (let p = headOf(3 * cells + cell); p != 0; p = at(p).next) sum += at(p).amount;
    }
  }
  return sum;
}

function forget(index: i32): void {
  const edge = edgeAt(index);
  const stage = stageAt(edge.from);
  for (let i = 0; i < stage.end - stage.first; i++) run.movedBy[edge.first + i] = 0;
}

/** Servers less those who stay in service beyond the step; held units that can be given. */
function countUnits(): void {
  for (let r = 0; r < resourceCount; r++) {
    const own = resourceAt(r);
    if (own.kind != SERVERS) continue;
    const there = settleUnits(r);
    run.offered[r] = there;
    run.free[r] = own.afterHoursAt < 0 ? there : there + run.dials[own.afterHoursAt];
  }
  admitHeld();
  for (let index = 0; index < stageCount; index++) {
    const stage = stageAt(index);
    if (stage.kind != SERVICE) continue;
    if (stage.keeping == LINE) finishServices(index, stage);
    else finishPackets(index, stage);
  }
}

function arrive(): void {
  for (let i = 0; i < sourceCount; i++) {
    const inbox = sources[3 * i];
    const persons = run.dials[sources[3 * i + 1]];
    const caseClass = sources[3 * i + 2];
    run.inbox[inbox] = run.inbox[inbox] + persons;
    run.arrived[caseClass] = run.arrived[caseClass] + persons;
  }
  for (let i = 0; i < feedbackSourceCount; i++) {
    const at = i * (eraCount + 3);
    const came = max<f64>(0, settle(feedbackSources[at])) * lengths[0] * feedbackPersons[i];
    let era = 0;
    while (era < eraCount && eras[era] <= (<f64>run.now + 0.5) * lengths[0]) era++;
    const inbox = feedbackSources[at + 2 + era];
    run.inbox[inbox] = run.inbox[inbox] + came;
    const caseClass = feedbackSources[at + 1];
    run.arrived[caseClass] = run.arrived[caseClass] + came;
  }
}

function work(kind: i32, place: i32, rank: i32): void {
  if (kind == ENTER) {
    const stage = stageAt(place);
    switch (stage.keeping) {
      case THROUGH:
        return passThrough(place, stage);
      case POOL:
        return keepPool(place, stage);
      case RING:
        return keepRing(place, stage);
      case LINE:
        return joinLine(place, stage);
      default:
        return comeInPackets(place, stage);
    }
  }
  if (kind == SERVE) return serveRank(place, rankAt(resourceAt(place).rankFrom + rank));
  if (kind == DEPART) return departFamily(place);
  const stage = stageAt(place);
  if (stage.keeping == LINE) leaveLine(place, stage);
  else leavePackets(place, stage);
}

/**
 * People who came after their stage had been gone through: they are in it, and meet what it has from the next
 * step on.
 */
function acceptLate(index: i32): void {
  const stage = stageAt(index);
  const kept = stage.keeping;
  if (kept == THROUGH || kept == PACKETS || stage.turnsAway != 0) return;
  // who needs a unit and has none asks for it in the next step
  const box = stage.holds == 0 ? 0 : cells;
  for (let cell = stage.first; cell < stage.end; cell++) {
    const amount = run.inbox[box + cell];
    run.leaving[cell] = amount;
    if (amount <= 0) continue;
    run.inbox[box + cell] = 0;
    run.content[cell] = run.content[cell] + amount;
    run.entered[cell] = run.entered[cell] + amount;
    if (box > 0) tellLetIn(stage, cell, amount, 0);
    if (kept != LINE) continue;
    appendAt(cell, take(amount / run.survival[cell], <f64>run.now + 0.5));
    run.bulk[cell] = run.bulk[cell] + amount / run.survival[cell];
    run.waiting[cell] = run.waiting[cell] + amount;
  }
  if (kept == RING) scatter(index, stage, run.leaving, LATE);
}
