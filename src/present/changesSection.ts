// What changed since the last edition of verdicts, as a fold of the report: a sentence, each verdict that is another with
// what made it so, and the two editions beside each other.
import type { ReportInput } from "../ask/report/reportInput.ts";
import type { EditionAccount } from "../ask/verdictChanges.ts";
import { paragraph, section } from "./html.ts";
import { foldedTable, words } from "./table.ts";
import type { Table } from "./table.ts";
import { causeWords, howWords, knownWords, summaryOf } from "./verdictChangesText.ts";

export function changesSection(input: ReportInput): string {
  const { since } = input;
  if (since === undefined) return "";
  const how = howWords(since).map((text) => paragraph(text));
  const tables = changesTables(input).map(foldedTable);
  const line = `Verdicts beside those of edition ${since.older.id}`;
  return section("changed", "What changed since the last edition", line, [paragraph(summaryOf(since), "lead"), ...how, ...tables].join("")); // prettier-ignore
}

/** [] where no edition is kept, or nothing differs from it. */
export function changesTables({ since }: ReportInput): readonly Table[] {
  if (since === undefined || since.differs.length + since.changed.length === 0) return [];
  const rows = since.changed.flatMap((change) => [
    [change.words, change.id, "", change.before ?? "none", change.after ?? "none", causeWords(change)],
    ...change.parts.map(({ title, before, after }) => [change.words, change.id, title, before ?? "none", after ?? "none", causeWords(change)]), // prettier-ignore
  ]);
  const changed: Table = {
    name: "changed-verdicts",
    caption: "Verdicts that are others than in the last edition",
    columns: ["statement", "id", "part", "before", "now", "because"].map(words),
    rows,
  };
  return [...(rows.length === 0 ? [] : [changed]), editionsTable(since.older, since.newer)];
}

function editionsTable(older: EditionAccount, newer: EditionAccount): Table {
  const row = (title: string, of: (one: EditionAccount) => string): readonly string[] => [title, of(older), of(newer)];
  return {
    name: "changed-editions",
    caption: "What the two editions were made of",
    columns: ["", "last edition", "now"].map(words),
    rows: [
      row("name", ({ id }) => id),
      row("documents but for statements, hash", ({ model }) => model),
      row("published figures, hash", ({ data }) => data),
      row("figures known", ({ asOf }) => knownWords(asOf)),
      row("engine", ({ engine }) => engine),
      row("how it was asked, hash", ({ asked }) => asked),
      row("statements", ({ statements }) => String(statements)),
    ],
  };
}
