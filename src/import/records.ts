// A text file whose first line names its columns, as records to be asked for a column by name.
import type { Account } from "./account.ts";
import { columnsOf, count, figureAt, textAt } from "./cells.ts";
import type { FigureRules } from "./cells.ts";
import type { CellPlace } from "./rawFile.ts";
import { recordRows, recordsOf } from "./sheets.ts";

interface FileRecord<Name extends string> {
  /** "line 7, column persons" */
  address(name: Name): string;
  text(name: Name): string;
  /** null where the column is empty */
  figure(name: Name, rules?: FigureRules): number | null;
  place(name: Name): CellPlace;
}

/** [] after telling that the headings are not these. */
export function readRecords<Name extends string>(
  account: Account,
  columns: readonly Name[],
  prose: readonly Name[] = [],
): FileRecord<Name>[] {
  const sheet = recordsOf(account, ",", prose);
  const at = sheet === null ? null : columnsOf(account, sheet, 0, columns);
  if (sheet === null || at === null) return [];
  const rows = recordRows(sheet);
  if (rows.length === 0) account.wrong({ sheet: "", row: 0, column: 0 }, "records below the headings", "none");
  return rows.map((row) => ({
    address: (name) => `line ${row + 1}, column ${name}`,
    text: (name) => textAt(sheet, row, at[name]),
    figure: (name, rules = count) => figureAt(account, sheet, row, at[name], rules),
    place: (name) => ({ sheet: "", row, column: at[name] }),
  }));
}

/** Column > the series its figures belong to, and its words for a title. */
type SeriesByColumn<Name extends string> = Readonly<Record<Name, readonly [series: string, words: string]>>;

/** The figures of a record in columns that are a series each; empty ones left out. */
export function figuresIn<Name extends string>(record: FileRecord<Name>, columns: SeriesByColumn<Name>) {
  return (Object.keys(columns) as Name[]).flatMap((column) => {
    const value = record.figure(column);
    const [series, words] = columns[column];
    return value === null ? [] : [{ column, series, words, value, address: record.address(column) }];
  });
}
