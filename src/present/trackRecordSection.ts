// How wrong forecasts of the model were: the summary of its stored scores, wins and losses alike. The page that tells all
// of them is named and not linked: nothing in a report leads out of it.
import type { ReportInput } from "../ask/report/reportInput.ts";
import type { TrackRecordRow } from "../ask/report/trackRecord.ts";
import { counted, ratioText } from "../quantity/numberWords.ts";
import { escape, paragraph, section } from "./html.ts";
import type { Table } from "./table.ts";
import { figures, foldedTable, words } from "./table.ts";

export function trackRecordSection(input: ReportInput): string {
  if (input.trackRecord === undefined) return "";
  const { rows, page } = input.trackRecord;
  const { modelId } = input.study;
  const note =
    "Forecasts were made from days of the past, each from what was known on it, and held against figures published since, which whoever " +
    "made the model knew. The ratio is the model's score (CRPS) over that of a plain rule: below 1 the model did better. What failed is not " +
    "settled whatever the runs say, and what is untested is told with its number of independent outcomes.";
  return section(
    "record",
    "How wrong forecasts were",
    tally(rows),
    paragraph(tally(rows)) +
      paragraph(note, "note") +
      trackRecordTables(input).map(foldedTable).join("") +
      `<p><code>pendency backtest ${escape(modelId)}</code> makes the forecasts again.` +
      `${page === null ? "" : ` Every score and every miss: <code>${escape(page)}</code>.`}</p>`,
  );
}

/** "80 % intervals held 9 of 20 outcomes; better than a plain rule in 3 of 8 kinds of forecasts, worse in 5. …" */
function tally(rows: readonly TrackRecordRow[]): string {
  const sum = (of: (row: TrackRecordRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const compared = rows.flatMap(({ ratio }) => (ratio === null ? [] : [ratio]));
  const better = compared.filter((ratio) => ratio < 1).length;
  const count = (status: TrackRecordRow["status"]): number => rows.filter((row) => row.status === status).length;
  return (
    `80 % intervals held ${sum(({ held }) => held)} of ${counted(
      sum(({ outcomes }) => outcomes),
      "outcome",
    )}; better than a plain rule in ${better} ` +
    `of ${counted(compared.length, "kind")} of forecasts. Of ${counted(rows.length, "kind")} ${count("passed")} passed, ${count("failed")} failed and ` +
    `${count("untested")} could not be tested.`
  );
}

export function trackRecordTables({ trackRecord }: Pick<ReportInput, "trackRecord">): readonly Table[] {
  if (trackRecord === undefined) return [];
  return [
    {
      name: "track-record",
      caption: "Forecasts of the past: how they came out, by kind and horizon",
      columns: [
        words("kind"),
        figures("horizon", "months"),
        figures("outcomes"),
        figures("held by the 80 % interval"),
        figures("independent outcomes"),
        figures("score over that of the rule"),
        words("10 % of resamples below, above"),
        words("gate"),
      ],
      rows: trackRecord.rows.map(
        ({ title, horizonMonths, outcomes, held, n, ratio, lower, upper, baseline, status }) => [
          `${title} (against ${baseline})`,
          horizonMonths,
          outcomes,
          held,
          n,
          ratio,
          lower === null || upper === null ? null : `${ratioText(lower)} to ${ratioText(upper)}`,
          status,
        ],
      ),
    },
  ];
}
