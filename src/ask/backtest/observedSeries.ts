// What was published of each series: from tables of facts, from a table beside the document, or from one given.
import type { ForecastSeries, ForecastsDocument } from "../../claim/forecasts.ts";
import type { FactLibrary } from "../../facts/fact.ts";
import { printedFigures } from "../../facts/knownFigures.ts";
import type { Joined, Printed, SeriesFigures } from "../../facts/knownFigures.ts";
import { readOwnFigures } from "../../facts/readOwnFigures.ts";
import type { OwnFigure } from "../../facts/readOwnFigures.ts";
import { isoDate } from "../../quantity/date.ts";
import { refuseUsage } from "../../errors.ts";
import type { DocumentFile } from "../../reading/document.ts";

/** Tables of one's own, as texts. */
export interface OwnTables {
  /** those that the document names, by the name it uses */
  readonly beside: Readonly<Record<string, DocumentFile>>;
  /** given with the question: it goes before all others of the series it names; null: none */
  readonly given: DocumentFile | null;
}

/**
 * @param startMonth in which fiscal years start
 * @throws PendencyError when a table is not there or has cells that cannot be read
 */
export function observedSeries(
  document: ForecastsDocument,
  library: FactLibrary,
  { beside, given }: OwnTables,
  startMonth: number,
): ReadonlyMap<string, SeriesFigures> {
  const read = new Map<DocumentFile, readonly OwnFigure[]>();
  const figuresIn = (file: DocumentFile): readonly OwnFigure[] => {
    const before = read.get(file);
    if (before !== undefined) return before;
    const figures = readOwnFigures(file, document.series, startMonth);
    read.set(file, figures);
    return figures;
  };
  const ofGiven = given === null ? [] : figuresIn(given);
  return new Map(
    document.series.map((series): [string, SeriesFigures] => {
      const { name, every, observed } = series;
      const shape = { every, startMonth, joined: joinedBy(series) };
      const own = ofGiven.filter((one) => one.series === name);
      if (own.length > 0) return [name, { ...shape, printed: ownPrinted(own, series.lagDays), months: [] }];
      if (observed.kind === "file") {
        const file = beside[observed.file.text] ?? refuseTable(series, document);
        const figures = figuresIn(file).filter((one) => one.series === name);
        return [name, { ...shape, printed: ownPrinted(figures, series.lagDays), months: [] }];
      }
      const ids = observed.series.map(({ text }) => text);
      const months = every === "month" ? [] : printedFigures(library, ids, "month", startMonth, series.lagDays);
      return [name, { ...shape, printed: printedFigures(library, ids, every, startMonth, series.lagDays), months }];
    }),
  );
}

function refuseTable({ name, observed }: ForecastSeries, { path }: ForecastsDocument): never {
  const file = observed.kind === "file" ? observed.file.text : "";
  const hint = "columns are series, period, value and perhaps published; or give it with --observed";
  return refuseUsage(`${path} › series.${name}.observed`, "a table beside the document", `${file}, no such file`, hint);
}

function joinedBy({ taken }: ForecastSeries): Joined {
  return taken === "in all" ? "sum" : taken === "on average" ? "mean" : "last";
}

/** The last one published counts first: of a day it is the newest that was out. */
function ownPrinted(figures: readonly OwnFigure[], lagDays: number | null): readonly Printed[] {
  return figures
    .map(({ period, value, published }): Printed => {
      const day = published ?? period.to - 1 + (lagDays ?? 1);
      return { period, value, vintage: isoDate(day), publishedBy: day, usuallyBy: null };
    })
    .toSorted((one, other) => other.publishedBy - one.publishedBy);
}
