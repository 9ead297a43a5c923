// The numbers and verdicts of two runs beside each other, for a terminal.
import type { BesideRuns } from "../ask/frozen/besideRuns.ts";
import { number, percent, withError } from "../quantity/numberWords.ts";
import { besideSentences, englishBeside } from "./besideWords.ts";
import { foldLines } from "./fold.ts";
import type { TerminalStyle } from "./terminalStyle.ts";
import { textTable } from "./textTable.ts";

/** What both were made of is said before it. */
export function besideText(beside: BesideRuns, style: TerminalStyle): string {
  const said = besideSentences({ ...beside, differences: [], areRecorded: true }, { ...englishBeside, madeOfTheSame: "" }); // prettier-ignore
  const tables = [numbersText(beside, style), verdictsText(beside, style)].filter((text) => text !== "");
  return [...tables, said.map((line) => foldLines(line, style)).join("\n")].join("\n");
}

function numbersText({ left, right, numbers }: BesideRuns, style: TerminalStyle): string {
  if (numbers.length === 0) return "";
  const several = new Set(numbers.map(({ of }) => `${of.left} ${of.right}`)).size > 1;
  const rows = numbers.map((one) => [
    [one.title, several ? `, ${one.of.left}` : "", one.unit === "" ? "" : ` (${one.unit})`].join(""),
    withError(one.left.mean, one.left.standardError),
    withError(one.right.mean, one.right.standardError),
    number(one.difference),
  ]);
  return textTable(["number", left.called, right.called, "difference"], rows, [1, 2, 3], style);
}

function verdictsText({ left, right, verdicts }: BesideRuns, style: TerminalStyle): string {
  if (verdicts.length === 0) return "";
  const word = (verdict: string, probability: number | null): string =>
    probability === null ? verdict : `${verdict}, ${percent(probability)}`;
  const rows = verdicts.map(({ short, left: one, right: other, probability }) => [
    short,
    word(one, probability.left),
    word(other, probability.right),
  ]);
  return textTable(["statement", left.called, right.called], rows, [], style);
}
