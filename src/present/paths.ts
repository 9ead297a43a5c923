// Paths of charts: a line through points, and the area between two lines. Coordinates are tenths of a pixel, as px has them.

type Place<T> = (point: T) => number;

/** "" where there is no point */
export function linePath<T>(points: readonly T[], x: Place<T>, y: Place<T>): string {
  const path = through(points, x, y);
  // a lone point is closed, so that its round ends are drawn
  return points.length === 1 ? `${path}Z` : path;
}

/** Along the upper line and back along the lower one. */
export function areaPath<T>(points: readonly T[], x: Place<T>, low: Place<T>, high: Place<T>): string {
  if (points.length === 0) return "";
  return `${through(points, x, high)}L${through(points.toReversed(), x, low).slice(1)}Z`;
}

function through<T>(points: readonly T[], x: Place<T>, y: Place<T>): string {
  const spots = points.map((point) => `${tenths(x(point))},${tenths(y(point))}`);
  return spots.length === 0 ? "" : `M${spots.join("L")}`;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
