// What forecasts of a model are scored on: published series, the families they are counted in, and the origins.
import type { Position } from "../errors.ts";
import type { Measure } from "../model/measure.ts";
import type { Every } from "../quantity/periods.ts";
import type { Instant } from "../quantity/value.ts";
import type { Name } from "../reading/name.ts";

export const baselineWords = [
  "last value",
  "seasonal naive",
  "drift",
  "mean of three",
  "damped trend",
  "ETS",
  "random walk",
] as const;
type BaselineWord = (typeof baselineWords)[number];

/** What else is forecast beside a model, by the names that tables and pages have. */
export const besideWords = {
  heldServers: "held servers",
  worksheet: "worksheet",
  rivals: "mean of rivals",
  average: "model and baselines",
} as const;

/** Names that no model may have: its scores would be mixed with theirs. */
export const forecasterWords: readonly string[] = [...baselineWords, ...Object.values(besideWords)];

/** The scale on which a series is scored: itself, its logarithm, or that of it and ten. */
export const transformWords = ["none", "log", "log(x + 10)"] as const;
type TransformWord = (typeof transformWords)[number];

/** Series and horizons that are counted together. */
export interface ForecastFamily {
  readonly name: string;
  readonly title: string;
  /** months, each a whole number of the periods of its series */
  readonly horizons: readonly number[];
  /** what its scores are divided by */
  readonly baseline: BaselineWord;
  /** the largest ratio to the baseline with which the family passes by itself; null: only all families together */
  readonly gate: number | null;
  readonly at: Position;
}

export interface ForecastSeries {
  readonly name: string;
  readonly title: string;
  /** at least one */
  readonly families: readonly Name[];
  /** without a window or an instant: the period gives it */
  readonly measure: Measure;
  /** of a stock: its value at the end of a period, or its mean over it; of a flow: what happened in it */
  readonly taken: "at the end" | "on average" | "in all";
  readonly every: Every;
  /** editions of one publisher's series, the newest first; or a table of one's own beside the document */
  readonly observed:
    | { readonly kind: "facts"; readonly series: readonly Name[] }
    | { readonly kind: "file"; readonly file: Name };
  readonly transform: TransformWord;
  /** poisson: expected numbers are drawn again as counts, because they are small */
  readonly chance: "none" | "poisson";
  /** the publisher rounds to a multiple of it; 0: printed as counted */
  readonly rounding: number;
  /** days from the end of a period to its figure, where the table does not say; null: as facts/lags.yaml says */
  readonly lagDays: number | null;
  /** of a stock: the flows that change it, by the names of their series */
  readonly account: StockAccount | null;
  /** of a stock with one flow in and one out: what published yearly arithmetic needs beside them; null: no such rival */
  readonly rivals: RivalPlan | null;
  /** when conditional: conditional scores are given its figures, and then it is not scored */
  readonly isInput: "never" | "when conditional";
  readonly note: string;
  readonly at: Position;
}

export interface StockAccount {
  readonly in: readonly Name[];
  readonly out: readonly Name[];
  /** `out: rest`: nobody counts who leaves, which is what comes in less what the stock rises by */
  readonly outIsRest?: true;
}

export interface RivalPlan {
  /** published series of those who serve, and of how many are hired in a year */
  readonly servers: readonly Name[];
  readonly hires: readonly Name[];
  /** where no hires are known on the day */
  readonly hiresPerYear: number;
  /** share of those who serve that leaves in a year, a judgement */
  readonly leavingShare: number;
}

/** Days to stand on, one every so many months. */
export interface OriginRule {
  readonly from: Instant;
  readonly through: Instant;
  readonly everyMonths: number;
  /** months; null: all that the families have */
  readonly horizons: readonly number[] | null;
}

/** A series whose change an intervention is scored on, by the mean of whole periods before and after its day. */
export interface ScoredChange {
  readonly series: Name;
  readonly beforeMonths: number;
  readonly afterMonths: number;
}

/** A dated change of the past, forecast from its announcement alone. */
export interface Intervention {
  readonly name: string;
  readonly title: string;
  /** from which on it acted */
  readonly day: Instant;
  /** on which anybody could know of it: forecasts stand on it */
  readonly announced: Instant;
  /** what was said by then, and where */
  readonly said: string;
  /** scenarios that say only that */
  readonly scenario: readonly Name[];
  /** the first decides, because a change of the past counts once; the others stand beside it */
  readonly changes: readonly ScoredChange[];
  /** what else happened, in words */
  readonly confounders: readonly string[];
  readonly at: Position;
}

/** What a backtest of the whole document makes beside its scores: see `askRecord`. */
export interface RecordPlan {
  /** shown figure by figure, and counted in no score; null: none */
  readonly day: Instant | null;
  /** every so many origins of the first rule are forecast in other ways too; 0: none */
  readonly besideEvery: number;
  /** where the record is told in full, as score files name it; "": nowhere */
  readonly page: string;
}

export interface ForecastsDocument {
  readonly title: string;
  readonly origins: readonly OriginRule[];
  /** choices were made on outcomes of periods that end by this day; null: on none */
  readonly choicesThrough: Instant | null;
  /** of expected numbers from each origin; null: as many as the question says */
  readonly draws: number | null;
  /** how long a step of the engine is; null: found out */
  readonly stepDays: number | null;
  /** names of earlier protocols of the document: what was registered under one is settled by the rules in force */
  readonly settles: readonly string[];
  /** parameters whose published series conditional scores are given beyond the day; [] without such scores */
  readonly conditional: readonly Name[];
  readonly families: readonly ForecastFamily[];
  readonly series: readonly ForecastSeries[];
  readonly interventions: readonly Intervention[];
  /** null: scores alone */
  readonly record: RecordPlan | null;
  /** path of the document: a table that it names is beside it */
  readonly path: string;
}
