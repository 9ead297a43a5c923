// All forecasts from one origin: the documents as of the day, draws of expected numbers, and their numbers for each
// figure that is wanted.
import { openDocuments } from "../../documents/openDocuments.ts";
import { problemInModel } from "../../documents/placeInModel.ts";
import { problem, PendencyError } from "../../errors.ts";
import type { Documents } from "../../documents/documents.ts";
import type { AsOf } from "../../facts/libraryAsOf.ts";
import { makeDraws } from "../../study/makeDraws.ts";
import type { Conduct } from "../../study/makeStudy.ts";
import type { FluidMade, StudySpec } from "../../study/study.ts";
import type { MeasuresAsked } from "../../study/studyRequest.ts";
import { chunkVersion } from "./chunk.ts";
import type { Chunk, ForecastFigure } from "./chunk.ts";
import { measureName, measuresOf } from "./wantedFigures.ts";
import type { WantedFigure } from "./wantedFigures.ts";

interface ForecastAsked {
  readonly id: string;
  readonly spec: StudySpec;
  readonly fluid: FluidMade;
  readonly asOf: AsOf;
  readonly figures: readonly WantedFigure[];
  /** the documents on that day, where they are open already */
  readonly onDay?: Documents;
}

/** Digits kept of a number: more than any figure has, and few enough to read. */
const digits = 9;

/**
 * @param documents as they stand today
 * @returns null when it was stopped before all draws were made
 */
export async function forecastFrom(
  documents: Documents,
  { id, spec, fluid, asOf, figures, onDay: opened }: ForecastAsked,
  conduct: Conduct,
): Promise<Chunk | null> {
  const head = { pendency: chunkVersion, id, origin: asOf.date, draws: spec.replications } as const;
  const nothing = { forecasts: [], path: [], without: [], failed: [] };
  const { files, factFiles, forecasts: document } = documents;
  if (document === null) throw new Error("backtest › expected a forecasts document");
  try {
    const onDay = opened ?? openDocuments(files, factFiles, asOf);
    const more = measuresOf(figures, document, spec.stacks[0], documents.model);
    const measure: MeasuresAsked = { quantities: false, defaults: null, claims: [], targets: false, more };
    const eventLimit = Number.MAX_SAFE_INTEGER;
    const request = { files, factFiles, asOf, spec, measure, warmUpDays: null, eventLimit, fluid };
    const { values, failed, missing } = await makeDraws(request, onDay, conduct);
    if (missing > 0) return null;
    if (failed.length === spec.replications) {
      const got = `none of ${spec.replications}: ${failed[0].why}`;
      return {
        ...head,
        ...nothing,
        failed,
        refused: [problem("sense", null, asOf.date, "a draw that can be made", got)],
      };
    }
    const samplesOf = (series: string, period: string): readonly number[] =>
      (values.get(measureName(series, period)) ?? []).flatMap((value) =>
        value === null ? [] : [Number(value.toPrecision(digits))],
      );
    const all = figures.map(({ series, period, horizonMonths }): ForecastFigure => {
      const samples = samplesOf(series, period.label);
      return { series, period: period.label, horizonMonths, samples };
    });
    const ahead = all.filter(({ horizonMonths }) => horizonMonths > 0);
    const past = all.filter(({ horizonMonths }) => horizonMonths === 0);
    return {
      ...head,
      forecasts: ahead.filter(({ samples }) => samples.length > 0),
      path: past.map(({ series, period, samples }) => ({ series, period, samples })),
      without: ahead.flatMap(({ samples, ...figure }) => (samples.length === 0 ? [figure] : [])),
      failed,
      refused: [],
    };
  } catch (error) {
    if (!(error instanceof PendencyError)) throw error;
    return { ...head, ...nothing, refused: error.problems.map((one) => problemInModel(one, documents.model)) };
  }
}
