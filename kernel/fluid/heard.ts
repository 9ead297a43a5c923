// Amounts whose wait is over, written down for those who ask, read by the host after each step.
import { Told } from "../../src/simulate/fluid/fast/contract.ts";
import { FluidRun } from "./state.ts";

let sheet: usize = 0;
let room: i32 = 0;
let count: i32 = 0;

export function prepareHeard(): void {
  count = 0;
}

/** @param wait steps */
// @inline
export function tell(run: FluidRun, cell: i32, resource: i32, amount: f64, wait: f64, served: bool): void {
  if (run.listens && run.heard[cell] == 1) write(cell, resource, amount, wait, served);
}

function write(cell: i32, resource: i32, amount: f64, wait: f64, served: bool): void {
  if (count == room) grow();
  const at = sheet + <usize>count * Told.bytes;
  store<f64>(at, <f64>cell, Told.cell);
  store<f64>(at, <f64>resource, Told.resource);
  store<f64>(at, amount, Told.amount);
  store<f64>(at, wait, Told.wait);
  store<f64>(at, served ? 1 : 0, Told.served);
  count++;
}

function grow(): void {
  const wider = room == 0 ? 256 : room * 2;
  const to = heap.alloc(<usize>wider * Told.bytes);
  memory.copy(to, sheet, <usize>count * Told.bytes);
  sheet = to;
  room = wider;
}

export function heardAt(): usize {
  return sheet;
}

export function heardCount(): i32 {
  return count;
}
