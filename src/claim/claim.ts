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
  /** which part of the statement it tests; tests of one part must hold together, and so must those of none */
  readonly part?: string;
  /** the word of the statement whose published reading gave `compare` and `holdsIf` */
  readonly reads?: string;
  /** why it could not have failed: an input was set from the figure it is held against */
  readonly byConstruction?: string;
}

/** A part of a statement that nothing tests, and why. */
export interface UntestedPart {
  readonly title: string;
  readonly reason: string;
}

/** How a vague word is read, in every statement that has it. */
export interface WordReading {
  readonly word: string;
  /** as it stands in statements; the word itself where nothing else is said */
  readonly phrases: readonly string[];
  readonly compare: Test["compare"];
  readonly holdsIf: Comparison;
  /** what is measured for it, in a sentence */
  readonly means: string;
  readonly at: Position;
}

export interface Claim {
  readonly id: string;
  readonly words: string;
  /** the statement in a few words, for a screen; left out where its words are few already */
  readonly short?: string;
  readonly said: { readonly by: string; readonly date: string; readonly source: string };
  readonly kind: readonly ClaimKind[];
  /** facts and predictions; several tests are judged one by one and the claim, or a part of it, holds when all do */
  readonly tests: readonly Test[];
  /** parts of the statement that no test reaches */
  readonly untested?: readonly UntestedPart[];
  /** what the verdict does not test, in a sentence; "" where nothing is left */
  readonly notTested?: string;
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
