// A table of fitted shares, one for each state of its regime, from the figures known.
import { problem } from "../errors.ts";
import type { Problem } from "../errors.ts";
import { knownPeriods } from "../facts/knownPeriods.ts";
import type { KnownPeriod } from "../facts/knownPeriods.ts";
import type { FactLibrary } from "../facts/fact.ts";
import { whyLeftOut } from "../facts/libraryAsOf.ts";
import type { Model, Regime } from "../model/model.ts";
import type { FittedAxis, FittedTable } from "../parameters/fittedTable.ts";
import type { ComputedFrom } from "../parameters/parameter.ts";
import type { Name } from "../reading/name.ts";
import { addTo } from "../reading/groupedBy.ts";
import { didYouMean } from "../reading/suggest.ts";
import { fitTogether } from "../statistics/fitTogether.ts";
import { ComputeError } from "./computeError.ts";
import { historyOf, monthsOf, periodsFor, periodsIn } from "./statePeriods.ts";

/** Margins of one table are of the same people; what differs more than this is of others. */
const mostDisagreement = 0.1;
const tolerated = 0.01;
/** Sums of a fit that stopped this far from a margin, as a share of it, are told. */
const tolerableMiss = 0.001;

export interface FittedStates {
  readonly from: readonly ComputedFrom[];
  /** ids of every series that was read */
  readonly series: readonly string[];
  /**
   * The share of a level of an axis among all of it. Where fewer than the table's `fewest` have the levels, it is that of
   * the levels that the last of the table's axes calls `else`, then of all its levels, then likewise the one before.
   */
  share(state: string, axis: string, level: string, levels: ReadonlyMap<string, string>): number;
}

interface Ground {
  readonly model: Model;
  readonly facts: FactLibrary;
  readonly path: string;
  readonly warnings: Problem[];
}

export function fitTables(table: FittedTable, regime: Regime, ground: Ground): FittedStates {
  const path = `tables.${table.name}`;
  if (regime.by !== null) {
    const got = `${regime.name}, which has one for each ${regime.by.text}`;
    throw new ComputeError("sense", table.during.at, path, "a regime with one history for everybody", got);
  }
  const axes = table.axes.map((axis) => axisOf(axis, ground.model, path));
  const history = historyOf(regime, null);
  const margins = table.margins.map((name) => spreadOf(name, axes, ground, path));
  const start = spreadOf(table.start, axes, ground, path);
  const known = commonPeriods(margins);
  if (known.length === 0) {
    throw new ComputeError("facts", table.margins[0].at, path, "a month known in every margin", "none");
  }
  const from: ComputedFrom[] = [];
  const states = new Map(
    regime.states.map((state) => {
      const periods = periodsFor(state, history, known, table.atLeastMonths);
      const begin = startPeriods(state, history, start.known, periods, table.atLeastMonths);
      for (const { text } of table.margins) from.push(spanOf(text, periods));
      from.push(spanOf(table.start.text, begin));
      return [state, fitState(state, { ...ground, axes, margins, start, periods, begin, path })] as const;
    }),
  );
  const sizes = axes.map(({ words }) => words.length);
  const placesOfCells = Array.from({ length: sizes.reduce((product, size) => product * size, 1) }, (_, cell) =>
    placesOf(cell, sizes),
  );
  const found = new Map<string, Sums>();
  const sumsOf = (state: string, among: readonly number[], axis: number): Sums => {
    const key = `${state} ${axis} ${among.map((place, other) => (other === axis ? -1 : place)).join(",")}`;
    const before = found.get(key);
    if (before !== undefined) return before;
    const sums = sumsByPlace(states.get(state) as readonly number[], placesOfCells, among, axis);
    found.set(key, sums);
    return sums;
  };
  const placeOn = ({ levels }: Axis, level: string) => levels.findIndex((these) => these.includes(level));
  return {
    from,
    series: [...new Set([...margins, start].flatMap(({ cells }) => cells.flat()))],
    share: (state, of, level, levels) => {
      const axis = axes.findIndex((one) => one.axis.text === of);
      const given = axes.map((one) => {
        const wanted = levels.get(one.axis.text);
        return wanted === undefined ? -1 : placeOn(one, wanted);
      });
      for (const among of everWider(given, axes)) {
        const { parts, whole } = sumsOf(state, among, axis);
        const part = parts[placeOn(axes[axis], level)] ?? 0;
        if (whole > 0 && (whole >= table.fewest || among.every((place) => place < 0))) return part / whole;
      }
      throw new ComputeError("facts", table.at, path, `somebody in the state ${state}`, "0 in all cells");
    },
  };
}

interface State extends Ground {
  readonly axes: readonly Axis[];
  readonly margins: readonly Spread[];
  readonly start: Spread;
  readonly periods: readonly KnownPeriod[];
  readonly begin: readonly KnownPeriod[];
}

function fitState(
  state: string,
  { axes, margins, start, periods, begin, facts, path, warnings }: State,
): readonly number[] {
  const sizes = axes.map(({ words }) => words.length);
  const totals = margins.map((margin) => ({ axes: margin.axes, values: totalsOf(margin, periods, facts, path) }));
  const own = totalsOf(start, begin, facts, path);
  const places = start.axes.map((axis) => sizes[axis]);
  const count = sizes.reduce((product, size) => product * size, 1);
  const cells = Array.from({ length: count }, (_, cell) => {
    const all = placesOf(cell, sizes);
    return own[start.axes.reduce((place, axis, nth) => place * places[nth] + all[axis], 0)];
  });
  const fit = fitTogether(sizes, cells, totals);
  const span = `${periods[0].period} to ${periods[periods.length - 1].period}`;
  const names = margins.map(({ name }) => name.text).join(" and ");
  if (fit.disagreement > mostDisagreement) {
    const got = `sums that differ by ${percent(fit.disagreement)} from ${span} (state ${state})`;
    throw new ComputeError("facts", margins[0].name.at, path, `margins of the same people in ${names}`, got);
  }
  const at = margins[0].name.at;
  if (fit.disagreement > tolerated) {
    const got = `sums that differ by ${percent(fit.disagreement)} from ${span} (state ${state}); the first holds`;
    warnings.push(problem("facts", at, path, `margins that agree in ${names}`, got));
  }
  if (fit.missedBy > tolerableMiss) {
    const got = `a fit that misses one by ${percent(fit.missedBy)} from ${span} (state ${state})`;
    warnings.push(problem("facts", at, path, `a start in which somebody stands wherever ${names} have somebody`, got));
  }
  return fit.cells;
}

function percent(share: number): string {
  return `${Math.floor(1000 * share + 0.5) / 10} %`;
}

function totalsOf(
  { name, cells }: Spread,
  periods: readonly KnownPeriod[],
  facts: FactLibrary,
  path: string,
): number[] {
  const wanted = new Set(periods.map(({ period }) => period));
  return cells.map((ids) => {
    let sum = 0;
    for (const id of ids) {
      for (const { period, fact } of knownPeriods(facts, id)) {
        if (!wanted.has(period)) continue;
        if (fact.value < 0) {
          throw new ComputeError("facts", name.at, path, "counts of at least 0", `${fact.value} in ${fact.id}`);
        }
        sum += fact.value;
      }
    }
    return sum;
  });
}

/**
 * The periods of the margins where the start has enough of them; else the start of the nearest earlier state of the
 * history that has enough, else of the nearest later one, else all that is known of it.
 */
function startPeriods(
  state: string,
  history: ReturnType<typeof historyOf>,
  known: readonly KnownPeriod[],
  periods: readonly KnownPeriod[],
  atLeastMonths: number,
): readonly KnownPeriod[] {
  const wanted = new Set(periods.map(({ period }) => period));
  const own = known.filter(({ period }) => wanted.has(period));
  if (monthsOf(own) >= atLeastMonths) return own;
  const at = history.findLastIndex((entry) => entry.state === state);
  const place = at < 0 ? history.length : at;
  const near = [...history.slice(0, place).reverse(), ...history.slice(place + 1)];
  for (const other of near) {
    const its = periodsIn(other.state, history, known);
    if (monthsOf(its) >= atLeastMonths) return its;
  }
  return known;
}

function commonPeriods(margins: readonly Spread[]): readonly KnownPeriod[] {
  const [first, ...others] = margins.map(({ known }) => known);
  const sets = others.map((known) => new Set(known.map(({ period }) => period)));
  return first.filter(({ period }) => sets.every((set) => set.has(period)));
}

function spanOf(series: string, periods: readonly KnownPeriod[]): ComputedFrom {
  return { series, from: periods[0].period, to: periods[periods.length - 1].period };
}

/** The places; then in place of the last one the place of its `else`, then any; then likewise the one before it. */
function everWider(given: readonly number[], axes: readonly Axis[]): readonly (readonly number[])[] {
  const wider = [given];
  let places = given;
  for (let axis = axes.length - 1; axis >= 0; axis--) {
    if (given[axis] < 0) continue;
    const otherwise = axes[axis].words.indexOf(axes[axis].axis.otherwise ?? "");
    if (otherwise >= 0) wider.push(places.with(axis, otherwise));
    places = places.with(axis, -1);
    wider.push(places);
  }
  return wider;
}

/** What stands at each place of an axis, and at all of them. */
interface Sums {
  readonly parts: readonly number[];
  readonly whole: number;
}

/** Of cells at the places given (-1: at any); a place given on the axis itself says nothing. */
function sumsByPlace(
  cells: readonly number[],
  placesOfCells: readonly (readonly number[])[],
  given: readonly number[],
  of: number,
): Sums {
  const parts: number[] = [];
  let whole = 0;
  for (const [cell, value] of cells.entries()) {
    if (value === 0) continue;
    const places = placesOfCells[cell];
    if (given.some((place, axis) => axis !== of && place >= 0 && place !== places[axis])) continue;
    whole += value;
    parts[places[of]] = (parts[places[of]] ?? 0) + value;
  }
  return { parts, whole };
}

function placesOf(cell: number, sizes: readonly number[]): readonly number[] {
  let rest = cell;
  const places: number[] = [];
  for (let axis = sizes.length - 1; axis >= 0; axis--) {
    places[axis] = rest % sizes[axis];
    rest = (rest - places[axis]) / sizes[axis];
  }
  return places;
}

/** Levels that series do not tell apart are one place of the axis. */
interface Axis {
  readonly axis: FittedAxis;
  /** what series call each place */
  readonly words: readonly string[];
  /** the levels at each place */
  readonly levels: readonly (readonly string[])[];
}

function axisOf(axis: FittedAxis, model: Model, path: string): Axis {
  const group = model.groups.find(({ name }) => name === axis.text);
  const named = Object.keys(axis.words);
  if (group === undefined && axis.otherwise !== null) {
    throw new ComputeError("shape", axis.at, path, `the levels of ${axis.text}, all of them`, "else");
  }
  const levels = group?.levels ?? named;
  const unknown = named.find((level) => !levels.includes(level));
  if (unknown !== undefined) {
    const hint = didYouMean(unknown, levels);
    throw new ComputeError("names", axis.at, path, `a level of ${axis.text}`, JSON.stringify(unknown), hint);
  }
  const places = new Map<string, string[]>();
  for (const level of levels) {
    const word = Object.hasOwn(axis.words, level) ? axis.words[level] : axis.otherwise;
    if (word !== null) addTo(places, word, level);
    else
      throw new ComputeError("names", axis.at, path, `every level of ${axis.text}, or \`else\``, `none for ${level}`);
  }
  return { axis, words: [...places.keys()], levels: [...places.values()] };
}

/** A series told apart by some of the table's axes. */
interface Spread {
  readonly name: Name;
  /** numbers of its axes in the table, in the table's order */
  readonly axes: readonly number[];
  /** ids whose figures are added up, [axis × axis …], row-major */
  readonly cells: readonly (readonly string[])[];
  /** periods of which any of its ids has a figure */
  readonly known: readonly KnownPeriod[];
}

function fillIn(
  ids: readonly string[],
  own: readonly number[],
  axes: readonly Axis[],
  wordsAt: (axis: Axis, place: number) => readonly string[],
  places: readonly number[],
): readonly string[] {
  return own.reduce<readonly string[]>((filled, index, nth) => {
    const axis = axes[index];
    const words = wordsAt(axis, places[nth]);
    return filled.flatMap((id) => words.map((word) => id.replaceAll(`{${axis.axis.text}}`, word)));
  }, ids);
}

function spreadOf(name: Name, axes: readonly Axis[], { facts }: Ground, path: string): Spread {
  const own = axes.flatMap((axis, index) => (name.text.includes(`{${axis.axis.text}}`) ? [index] : []));
  const sizes = own.map((index) => axes[index].words.length);
  const count = sizes.reduce((product, size) => product * size, 1);
  const has = (id: string): boolean => knownPeriods(facts, id).length > 0;
  const cells = Array.from({ length: count }, (_, cell) => {
    const places = placesOf(cell, sizes);
    const byWord = fillIn([name.text], own, axes, (axis, at) => [axis.words[at]], places).filter(has);
    if (byWord.length > 0) return byWord;
    // where the series has none under the words, by the levels' own names
    const names = (axis: Axis, at: number) => [...new Set([axis.words[at], ...axis.levels[at]])];
    return fillIn([name.text], own, axes, names, places).filter(has);
  });
  const known = new Map<string, KnownPeriod>();
  for (const id of new Set(cells.flat())) {
    for (const period of knownPeriods(facts, id)) if (!known.has(period.period)) known.set(period.period, period);
  }
  if (known.size > 0) return { name, axes: own, cells, known: [...known.values()].sort((a, b) => a.first - b.first) };
  const early = whyLeftOut(facts, name.text.slice(0, name.text.indexOf(".{")));
  if (early !== null) throw new ComputeError("facts", name.at, path, early.expected, early.got, early.hint);
  throw new ComputeError(
    "facts",
    name.at,
    path,
    "a series with figures for some levels of its axes",
    JSON.stringify(name.text),
  );
}
