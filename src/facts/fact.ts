// A published figure with everything needed to find it again.

/**
 * A: primary file opened. B: primary text read elsewhere. C: secondary page quoting it. D: remembered, never
 * a default.
 */
export type Confidence = "A" | "B" | "C" | "D";

/** One publication of one publisher: the folder facts/<publisher>/<publication>/ */
export interface Publication {
  /** "office/monthly-2024-08" */
  readonly id: string;
  readonly publisher: string;
  readonly title: string;
  /** ISO date; a month or a year where no more is known */
  readonly publishedOn: string;
  readonly retrievedOn: string;
  readonly licence: string;
  /** where the public file or text was found, in words a reader can follow */
  readonly foundIn: string;
  /** name and SHA-256 of the file the table was read from; empty when it was transcribed */
  readonly rawFile: string;
  readonly rawSha256: string;
  /** the publisher rounds every figure to a multiple of this; 0 or left out: printed as counted, or not known */
  readonly roundedTo?: number;
  /** the edition before this one, whose rows have the same ids; "" or left out when this is the first at hand */
  readonly vintageOf?: string;
  /**
   * days from the end of a period to the day on which this publisher usually prints its figure; left out:
   * nobody said
   */
  readonly usualLagDays?: number;
  /** what the lag is taken from: dates of editions, or whose judgement it is */
  readonly lagBasis?: string;
  /** cells whose disagreement with a printed total somebody accepted when this edition was imported */
  readonly accepted?: readonly string[];
  /** counts from 1 to just below this were kept out; 0 or left out: none */
  readonly suppressBelow?: number;
  readonly notes: string;
}

export interface Fact {
  /** "publisher/publication#row" */
  readonly id: string;
  readonly title: string;
  readonly value: number;
  readonly unit: string;
  /** who and what is counted, so that two figures of different scope are never confused */
  readonly scope: string;
  /** "FY2023", "2023-12", "2024-11-24", "2023" … as published */
  readonly period: string;
  /** table or sheet, and cell, range or page */
  readonly address: string;
  readonly confidence: Confidence;
  readonly note: string;
  readonly publication: Publication;
}

/** Several publishers, or several scopes, for what a reader may take to be one number. Kept side by side. */
export interface FactConflict {
  readonly id: string;
  readonly title: string;
  readonly facts: readonly string[];
  readonly why: string;
}

/** All facts at hand, by id. Insertion order is file order, then row order. */
export interface FactLibrary {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly publications: ReadonlyMap<string, Publication>;
  readonly conflicts: readonly FactConflict[];
  /** set where a run stands on a day: which figures of the documents' library are not there, because it is too early */
  readonly asOf?: {
    readonly date: string;
    readonly strict: boolean;
    /** see AsOf */
    readonly standIns?: boolean;
    readonly called?: { readonly day: string; readonly strict: string };
    readonly leftOut: ReadonlyMap<string, Fact>;
  };
}
