// What changed since the last edition of verdicts, as a fold of the report: a sentence, each verdict that is another with
// what made it so, and the two editions beside each other.
import type { ReportInput } from "../ask/report/reportInput.ts";
import type { VerdictChanges } from "../ask/verdictChanges.ts";
import { causeWords, editionRows, englishEditions, summaryOf } from "./editionWords.ts";
import { paragraph, section } from "./html.ts";
import { foldedTable, words } from "./table.ts";
import type { Table } from "./table.ts";
import { howWords } from "./verdictChangesText.ts";

export function changesSection(input: ReportInput): string {
  const { since } = input;
  if (since === undefined) return "";
  const how = howWords(since).map((text) => paragraph(text));
  const tables = changesTables(input).map(foldedTable);
  const line = `Verdicts beside those of edition ${since.older.id}`;
  return section("changed", englishEditions.title, line, [paragraph(summaryOf(since), "lead"), ...how, ...tables].join("")); // prettier-ignore
}

/** [] where no edition is kept, or nothing differs from it. */
export function changesTables({ since }: ReportInput): readonly Table[] {
  if (since === undefined || since.differs.length + since.changed.length === 0) return [];
  const said = englishEditions.changes;
  const rows = since.changed.flatMap((change) => [
    [change.words, change.id, "", change.before ?? "none", change.after ?? "none", causeWords(change)],
    ...change.parts.map(({ title, before, after }) => [change.words, change.id, title, before ?? "none", after ?? "none", causeWords(change)]), // prettier-ignore
  ]);
  const changed: Table = {
    name: "changed-verdicts",
    caption: said.caption,
    columns: [said.statement, "id", said.part, said.before, said.now, said.because].map(words),
    rows,
  };
  return [...(rows.length === 0 ? [] : [changed]), editionsTable(since)];
}

function editionsTable(since: VerdictChanges): Table {
  const { caption, columns } = englishEditions;
  return { name: "changed-editions", caption, columns: columns.map(words), rows: editionRows(since) };
}
