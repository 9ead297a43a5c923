// From when on each number of a source could be known: a judgement by the day that is said for it, a typed estimate by
// the figures of its time that it cites.
import { periodDays } from "../facts/periodDays.ts";
import type { Fact } from "../facts/fact.ts";
import type { Position } from "../errors.ts";
import { partsOf } from "../quantity/parts.ts";
import type { Source } from "../parameters/parameter.ts";
import type { Instant } from "../quantity/value.ts";
import { leavesOf } from "./leaves.ts";
import type { Leaf } from "./leaves.ts";
import type { StatesReached, Stretch } from "./statesReached.ts";

/** What a run that stands on a day can look back on. */
export interface Standpoint {
  /** the last day that it knows, as days since 1970-01-01 */
  readonly day: number;
  readonly reached: StatesReached;
  statesOf(regime: string): readonly string[];
  /** figures known on the day that an id of a document stands for */
  known(id: string): readonly Fact[];
}

/** A number of a source that a run on the day can read. */
export interface NumberInUse {
  readonly leaf: Leaf;
  readonly kind: "published" | "computed" | "judged";
  /** of a judged one: its day; null: nobody says */
  readonly knownFrom: Instant | null;
  /** of a computed one: figures of its time, where somebody typed it */
  readonly from: readonly Fact[];
  /** of one that code computed: the series, or the fitted table, as written; null otherwise */
  readonly series: string | null;
  /** typed in an estimate that cites no figure of its time which is known on the day */
  readonly isUntraced: boolean;
}

type Judged = { readonly judgedFrom?: Instant | null };

/** Every number that can be read on the day; states and dates that are not reached by then are left out. */
export function numbersInUse(source: Source, parameter: Judged, standpoint: Standpoint): readonly NumberInUse[] {
  const ofDay = foundOn.get(standpoint) ?? new WeakMap<Source, Map<Instant | null, readonly NumberInUse[]>>();
  foundOn.set(standpoint, ofDay);
  const known = ofDay.get(source) ?? new Map<Instant | null, readonly NumberInUse[]>();
  ofDay.set(source, known);
  const judgedFrom = parameter.judgedFrom ?? null;
  const numbers = known.get(judgedFrom) ?? findNumbers(source, { judgedFrom }, standpoint);
  known.set(judgedFrom, numbers);
  return numbers;
}

/** Several ask for the same of a source on a day. */
const foundOn = new WeakMap<Standpoint, WeakMap<Source, Map<Instant | null, readonly NumberInUse[]>>>();

function findNumbers(source: Source, parameter: Judged, standpoint: Standpoint): readonly NumberInUse[] {
  const { readAs = {} } = source;
  const computed = computedPlaces(source);
  return leavesOf(source.value, standpoint.statesOf).flatMap((leaf): NumberInUse[] => {
    const during = whenRead(leaf, readAs, standpoint);
    if (during !== null && during.length === 0) return [];
    const of = (kind: NumberInUse["kind"], more: Partial<NumberInUse> = {}): NumberInUse[] => [
      { leaf, kind, knownFrom: null, from: [], series: null, isUntraced: false, ...more },
    ];
    const series = computed.get(placeKey(leaf.at));
    if (series !== undefined) return of("computed", { series });
    if (leaf.of.kind === "fact") return of("published");
    if (source.kind === "fact") return of("published", { from: source.facts.flatMap((id) => standpoint.known(id)) });
    const said = dayOfLeaf(leaf, source);
    if (source.kind === "judgement" || isJudgedPart(leaf, source) || said !== null)
      return of("judged", { knownFrom: said ?? source.knownFrom?.rest ?? parameter.judgedFrom ?? null });
    if (source.knownFrom?.rest != null) return of("judged", { knownFrom: source.knownFrom.rest });
    const from = source.facts.flatMap((id) => standpoint.known(id)).filter((fact) => isOfTime(fact, during));
    return from.length === 0 ? of("judged", { isUntraced: true }) : of("computed", { from });
  });
}

/** Where a value has numbers that code computed, and from which series or table. */
export function computedPlaces({ computed }: Source): ReadonlyMap<string, string> {
  if (computed === undefined) return new Map();
  return new Map(
    partsOf(computed.written, "").flatMap((part) =>
      part.kind === "fact" && (part.computed || part.sooner === true) ? [[placeKey(part.at), part.fact] as const] : [],
    ),
  );
}

export function placeKey({ file, line, column }: Position): string {
  return `${file}:${line}:${column}`;
}

/** The day of a parameter's range. */
export function rangeDay(source: Source | null, { judgedFrom }: Judged): Instant | null {
  const said = source?.knownFrom;
  const whole = source?.kind === "judgement" ? said?.rest : null;
  return said?.uncertainty ?? whole ?? judgedFrom ?? null;
}

export function isLater(knownFrom: Instant | null, { day }: Pick<Standpoint, "day">): boolean {
  return knownFrom !== null && knownFrom.days > day;
}

/** The latest of the days said for the levels, states and dates over it; null where none is. */
export function dayOfLeaf({ words }: Leaf, { knownFrom }: Source): Instant | null {
  const days = words.flatMap((word) =>
    knownFrom != null && Object.hasOwn(knownFrom.parts, word) ? [knownFrom.parts[word]] : [],
  );
  return days.toSorted((left, right) => left.days - right.days).at(-1) ?? null;
}

function isJudgedPart({ words, during }: Leaf, { judged }: Source): boolean {
  if (judged == null) return false;
  const isWhole = judged.of.length === 0 && judged.from === null;
  const isDated = judged.from !== null && during !== null && during.from >= judged.from.days;
  return isWhole || isDated || words.some((word) => judged.of.includes(word));
}

/**
 * Stretches in which it is read, by its date and by the states over it, up to the day; null when it has no time of its
 * own, [] when it is not reached. A scenario may reach a state later than the day.
 */
export function whenRead(
  { during, tables }: Leaf,
  readAs: Readonly<Record<string, string>>,
  { day, reached }: Standpoint,
): readonly Stretch[] | null {
  const ofStates = tables.filter(({ by }) => reached.regimes.has(by));
  if (during === null && ofStates.length === 0) return null;
  const dated: readonly Stretch[] = during === null ? [always] : during.from > day ? [] : [during];
  return ofStates.reduce((stretches, { by, levels }) => {
    const states = levels.flatMap((state) => {
      const isRead = reached.ofState(by, state);
      // a state that is read as another holds that one's figures
      const other = Object.hasOwn(readAs, state) ? reached.ofState(by, readAs[state]) : [];
      return isRead.length === 0 ? [] : [...isRead, ...other];
    });
    return stretches.flatMap((one) => states.flatMap((other) => overlap(one, other)));
  }, dated);
}

const always: Stretch = { from: -Infinity, to: Infinity };

function overlap(left: Stretch, right: Stretch): Stretch[] {
  const [from, to] = [Math.max(left.from, right.from), Math.min(left.to, right.to)];
  return from < to ? [{ from, to }] : [];
}

/** A figure whose period nobody can read as days counts for any time, and so does any figure for a number without one. */
function isOfTime({ period }: Fact, during: readonly Stretch[] | null): boolean {
  const days = periodDays(period);
  return days === null || during === null || during.some(({ from, to }) => days.first < to && days.last >= from);
}
