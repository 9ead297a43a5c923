// Coming into a stage, and the stays that nobody else can hold up: the twin of src/simulate/fluid/stays.ts.
import { LINE, Stage } from "../../src/simulate/fluid/fast/contract.ts";
import { OUTCOME } from "../../src/simulate/codes.ts";
import { askTogether, give, shareOf } from "./askForUnits.ts";
import { ageDoor, drainDoor, standAtDoor, tellLetIn } from "./door.ts";
import { Floats } from "./memory.ts";
import { stopClocks, take } from "./packets.ts";
import { cells, delayAt, wheelAt } from "./plan.ts";
import { roomShare } from "./room.ts";
import { sendLeaving, sendLost, sendOne } from "./route.ts";
import * as run from "./state.ts";
import { add, open, put, rowAt, scale } from "./wheel.ts";

/** Empties the inboxes of a stage; who begins the stay is left in `leaving`, by cell. */
export function comeIn(index: i32, stage: Stage): void {
  const inbox = run.inbox;
  const entered = run.entered;
  const content = run.content;
  const leaving = run.leaving;
  const end = stage.end;
  if (stage.holds == 0 && stage.turnsAway == 0) {
    let cell = stage.first;
    const none = f64x2.splat(0);
    for (; cell + 1 < end; cell += 2) {
      const amount = inbox.pair(cell);
      inbox.setPair(cell, none);
      entered.setPair(cell, f64x2.add(entered.pair(cell), amount));
      content.setPair(cell, f64x2.add(content.pair(cell), amount));
      leaving.setPair(cell, amount);
    }
    if (cell < end) {
      const amount = inbox[cell];
      inbox[cell] = 0;
      entered[cell] = entered[cell] + amount;
      content[cell] = content[cell] + amount;
      leaving[cell] = amount;
    }
    return;
  }
  if (stage.hasDoor != 0) ageDoor(index, stage);
  const place = roomShare(index, stage);
  if (stage.holds != 0) askTogether(stage, place);
  for (let cell = stage.first; cell < end; cell++) {
    const asking = inbox[cell];
    const holding = inbox[cells + cell];
    inbox[cell] = 0;
    inbox[cells + cell] = 0;
    entered[cell] = entered[cell] + (asking + holding);
    const share = stage.holds == 0 ? 1 : shareOf(cell);
    if (stage.holds != 0) give(cell, asking * place * share);
    const beginning = asking * place * share + holding * place;
    const others = asking + holding - beginning;
    content[cell] = content[cell] + (stage.full < 0 ? asking + holding : beginning);
    if (stage.holds != 0) tellLetIn(stage, cell, beginning, 0);
    // who is let in to a line keeps the place among those who were at the door
    leaving[cell] = stage.keeping == LINE ? beginning : beginning + drainDoor(stage, cell);
    if (!(others > 0)) continue;
    if (stage.full >= 0) sendOne(stage.full, cell - stage.first, others);
    else {
      const packet = take(others, <f64>run.now + 0.5);
      stopClocks(packet);
      standAtDoor(index, stage, cell, packet);
    }
  }
}

/** Forks and outcomes. */
export function passThrough(index: i32, stage: Stage): void {
  comeIn(index, stage);
  if (stage.kind == OUTCOME) return;
  const content = run.content;
  const leaving = run.leaving;
  let cell = stage.first;
  for (; cell + 1 < stage.end; cell += 2) content.setPair(cell, f64x2.sub(content.pair(cell), leaving.pair(cell)));
  if (cell < stage.end) content[cell] = content[cell] - leaving[cell];
  sendLeaving(stage, leaving);
}

/** Stays that only hazards end. */
export function keepPool(index: i32, stage: Stage): void {
  comeIn(index, stage);
  const content = run.content;
  const atDoor = run.atDoor;
  const leaving = run.leaving;
  const lost = run.lost;
  const survive = run.survive();
  const first = run.firstShare();
  for (let cell = stage.first; cell < stage.end; cell++) {
    const amount = content[cell] - atDoor[cell];
    const fresh = leaving[cell];
    const left = (amount - fresh) * survive[cell] + fresh * first[cell];
    lost[cell] = amount - left;
    content[cell] = atDoor[cell] + left;
  }
  sendLost(stage, lost, false);
}

/** Stays of any distribution: people are put where they are due, and taken out there. */
export function keepRing(index: i32, stage: Stage): void {
  const wheel = wheelAt(index);
  open(wheel, run.now);
  comeIn(index, stage);
  const content = run.content;
  const atDoor = run.atDoor;
  const leaving = run.leaving;
  const lost = run.lost;
  const survivalIn = run.survivalIn;
  const bulkIn = run.bulkIn;
  const halfIn = run.halfIn();
  const first = run.firstShare();
  const sameIn = run.sameIn();
  const row = rowAt(wheel, run.now);
  scatter(index, stage, leaving, BEFORE);
  const hasClocks = stage.clockTo > stage.clockFrom;
  for (let cell = stage.first; cell < stage.end; cell++) {
    const i = cell - stage.first;
    const half = halfIn[cell];
    const before = content[cell] - atDoor[cell];
    const owed = row[i];
    row[i] = 0;
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
  sendLeaving(stage, leaving);
  if (hasClocks) sendLost(stage, lost, true);
  renew(index, stage);
}

export const BEFORE = 0;
export const AFTER = 1;
export const LATE = 2;

/**
 * Puts amounts that begin in this step where they are due. Those due in this very step are not put anywhere.
 */
export function scatter(index: i32, stage: Stage, amounts: Floats, when: i32): void {
  const bulkIn = run.bulkIn;
  const survivalIn = run.survivalIn;
  const due = run.due;
  const halfIn = run.halfIn();
  const later = run.later();
  const firstShare = run.firstShare();
  const delayIndex = run.delayIndex().from(stage.first);
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
    const left = when == LATE ? 1 : when == AFTER ? half : 1 / half;
    const owed = (amount * left) / survivalIn[cell];
    due[i] = owed;
    bulkIn[cell] = bulkIn[cell] + owed * (when == LATE ? later[cell] + firstShare[cell] : later[cell]);
  }
  if (!isAnybody) return;
  const wheel = wheelAt(index);
  for (let from = 0; from < count;) {
    const delay = delayIndex[from];
    let to = from + 1;
    while (to < count && delayIndex[to] == delay) to++;
    const times = delayAt(<i32>delay);
    put(wheel, run.now, from, to, due, times);
    // those due in this step that is over for them are due in the next one
    if (when == LATE && times.gone[0] > 0) add(wheel, run.now + 1, from, to, due, times.gone[0]);
    from = to;
  }
}

/** Keeps the factor of survival far from the smallest numbers. */
export function renew(index: i32, stage: Stage): void {
  for (let cell = stage.first; cell < stage.end; cell++) {
    const factor = run.survivalIn[cell];
    if (factor > 1e-100) continue;
    scale(wheelAt(index), cell - stage.first, factor);
    run.bulkIn[cell] = run.bulkIn[cell] * factor;
    run.survivalIn[cell] = 1;
  }
}
