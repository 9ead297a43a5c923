// Which figures a parameter can move: those to which the model has a way from it, and that lie after the step.
import type { CalibrationDocument } from "../../claim/calibration.ts";
import type { ForecastsDocument } from "../../claim/forecasts.ts";
import type { Documents } from "../../documents/documents.ts";
import type { Coordinate } from "../../parameters/parameterSet.ts";
import { pathOf } from "../explain/pathOf.ts";
import { dayOfMonth } from "./coordinates.ts";
import type { NameWays } from "./coordinates.ts";
import type { TargetFigure } from "./targetFigures.ts";

/** As the document says, else all of which the model has a way to the series' measure. */
export function waysTo(
  documents: Documents,
  { targets }: CalibrationDocument,
  { series }: ForecastsDocument,
): NameWays {
  return targets.map(({ series: { text }, moves }) => {
    if (moves !== null) return new Set(moves.map((one) => one.text));
    const measure = series.find(({ name }) => name === text)?.measure;
    if (measure === undefined) return new Set();
    const { parameters } = pathOf(documents, measure, []);
    return new Set(parameters.map(({ parameter }) => parameter.name));
  });
}

/** [coordinate × figure]: 1 where the figure may move the coordinate, 0 where it cannot. */
export function reachOf(
  coordinates: readonly Coordinate[],
  figures: readonly TargetFigure[],
  { targets }: CalibrationDocument,
  ways: NameWays,
): Float64Array {
  const reach = new Float64Array(coordinates.length * figures.length);
  const byTarget = new Map(targets.map(({ series }, at) => [series.text, ways[at]]));
  for (const [row, coordinate] of coordinates.entries()) {
    for (const [column, { series, period }] of figures.entries()) {
      const isLater = coordinate.of === "step" && dayOfMonth(coordinate.month) >= period.to;
      const isReached = byTarget.get(series)?.has(coordinate.parameter) === true && !isLater;
      reach[row * figures.length + column] = isReached ? 1 : 0;
    }
  }
  return reach;
}
