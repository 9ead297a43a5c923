// One step, from its first instant to its last: known values change, units and servers are counted, people
// arrive, every stage is gone through in order, and nobody is lost.
import { SERVERS, SERVICE } from "../codes.ts";
import { admitHeld } from "./admission.ts";
import { departFamily } from "./boarding.ts";
import { tellLetIn } from "./door.ts";
import { DEPART, ENTER, LINE, PACKETS, POOL, RING, SERVE, THROUGH } from "./fast/contract.ts";
import { settle, settleUnits } from "./feedback.ts";
import { NOBODY } from "./packetRows.ts";
import { appendAt, comingList, take } from "./packets.ts";
import { comeInPackets, finishPackets, leavePackets } from "./packetStages.ts";
import { finishServices, joinLine, leaveLine, serveRank } from "./serving.ts";
import { forgetAsked } from "./state.ts";
import type { FluidRun } from "./state.ts";
import { LATE, keepPool, keepRing, passThrough, scatter } from "./stays.ts";

type i32 = number;
type f64 = number;

export function goStep(run: FluidRun): void {
  turnDials(run, run.now);
  countUnits(run);
  arrive(run);
  forgetAsked(run);
  const works = run.known.works;
  for (let i = 0; i < run.known.workCount; i++) work(run, works[3 * i], works[3 * i + 1], works[3 * i + 2]);
  for (let i = 0; i < run.known.lateCount; i++) acceptLate(run, run.known.late[i]);
}

/** Applies the changes known for the beginning of a step. */
export function turnDials(run: FluidRun, step: i32): void {
  const offsets = run.known.dialOffsets;
  const places = run.known.dialPlaces;
  const values = run.known.dialValues;
  for (let i = offsets[step]; i < offsets[step + 1]; i++) run.dials[places[i]] = values[i];
}

/** Counts servers, less people who stay in service beyond the step, and held units that can be given. */
function countUnits(run: FluidRun): void {
  for (let r = 0; r < run.known.resourceCount; r++) {
    const own = run.known.resources[r];
    if (own.kind !== SERVERS) continue;
    const there = settleUnits(run, r);
    run.offered[r] = there;
    run.free[r] = own.afterHoursAt < 0 ? there : there + run.dials[own.afterHoursAt];
  }
  admitHeld(run);
  for (let index = 0; index < run.known.stageCount; index++) {
    const stage = run.known.stages[index];
    if (stage.kind !== SERVICE) continue;
    if (stage.keeping === LINE) finishServices(run, index, stage);
    else finishPackets(run, index, stage);
  }
}

function arrive(run: FluidRun): void {
  for (let i = 0; i < run.known.sourceCount; i++) {
    const inbox = run.known.sources[3 * i];
    const persons = run.dials[run.known.sources[3 * i + 1]];
    const caseClass = run.known.sources[3 * i + 2];
    run.inbox[inbox] += persons;
    run.arrived[caseClass] += persons;
  }
  const h = run.known.lengths[0];
  for (let i = 0; i < run.known.feedbackSourceCount; i++) {
    const at = i * (run.known.eraCount + 3);
    const came = Math.max(0, settle(run, run.known.feedbackSources[at])) * h * run.known.feedbackPersons[i];
    let era = 0;
    while (era < run.known.eraCount && run.known.eras[era] <= (run.now + 0.5) * h) era++;
    const inbox = run.known.feedbackSources[at + 2 + era];
    run.inbox[inbox] += came;
    const caseClass = run.known.feedbackSources[at + 1];
    run.arrived[caseClass] += came;
  }
}

function work(run: FluidRun, kind: i32, place: i32, rank: i32): void {
  if (kind === ENTER) {
    const stage = run.known.stages[place];
    switch (stage.keeping) {
      case THROUGH:
        return passThrough(run, place, stage);
      case POOL:
        return keepPool(run, place, stage);
      case RING:
        return keepRing(run, place, stage);
      case LINE:
        return joinLine(run, place, stage);
      default:
        return comeInPackets(run, place, stage);
    }
  }
  if (kind === SERVE) return serveRank(run, place, run.known.ranks[run.known.resources[place].rankFrom + rank]);
  if (kind === DEPART) return departFamily(run, place);
  const stage = run.known.stages[place];
  if (stage.keeping === LINE) leaveLine(run, place, stage);
  else leavePackets(run, place, stage);
}

/**
 * Takes in people who came after the step had gone through their stage: they are in it, and meet its hazards
 * and servers from the next step on.
 */
function acceptLate(run: FluidRun, index: i32): void {
  const stage = run.known.stages[index];
  const kept = stage.keeping;
  if (kept === THROUGH || kept === PACKETS || stage.turnsAway !== 0) return;
  // a person who needs a unit and has none asks for it in the next step
  const box = stage.holds === 0 ? 0 : run.known.cells;
  for (let cell = stage.first; cell < stage.end; cell++) {
    const amount = run.inbox[box + cell];
    run.leaving[cell] = amount;
    if (amount <= 0) continue;
    run.inbox[box + cell] = 0;
    run.content[cell] += amount;
    run.entered[cell] += amount;
    if (box > 0) tellLetIn(run, stage, cell, amount, 0);
    if (kept !== LINE) continue;
    appendAt(run, cell, take(run, amount / run.survival[cell], run.now + 0.5));
    run.bulk[cell] += amount / run.survival[cell];
    run.waiting[cell] += amount;
  }
  if (kept === RING) scatter(run, index, stage, run.leaving, LATE);
}

/** Persons inside, wherever they are. */
export function personsInside(run: FluidRun): f64 {
  let sum: f64 = 0;
  for (let cell = 0; cell < run.known.cells; cell++) sum += run.content[cell];
  for (let i = 0; i <= 2 * run.known.cells; i++) sum += run.inbox[i];
  for (let index = 0; index < run.known.stageCount; index++) {
    const stage = run.known.stages[index];
    if (stage.keeping !== PACKETS) continue;
    for (let cell = stage.first; cell < stage.end; cell++) {
      for (let p = run.packets.head[comingList(run, cell)]; p !== NOBODY; p = p.next) sum += p.amount;
    }
  }
  return sum;
}
