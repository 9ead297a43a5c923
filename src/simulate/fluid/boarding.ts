// Slots on a timetable. A single departure in a step takes the people present at its instant; several in one
// step are one flow of slots. People who arrive after the last departure wait for the next step.
import type { ResourceId } from "../../compile/program.ts";
import { settle, settleUnits } from "./feedback.ts";
import { blocks } from "./cellDials.ts";
import type { DepartFamily, RankOf } from "./lines.ts";
import { inLine, partThere, takeAll, takeInOrder, takePart } from "./serving.ts";
import type { FluidRun } from "./state.ts";

/** People left behind who are rounding, as a part of the slots. */
const dust = 1e-9;

/** The departures of this step of all resources that share people. */
export function departFamily(run: FluidRun, family: DepartFamily): void {
  const { resources, rivals, collectors } = family;
  for (const resource of resources) {
    offer(run, resource);
    run.lineBefore[resource] = oldInLine(run, resource);
  }
  for (const list of collectors) for (const other of list) run.cycle[other] = -1;
  for (const list of collectors) {
    for (const other of list) if (run.cycle[other] < 0) run.cycle[other] = findCycle(run, other);
  }
  // a line that gathers for a minimum grows and empties many times a step: whoever is left may have come at any time
  run.byTurns = collectors.every((list) => list.length === 0);
  for (const resource of resources) run.seen[resource] = -1;
  for (let turn = 0; turn < resources.length; turn++) {
    const i = nextToLeave(run, family);
    const resource = resources[i];
    run.seen[resource] = 0;
    if (run.departures[resource] <= 0) continue;
    const share = run.plan.parts[resource]?.[run.now] ?? partOfDepartures(run, resource, rivals[i]);
    run.together = run.departures[resource] === 1 ? run.lastAt[resource] : -1;
    run.seen[resource] = seenBetween(run, family, i, resource);
    const before = partBefore(run, collectors[i], resource);
    carry(run, resource, share, run.seen[resource], before);
  }
  for (let i = 0; i < resources.length; i++) {
    const resource = resources[i];
    if (run.departures[resource] <= 0) continue;
    if (rivals[i].length === 0 && partBefore(run, collectors[i], resource) === 1) continue;
    run.together = run.departures[resource] === 1 ? run.lastAt[resource] : -1;
    carry(run, resource, 1, run.seen[resource] - run.used[resource], 1);
  }
  run.together = -1;
  for (const resource of resources) {
    if (run.departures[resource] <= 0) continue;
    run.leftBehind[resource] = leftOnAverage(run, resource);
    const isKept = run.plan.program.resources[resource].leftoverKept;
    if (isKept) run.carried[resource] = Math.max(0, onOffer(run, resource) - run.used[resource]);
  }
  run.byTurns = false;
}

/**
 * Place in the family of the next resource to be gone through: the one whose last departure in the step is first;
 * then those that wait for a minimum.
 */
function nextToLeave(run: FluidRun, { resources }: DepartFamily): number {
  let next = -1;
  for (let i = 0; i < resources.length; i++) {
    if (run.seen[resources[i]] >= 0) continue;
    if (run.plan.program.resources[resources[i]].minimum >= 0) return next < 0 ? i : next;
    if (next < 0 || run.lastAt[resources[i]] < run.lastAt[resources[next]]) next = i;
  }
  return next;
}

/**
 * People with a choice of resources board the first to depart. Where instants are not known beforehand, each resource gets,
 * of people whom those before it have left, a part equal to its part of the departures up to its last one.
 */
function partOfDepartures(run: FluidRun, resource: ResourceId, rivals: readonly ResourceId[]): number {
  let all = run.departures[resource];
  if (run.plan.program.resources[resource].minimum < 0) {
    for (const rival of rivals) if (run.seen[rival] < 0) all += departuresUntil(run, rival, run.lastAt[resource]);
  }
  return run.departures[resource] / all;
}

/** Departures of the step up to an instant before a resource's last one. */
function departuresUntil(run: FluidRun, resource: ResourceId, instant: number): number {
  const count = run.departures[resource];
  return count <= 1 ? 0 : Math.min(count - 1, (count * instant) / run.lastAt[resource]);
}

/**
 * Part of a resource's departures that leave before the single departure, in this step, of a rival that waits
 * for a minimum of the same people.
 */
function partBefore(run: FluidRun, others: readonly ResourceId[], resource: ResourceId): number {
  const last = run.lastAt[resource];
  let until = Infinity;
  for (const other of others) {
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
function seenBetween(run: FluidRun, { collectors }: DepartFamily, i: number, resource: ResourceId): number {
  let seen = Infinity;
  for (const other of collectors[i]) {
    const departures = run.departures[other] * run.goes[other];
    if (departures < 2) continue;
    let old = 0;
    let came = 0;
    for (const { cells } of run.plan.ranks[resource]) {
      for (let m = 0; m < cells.length; m++) {
        const fresh = cameIn(run, cells[m], 1, false);
        came += fresh;
        old += inLine(run, cells[m]) - fresh;
      }
    }
    const least = run.dials[run.plan.minimumAt[other]];
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
function findCycle(run: FluidRun, resource: ResourceId): number {
  const { plan, byLevel } = run;
  const { oneGroup } = plan.program.resources[resource];
  const departures = run.departures[resource] * run.goes[resource];
  if (oneGroup < 0 || departures < 2) return 0;
  byLevel.fill(0);
  for (const { cells, levels } of plan.ranks[resource]) {
    for (let m = 0; m < cells.length; m++) byLevel[levels[m]] += cameIn(run, cells[m], 1, false);
  }
  const seats = onOffer(run, resource) / run.departures[resource];
  const least = run.dials[plan.minimumAt[resource]];
  let low = 1 / departures;
  let high = 1;
  // twelve halvings leave less than a thousandth of a step
  for (let i = 0; i < 12; i++) {
    const middle = 0.5 * (low + high);
    let needed = 0;
    for (let level = 0; level < byLevel.length; level++) {
      if (byLevel[level] > 0) needed += byLevel[level] / Math.min(seats, Math.max(least, byLevel[level] * middle));
    }
    if (needed > departures) low = middle;
    else high = middle;
  }
  return high;
}

/** Sets the departures of the step: their number, their slots, and the instant of the last one. */
function offer(run: FluidRun, resource: ResourceId): void {
  const { plan } = run;
  const { departureRate, cancelled } = plan.program.resources[resource];
  const timetable = plan.timetables[resource];
  run.used[resource] = 0;
  run.leftBehind[resource] = 0;
  let count = 0;
  let lastAt = 0;
  if (timetable !== null) {
    count = timetable.count[run.now];
    lastAt = timetable.lastAt[run.now];
  } else {
    const rate = Math.max(0, settle(run, departureRate!));
    const passed = rate * plan.h - run.lacking[resource];
    if (passed < 0) run.lacking[resource] = -passed;
    else {
      count = Math.floor(passed) + 1;
      run.lacking[resource] = 1 - (passed - Math.floor(passed));
      lastAt = Math.min(1, Math.max(0, 1 - (passed - Math.floor(passed)) / rate / plan.h));
    }
  }
  run.departures[resource] = count;
  run.lastAt[resource] = lastAt;
  const goes = cancelled < 0 ? 1 : 1 - run.dials[plan.cancelledAt[resource]];
  run.goes[resource] = goes;
  run.offered[resource] = count * settleUnits(run, resource);
}

/**
 * Boards people in order of ranks, as far as slots, minimum and `share` of the line allow.
 * @param part the part of the resource's departures in the step that have left by then
 */
function carry(run: FluidRun, resource: ResourceId, share: number, seen: number, part: number): void {
  const { plan } = run;
  const { minimum, oneGroup, discipline } = plan.program.resources[resource];
  const seats = onOffer(run, resource) * run.goes[resource] * part - run.used[resource];
  if (!(seats > 0)) return;
  const present = presentFor(run, resource);
  if (!(present > 0)) return;
  const least = minimum < 0 ? 0 : run.dials[plan.minimumAt[resource]];
  const isSingle = run.departures[resource] <= 1;
  let budget = Math.min(seats, present * share, seen);
  if (oneGroup >= 0) {
    run.used[resource] += carryLevels(run, resource, seats, least, isSingle);
    return;
  }
  if (least > 0) {
    if (isSingle && present < least) return;
    // with many departures the line left behind is on average half a minimum long
    if (!isSingle) budget = Math.min(budget, Math.max(0, present - 0.5 * least));
  }
  let left = budget;
  for (const rank of plan.ranks[resource]) {
    if (left <= 0) break;
    if (budget >= present && run.lastAt[resource] >= 1 && areAllThere(run, rank)) {
      for (let m = 0; m < rank.cells.length; m++) {
        left -= inLine(run, rank.cells[m]);
        takeAll(run, rank.cells[m], resource);
      }
      continue;
    }
    if (discipline === "random") {
      let here = 0;
      for (let m = 0; m < rank.cells.length; m++) here += inLine(run, rank.cells[m]);
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
function carryLevels(run: FluidRun, resource: ResourceId, seats: number, least: number, isSingle: boolean): number {
  const { plan, byLevel, packets } = run;
  const ranks = plan.ranks[resource];
  byLevel.fill(0);
  for (const { cells, levels } of ranks) {
    for (let m = 0; m < cells.length; m++) byLevel[levels[m]] += presentOf(run, cells[m], resource);
  }
  let used = 0;
  if (!isSingle) {
    let total = 0;
    for (let level = 0; level < byLevel.length; level++) {
      byLevel[level] = Math.max(0, byLevel[level] - 0.5 * least);
      total += byLevel[level];
    }
    // where the slots are not enough for all, the same part of every level goes
    const part = total > seats ? seats / total : 1;
    for (let level = 0; level < byLevel.length; level++) {
      if (byLevel[level] > 0) used += carryLevel(run, resource, level, byLevel[level] * part);
    }
    return used;
  }
  let best = -1;
  let front = Infinity;
  for (const { cells, levels } of ranks) {
    for (let m = 0; m < cells.length; m++) {
      const head = packets.head[cells[m]];
      if (head < 0 || byLevel[levels[m]] < least || !(packets.join[head] < front)) continue;
      front = packets.join[head];
      best = levels[m];
    }
    if (best >= 0) break;
  }
  return best < 0 ? 0 : carryLevel(run, resource, best, Math.min(seats, byLevel[best]));
}

function carryLevel(run: FluidRun, resource: ResourceId, level: number, budget: number): number {
  let left = budget;
  for (const rank of run.plan.levelRanks[resource][level] ?? []) {
    if (left <= 0) break;
    left = takeInOrder(run, rank, resource, left, run.lastAt[resource], false);
  }
  return budget - Math.max(0, left);
}

/** Whether everybody who came in the step is there at a departure at its end. */
function areAllThere(run: FluidRun, { cells }: RankOf): boolean {
  const there = blocks.there * run.plan.layout.cells;
  for (let m = 0; m < cells.length; m++) if (run.dials[there + cells[m]] < 1) return false;
  return true;
}

/** Persons in line at the last departure of the step. */
function presentFor(run: FluidRun, resource: ResourceId): number {
  let sum = 0;
  for (const { cells } of run.plan.ranks[resource]) {
    for (let m = 0; m < cells.length; m++) sum += presentOf(run, cells[m], resource);
  }
  return sum;
}

function presentOf(run: FluidRun, cell: number, resource: ResourceId): number {
  const here = inLine(run, cell);
  return here <= 0 ? 0 : Math.max(0, here - cameIn(run, cell, run.lastAt[resource], true));
}

/**
 * Persons in line who came in this step: all of them, or only those who came after the part of it that is
 * over.
 */
function cameIn(run: FluidRun, cell: number, fresh: number, afterOnly: boolean): number {
  const { packets, bulk } = run;
  if (bulk[cell] <= 0) return 0;
  const scale = inLine(run, cell) / bulk[cell];
  let sum = 0;
  for (let p = packets.newest(cell); p >= 0; p = packets.next[p]) {
    if (packets.join[p] > run.now)
      sum += packets.amount[p] * scale * (afterOnly ? 1 - partThere(run, cell, p, fresh) : 1);
  }
  return sum;
}

/**
 * People whom a departure of the step leaves in line, on average over its departures. Between the line before the first
 * and the one after the last it grows or falls evenly; where the last leaves nobody, each carries all it can.
 */
function leftOnAverage(run: FluidRun, resource: ResourceId): number {
  const left = presentFor(run, resource);
  const count = run.departures[resource];
  if (count <= 1) return left;
  const each = (run.lineBefore[resource] - left) / count;
  if (left > dust * onOffer(run, resource)) return left + 0.5 * each * (count - 1);
  const [seats, came] = [onOffer(run, resource) / count, run.used[resource] / count - each];
  let line = run.lineBefore[resource];
  let sum = 0;
  for (let i = 0; i < count && line > 0; i++) {
    line = Math.max(0, line + came - seats);
    sum += line;
  }
  return sum / count;
}

/** People who came before this step, and are still in line. */
function oldInLine(run: FluidRun, resource: ResourceId): number {
  let sum = 0;
  for (const { cells } of run.plan.ranks[resource]) {
    for (let m = 0; m < cells.length; m++) sum += inLine(run, cells[m]) - cameIn(run, cells[m], 1, false);
  }
  return Math.max(0, sum);
}

/** Slots that the step's departures bring, and those kept from before. */
function onOffer(run: FluidRun, resource: ResourceId): number {
  return run.offered[resource] + run.carried[resource];
}
