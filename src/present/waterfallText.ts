// What each change of a stack contributes, as text: a table for each measure, then what they make together.
import type { ScenarioText } from "../ask/report/reportInput.ts";
import type { Waterfall, WaterfallMeasure } from "../ask/waterfall.ts";
import { number } from "../quantity/numberWords.ts";
import { fittingUnit } from "../quantity/fittingTime.ts";
import { stackName } from "../scenario/stack.ts";
import { fold, foldLines } from "./fold.ts";
import { stackTitle } from "./stackTitle.ts";
import type { TerminalStyle } from "./terminalStyle.ts";
import { plainStyle } from "./terminalStyle.ts";
import { textTable } from "./textTable.ts";
import { gateWords } from "./verdictWords.ts";
import { englishWaterfall, togetherWords } from "./waterfallChart.ts";
import { waterfallNumbers } from "./waterfallNumbers.ts";

export function waterfallText(
  waterfall: Waterfall,
  scenarios: readonly ScenarioText[],
  style: TerminalStyle = plainStyle,
): string {
  const { measures, orders, impossible } = waterfall;
  const tables = measures.map((measure) => measureTable(waterfall, measure, scenarios, style));
  const lines = [
    englishWaterfall.orders(orders),
    ...smallest(impossible).map(({ stack, because }) => `not possible: ${stackName(stack)}: ${because}`),
    ...measures.slice(0, 1).map(({ gate }) => `Forecasts of such differences: ${gate.words === "" ? gateWords(gate) : gate.words}`), // prettier-ignore
  ];
  return `${tables.join("\n")}${lines.flatMap((line) => fold(line, 0, style)).map((line) => `${style.quiet(line)}\n`).join("")}`; // prettier-ignore
}

/** A stack that holds one of them says nothing more. */
function smallest(impossible: Waterfall["impossible"]): Waterfall["impossible"] {
  const holds = (stack: readonly string[], other: readonly string[]): boolean =>
    other.length < stack.length && other.every((name) => stack.includes(name));
  return impossible.filter(({ stack }) => !impossible.some((other) => holds(stack, other.stack)));
}

function measureTable(
  { from, to }: Waterfall,
  measure: WaterfallMeasure,
  scenarios: readonly ScenarioText[],
  style: TerminalStyle,
): string {
  const numbers = waterfallNumbers(measure);
  if (numbers === null) return foldLines(`${measure.title}: no run has a value at both ends`, style);
  const { changes, runs } = measure;
  const isOne = runs < 2;
  const unit = fittingUnit(measure.unit, [measure.start, measure.end]);
  const rest = (cells: readonly string[]): readonly string[] => (isOne ? cells.slice(1, 3) : cells);
  const row = (title: string, level: string): readonly string[] => [title, level, ...rest(["", "", "", ""])];
  const rows = [
    row(stackTitle({ scenarios }, from), numbers.start),
    ...changes.map(({ title, isLeftOut, standardError, alone, last, lower, higher }, nth) => [
      isLeftOut ? englishWaterfall.without(title) : title,
      numbers.changes[nth],
      ...rest([
        standardError === null ? "" : `± ${number(unit.of(standardError))}`,
        numbers.signed(alone),
        numbers.signed(last),
        `${lower} / ${higher}`,
      ]),
    ]),
    row(stackTitle({ scenarios }, to), numbers.end),
  ];
  const heads = ["", "contributes", ...rest(["se", "alone", "on top of all", "lower / higher"])];
  const lead = `${measure.title}${numbers.unit === "" ? "" : ` (${numbers.unit})`}, ${isOne ? "the one run" : `mean of ${runs} runs`}`;
  const names = changes.map(({ title }) => title);
  const together = togetherWords(measure, names, englishWaterfall);
  const told =
    together === ""
      ? ""
      : fold(together, 0, style)
          .map((line) => `${line}\n`)
          .join("");
  return `${fold(lead, 0, style).map(style.bold).join("\n")}\n${textTable(heads, rows, [...heads.keys()].slice(1), style)}${told}`;
}
