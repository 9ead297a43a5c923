// What a model's stored scores allow its doors to say. Without scores, or with scores of something else, everything is
// untested, and one line tells why.
import type { ForecastSeries } from "../../claim/forecasts.ts";
import type { Documents } from "../../documents/documents.ts";
import { printedFigures } from "../../facts/knownFigures.ts";
import { levelGates } from "../../forecast/gates.ts";
import { protocolHash } from "../../forecast/protocolHash.ts";
import { readScores } from "../../forecast/scoreFile.ts";
import type { ScoreFile } from "../../forecast/scoreFile.ts";
import { levelGate } from "../../judge/verdictGate.ts";
import type { ModelGates, VerdictGate } from "../../judge/verdictGate.ts";
import { periodCalled } from "../../quantity/periods.ts";
import { documentsHash } from "../../study/documentsHash.ts";
import { familiesScored } from "../backtest/gates.ts";
import { hindcastPart } from "../backtest/scoreForecasts.ts";

/** @throws PendencyError when the score file beside the model cannot be read */
export function modelGates(documents: Documents): ModelGates {
  const { forecasts: document, model } = documents;
  const { scores: counted } = countedScores(documents);
  const { scores = [], interventions = [] } = counted ?? {};
  const runEnd = model.runs.kind === "calendar" ? model.runs.toDays : null;
  const lastFigures = new Map(
    (document?.series ?? []).flatMap((series): [string, number][] => {
      const last = lastFigure(series, documents, scores);
      return last === null ? [] : [[series.name, last]];
    }),
  );
  const rows = scores.flatMap((score) => {
    const series = document?.series.find(({ name }) => name === score.series);
    const period = series && periodCalled(score.target, series.every, model.fiscalYearStartMonth);
    const family = document?.families.find(
      ({ name, horizons }) =>
        series?.families.some(({ text }) => text === name) && horizons.includes(score.horizonMonths),
    );
    if (family === undefined || !period) return [];
    const part = hindcastPart({ choicesThrough: document?.choicesThrough ?? null }, period);
    return [{ family: family.name, part, forecaster: score.model, score }];
  });
  const levels =
    document === null || rows.length === 0 ? [] : familiesScored(rows, document, model.id).flatMap(levelGates);
  return { levels, interventions, document, lastFigures, runEnd };
}

/**
 * Why the score file beside a model does not count, in one line; [] where it counts, or there is none.
 *
 * @throws PendencyError when it cannot be read
 */
export function scoresLines(documents: Documents): readonly string[] {
  const { why } = countedScores(documents);
  return why === "" ? [] : [why];
}

/** What forecasts of the level of each quantity have come to, by its name. */
export function levelsOf({ model }: Documents, gates: ModelGates): Readonly<Record<string, VerdictGate>> {
  return Object.fromEntries(model.quantities.map(({ name, measure }) => [name, levelGate(measure, gates)]));
}

/**
 * Those that say something of the model as it stands; null: none do, and why, "" where there are none.
 *
 * @throws PendencyError when the score file beside the model cannot be read
 */
export function countedScores({ files, forecasts, model }: Documents): {
  readonly scores: ScoreFile | null;
  readonly why: string;
} {
  const { scores: file } = files;
  if (file === undefined) return { scores: null, why: "" };
  const { protocolVersion, ...read } = readScores(file.path, file.text);
  const unread = (why: string): { scores: null; why: string } => ({
    scores: null,
    why: `${file.path} does not count, and forecasts are untested: ${why}`,
  });
  if (read.model !== model.id) return unread(`its scores are of the model ${read.model}`);
  if (forecasts === null || files.forecasts === undefined) return unread("the model has no forecasts document");
  const hash = protocolHash(files.forecasts.text);
  if (read.protocolHash !== hash) {
    return unread(
      `it was scored under another protocol, ${read.protocolHash} (version ${protocolVersion}), not ${hash}`,
    );
  }
  const own = documentsHash(files);
  if (read.documents !== own) {
    return unread(`its forecasts are of other documents, ${read.documents ?? "which it does not name"}, not ${own}`);
  }
  return { scores: read, why: "" };
}

/** The day after the last period of a series with a figure; null without one. */
function lastFigure(series: ForecastSeries, { facts, model }: Documents, scores: ScoreFile["scores"]): number | null {
  const { observed, every, lagDays, name } = series;
  const startMonth = model.fiscalYearStartMonth;
  // a table of one's own is read where forecasts are scored, and its figures stand in the scores
  const ends =
    observed.kind === "facts"
      ? (["month", every] as const).flatMap((of) =>
          printedFigures(
            facts,
            observed.series.map(({ text }) => text),
            of,
            startMonth,
            lagDays,
          ).map(({ period }) => period.to),
        )
      : scores.flatMap((score) => {
          const period = score.series === name ? periodCalled(score.target, every, startMonth) : null;
          return period === null ? [] : [period.to];
        });
  return ends.length === 0 ? null : ends.reduce((last, end) => Math.max(last, end));
}
