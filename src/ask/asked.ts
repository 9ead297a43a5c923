// What every question that needs runs may be told. What is left out is as the model's study document has it,
// or else as the question itself does.
import type { SampleRule } from "../model/sampleRule.ts";
import type { SourceRule } from "../parameters/parameter.ts";
import type { Point } from "../scenario/point.ts";

export interface Asked {
  /** left out: as the model's study document says, else individual */
  readonly engine?: "individual" | "fluid";
  /** of the fluid engine: how long a step is; left out: it is halved until figures settle */
  readonly stepDays?: number;
  /**
   * a whole number from 0 to 4294967295. With the fluid engine, a seed or a number of replications asks for
   * draws
   */
  readonly seed?: number;
  readonly replications?: number;
  /** parameter > alternative, in every run */
  readonly sources?: Readonly<Record<string, string>>;
  /** how conflicting publishers are used where `sources` does not say; left out: as each parameter says */
  readonly rule?: SourceRule;
  /** null: everybody one to one */
  readonly sample?: SampleRule | null;
  /** every parameter at its value: runs differ by chance alone */
  readonly chanceOnly?: boolean;
  /** days not counted at the start of a run, in place of the model's own */
  readonly warmUpDays?: number;
  /** values given from outside, in every run */
  readonly setting?: Point | null;
}
