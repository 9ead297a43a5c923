// What a backtest is asked, and where it keeps what is whole.
import type { DocumentFile } from "../../reading/document.ts";
import type { OwnTables } from "./observedSeries.ts";

export interface BacktestAsked {
  /** ISO days in place of the document's origins */
  readonly origins?: readonly string[];
  /** names of series; left out: all of the document */
  readonly series?: readonly string[];
  /** runs of expected numbers from each origin, every one with its own parameters; left out: as the document says, or 200 */
  readonly draws?: number;
  /** a whole number from 0 to 4294967295; left out: 1 */
  readonly seed?: number;
  /** days; left out: as the document says, or found out once, for the model as it stands */
  readonly stepDays?: number;
  /** names of scenarios under which forecasts are made; left out: the model as it stands */
  readonly stack?: readonly string[];
  /** what is put on the model's own numbers; left out: all there is */
  readonly with?: readonly Variant[];
  /** only figures of editions out by the day */
  readonly strict?: boolean;
  /** a rule makes what was judged later than each day; left out: it is used as judged */
  readonly standIns?: boolean;
  /** series that the document names are given beyond each day, and not scored */
  readonly conditional?: boolean;
  readonly tables?: OwnTables;
  /** parameter sets, each for its own day, whose draws take the place of the documents'; origins left out are their days */
  readonly posteriors?: readonly DocumentFile[];
  /** what messages call these; left out: by the names of these fields */
  readonly called?: {
    readonly origins: string;
    readonly series: string;
    readonly draws: string;
    readonly day: string;
    readonly strict: string;
    readonly conditional?: string;
  };
}

/**
 * drift: parameters wander and regimes change by odds, as the documents say. discrepancy: what a publisher counts and the
 * model does not, put on flows and on the stocks that they fill
 */
export const variantWords = ["drift", "discrepancy"] as const;
export type Variant = (typeof variantWords)[number];

/** Where origins that are whole are kept: a folder, a map. Texts by their names. */
export interface BacktestStore {
  /** null where there is none */
  read(name: string): string | null;
  /** all of it is there afterwards, or nothing new */
  write(name: string, text: string): void;
}

export const usuallyCalled: NonNullable<BacktestAsked["called"]> = {
  origins: "origins",
  series: "series",
  draws: "draws",
  day: "origins",
  strict: "strict",
};

/** A store for whoever keeps nothing. */
export const keepNothing = (): BacktestStore => ({ read: () => null, write: () => {} });
