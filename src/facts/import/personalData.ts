// Files about single persons are refused: facts are counts.
import type { Account } from "./account.ts";
import type { Sheet } from "./rawFile.ts";

const personalHeading = new RegExp(
  [
    "^((first|last|middle|full|given|family|alien|person|respondent|detainee)s?[ _-]*)?(sur)?names?$",
    "^(a|alien|case|subject|person)[ _-]?(reg(istration)?[ _-]?)?(number|num|no|id|#)s?\\.?$",
    "\\b(date[ _]of[ _]birth|birth[ _-]?date|dob|ssn|social[ _]security|passport|fingerprint|phone|e-?mail)\\b",
  ].join("|"),
  "i",
);
const alienNumber = /^A[- ]?\d{2,3}[- ]?\d{3}[- ]?\d{3}$/i;
const longestHeading = 40;

/** Tells of columns that name or number persons, and of cells that hold alien registration numbers. */
export function refusePersonalData(account: Account, sheet: Sheet): void {
  const hint = "only tables of counts are imported; such a column has to go at its source";
  sheet.rows.forEach((cells, row) =>
    cells.forEach((cell, column) => {
      if (typeof cell !== "string" || cell.length > longestHeading) return;
      const place = { sheet: sheet.name, row, column };
      if (personalHeading.test(cell.trim())) {
        account.wrong(place, "no column that names or numbers persons", JSON.stringify(cell.trim()), hint);
      } else if (alienNumber.test(cell.trim())) {
        account.wrong(place, "no alien registration number", "what looks like one", hint);
      }
    }),
  );
}
