// What figures would tell of answers, as plain data, safe as JSON: what a terminal, a page and a report say is made of it.
import type { FinerSteps } from "../matters/coarseSteps.ts";

export interface Informs {
  /** scenarios under which figures are counted */
  readonly stack: readonly string[];
  /** on which stocks are counted, and with which the year of flows and waits ends */
  readonly day: string;
  /** the first of that year */
  readonly since: string;
  /** that were made */
  readonly draws: number;
  readonly seed: number;
  /** of each run */
  readonly stepDays: number;
  /** with which some draws were run as well; null: somebody said how long a step is, or it was stopped before */
  readonly finer: FinerSteps | null;
  /** standard deviation in logs of the error of figures for which no document says one: a judgement */
  readonly error: number;
  /** those that differ between draws; one of several that go together in every draw stands for all */
  readonly figures: readonly Figure[];
  /** figures that are the same in all draws, or have no value: they say nothing */
  readonly still: number;
  readonly answers: readonly InformedAnswer[];
  /** draws that the documents refuse, or that met a limit */
  readonly failed: readonly { readonly draw: number; readonly why: string }[];
  /** draws left out because it was stopped */
  readonly missing: number;
}

/**
 * series: of the forecasts document. box: of the question. stock, entries and wait: of a stage. parameter: an uncertain
 * one's true value. source: which of its publishers is right.
 */
export type FigureKind = "series" | "box" | "stock" | "entries" | "wait" | "parameter" | "source";

export interface Figure {
  /** "stock:review", "entries:granted@north": how it is asked for by name */
  readonly name: string;
  readonly kind: FigureKind;
  /** of the stage, the parameter, the series or the box */
  readonly of: string;
  readonly title: string;
  /** of whom alone; "": of everybody */
  readonly who: string;
  /** of a stock on the day, or as what happened in the year before it */
  readonly counted: "on the day" | "in the year" | "as it is";
  /** standard deviation in logs of what is published beside what is so; null: known exactly */
  readonly error: number | null;
  /** who says so: the calibration document, whoever asks, or nobody, so that the usual one stands */
  readonly errorBy: "calibration" | "asked" | "usual" | "none";
  /** what is published that comes nearest, as documents and facts have it; null: they know of none */
  readonly published: Published | null;
  /** names of other figures that go with it in every draw, so that each tells the same */
  readonly alike: readonly string[];
}

export interface Published {
  readonly by: string;
  /** the series, or the parameter */
  readonly title: string;
  /** this: just that. within: together with others. base: the value that stands in the documents was set from it */
  readonly how: "this" | "within" | "base";
}

/** number: a quantity, or the number that answers. difference: by which the question is decided. statement: by which one is */
export type AnswerKind = "number" | "difference" | "statement";

export interface InformedAnswer {
  readonly kind: AnswerKind;
  /** of the quantity or the statement; `answer` of the question */
  readonly name: string;
  readonly title: string;
  /** "" of a ratio */
  readonly unit: string;
  /** draws with a value */
  readonly runs: number;
  readonly mean: number | null;
  readonly p10: number | null;
  readonly p90: number | null;
  /**
   * share of the variance that figures without any bearing stay within, the largest of all of them, in nineteen of twenty
   * such sets of draws; null: too few draws, or all have the same value
   */
  readonly byChance: number | null;
  /** those beyond chance, the most first */
  readonly told: readonly FigureTold[];
  /** figures that cannot be told from chance */
  readonly others: number;
  /** one after another, each beside those before it, as long as it adds more than chance */
  readonly together: readonly FigureNext[];
  /** rank correlation of draws that were run with finer steps as well; null: none were, or none differ */
  readonly agreement: number | null;
}

export interface FigureTold {
  readonly figure: string;
  /** of the answer's variance, expected to go once the figure is known */
  readonly share: number;
  /** nine of ten such intervals hold what endless draws would say */
  readonly low: number;
  readonly high: number;
  /** of the width of its 80 % interval, expected to go */
  readonly width: number;
}

export interface FigureNext {
  readonly figure: string;
  /** of all so far together */
  readonly share: number;
  readonly width: number;
  /** what the largest of figures that add nothing adds by chance, in nineteen of twenty such sets of draws */
  readonly byChance: number;
}
