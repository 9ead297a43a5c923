// A family's scores: sums before ratios, how often intervals held, and all of it for D and H apart.
import type { ForecastFamily, ForecastsDocument } from "../../claim/forecasts.ts";
import { coveredCounts, pairScores, sumRatio } from "../../forecast/scoreRatio.ts";
import type { ScoredForecast } from "../../forecast/score.ts";
import type { ForecastRow, Part } from "./scoreForecasts.ts";

/** What one forecaster did in a family, on outcomes of one part or of both. */
export interface ForecasterScores {
  readonly forecaster: string;
  readonly part: Part | "all";
  /** figures scored */
  readonly scored: number;
  /** how many of these the family's baseline has forecast as well */
  readonly paired: number;
  /** sum of the CRPS over those, divided by the baseline's sum; null where there is none */
  readonly crpsRatio: number | null;
  readonly wisRatio: number | null;
  /** in how many the central interval of 50, 80 and 95 % held the outcome */
  readonly covered: readonly [number, number, number];
  /** from -1, all forecasts below the outcome, to 1, all above it; null of none */
  readonly bias: number | null;
}

export interface FamilyScores {
  readonly family: string;
  readonly title: string;
  /** what the scores are divided by */
  readonly baseline: string;
  readonly gate: number | null;
  /** figures forecast whose outcome is not at hand */
  readonly withoutOutcome: number;
  /** the model first; a part with nothing in it is left out */
  readonly forecasters: readonly ForecasterScores[];
}

const parts = ["all", "D", "H", "R"] as const;

export function familyScores(
  rows: readonly ForecastRow[],
  { families }: ForecastsDocument,
  model: string,
): readonly FamilyScores[] {
  return families.flatMap((family) => {
    const own = rows.filter((row) => row.family === family.name);
    return own.length === 0 ? [] : [scoresOfFamily(family, own, model)];
  });
}

function scoresOfFamily(
  { name, title, baseline, gate }: ForecastFamily,
  rows: readonly ForecastRow[],
  model: string,
): FamilyScores {
  const forecasters = [...new Set([model, ...rows.map(({ forecaster }) => forecaster)])];
  const scoresIn = (forecaster: string, part: (typeof parts)[number]): readonly ScoredForecast[] =>
    rows.flatMap((row) =>
      row.forecaster === forecaster && row.score !== null && (part === "all" || row.part === part) ? [row.score] : [],
    );
  return {
    family: name,
    title,
    baseline,
    gate,
    withoutOutcome: rows.filter(({ forecaster, outcome }) => forecaster === model && outcome === null).length,
    forecasters: forecasters.flatMap((forecaster) =>
      parts.flatMap((part): ForecasterScores[] => {
        const scores = scoresIn(forecaster, part);
        if (scores.length === 0) return [];
        const pairs = pairScores(scores, scoresIn(baseline, part));
        return [
          {
            forecaster,
            part,
            scored: scores.length,
            paired: pairs.length,
            crpsRatio: sumRatio(pairs),
            wisRatio: sumRatio(pairs, ({ wis }) => wis),
            covered: coveredCounts(scores),
            bias: scores.reduce((sum, { bias }) => sum + bias, 0) / scores.length,
          },
        ];
      }),
    ),
  };
}
