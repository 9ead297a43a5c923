// Statements judged, as text: each verdict, and beneath it what was compared, with the numbers of both sides.
import type { Turning } from "../ask/flip/nearest.ts";
import type { TestResult, Verdict } from "../judge/verdict.ts";
import { fittingUnit } from "../quantity/fittingTime.ts";
import type { FittingUnit } from "../quantity/fittingTime.ts";
import { counted, number, range } from "../quantity/numberWords.ts";
import { fold } from "./fold.ts";
import { verdictsText } from "./terminal.ts";
import { lineOf } from "./testLine.ts";
import { turnedByOwnDraws, turningSentences } from "./turningSentences.ts";
import { englishTurning } from "./turningWords.ts";
import { undefinedWords } from "./verdictWords.ts";
import { plainStyle } from "./terminalStyle.ts";
import type { TerminalStyle } from "./terminalStyle.ts";

/**
 * Verdicts with what each rests on: every test in words, its line among them, and every number it compared.
 *
 * @param turnings which single figures would turn them; left out: nobody asked
 * @param areOwnDraws these were found with the documents' own draws, and the verdicts are of a parameter set
 */
export function claimsText(
  verdicts: readonly Verdict[],
  style = plainStyle,
  turnings: readonly Turning[] = [],
  areOwnDraws = false,
): string {
  const isAnyTurned = turnings.some(({ nearest }) => nearest !== null);
  const aside = areOwnDraws && turnings.length > 0 ? [turnedByOwnDraws] : [];
  const legend = [...(isAnyTurned ? [englishTurning.legend] : []), ...aside].flatMap((text) => fold(text, 0, style).map((line) => `${style.quiet(line)}\n`)); // prettier-ignore
  return [
    ...verdicts.map(
      (verdict) =>
        verdictsText([verdict], style) + turnsOn(verdict, turnings, style) + restsOn(verdict, style).join(""),
    ),
    ...legend,
  ].join("");
}

/** Which single figure would turn it. */
function turnsOn({ id }: Verdict, turnings: readonly Turning[], style: TerminalStyle): string {
  const own = turningSentences(turnings.filter(({ claim }) => claim === id));
  return own
    .flatMap((sentence) => fold(sentence, 2, style))
    .map((line) => `${line}\n`)
    .join("");
}

/** Parts of the model that are named one by one. */
const mostParts = 4;

/** Every test, and of the parts that the model has so many that the numbers are still seen. */
function restsOn({ tests }: Verdict, style: TerminalStyle): readonly string[] {
  const own = tests.filter(({ verdict }) => verdict === "in the model");
  const more = new Set(own.length > mostParts + 1 ? own.slice(mostParts) : []);
  const lines = tests.filter((test) => !more.has(test)).flatMap((test) => testLines(test, style));
  const told = `and ${counted(more.size, "more part")} of the model, which --json names`;
  return more.size === 0 ? lines : [...lines, `${style.quiet(`    ${told}`)}\n`];
}

/** A line for each number, the last with the line it is held against; of a part of the model, what it is. */
function testLines(test: TestResult, style: TerminalStyle): readonly string[] {
  const { source, description, numbers } = test;
  const used = source === "" ? [] : [`by ${source}:`];
  const told = numbers.map((one) => numberWords(one, unitOf(numbers)));
  const line = lineOf(description, numbers);
  const last = told.length - 1;
  const missing = undefinedWords(test);
  const compared =
    line === null ? [description, ...told] : told.map((text, i) => (i === last ? `${text}; holds if ${line}` : text));
  const words = missing === "" ? compared : [...compared, missing];
  const indented = [...used, ...words].flatMap((text, i) =>
    fold(text, i < used.length || used.length === 0 ? 4 : 6, style),
  );
  return indented.map((text) => `${style.quiet(text)}\n`);
}

/** Both sides and their difference stand in one unit. */
function unitOf(numbers: TestResult["numbers"]): FittingUnit {
  return fittingUnit(
    "days",
    numbers.filter(({ unit }) => unit === "days").map(({ value }) => value),
  );
}

function numberWords({ label, value, unit, p10, p90 }: TestResult["numbers"][number], time: FittingUnit): string {
  const { name, of } = unit === "days" ? time : fittingUnit(unit, []);
  // one run has no mean, and where all agree there is nothing to average
  const isOne = p10 === undefined || p90 === undefined || p10 === p90;
  const [mean, spread] = isOne ? ["", ""] : ["mean ", ` (80 % of runs: ${range(of(p10), of(p90))})`];
  return `${label}: ${mean}${`${number(of(value))} ${name}`.trim()}${spread}`;
}
