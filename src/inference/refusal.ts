// Why a result of inference may not be published: a gate, what it wants, and what came.

export interface Refusal {
  readonly gate: Gate;
  /** such as "at least 100 effective draws" */
  readonly expected: string;
  /** such as "12.4" */
  readonly got: string;
}

type Gate =
  | "failed draws"
  | "members for what is learnt"
  | "straightness of the last pass"
  | "misfit"
  | "effective draws"
  | "Pareto k"
  | "R-hat"
  | "directions"
  | "emulator";

/** A number in a sentence, with as many digits as a decision needs. */
export function digits(value: number): string {
  if (!Number.isFinite(value)) return "no number";
  return `${Number(value.toPrecision(3))}`;
}
