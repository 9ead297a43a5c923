// All that is written about one model, read and checked together.
import type { CalibrationDocument } from "../claim/calibration.ts";
import type { ForecastsDocument } from "../claim/forecasts.ts";
import type { Target } from "../claim/target.ts";
import type { FactLibrary } from "../facts/fact.ts";
import type { AsOf } from "../facts/libraryAsOf.ts";
import type { DocumentFile } from "../reading/document.ts";
import type { AsOfAccount } from "./asOfAccount.ts";
import type { ModelFiles } from "./modelFiles.ts";
import type { ModelDocuments } from "./readDocuments.ts";
import type { StudyDocument } from "./studyDocument.ts";
import type { Translation } from "./translation.ts";

/** What every question is asked of. */
export interface Documents extends ModelDocuments {
  readonly targets: readonly Target[];
  /** what the model's main job runs and shows; null when no document says */
  readonly plan: StudyDocument | null;
  /** what forecasts are scored on, the same on every day; null when no document says */
  readonly forecasts: ForecastsDocument | null;
  /** what of the record moves parameters, the same on every day; left out when no document says */
  readonly calibration?: CalibrationDocument;
  /** its titles in other languages; left out where nobody has opened them */
  readonly translations?: readonly Translation[];
  readonly facts: FactLibrary;
  /** what standing on a day makes of all this; null without a day */
  readonly asOf: StandingOnADay | null;
  /** the texts they were read from: workers read them again, and a study's id is made of them */
  readonly files: ModelFiles;
  readonly factFiles: readonly DocumentFile[];
}

/** The account of a day, with what stands in documents that are read beside the model's own. */
export interface StandingOnADay extends AsOfAccount {
  /** targets whose observed figure was not published by then */
  readonly targetsLeftOut: readonly string[];
}

/** The day that documents stand on, as it was asked for. */
export function asOfOf({ asOf }: Pick<Documents, "asOf">): AsOf | null {
  if (asOf === null) return null;
  return { date: asOf.date, strict: asOf.strict, ...(asOf.ruleMade ? { standIns: true } : {}) };
}
