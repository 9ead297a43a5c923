// A parameter: a dated value with its unit, its uncertainty and where it comes from.
import type { Position } from "../errors.ts";
import type { Distribution, Unit, Value } from "../quantity/value.ts";

/** fact: as published. estimate: computed from facts. judgement: somebody's, with a reason. */
export type ParameterKind = "fact" | "estimate" | "judgement";

/** One value with its provenance: the parameter's own, or one of its conflicting alternatives. */
export interface Source {
  readonly kind: ParameterKind;
  /** a distribution when the parameter stands for a duration that varies from person to person */
  readonly value: Value | Distribution;
  readonly facts: readonly string[];
  /** how a fact's period, scope or unit is made to serve here; empty when it needs none */
  readonly alignment: string;
  readonly method: string;
  readonly judgedBy: string;
  readonly reason: string;
  readonly at: Position;
}

export interface Uncertainty {
  /** applied once a run to the whole value: multiply it, add to it, or replace it */
  readonly how: "times" | "plus" | "is";
  readonly distribution: Distribution;
}

/** What a slider may move; from, to and step are in the parameter's own unit, not in base units. */
export interface Lever {
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly label: string;
}

export interface Parameter {
  readonly name: string;
  readonly title: string;
  readonly unit: Unit;
  readonly source: Source | null;
  /** conflicting publishers, side by side; null when there is one source */
  readonly alternatives: {
    readonly default: string;
    readonly options: readonly { readonly name: string; readonly source: Source; readonly weight: number }[];
  } | null;
  readonly uncertainty: Uncertainty | null;
  readonly lever: Lever | null;
  readonly at: Position;
}
