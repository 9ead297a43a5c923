// What a run comes to, as text: every measure with its error and its spread over the runs.
import type { ReportInput } from "../ask/report/reportInput.ts";
import { fittingUnit } from "../quantity/fittingTime.ts";
import { range, withError } from "../quantity/numberWords.ts";
import type { VerdictGate } from "../judge/verdictGate.ts";
import { isDrifting } from "../study/drifting.ts";
import type { MeasureSummary } from "../summarise/summary.ts";
import { fold } from "./fold.ts";
import { columnTitles } from "./stackTitle.ts";
import { plainStyle } from "./terminalStyle.ts";
import { textTable } from "./textTable.ts";
import { gateMark, neverTested } from "./verdictWords.ts";

/**
 * Measures of every stack with mean ± standard error (the median, where parameters drift) and the 80 % range over runs;
 * of one run, its numbers alone.
 *
 * @param levels by the name of a measure, what forecasts of its level have come to; null: nothing here is of a date
 */
export function measuresText(
  input: Pick<ReportInput, "scenarios" | "study">,
  style = plainStyle,
  levels: Readonly<Record<string, VerdictGate>> | null = null,
): string {
  const titles = columnTitles(input);
  return input.study.stacks
    .map(({ measures, replications }, column) => {
      const isOne = replications < 2;
      const level = isDrifting(input.study) ? "median" : "mean ± se";
      const heads = isOne ? ["measure", "value", "unit"] : ["measure", level, "80 % of runs", "unit"];
      const numbers = isOne ? [1] : [1, 2];
      const spread = isDrifting(input.study) ? medianRow : spreadRow;
      const marked = measures.map((one) =>
        levels === null ? one : { ...one, title: `${one.title}${gateMark(levels[one.name] ?? neverTested)}` },
      );
      const table = textTable(heads, marked.map(isOne ? valueRow : spread), numbers, style);
      return `${fold(titles[column], 0, style).map(style.bold).join("\n")}\n${table}`;
    })
    .join("\n");
}

function valueRow({ title, mean, unit }: MeasureSummary): readonly string[] {
  const { name, of } = fittingUnit(unit, [mean]);
  return [title, withError(of(mean), null), name];
}

function spreadRow({ title, mean, standardError, p10, p90, unit }: MeasureSummary): readonly string[] {
  const { name, of } = fittingUnit(unit, [mean]);
  return [title, withError(of(mean), of(standardError)), range(of(p10), of(p90)), name];
}

function medianRow({ title, median, p10, p90, unit }: MeasureSummary): readonly string[] {
  const { name, of } = fittingUnit(unit, [median]);
  return [title, withError(of(median), null), range(of(p10), of(p90)), name];
}
