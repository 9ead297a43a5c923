// A line or band that goes on beyond what forecasts were scored for is drawn in two: in its colour, then in grey.
import type { FanPanel } from "../ask/report/fanPanel.ts";
import { protocol } from "../forecast/protocol.ts";

interface Piece {
  /** of the points it joins, in order */
  readonly places: readonly number[];
  /** "" or " far", after the class of the marks */
  readonly far: "" | " far";
}

/** The grey piece begins at the last point of the other, so that nothing is cut. */
export function piecesOf({ points, far }: Pick<FanPanel, "points" | "far">): readonly Piece[] {
  const places = points.map((_, place) => place);
  const from = far?.from ?? places.length;
  return [
    { places: places.slice(0, from), far: "" as const },
    { places: places.slice(Math.max(0, from - 1)), far: " far" as const },
  ].filter(({ places: own, far: isFar }) => own.length > (isFar === "" ? 0 : 1) || (from === 0 && own.length > 0));
}

/** Whether a point of the panel is drawn grey. */
export function farAt({ far }: Pick<FanPanel, "far">, place: number): "" | " far" {
  return far !== undefined && place >= far.from ? " far" : "";
}

/** "Grey: …"; "" where nothing is */
export function farWords({ far }: Pick<FanPanel, "far">): string {
  if (far === undefined) return "";
  return `Grey: levels more than ${protocol.farthestMonths} months beyond the last published figure (${far.after}), further ahead than any forecast was scored.`;
}
