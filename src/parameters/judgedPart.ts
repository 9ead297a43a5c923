// What of a fact's or an estimate's value is somebody's judgement all the same: some levels and states, later dates.
import type { Distribution, Value } from "../quantity/value.ts";
import type { JudgedPart } from "./parameter.ts";

type Part = Pick<JudgedPart, "of" | "from">;

/** The judged part alone, in the shape of the whole; null where nothing of the value is judged. */
export function judgedPartOf(value: Value | Distribution, part: Part): Value | Distribution | null {
  if (isWhole(part)) return value;
  switch (value.kind) {
    case "table": {
      const below = (level: string, inner: Value | Distribution) =>
        part.of.includes(level) ? inner : judgedPartOf(inner, part);
      const levels = Object.entries(value.levels).flatMap(([level, inner]) => {
        const judged = below(level, inner);
        return judged === null ? [] : [[level, judged] as const];
      });
      const otherwise = value.otherwise === null ? null : below("else", value.otherwise);
      if (levels.length === 0 && otherwise === null) return null;
      return { ...value, levels: Object.fromEntries(levels), otherwise } as typeof value;
    }
    case "steps":
    case "line": {
      const points = value.points.flatMap((point) => {
        const judged = isLate(point.when, part) ? point.value : judgedPartOf(point.value, part);
        return judged === null ? [] : [{ ...point, value: judged as Value }];
      });
      return points.length === 0 ? null : { ...value, points, facts: null };
    }
    case "counts": {
      const periods = value.periods.flatMap((period) => {
        const judged = isLate(period.during.from, part) ? period.value : judgedPartOf(period.value, part);
        return judged === null ? [] : [{ ...period, value: judged as Value }];
      });
      return periods.length === 0 ? null : { ...value, periods, facts: null };
    }
    default:
      return null;
  }
}

/** What of a value is read: levels of the tables by that name (null: all), and dates from the first to the second. */
export interface Use {
  levelsOf(by: string): ReadonlySet<string> | null;
  readonly from: number;
  readonly to: number;
}

/** How much of what is read is judged. */
export function judgedInUse(value: Value | Distribution, part: Part, use: Use): "none" | "some" | "all" {
  const leaves = [...leavesInUse(value, part, use, isWhole(part))];
  if (!leaves.includes(true)) return "none";
  return leaves.includes(false) ? "some" : "all";
}

/** Whether each number that may be read is judged. */
function* leavesInUse(value: Value | Distribution, part: Part, use: Use, judged: boolean): Generator<boolean> {
  switch (value.kind) {
    case "table": {
      const read = use.levelsOf(value.by.text);
      for (const [level, inner] of Object.entries(value.levels)) {
        if (read === null || read.has(level)) yield* leavesInUse(inner, part, use, judged || part.of.includes(level));
      }
      const isElseRead = read === null || [...read].some((level) => !Object.hasOwn(value.levels, level));
      if (value.otherwise !== null && isElseRead) {
        yield* leavesInUse(value.otherwise, part, use, judged || part.of.includes("else"));
      }
      return;
    }
    case "steps":
    case "line":
      if (value.facts !== null) yield judged;
      for (const [index, { when, value: inner }] of value.points.entries()) {
        const end = value.points[index + 1]?.when.days ?? Infinity;
        const isRead = value.repeatDays !== null || (when.days < use.to && end > use.from);
        if (isRead) yield* leavesInUse(inner, part, use, judged || isLate(when, part));
      }
      return;
    case "counts":
      if (value.facts !== null) yield judged;
      for (const { during, value: inner } of value.periods) {
        const isRead = during.from.days < use.to && during.to.days > use.from;
        if (isRead) yield* leavesInUse(inner, part, use, judged || isLate(during.from, part));
      }
      return;
    default:
      yield judged;
  }
}

function isWhole({ of, from }: Part): boolean {
  return of.length === 0 && from === null;
}

function isLate(when: { readonly days: number }, { from }: Part): boolean {
  return from !== null && when.days >= from.days;
}
