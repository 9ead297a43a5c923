// Which known periods of a series a state of a regime is read from.
import type { KnownPeriod } from "../facts/knownPeriods.ts";
import type { Regime } from "../model/model.ts";
import { addMonths } from "../quantity/date.ts";

type History = readonly { readonly days: number; readonly state: string }[];

/** A state's times: from is included, to is not. */
interface Times {
  readonly from: number;
  readonly to: number;
}

/** The history of one level of a regime's group, or the only one. */
export function historyOf(regime: Regime, level: string | null): History {
  const own = level !== null && Object.hasOwn(regime.histories, level) ? regime.histories[level] : null;
  return (own ?? regime.otherwise ?? []).toSorted((left, right) => left.days - right.days);
}

function timesOf(state: string, history: History): readonly Times[] {
  return history.flatMap((entry, index) =>
    entry.state === state ? [{ from: entry.days, to: history[index + 1]?.days ?? Infinity }] : [],
  );
}

/** The periods that lie in a state with all of their days. */
export function periodsIn(state: string, history: History, known: readonly KnownPeriod[]): readonly KnownPeriod[] {
  const times = timesOf(state, history);
  return known.filter(({ first, last }) => times.some(({ from, to }) => first >= from && last < to));
}

/** The periods that lie in a state, or where they are fewer than `atLeastMonths`, the last ones before it ends. */
export function periodsFor(
  state: string,
  history: History,
  known: readonly KnownPeriod[],
  atLeastMonths: number,
): readonly KnownPeriod[] {
  const inside = periodsIn(state, history, known);
  return monthsOf(inside) >= atLeastMonths ? inside : lastBeforeEnd(state, history, known);
}

/** The last twelve months known before a state ends, or the first twelve where none is known by then. */
export function lastBeforeEnd(state: string, history: History, known: readonly KnownPeriod[]): readonly KnownPeriod[] {
  const end = Math.max(-Infinity, ...timesOf(state, history).map(({ to }) => to));
  const before = end === -Infinity ? known : known.filter(({ last }) => last < end);
  return before.length === 0 ? firstMonths(known, 12) : lastMonths(before, 12);
}

export function monthsOf(periods: readonly KnownPeriod[]): number {
  return periods.reduce((sum, { months }) => sum + months, 0);
}

/** So many months back from the end of the last known; a gap among them is none of them. */
export function lastMonths(known: readonly KnownPeriod[], count: number): readonly KnownPeriod[] {
  const from = addMonths((known.at(-1)?.last ?? 0) + 1, -count);
  return known.filter(({ first }) => first >= from);
}

function firstMonths(known: readonly KnownPeriod[], count: number): readonly KnownPeriod[] {
  const to = addMonths(known[0]?.first ?? 0, count);
  return known.filter(({ last }) => last < to);
}
