// Slots on a timetable: the twin of src/simulate/fluid/boarding.ts.
import { RANDOM } from "../../src/simulate/codes.ts";
import { settle, settleUnits } from "./feedback.ts";
import { at, headOf, newest } from "./packets.ts";
import { familyFrom, lengths, levelCount, levelRanks, memberAt, Rank, rankAt, relatives, resourceAt } from "./plan.ts";
import { inLine, partThere, takeAll, takeInOrder, takePart } from "./serving.ts";
import * as run from "./state.ts";

/** People left behind who are rounding, as a part of the slots. */
const dust: f64 = 1e-9;

/** The departures of this step of all resources that share people. */
export function departFamily(family: i32): void {
  const from = familyFrom[family];
  const to = familyFrom[family + 1];
  for (let i = from; i < to; i++) {
    const resource = memberAt(i).resource;
    offer(resource);
    run.lineBefore[resource] = oldInLine(resource);
  }
  for (let i = from; i < to; i++) {
    const member = memberAt(i);
    for (let c = member.collectFrom; c < member.collectTo; c++) run.cycle[relatives[c]] = -1;
  }
  for (let i = from; i < to; i++) {
    const member = memberAt(i);
    for (let c = member.collectFrom; c < member.collectTo; c++) {
      const other = relatives[c];
      if (run.cycle[other] < 0) run.cycle[other] = findCycle(other);
    }
  }
  // a line that gathers for a minimum grows and empties many times a step: whoever is left may have come at any time
  let byTurns = true;
  for (let i = from; i < to; i++) {
    const member = memberAt(i);
    run.seen[member.resource] = -1;
    if (member.collectFrom < member.collectTo) byTurns = false;
  }
  run.setByTurns(byTurns);
  for (let turn = from; turn < to; turn++) {
    const member = memberAt(nextToLeave(from, to));
    const resource = member.resource;
    run.seen[resource] = 0;
    if (run.departures[resource] <= 0) continue;
    const own = resourceAt(resource);
    const share = own.partAt == 0 ? partOfDepartures(resource, member.rivalFrom, member.rivalTo) : own.part[run.now];
    run.setTogether(run.departures[resource] == 1 ? run.lastAt[resource] : -1);
    run.seen[resource] = seenBetween(member.collectFrom, member.collectTo, resource);
    const before = partBefore(member.collectFrom, member.collectTo, resource);
    carry(resource, share, run.seen[resource], before);
  }
  for (let i = from; i < to; i++) {
    const member = memberAt(i);
    const resource = member.resource;
    if (run.departures[resource] <= 0) continue;
    const isAlone = member.rivalFrom == member.rivalTo;
    if (isAlone && partBefore(member.collectFrom, member.collectTo, resource) == 1) continue;
    run.setTogether(run.departures[resource] == 1 ? run.lastAt[resource] : -1);
    carry(resource, 1, run.seen[resource] - run.used[resource], 1);
  }
  run.setTogether(-1);
  for (let i = from; i < to; i++) {
    const resource = memberAt(i).resource;
    if (run.departures[resource] <= 0) continue;
    run.leftBehind[resource] = leftOnAverage(resource);
    if (resourceAt(resource).isKept != 0) {
      run.carried[resource] = max<f64>(0, onOffer(resource) - run.used[resource]);
    }
  }
  run.setByTurns(false);
}

/**
 * The next member of a family to be gone through: whose last departure in the step is first; then those that wait
 * for a minimum.
 */
function nextToLeave(from: i32, to: i32): i32 {
  let next = -1;
  for (let i = from; i < to; i++) {
    const resource = memberAt(i).resource;
    if (run.seen[resource] >= 0) continue;
    if (resourceAt(resource).minimumAt >= 0) return next < 0 ? i : next;
    if (next < 0 || run.lastAt[resource] < run.lastAt[memberAt(next).resource]) next = i;
  }
  return next;
}

/** The part of a resource's departures among those up to its last one, of it and of rivals not gone through yet. */
function partOfDepartures(resource: i32, from: i32, to: i32): f64 {
  let all = run.departures[resource];
  if (resourceAt(resource).minimumAt < 0) {
    for (let r = from; r < to; r++) {
      const rival = relatives[r];
      if (run.seen[rival] < 0) all += departuresUntil(rival, run.lastAt[resource]);
    }
  }
  return run.departures[resource] / all;
}

/** Departures of the step up to an instant before a resource's last one. */
function departuresUntil(resource: i32, instant: f64): f64 {
  const count = run.departures[resource];
  return count <= 1 ? 0 : min<f64>(count - 1, (count * instant) / run.lastAt[resource]);
}

/**
 * Of a resource's departures, the part before the only one in the step of another that waits for a minimum of
 * the same people.
 */
function partBefore(from: i32, to: i32, resource: i32): f64 {
  const last = run.lastAt[resource];
  let until: f64 = Infinity;
  for (let c = from; c < to; c++) {
    const other = relatives[c];
    if (run.departures[other] == 1 && run.lastAt[other] < until) until = run.lastAt[other];
  }
  if (until >= last) return 1;
  return run.departures[resource] == 1 ? 0 : until / last;
}

/**
 * Persons whom a departure finds in line where another resource leaves as soon as enough have come together.
 */
function seenBetween(from: i32, to: i32, resource: i32): f64 {
  let seen: f64 = Infinity;
  for (let c = from; c < to; c++) {
    const other = relatives[c];
    const departures = run.departures[other] * run.goes[other];
    if (departures < 2) continue;
    let old: f64 = 0;
    let came: f64 = 0;
    const own = resourceAt(resource);
    for (let r = own.rankFrom; r < own.rankTo; r++) {
      const rank = rankAt(r);
      for (let m = 0; m < rank.count; m++) {
        const fresh = cameIn(rank.cells[m], 1, false);
        came += fresh;
        old += inLine(rank.cells[m]) - fresh;
      }
    }
    const least = run.dials[resourceAt(other).minimumAt];
    const grown = max<f64>(least + came / departures, came * run.cycle[other]);
    seen = min<f64>(seen, max<f64>(old, 0.5 * grown) * run.departures[resource]);
  }
  return seen;
}

/**
 * Steps that a level waits for its turn, of a resource that leaves several times a step with people of one
 * level.
 */
function findCycle(resource: i32): f64 {
  const own = resourceAt(resource);
  const departures = run.departures[resource] * run.goes[resource];
  if (own.oneGroup < 0 || departures < 2) return 0;
  const byLevel = run.byLevel;
  for (let level = 0; level < levelCount; level++) byLevel[level] = 0;
  for (let r = own.rankFrom; r < own.rankTo; r++) {
    const rank = rankAt(r);
    for (let m = 0; m < rank.count; m++) {
      const level = rank.levels[m];
      byLevel[level] = byLevel[level] + cameIn(rank.cells[m], 1, false);
    }
  }
  const seats = onOffer(resource) / run.departures[resource];
  const least = run.dials[own.minimumAt];
  let low = 1 / departures;
  let high: f64 = 1;
  // twelve halvings leave less than a thousandth of a step
  for (let i = 0; i < 12; i++) {
    const middle = 0.5 * (low + high);
    let needed: f64 = 0;
    for (let level = 0; level < levelCount; level++) {
      if (byLevel[level] > 0) needed += byLevel[level] / min<f64>(seats, max<f64>(least, byLevel[level] * middle));
    }
    if (needed > departures) low = middle;
    else high = middle;
  }
  return high;
}

/** Finds the departures of the step: how many, how many slots, and when the last one leaves. */
function offer(resource: i32): void {
  const own = resourceAt(resource);
  run.used[resource] = 0;
  run.leftBehind[resource] = 0;
  let count: f64 = 0;
  let lastAt: f64 = 0;
  if (own.departureRate < 0) {
    count = <f64>own.count[run.now];
    lastAt = own.lastAt[run.now];
  } else {
    const rate = max<f64>(0, settle(own.departureRate));
    const h = lengths[0];
    const passed = rate * h - run.lacking[resource];
    if (passed < 0) run.lacking[resource] = -passed;
    else {
      const whole = Math.floor(passed);
      count = whole + 1;
      run.lacking[resource] = 1 - (passed - whole);
      lastAt = min<f64>(1, max<f64>(0, 1 - (passed - whole) / rate / h));
    }
  }
  run.departures[resource] = count;
  run.lastAt[resource] = lastAt;
  run.goes[resource] = own.cancelledAt < 0 ? 1 : 1 - run.dials[own.cancelledAt];
  run.offered[resource] = count * settleUnits(resource);
}

/** Boards people in order of ranks, as far as slots, minimum and a share of the line allow. */
function carry(resource: i32, share: f64, seen: f64, part: f64): void {
  const own = resourceAt(resource);
  const seats = onOffer(resource) * run.goes[resource] * part - run.used[resource];
  if (!(seats > 0)) return;
  const present = presentFor(resource);
  if (!(present > 0)) return;
  const least = own.minimumAt < 0 ? 0 : run.dials[own.minimumAt];
  const isSingle = run.departures[resource] <= 1;
  let budget = min<f64>(min<f64>(seats, present * share), seen);
  if (own.oneGroup >= 0) {
    run.used[resource] = run.used[resource] + carryLevels(resource, seats, least, isSingle);
    return;
  }
  if (least > 0) {
    if (isSingle && present < least) return;
    // with many departures a line is on average half a minimum long when the next one can leave
    if (!isSingle) budget = min<f64>(budget, max<f64>(0, present - 0.5 * least));
  }
  let left = budget;
  for (let r = own.rankFrom; r < own.rankTo; r++) {
    if (left <= 0) break;
    const rank = rankAt(r);
    if (budget >= present && run.lastAt[resource] >= 1 && areAllThere(rank)) {
      for (let m = 0; m < rank.count; m++) {
        left -= inLine(rank.cells[m]);
        takeAll(rank.cells[m], resource);
      }
      continue;
    }
    if (own.discipline == RANDOM) {
      let here: f64 = 0;
      for (let m = 0; m < rank.count; m++) here += inLine(rank.cells[m]);
      const taken = here > left ? left / here : 1;
      takePart(rank, resource, taken);
      left -= here * taken;
    } else left = takeInOrder(rank, resource, left, run.lastAt[resource], false);
  }
  run.used[resource] = run.used[resource] + (budget - max<f64>(0, left));
}

/**
 * A departure carries one level only: that of the first in line who can make up the minimum. @returns slots
 * used
 */
function carryLevels(resource: i32, seats: f64, least: f64, isSingle: bool): f64 {
  const own = resourceAt(resource);
  const byLevel = run.byLevel;
  for (let level = 0; level < levelCount; level++) byLevel[level] = 0;
  for (let r = own.rankFrom; r < own.rankTo; r++) {
    const rank = rankAt(r);
    for (let m = 0; m < rank.count; m++) {
      const level = rank.levels[m];
      byLevel[level] = byLevel[level] + presentOf(rank.cells[m], resource);
    }
  }
  let used: f64 = 0;
  if (!isSingle) {
    let total: f64 = 0;
    for (let level = 0; level < levelCount; level++) {
      byLevel[level] = max<f64>(0, byLevel[level] - 0.5 * least);
      total += byLevel[level];
    }
    // all can go: each level its own; else the oldest first, whatever their level
    const part = total > seats ? seats / total : 1;
    for (let level = 0; level < levelCount; level++) {
      if (byLevel[level] > 0) used += carryLevel(resource, level, byLevel[level] * part);
    }
    return used;
  }
  let best = -1;
  let front: f64 = Infinity;
  for (let r = own.rankFrom; r < own.rankTo; r++) {
    const rank = rankAt(r);
    for (let m = 0; m < rank.count; m++) {
      const head = headOf(rank.cells[m]);
      if (head == 0 || byLevel[rank.levels[m]] < least || !(at(head).join < front)) continue;
      front = at(head).join;
      best = rank.levels[m];
    }
    if (best >= 0) break;
  }
  return best < 0 ? 0 : carryLevel(resource, best, min<f64>(seats, byLevel[best]));
}

function carryLevel(resource: i32, level: i32, budget: f64): f64 {
  const own = resourceAt(resource);
  let left = budget;
  if (level < own.levels) {
    const place = own.levelFrom + 2 * level;
    for (let r = levelRanks[place]; r < levelRanks[place + 1]; r++) {
      if (left <= 0) break;
      left = takeInOrder(rankAt(r), resource, left, run.lastAt[resource], false);
    }
  }
  return budget - max<f64>(0, left);
}

/** Whether everybody who came in the step is there at a departure at its end. */
function areAllThere(rank: Rank): bool {
  for (let m = 0; m < rank.count; m++) if (run.there()[rank.cells[m]] < 1) return false;
  return true;
}

/** Persons in line at the last departure of the step. */
function presentFor(resource: i32): f64 {
  const own = resourceAt(resource);
  let sum: f64 = 0;
  for (let r = own.rankFrom; r < own.rankTo; r++) {
    const rank = rankAt(r);
    for (let m = 0; m < rank.count; m++) sum += presentOf(rank.cells[m], resource);
  }
  return sum;
}

function presentOf(cell: i32, resource: i32): f64 {
  const here = inLine(cell);
  return here <= 0 ? 0 : max<f64>(0, here - cameIn(cell, run.lastAt[resource], true));
}

/**
 * Of those who came in this step, persons in line who came after the part of the step that is over, or all of
 * them.
 */
function cameIn(cell: i32, fresh: f64, afterOnly: bool): f64 {
  if (run.bulk[cell] <= 0) return 0;
  const scale = inLine(cell) / run.bulk[cell];
  let sum: f64 = 0;
  for (let p = newest(cell); p != 0; p = at(p).next) {
    if (at(p).join > <f64>run.now) sum += at(p).amount * scale * (afterOnly ? 1 - partThere(cell, p, fresh) : 1);
  }
  return sum;
}

/** People whom a departure of the step leaves in line, on average over its departures. */
function leftOnAverage(resource: i32): f64 {
  const left = presentFor(resource);
  const count = run.departures[resource];
  if (count <= 1) return left;
  const each = (run.lineBefore[resource] - left) / count;
  if (left > dust * onOffer(resource)) return left + 0.5 * each * (count - 1);
  const seats = onOffer(resource) / count;
  const came = run.used[resource] / count - each;
  let line = run.lineBefore[resource];
  let sum: f64 = 0;
  for (let i = 0; <f64>i < count && line > 0; i++) {
    line = max<f64>(0, line + came - seats);
    sum += line;
  }
  return sum / count;
}

/** People who came before this step, and are still in line. */
function oldInLine(resource: i32): f64 {
  const own = resourceAt(resource);
  let sum: f64 = 0;
  for (let r = own.rankFrom; r < own.rankTo; r++) {
    const rank = rankAt(r);
    for (let m = 0; m < rank.count; m++) sum += inLine(rank.cells[m]) - cameIn(rank.cells[m], 1, false);
  }
  return max<f64>(0, sum);
}

/** Slots that the step's departures bring, and those kept from before. */
function onOffer(resource: i32): f64 {
  return run.offered[resource] + run.carried[resource];
}
