// A backtest for the terminal: what was forecast from where, how families came out, and the forecasts themselves where
// they are few.
import type { Backtest } from "../ask/backtest.ts";
import type { ForecastRow } from "../ask/backtest/scoreForecasts.ts";
import { hubLevels } from "../forecast/forecast.ts";
import { describeProblem } from "../errors.ts";
import { counted, ratioText } from "../quantity/numberWords.ts";
import { groupedBy } from "../reading/groupedBy.ts";
import { foldLines } from "./fold.ts";
import { capital } from "./html.ts";
import type { TerminalStyle } from "./terminalStyle.ts";
import { textTable } from "./textTable.ts";

/** Forecasts are listed where there are no more; the tables of --out have all of them. */
const fewEnough = 60;

export function backtestText(backtest: Backtest, style: TerminalStyle): string {
  const own = backtest.rows.filter(({ forecaster }) => forecaster === backtest.model);
  const parts = [
    headText(backtest, own, style),
    originsText(backtest, style),
    familiesText(backtest, style),
    gateText(backtest, style),
    levelsText(backtest, style),
    own.length <= fewEnough ? rowsText(own, style) : worstText(own, style),
    leftOutText(backtest, own, style),
  ];
  return parts.filter((part) => part !== "").join("\n");
}

function headText(
  { title, draws, seed, stack, stepDays, id, given }: Backtest,
  own: readonly ForecastRow[],
  style: TerminalStyle,
): string {
  const scored = own.filter(({ score }) => score !== null).length;
  const under = stack === "baseline" ? "" : `, under ${stack}`;
  const how = `${counted(draws, "draw")} of expected numbers from each origin, steps of ${Number(stepDays.toPrecision(4))} days, seed ${seed}${under}`;
  const what = `${counted(own.length, "figure")} forecast, ${scored} of them published since`;
  const words = given.length === 0 ? "" : ` Conditional, no forecasts: ${given.join(", ")} are given beyond each day.`;
  return foldLines(`${style.bold(`Backtest: ${title}`)}\n  ${what}; ${how}. Backtest ${id}.${words}\n`, style);
}

function originsText({ origins }: Backtest, style: TerminalStyle): string {
  const lines = origins.flatMap(({ date, status, chunk, leftOut }) => {
    const [first] = chunk?.refused ?? [];
    if (status === "refused" && first !== undefined)
      return [`${style.bad(`${date} cannot be forecast from`)}\n${describeProblem(first)}`];
    if (status === "nothing")
      return [`${style.bad(`${date}: nothing to forecast`)}: ${leftOut[0]?.why ?? "no horizon"}`];
    if (status === "unfinished") return [`${style.bad(`${date} is not finished`)}`];
    const failed = chunk?.failed ?? [];
    if (failed.length === 0) return [];
    const which = failed.slice(0, 8).map(({ draw }) => draw + 1);
    const more = failed.length > 8 ? ` and ${failed.length - 8} more` : "";
    return [
      `${date}: ${counted(failed.length, "draw")} failed and ${failed.length === 1 ? "is" : "are"} left out (${which.join(", ")}${more}): ${failed[0].why}`,
    ];
  });
  return lines.length === 0 ? "" : `${lines.map((line) => foldLines(line, style)).join("\n")}\n`;
}

/** The model's scores, of D and H apart where it has both. */
function familiesText({ families, model }: Backtest, style: TerminalStyle): string {
  const rows = families.flatMap(({ title, baseline, forecasters }) => {
    const own = forecasters.filter(({ forecaster }) => forecaster === model);
    const apart = own.filter(({ part }) => part !== "all");
    return apart.map(({ part, scored, crpsRatio, covered, bias }) => [
      title,
      part,
      String(scored),
      covered.join(", "),
      crpsRatio === null ? "none" : ratioText(crpsRatio),
      baseline,
      bias === null ? "" : `${bias > 0 ? "+" : ""}${bias.toFixed(2)}`,
    ]);
  });
  if (rows.length === 0) return "Nothing is scored: no outcome is at hand.\n";
  const heads = ["family", "", "scored", "in 50, 80, 95 %", "CRPS ÷ baseline's", "baseline", "bias"];
  return textTable(heads, rows, [2, 3, 4, 6], style);
}

/** All families together, on outcomes on which no choice was made. */
function gateText({ gates: { whole } }: Backtest, style: TerminalStyle): string {
  const { skillMet, coverageMet, coverage, bootstrap, worse } = whole;
  if (coverage.outcomes === 0) return "";
  const { geometricMean: mean, blocks } = bootstrap;
  const told = skillMet === null ? `decides nothing with ${counted(blocks, "block")} of four quarters` : met(skillMet);
  const sentences = [
    mean === null
      ? "No baseline has forecast what the model has"
      : `CRPS over all families (H): ${ratioText(mean.ratio)} times the baselines'${boundWords(mean.upper)}: ${told}`,
    ...(worse.length === 0 ? [] : [`Credibly worse than their baselines: ${worse.join(", ")}`]),
    `80 % intervals held ${coverage.held} of ${coverage.outcomes} outcomes, which amount to ` +
      `${coverage.effective.toFixed(1)} independent ones (share ${percent(coverage.interval[0])} to ` +
      `${percent(coverage.interval[1])}): ${met(coverageMet)}`,
  ];
  return `${foldLines(`${sentences.join(". ")}.`, style)}\n`;
}

/** What each level may be called from now on, in the words of every door; "" where no outcome of H is at hand. */
function levelsText({ gates: { levels }, families }: Backtest, style: TerminalStyle): string {
  const byWords = groupedBy(levels, ({ words }) => (words === "" ? "passed" : words));
  const told = [...byWords].map(([words, own]) => {
    const named = own.map(({ family, horizonMonths }) => {
      const title = families.find((one) => one.family === family)?.title ?? family;
      return `${title} at ${counted(horizonMonths, "month")}`;
    });
    return `${capital(words)}: ${named.join(", ")}.`;
  });
  return told.length === 0 ? "" : `${foldLines(told.join(" "), style)}\n`;
}

/** With too few quarters to draw from there is none. */
function boundWords(upper: number | null): string {
  return upper === null ? "" : `, 90 % bound ${ratioText(upper)}`;
}

function met(isMet: boolean): string {
  return isMet ? "met" : "not met";
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

function rowsText(rows: readonly ForecastRow[], style: TerminalStyle): string {
  const cells = rows.map((row) => [
    row.series,
    row.origin,
    row.period,
    numberText(at(row, 0.5)),
    `${numberText(at(row, 0.1))} to ${numberText(at(row, 0.9))}`,
    row.outcome === null ? "none" : numberText(row.outcome.value),
    insideText(row),
  ]);
  const heads = ["series", "from", "of", "median", "80 % interval", "published", "in"];
  return textTable(heads, cells, [3, 4, 5, 6], style);
}

/** The three forecasts whose medians were furthest off, as a share of what was published. */
function worstText(rows: readonly ForecastRow[], style: TerminalStyle): string {
  const scored = rows.filter((row) => row.score !== null);
  const offBy = ({ score, outcome }: ForecastRow): number =>
    Math.abs(score?.error ?? 0) / Math.max(1, Math.abs(outcome?.value ?? 0));
  const worst = scored.toSorted((one, other) => offBy(other) - offBy(one)).slice(0, 3);
  return worst.length === 0 ? "" : `The worst misses\n${rowsText(worst, style)}`;
}

function leftOutText({ origins }: Backtest, own: readonly ForecastRow[], style: TerminalStyle): string {
  const without = own.filter(({ outcome }) => outcome === null);
  const [first] = without;
  const lines: string[] = [];
  if (first !== undefined) {
    const are = without.length === 1 ? "1 forecast has" : `${without.length} forecasts have`;
    lines.push(
      `${are} no published figure at hand, such as ${first.series} of ${first.period}, and ${without.length === 1 ? "is" : "are"} not scored.`,
    );
  }
  const reasons = new Map<string, number>();
  for (const { leftOut, chunk } of origins) {
    for (const { why } of leftOut) reasons.set(why, (reasons.get(why) ?? 0) + 1);
    for (const _ of chunk?.without ?? []) reasons.set(noNumber, (reasons.get(noNumber) ?? 0) + 1);
  }
  for (const [why, count] of reasons) lines.push(`${counted(count, "figure")} not forecast: ${why}.`);
  return lines.map((line) => foldLines(line, style)).join("\n");
}

const noNumber = "no draw has a number for it";

export function at({ quantiles }: ForecastRow, level: number): number {
  return quantiles[hubLevels.indexOf(level)];
}

/** The narrowest of the three intervals that holds the outcome. */
export function insideText({ score }: ForecastRow): string {
  if (score === null) return "";
  const found = [50, 80, 95].find((_, index) => score.covered[index]);
  return found === undefined ? "no" : `${found} %`;
}

export function numberText(value: number): string {
  const rounded = Math.abs(value) >= 1000 ? Number(value.toPrecision(4)) : Number(value.toPrecision(3));
  return rounded.toLocaleString("en");
}
