// Files about single persons are refused: facts are counts.
import type { Account } from "./account.ts";
import { namesPersons, numberOfPerson, personalValue } from "./personalWords.ts";
import type { PersonalValue } from "./personalWords.ts";
import type { Sheet } from "./rawFile.ts";

const personalHeading = new RegExp(
  [
    "^((first|last|middle|full|given|family|alien|person|respondent|detainee)s?[ _-]*)?(sur)?names?$",
    "^(a|alien|case|subject|person)[ _-]?(reg(istration)?[ _-]?)?(number|num|no|id|#)s?\\.?$",
    "\\b(date[ _]of[ _]birth|birth[ _-]?date|dob|ssn|social[ _]security|passport|fingerprint|phone|e-?mail)\\b",
  ].join("|"),
  "i",
);
const longestHeading = 40;

/**
 * Tells of columns that name or number persons, and of cells that hold numbers of persons or their addresses.
 *
 * @param prose headings of columns that say where a figure stands: an "email" there is a document, not a heading
 */
export function refusePersonalData(account: Account, sheet: Sheet, prose: readonly string[] = []): void {
  const isProse = (sheet.rows[0] ?? []).map((heading) => prose.some((name) => name === heading));
  const hint = "only tables of counts are imported; such a column has to go at its source";
  sheet.rows.forEach((cells, row) =>
    cells.forEach((cell, column) => {
      if (typeof cell !== "string") return;
      const text = cell.trim();
      const place = { sheet: sheet.name, row, column };
      const within = numberOfPerson(text);
      if (within !== null) {
        account.wrong(place, `no ${withoutArticle(within)}`, "what looks like one", hint);
        return;
      }
      // longer ones are sentences, which may speak of names
      if (cell.length > longestHeading) return;
      // two letters are a state (NM), in a table of counts
      const isSentence = row > 0 && isProse[column] === true;
      if (!isSentence && (personalHeading.test(text) || (text.length > 2 && namesPersons(text)))) {
        account.wrong(place, "no column that names or numbers persons", JSON.stringify(text), hint);
        return;
      }
      // words with a comma are no sign here: countries are printed so
      const found = personalValue(text, true);
      if (found !== null) account.wrong(place, `no ${withoutArticle(found)}`, "what looks like one", hint);
    }),
  );
}

/** "an A-number" → "alien registration number", which is what it is */
function withoutArticle(found: PersonalValue): string {
  return found === "an A-number" ? "alien registration number" : found.replace(/^an? /, "");
}
