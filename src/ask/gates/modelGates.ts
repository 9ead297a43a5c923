// What a model's stored scores allow its doors to say. Without scores, or with scores of something else, everything is
// untested, and one line tells why.
import type { ForecastSeries, ForecastsDocument } from "../../claim/forecasts.ts";
import type { Documents } from "../../documents/documents.ts";
import { pathInModel } from "../../documents/placeInModel.ts";
import { printedFigures } from "../../facts/knownFigures.ts";
import { levelGates, neverPassed } from "../../forecast/gates.ts";
import type { LevelGate } from "../../forecast/gates.ts";
import { protocolHash } from "../../forecast/protocolHash.ts";
import { readScores } from "../../forecast/scoreFile.ts";
import type { ScoreFile } from "../../forecast/scoreFile.ts";
import { levelGate } from "../../judge/verdictGate.ts";
import type { ModelGates, VerdictGate } from "../../judge/verdictGate.ts";
import { periodCalled } from "../../quantity/periods.ts";
import { documentsHash, scenariosHash } from "../../study/documentsHash.ts";
import { engineVersion } from "../../study/engineVersion.ts";
import { familiesScored } from "../backtest/gates.ts";
import { drawsChoice, ratiosOnH } from "./drawsChoice.ts";
import { hindcastPart } from "../backtest/scoreForecasts.ts";

/** @throws PendencyError when scores beside the model cannot be read */
export function modelGates(documents: Documents): ModelGates {
  const { forecasts: document, model } = documents;
  const { scores: counted, uncounted } = countedScores(documents);
  const { scores = [], interventions = [] } = counted ?? {};
  const runEnd = model.runs.kind === "calendar" ? model.runs.toDays : null;
  const lastFigures = new Map(
    (document?.series ?? []).flatMap((series): [string, number][] => {
      const last = lastFigure(series, documents, scores);
      return last === null ? [] : [[series.name, last]];
    }),
  );
  const rows = scoredRows(documents, scores);
  const own =
    document === null || rows.length === 0 ? [] : familiesScored(rows, document, model.id).flatMap(levelGates);
  const draws = drawsChoice(documents);
  const levels = withDrawsOf(documents, own);
  return { levels, interventions, uncounted, document, lastFigures, runEnd, ...(draws === null ? {} : { draws }) };
}

/**
 * Forecasts are scored with the documents' own draws. Of a set's draws what failed with those is told as failed, and what
 * passed with them as passed where such sets scored no worse in its family.
 */
function withDrawsOf({ files, posterior }: Documents, own: readonly LevelGate[]): readonly LevelGate[] {
  if (posterior === undefined) return own;
  const ratios = ratiosOnH(files, posterior);
  return own.map((gate) => ((ratios?.get(gate.family) ?? Infinity) <= 1 ? gate : { ...gate, ...neverPassed(gate) }));
}

/** Scores as the forecasts document sorts them; one of no series or period of it is left out. */
export function scoredRows({ forecasts, model }: Pick<Documents, "forecasts" | "model">, scores: ScoreFile["scores"]) {
  return scores.flatMap((score) => {
    const series = forecasts?.series.find(({ name }) => name === score.series);
    const period = series && periodCalled(score.target, series.every, model.fiscalYearStartMonth);
    const family = series && familyOf(series, forecasts?.families ?? [], score.horizonMonths);
    if (family === undefined || !period) return [];
    const part = hindcastPart({ choicesThrough: forecasts?.choicesThrough ?? null }, period);
    return [{ family: family.name, part, forecaster: score.model, score }];
  });
}

/**
 * Why the score file beside a model does not count, in one line; [] where it counts, or there is none.
 *
 * @throws PendencyError when it cannot be read
 */
export function scoresLines(documents: Documents): readonly string[] {
  return countedScores(documents).lines;
}

/** What forecasts of the level of each quantity have come to, by its name. */
export function levelsOf({ model }: Documents, gates: ModelGates): Readonly<Record<string, VerdictGate>> {
  return Object.fromEntries(model.quantities.map(({ name, measure }) => [name, levelGate(measure, gates)]));
}

/** What of the score file beside a model says something of the model as it stands. */
interface CountedScores {
  /** null: nothing of it. Changes of the past may be left out of it */
  readonly scores: ScoreFile | null;
  /** why the rest does not count, in few words; "" where it counts, or there is none */
  readonly uncounted: ModelGates["uncounted"];
  /** the same with the file's name, a line each */
  readonly lines: readonly string[];
}

/** @throws PendencyError when the score file beside the model cannot be read */
export function countedScores(documents: Documents): CountedScores {
  const { scores: file } = documents.files;
  if (file === undefined) return { scores: null, uncounted: { levels: "", differences: "" }, lines: [] };
  const read = readScores(file.path, file.text);
  const of = whyUncounted(read, documents);
  if (of !== null) {
    const line = `${pathInModel(file.path, documents.model)} does not count, and forecasts are untested: ${of.long}`;
    return { scores: null, uncounted: { levels: of.brief, differences: of.brief }, lines: [line] };
  }
  const { protocolVersion: _, interventions = [], scenarios, ...levels } = read;
  const own = scenariosHash(documents);
  if (interventions.length === 0 || scenarios === own) {
    const scores = interventions.length === 0 ? levels : { ...levels, scenarios, interventions };
    return { scores, uncounted: { levels: "", differences: "" }, lines: [] };
  }
  const line =
    `changes of the past in ${pathInModel(file.path, documents.model)} do not count, and differences are untested: they are of other scenarios, ` +
    `${scenarios ?? "which it does not name"}, not ${own}`;
  return { scores: levels, uncounted: { levels: "", differences: "scenarios changed since scoring" }, lines: [line] }; // prettier-ignore
}

/** Null: it counts, as far as the model, its parameters, the engine and the rules go. */
function whyUncounted(
  read: ReturnType<typeof readScores>,
  { files, forecasts, model }: Documents,
): { readonly brief: string; readonly long: string } | null {
  if (read.model !== model.id) {
    const long = `its scores are of the model ${read.model}`;
    return { brief: `stored scores are of the model ${read.model}`, long };
  }
  if (forecasts === null || files.forecasts === undefined) {
    const long = "the model has no forecasts document";
    return { brief: long, long };
  }
  const hash = protocolHash(files.forecasts.text);
  if (read.protocolHash !== hash) {
    const long = `it was scored under another protocol, ${read.protocolHash} (version ${read.protocolVersion}), not ${hash}`;
    return { brief: "scored under another protocol", long };
  }
  const own = documentsHash(files);
  if (read.documents !== own) {
    const long = `its forecasts are of other documents, ${read.documents ?? "which it does not name"}, not ${own}: documents changed since`;
    return { brief: "documents changed since scoring", long };
  }
  if (read.engine !== engineVersion) {
    const long = `its forecasts were made by engine ${read.engine ?? "of no version"}, not ${engineVersion}`;
    return { brief: "scored with another version of the engine", long };
  }
  const stray = strayScore(read, forecasts, model);
  if (stray !== null) return { brief: "stored scores are not all of this model's series", long: `it has ${stray}` };
  return null;
}

/** What no backtest of these documents could have stored, in words; null where there is no such thing. */
function strayScore(
  { scores }: Pick<ScoreFile, "scores">,
  { series, families }: ForecastsDocument,
  { id, fiscalYearStartMonth }: Documents["model"],
): string | null {
  for (const { model, series: name, target, horizonMonths } of scores) {
    const own = series.find((one) => one.name === name);
    if (own === undefined) return `a score of "${name}", which is no series of the forecasts document`;
    if (periodCalled(target, own.every, fiscalYearStartMonth) === null) return `a score of "${target}", which is no period of ${name}`; // prettier-ignore
    const family = familyOf(own, families, horizonMonths);
    if (family === undefined) return `a score of ${name} at ${horizonMonths} months, which is no horizon of its families`; // prettier-ignore
    if (model !== id && model !== family.baseline) return `a score of ${name} by "${model}", neither the model nor its baseline`; // prettier-ignore
  }
  return null;
}

function familyOf(
  { families: own }: ForecastSeries,
  families: ForecastsDocument["families"],
  horizonMonths: number,
): ForecastsDocument["families"][number] | undefined {
  return families.find(
    ({ name, horizons }) => own.some(({ text }) => text === name) && horizons.includes(horizonMonths),
  );
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
