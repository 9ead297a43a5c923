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

/**
 * @param departures instants, grid steps, rising; departures at the end of the run belong to the last step
 */
function timetableOf(departures: Float64Array, { h, steps, planned }: Steps): Timetable {
  const count = new Int32Array(planned);
  const first = new Int32Array(planned);
  const [lastAt, meanAt, longest] = [new Float64Array(planned), new Float64Array(planned), new Float64Array(planned)];
  let next = 0;
  for (let step = 0; step < planned; step++) {
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
  return resources.map(({ kind, departures, departureRate }) => {
    if (kind !== "slots" || departureRate !== null) return null;
    const timetable = known.get(departures) ?? timetableOf(departures, steps);
    known.set(departures, timetable);
    return timetable;
  });
}

export interface PartsOfRivals {
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
  { resources }: Program,
  families: readonly DepartFamily[],
  timetables: readonly (Timetable | null)[],
  steps: Steps,
  before: PartsOfRivals | null,
): PartsOfRivals {
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
      parts[resource] = partsOf(resource, rivals, resources, timetables as readonly Timetable[], steps);
    });
  }
  return { timetables, rivals: found, parts };
}

function partsOf(
  resource: ResourceId,
  rivals: readonly ResourceId[],
  resources: Program["resources"],
  timetables: readonly Timetable[],
  { h, planned }: Steps,
): Float64Array {
  const parts = new Float64Array(planned).fill(1);
  const all = [resource, ...rivals];
  const next = all.map(() => 0);
  let before = 0;
  for (let step = 0; step < planned; step++) {
    const last = timetables[resource].lastAt[step];
    let own = 0;
    let others = 0;
    const counts = all.map((one) => timetables[one].count[step]);
    for (;;) {
      let first = -1;
      for (let i = 0; i < all.length; i++) {
        if (counts[i] === 0) continue;
        const time = resources[all[i]].departures[next[i]];
        if (first < 0 || time < resources[all[first]].departures[next[first]]) first = i;
      }
      if (first < 0) break;
      const time = resources[all[first]].departures[next[first]++];
      counts[first]--;
      const span = time - before;
      before = time;
      if (first === 0) own += span;
      // a rival whose last departure of the step is earlier has taken its people already
      else if (timetables[all[first]].lastAt[step] >= last && time / h - step <= last) others += span;
    }
    if (own + others > 0) parts[step] = own / (own + others);
  }
  return parts;
}
