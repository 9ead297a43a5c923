// Calibrated draws beside the documents' own, by the protocol: from each day that has a parameter set the same figures are
// forecast with either, and compared on one part of the outcomes at a time.
import type { Documents } from "../../documents/documents.ts";
import { comparedDraws } from "../../forecast/comparedDraws.ts";
import type { ComparedPart } from "../../forecast/comparedDraws.ts";
import type { StoredScore } from "../../forecast/score.ts";
import { readParameterSet } from "../../parameters/readParameterSet.ts";
import type { DocumentFile } from "../../reading/document.ts";
import type { Conduct } from "../../study/makeStudy.ts";
import { askBacktest } from "../backtest.ts";
import { keepNothing } from "../backtest/asked.ts";
import type { BacktestAsked, BacktestStore } from "../backtest/asked.ts";
import { documentOf, specOf } from "../backtest/plan.ts";
import type { ForecastRow } from "../backtest/scoreForecasts.ts";
import { countedScores, scoredRows } from "../gates/modelGates.ts";

/** The same number of draws, of the same seed, on either side. */
type DrawsAsked = Pick<BacktestAsked, "draws" | "seed" | "stepDays" | "tables">;

/** Scores of the model alone, with either kind of draws; figures nobody has published are in neither. */
interface DrawsForecasts {
  readonly draws: number;
  readonly seed: number;
  readonly calibrated: readonly ScoredRow[];
  readonly documents: readonly ScoredRow[];
}

type ScoredRow = Pick<ForecastRow, "family" | "part"> & { readonly score: StoredScore };

/**
 * Whatever ended an earlier question, this one goes on from the origins that are whole. Where stored scores count and
 * nothing is asked otherwise than they were, the documents' own draws are not made again.
 *
 * @param sets    one a day
 * @param storeOf where origins of either side are kept, by the day
 * @returns null where it was stopped
 * @throws PendencyError as askBacktest does
 */
export async function askDrawsRecord(
  documents: Documents,
  sets: readonly DocumentFile[],
  asked: DrawsAsked = {},
  storeOf: (side: "calibrated" | "documents", day: string) => (id: string, protocol: string) => BacktestStore = () =>
    keepNothing,
  conduct: Conduct = {},
): Promise<DrawsForecasts | null> {
  const sides: { calibrated: ScoredRow[]; documents: ScoredRow[] } = { calibrated: [], documents: [] };
  const { replications: draws, seed } = specOf(documents, asked);
  for (const set of sets) {
    const day = readParameterSet(set).asOf ?? "";
    const stored = asked.draws === undefined && asked.seed === undefined && asked.stepDays === undefined ? storedFrom(day, documents) : []; // prettier-ignore
    sides.documents.push(...stored);
    for (const side of stored.length > 0 ? (["calibrated"] as const) : (["calibrated", "documents"] as const)) {
      const own = side === "calibrated" ? { posteriors: [set] } : { origins: [day] };
      const found = await askBacktest(documents, { ...asked, ...own }, storeOf(side, day), conduct);
      if (found.origins.some(({ status }) => status === "unfinished")) return null;
      sides[side].push(...found.rows.flatMap((row) => scoredRow(row, found.model)));
    }
  }
  return { draws, seed, ...sides };
}

/** What the score file beside the model has from a day; [] where it does not count, or has nothing of it. */
function storedFrom(day: string, documents: Documents): readonly ScoredRow[] {
  const { scores } = countedScores(documents);
  const own = (scores?.scores ?? []).filter(({ origin, model }) => origin === day && model === documents.model.id);
  return scoredRows(documents, own);
}

function scoredRow({ forecaster, family, part, score }: ForecastRow, model: string): readonly ScoredRow[] {
  return forecaster === model && score !== null ? [{ family, part, score }] : [];
}

/** Nothing of the other part is looked at. */
export function comparedOn(part: "D" | "H", documents: Documents, found: DrawsForecasts): ComparedPart {
  const scoresOf = (side: "calibrated" | "documents", of: string): readonly StoredScore[] =>
    found[side].flatMap(({ family, part: own, score }) => (own === part && family === of ? [score] : []));
  const families = documentOf(documents).families.map(({ name: family }) => ({
    family,
    calibrated: scoresOf("calibrated", family),
    documents: scoresOf("documents", family),
  }));
  return comparedDraws(families);
}
