// What was forecast from one origin, as one text: a backtest that was stopped goes on from those that are whole.
import type { Problem } from "../../errors.ts";
import type { WantedFigure } from "./wantedFigures.ts";

export const chunkVersion = "backtest origin v1";

/** What the draws of the model make of one figure. */
export interface ForecastFigure {
  readonly series: string;
  readonly period: string;
  readonly horizonMonths: number;
  /** one a draw that was made, in their order */
  readonly samples: readonly number[];
}

/** What the model makes of a figure that is not forecast: known on the day, or between that and what is forecast. */
interface PathFigure {
  readonly series: string;
  readonly period: string;
  readonly samples: readonly number[];
}

export interface Chunk {
  readonly pendency: typeof chunkVersion;
  /** of the backtest: documents, figures, draws, and how they are made */
  readonly id: string;
  /** ISO day */
  readonly origin: string;
  readonly draws: number;
  readonly forecasts: readonly ForecastFigure[];
  readonly path: readonly PathFigure[];
  /** figures for which no draw has a number */
  readonly without: readonly Pick<ForecastFigure, "series" | "period" | "horizonMonths">[];
  /** draws that the documents refuse, from 0 */
  readonly failed: readonly { readonly draw: number; readonly why: string }[];
  /** why nothing is forecast from this origin; [] where something is */
  readonly refused: readonly Problem[];
}

/** The name of its file. */
export function chunkName(origin: string): string {
  return `origin-${origin}.json`;
}

/** Lists one entry a line, so that two of them can be compared. */
export function chunkText({ forecasts, path, without, failed, refused, ...head }: Chunk): string {
  const lists = Object.entries({ forecasts, path, without, failed, refused }).map(([name, entries]) => {
    const lines = entries.map((entry) => `\n    ${JSON.stringify(entry)}`);
    return `  ${JSON.stringify(name)}: [${lines.join(",")}${lines.length === 0 ? "" : "\n  "}]`;
  });
  const first = Object.entries(head).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  return `{\n${[...first, ...lists].join(",\n")}\n}\n`;
}

/** Null for a text that is no chunk of this backtest, or half of one. */
export function readChunk(text: string, id: string, origin: string): Chunk | null {
  try {
    const read = JSON.parse(text) as Partial<Chunk> | null;
    const lists = [read?.forecasts, read?.path, read?.without, read?.failed, read?.refused];
    const isOwn = read?.pendency === chunkVersion && read.id === id && read.origin === origin && lists.every(Array.isArray); // prettier-ignore
    return isOwn ? (read as Chunk) : null;
  } catch {
    return null;
  }
}

/** Whether it has all that is wanted, so that it need not be made again. */
export function covers(chunk: Chunk, figures: readonly WantedFigure[]): boolean {
  if (chunk.refused.length > 0) return true;
  const ahead = [...chunk.forecasts, ...chunk.without].map(({ series, period }) => `${series}@${period}`);
  const path = chunk.path.map(({ series, period }) => `${series}@${period} path`);
  const has = new Set([...ahead, ...path]);
  return figures.every(({ series, period, horizonMonths }) =>
    has.has(`${series}@${period.label}${horizonMonths === 0 ? " path" : ""}`),
  );
}
