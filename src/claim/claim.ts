// A claim: a published statement with what would have to be measured for it to hold.
import type { Position } from "../errors.ts";
import type { Mention } from "../reading/name.ts";
import type { Measure } from "../model/measure.ts";
import type { Unit } from "../quantity/value.ts";

export const claimKinds = ["fact", "prediction", "structure", "lever", "context", "outOfScope"] as const;
export type ClaimKind = (typeof claimKinds)[number];

export type Comparison =
  | { readonly kind: "at least" | "at most" | "more than" | "less than"; readonly value: number; readonly unit: Unit }
  /** share: of the other side; otherwise an absolute difference in base units */
  | { readonly kind: "within"; readonly value: number; readonly isShare: boolean; readonly unit: Unit };

export interface Test {
  readonly measure: Measure;
  readonly against:
    | { readonly kind: "measure"; readonly measure: Measure }
    | { readonly kind: "quantity"; readonly value: number; readonly unit: Unit }
    | null;
  /** ratio: measure ÷ against. difference: measure − against. value: the measure itself */
  readonly compare: "ratio" | "difference" | "value";
  readonly holdsIf: Comparison;
  /** shares of runs at which the claim is called supported or contradicted */
  readonly verdict: { readonly supported: number; readonly contradicted: number };
}

export interface Claim {
  readonly id: string;
  readonly words: string;
  readonly said: { readonly by: string; readonly date: string; readonly source: string };
  readonly kind: readonly ClaimKind[];
  /** facts and predictions; several tests are judged one by one and the claim holds when all do */
  readonly tests: readonly Test[];
  /** structure: parts the model must have */
  readonly structure: {
    readonly stages: readonly string[];
    readonly resources: readonly string[];
    readonly regimes: readonly string[];
    readonly clocks: readonly string[];
  };
  /** lever: scenarios that must exist and run */
  readonly scenarios: readonly string[];
  /** the names of `structure` and `scenarios`, where a document says so; left out where no document does */
  readonly mentions?: readonly Mention[];
  /** context and outOfScope: why there is nothing to judge; otherwise a remark beside the verdict */
  readonly reason: string;
  readonly at: Position;
}
