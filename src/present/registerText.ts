// What was registered, for the terminal: a line a series, and where it lies.
import type { Registered } from "../ask/register.ts";
import { hubLevels } from "../forecast/forecast.ts";
import type { RegisteredFigure } from "../forecast/registration.ts";
import { counted } from "../quantity/numberWords.ts";
import { numberText } from "./backtestText.ts";
import { foldLines } from "./fold.ts";
import type { TerminalStyle } from "./terminalStyle.ts";
import { textTable } from "./textTable.ts";

/** @param title of the model */
export function registerText({ registration, leftOut }: Registered, title: string, style: TerminalStyle): string {
  const { forecasts, day, through, draws, failedDraws, stepDays, seed } = registration;
  const names = [...new Set(forecasts.map(({ series }) => series))];
  const failed = failedDraws === 0 ? "" : `; ${counted(failedDraws, "draw")} failed and are left out`;
  const how = `${counted(draws, "draw")} of expected numbers, steps of ${Number(stepDays.toPrecision(4))} days, seed ${seed}${failed}`;
  const what = `${counted(forecasts.length, "figure")} of ${names.length} series, to ${through}`;
  const head = `${style.bold(`Forecast of ${day}: ${title}`)}\n  ${what}; ${how}.`;
  const rows = names.map((name) => {
    const own = forecasts.filter(({ series }) => series === name);
    const last = own[own.length - 1];
    return [name, own[0].period, middleOf(own[0]), last.period, middleOf(last), intervalOf(last)];
  });
  const heads = ["series", "first", "median", "last", "median", "80 % interval"];
  const reasons = new Map<string, number>();
  for (const { why } of leftOut) reasons.set(why, (reasons.get(why) ?? 0) + 1);
  const without = [...reasons].map(([why, count]) => `${counted(count, "figure")} not forecast: ${why}.`);
  return [foldLines(head, style), "", textTable(heads, rows, [2, 4, 5], style), ...without.map((line) => foldLines(line, style))].join("\n").trimEnd(); // prettier-ignore
}

/** What --json prints; the file itself has the quantiles. */
export function registerJson({ registration, leftOut }: Registered, sha256: string, files: readonly string[]): object {
  const { forecasts, known: _, ...head } = registration;
  return { ...head, sha256, files, figures: forecasts.length, leftOut };
}

function middleOf({ quantiles }: RegisteredFigure): string {
  return numberText(quantiles[hubLevels.indexOf(0.5)]);
}

function intervalOf({ quantiles }: RegisteredFigure): string {
  const [low, high] = [0.1, 0.9].map((level) => numberText(quantiles[hubLevels.indexOf(level)]));
  return `${low} to ${high}`;
}
