import type { BothEngines } from "../src/ask/calibrate/bothEngines.ts";
import type { CalibratedScores } from "../src/forecast/calibratedFile.ts";

/** Of the model, its families and its series, by their names. */
export interface CalibratedTitles {
  readonly model: string;
  readonly families: Readonly<Record<string, string>>;
  readonly series: Readonly<Record<string, string>>;
}

export type StoredEngines = readonly (BothEngines & { readonly commit: string; readonly sample: string })[];

/** @param engines null: nobody has compared them */
export function calibratedPage(stored: CalibratedScores, titles: CalibratedTitles, engines: StoredEngines | null): string; // prettier-ignore
