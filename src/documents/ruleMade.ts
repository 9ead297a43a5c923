// Stand-ins that a rule makes for what was judged later than a day, so that a score can be shown again without what
// people learned in between.
import { cutSchedules } from "../parameters/cutSchedules.ts";
import type { Parameter, Source } from "../parameters/parameter.ts";
import type { Distribution, Value } from "../quantity/value.ts";
import { isoDate } from "../quantity/date.ts";
import { isLater } from "./knownWhen.ts";
import type { Standpoint } from "./knownWhen.ts";

/** A value for a time so long before the day has been seen at work for as long. */
const seenDays = 365;

/**
 * A column of a regime that was judged later is read as that of the nearest state before which was not. Of dated values
 * that were judged later as a whole, the one in force a year before the day goes on. Whatever else was judged later has
 * no rule, and stays as it is.
 *
 * @param isAsked whether a rule is asked for; otherwise only columns are made, of sources that say so
 */
export function ruleMade(source: Source, parameter: Parameter, standpoint: Standpoint, isAsked: boolean): Source {
  const { knownFrom } = source;
  const later = (day: NonNullable<Source["knownFrom"]>["rest"]): boolean => isLater(day, standpoint);
  const isLaterPart = (part: string): boolean => later(knownFrom?.parts[part] ?? null);
  const rest = knownFrom?.rest ?? (source.kind === "judgement" ? (parameter.judgedFrom ?? null) : null);
  const made = new Map<string, string>();
  const readAs = new Map<string, string>();
  const columns = <T extends Value | Distribution>(value: T): T => {
    if (value.kind !== "table") return value;
    const by = value.by.text;
    const levels = { ...value.levels } as Record<string, Value | Distribution>;
    for (const state of Object.keys(levels)) {
      if (!isLaterPart(state)) continue;
      const known = standpoint.reached
        .before(by, state)
        .find((before) => Object.hasOwn(value.levels, before) && !isLaterPart(before));
      const other = known ?? (value.otherwise !== null && !isLaterPart("else") ? "else" : undefined);
      if (other === undefined) continue;
      levels[state] = other === "else" ? (value.otherwise as Value) : levels[other];
      readAs.set(state, other);
      made.set(state, `${state} is read as ${other}`);
    }
    const inside = Object.fromEntries(Object.entries(levels).map(([level, inner]) => [level, columns(inner)]));
    const otherwise = value.otherwise === null ? null : columns(value.otherwise as Value);
    return { ...value, levels: inside, otherwise } as T;
  };
  const value = columns(source.value);
  const cut =
    isAsked && later(rest)
      ? cutSchedules(value, { from: standpoint.day - seenDays + 1, isKnown: () => true })
      : { value, gone: [], isEmpty: false };
  const isCut = cut.gone.length > 0 && !cut.isEmpty;
  if (isCut) made.set("", `what was in force on ${isoDate(standpoint.day - seenDays)} goes on`);
  if (made.size === 0) return source;
  const parts = Object.fromEntries(
    Object.entries(knownFrom?.parts ?? {}).flatMap(([part, own]) => {
      if (!readAs.has(part)) return [[part, own] as const];
      // the column has the day of the one it is read as
      const day = knownFrom?.parts[readAs.get(part) as string];
      return day === undefined ? [] : [[part, day] as const];
    }),
  );
  const day = { days: standpoint.day, calendar: true, text: isoDate(standpoint.day) };
  return {
    ...source,
    value: isCut ? cut.value : value,
    readAs: { ...source.readAs, ...Object.fromEntries(readAs) },
    knownFrom: { rest: isCut ? day : (knownFrom?.rest ?? null), uncertainty: knownFrom?.uncertainty ?? rest, parts },
    ruleMade: [...made.values()],
  };
}
