// What binds, and what one more of it would be worth, as text.
import type { Binds, CapacityPrice } from "../ask/binds.ts";
import { fittingUnit } from "../quantity/fittingTime.ts";
import type { FittingUnit } from "../quantity/fittingTime.ts";
import { counted, noNumber, number } from "../quantity/numberWords.ts";
import { fold } from "./fold.ts";
import { pricesSentence, signed } from "./pricesWords.ts";
import { plainStyle } from "./terminalStyle.ts";
import type { TerminalStyle } from "./terminalStyle.ts";
import { textTable } from "./textTable.ts";

/** Two steps say the same when they differ by less than this part. */
const near = 0.2;

export function bindsText(
  { asked, prices, table, stepDays, entities, missing }: Binds,
  style: TerminalStyle = plainStyle,
): string {
  const unit = fittingUnit(
    asked.unit,
    prices.map(({ perUnit }) => perUnit?.asked ?? null),
  );
  const months = table.months.length;
  const rows = prices.map((price) => [
    price.title + (price.copies > 1 ? ` (each of ${price.copies})` : ""),
    price.units === null ? noNumber : number(price.units),
    `${price.months} of ${months}`,
    signed(unit.of(price.perUnit?.asked ?? null)),
    signed(price.perUnit?.inLine ?? null),
    stepsText(price, unit),
  ]);
  const heads = [
    "resource",
    "most units",
    "binds, months",
    `by one more: ${unit.name === "" ? "the number" : unit.name}`,
    "in its line",
    "twice as many more",
  ];
  const lead = `${asked.title}${asked.value === null ? "" : `: ${number(fittingUnit(asked.unit, [asked.value]).of(asked.value))} ${fittingUnit(asked.unit, [asked.value]).name}`}`;
  const notes = [
    ...(missing === 0 ? [] : [`${counted(missing, "resource")} left unpriced, because it was stopped`]),
    `By expected numbers with every parameter at its value, step ${number(stepDays)} days; in its line: ${entities}, mean over the run. One more wherever there is any; taken over the larger of one unit and 1 % of them, and over twice as many.`,
  ];
  // who reads on knows by then of which number it is
  const first = [...fold(lead, 0, style).map(style.bold), ...fold(pricesSentence({ asked, prices }), 0, style)];
  return `${first.join("\n")}\n${textTable(heads, rows, [1, 2, 3, 4], style)}${notes
    .flatMap((line) => fold(line, 0, style))
    .map((line) => `${line}\n`)
    .join("")}`;
}

function stepsText({ perUnit, confirmed }: CapacityPrice, unit: FittingUnit): string {
  const [one, two] = [perUnit?.asked ?? null, confirmed?.asked ?? null];
  if (one === null || two === null) return "";
  if (Math.abs(one - two) <= near * Math.abs(one)) return "as much";
  return `${signed(unit.of(two))}: it bends`;
}
