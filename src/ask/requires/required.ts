// What would have to be true, as plain data, safe as JSON: what a terminal, a page and a report say of it is made from this.
import type { Comparison } from "../../claim/claim.ts";
import type { VerdictGate } from "../../judge/verdictGate.ts";
import type { FoundBox } from "../../statistics/boxFinding.ts";
import type { FlipOf } from "../flip/flip.ts";

export interface Requires {
  readonly of: FlipOf;
  /** with every figure at its value */
  readonly assumed: Comes & { readonly holds: boolean };
  /** what is looked for: that it holds, or where it holds as assumed, that it no longer does */
  readonly wanted: "holds" | "fails";
  /** of every uncertain figure, the middle share that counts as plausible */
  readonly plausible: number;
  /** uncertain figures alone; null: nothing is uncertain */
  readonly evidence: Freedom | null;
  /** the levers besides; null: there are none, or it was stopped before */
  readonly withLevers: Freedom | null;
  /** each lever by itself, all else as assumed */
  readonly levers: readonly LeverSpans[];
  /** another publisher in place of the one that is assumed, all else as assumed */
  readonly sources: readonly OtherSource[];
  readonly seed: number;
  readonly stepDays: number;
  /** what forecasts of such numbers have come to; null: no score gates them */
  readonly gate: VerdictGate | null;
  readonly isStopped: boolean;
}

/** The number that a test compares, in base units of its measure, and the line it is held against. */
export interface Comes {
  readonly compared: number | null;
  readonly line: number;
  readonly kind: Comparison["kind"];
  readonly compare: "ratio" | "difference" | "value";
  /** of both; "" of a ratio */
  readonly unit: string;
}

/** What may be moved, how near it can be had, and how often it is so in draws. */
export interface Freedom {
  /** figures and levers that can reach what is measured, and of these those that the search moved */
  readonly figures: number;
  readonly moved: number;
  /** draws that were run, and those in which what is wanted is so */
  readonly draws: number;
  readonly held: number;
  /** draws that the documents refuse */
  readonly failed: number;
  /** whether they are those of the figures alone, with levers as assumed, and so told there */
  readonly sharesDraws: boolean;
  /** whether there are levers, of which each was moved over its whole range by itself */
  readonly scansLevers: boolean;
  /**
   * impossible: at no place within the plausible ranges that was searched, nor in a draw. drawsOnly: in draws, which
   * differ in publishers, drift and chances as well, and at no place. unknown: it was stopped
   */
  readonly result: "found" | "impossible" | "drawsOnly" | "unknown";
  /** null unless it was found */
  readonly nearest: Combination | null;
  /** how near it comes where it was not found; null: found, or unknown */
  readonly most: (Comes & { readonly moves: readonly Move[] }) | null;
  /** runs of expected numbers that the search took, beside the draws */
  readonly looks: number;
  /** titles of figures that help both ways, or neither, from what is assumed: corners may miss something */
  readonly bent: readonly string[];
  /** conditions under which it is so in most draws; null: too few draws with or without it, or no condition stands */
  readonly box: ConditionBox | null;
}

export interface Combination {
  /** root of the sum of squares of the moves' spreads */
  readonly distance: number;
  /** the furthest first */
  readonly moves: readonly Move[];
  /** the odds of getting there by the prior, as if the edge were straight; null with levers, which have no odds */
  readonly odds: number | null;
  /** at the place itself, by expected numbers */
  readonly comes: Comes;
  readonly confirmedBy: ConfirmedBy;
  /** runs a fifth short of it and a fifth beyond; empty: it was stopped before */
  readonly confirmed: readonly CombinationCheck[];
  /** whether those runs say the same on either side */
  readonly isSettled: boolean;
}

/**
 * Which runs were made beside what was found: of single persons, or where none are wanted of expected numbers with steps
 * half as long. null: none, because it was stopped before, or because nothing turns
 */
export type ConfirmedBy = "persons" | "halfStep" | null;

export interface CombinationCheck {
  /** part of the way from what is assumed to the combination */
  readonly far: number;
  /** runs in which what is wanted is so */
  readonly wanted: number;
  readonly runs: number;
}

export interface Move {
  readonly parameter: string;
  readonly title: string;
  readonly kind: "figure" | "lever";
  /** times and plus: of what is assumed; is and set: the value itself */
  readonly how: "times" | "plus" | "is" | "set";
  readonly unit: string;
  /** 1 and 0 of times and plus; null: not one number */
  readonly assumed: number | null;
  readonly value: number;
  /** in spreads of its range, from what is assumed */
  readonly spreads: number;
  /** its plausible range, in spreads from what is assumed */
  readonly plausible: readonly [low: number, high: number];
  /** share of its range below the value */
  readonly below: number;
}

export interface LeverSpans {
  readonly parameter: string;
  readonly title: string;
  readonly unit: string;
  readonly from: string;
  readonly range: readonly [low: number, high: number];
  readonly assumed: number | null;
  /** where the statement holds, rising; [] nowhere that was looked at */
  readonly spans: readonly Span[];
  /** places looked at before ends were closed in on: what is narrower than the gap between two may be missed */
  readonly scanned: number;
  readonly looks: number;
  readonly isWhole: boolean;
  readonly confirmedBy: ConfirmedBy;
}

export interface Span {
  readonly low: SpanEnd;
  readonly high: SpanEnd;
}

export interface SpanEnd {
  readonly at: number;
  /** true: it is the end of the range that was looked at, and no turning point */
  readonly isOpen: boolean;
  /** the last places on either side that were tried; null of an open end */
  readonly bracket: readonly [low: number, high: number] | null;
  /** runs on either side; empty: none were made */
  readonly confirmed: readonly { readonly value: number; readonly holds: number; readonly runs: number }[];
}

export interface OtherSource {
  readonly parameter: string;
  readonly title: string;
  readonly source: string;
  /** whether it alone brings what is wanted; null: not told */
  readonly brings: boolean | null;
}

export interface ConditionBox extends Omit<FoundBox, "box" | "trajectory" | "quasiP" | "foundAgain"> {
  /** of all draws that were told, the share in which it is so */
  readonly base: number;
  readonly coverage: number;
  readonly density: number;
  readonly inside: number;
  readonly hits: number;
  readonly conditions: readonly Condition[];
  readonly trajectory: readonly {
    readonly coverage: number;
    readonly density: number;
    readonly inside: number;
    readonly conditions: number;
  }[];
}

/** One side of the box. */
export interface Condition {
  readonly parameter: string;
  readonly title: string;
  readonly how: "times" | "plus" | "is" | "set" | "source" | "drift" | "chance" | "changes";
  readonly unit: string;
  /** null: open */
  readonly low: number | null;
  readonly high: number | null;
  /** of a choice between publishers */
  readonly names: readonly string[];
  /** what all draws span */
  readonly range: readonly [low: number, high: number] | null;
  readonly quasiP: number;
  readonly foundAgain: number;
}
