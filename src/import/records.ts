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
