// Draws that go together: what somebody judges of two uncertain parameters or more, beside what each says of itself.
import type { Position } from "../errors.ts";
import type { Name } from "../reading/name.ts";

/** As a document says it: every two of the names go together so much. */
export interface DeclaredCorrelation {
  readonly of: readonly Name[];
  /** of normal scores: what the document says, or what makes ranks go together as it says */
  readonly normalScores: number;
  /** as written: "rank 0.6", "normal scores −40 %" */
  readonly written: string;
  readonly judgedBy: string;
  readonly reason: string;
  readonly at: Position;
}

/** The same at one of the two parameters. */
export interface CorrelatedWith {
  readonly name: string;
  readonly normalScores: number;
  readonly written: string;
  readonly judgedBy: string;
  readonly reason: string;
}
