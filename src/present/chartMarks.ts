// What a chart says where somebody points at it, or goes to by keys: places in the picture, each with its words.

export interface ChartMark {
  /** pixels of the picture */
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** Lines or rows of a picture, from the first to the last, each from left to right; none is empty. */
export type ChartMarks = readonly (readonly ChartMark[])[];

export interface MarkPlace {
  readonly row: number;
  readonly nth: number;
}

/** Of each row the mark nearest across, and of these the nearest; null where there is none. */
export function nearestMark(marks: ChartMarks, x: number, y: number): MarkPlace | null {
  let best: MarkPlace | null = null;
  let least = Infinity;
  marks.forEach((row, at) => {
    const nth = nearestAcross(row, x);
    const mark = row[nth];
    if (mark === undefined) return;
    const distance = (mark.x - x) * (mark.x - x) + (mark.y - y) * (mark.y - y);
    if (distance >= least) return;
    least = distance;
    best = { row: at, nth };
  });
  return best;
}

/** Where a key leads to: left and right along a row, up and down to another, to its ends; null: the key leads nowhere. */
export function stepMark(marks: ChartMarks, { row, nth }: MarkPlace, key: string): MarkPlace | null {
  const last = marks[row].length - 1;
  if (key === "Home") return { row, nth: 0 };
  if (key === "End") return { row, nth: last };
  if (key === "PageUp" || key === "PageDown") {
    const far = Math.max(1, Math.floor(marks[row].length / 10));
    return { row, nth: clamp(nth + (key === "PageUp" ? far : -far), last) };
  }
  if (key === "ArrowLeft" || key === "ArrowRight")
    return { row, nth: clamp(nth + (key === "ArrowRight" ? 1 : -1), last) };
  if (key !== "ArrowUp" && key !== "ArrowDown") return null;
  const next = clamp(row + (key === "ArrowDown" ? 1 : -1), marks.length - 1);
  return { row: next, nth: nearestAcross(marks[next], marks[row][nth].x) };
}

function nearestAcross(row: readonly ChartMark[], x: number): number {
  return row.reduce((best, mark, nth) => (Math.abs(mark.x - x) < Math.abs(row[best].x - x) ? nth : best), 0);
}

function clamp(nth: number, last: number): number {
  return Math.min(last, Math.max(0, nth));
}
