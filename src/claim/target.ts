// A target: a published figure that a run of the model as it stands must reproduce.
import type { Position } from "../errors.ts";
import type { Mention } from "../reading/name.ts";
import type { Measure } from "../model/measure.ts";
import type { Unit } from "../quantity/value.ts";

export interface Target {
  readonly id: string;
  readonly title: string;
  readonly measure: Measure;
  readonly observed:
    | { readonly kind: "fact"; readonly fact: string }
    /** the plain mean of several published figures, such as the months of a quarter */
    | { readonly kind: "mean"; readonly facts: readonly string[] }
    | { readonly kind: "quantity"; readonly value: number; readonly unit: Unit };
  /** modelled ÷ observed that counts as met */
  readonly band: readonly [number, number];
  /** true when an input was divided out of the observed figure: reproducing it proves nothing, missing it still does */
  readonly byConstruction: boolean;
  /** how a figure of another period or population serves here; "" where it is of the measure's own */
  readonly alignment: string;
  readonly note: string;
  /** the observed figures, where a document names them; left out where no document does */
  readonly mentions?: readonly Mention[];
  readonly at: Position;
}

/** How a target came out. */
export interface TargetResult {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly observed: number;
  /** over the replications; null when there was nothing to measure */
  readonly p10: number | null;
  readonly median: number | null;
  readonly p90: number | null;
  /** modelled median ÷ observed; null without either */
  readonly ratio: number | null;
  readonly band: readonly [number, number];
  readonly status: "met" | "missed" | "by construction";
  /** publisher and document of the observed figure */
  readonly source: string;
  readonly period: string;
  readonly note: string;
}
