// Slots on a timetable. A single departure in a step takes the people present at its instant; several in one
// step are one flow of slots. People who arrive after the last departure wait for the next step.
import { RANDOM } from "../codes.ts";
import { settle, settleUnits } from "./feedback.ts";
import type { Rank } from "./known.ts";
import { NOBODY } from "./packetRows.ts";
import { newest } from "./packets.ts";
import { inLine, partThere, takeAll, takeInOrder, takePart } from "./serving.ts";
import type { FluidRun } from "./state.ts";

type i32 = number;
type f64 = number;

/** People left behind who are rounding, as a part of the slots. */
const dust: f64 = 1e-9;

/** The departures of this step of all resources that share people. */
export function departFamily(run: FluidRun, family: i32): void {
  const from = run.known.familyFrom[family];
  const to = run.known.familyFrom[family + 1];
  for (let i = from; i < to; i++) {
    const resource = run.known.members[i].resource;
    offer(run, resource);
    run.lineBefore[resource] = oldInLine(run, resource);
  }
  for (let i = from; i < to; i++) {
    const member = run.known.members[i];
    for (let c = member.collectFrom; c < member.collectTo; c++) run.cycle[run.known.relatives[c]] = -1;
  }
  for (let i = from; i < to; i++) {
    const member = run.known.members[i];
    for (let c = member.collectFrom; c < member.collectTo; c++) {
      const other = run.known.relatives[c];
      if (run.cycle[other] < 0) run.cycle[other] = findCycle(run, other);
    }
  }
  // a line that gathers for a minimum grows and empties many times a step: whoever is left may have come at any time
  let byTurns = true;
  for (let i = from; i < to; i++) {
    const member = run.known.members[i];
    run.seen[member.resource] = -1;
    if (member.collectFrom < member.collectTo) byTurns = false;
  }
  run.byTurns = byTurns;
  for (let turn = from; turn < to; turn++) {
    const member = run.known.members[nextToLeave(run, from, to)];
    const resource = member.resource;
    run.seen[resource] = 0;
    if (run.departures[resource] <= 0) continue;
    const own = run.known.resources[resource];
    const share = own.hasPart ? own.part[run.now] : partOfDepartures(run, resource, member.rivalFrom, member.rivalTo);
    run.together = run.departures[resource] === 1 ? run.lastAt[resource] : -1;
    run.seen[resource] = seenBetween(run, member.collectFrom, member.collectTo, resource);
    const before = partBefore(run, member.collectFrom, member.collectTo, resource);
    carry(run, resource, share, run.seen[resource], before);
  }
  for (let i = from; i < to; i++) {
    const member = run.known.members[i];
    const resource = member.resource;
    if (run.departures[resource] <= 0) continue;
    const isAlone = member.rivalFrom === member.rivalTo;
    if (isAlone && partBefore(run, member.collectFrom, member.collectTo, resource) === 1) continue;
    run.together = run.departures[resource] === 1 ? run.lastAt[resource] : -1;
    carry(run, resource, 1, run.seen[resource] - run.used[resource], 1);
  }
  run.together = -1;
  for (let i = from; i < to; i++) {
    const resource = run.known.members[i].resource;
    if (run.departures[resource] <= 0) continue;
    run.leftBehind[resource] = leftOnAverage(run, resource);
    if (run.known.resources[resource].isKept !== 0) {
      run.carried[resource] = Math.max(0, onOffer(run, resource) - run.used[resource]);
    }
  }
  run.byTurns = false;
}

/**
 * Place in the family of the next resource to be gone through: the one whose last departure in the step is first;
 * then those that wait for a minimum.
 */
function nextToLeave(run: FluidRun, from: i32, to: i32): i32 {
  let next = -1;
  for (let i = from; i < to; i++) {
    const resource = run.known.members[i].resource;
    if (run.seen[resource] >= 0) continue;
    if (run.known.resources[resource].minimumAt >= 0) return next < 0 ? i : next;
    if (next < 0 || run.lastAt[resource] < run.lastAt[run.known.members[next].resource]) next = i;
  }
  return next;
}

/**
 * People with a choice of resources board the first to depart. Where instants are not known beforehand, each resource gets,
 * of people whom those before it have left, a part equal to its part of the departures up to its last one.
 */
function partOfDepartures(run: FluidRun, resource: i32, from: i32, to: i32): f64 {
  let all = run.departures[resource];
  if (run.known.resources[resource].minimumAt < 0) {
    for (let r = from; r < to; r++) {
      const rival = run.known.relatives[r];
      if (run.seen[rival] < 0) all += departuresUntil(run, rival, run.lastAt[resource]);
    }
  }
  return run.departures[resource] / all;
}

/** Departures of the step up to an instant before a resource's last one. */
function departuresUntil(run: FluidRun, resource: i32, instant: f64): f64 {
  const count = run.departures[resource];
  return count <= 1 ? 0 : Math.min(count - 1, (count * instant) / run.lastAt[resource]);
}

/**
 * Part of a resource's departures that leave before the single departure, in this step, of a rival that waits
 * for a minimum of the same people.
 */
function partBefore(run: FluidRun, from: i32, to: i32, resource: i32): f64 {
  const last = run.lastAt[resource];
  let until: f64 = Infinity;
  for (let c = from; c < to; c++) {
    const other = run.known.relatives[c];
    if (run.departures[other] === 1 && run.lastAt[other] < until) until = run.lastAt[other];
  }
  if (until >= last) return 1;
  return run.departures[resource] === 1 ? 0 : until / last;
}

/**
 * Where another resource departs several times a step, each time a minimum has gathered, the line grows and
 * empties many times a step. A departure of this resource finds, on average, half of the line's greatest
 * length, or the people whom the other could not carry.
 */
function seenBetween(run: FluidRun, from: i32, to: i32, resource: i32): f64 {
  let seen: f64 = Infinity;
  for (let c = from; c < to; c++) {
    const other = run.known.relatives[c];
    const departures = run.departures[other] * run.goes[other];
    if (departures < 2) continue;
    let old: f64 = 0;
    let came: f64 = 0;
    const own = run.known.resources[resource];
    for (let r = own.rankFrom; r < own.rankTo; r++) {
      const rank = run.known.ranks[r];
      for (let m = 0; m < rank.count; m++) {
        const fresh = cameIn(run, rank.cells[m], 1, false);
        came += fresh;
        old += inLine(run, rank.cells[m]) - fresh;
      }
    }
    const least = run.dials[run.known.resources[other].minimumAt];
    const grown = Math.max(least + came / departures, came * run.cycle[other]);
    seen = Math.min(seen, Math.max(old, 0.5 * grown) * run.departures[resource]);
  }
  return seen;
}

/**
 * How long, in steps, a level waits for its turn at a resource that departs several times a step with people
 * of one level. The level whose first person has waited longest goes next, so all levels wait equally long,
 * except those that must first gather a minimum.
 */
function findCycle(run: FluidRun, resource: i32): f64 {
  const own = run.known.resources[resource];
  const departures = run.departures[resource] * run.goes[resource];
  if (own.oneGroup < 0 || departures < 2) return 0;
  const byLevel = run.byLevel;
  for (let level = 0; level < run.known.levelCount; level++) byLevel[level] = 0;
  for (let r = own.rankFrom; r < own.rankTo; r++) {
    const rank = run.known.ranks[r];
    for (let m = 0; m < rank.count; m++) {
      const level = rank.levels[m];
      byLevel[level] += cameIn(run, rank.cells[m], 1, false);
    }
  }
  const seats = onOffer(run, resource) / run.departures[resource];
  const least = run.dials[own.minimumAt];
  let low = 1 / departures;
  let high: f64 = 1;
  // twelve halvings leave less than a thousandth of a step
  for (let i = 0; i < 12; i++) {
    const middle = 0.5 * (low + high);
    let needed: f64 = 0;
    for (let level = 0; level < run.known.levelCount; level++) {
      if (byLevel[level] > 0) needed += byLevel[level] / Math.min(seats, Math.max(least, byLevel[level] * middle));
    }
    if (needed > departures) low = middle;
    else high = middle;
  }
  return high;
}

/** Sets the departures of the step: their number, their slots, and the instant of the last one. */
function offer(run: FluidRun, resource: i32): void {
  const own = run.known.resources[resource];
  run.used[resource] = 0;
  run.leftBehind[resource] = 0;
  let count: f64 = 0;
  let lastAt: f64 = 0;
  if (own.departureRate < 0) {
    count = own.count[run.now];
    lastAt = own.lastAt[run.now];
  } else {
    const rate = Math.max(0, settle(run, own.departureRate));
    const h = run.known.lengths[0];
    const passed = rate * h - run.lacking[resource];
    if (passed < 0) run.lacking[resource] = -passed;
    else {
      const whole = Math.floor(passed);
      count = whole + 1;
      run.lacking[resource] = 1 - (passed - whole);
      lastAt = Math.min(1, Math.max(0, 1 - (passed - whole) / rate / h));
    }
  }
  run.departures[resource] = count;
  run.lastAt[resource] = lastAt;
  run.goes[resource] = own.cancelledAt < 0 ? 1 : 1 - run.dials[own.cancelledAt];
  run.offered[resource] = count * settleUnits(run, resource);
}

/**
 * Boards people in order of ranks, as far as slots, minimum and `share` of the line allow.
 * @param part the part of the resource's departures in the step that have left by then
 */
function carry(run: FluidRun, resource: i32, share: f64, seen: f64, part: f64): void {
  const own = run.known.resources[resource];
  const seats = onOffer(run, resource) * run.goes[resource] * part - run.used[resource];
  if (!(seats > 0)) return;
  const present = presentFor(run, resource);
  if (!(present > 0)) return;
  const least = own.minimumAt < 0 ? 0 : run.dials[own.minimumAt];
  const isSingle = run.departures[resource] <= 1;
  let budget = Math.min(Math.min(seats, present * share), seen);
  if (own.oneGroup >= 0) {
    run.used[resource] += carryLevels(run, resource, seats, least, isSingle);
    return;
  }
  if (least > 0) {
    if (isSingle && present < least) return;
    // with many departures a line is on average half a minimum long when the next one can leave
    if (!isSingle) budget = Math.min(budget, Math.max(0, present - 0.5 * least));
  }
  let left = budget;
  for (let r = own.rankFrom; r < own.rankTo; r++) {
    if (left <= 0) break;
    const rank = run.known.ranks[r];
    if (budget >= present && run.lastAt[resource] >= 1 && areAllThere(run, rank)) {
      for (let m = 0; m < rank.count; m++) {
        left -= inLine(run, rank.cells[m]);
        takeAll(run, rank.cells[m], resource);
      }
      continue;
    }
    if (own.discipline === RANDOM) {
      let here: f64 = 0;
      for (let m = 0; m < rank.count; m++) here += inLine(run, rank.cells[m]);
      const taken = here > left ? left / here : 1;
      takePart(run, rank, resource, taken);
      left -= here * taken;
    } else left = takeInOrder(run, rank, resource, left, run.lastAt[resource], false);
  }
  run.used[resource] += budget - Math.max(0, left);
}

/**
 * A departure carries one level only: that of the first person in line whose level can make up the minimum.
 * @returns slots used
 */
function carryLevels(run: FluidRun, resource: i32, seats: f64, least: f64, isSingle: boolean): f64 {
  const own = run.known.resources[resource];
  const byLevel = run.byLevel;
  for (let level = 0; level < run.known.levelCount; level++) byLevel[level] = 0;
  for (let r = own.rankFrom; r < own.rankTo; r++) {
    const rank = run.known.ranks[r];
    for (let m = 0; m < rank.count; m++) {
      const level = rank.levels[m];
      byLevel[level] += presentOf(run, rank.cells[m], resource);
    }
  }
  let used: f64 = 0;
  if (!isSingle) {
    let total: f64 = 0;
    for (let level = 0; level < run.known.levelCount; level++) {
      byLevel[level] = Math.max(0, byLevel[level] - 0.5 * least);
      total += byLevel[level];
    }
    // all can go: each level its own; else the oldest first, whatever their level
    const part = total > seats ? seats / total : 1;
    for (let level = 0; level < run.known.levelCount; level++) {
      if (byLevel[level] > 0) used += carryLevel(run, resource, level, byLevel[level] * part);
    }
    return used;
  }
  let best = -1;
  let front: f64 = Infinity;
  for (let r = own.rankFrom; r < own.rankTo; r++) {
    const rank = run.known.ranks[r];
    for (let m = 0; m < rank.count; m++) {
      const head = run.packets.head[rank.cells[m]];
      if (head === NOBODY || byLevel[rank.levels[m]] < least || !(head.join < front)) continue;
      front = head.join;
      best = rank.levels[m];
    }
    if (best >= 0) break;
  }
  return best < 0 ? 0 : carryLevel(run, resource, best, Math.min(seats, byLevel[best]));
}

function carryLevel(run: FluidRun, resource: i32, level: i32, budget: f64): f64 {
  const own = run.known.resources[resource];
  let left = budget;
  if (level < own.levels) {
    const place = own.levelFrom + 2 * level;
    for (let r = run.known.levelRanks[place]; r < run.known.levelRanks[place + 1]; r++) {
      if (left <= 0) break;
      left = takeInOrder(run, run.known.ranks[r], resource, left, run.lastAt[resource], false);
    }
  }
  return budget - Math.max(0, left);
}

/** Whether everybody who came in the step is there at a departure at its end. */
function areAllThere(run: FluidRun, rank: Rank): boolean {
  for (let m = 0; m < rank.count; m++) if (run.there[rank.cells[m]] < 1) return false;
  return true;
}

/** Persons in line at the last departure of the step. */
function presentFor(run: FluidRun, resource: i32): f64 {
  const own = run.known.resources[resource];
  let sum: f64 = 0;
  for (let r = own.rankFrom; r < own.rankTo; r++) {
    const rank = run.known.ranks[r];
    for (let m = 0; m < rank.count; m++) sum += presentOf(run, rank.cells[m], resource);
  }
  return sum;
}

function presentOf(run: FluidRun, cell: i32, resource: i32): f64 {
  const here = inLine(run, cell);
  return here <= 0 ? 0 : Math.max(0, here - cameIn(run, cell, run.lastAt[resource], true));
}

/**
 * Persons in line who came in this step: all of them, or only those who came after the part of it that is
 * over.
 */
function cameIn(run: FluidRun, cell: i32, fresh: f64, afterOnly: boolean): f64 {
  if (run.bulk[cell] <= 0) return 0;
  const scale = inLine(run, cell) / run.bulk[cell];
  let sum: f64 = 0;
  for (let p = newest(run, cell); p !== NOBODY; p = p.next) {
    if (p.join > run.now) sum += p.amount * scale * (afterOnly ? 1 - partThere(run, cell, p, fresh) : 1);
  }
  return sum;
}

/**
 * People whom a departure of the step leaves in line, on average over its departures. Between the line before the first
 * and the one after the last it grows or falls evenly; where the last leaves nobody, each carries all it can.
 */
function leftOnAverage(run: FluidRun, resource: i32): f64 {
  const left = presentFor(run, resource);
  const count = run.departures[resource];
  if (count <= 1) return left;
  const each = (run.lineBefore[resource] - left) / count;
  if (left > dust * onOffer(run, resource)) return left + 0.5 * each * (count - 1);
  const seats = onOffer(run, resource) / count;
  const came = run.used[resource] / count - each;
  let line = run.lineBefore[resource];
  let sum: f64 = 0;
  for (let i = 0; i < count && line > 0; i++) {
    line = Math.max(0, line + came - seats);
    sum += line;
  }
  return sum / count;
}

/** People who came before this step, and are still in line. */
function oldInLine(run: FluidRun, resource: i32): f64 {
  const own = run.known.resources[resource];
  let sum: f64 = 0;
  for (let r = own.rankFrom; r < own.rankTo; r++) {
    const rank = run.known.ranks[r];
    for (let m = 0; m < rank.count; m++) sum += inLine(run, rank.cells[m]) - cameIn(run, rank.cells[m], 1, false);
  }
  return Math.max(0, sum);
}

/** Slots that the step's departures bring, and those kept from before. */
function onOffer(run: FluidRun, resource: i32): f64 {
  return run.offered[resource] + run.carried[resource];
}
