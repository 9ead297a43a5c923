// What each figure makes of the variance, from pairs of draws that were run before: Sobol' indices and Shapley effects.
import type { ReportInput } from "../ask/report/reportInput.ts";
import { escape, figure, paragraph, section } from "./html.ts";
import { pairsLines } from "./pairsLines.ts";
import { shapleyChart } from "./shapleyChart.ts";
import { englishSobol, sobolChart } from "./sobolChart.ts";
import { stackPhrase } from "./stackTitle.ts";
import { responsive } from "./svg.ts";
import { foldedTable } from "./table.ts";
import type { Table } from "./table.ts";
import type { ToldChart } from "./toldChart.ts";

/** A picture of one outcome, as wide as asked, with a suffix that makes its ids unique on the page. */
type Drawn = (width: number, suffix: string) => ToldChart;

export function pairsSection(input: ReportInput): string {
  const { sobol, shapley } = input;
  const ofSobol =
    sobol === undefined
      ? ""
      : section(
          "sobol",
          "How much of the variance each figure makes",
          "Alone, and with all that it makes together with others",
          sobolDrawn(input).map(told).join("") + paragraph(pairsNote(input, sobol), "note"),
        );
  const ofShapley =
    shapley === undefined
      ? ""
      : section(
          "shapley",
          "The variance, handed out among the figures",
          "What figures make only together is shared evenly among them",
          shapleyDrawn(input).map(told).join("") + paragraph(pairsNote(input, shapley), "note"),
        );
  return ofSobol + ofShapley;
}

export function pairsTables(input: ReportInput): readonly Table[] {
  return [...sobolDrawn(input), ...shapleyDrawn(input)].map((drawn) => drawn(880, "").table);
}

/** Of the level, what makes the most of it. */
export function pairsSentences(input: Pick<ReportInput, "sobol" | "shapley">): readonly string[] {
  return [...sobolDrawn(input).slice(0, 1), ...shapleyDrawn(input).slice(0, 1)].map((drawn) => {
    const { title, sentence } = drawn(880, "");
    return `${title}: ${sentence}`;
  });
}

function sobolDrawn({ sobol }: Pick<ReportInput, "sobol">): readonly Drawn[] {
  return (sobol?.outcomes ?? []).map(
    (outcome, nth) => (width, suffix) =>
      sobolChart(outcome, {
        id: `sobol-${nth}-${suffix}`,
        width,
        words: englishSobol,
        titleOf: ({ title }) => title,
        table: `sobol-${nth + 1}`,
      }),
  );
}

function shapleyDrawn({ shapley }: Pick<ReportInput, "shapley">): readonly Drawn[] {
  return (shapley?.outcomes ?? []).map(
    (outcome, nth) => (width, suffix) =>
      shapleyChart(outcome, { id: `shapley-${nth}-${suffix}`, width, table: `shapley-${nth + 1}` }),
  );
}

function told(drawn: Drawn): string {
  const { title, sentence, picture, table } = drawn(880, "");
  if (picture === "") return `<h3>${escape(title)}</h3>${paragraph(sentence)}${foldedTable(table)}`;
  return figure(title, sentence, responsive((width, suffix) => drawn(width, suffix).picture), foldedTable(table)); // prettier-ignore
}

function pairsNote(input: ReportInput, found: NonNullable<ReportInput["sobol" | "shapley"]>): string {
  return `By expected numbers, ${stackPhrase(input, found.stack)}. ${pairsLines(found).join(" ")}`;
}
