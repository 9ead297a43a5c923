// A number that people quote, with the way down to what it rests on.
import type { VerdictGate } from "../../judge/verdictGate.ts";
import type { ParameterKind } from "../../parameters/parameter.ts";
import type { Influence } from "../../summarise/influence.ts";
import type { MeasureSummary } from "../../summarise/summary.ts";
import type { FactRow } from "../report/provenanceRows.ts";

/** A number and the way down to what it rests on; facts and values stand in the parameters' own rows. */
export interface ExplainedNumber {
  readonly key: string;
  readonly title: string;
  /** what is counted, in words */
  readonly measure: string;
  /** "models/office/model.yaml:41" */
  readonly definedAt: string;
  readonly stack: readonly string[];
  /** null where nothing was measured */
  readonly value: MeasureSummary | null;
  /** what forecasts of its level have come to */
  readonly gate: VerdictGate;
  /** titles of the stages, resources and clocks that it counts */
  readonly counted: readonly string[];
  /** the other parts that can move it, nearest first, and the dated regimes on the way */
  readonly stages: readonly string[];
  readonly resources: readonly string[];
  readonly regimes: readonly string[];
  /** by influence where it was measured, then nearest to the number first */
  readonly parameters: readonly ExplainedParameter[];
  /** figures on the way that stand in the model itself and in no parameter, in the model's order */
  readonly typed: readonly ExplainedFigure[];
}

export interface ExplainedFigure {
  /** "stages.filingLag.dwell" */
  readonly path: string;
  readonly definedAt: string;
  readonly value: string;
  /** ids of published figures it names; empty where a number is typed */
  readonly facts: readonly string[];
}

export interface ExplainedParameter {
  readonly name: string;
  readonly title: string;
  readonly kind: ParameterKind;
  /** how much of what is read for those counted, in the measure's time, is nobody's figure, whatever the kind */
  readonly judged: "none" | "some" | "all";
  readonly steps: number;
  /** where the model reads it, nearest first: "stages.hearing.next.granted" */
  readonly places: readonly string[];
  readonly facts: readonly FactRow[];
  readonly judgedBy: string;
  /** scenarios of the stack that change it */
  readonly changedBy: readonly string[];
  /** null when it was not drawn, or is a choice between sources */
  readonly influence: Influence | null;
}
