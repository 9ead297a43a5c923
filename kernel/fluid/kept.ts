// The state of one instant, kept so that runs which are the same up to it begin there.
import { readRows, rowBytes, writeRows } from "./packetRows.ts";

let sheet: usize = 0;
let room: usize = 0;

/** @param state where the lists of the state lie, side by side */
export function keepState(state: usize, bytes: usize): void {
  const size = bytes + rowBytes();
  if (size > room) {
    sheet = heap.alloc(size);
    room = size;
  }
  memory.copy(sheet, state, bytes);
  writeRows(sheet + bytes);
}

/** Puts back what was kept. */
export function comeBack(state: usize, bytes: usize): void {
  memory.copy(state, sheet, bytes);
  readRows(sheet + bytes);
}
