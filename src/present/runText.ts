// What a run comes to, as text: every measure with its error and its spread over the runs.
import type { ReportInput } from "../ask/report/reportInput.ts";
import { fittingUnit } from "../quantity/fittingTime.ts";
import { range, withError } from "../quantity/numberWords.ts";
import type { MeasureSummary } from "../summarise/summary.ts";
import { fold } from "./fold.ts";
import { columnTitles } from "./stackTitle.ts";
import { plainStyle } from "./terminalStyle.ts";
import { textTable } from "./textTable.ts";

/** Measures of every stack with mean ± standard error and the 80 % range over runs; of one run, its numbers alone. */
export function measuresText(input: Pick<ReportInput, "scenarios" | "study">, style = plainStyle): string {
  const titles = columnTitles(input);
  return input.study.stacks
    .map(({ measures, replications }, column) => {
      const isOne = replications < 2;
      const heads = isOne ? ["measure", "value", "unit"] : ["measure", "mean ± se", "80 % of runs", "unit"];
      const numbers = isOne ? [1] : [1, 2];
      const table = textTable(heads, measures.map(isOne ? valueRow : spreadRow), numbers, style);
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
