// A measure: one number per run. Models list theirs under `quantities`; claims write them in place.
import type { Position } from "../errors.ts";
import type { Instant, Span } from "../quantity/value.ts";

export type WaitStatistic =
  | { readonly kind: "mean" | "median" | "variance" }
  | { readonly kind: "quantile"; readonly share: number }
  | { readonly kind: "shareOver"; readonly days: number };

/** Levels a measure is limited to: group name > levels. Empty means everybody. */
export type Where = Readonly<Record<string, readonly string[]>>;

/**
 * When a measure is taken. `at: end` is the last instant of the run; window null is the whole run after the
 * warm-up.
 */
export type AtInstant = Instant | "end";

interface Common {
  readonly position: Position;
  readonly where: Where;
  /** stacked scenarios the measure is taken under; empty means baseline */
  readonly scenario: readonly string[];
}

export type Measure = Common &
  (
    | {
        readonly kind: "stock" | "waiting";
        readonly stages: readonly string[];
        readonly moment: AtInstant | null;
        readonly window: Span | null;
      }
    | { readonly kind: "entries"; readonly stages: readonly string[]; readonly window: Span | null }
    | { readonly kind: "moves"; readonly from: string; readonly to: string; readonly window: Span | null }
    | { readonly kind: "boardings"; readonly stage: string; readonly resource: string; readonly window: Span | null }
    | { readonly kind: "strikes"; readonly clock: string; readonly window: Span | null }
    | {
        readonly kind: "wait";
        readonly stages: readonly string[];
        readonly statistic: WaitStatistic;
        readonly among: "served" | "everyone";
        readonly window: Span | null;
      }
    | {
        readonly kind: "sojourn";
        readonly stages: readonly string[];
        readonly statistic: WaitStatistic;
        readonly window: Span | null;
      }
    | {
        readonly kind: "age";
        readonly stages: readonly string[];
        readonly statistic: WaitStatistic;
        readonly moment: AtInstant;
      }
    | {
        readonly kind: "share";
        readonly stages: readonly string[];
        readonly entered: readonly string[];
        readonly cohortWindow: Span | null;
        readonly moment: AtInstant;
      }
    | { readonly kind: "utilisation" | "cost" | "leftBehind"; readonly resource: string; readonly window: Span | null }
    | { readonly kind: "fact"; readonly fact: string }
  );

export type MeasureKind = Measure["kind"];
