// The twin of src/simulate/individual/departures.ts: slots that leave on a timetable.
import { RANDOM, SLOTS } from "../../src/simulate/codes.ts";
import { DEPARTS, TimetableFields } from "../../src/simulate/fast/contract.ts";
import { announceDeparture } from "./announce.ts";
import { toTick, wholeUnits } from "../../src/simulate/individual/curveReader.ts";
import { curves } from "./curves.ts";
import { takeFirst } from "./inLine.ts";
import { Line } from "./line.ts";
import { classOf } from "./people.ts";
import { hasWeights, resources, resourcesByName, weights } from "./program.ts";
import { countEvents, isEnough, settle, settled, waiting } from "./state.ts";
import { board } from "./stay.ts";
import { purposes } from "../../src/random/purposes.ts";
import { draws } from "./stream.ts";
import { word } from "./image.ts";

class Timetable {
  resource: i32 = 0;
  keyHigh: i32 = 0;
  keyLow: i32 = 0;
  made: i32 = 0;
  next: f64 = Infinity;
  carried: f64 = 0;
  rate: f64 = 0;
  position: f64 = 0;
  lacking: f64 = 1;
}

/** in the order of their resources' names */
let timetables: StaticArray<Timetable> = [];
let taken: usize = 0;
let takenRoom: i32 = 64;
let takenCount: i32 = 0;
/** place of the next to depart, and when */
let nextPlace: i32 = -1;
export let nextDeparture: f64 = Infinity;

/** Reads the key of each timetable from the image, in the order of names. */
export function prepareDepartures(): void {
  let count = 0;
  for (let i = 0; i < resourcesByName.length; i++) if (resources[resourcesByName[i]].kind == SLOTS) count++;
  timetables = new StaticArray<Timetable>(count);
  let place = 0;
  for (let i = 0; i < resourcesByName.length; i++) {
    const resource = resourcesByName[i];
    if (resources[resource].kind != SLOTS) continue;
    const timetable = new Timetable();
    timetable.resource = resource;
    timetable.keyHigh = word(TimetableFields.key);
    timetable.keyLow = word(TimetableFields.key);
    const departures = resources[resource].departures;
    if (departures.length > 0) timetable.next = departures[0];
    timetables[place++] = timetable;
  }
  taken = heap.alloc((<usize>takenRoom) << 2);
  findNext();
}

export function departuresPassEdge(edge: f64): void {
  let changed = false;
  for (let i = 0; i < timetables.length; i++) {
    const timetable = timetables[i];
    const feedback = resources[timetable.resource].departureRate;
    if (feedback === null) continue;
    changed = true;
    timetable.rate = max<f64>(0, settle(feedback, edge, DEPARTS, timetable.resource));
    timetable.position = max<f64>(timetable.position, edge);
    findWithinStep(timetable, edge);
  }
  if (changed) findNext();
}

export function depart(): void {
  const timetable = timetables[nextPlace];
  const time = timetable.next;
  advance(timetable, time);
  leaveWith(timetable, time);
}

function leaveWith(timetable: Timetable, time: f64): void {
  const resource = timetable.resource;
  const info = resources[resource];
  const own = slotsAt(resource, time);
  const offered = own + timetable.carried;
  const number = timetable.made++;
  const cancelled = isCancelled(timetable, number, time);
  const owed = min<f64>(own, max<f64>(0, -timetable.carried));
  const minimum = info.minimum < 0 ? 0 : curves.valueAt(info.minimum, time) - owed;
  let line: Line | null = null;
  if (!cancelled) {
    line = info.discipline == RANDOM ? drawLine(timetable, number, minimum) : boardingLine(resource, minimum);
  }
  const used = choose(resource, line, offered);
  const goes = !cancelled && (line !== null || minimum <= 0);
  if (goes) {
    const left = offered - used;
    timetable.carried = info.leftoverKept || isShortOfSeats(resource) ? left : min<f64>(0, left);
  }
  const onOffer = max<f64>(goes ? 0 : own, offered);
  const kept: f64 = own < Infinity ? onOffer - own : 0;
  announceDeparture(time, resource, onOffer, used, waiting[resource], cancelled, kept);
  const count = takenCount;
  for (let i = 0; i < count; i++) board(load<i32>(taken + ((<usize>i) << 2)), resource, time);
  countEvents(count);
}

function isShortOfSeats(resource: i32): bool {
  if (!hasWeights) return false;
  const lines = resources[resource].lines;
  for (let i = 0; i < lines.length; i++) {
    if (lines[i].persons > 0 && weights[classOf(lines[i].first())] > 1) return true;
  }
  return false;
}

function slotsAt(resource: i32, time: f64): f64 {
  const info = resources[resource];
  return wholeUnits(info.units === null ? curves.valueAt(info.unitsCurve, time) : settled[resource]);
}

function isCancelled(timetable: Timetable, number: i32, time: f64): bool {
  const cancelled = resources[timetable.resource].cancelled;
  if (cancelled < 0) return false;
  const u = draws.uniform(timetable.keyHigh, timetable.keyLow, number, purposes.cancelledDeparture, 0);
  return u < curves.valueAt(cancelled, time);
}

function choose(resource: i32, line: Line | null, offered: f64): f64 {
  takenCount = 0;
  if (line === null) return 0;
  let used: f64 = 0;
  while (line.persons > 0) {
    const person = line.first();
    const weight = weights[classOf(person)];
    if (!isEnough(offered - used, weight)) break;
    takeFirst(resource, line, weight);
    if (takenCount == takenRoom) {
      const wider = heap.alloc((<usize>takenRoom) << 3);
      memory.copy(wider, taken, (<usize>takenRoom) << 2);
      taken = wider;
      takenRoom *= 2;
    }
    store<i32>(taken + ((<usize>takenCount) << 2), person);
    takenCount++;
    used += weight;
  }
  return used;
}

function boardingLine(resource: i32, minimum: f64): Line | null {
  let best: Line | null = null;
  const lines = resources[resource].lines;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (line.persons == 0 || line.persons < minimum) continue;
    line.first();
    if (best === null || line.isAheadOf(best)) best = line;
  }
  return best;
}

function drawLine(timetable: Timetable, number: i32, minimum: f64): Line | null {
  const lines = resources[timetable.resource].lines;
  let rank = i32.MAX_VALUE;
  for (let i = 0; i < lines.length; i++) {
    if (!mayBoard(lines[i], minimum)) continue;
    lines[i].first();
    rank = min(rank, lines[i].random!.firstRank());
  }
  let total: f64 = 0;
  for (let i = 0; i < lines.length; i++) total += aheadIn(lines[i], minimum, rank);
  if (total == 0) return null;
  const u = draws.uniform(timetable.keyHigh, timetable.keyLow, number, purposes.lineDraw, lines.length);
  let left = floor(u * total);
  for (let i = 0; i < lines.length; i++) {
    left -= aheadIn(lines[i], minimum, rank);
    if (left < 0) return lines[i];
  }
  return null;
}

function mayBoard(line: Line, minimum: f64): bool {
  return line.persons > 0 && line.persons >= minimum;
}

/** How many persons wait in front of a line that makes up the minimum, if that is of this priority. */
function aheadIn(line: Line, minimum: f64, rank: i32): f64 {
  if (!mayBoard(line, minimum) || line.random!.firstRank() != rank) return 0;
  return line.random!.inFront();
}

function advance(timetable: Timetable, time: f64): void {
  const info = resources[timetable.resource];
  if (info.departureRate === null) {
    const next = timetable.made + 1;
    timetable.next = next < info.departures.length ? info.departures[next] : Infinity;
  } else {
    timetable.lacking = 1;
    findWithinStep(timetable, floor(time));
  }
  findNext();
}

function findWithinStep(timetable: Timetable, edge: f64): void {
  const lacking = timetable.lacking <= 1e-9 ? 0 : timetable.lacking / timetable.rate;
  const reached = timetable.position + lacking;
  const time = toTick(reached);
  if (reached < edge + 1 && time < edge + 1) {
    timetable.position = reached;
    timetable.next = time;
  } else {
    timetable.lacking = max<f64>(0, timetable.lacking - timetable.rate * (edge + 1 - timetable.position));
    timetable.position = edge + 1;
    timetable.next = Infinity;
  }
}

/**
 * Of two at one instant, the resource first by name. A few dozen timetables are looked through faster than a
 * heap.
 */
function findNext(): void {
  nextDeparture = Infinity;
  nextPlace = -1;
  for (let i = 0; i < timetables.length; i++) {
    if (timetables[i].next < nextDeparture) {
      nextDeparture = timetables[i].next;
      nextPlace = i;
    }
  }
}
