// What a run comes to, as text: every measure with its error and its spread over the runs.
import type { ReportInput } from "../ask/report/reportInput.ts";
import { fittingUnit } from "../quantity/fittingTime.ts";
import { range, withError } from "../quantity/numberWords.ts";
import { isDrifting } from "../study/drifting.ts";
import type { MeasureSummary } from "../summarise/summary.ts";
import { fold } from "./fold.ts";
import { columnTitles } from "./stackTitle.ts";
import { plainStyle } from "./terminalStyle.ts";
import { textTable } from "./textTable.ts";

/**
 * Measures of every stack with mean ± standard error (the median, where parameters drift) and the 80 % range over runs;
 * of one run, its numbers alone.
 */
export function measuresText(input: Pick<ReportInput, "scenarios" | "study">, style = plainStyle): string {
  const titles = columnTitles(input);
  return input.study.stacks
    .map(({ measures, replications }, column) => {
      const isOne = replications < 2;
      const level = isDrifting(input.study) ? "median" : "mean ± se";
      const heads = isOne ? ["measure", "value", "unit"] : ["measure", level, "80 % of runs", "unit"];
      const numbers = isOne ? [1] : [1, 2];
      const spread = isDrifting(input.study) ? medianRow : spreadRow;
      const table = textTable(heads, measures.map(isOne ? valueRow : spread), numbers, style);
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
