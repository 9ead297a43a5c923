// People at the door of a stage, who lack a held unit: how they come to stand there, what clocks do to them
// meanwhile, and how they go in.
import { age, ageOne } from "./packetHazards.ts";
import type { FluidRun } from "./state.ts";

/** Puts people at the door. They meet the rest of the step's hazards there. */
export function standAtDoor(run: FluidRun, stage: number, cell: number, packet: number): void {
  const { packets, listOf, content, atDoor } = run;
  const list = listOf.door + cell;
  const amount = packets.amount[packet];
  if (run.plan.doorLast[cell] === 1) packets.prepend(list, packet);
  else packets.append(list, packet);
  atDoor[cell] += amount;
  run.waiting[cell] += amount;
  const before = content[cell];
  ageOne(run, stage, cell, list, packet, "door");
  atDoor[cell] = Math.max(0, atDoor[cell] - (before - content[cell]));
}

/** Applies a step's hazards to people at the door, and half of them to people who are let in in it. */
export function ageDoor(run: FluidRun, stage: number): void {
  const { firstCell } = run.plan.layout;
  for (let cell = firstCell[stage]; cell < firstCell[stage + 1]; cell++) {
    ageList(run, stage, cell, run.listOf.door + cell, "whole");
    ageList(run, stage, cell, run.listOf.letIn + cell, "before");
  }
}

function ageList(run: FluidRun, stage: number, cell: number, list: number, part: "whole" | "before"): void {
  if (run.packets.head[list] < 0) return;
  const before = run.content[cell];
  age(run, stage, cell, list, "door", part);
  run.atDoor[cell] = Math.max(0, run.atDoor[cell] - (before - run.content[cell]));
}

/** Takes the next of the people let in; -1 when all are in. */
export function nextLetIn(run: FluidRun, stage: number, cell: number): number {
  const { packets, listOf, atDoor, waiting } = run;
  if (packets.head[listOf.letIn + cell] < 0) return -1;
  const packet = packets.shift(listOf.letIn + cell);
  const amount = packets.amount[packet];
  atDoor[cell] = Math.max(0, atDoor[cell] - amount);
  waiting[cell] -= amount;
  tellLetIn(run, stage, cell, amount, run.now + 0.5 - packets.since[packet]);
  return packet;
}

/** @returns persons let in, where nothing about one of them matters any more */
export function drainDoor(run: FluidRun, stage: number, cell: number): number {
  const { packets } = run;
  let sum = 0;
  for (let p = nextLetIn(run, stage, cell); p >= 0; p = nextLetIn(run, stage, cell)) {
    sum += packets.amount[p];
    packets.release(p);
  }
  return sum;
}

/** Where nothing but the door is waited for, people who are let in have waited; also for no time at all. */
export function tellLetIn(run: FluidRun, stage: number, cell: number, amount: number, wait: number): void {
  if (run.heard[cell] === 0 || run.onTaken === null || !(amount > 0)) return;
  const { kind } = run.plan.program.stages[stage];
  if (kind === "service" || kind === "boards") return;
  run.onTaken(cell, -1, amount, Math.max(0, wait), true);
}
