// Which points of a picture lie so far beyond the last published figure that nothing like them was scored.
import { protocol } from "../../forecast/protocol.ts";
import { lastFigureOf } from "../../judge/verdictGate.ts";
import type { ModelGates } from "../../judge/verdictGate.ts";
import { addMonths, isoDate, parseSpan } from "../../quantity/date.ts";
import { decimalYear } from "../../quantity/decimalYear.ts";
import type { FanPanel, ObservedPoint } from "./fanPanel.ts";

/** Months are twelfths of a year, which days are not quite. */
const aMoment = 0.01;

/**
 * The last figure is that of any series on which forecasts are scored; where a model names none, the last one that lies
 * over the picture. Without either nothing is too far, nor in elapsed time.
 */
export function withFarPoints(
  panel: FanPanel,
  observed: readonly ObservedPoint[],
  gates: ModelGates,
  startMonth: number,
): FanPanel {
  if (panel.axis === "elapsed") return panel;
  const last = lastFigureOf(gates);
  const newest = observed.reduce<ObservedPoint | null>((one, other) => (one && one.at >= other.at ? one : other), null);
  if (last === null && newest === null) return panel;
  const isFar = last === null ? farAfterPoint(newest?.at ?? 0) : farAfterDay(last, panel.axis, startMonth);
  const from = panel.points.findIndex(isFar);
  const after = last === null ? (newest?.period ?? "") : isoDate(last - 1);
  return from < 0 ? panel : { ...panel, far: { from, after } };
}

function farAfterPoint(last: number): (point: FanPanel["points"][number]) => boolean {
  return ({ at }) => at > last + protocol.farthestMonths / 12 + aMoment;
}

function farAfterDay(
  last: number,
  axis: FanPanel["axis"],
  startMonth: number,
): (point: FanPanel["points"][number]) => boolean {
  const limit = addMonths(last, protocol.farthestMonths);
  if (axis === "fiscal years") return ({ label }) => (parseSpan(label, startMonth)?.to.days ?? 0) > limit;
  const limitAt = decimalYear(isoDate(limit));
  return ({ at }) => at > limitAt + aMoment;
}
