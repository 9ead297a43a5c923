// The record stops on a day: what schedules say of later days is cut, and the last value before it holds.
import type { Value } from "../quantity/value.ts";
import { eachBelow } from "../reading/eachBelow.ts";

interface Cut {
  /** points and periods that begin on this day or later go (days since 1970-01-01) */
  readonly from: number;
  /** whether a point's value can be worked out from what was published; a point that cannot be goes too */
  readonly isKnown: (value: Value) => boolean;
  /** whether what stands at a date, as written, was known only later; left out: nothing was */
  readonly isLater?: (written: string) => boolean;
}

interface CutPart<T> {
  readonly value: T;
  /** points and periods that went, as written, in the order of the document */
  readonly gone: readonly string[];
  /** whether a schedule has neither a point nor a series left */
  readonly isEmpty: boolean;
}

/**
 * Every schedule inside `part`, whatever else it holds: a value, a table of values, the stages of a model. Schedules
 * that repeat and elapsed times have no days and stay. Counts are marked to go on at the level of their last months,
 * and steps along a series that comes out sooner.
 */
export function cutSchedules<T>(part: T, cut: Cut): CutPart<T> {
  const gone: string[] = [];
  let isEmpty = false;
  const walk = (node: unknown): unknown => {
    if (node === null || typeof node !== "object" || node instanceof Map) return node;
    const inside = eachBelow(node, walk) as Record<string, unknown>;
    if (!isSchedule(node) || (node.kind !== "counts" && node.repeatDays !== null)) return inside;
    const points = pointsOf(node);
    const known = points.map((point) => !isGone(point, cut));
    gone.push(...points.filter((_, index) => !known[index]).map(({ text }) => text));
    if (!known.includes(true) && node.facts === null) isEmpty = true;
    const keep = (_: unknown, index: number): boolean => known[index];
    if (node.kind === "counts")
      return { ...inside, periods: (inside["periods"] as unknown[]).filter(keep), goesOn: true };
    const gonePoints = node.points.filter((_, index) => !known[index]).map(({ when }) => when.days);
    const goesOn = node.sooner === undefined || gonePoints.length === 0 ? {} : { goesOnFrom: Math.min(...gonePoints) };
    return { ...inside, points: (inside["points"] as unknown[]).filter(keep), ...goesOn };
  };
  return { value: walk(part) as T, gone, isEmpty };
}

type Schedule = Extract<Value, { kind: "steps" | "line" | "counts" }>;

interface Point {
  readonly when: { readonly days: number; readonly calendar: boolean };
  readonly value: Value;
  readonly text: string;
}

function isSchedule(node: object): node is Schedule {
  const { kind, points, periods } = node as { kind?: unknown; points?: unknown; periods?: unknown };
  return (
    (kind === "counts" && Array.isArray(periods)) || ((kind === "steps" || kind === "line") && Array.isArray(points))
  );
}

function pointsOf(schedule: Schedule): readonly Point[] {
  return schedule.kind === "counts"
    ? schedule.periods.map(({ during, value }) => ({ when: during.from, value, text: during.text }))
    : schedule.points.map(({ when, value }) => ({ when, value, text: when.text }));
}

function isGone({ when, value, text }: Point, { from, isKnown, isLater = () => false }: Cut): boolean {
  return (when.calendar && when.days >= from) || !isKnown(value) || isLater(text);
}
