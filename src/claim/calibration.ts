// What of the published record moves the parameters of a model, how far each figure may lie from a right model, and which
// drifts are followed on the record.
import type { Position } from "../errors.ts";
import type { Instant } from "../quantity/value.ts";
import type { Name } from "../reading/name.ts";

/** Where a size comes from: figures, or somebody's judgement with a reason. */
export interface SizeSource {
  /** ids of facts; [] where it is judged */
  readonly facts: readonly Name[];
  readonly judgedBy: string;
  readonly reason: string;
}

/** How figures of one series of the forecasts document bear on parameters. */
export interface CalibrationTarget extends SizeSource {
  /** the series of the forecasts document */
  readonly series: Name;
  /** standard deviation in logs of the publisher's own error, by itself in each figure */
  readonly error: number;
  /** what the publisher counts and the model does not: an AR(1) in logs */
  readonly discrepancy: { readonly size: number; readonly halfLifeMonths: number };
  /** periods that end later than this day alone; null: all of the document's time */
  readonly from: Instant | null;
  /** parameters that its figures may move; null: all of which the model has a way to it */
  readonly moves: readonly Name[] | null;
}

/** A drift whose steps on the record are found out, from a day on. */
export interface CalibrationWalk extends SizeSource {
  readonly parameter: Name;
  readonly from: Instant;
}

export interface CalibrationDocument {
  readonly title: string;
  /** figures of periods that end by it move nothing; null: from the beginning of the run */
  readonly from: Instant | null;
  /** sizes were chosen on outcomes of periods that end by this day; null: nobody says */
  readonly choicesThrough: Instant | null;
  /** draws that are moved together in each pass; null: as many as usual */
  readonly members: number | null;
  /** passes over the figures; null: as many as usual */
  readonly passes: number | null;
  readonly targets: readonly CalibrationTarget[];
  /** series that move nothing, and why: given to the model, or met by construction */
  readonly leftOut: readonly { readonly series: Name; readonly reason: string }[];
  readonly walks: readonly CalibrationWalk[];
  readonly path: string;
  readonly at: Position;
}
