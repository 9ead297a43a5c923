// Scenarios one by one, as a page is told of them.
import type { FanPanel } from "../report/fanPanel.ts";

/** Plain data, safe to post. */
export interface LiveEach {
  /** a band for the base, one for each scenario alone, and the last one for all that is on, moved levers included */
  readonly panels: readonly FanPanel[];
  /** names of the scenarios, in the order of their bands */
  readonly alone: readonly string[];
  /** scenarios that cannot be had alone */
  readonly without: readonly string[];
}
