import type { SampledOrigin, RecordBeside } from "../src/ask/record.ts";
import type { KeptRecord } from "./earlierRecord.mjs";

export interface RecordedForecast {
  /** at 2.5, 10, 50, 90 and 97.5 % */
  readonly quantiles: readonly number[];
  readonly crps?: number;
  /** the narrowest of the 50, 80 and 95 % intervals that holds the outcome; null: none does */
  readonly in?: number | null;
}

export interface RecordedFigure {
  readonly series: string;
  readonly family: string;
  readonly origin: string;
  readonly period: string;
  readonly horizonMonths: number;
  readonly part: "D" | "H";
  readonly published: number | null;
  readonly by: Readonly<Record<string, RecordedForecast>>;
}

/** docs/verification/track-record.json */
export interface TrackRecord {
  readonly model: string;
  readonly protocol: string;
  readonly documents: string;
  readonly seed: number;
  readonly draws: number;
  readonly day: string;
  readonly families: readonly { readonly name: string; readonly baseline: string }[];
  readonly levels: readonly {
    readonly family: string;
    readonly horizonMonths: number | null;
    readonly part: "D" | "H";
    readonly bounds: { readonly ratio: number; readonly lower: number; readonly upper: number } | null;
  }[];
  /** the same figures forecast in other ways; left out: nothing was */
  readonly beside?: RecordBeside;
  /** first draws from some origins; left out in records made before there were any */
  readonly sample?: readonly SampledOrigin[];
  readonly figures: readonly RecordedFigure[];
  readonly dayFigures: readonly RecordedFigure[];
}

export function trackRecordPage(record: TrackRecord, earlier?: readonly KeptRecord[]): string;
export function dayPage(record: TrackRecord): string;
export function worstOf(record: TrackRecord): readonly RecordedFigure[];
