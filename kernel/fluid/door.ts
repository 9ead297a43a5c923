// People at the door of a stage: the twin of src/simulate/fluid/door.ts.
import { Stage } from "../../src/simulate/fluid/fast/contract.ts";
import { BOARDS, SERVICE } from "../../src/simulate/codes.ts";
import { age, ageOne, AT_DOOR, FIRST_HALF, WHOLE } from "./hazards.ts";
import { tell } from "./heard.ts";
import { appendAt, at, headOf, prependAt, release, shift } from "./packets.ts";
import { cells, doorLast } from "./plan.ts";
import * as run from "./state.ts";

/** Puts people at the door. They meet the rest of the step's hazards there. */
export function standAtDoor(index: i32, stage: Stage, cell: i32, packet: usize): void {
  const list = cells + cell;
  const amount = at(packet).amount;
  if (doorLast[cell] == 1) prependAt(list, packet);
  else appendAt(list, packet);
  run.atDoor[cell] = run.atDoor[cell] + amount;
  run.waiting[cell] = run.waiting[cell] + amount;
  const before = run.content[cell];
  ageOne(index, stage, cell, list, packet, AT_DOOR);
  run.atDoor[cell] = max<f64>(0, run.atDoor[cell] - (before - run.content[cell]));
}

/** A step's hazards for those at the door, and half of them for those who are let in in it. */
export function ageDoor(index: i32, stage: Stage): void {
  for (let cell = stage.first; cell < stage.end; cell++) {
    ageList(index, stage, cell, cells + cell, WHOLE);
    ageList(index, stage, cell, 4 * cells + cell, FIRST_HALF);
  }
}

function ageList(index: i32, stage: Stage, cell: i32, list: i32, part: i32): void {
  if (headOf(list) == 0) return;
  const before = run.content[cell];
  age(index, stage, cell, list, AT_DOOR, part);
  run.atDoor[cell] = max<f64>(0, run.atDoor[cell] - (before - run.content[cell]));
}

/** Takes the next of those let in; 0 when all are in. */
export function nextLetIn(stage: Stage, cell: i32): usize {
  if (headOf(4 * cells + cell) == 0) return 0;
  const packet = shift(4 * cells + cell);
  const amount = at(packet).amount;
  run.atDoor[cell] = max<f64>(0, run.atDoor[cell] - amount);
  run.waiting[cell] = run.waiting[cell] - amount;
  tellLetIn(stage, cell, amount, <f64>run.now + 0.5 - at(packet).since);
  return packet;
}

/** Persons let in, where nothing about one of them matters any more. */
export function drainDoor(stage: Stage, cell: i32): f64 {
  let sum: f64 = 0;
  for (let p = nextLetIn(stage, cell); p != 0; p = nextLetIn(stage, cell)) {
    sum += at(p).amount;
    release(p);
  }
  return sum;
}

/** Where nothing but the door is waited for, those who are let in have waited; also for no time at all. */
export function tellLetIn(stage: Stage, cell: i32, amount: f64, wait: f64): void {
  if (!(amount > 0) || stage.kind == SERVICE || stage.kind == BOARDS) return;
  tell(cell, -1, amount, max<f64>(0, wait), true);
}
