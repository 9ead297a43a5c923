// The fluid engine's steps in WebAssembly: the rules are those of src/simulate/fluid, the files themselves. The host
// lays out what is known beforehand and what the run changes, makes the steps, and reads between them.
import { heardAt, heardCount, prepareHeard } from "./heard.ts";
import { Known, KNOWN } from "./known.ts";
import { Packets, PACKETS, readPackets, renewPackets } from "./packetRows.ts";
import { FluidRun, RUN } from "./state.ts";
import { goStep, personsInside } from "../../src/simulate/fluid/step.ts";
import { comeBack, keepState } from "./kept.ts";

/** Room for so many bytes. */
export function room(bytes: usize): usize {
  return heap.alloc(bytes);
}

/** Reads where everything is: what is known, the lists that the run changes, and people who are told apart. */
export function prepare(table: usize): void {
  const state = table + offsetof<Known>();
  const packets = state + offsetof<FluidRun>("now");
  memory.copy(changetype<usize>(KNOWN), table, offsetof<Known>());
  memory.copy(changetype<usize>(RUN), state, offsetof<FluidRun>("now"));
  memory.copy(changetype<usize>(PACKETS), packets, offsetof<Packets>("spare"));
  readPackets();
}

/** The state as it was at the first instant, from a copy of it. */
export function restore(state: usize, from: usize, bytes: usize): void {
  memory.copy(state, from, bytes);
  renewPackets();
  begin();
}

/** Keeps the state as it is between two steps, to come back to it as often as somebody likes. */
export function keep(state: usize, bytes: usize): void {
  keepState(state, bytes);
}

export function back(state: usize, bytes: usize): void {
  comeBack(state, bytes);
  begin();
}

function begin(): void {
  RUN.now = 0;
  RUN.listens = false;
  RUN.together = -1;
}

export function step(now: i32, listens: bool): void {
  RUN.now = now;
  RUN.listens = listens;
  prepareHeard();
  goStep(RUN);
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
  return personsInside(RUN);
}
