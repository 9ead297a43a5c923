// A source without later dates, and without what rests on figures that were not published by the day.
import { refusalOf, usuallyCalled } from "../facts/libraryAsOf.ts";
import type { AsOf } from "../facts/libraryAsOf.ts";
import { periodDays } from "../facts/periodDays.ts";
import { cutSchedules } from "../parameters/cutSchedules.ts";
import type { Source } from "../parameters/parameter.ts";
import { partsOf } from "../quantity/parts.ts";
import type { Distribution, Value } from "../quantity/value.ts";
import type { GoingOn } from "./asOfAccount.ts";
import type { Context } from "./asOfContext.ts";
import { carryOn } from "./carryOn.ts";
import { factsNamed } from "./factsNamed.ts";
import { computedPlaces, dayOfLeaf, isLater, numbersInUse, placeKey, whenRead } from "./knownWhen.ts";
import type { Standpoint } from "./knownWhen.ts";
import { leavesOf } from "./leaves.ts";
import { isKnown, missingFacts, missingIds } from "./missingFigures.ts";

export interface KnownPart {
  readonly source: Source;
  /** dates that were cut */
  readonly gone: readonly string[];
  /** why it cannot be read; null when it can */
  readonly because: NonNullable<Source["unavailable"]> | null;
}

/** A source without later dates, and without what rests on figures that were not published. */
export function knownPartOf(source: Source, context: Context): KnownPart {
  const { lastDay, library, asOf, standpoint } = context;
  if (source.unavailable !== undefined) return { source, gone: [], because: source.unavailable };
  const missing = missingFacts(source, context);
  const starts = missing.map(({ period }) => periodDays(period)?.first ?? -Infinity);
  const cut = cutSchedules(source.value, {
    from: Math.min(lastDay + 1, ...starts),
    isKnown: (value) => isKnown(value, context),
    isLater: (written) => isLater(source.knownFrom?.parts[written] ?? null, standpoint),
  });
  const known = withoutUntraced({ ...source, value: cut.value }, context);
  const isClear = missing.length === 0 || restsOnNone(known.source, Math.min(...starts), standpoint);
  if (isClear && !cut.isEmpty && isKnown(known.source.value, context))
    return { source: carriedOn(known.source, context), gone: [...cut.gone, ...known.gone], because: null };
  const gone = missingIds(source, context);
  const because = gone.length > 0 ? refusalOf(gone, library, asOf) : onlyLaterDates(cut.gone, asOf);
  return { source, gone: cut.gone, because };
}

/** With what only a series that comes out sooner has a figure of. */
function carriedOn(source: Source, { facts, standpoint, model }: Context): Source {
  const { value, from } = carryOn(source.value, { facts, model, day: standpoint.day });
  if (from.length === 0) return source;
  const written = source.computed?.written ?? source.value;
  return { ...source, value, computed: { written, from: [...(source.computed?.from ?? []), ...from] } };
}

/**
 * Of an estimate that cites a whole series, without the dates after the last for whose time the series has a figure: it
 * is as if those that are not out had been cited one by one.
 */
function withoutUntraced(source: Source, context: Context): { source: Source; gone: readonly string[] } {
  const { standpoint } = context;
  const citesSeries = source.cited.some(({ text }) => standpoint.known(text).some(({ id }) => id !== text));
  const numbers = source.kind === "estimate" && citesSeries ? numbersInUse(source, {}, standpoint) : [];
  const startOf = ({ leaf }: (typeof numbers)[number]): number => leaf.during?.from ?? -Infinity;
  const last = Math.max(...numbers.filter(({ kind }) => kind === "computed").map(startOf));
  const after = numbers.filter((one) => one.isUntraced && startOf(one) > last).map(startOf);
  if (last === -Infinity || after.length === 0) return { source, gone: [] };
  const { value, gone } = cutSchedules(source.value, { from: Math.min(...after), isKnown: () => true });
  return { source: { ...source, value }, gone };
}

/**
 * Whether a value whose dates have been cut reads nothing of figures that are missing: what is left stands under a
 * date, or in the column of a state that ends before the first of their periods begins, or that the day does not reach.
 */
function restsOnNone(source: Source, firstMissing: number, standpoint: Standpoint): boolean {
  const computed = computedPlaces(source);
  return leavesOf(source.value, standpoint.statesOf).every((leaf) => {
    // a column that says its day rests on it, and not on what is cited beside
    if (computed.has(placeKey(leaf.at)) || dayOfLeaf(leaf, source) !== null) return true;
    if (leaf.during !== null || (leaf.of.kind === "fact" && leaf.of.series)) return true;
    return whenRead(leaf, {}, standpoint)?.every(({ to }) => to <= firstMissing) ?? false;
  });
}

interface EndOfRecord extends Pick<GoingOn, "months"> {
  /** since 1970-01-01 */
  readonly days: number;
}

/**
 * The day after the last period of a record that goes on, and how; null where nothing does. Arrivals counted by period
 * are such a record, and so are steps of published figures after which nothing is written.
 */
export function endOfRecord(value: Value | Distribution, { known, facts }: Context): EndOfRecord | null {
  const ends = partsOf(value, "").flatMap((part): EndOfRecord[] => {
    if (part.kind !== "schedule" || part.schedule.kind === "wave") return [];
    const { schedule } = part;
    const series = schedule.facts === null ? [] : factsNamed(schedule.facts.text, facts, known);
    const published = series.map(({ period }) => (periodDays(period)?.last ?? -Infinity) + 1);
    if (schedule.kind === "counts") {
      const written = schedule.periods.map(({ during }) => during.to.days);
      return [{ days: Math.max(...written, ...published), months: schedule.goOnMonths ?? 12 }];
    }
    const end = Math.max(...published);
    const isLast = published.length > 0 && schedule.points.every(({ when }) => when.days < end);
    return isLast ? [{ days: end, months: null }] : [];
  });
  return ends.toSorted((left, right) => right.days - left.days)[0] ?? null;
}

function onlyLaterDates(
  dates: readonly string[],
  { date, called = usuallyCalled }: AsOf,
): NonNullable<Source["unavailable"]> {
  const hint = `write a \`fallback:\` beside the value for such a day, or choose a later ${called.day}`;
  return { expected: `a value for days up to ${date}`, got: `dates from ${dates[0] ?? "later"} on`, hint };
}
