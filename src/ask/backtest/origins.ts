// The days that a backtest stands on, and how far ahead it looks from each.
import type { ForecastsDocument } from "../../claim/forecasts.ts";
import { dayOf } from "../../documents/openDocuments.ts";
import { refuseUsage } from "../../errors.ts";
import type { Model } from "../../model/model.ts";
import { addMonths, isoDate } from "../../quantity/date.ts";

export interface Origin {
  /** ISO day */
  readonly date: string;
  readonly day: number;
  /** months; null: all that the families have */
  readonly horizons: readonly number[] | null;
}

/**
 * In order of time, each once.
 *
 * @param asked  ISO days in place of the document's; null: those
 * @param called what messages call such a list
 * @throws PendencyError (usage) for a text that is no day, a day outside the run, or no day at all
 */
export function originsOf(
  asked: readonly string[] | null,
  { origins, path }: ForecastsDocument,
  { runs }: Pick<Model, "runs">,
  called: string,
): readonly Origin[] {
  if (runs.kind !== "calendar") return [];
  const found = new Map<number, readonly number[] | null>();
  const add = (day: number, horizons: readonly number[] | null): void => {
    const before = found.get(day);
    if (before === null) return;
    const all = horizons === null ? null : [...new Set([...(before ?? []), ...horizons])].toSorted((a, b) => a - b);
    found.set(day, all);
  };
  for (const text of asked ?? []) {
    const day = dayOf(text) ?? refuseUsage(called, "days as YYYY-MM-DD", text === "" ? "nothing" : `"${text}"`);
    if (day < runs.fromDays || day >= runs.toDays) {
      const expected = `a day of the model's run, ${isoDate(runs.fromDays)} to ${isoDate(runs.toDays - 1)}`;
      refuseUsage(called, expected, text);
    }
    add(day, null);
  }
  for (const { from, through, everyMonths, horizons } of asked === null ? origins : []) {
    for (let n = 0, day = from.days; day <= through.days; day = addMonths(from.days, ++n * everyMonths)) {
      if (day >= runs.fromDays && day < runs.toDays) add(day, horizons);
    }
  }
  if (found.size === 0) {
    const hint = `write \`origins:\` into ${path}, or name days with ${called}`;
    refuseUsage(called, "at least one day of the model's run", "none", hint);
  }
  return [...found]
    .toSorted(([one], [other]) => one - other)
    .map(([day, horizons]) => ({ date: isoDate(day), day, horizons }));
}
