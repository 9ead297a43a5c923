// Coming into a stage, and the stays that no other person can prolong: forks, outcomes, pools and rings.
import { blocks } from "./cellDials.ts";
import { ageDoor, drainDoor, standAtDoor, tellLetIn } from "./door.ts";
import { roomShare } from "./room.ts";
import { sendLeaving, sendLost, sendOne } from "./route.ts";
import type { FluidRun } from "./state.ts";
import { askTogether, give, shareOf } from "./askForUnits.ts";

/**
 * Empties the inboxes of a stage. People turned away are sent on, people who must wait for a unit stand at
 * the door, and people who begin the stay are left in `run.leaving`, by cell.
 */
export function comeIn(run: FluidRun, stage: number): void {
  const { inbox, entered, content, leaving, packets } = run;
  const { layout, program, keeping } = run.plan;
  const { firstCell, cells } = layout;
  const { holds, ifFull } = program.stages[stage];
  const end = firstCell[stage + 1];
  if (holds.length === 0 && ifFull < 0) {
    for (let cell = firstCell[stage]; cell < end; cell++) {
      const amount = inbox[cell];
      inbox[cell] = 0;
      entered[cell] += amount;
      content[cell] += amount;
      leaving[cell] = amount;
    }
    return;
  }
  if (layout.hasDoor[stage]) ageDoor(run, stage);
  const place = roomShare(run, stage);
  if (holds.length > 0) askTogether(run, stage, place);
  const full = layout.fullEdge[stage];
  for (let cell = firstCell[stage]; cell < end; cell++) {
    const asking = inbox[cell];
    const holding = inbox[cells + cell];
    inbox[cell] = 0;
    inbox[cells + cell] = 0;
    entered[cell] += asking + holding;
    const share = holds.length === 0 ? 1 : shareOf(run, cell);
    if (holds.length > 0) give(run, cell, asking * place * share);
    const beginning = asking * place * share + holding * place;
    const others = asking + holding - beginning;
    content[cell] += full === null ? asking + holding : beginning;
    if (holds.length > 0) tellLetIn(run, stage, cell, beginning, 0);
    // people let in to a line keep their places among those who were at the door
    leaving[cell] = keeping[stage] === "line" ? beginning : beginning + drainDoor(run, stage, cell);
    if (!(others > 0)) continue;
    if (full !== null) sendOne(run, full, cell - firstCell[stage], others);
    else {
      const packet = packets.take(others, run.now + 0.5);
      packets.stopClocks(packet);
      standAtDoor(run, stage, cell, packet);
    }
  }
}

/** Forks and outcomes. */
export function passThrough(run: FluidRun, stage: number): void {
  comeIn(run, stage);
  if (run.plan.program.stages[stage].kind === "outcome") return;
  const { content, leaving } = run;
  const { firstCell } = run.plan.layout;
  for (let cell = firstCell[stage]; cell < firstCell[stage + 1]; cell++) content[cell] -= leaving[cell];
  sendLeaving(run, stage, leaving);
}

/** Stays that only hazards end: exact for a flow that is even over the step. */
export function keepPool(run: FluidRun, stage: number): void {
  comeIn(run, stage);
  const { content, atDoor, leaving, lost, dials } = run;
  const { firstCell, cells } = run.plan.layout;
  for (let cell = firstCell[stage]; cell < firstCell[stage + 1]; cell++) {
    const amount = content[cell] - atDoor[cell];
    const fresh = leaving[cell];
    const left = (amount - fresh) * dials[blocks.survive * cells + cell] + fresh * dials[blocks.first * cells + cell];
    lost[cell] = amount - left;
    content[cell] = atDoor[cell] + left;
  }
  if (run.plan.layout.clockEdges[stage].length > 0) sendLost(run, stage, lost, false);
}

/**
 * Stays of any distribution: people are entered in the row of the step they are due in, and taken out there.
 * The hazards met meanwhile are kept as one factor for each cell, so that later rows need not be touched.
 */
export function keepRing(run: FluidRun, stage: number): void {
  const wheel = run.wheels[stage]!;
  wheel.open(run.now);
  comeIn(run, stage);
  const { content, atDoor, leaving, lost, survivalIn, bulkIn, dials } = run;
  const { firstCell, cells } = run.plan.layout;
  const first = firstCell[stage];
  const count = firstCell[stage + 1] - first;
  const { rows } = wheel;
  const row = wheel.rowAt(run.now);
  scatter(run, stage, leaving, "before");
  for (let i = 0; i < count; i++) {
    const cell = first + i;
    const half = dials[blocks.halfIn * cells + cell];
    const before = content[cell] - atDoor[cell];
    const owed = rows[row + i];
    rows[row + i] = 0;
    bulkIn[cell] -= owed;
    const out =
      owed * survivalIn[cell] * half +
      leaving[cell] * dials[blocks.first * cells + cell] * dials[blocks.sameIn * cells + cell];
    survivalIn[cell] *= half * half;
    let after = bulkIn[cell] * survivalIn[cell];
    if (after < 0) after = 0;
    leaving[cell] = out;
    lost[cell] = before - out - after;
    if (lost[cell] < 0) {
      leaving[cell] += lost[cell];
      lost[cell] = 0;
    }
    content[cell] = atDoor[cell] + after;
  }
  sendLeaving(run, stage, leaving);
  if (run.plan.layout.clockEdges[stage].length > 0) sendLost(run, stage, lost, true);
  else giveBack(run, stage);
  renew(run, stage);
}

/** Without clocks nobody is lost: amounts that rounding leaves over stay in the stage. */
function giveBack(run: FluidRun, stage: number): void {
  const { content, lost } = run;
  const { firstCell } = run.plan.layout;
  for (let cell = firstCell[stage]; cell < firstCell[stage + 1]; cell++) content[cell] += lost[cell];
}

/**
 * Enters amounts that begin in this step in the rows of the steps they are due in, except those due in this
 * very step.
 * @param when `before` or `after` hazards have taken their part of the step from the people in the ring;
 *   `late`: the step has already gone through the stage, and people who would be due in it are due in the
 *   next one
 */
export function scatter(run: FluidRun, stage: number, amounts: Float64Array, when: "before" | "after" | "late"): void {
  const { bulkIn, survivalIn, dials, due } = run;
  const { firstCell, cells } = run.plan.layout;
  const first = firstCell[stage];
  const count = firstCell[stage + 1] - first;
  for (let i = 0; i < count; i++) {
    const cell = first + i;
    const amount = amounts[cell];
    if (!(amount > 0)) {
      due[i] = 0;
      continue;
    }
    // from the middle of this step to the middle of the one it is due in: half a step, whole ones, and half a
    // step
    const half = dials[blocks.halfIn * cells + cell];
    const left = when === "late" ? 1 : when === "after" ? half : 1 / half;
    due[i] = (amount * left) / survivalIn[cell];
    const later = dials[blocks.later * cells + cell];
    bulkIn[cell] += due[i] * (when === "late" ? later + dials[blocks.first * cells + cell] : later);
  }
  const wheel = run.wheels[stage]!;
  // neighbouring cells with one delay are entered together
  for (let from = 0; from < count;) {
    const delay = dials[blocks.delay * cells + first + from];
    let to = from + 1;
    while (to < count && dials[blocks.delay * cells + first + to] === delay) to++;
    const leaving = run.plan.delays[delay];
    wheel.put(run.now, from, to, due, leaving, 1);
    // people due in this step, which is over for them, are due in the next one
    if (when === "late" && leaving.gone[0] > 0) wheel.add(run.now + 1, from, to, due, leaving.gone[0]);
    from = to;
  }
}

/** Keeps the factor of survival from underflowing. */
export function renew(run: FluidRun, stage: number): void {
  const { survivalIn, bulkIn } = run;
  const { firstCell } = run.plan.layout;
  const first = firstCell[stage];
  const count = firstCell[stage + 1] - first;
  for (let i = 0; i < count; i++) {
    if (survivalIn[first + i] > 1e-100) continue;
    const factor = survivalIn[first + i];
    run.wheels[stage]!.scale(i, factor);
    bulkIn[first + i] *= factor;
    survivalIn[first + i] = 1;
  }
}
