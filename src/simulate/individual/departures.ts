// Slots that leave on a timetable: the line fills them in order at the instant of departure; what is not used is lost
// or kept for the next. The kernel, which AssemblyScript compiles, reads this very file.
import { purposes } from "../../random/purposes.ts";
import { DEPARTS, RANDOM } from "../codes.ts";
import { toTick, wholeUnits } from "./curveReader.ts";
import { settle } from "./feedback.ts";
import { takeFirst } from "./inLine.ts";
import type { Line } from "./line.ts";
import { isEnough } from "./lookups.ts";
import type { RunState } from "./state.ts";
import { board } from "./stay.ts";
import type { Timetable } from "./timetable.ts";

type i32 = number;
type f64 = number;

/** Rates of departure that depend on stocks are settled for the step that begins. */
export function departuresPassEdge(run: RunState, edge: f64): void {
  let changed = false;
  for (let i = 0; i < run.timetables.length; i++) {
    const timetable = run.timetables[i];
    const feedback = run.resources[timetable.resource].departureRate;
    if (feedback === null) continue;
    changed = true;
    timetable.rate = Math.max(0, settle(run, feedback, edge, DEPARTS, timetable.resource));
    timetable.position = Math.max(timetable.position, edge);
    findWithinStep(timetable, edge);
  }
  if (changed) findNext(run);
}

/** The next departure happens. */
export function depart(run: RunState): void {
  const timetable = run.timetables[run.nextPlace];
  const time = timetable.next;
  advance(run, timetable, time);
  leaveWith(run, timetable, time);
}

function leaveWith(run: RunState, timetable: Timetable, time: f64): void {
  const resource = timetable.resource;
  const info = run.resources[resource];
  const own = slotsAt(run, resource, time);
  const offered = own + timetable.carried;
  const number = timetable.made++;
  const cancelled = isCancelled(run, timetable, number, time);
  // those of a record that boarded before sit in the seats it owes, and count towards the minimum
  const owed = Math.min(own, Math.max(0, -timetable.carried));
  const minimum = info.minimum < 0 ? 0 : run.curves.valueAt(info.minimum, time) - owed;
  let line: Line | null = null;
  if (!cancelled) {
    line =
      info.discipline === RANDOM ? drawLine(run, timetable, number, minimum) : boardingLine(run, resource, minimum);
  }
  const used = choose(run, resource, line, offered);
  // one under the minimum, like a cancelled one, loses its own slots and leaves those kept or owed as they were
  const goes = !cancelled && (line !== null || minimum <= 0);
  if (goes) {
    const left = offered - used;
    timetable.carried = info.leftoverKept || isShortOfSeats(run, resource) ? left : Math.min(0, left);
  }
  const onOffer = Math.max(goes ? 0 : own, offered);
  const kept: f64 = own < Infinity ? onOffer - own : 0;
  run.recorder.departure(time, resource, onOffer, used, run.waiting[resource], cancelled, kept);
  const taken = run.taken;
  for (let i = 0; i < taken.count; i++) board(run, taken.list[i], resource, time);
  run.events += taken.count;
}

/**
 * Seats left over while a record of many persons is first in line are kept for it, as seats it took too
 * many are owed: so many persons then leave as would one by one.
 */
function isShortOfSeats(run: RunState, resource: i32): boolean {
  if (!run.hasWeights) return false;
  const lines = run.resources[resource].lines;
  for (let i = 0; i < lines.length; i++) {
    if (lines[i].persons > 0 && run.weights[run.people.classOf(lines[i].first())] > 1) return true;
  }
  return false;
}

function slotsAt(run: RunState, resource: i32, time: f64): f64 {
  const info = run.resources[resource];
  return wholeUnits(info.units === null ? run.curves.valueAt(info.unitsCurve, time) : run.settled[resource]);
}

function isCancelled(run: RunState, timetable: Timetable, number: i32, time: f64): boolean {
  const info = run.resources[timetable.resource];
  if (info.cancelled < 0) return false;
  const u = run.stream.uniform(info.keyHigh, info.keyLow, number, purposes.cancelledDeparture, 0);
  return u < run.curves.valueAt(info.cancelled, time);
}

/** Takes those who leave out of their line into `run.taken`. @returns the slots they use, persons */
function choose(run: RunState, resource: i32, line: Line | null, offered: f64): f64 {
  run.taken.count = 0;
  if (line === null) return 0;
  let used: f64 = 0;
  while (line.persons > 0) {
    const person = line.first();
    const weight = run.weights[run.people.classOf(person)];
    if (!isEnough(offered - used, weight)) break;
    takeFirst(run, resource, line, weight);
    run.taken.add(person);
    used += weight;
  }
  return used;
}

/**
 * The line that makes up the minimum; of several, one for each level, that of the first in line. Null:
 * nobody leaves.
 */
function boardingLine(run: RunState, resource: i32, minimum: f64): Line | null {
  let best: Line | null = null;
  const lines = run.resources[resource].lines;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (!mayBoard(line, minimum)) continue;
    line.first();
    if (best === null || line.isAheadOf(best)) best = line;
  }
  return best;
}

/** In random order: that of one person, drawn among all who are in front of a line that makes up the minimum. */
function drawLine(run: RunState, timetable: Timetable, number: i32, minimum: f64): Line | null {
  const info = run.resources[timetable.resource];
  const lines = info.lines;
  let rank: i32 = 2147483647;
  for (let i = 0; i < lines.length; i++) {
    if (!mayBoard(lines[i], minimum)) continue;
    lines[i].first();
    const itsRank = lines[i].random!.firstRank();
    if (itsRank < rank) rank = itsRank;
  }
  let total: f64 = 0;
  for (let i = 0; i < lines.length; i++) total += aheadIn(lines[i], minimum, rank);
  if (total === 0) return null;
  const u = run.stream.uniform(info.keyHigh, info.keyLow, number, purposes.lineDraw, lines.length);
  let left = Math.floor(u * total);
  for (let i = 0; i < lines.length; i++) {
    left -= aheadIn(lines[i], minimum, rank);
    if (left < 0) return lines[i];
  }
  return null;
}

function mayBoard(line: Line, minimum: f64): boolean {
  return line.persons > 0 && line.persons >= minimum;
}

/** How many persons wait in front of a line that makes up the minimum, if that is of this priority. */
function aheadIn(line: Line, minimum: f64, rank: i32): f64 {
  if (!mayBoard(line, minimum) || line.random!.firstRank() !== rank) return 0;
  return line.random!.inFront();
}

function advance(run: RunState, timetable: Timetable, time: f64): void {
  const info = run.resources[timetable.resource];
  if (info.departureRate === null) {
    const next = timetable.made + 1;
    timetable.next = next < info.departures.length ? info.departures[next] : Infinity;
  } else {
    timetable.lacking = 1;
    findWithinStep(timetable, Math.floor(time));
  }
  findNext(run);
}

function findWithinStep(timetable: Timetable, edge: f64): void {
  // a billionth of a departure is none, as on a timetable known in advance
  const lacking = timetable.lacking <= 1e-9 ? 0 : timetable.lacking / timetable.rate;
  const reached = timetable.position + lacking;
  const time = toTick(reached);
  if (reached < edge + 1 && time < edge + 1) {
    timetable.position = reached;
    timetable.next = time;
  } else {
    timetable.lacking = Math.max(0, timetable.lacking - timetable.rate * (edge + 1 - timetable.position));
    timetable.position = edge + 1;
    timetable.next = Infinity;
  }
}

/**
 * The next to depart; of two at one instant, the resource first by name. A few dozen timetables are looked
 * through faster than a heap.
 */
export function findNext(run: RunState): void {
  run.nextDeparture = Infinity;
  run.nextPlace = -1;
  for (let i = 0; i < run.timetables.length; i++) {
    if (run.timetables[i].next < run.nextDeparture) {
      run.nextDeparture = run.timetables[i].next;
      run.nextPlace = i;
    }
  }
}
