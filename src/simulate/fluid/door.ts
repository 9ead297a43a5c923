// People at the door of a stage, who lack a held unit: how they come to stand there, what clocks do to them
// meanwhile, and how they go in.
import { BOARDS, SERVICE } from "../codes.ts";
import { tell } from "./heard.ts";
import type { Stage } from "./known.ts";
import { AT_DOOR, FIRST_HALF, WHOLE, age, ageOne } from "./packetHazards.ts";
import { NOBODY } from "./packetRows.ts";
import type { Packet } from "./packetRows.ts";
import { appendAt, doorList, letInList, prependAt, release, shift } from "./packets.ts";
import type { FluidRun } from "./state.ts";

type i32 = number;
type f64 = number;

/** Puts people at the door. They meet the rest of the step's hazards there. */
export function standAtDoor(run: FluidRun, index: i32, stage: Stage, cell: i32, packet: Packet): void {
  const list = doorList(run, cell);
  const amount = packet.amount;
  if (run.known.doorLast[cell] === 1) prependAt(run, list, packet);
  else appendAt(run, list, packet);
  run.atDoor[cell] += amount;
  run.waiting[cell] += amount;
  const before = run.content[cell];
  ageOne(run, index, stage, cell, list, packet, AT_DOOR);
  run.atDoor[cell] = Math.max(0, run.atDoor[cell] - (before - run.content[cell]));
}

/** Applies a step's hazards to people at the door, and half of them to people who are let in in it. */
export function ageDoor(run: FluidRun, index: i32, stage: Stage): void {
  for (let cell = stage.first; cell < stage.end; cell++) {
    ageList(run, index, stage, cell, doorList(run, cell), WHOLE);
    ageList(run, index, stage, cell, letInList(run, cell), FIRST_HALF);
  }
}

function ageList(run: FluidRun, index: i32, stage: Stage, cell: i32, list: i32, part: i32): void {
  if (run.packets.head[list] === NOBODY) return;
  const before = run.content[cell];
  age(run, index, stage, cell, list, AT_DOOR, part);
  run.atDoor[cell] = Math.max(0, run.atDoor[cell] - (before - run.content[cell]));
}

/** Takes the next of the people let in; NOBODY when all are in. */
export function nextLetIn(run: FluidRun, stage: Stage, cell: i32): Packet {
  const packet = shift(run, letInList(run, cell));
  if (packet === NOBODY) return NOBODY;
  const amount = packet.amount;
  run.atDoor[cell] = Math.max(0, run.atDoor[cell] - amount);
  run.waiting[cell] -= amount;
  tellLetIn(run, stage, cell, amount, run.now + 0.5 - packet.since);
  return packet;
}

/** @returns persons let in, where nothing about one of them matters any more */
export function drainDoor(run: FluidRun, stage: Stage, cell: i32): f64 {
  let sum: f64 = 0;
  for (let p = nextLetIn(run, stage, cell); p !== NOBODY; p = nextLetIn(run, stage, cell)) {
    sum += p.amount;
    release(run, p);
  }
  return sum;
}

/** Where nothing but the door is waited for, people who are let in have waited; also for no time at all. */
export function tellLetIn(run: FluidRun, stage: Stage, cell: i32, amount: f64, wait: f64): void {
  if (!(amount > 0) || stage.kind === SERVICE || stage.kind === BOARDS) return;
  tell(run, cell, -1, amount, Math.max(0, wait), true);
}
