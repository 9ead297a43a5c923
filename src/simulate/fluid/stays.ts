// Coming into a stage, and the stays that no other person can prolong: forks, outcomes, pools and rings.
import { whole } from "../../quantity/machine.ts";
import { OUTCOME } from "../codes.ts";
import { askTogether, give, shareOf } from "./askForUnits.ts";
import { ageDoor, drainDoor, standAtDoor, tellLetIn } from "./door.ts";
import { add, open, put, rowAt, scale } from "./dueWheel.ts";
import { LINE } from "./fast/contract.ts";
import type { Stage } from "./known.ts";
import { addAll, moveAll, subtractAll } from "./lists.ts";
import type { Floats } from "./lists.ts";
import { stopClocks, take } from "./packets.ts";
import { roomShare } from "./room.ts";
import { sendLeaving, sendLost, sendOne } from "./route.ts";
import type { FluidRun } from "./state.ts";

type i32 = number;

// When amounts begin their stay in a step: before or after hazards have taken their part of the step from those who
// are there, or late, when the step has gone through the stage already.
const BEFORE = 0;
export const AFTER = 1;
export const LATE = 2;

/**
 * Empties the inboxes of a stage. People turned away are sent on, people who must wait for a unit stand at
 * the door, and people who begin the stay are left in `run.leaving`, by cell.
 */
export function comeIn(run: FluidRun, index: i32, stage: Stage): void {
  const inbox = run.inbox;
  const entered = run.entered;
  const content = run.content;
  const leaving = run.leaving;
  const end = stage.end;
  if (stage.holds === 0 && stage.turnsAway === 0) {
    moveAll(inbox, leaving, stage.first, end);
    addAll(entered, leaving, stage.first, end);
    addAll(content, leaving, stage.first, end);
    return;
  }
  if (stage.hasDoor !== 0) ageDoor(run, index, stage);
  const place = roomShare(run, index, stage);
  if (stage.holds !== 0) askTogether(run, stage, place);
  for (let cell = stage.first; cell < end; cell++) {
    const asking = inbox[cell];
    const holding = inbox[run.known.cells + cell];
    inbox[cell] = 0;
    inbox[run.known.cells + cell] = 0;
    entered[cell] += asking + holding;
    const share = stage.holds === 0 ? 1 : shareOf(run, cell);
    if (stage.holds !== 0) give(run, cell, asking * place * share);
    const beginning = asking * place * share + holding * place;
    const others = asking + holding - beginning;
    content[cell] += stage.full < 0 ? asking + holding : beginning;
    if (stage.holds !== 0) tellLetIn(run, stage, cell, beginning, 0);
    // who is let in to a line keeps the place among those who were at the door
    leaving[cell] = stage.keeping === LINE ? beginning : beginning + drainDoor(run, stage, cell);
    if (!(others > 0)) continue;
    if (stage.full >= 0) sendOne(run, stage.full, cell - stage.first, others);
    else {
      const packet = take(run, others, run.now + 0.5);
      stopClocks(run, packet);
      standAtDoor(run, index, stage, cell, packet);
    }
  }
}

/** Forks and outcomes. */
export function passThrough(run: FluidRun, index: i32, stage: Stage): void {
  comeIn(run, index, stage);
  if (stage.kind === OUTCOME) return;
  subtractAll(run.content, run.leaving, stage.first, stage.end);
  sendLeaving(run, stage, run.leaving);
}

/** Stays that only hazards end: exact for a flow that is even over the step. */
export function keepPool(run: FluidRun, index: i32, stage: Stage): void {
  comeIn(run, index, stage);
  const content = run.content;
  const atDoor = run.atDoor;
  const leaving = run.leaving;
  const lost = run.lost;
  const survive = run.survive;
  const first = run.firstShare;
  for (let cell = stage.first; cell < stage.end; cell++) {
    const amount = content[cell] - atDoor[cell];
    const fresh = leaving[cell];
    const left = (amount - fresh) * survive[cell] + fresh * first[cell];
    lost[cell] = amount - left;
    content[cell] = atDoor[cell] + left;
  }
  sendLost(run, stage, lost, false);
}

/**
 * Stays of any distribution: people are entered in the row of the step they are due in, and taken out there.
 * The hazards met meanwhile are kept as one factor for each cell, so that later rows need not be touched.
 */
export function keepRing(run: FluidRun, index: i32, stage: Stage): void {
  const wheel = run.wheels[index];
  open(wheel, run.now);
  comeIn(run, index, stage);
  const content = run.content;
  const atDoor = run.atDoor;
  const leaving = run.leaving;
  const lost = run.lost;
  const survivalIn = run.survivalIn;
  const bulkIn = run.bulkIn;
  const halfIn = run.halfIn;
  const first = run.firstShare;
  const sameIn = run.sameIn;
  const rows = wheel.rows;
  const due = rowAt(wheel, run.now) - stage.first;
  scatter(run, index, stage, leaving, BEFORE);
  const hasClocks = stage.clockTo > stage.clockFrom;
  for (let cell = stage.first; cell < stage.end; cell++) {
    const half = halfIn[cell];
    const before = content[cell] - atDoor[cell];
    const owed = rows[due + cell];
    rows[due + cell] = 0;
    const bulk = bulkIn[cell] - owed;
    bulkIn[cell] = bulk;
    let out = owed * survivalIn[cell] * half + leaving[cell] * first[cell] * sameIn[cell];
    const survival = survivalIn[cell] * (half * half);
    survivalIn[cell] = survival;
    let after = bulk * survival;
    if (after < 0) after = 0;
    let gone = before - out - after;
    if (gone < 0) {
      out += gone;
      gone = 0;
    }
    leaving[cell] = out;
    lost[cell] = gone;
    const there = atDoor[cell] + after;
    // without clocks nobody is lost: what rounding leaves over stays where it is
    content[cell] = hasClocks ? there : there + gone;
  }
  sendLeaving(run, stage, leaving);
  if (hasClocks) sendLost(run, stage, lost, true);
  renew(run, index, stage);
}

/**
 * Enters amounts that begin in this step in the rows of the steps they are due in, except those due in this
 * very step.
 * @param when BEFORE, AFTER or LATE; those due in the step that is over for them are due in the next one
 */
export function scatter(run: FluidRun, index: i32, stage: Stage, amounts: Floats, when: i32): void {
  const bulkIn = run.bulkIn;
  const survivalIn = run.survivalIn;
  const due = run.due;
  const halfIn = run.halfIn;
  const later = run.later;
  const firstShare = run.firstShare;
  const delayIndex = run.delayIndex;
  const count = stage.end - stage.first;
  let isAnybody = false;
  for (let i = 0; i < count; i++) {
    const cell = stage.first + i;
    const amount = amounts[cell];
    if (!(amount > 0)) {
      due[i] = 0;
      continue;
    }
    isAnybody = true;
    const half = halfIn[cell];
    const left = when === LATE ? 1 : when === AFTER ? half : 1 / half;
    const owed = (amount * left) / survivalIn[cell];
    due[i] = owed;
    bulkIn[cell] += owed * (when === LATE ? later[cell] + firstShare[cell] : later[cell]);
  }
  if (!isAnybody) return;
  const wheel = run.wheels[index];
  for (let from = 0; from < count;) {
    const delay = delayIndex[stage.first + from];
    let to = from + 1;
    while (to < count && delayIndex[stage.first + to] === delay) to++;
    const times = run.known.delays[whole(delay)];
    put(wheel, run.now, from, to, due, times, 1);
    // those due in this step that is over for them are due in the next one
    if (when === LATE && times.gone[0] > 0) add(wheel, run.now + 1, from, to, due, times.gone[0]);
    from = to;
  }
}

/** Keeps the factor of survival from underflowing. */
export function renew(run: FluidRun, index: i32, stage: Stage): void {
  for (let cell = stage.first; cell < stage.end; cell++) {
    const factor = run.survivalIn[cell];
    if (factor > 1e-100) continue;
    scale(run.wheels[index], cell - stage.first, factor);
    run.bulkIn[cell] *= factor;
    run.survivalIn[cell] = 1;
  }
}
