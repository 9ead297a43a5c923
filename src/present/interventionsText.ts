// The table of interventions for the terminal: of each change of the past what the model said it would do, and what it did.
import type { InterventionRow, Interventions } from "../ask/interventions.ts";
import type { ChangeInterval, ChangeRow } from "../ask/interventions/scoreChange.ts";
import { exp } from "../quantity/portable.ts";
import { counted, noNumber, ratioText } from "../quantity/numberWords.ts";
import { foldLines } from "./fold.ts";
import type { TerminalStyle } from "./terminalStyle.ts";
import { textTable } from "./textTable.ts";

export function interventionsText(found: Interventions, style: TerminalStyle): string {
  const parts = [headText(found, style), ...found.interventions.map((one) => rowText(one, style))];
  return [...parts, countedText(found, style)].join("\n");
}

/** A change in logs as a factor, as doors print it. */
function factorText(change: number | null): string {
  return change === null ? noNumber : ratioText(exp(change));
}

function headText(
  { title, interventions, draws, seed, stepDays, id, standIns }: Interventions,
  style: TerminalStyle,
): string {
  const how = `${counted(draws, "draw")} of expected numbers with what was announced and as many without, the same ones`;
  const judged = standIns ? ", what was judged later made by a rule" : "";
  const steps = `steps of ${Number(stepDays.toPrecision(4))} days, seed ${seed}${judged}`;
  const what =
    `${counted(interventions.length, "change")} of the past, each forecast from the day of its announcement: ` +
    "the mean of periods after its day over that of periods before (1: no change).";
  return foldLines(`${style.bold(`Interventions: ${title}`)}\n  ${what} ${how}; ${steps}. Backtest ${id}.\n`, style);
}

function rowText(row: InterventionRow, style: TerminalStyle): string {
  const { title, day, announced, stack, said, confounders, why, judgedLater, changes, status } = row;
  const head = `${style.bold(title)}\n  ${day}, announced ${announced}; ${stack} says only that. ${said}`;
  const told = status === "unfinished" ? ["not finished"] : why;
  const words = { scored: "", "not scored": "Not counted", refused: "Cannot be run", unfinished: "Stopped" }[status];
  const lines = [
    head,
    ...told.map((reason) => style.bad(`  ${words}: ${reason}`)),
    ...(changes.length === 0
      ? []
      : [textTable(heads, changes.map(cellsOf), [1, 2, 3, 4, 6, 7, 8, 9], style).trimEnd()]),
    ...changes.slice(1).flatMap(({ series, why: reason }) => (reason === "" ? [] : [`  ${series}: ${reason}`])),
    ...(judgedLater.length === 0 || changes.length === 0
      ? []
      : [`  Read as judged later, with and without it: ${counted(judgedLater.length, "parameter")}.`]),
    `  What else happened: ${confounders.join("; ")}.`,
  ];
  return foldLines(`${lines.join("\n")}\n`, style);
}

const heads = ["series", "said", "80 %", "without", "was", "in", "sign", "CRPS", "none", "year"];

function cellsOf({ series, announced, without, observed, score }: ChangeRow): readonly string[] {
  const inside = [50, 80, 95].find((_, at) => score?.covered[at] === true);
  return [
    series,
    factorText(announced?.median ?? null),
    intervalText(announced),
    factorText(without?.median ?? null),
    factorText(observed),
    score === null ? "" : inside === undefined ? "no" : `${inside} %`,
    score === null ? "" : score.isSignRight ? "right" : "wrong",
    ...[score?.crps, score?.crpsOfNoChange, score?.crpsOfLastYear].map((one) => (one == null ? "" : one.toFixed(2))),
  ];
}

/** "0.80–1.10" */
function intervalText(interval: ChangeInterval | null): string {
  return interval === null ? noNumber : `${factorText(interval.p10)}–${factorText(interval.p90)}`;
}

function countedText(found: Interventions, style: TerminalStyle): string {
  const legend =
    "said: median under what was announced, with its 80 % interval; without: median without it; was: as published; " +
    "in: narrowest of the central 50, 80 and 95 % intervals that holds that; CRPS: of the logarithm, less is better, " +
    "beside saying that nothing changes (none) and that the last year's change returns (year). " +
    "The first series of each change decides, and each counts once.";
  return foldLines(`${legend}\n\n${countedWords(found)}\n`, style);
}

/** What those that count came to, and what that allows to be said. */
function countedWords({ interventions, counted: own, gate }: Interventions): string {
  const scores = interventions.flatMap(({ changes }) => (changes[0]?.score == null ? [] : [changes[0].score]));
  const held = own.filter((one) => one.held).length;
  const right = scores.filter(({ isSignRight }) => isSignRight).length;
  const sum = (values: readonly number[]): string => values.reduce((total, one) => total + one, 0).toFixed(2);
  const withYear = scores.flatMap(({ crps, crpsOfLastYear: year }) => (year === null ? [] : [{ crps, year }]));
  const year =
    withYear.length === 0
      ? ""
      : ` Where a change of the last year was known (${withYear.length}), CRPS ${sum(withYear.map(({ crps }) => crps))} beside its ${sum(withYear.map((one) => one.year))}.`;
  const scored =
    own.length === 0
      ? ""
      : ` CRPS ${sum(own.map(({ crps }) => crps))} in sum, of the model without what was announced ${sum(scores.map(({ crpsWithout }) => crpsWithout))}, ` +
        `of no change ${sum(own.map(({ crpsOfNoChange }) => crpsOfNoChange))}. 80 % intervals held ${held} of ${own.length}; ` +
        `the sign was right in ${right}.${year}`;
  const gated = gate.words === "" ? gate.why : `${gate.words}: ${gate.why}`;
  return `n = ${own.length} of ${interventions.length} count.${scored} A difference between two stacks is ${gate.status}: ${gated}.`;
}
