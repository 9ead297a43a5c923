// What can be asked of figures that somebody could publish.
import type { Asked } from "../asked.ts";

export interface InformsAsked extends Pick<Asked, "seed" | "stepDays" | "sources" | "rule" | "setting" | "warmUpDays"> {
  /** name of a quantity; left out: what the model's question and its statements are decided by, or else every quantity */
  readonly measure?: string;
  /** left out: 500 */
  readonly draws?: number;
  /** of the number alone; left out: the stack that the model's question asks about, or else the model as it stands */
  readonly stack?: readonly string[];
  /** names of figures, such as "stock:review"; left out: all that are found */
  readonly figures?: readonly string[];
  /** standard deviation in logs of the error of figures for which the calibration document says none; left out: 0.02 */
  readonly error?: number;
  /** on which stocks are counted, and with which the year of flows and waits ends; left out: the question's first day */
  readonly day?: string;
}

export const usualDrawsOfInforms = 500;
/** A judgement: what is counted in one register is seldom printed wrong by more than a few in a hundred. */
export const usualErrorOfFigures = 0.02;
/** Fewer can only rank chance. */
export const leastDrawsOfInforms = 40;
