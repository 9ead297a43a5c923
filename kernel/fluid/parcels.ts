// Packets on their way: the twin of src/simulate/fluid/parcels.ts.
import { Stage } from "../../src/simulate/fluid/fast/contract.ts";
import {
  at,
  appendAt,
  columns,
  comers,
  copy,
  headOf,
  lastFound,
  latest,
  delayIn,
  NOT_RUNNING,
  OVERDUE,
  packetBefore,
  setSpan,
  setStart,
  spanOf,
  startOf,
  stopClocks,
  STRUCK,
  struckBy as struckIn,
  unlink,
} from "./packets.ts";
import { cells, edgeAt, liveClocks, mostParcels, stageAt, targets } from "./plan.ts";
import { sendOne } from "./route.ts";
import { dials, moved, movedBy, now, together as instant } from "./state.ts";

/** Of what making one of two packets would lose: to be worked out. */
export const UNKNOWN: f64 = -1;

/** Own end: to the next stages by their shares. */
export function goOn(stage: Stage, cell: i32, amount: f64, packet: usize): void {
  const local = cell - stage.first;
  for (let i = stage.ownFrom; i < stage.ownTo; i++) {
    deliver(i, local, amount * dials[edgeAt(i).shareAt + local], packet);
  }
}

/** Sends an amount along a way out, with the clocks that still matter where it goes. */
export function deliver(index: i32, local: i32, amount: f64, packet: usize): void {
  if (!(amount > 0)) return;
  const edge = edgeAt(index);
  const to = stageAt(edge.to);
  let runs = false;
  for (let i = to.liveFrom; i < to.liveTo; i++) if (startOf(packet, liveClocks[i]) != NOT_RUNNING) runs = true;
  if (!runs) {
    sendOne(index, local, amount);
    return;
  }
  const place = edge.first + local;
  moved[index] = moved[index] + amount;
  if (edge.isAsked != 0) movedBy[place] = movedBy[place] + amount;
  const target = targets[place];
  const holding: u8 = target >= cells ? 1 : 0;
  const list = 3 * cells + target - <i32>holding * cells;
  const together: u8 = instant >= 0 ? 1 : 0;
  const struckBy = struckAtOnce(to, packet);
  const part = struckBy >= 0 ? STRUCK : at(packet).met;
  // people come nearly in the order of their histories
  const known = <usize>(struckBy < 0 ? lastFound[list] : struckIn[list * columns + struckBy]);
  if (known != 0) {
    let near = at(known).next;
    if (struckBy >= 0 || near == 0 || !isIt(near, packet, to, part, holding, together)) {
      near = known;
      const other = at(known);
      if (other.holding != holding || other.together != together) near = 0;
      else if (struckBy < 0 && !(other.met == part && isOneHistory(known, packet, to))) near = 0;
    }
    if (near != 0) {
      const other = at(near);
      other.amount += amount;
      if (struckBy >= 0) return;
      lastFound[list] = <i32>near;
      other.lost = UNKNOWN;
      if (other.mateOf != 0) at(other.mateOf).lost = UNKNOWN;
      return;
    }
  }
  /** the last of those in whom the same clocks run */
  let last: usize = 0;
  const start = startOf(packet, liveClocks[to.liveFrom]);
  const isLater = struckBy < 0 && isFinite(start) && (headOf(list) == 0 || start > latest[list]);
  const isBehind = isLater && known != 0 && isLastAlike(known, packet, to, part, holding, together);
  if (isBehind) last = known;
  // nobody has the history of one who began later than all others
  for (let p = isBehind ? 0 : headOf(list); p != 0; p = at(p).next) {
    const other = at(p);
    if (other.met != part || other.holding != holding || other.together != together) continue;
    if (struckBy >= 0) {
      if (startOf(p, struckBy) != OVERDUE) continue;
      other.amount += amount;
      struckIn[list * columns + struckBy] = <i32>p;
      return;
    }
    if (!isOneHistory(p, packet, to)) {
      if (other.mate == 0 && clocksApart(p, packet, to) < Infinity) last = p;
      continue;
    }
    other.amount += amount;
    lastFound[list] = <i32>p;
    other.lost = UNKNOWN;
    if (other.mateOf != 0) at(other.mateOf).lost = UNKNOWN;
    return;
  }
  if (isFinite(start)) latest[list] = headOf(list) == 0 ? start : max<f64>(start, latest[list]);
  if (struckBy < 0 && comers[list] >= mostParcels) {
    const gone = joinNeighbours(list, to);
    if (gone != 0 && gone == last) last = joined;
  }
  const parcel = copy(packet, amount);
  const one = at(parcel);
  if (struckBy >= 0) {
    stopClocks(parcel);
    one.met = STRUCK;
    setStart(parcel, struckBy, OVERDUE);
  }
  one.quiet = -Infinity;
  one.holding = holding;
  one.together = together;
  one.join = <f64>now + (together == 1 ? instant : 0.5);
  one.mate = 0;
  one.lost = UNKNOWN;
  one.mateOf = last;
  if (last != 0) {
    at(last).mate = parcel;
    at(last).lost = UNKNOWN;
  }
  appendAt(list, parcel);
  if (struckBy < 0) {
    lastFound[list] = <i32>parcel;
    comers[list] = comers[list] + 1;
  } else struckIn[list * columns + struckBy] = <i32>parcel;
}

/** Whether one is the last under way, bound for the same place, in whom the same clocks run. */
// @inline
function isLastAlike(p: usize, packet: usize, to: Stage, part: u8, holding: u8, together: u8): bool {
  const other = at(p);
  if (other.mate != 0 || other.met != part || other.holding != holding || other.together != together) return false;
  return clocksApart(p, packet, to) < Infinity;
}

/** Whether somebody under way is bound for the same place with the same history. */
// @inline
function isIt(p: usize, packet: usize, to: Stage, part: u8, holding: u8, together: u8): bool {
  const other = at(p);
  if (other.met != part || other.holding != holding || other.together != together) return false;
  return isOneHistory(p, packet, to);
}

/** The overdue clock that strikes as they come to a stage, where nothing else of them matters then; -1. */
// @inline
function struckAtOnce(stage: Stage, packet: usize): i32 {
  if (stage.forgets == 0) return -1;
  for (let i = stage.strikeFrom; i < stage.strikeTo; i++) {
    if (startOf(packet, edgeAt(i).clock) == OVERDUE) return edgeAt(i).clock;
  }
  return -1;
}

/** Whether the clocks of two packets are nothing apart. */
// @inline
export function isOneHistory(one: usize, other: usize, stage: Stage): bool {
  for (let i = stage.liveFrom; i < stage.liveTo; i++) {
    const clock = liveClocks[i];
    const start = startOf(one, clock);
    if (start != startOf(other, clock)) return false;
    if (!isFinite(start)) continue;
    if (delayIn(one, clock) != delayIn(other, clock) || spanOf(one, clock) != spanOf(other, clock)) return false;
  }
  return true;
}

/**
 * Steps between the instants at which the clocks of two packets started, the largest; Infinity when not the
 * same run.
 */
export function clocksApart(one: usize, other: usize, stage: Stage): f64 {
  let most: f64 = 0;
  for (let i = stage.liveFrom; i < stage.liveTo; i++) {
    const clock = liveClocks[i];
    const start = startOf(one, clock);
    const otherStart = startOf(other, clock);
    if (start != otherStart) {
      const between = Math.abs(start - otherStart);
      if (!(between < Infinity)) return Infinity;
      if (between > most) most = between;
    }
    // people who started at other instants around the same one
    if (start == otherStart && isFinite(start) && most == 0) {
      if (spanOf(one, clock) != spanOf(other, clock)) most = 1e-9;
    }
    // another delay that started at the same instant is another history, and the nearest there is
    if (isFinite(start) && delayIn(one, clock) != delayIn(other, clock) && most == 0) most = 1e-9;
  }
  return most;
}

/** into whom the last two were joined */
let joined: usize = 0;

/**
 * Makes one of the two packets of a list that are least unlike: people come nearly in the order of their
 * clocks. @returns the one that is no more; 0
 */
function joinNeighbours(list: i32, stage: Stage): usize {
  let best: usize = 0;
  let least: f64 = Infinity;
  for (let p = headOf(list); p != 0; p = at(p).next) {
    const one = at(p);
    if (one.mate == 0) continue;
    if (one.lost < 0) one.lost = lostBy(p, one.mate, stage);
    if (one.lost < least) {
      least = one.lost;
      best = p;
    }
  }
  if (best == 0) return 0;
  const one = at(best);
  const other = one.mate;
  meetClocks(best, other, at(other).amount, stage);
  one.amount += at(other).amount;
  one.lost = UNKNOWN;
  one.mate = at(other).mate;
  if (one.mate != 0) at(one.mate).mateOf = best;
  if (one.mateOf != 0) at(one.mateOf).lost = UNKNOWN;
  unlink(list, packetBefore(list, other), other);
  comers[list] = comers[list] - 1;
  joined = best;
  return other;
}

/** What the variance of the starts loses where two packets become one. */
// @inline
function lostBy(one: usize, other: usize, stage: Stage): f64 {
  const apart = clocksApart(one, other, stage);
  return apart * apart * ((at(one).amount * at(other).amount) / (at(one).amount + at(other).amount));
}

/** Finds for everybody in a list who is next: their order is another than that in which they came. */
export function pairAnew(list: i32, stage: Stage): void {
  for (let p = headOf(list); p != 0; p = at(p).next) {
    at(p).mateOf = 0;
    at(p).lost = UNKNOWN;
  }
  for (let p = headOf(list); p != 0; p = at(p).next) {
    const mate = nextAlike(p, stage);
    at(p).mate = mate;
    if (mate != 0) at(mate).mateOf = p;
  }
}

/** The next one in the list in whom the same clocks run, bound for the same place; 0. */
function nextAlike(packet: usize, stage: Stage): usize {
  const one = at(packet);
  for (let q = one.next; q != 0; q = at(q).next) {
    if (at(q).holding != one.holding || at(q).together != one.together || at(q).met != one.met) continue;
    if (clocksApart(packet, q, stage) < Infinity) return q;
  }
  return 0;
}

/** Clocks of two packets that become one start around the mean of their instants, spread as widely. */
export function meetClocks(into: usize, from: usize, amount: f64, stage: Stage): void {
  const share = amount / (amount + at(into).amount);
  for (let i = stage.liveFrom; i < stage.liveTo; i++) {
    const clock = liveClocks[i];
    const start = startOf(into, clock);
    if (!isFinite(start)) continue;
    const apart = startOf(from, clock) - start;
    const span = spanOf(into, clock);
    const other = spanOf(from, clock);
    // the variance of an even span is a twelfth of its square
    const within = span * span + share * (other * other - span * span);
    setSpan(into, clock, Math.sqrt(max<f64>(0, within + 12 * share * (1 - share) * apart * apart)));
    setStart(into, clock, start + share * apart);
  }
}

/** A clock across stages strikes: it runs no longer where they go. */
export function strike(index: i32, local: i32, amount: f64, packet: usize): void {
  const clock = edgeAt(index).clock;
  const start = startOf(packet, clock);
  setStart(packet, clock, NOT_RUNNING);
  deliver(index, local, amount, packet);
  setStart(packet, clock, start);
}
