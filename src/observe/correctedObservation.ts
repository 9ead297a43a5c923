// A run that nobody has made yet, from a fine run of another state and coarse runs of both: what coarse steps do to the
// numbers they do nearly alike to both, so that their difference, put on the fine run, is nearly that of fine runs.
import type { MeasureProgram, Program } from "../compile/program.ts";
import type { MeasureValue, MoveSeries, Observation, ResourceSeries, SeriesBlock } from "./observation.ts";

/** Differences that are rounding, as a part of what they are between. */
const rounding = 1e-9;

interface Coarse {
  /** of the state that is asked for */
  readonly now: Observation;
  /** of the state that the fine run is of; both heard from the same instant on */
  readonly before: Observation;
  /** that instant, grid steps */
  readonly from: number;
}

/** @param program of the state that is asked for; all runs are of one model, with series */
export function correctedObservation(program: Program, fine: Observation, coarse: Coarse): Observation {
  const { now, before } = coarse;
  return {
    ...fine,
    measures: program.measures.map((measure, i) => {
      const one = now.measures[i];
      const find = (list: readonly MeasureValue[]): MeasureValue | undefined =>
        list[i]?.name === one.name ? list[i] : list.find(({ name }) => name === one.name);
      return correctedMeasure(measure, find(fine.measures), find(before.measures), one, coarse.from);
    }),
    series: correctedSeries(fine.series, before.series, now.series),
    moves: correctedMoves(fine.moves, before.moves, now.moves),
    ...(fine.levelMoves === undefined
      ? {}
      : { levelMoves: correctedMoves(fine.levelMoves, before.levelMoves ?? [], now.levelMoves ?? []) }),
    resources: fine.resources.map((row, i) => correctedResource(row, before.resources[i], now.resources[i])),
    ledger: {
      initial: now.ledger.initial,
      arrived: corrected(fine.ledger.arrived, before.ledger.arrived, now.ledger.arrived),
      inside: corrected(fine.ledger.inside, before.ledger.inside, now.ledger.inside),
      exited: corrected(fine.ledger.exited, before.ledger.exited, now.ledger.exited),
    },
  };
}

/** @param rows written to; left out: new ones */
function corrected(
  fine: Float64Array,
  before: Float64Array,
  now: Float64Array,
  rows: Float64Array = new Float64Array(fine.length),
): Float64Array {
  for (let i = 0; i < rows.length; i++) rows[i] = correctedNumber(fine[i], before[i], now[i]);
  return rows;
}

/** What grew did so by as much as in coarse runs; what shrank, by the same part: where nobody is left, nobody is. */
function correctedNumber(fine: number, before: number, now: number): number {
  const by = now - before;
  if (Math.abs(by) <= rounding * (Math.abs(now) + Math.abs(before))) return fine;
  return by < 0 && now >= 0 ? fine * (now / before) : Math.max(0, fine + by);
}

function correctedSeries(
  fine: SeriesBlock | null,
  before: SeriesBlock | null,
  now: SeriesBlock | null,
): SeriesBlock | null {
  if (fine === null || before === null || now === null) return null;
  return {
    ...fine,
    stock: corrected(fine.stock, before.stock, now.stock),
    waiting: corrected(fine.waiting, before.waiting, now.waiting),
    entries: corrected(fine.entries, before.entries, now.entries),
  };
}

interface Row extends MoveSeries {
  readonly level?: number;
}

/** A way that nobody goes is not among them. */
function correctedMoves<T extends Row>(fine: readonly T[], before: readonly T[], now: readonly T[]): T[] {
  const keyOf = ({ from, to, cause, level = 0 }: Row): number => ((from * 4096 + to) * 4 + cause) * 256 + level;
  const byKey = (rows: readonly T[]): Map<number, T> => new Map(rows.map((row) => [keyOf(row), row]));
  const [fineOf, beforeOf, nowOf] = [byKey(fine), byKey(before), byKey(now)];
  const nobody = new Float64Array((fine[0] ?? now[0])?.persons.length ?? 0);
  const all = [...fine, ...now.filter((row) => !fineOf.has(keyOf(row)))];
  const periods = nobody.length;
  const rows = new Float64Array(all.length * periods);
  return all.map((row, i) => {
    const key = keyOf(row);
    const [one, other] = [beforeOf.get(key)?.persons ?? nobody, nowOf.get(key)?.persons ?? nobody];
    const own = rows.subarray(i * periods, (i + 1) * periods);
    return { ...row, persons: corrected(fineOf.get(key)?.persons ?? nobody, one, other, own) };
  });
}

/** What is only asked of a year's bill is worked out once somebody asks: most pictures show what is in use. */
function correctedResource(fine: ResourceSeries, before: ResourceSeries, now: ResourceSeries): ResourceSeries {
  const present = corrected(fine.present, before.present, now.present);
  const used = corrected(fine.used, before.used, now.used);
  // no more are in use than there are
  for (let period = 0; period < used.length; period++) used[period] = Math.min(used[period], present[period]);
  const [overtime, cost, served] = (["overtime", "cost", "served"] as const).map((figure) =>
    onDemand(() => {
      const [one, two, three] = [fine[figure], before[figure], now[figure]];
      return one === null || two === null || three === null ? null : corrected(one, two, three);
    }),
  );
  return {
    resource: fine.resource,
    used,
    present,
    get overtime() {
      return overtime();
    },
    get cost() {
      return cost()!;
    },
    get served() {
      return served()!;
    },
  };
}

function onDemand<T>(work: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: work() }).value;
}

/** What was measured in part before the runs were heard keeps that part. */
function correctedMeasure(
  { at, from, to, kind }: MeasureProgram,
  fine: MeasureValue | undefined,
  before: MeasureValue | undefined,
  now: MeasureValue,
  heardFrom: number,
): MeasureValue {
  const isSum = isCounted.has(kind);
  const part =
    at >= 0 ? Number(at >= heardFrom) : Math.min(1, Math.max(0, (to - heardFrom) / Math.max(1e-9, to - from)));
  const of = (key: "value" | "count" | "stillWaiting", weight: number): number | null => {
    const [a, b, c] = [fine?.[key] ?? null, before?.[key] ?? null, now[key]];
    if (part === 0) return a;
    if (a === null || b === null || c === null) return part === 1 ? c : a;
    return a + weight * (correctedNumber(a, b, c) - a);
  };
  return {
    name: now.name,
    unit: now.unit,
    value: of("value", isSum ? 1 : part),
    count: of("count", 1),
    stillWaiting: of("stillWaiting", 1),
  };
}

/** Measures that are sums of persons or money, of which each part stands for itself. */
const isCounted: ReadonlySet<MeasureProgram["kind"]> = new Set(["stock", "waiting", "entries", "moves", "strikes", "boardings", "cost"]); // prettier-ignore
