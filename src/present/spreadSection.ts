// Where the spread of an ensemble's runs comes from, on a page and in a sentence: publishers, parameters, drift, chance and the
// sample followed, as parts of its variance.
import type { ReportInput } from "../ask/report/reportInput.ts";
import type { EnsembleSummary, MeasureSpread } from "../ensemble/summary.ts";
import { counted, number, percent } from "../quantity/numberWords.ts";
import { paragraph, section } from "./html.ts";
import { foldedTable, figures, words } from "./table.ts";
import type { Table } from "./table.ts";

type Told = MeasureSpread & { readonly against?: string };

/** Levels of every stack, and what each changes against the first. */
function toldOf({ measures, differences }: EnsembleSummary): readonly Told[] {
  return [...measures, ...differences].filter(({ components }) => components !== null);
}

/** "Spread of 200 draws (ensemble …): Served, rush against baseline: parameter 70 %, chance 30 %." One of each measure. */
export function spreadSentences(summary: EnsembleSummary): readonly string[] {
  const told = toldOf(summary);
  const names = [...new Set(told.map(({ measure }) => measure))];
  return names.map((name) => {
    const own = told.filter(({ measure }) => measure === name);
    const one = own.find(({ against }) => against !== undefined) ?? own[own.length - 1];
    const parts = (one.components ?? [])
      .filter(({ share }) => share !== null)
      .map(({ of, share }) => `${of.join(" and ")} ${percent(Math.max(0, share ?? 0))}`);
    const called = `${one.title}${one.against === undefined ? `, ${one.stack}` : `, ${one.stack} against ${one.against}`}`;
    const where = parts.length === 0 ? "nothing varies" : parts.join(", ");
    return `${called}: 90 % of runs from ${number(one.p05)} to ${number(one.p95)}${one.unit === "" ? "" : ` ${one.unit}`}; of that spread ${where}.`;
  });
}

export function spreadSection({ spread }: ReportInput): string {
  if (spread === undefined) return "";
  const said = spreadSentences(spread).map((text) => paragraph(text));
  const note =
    `${counted(spread.points.made, "draw")} of ensemble ${spread.id}${spread.runs.failed === 0 ? "" : `, in which ${counted(spread.runs.failed, "run")} failed`}. ` +
    "Parts of the variance of one run drawn by itself: publishers first, then what parameters add, then drift, then chance; what two of them make together belongs to the later one. Parts named together cannot be told apart by this ensemble.";
  const body = said.join("") + foldedTable(spreadTable(spread)) + paragraph(note, "note");
  return section("spread", "How sure: where the spread comes from", "Publishers, parameters, drift, chance and sample", body); // prettier-ignore
}

export function spreadTables({ spread }: ReportInput): readonly Table[] {
  return spread === undefined ? [] : [spreadTable(spread)];
}

function spreadTable(summary: EnsembleSummary): Table {
  return {
    name: "spread",
    caption: "Where the spread of runs comes from, as part of its variance",
    columns: [
      words("number"),
      words("scenario"),
      words("against"),
      words("part"),
      figures("share"),
      figures("variance"),
      figures("standard error of the variance"),
    ],
    rows: toldOf(summary).flatMap(({ title, stack, against = "", components }) =>
      (components ?? []).map(({ of, share, variance, standardError }) => [
        title,
        stack,
        against,
        of.join(" and "),
        share,
        variance,
        standardError,
      ]),
    ),
  };
}
