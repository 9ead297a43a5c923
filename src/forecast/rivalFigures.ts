// The inputs of published rivals, from the figures at hand on a day.
import type { FactLibrary } from "../facts/fact.ts";
import { findSeries } from "../facts/findSeries.ts";
import { numberOfPeriod, type KnownFigure } from "./history.ts";
import type { RivalFigures } from "./rivals.ts";

/** Of each input the series that print it, the one that counts first before the others. */
export type RivalSeries = { readonly [Input in keyof RivalFigures]: readonly string[] };

/**
 * @param library as of the day: it has no figure that was not known
 * @param origin  the day, ISO, from which on its figures count as known
 */
export function rivalFigures(library: FactLibrary, series: RivalSeries, origin: string): RivalFigures {
  const figures = (ids: readonly string[]): readonly KnownFigure[] => {
    const byPeriod = new Map<string, KnownFigure>();
    for (const { period, fact } of ids.flatMap((id) => findSeries(library, id))) {
      // a day, a span or a year to date is no input of yearly arithmetic
      if (numberOfPeriod(period) === null || byPeriod.has(period)) continue;
      byPeriod.set(period, { period, value: fact.value, knownOn: origin });
    }
    return [...byPeriod.values()];
  };
  const { pending, receipts, completions, servers, hires } = series;
  return {
    pending: figures(pending),
    receipts: figures(receipts),
    completions: figures(completions),
    servers: figures(servers),
    hires: figures(hires),
  };
}
