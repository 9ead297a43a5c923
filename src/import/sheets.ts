// The sheets of a file as importers ask for them: there, whole, and about counts.
import { didYouMean } from "../reading/suggest.ts";
import type { Account } from "./account.ts";
import { isEmpty, readDelimited } from "./delimited.ts";
import { refusePersonalData } from "./personalData.ts";
import type { Sheet } from "./rawFile.ts";

const nowhere = { sheet: "", row: 0, column: 0 };

/** The sheet of that name, or null after telling that it is missing. */
export function sheetOf(account: Account, name: string): Sheet | null {
  const { file } = account;
  const sheet = file.text === null ? file.sheet(name) : null;
  if (sheet === null) {
    const got = file.text === null ? `sheets ${file.sheetNames.slice(0, 40).join(", ")}` : "a text file";
    account.wrong(nowhere, `a workbook with a sheet "${name}"`, got, didYouMean(name, file.sheetNames));
    return null;
  }
  refusePersonalData(account, sheet);
  return sheet;
}

/**
 * The records of a text file, its headings checked to be as long as every record.
 * Empty lines are counted as left out and stay in place, so that row n is line n + 1.
 *
 * @param prose headings of columns of sentences on where a figure stands
 * @returns null after telling that the file is a workbook
 */
export function recordsOf(account: Account, delimiter = ",", prose: readonly string[] = []): Sheet | null {
  const { file } = account;
  if (file.text === null) {
    account.wrong(nowhere, "a text file with separated values", "a workbook");
    return null;
  }
  const sheet = readDelimited(file.name, file.text, delimiter);
  const width = sheet.rows[0]?.length ?? 0;
  sheet.rows.forEach((cells, row) => {
    if (isEmpty(cells)) account.leftOut("empty line", { sheet: "", row, column: 0 });
    else if (cells.length !== width) {
      account.wrong({ sheet: "", row, column: 0 }, `${width} cells, as in the first line`, String(cells.length));
    }
  });
  refusePersonalData(account, sheet, prose);
  return sheet;
}

/** Numbers of the rows below the headings that hold something and are as long as the headings. */
export function recordRows(sheet: Sheet): number[] {
  const width = sheet.rows[0].length;
  return sheet.rows.flatMap((cells, row) => (row > 0 && cells.length === width && !isEmpty(cells) ? [row] : []));
}
