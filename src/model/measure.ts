// A measure: one number per run. Models list theirs under `quantities`; claims write them in place.
import type { Position } from "../errors.ts";
import type { Mention } from "../reading/name.ts";
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
  /** every name it uses, where a document says it; left out where no document does */
  readonly mentions?: readonly Mention[];
}

export type ResourceMeasureKind = "utilisation" | "overtime" | "cost" | "leftBehind";

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
    | { readonly kind: ResourceMeasureKind; readonly resource: string; readonly window: Span | null }
    | { readonly kind: "fact"; readonly fact: string }
  );

export type MeasureKind = Measure["kind"];

/** Names of the stages, resources and clocks a measure counts. */
export function countedBy(measure: Measure): readonly string[] {
  switch (measure.kind) {
    case "fact":
      return [];
    case "moves":
      return [measure.from, measure.to];
    case "boardings":
      return [measure.stage, measure.resource];
    case "strikes":
      return [measure.clock];
    case "utilisation":
    case "overtime":
    case "cost":
    case "leftBehind":
      return [measure.resource];
    case "share":
      return [...measure.stages, ...measure.entered];
    default:
      return measure.stages;
  }
}
