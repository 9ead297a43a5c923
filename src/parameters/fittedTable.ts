// Shares that no publisher prints, fitted together from the sums that are printed.
import type { Position } from "../errors.ts";
import type { Name } from "../reading/name.ts";

/** An axis of the table: a group of the model, or a list of what series tell apart. */
export interface FittedAxis extends Name {
  /** what series call each level, by level; null: its own name */
  readonly words: Readonly<Record<string, string>>;
  /** what series call the levels of a group that are not named; null: every level must be named */
  readonly otherwise: string | null;
}

export interface FittedTable {
  readonly name: string;
  readonly title: string;
  readonly at: Position;
  /** the states of this regime each have a table of their own, from the months that lie in them */
  readonly during: Name;
  readonly atLeastMonths: number;
  /** where fewer stand in the levels of a share, it is read of more levels together */
  readonly fewest: number;
  readonly axes: readonly FittedAxis[];
  /** series with axes in braces; the fit has their totals */
  readonly margins: readonly Name[];
  /** a series with axes in braces; the fit has the odds ratios of its totals */
  readonly start: Name;
}
