// Under each fan: how much of its width is the choice among conflicting publishers, or which of them every run used.
import { paragraph } from "./html.ts";
import { percent } from "../quantity/numberWords.ts";
import type { FanBand, FanPanel, FanSource } from "../ask/report/fanPanel.ts";
import type { ReportInput } from "../ask/report/reportInput.ts";
import { stackTitle } from "./stackTitle.ts";
import type { Table } from "./table.ts";
import { figures, words } from "./table.ts";

/** One sentence for each disputed parameter, and for each scenario where several sources were used. */
export function sourceSentences(input: ReportInput, panel: FanPanel): string {
  const sentences = parametersIn(panel).flatMap((parameter) => {
    const bands = panel.bands.flatMap((band) => {
      const source = band.sources?.find((one) => one.parameter === parameter);
      return source === undefined ? [] : [{ band, source }];
    });
    const { title, fixed } = bands[0].source;
    const lead = `Publishers disagree about “${title}” (${parameter}).`;
    if (bands.every(({ source }) => source.fixed === fixed) && fixed !== null) {
      return [`${lead} Its source was fixed to ${fixed} in every run, so none of a range is the choice of source.`];
    }
    return [`${lead} ${bands.map((one) => sentenceOf(input, panel, one.band, one.source)).join(" ")}`];
  });
  return sentences.map((text) => paragraph(text, "note")).join("");
}

/** Every point of every fan whose runs used several sources; none where the source was fixed. */
export function sourceTable(input: ReportInput, panel: FanPanel, name: string): readonly Table[] {
  const rows = panel.bands.flatMap((band) =>
    (band.sources ?? [])
      .filter(({ shares }) => shares.length > 0)
      .flatMap(({ parameter, shares }) =>
        panel.points.map((point, i) => [point.label, stackTitle(input, band.stack), parameter, shares[i] ?? null]),
      ),
  );
  if (rows.length === 0) return [];
  return [
    {
      name: `fan-sources-${name}`,
      caption: `${panel.title}: share of the variance between sources`,
      columns: [
        words(panel.counts === "stock" ? "date" : "period"),
        words("scenario"),
        words("parameter"),
        figures("variance between sources ÷ all variance"),
      ],
      rows,
    },
  ];
}

function sentenceOf(input: ReportInput, panel: FanPanel, band: FanBand, source: FanSource): string {
  const name = panel.bands.length > 1 ? `${stackTitle(input, band.stack)}: ` : "";
  if (source.fixed !== null) return `${name}fixed to ${source.fixed}.`;
  const known = source.shares.flatMap((share, i) => (share === null ? [] : [{ share, label: panel.points[i].label }]));
  const used = source.sources.map(({ name: option, runs }) => `${option} ${runs} ${runs === 1 ? "run" : "runs"}`);
  if (known.length === 0)
    return `${name}too few runs of each source to say how much is the choice (${used.join(", ")}).`;
  const last = known[known.length - 1];
  const most = known.reduce((best, one) => (one.share > best.share ? one : best));
  return `${name}${percent(last.share)} of the variance in ${last.label} is the choice of source (${used.join(", ")}); at most ${percent(most.share)}, in ${most.label}.`;
}

function parametersIn(panel: FanPanel): readonly string[] {
  return [...new Set(panel.bands.flatMap(({ sources }) => (sources ?? []).map(({ parameter }) => parameter)))];
}
