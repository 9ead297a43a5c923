// The person-by-person engine in WebAssembly: its rules are those of src/simulate/individual, the files
// themselves. What differs is where things lie: people in rows of bytes, pending events in buckets read once in
// order, lines in rings, and announcements on a sheet that the host reads when it is full. One instance makes
// one run.
import { LONGEST_IN_SYSTEM } from "../../src/simulate/codes.ts";
import { ImageFields } from "../../src/simulate/image/contract.ts";
import { readRun } from "../../src/simulate/individual/readRun.ts";
import { begin as beginRun, goStep } from "../../src/simulate/individual/step.ts";
import { resultsAt, resultsLength } from "./answer.ts";
import { prepareCalendar } from "./calendar.ts";
import { cohortKeys } from "./cohorts.ts";
import { IMAGE, openImage } from "./imageReader.ts";
import { finishObserving, readObservers } from "./observers.ts";
import { blocks, preparePeople, rowSize } from "./people.ts";
import { handOver, prepareSheet } from "./recorder.ts";
import { markBytes } from "./rows.ts";
import { RUN } from "./state.ts";

export { spareFrom, spareTo } from "./people.ts";

/** Room for an image of so many bytes. */
export function room(bytes: usize): usize {
  return heap.alloc(bytes);
}

/** Reads the image. @returns the address of the sheet of announcements */
export function prepare(image: usize): usize {
  openImage(image);
  readRun(RUN, IMAGE);
  const sheet = prepareSheet(IMAGE.int(ImageFields.announced));
  readObservers(RUN.curves);
  preparePeople(RUN.crossClocks.length, RUN.revisitedStages, asksForArrival(), markBytes);
  prepareCalendar(RUN.steps);
  return sheet;
}

function asksForArrival(): bool {
  for (let r = 0; r < RUN.resources.length; r++) if (RUN.resources[r].discipline == LONGEST_IN_SYSTEM) return true;
  return false;
}

/** Puts the initial stock in its places. */
export function begin(): void {
  beginRun(RUN);
}

/**
 * One grid step.
 * @param last the step at which the run stops
 * @param mostEvents the step is left as soon as the run has had more
 */
export function step(step: i32, last: i32, mostEvents: f64): void {
  goStep(RUN, step, last, mostEvents);
}

/** After the last step, and whenever the host wants to have read everything. */
export function flush(): void {
  handOver();
}

/** The run is over for those who observe inside the kernel. @returns how many numbers they found */
export function finish(time: f64): i32 {
  finishObserving(time);
  return resultsLength();
}

/** Where these numbers are. */
export function results(): usize {
  return resultsAt();
}

export function eventCount(): f64 {
  return RUN.events;
}

export function personCount(): f64 {
  return RUN.persons;
}

/**
 * Where the host finds people's names: the table of blocks of rows, the size of a row, and the keys of
 * cohorts.
 */
export function rowBlocks(): usize {
  return blocks;
}

export function rowBytes(): usize {
  return rowSize;
}

export function cohortTable(): usize {
  return cohortKeys;
}

/** Whether any table's line was drawn in this run. */
export function areShapesDrawn(): bool {
  const all = RUN.tables.all;
  for (let i = 0; i < all.length; i++) if (all[i].isDrawn) return true;
  return false;
}

export function shapeCount(): i32 {
  return RUN.tables.all.length;
}

/** Where a table's lines lie: the host may have some of an earlier run. */
export function shapeLines(nth: i32): usize {
  return changetype<usize>(RUN.tables.all[nth].lines);
}
