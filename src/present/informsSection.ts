// What to measure next, in the report: each answer by what figures would take off its variance.
import type { ReportInput } from "../ask/report/reportInput.ts";
import { counted, number } from "../quantity/numberWords.ts";
import { escape, figure, paragraph, section } from "./html.ts";
import { informsChart } from "./informsChart.ts";
import { englishFigure, englishInforms as said, informsNotes, informsSentence } from "./informsWords.ts";
import { stackPhrase } from "./stackTitle.ts";
import { responsive } from "./svg.ts";
import { foldedTable } from "./table.ts";
import type { Table } from "./table.ts";
import type { ToldChart } from "./toldChart.ts";
import type { Informs } from "../ask/informs/informed.ts";

export function informsSection(input: ReportInput): string {
  const { informs } = input;
  if (informs === undefined) return "";
  const parts = informs.answers.map((answer, nth) => {
    const title = said.answers[answer.kind](answer.title);
    const told = toldOf(informs, nth, 880, "");
    const table = told === null ? "" : foldedTable(told.table);
    if (told === null || told.picture === "")
      return `<h3>${escape(title)}</h3>${paragraph(informsSentence(answer, informs))}${table}`;
    const draw = (width: number, suffix: string): string => toldOf(informs, nth, width, suffix)?.picture ?? "";
    return figure(title, told.sentence, responsive(draw), table);
  });
  const how = `Everything uncertain drawn ${counted(informs.draws, "time")}, in steps of ${number(informs.stepDays)} days; figures are counted ${stackPhrase(input, informs.stack)}. The shaded part is what chance alone gives the largest of so many in 19 of 20 such sets of draws.`; // prettier-ignore
  const line = `${counted(informs.figures.length, "figure")} that somebody could publish, and what each would narrow`;
  const notes = [...informsNotes(informs), how].map((note) => paragraph(note, "note")).join("");
  return section("informs", said.title, line, parts.join("") + notes);
}

/** One for each answer: every figure that can be told from chance. */
export function informsTables({ informs }: ReportInput): readonly Table[] {
  if (informs === undefined) return [];
  return informs.answers.flatMap((_, nth) => toldOf(informs, nth, 880, "")?.table ?? []);
}

function toldOf(informs: Informs, nth: number, width: number, suffix: string): ToldChart | null {
  const answer = informs.answers[nth];
  const title = said.answers[answer.kind](answer.title);
  return informsChart(answer, informs, { id: `informs-${nth}-${suffix}`, width, words: said, title, titleOf: englishFigure, table: `informs-${nth + 1}` }); // prettier-ignore
}
