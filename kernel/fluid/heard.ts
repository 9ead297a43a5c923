// Amounts whose wait is over, written down for who asks: five numbers each, read by the host after each step.
import { heard, listens } from "./state.ts";

let sheet: usize = 0;
let room: i32 = 0;
let count: i32 = 0;

export function prepareHeard(): void {
  count = 0;
}

/** @param wait steps */
// @inline
export function tell(cell: i32, resource: i32, amount: f64, wait: f64, served: bool): void {
  if (listens && heard[cell] == 1) write(cell, resource, amount, wait, served);
}

function write(cell: i32, resource: i32, amount: f64, wait: f64, served: bool): void {
  if (count == room) grow();
  const at = sheet + <usize>count * 40;
  store<f64>(at, <f64>cell);
  store<f64>(at, <f64>resource, 8);
  store<f64>(at, amount, 16);
  store<f64>(at, wait, 24);
  store<f64>(at, served ? 1 : 0, 32);
  count++;
}

function grow(): void {
  const wider = room == 0 ? 256 : room * 2;
  const to = heap.alloc(<usize>wider * 40);
  memory.copy(to, sheet, <usize>count * 40);
  sheet = to;
  room = wider;
}

export function heardAt(): usize {
  return sheet;
}

export function heardCount(): i32 {
  return count;
}
