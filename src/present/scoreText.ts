// Registered forecasts beside what came, for the terminal.
import type { AwaitedFigure, ScoredFile, ForecastScores } from "../ask/score.ts";
import type { ForecastRow } from "../ask/backtest/scoreForecasts.ts";
import { counted, ratioText } from "../quantity/numberWords.ts";
import { at, insideText, numberText } from "./backtestText.ts";
import { foldLines } from "./fold.ts";
import type { TerminalStyle } from "./terminalStyle.ts";
import { textTable } from "./textTable.ts";

/** Forecasts are listed where no more are settled; the tables of --out have all of them. */
const fewEnough = 60;

/** @param today ISO day: what was expected by then is late */
export function scoreText(scores: ForecastScores, today: string, style: TerminalStyle): string {
  const own = ownRows(scores);
  const settled = own.filter(({ outcome }) => outcome !== null);
  const parts = [
    headText(scores, own, settled, style),
    familiesText(scores, style),
    partsText(settled, style),
    settledText(settled, scores, style),
    awaitedText(scores.awaited, scores.asOf ?? today, style),
  ];
  return parts
    .filter((part) => part !== "")
    .join("\n")
    .trimEnd();
}

/** What a newer edition has settled. */
export function newlyText(
  newly: readonly { readonly series: string; readonly period: string }[],
  style: TerminalStyle,
): string {
  if (newly.length === 0) return "It settles no figure that was forecast.\n";
  const listed = newly.slice(0, 12).map(({ series, period }) => `${series} of ${period}`);
  const more = newly.length > 12 ? ` and ${newly.length - 12} more` : "";
  return `${foldLines(`It settles ${counted(newly.length, "figure")} that were forecast: ${listed.join(", ")}${more}.`, style)}\n`;
}

/** Those of the files, without baselines. */
function ownRows({ rows, files }: ForecastScores): readonly ForecastRow[] {
  const names = new Set(files.flatMap(({ forecasters }) => forecasters));
  return rows.filter(({ forecaster }) => names.has(forecaster));
}

function headText(
  { title, files, protocol, asOf }: ForecastScores,
  own: readonly ForecastRow[],
  settled: readonly ForecastRow[],
  style: TerminalStyle,
): string {
  const by = asOf === null ? "" : ` by ${asOf}`;
  const what = `${counted(own.length, "figure")} forecast, ${settled.length} of them published since${by}; protocol ${protocol}.`;
  const lines = files.map((file) => `  ${fileText(file)}`);
  return `${foldLines([`${style.bold(`Scores: ${title}`)}\n  ${what}`, ...lines].join("\n"), style)}\n`;
}

function fileText({ path, madeOn, sha256, forecasters, origins, figures, settled }: ScoredFile): string {
  const days = origins.length > 2 ? `${origins.length} days` : origins.join(" and ");
  const made = madeOn === null ? forecasters.join(", ") : `made on ${madeOn}, SHA-256 ${sha256?.slice(0, 16)}…`;
  return `${path}: forecast from ${days}; ${made}; ${settled} of ${figures} settled`;
}

function familiesText({ families, files }: ForecastScores, style: TerminalStyle): string {
  const names = new Set(files.flatMap(({ forecasters }) => forecasters));
  const rows = families.flatMap(({ title, baseline, forecasters }) =>
    forecasters
      .filter(({ forecaster, part }) => names.has(forecaster) && part !== "all")
      .map(({ forecaster, part, scored, covered, crpsRatio, wisRatio }) => [
        title,
        part,
        String(scored),
        covered.join(", "),
        crpsRatio === null ? "none" : ratioText(crpsRatio),
        wisRatio === null ? "none" : ratioText(wisRatio),
        baseline,
        ...(names.size > 1 ? [forecaster] : []),
      ]),
  );
  if (rows.length === 0) return "Nothing is scored: no figure that was forecast is out.\n";
  const whose = names.size > 1 ? ["forecaster"] : [];
  const heads = ["family", "part", "scored", "in 50, 80, 95 %", "CRPS", "WIS", "÷ that of", ...whose];
  return textTable(heads, rows, [2, 3, 4, 5], style);
}

function partsText(settled: readonly ForecastRow[], style: TerminalStyle): string {
  const parts = new Set(settled.map(({ part }) => part));
  const hindsight = parts.has("D") || parts.has("H");
  if (!hindsight) return "";
  const words =
    "R: published after the forecast was registered. H and D: it was out by then, or nothing shows that it was not; such a forecast is a hindcast.";
  return `${foldLines(words, style)}\n`;
}

function settledText(
  settled: readonly ForecastRow[],
  { rows, families }: ForecastScores,
  style: TerminalStyle,
): string {
  if (settled.length === 0) return "";
  const isFew = settled.length <= fewEnough;
  const offBy = ({ score, outcome }: ForecastRow): number =>
    Math.abs(score?.error ?? 0) / Math.max(1, Math.abs(outcome?.value ?? 0));
  const shown = isFew ? settled : settled.toSorted((one, other) => offBy(other) - offBy(one)).slice(0, 10);
  const many = new Set(settled.map(({ forecaster, origin }) => `${forecaster} from ${origin}`)).size > 1;
  const cells = shown.map((row) => {
    const { baseline } = families.find(({ family }) => family === row.family) ?? {};
    const theirs = rows.find(
      (one) =>
        one.forecaster === baseline &&
        one.series === row.series &&
        one.period === row.period &&
        one.origin === row.origin,
    );
    return [
      row.series,
      row.period,
      numberText(at(row, 0.5)),
      `${numberText(at(row, 0.1))} to ${numberText(at(row, 0.9))}`,
      row.outcome === null ? "" : numberText(row.outcome.value),
      insideText(row),
      scoreOf(row),
      theirs === undefined ? "none" : scoreOf(theirs),
      ...(many ? [`${row.forecaster} from ${row.origin}`] : []),
    ];
  });
  const heads = ["series", "of", "median", "80 % interval", "published", "in", "CRPS", "baseline", ...(many ? ["forecast by"] : [])]; // prettier-ignore
  const table = textTable(heads, cells, [2, 3, 4, 5, 6, 7], style);
  return isFew ? table : `The worst of them\n${table}`;
}

function scoreOf({ score }: ForecastRow): string {
  return score === null ? "" : String(Number(score.crps.toPrecision(3)));
}

/** A line a series. */
function awaitedText(awaited: readonly AwaitedFigure[], today: string, style: TerminalStyle): string {
  if (awaited.length === 0) return "";
  const names = [...new Set(awaited.map(({ series }) => series))];
  const rows = names.map((name) => {
    const own = awaited.filter(({ series }) => series === name);
    const [{ expected }] = own;
    const words =
      expected === null ? "nobody has said" : expected < today ? `was due by ${expected}` : `by ${expected}`;
    return [name, String(own.length), own[0].period, own[own.length - 1].period, words];
  });
  return `Not yet out\n${textTable(["series", "figures", "from", "to", "the first expected"], rows, [1], style)}`;
}
