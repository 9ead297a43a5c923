// A calibration for the terminal: which figures it met, what it learnt of which parameter, and whether it may be used.
import type { ParameterRow } from "../ask/calibrate/parameterRows.ts";
import type { SeriesCheck } from "../ask/calibrate/predictiveCheck.ts";
import type { Calibrated } from "../ask/calibrate/setText.ts";
import { counted, number, percent } from "../quantity/numberWords.ts";
import { foldLines } from "./fold.ts";
import type { TerminalStyle } from "./terminalStyle.ts";
import { textTable } from "./textTable.ts";

export function calibrateText(found: Calibrated, style: TerminalStyle): string {
  const parts = [headText(found, style), seriesText(found, style), parametersText(found, style), gatesText(found, style)]; // prettier-ignore
  return parts.filter((part) => part !== "").join("\n");
}

function headText(
  { title, id, asOf, scores, members, passes, stepDays, seed, coordinates }: Calibrated,
  style: TerminalStyle,
): string {
  // prettier-ignore
  const day = asOf === null ? "from everything published by now" : `as of ${asOf}`;
  const how = `${counted(scores.length, "draw")} ${day}; ${counted(members, "member")} of ${counted(coordinates.length, "number")} each, ${counted(passes.length - 1, "pass", "passes")}, steps of ${Number(stepDays.toPrecision(4))} days, seed ${seed}`;
  return foldLines(`${style.bold(`Calibration: ${title}`)}\n  ${how}. Calibration ${id}.\n`, style);
}

function seriesText({ before, after }: Calibrated, style: TerminalStyle): string {
  const heads = ["series", "figures", "from", "through", "off before", "off after", "in 50 %", "in 80 %", "in 95 %"];
  const rows = after.series.map((one, at) => [
    one.series,
    String(one.figures),
    one.from,
    one.through,
    percent(before.series[at].off),
    percent(one.off),
    ...([50, 80, 95] as const).map((level) => heldText(one, level)),
  ]);
  const words = `Root mean square of published less predicted, in logs; and how many figures lie within intervals of draws and error together. Were the model right, a distance as large as that of all figures had odds of ${number(after.odds)}.`;
  return `${textTable(heads, rows, [1, 4, 5, 6, 7, 8], style)}${foldLines(words, style)}\n`;
}

function heldText({ held, figures }: SeriesCheck, level: 50 | 80 | 95): string {
  return `${held[level]} of ${figures}`;
}

const kinds: Readonly<Record<ParameterRow["of"], string>> = {
  draw: "",
  size: ", size of its drift",
  step: ", its drift",
};

function parametersText({ parameters }: Calibrated, style: TerminalStyle): string {
  const rows = parameters.filter(({ informed }) => informed).toSorted((one, other) => other.removed - one.removed);
  const others = parameters.filter(({ informed, hasWay }) => !informed && hasWay);
  const without = parameters.filter(({ hasWay }) => !hasWay);
  const heads = ["parameter", "variance removed", "mean", "deviation"];
  const cells = rows.map((one) => [
    `${one.name}${kinds[one.of]}`,
    percent(one.removed),
    one.mean.toFixed(2),
    one.deviation.toFixed(2),
  ]);
  const table = rows.length === 0 ? "" : textTable(heads, cells, [1, 2, 3], style);
  const named = (list: readonly ParameterRow[]): string => list.map((one) => `${one.name}${kinds[one.of]}`).join("; ");
  const words = [
    ...(rows.length === 0 ? [] : ["Means and deviations are of normal scores, which were 0 and 1 before."]),
    ...(others.length === 0 ? [] : [`Not informed by the figures, drawn nearly as before: ${named(others)}.`]),
    ...(without.length === 0 ? [] : [`Without a way to any figure, drawn as before: ${named(without)}.`]),
  ];
  return `${table}${words.map((line) => `${foldLines(line, style)}\n`).join("")}`;
}

function gatesText({ refused }: Calibrated, style: TerminalStyle): string {
  if (refused.length === 0) return "";
  return `${style.bad("Not published, because a gate failed")}\n${refused.map((line) => foldLines(`  ${line}`, style)).join("\n")}\n`;
}
