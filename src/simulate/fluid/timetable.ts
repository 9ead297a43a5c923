// A timetable cut into steps.
import type { Program, ResourceId } from "../../compile/program.ts";
import type { DepartFamily } from "./lines.ts";

/** Length of a step in grid steps, all of the run, and those that are planned. */
export interface Steps {
  readonly h: number;
  readonly steps: number;
  readonly planned: number;
}

/** [step planned] */
export interface Timetable {
  /** departures in the step */
  readonly count: Int32Array;
  /** index of its first one among all */
  readonly first: Int32Array;
  /** instant of its last one, 0 … 1 of the step; 0 without any */
  readonly lastAt: Float64Array;
  /** mean instant of its departures, 0 … 1 of the step; 0 without any */
  readonly meanAt: Float64Array;
  /** longest part of the step in which none of them leaves, 0 … 1 */
  readonly longest: Float64Array;
}

/** Part of a step by which its edges, which are calculated, may be off: what departs so near to one is on it. */
export const edgeSlack = 1e-9;

/** A list of departures as it was cut. */
interface Cut {
  /** instants, grid steps, rising; those at the end of the run belong to the last step */
  readonly departures: Float64Array;
  readonly timetable: Timetable;
}

/** @param before another list: steps in which both have the same instants are taken from it */
function timetableOf(departures: Float64Array, { h, steps, planned }: Steps, before: Cut | null): Timetable {
  const same = before === null ? 0 : firstOtherStep(before, departures, planned);
  const begun = <T extends Int32Array | Float64Array>(row: T, known: T | undefined): T => {
    if (known !== undefined) row.set(known.subarray(0, same));
    return row;
  };
  const known = before?.timetable;
  const count = begun(new Int32Array(planned), known?.count);
  const first = begun(new Int32Array(planned), known?.first);
  const lastAt = begun(new Float64Array(planned), known?.lastAt);
  const meanAt = begun(new Float64Array(planned), known?.meanAt);
  const longest = begun(new Float64Array(planned), known?.longest);
  let next = same === 0 ? 0 : first[same - 1] + count[same - 1];
  for (let step = same; step < planned; step++) {
    const from = step * h;
    const to = (step + 1) * h;
    const isEnd = step === steps - 1;
    first[step] = next;
    let [last, sum, most] = [0, 0, 0];
    while (
      next < departures.length &&
      (departures[next] < to - edgeSlack * h || (isEnd && departures[next] <= to + 1e-9))
    ) {
      const instant = Math.min(1, Math.max(0, (departures[next] - from) / h));
      if (instant - last > most) most = instant - last;
      sum += instant;
      last = instant;
      next++;
    }
    count[step] = next - first[step];
    lastAt[step] = last;
    meanAt[step] = next > first[step] ? sum / count[step] : 0;
    longest[step] = Math.max(most, 1 - last);
  }
  return { count, first, lastAt, meanAt, longest };
}

/** The first step in which two lists depart at other instants, as far as is known without cutting the other one. */
function firstOtherStep({ departures, timetable }: Cut, other: Float64Array, planned: number): number {
  const most = Math.min(departures.length, other.length);
  let same = 0;
  while (same < most && departures[same] === other[same]) same++;
  let step = 0;
  // the other's next instant may lie in the step whose last one both have
  while (step < planned && timetable.first[step] + timetable.count[step] < same) step++;
  return step;
}

/** What was found for other figures, and the Program that they were of. */
interface Before {
  readonly program: Program;
  readonly timetables: readonly (Timetable | null)[];
}

/** One for each resource with slots whose departures are known beforehand, null for the others; [resource] */
export function timetablesOf({ resources }: Program, steps: Steps, before: Before | null = null): (Timetable | null)[] {
  // resources with the same timetable have one list of departures
  const known = new Map<Float64Array, Timetable>();
  before?.timetables.forEach((timetable, resource) => {
    if (timetable !== null) known.set(before.program.resources[resource].departures, timetable);
  });
  return resources.map(({ kind, departures, departureRate }, resource) => {
    if (kind !== "slots" || departureRate !== null) return null;
    const timetable = known.get(departures) ?? timetableOf(departures, steps, cutBefore(before, resource));
    known.set(departures, timetable);
    return timetable;
  });
}

function cutBefore(before: Before | null, resource: ResourceId): Cut | null {
  const timetable = before?.timetables[resource] ?? null;
  if (before === null || timetable === null) return null;
  return { departures: before.program.resources[resource].departures, timetable };
}

export interface PartsOfRivals {
  /** of whose departures they are */
  readonly program: Program;
  readonly timetables: readonly (Timetable | null)[];
  /** [resource]; null where a resource is of no family */
  readonly rivals: readonly (readonly ResourceId[] | null)[];
  /**
   * [resource][step planned]; null where a resource has no rivals, or one of them departs at instants nobody
   * knows
   */
  readonly parts: readonly (Float64Array | null)[];
}

/**
 * Of the people in line at a resource's last departure in a step, whom resources before it have left, the part that came
 * between its own departures and whichever left before each: everybody boards the first to leave. People of the step
 * before, who came after its last departure, count from that one on.
 *
 * @param before of other figures, and the timetables they come from
 */
export function partsOfRivals(
  program: Program,
  families: readonly DepartFamily[],
  timetables: readonly (Timetable | null)[],
  steps: Steps,
  before: PartsOfRivals | null,
): PartsOfRivals {
  const { resources } = program;
  const parts: (Float64Array | null)[] = resources.map(() => null);
  const found: (readonly ResourceId[] | null)[] = resources.map(() => null);
  for (const family of families) {
    family.resources.forEach((resource, i) => {
      const rivals = family.rivals[i];
      const all = [resource, ...rivals];
      found[resource] = rivals;
      if (rivals.length === 0 || resources[resource].minimum >= 0) return;
      if (all.some((one) => timetables[one] === null)) return;
      const others = before?.rivals[resource];
      const areSame = others?.length === rivals.length && others.every((one, n) => one === rivals[n]);
      if (before !== null && areSame && all.every((one) => timetables[one] === before.timetables[one])) {
        parts[resource] = before.parts[resource];
        return;
      }
      // without anybody beside it, everybody is for the resource's own departures
      if (rivals.every((one) => resources[one].departures.length === 0)) {
        parts[resource] = new Float64Array(steps.planned).fill(1);
        return;
      }
      const known = areSame ? (before?.parts[resource] ?? null) : null;
      const cuts = all.map((one) => ({
        departures: resources[one].departures,
        timetable: timetables[one] as Timetable,
      }));
      const firstOther = (one: ResourceId, i: number): number => {
        const cut = cutBefore(before, one);
        return cut === null ? 0 : firstOtherStep(cut, cuts[i].departures, steps.planned);
      };
      parts[resource] = partsOf(cuts, steps, known, known === null ? 0 : Math.min(...all.map(firstOther)));
    });
  }
  return { program, timetables, rivals: found, parts };
}

/**
 * @param all   the resource, and then its rivals
 * @param known of other departures, which are the same in the steps before `from`; null: none are
 */
function partsOf(all: readonly Cut[], { h, planned }: Steps, known: Float64Array | null, from: number): Float64Array {
  const parts = new Float64Array(planned).fill(1);
  if (known !== null) parts.set(known.subarray(0, from));
  const lists = all.map(({ departures }) => departures);
  const next = Int32Array.from(all, ({ timetable }) => timetable.first[from] ?? 0);
  const end = new Int32Array(all.length);
  // of each list, the instant of its next departure in the step
  const times = new Float64Array(all.length);
  let before = Math.max(0, ...lists.map((list, i) => (next[i] > 0 ? list[next[i] - 1] : 0)));
  for (let step = from; step < planned; step++) {
    const last = all[0].timetable.lastAt[step];
    let own = 0;
    let others = 0;
    for (let i = 0; i < all.length; i++) {
      end[i] = next[i] + all[i].timetable.count[step];
      times[i] = next[i] < end[i] ? lists[i][next[i]] : Infinity;
    }
    for (;;) {
      let first = 0;
      for (let i = 1; i < times.length; i++) if (times[i] < times[first]) first = i;
      const time = times[first];
      if (time === Infinity) break;
      const place = ++next[first];
      times[first] = place < end[first] ? lists[first][place] : Infinity;
      const span = time - before;
      before = time;
      if (first === 0) own += span;
      // a rival whose last departure of the step is earlier has taken its people already
      else if (all[first].timetable.lastAt[step] >= last && time / h - step <= last) others += span;
    }
    if (own + others > 0) parts[step] = own / (own + others);
  }
  return parts;
}
