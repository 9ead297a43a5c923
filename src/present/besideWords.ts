// Two runs beside each other as sentences and tables, in the words of one language: the command line, the report and the page
// say the same.
import type { BesideNumber, BesideRuns } from "../ask/frozen/besideRuns.ts";
import type { MadeDifference } from "../ask/frozen/madeOtherwise.ts";
import { counted } from "../quantity/numberWords.ts";
import { figures, words } from "./table.ts";
import type { Cell, Table } from "./table.ts";

export interface BesideWords {
  /** the heading, of what the run is called */
  title(called: string): string;
  /** how many numbers stand in both, and how many of them are others */
  compared(numbers: number, different: number): string;
  readonly noNumbers: string;
  verdictsCompared(verdicts: number, different: number): string;
  readonly madeOfTheSame: string;
  madeOtherwise(things: readonly string[]): string;
  /** of one no record is at hand */
  readonly notRecorded: string;
  /** @param others how many more there are than are named */
  onlyIn(called: string, names: readonly string[], others: number): string;
  readonly chance: string;
  readonly what: Readonly<Record<MadeDifference["what"], string>>;
  readonly made: { readonly caption: string; readonly what: string };
  readonly numbers: {
    readonly caption: string;
    readonly number: string;
    readonly scenario: string;
    readonly unit: string;
    /** behind a run's name: of its mean */
    readonly error: string;
    readonly difference: string;
    readonly share: string;
  };
  readonly statements: { readonly caption: string; readonly statement: string; readonly runs: string };
  /** a title of the model, a unit, a verdict and another word that rules make, in this language */
  titleOf(number: Pick<BesideNumber, "name" | "title">): string;
  unitOf(unit: string): string;
  verdictOf(verdict: string): string;
  against(left: string, right: string): string;
}

const englishWhat: BesideWords["what"] = {
  version: "version",
  kernels: "kernels of the engine",
  command: "command",
  model: "model",
  documents: "documents",
  engine: "engine",
  seed: "seed",
  replications: "replications",
  stacks: "scenarios",
  days: "days",
  set: "values that were set",
  sample: "sample",
  uncertainty: "uncertainty",
  option: "option",
  tables: "tables given",
  finished: "finished",
};

export const englishBeside: BesideWords = {
  title: (called) => `Beside the run ${called}`,
  compared: (numbers, different) => `${counted(numbers, "number")} of both, of which ${different} ${different === 1 ? "differs" : "differ"}.`, // prettier-ignore
  noNumbers: "No number stands in both.",
  verdictsCompared: (verdicts, different) => `${counted(verdicts, "statement")} judged in both, of which ${different} ${different === 1 ? "has another verdict" : "have other verdicts"}.`, // prettier-ignore
  madeOfTheSame: "Made of the same, as far as is known of both.",
  madeOtherwise: (things) => `Made otherwise: ${things.join("; ")}.`,
  notRecorded: "Documents, figures and versions are not compared: run.json, which says them, is not at hand for both.",
  onlyIn: (called, names, others) => `Only in ${called}: ${names.join("; ")}${others === 0 ? "" : `; and ${counted(others, "other")}`}.`, // prettier-ignore
  chance:
    "Each number stands with the standard error of its mean; runs of one seed share their chance, so that a difference may be surer than these say.",
  what: englishWhat,
  made: { caption: "What both were made of otherwise", what: "what" },
  numbers: {
    caption: "The numbers of both",
    number: "number",
    scenario: "scenario",
    unit: "unit",
    error: "standard error",
    difference: "difference",
    share: "difference (%)",
  },
  statements: { caption: "The statements judged in both", statement: "statement", runs: "runs in which it holds (%)" },
  titleOf: ({ title }) => title,
  unitOf: (unit) => unit,
  verdictOf: (verdict) => verdict,
  against: (left, right) => `${left} against ${right}`,
};

/** What is said first: whether numbers are others, and by what. */
export function besideSentences(beside: BesideRuns, said: BesideWords): readonly string[] {
  const { numbers, verdicts, differences, areRecorded, only, left, right } = beside;
  const others = numbers.filter((number) => number.left.mean !== number.right.mean).length;
  const judged = verdicts.filter((verdict) => verdict.left !== verdict.right).length;
  return [
    numbers.length > 0 ? said.compared(numbers.length, others) : verdicts.length === 0 ? said.noNumbers : "",
    verdicts.length === 0 ? "" : said.verdictsCompared(verdicts.length, judged),
    differences.length === 0 ? said.madeOfTheSame : said.madeOtherwise(differences.map((one) => differenceWords(one, said))), // prettier-ignore
    areRecorded ? "" : said.notRecorded,
    onlyWords(left.called, only.left, said),
    onlyWords(right.called, only.right, said),
    numbers.some((number) => number.left.standardError !== null) ? said.chance : "",
  ].filter((text) => text !== "");
}

/** Of two models nearly everything is in one alone: so many names are enough to see it. */
const mostNamed = 20;

function onlyWords(called: string, names: readonly string[], said: BesideWords): string {
  if (names.length === 0) return "";
  return said.onlyIn(called, names.slice(0, mostNamed), Math.max(0, names.length - mostNamed));
}

function differenceWords(one: MadeDifference, said: BesideWords): string {
  if (one.what === "documents") return `${said.what.documents} ${one.name}`;
  return `${thingOf(one, said)} ${said.against(one.left, one.right)}`;
}

/** Nothing is a table of no rows. */
export function besideTables(beside: BesideRuns, said: BesideWords): readonly Table[] {
  return [madeTable, numbersTable, statementsTable]
    .map((table) => table(beside, said))
    .filter(({ rows }) => rows.length > 0);
}

function madeTable({ left, right, differences }: BesideRuns, said: BesideWords): Table {
  return {
    name: "beside-made",
    caption: said.made.caption,
    columns: [said.made.what, left.called, right.called].map(words),
    rows: differences.map((one) => [thingOf(one, said), one.left, one.right]),
  };
}

function thingOf({ what, name }: MadeDifference, said: BesideWords): string {
  return name === "" ? said.what[what] : `${said.what[what]} ${name}`;
}

function numbersTable({ left, right, numbers }: BesideRuns, said: BesideWords): Table {
  const { caption, number, scenario, unit, error, difference, share } = said.numbers;
  return {
    name: "beside-numbers",
    caption,
    columns: [
      words(number),
      words(scenario),
      words(unit),
      figures(left.called),
      figures(`${left.called}, ${error}`),
      figures(right.called),
      figures(`${right.called}, ${error}`),
      figures(difference),
      figures(share),
    ],
    rows: numbers.map((one): readonly Cell[] => [
      said.titleOf(one),
      one.of.left === one.of.right ? one.of.left : said.against(one.of.left, one.of.right),
      said.unitOf(one.unit),
      one.left.mean,
      one.left.standardError,
      one.right.mean,
      one.right.standardError,
      one.difference,
      inPercent(one.share),
    ]),
  };
}

function statementsTable({ left, right, verdicts }: BesideRuns, said: BesideWords): Table {
  const { caption, statement, runs } = said.statements;
  return {
    name: "beside-statements",
    caption,
    columns: [
      words(statement),
      words(left.called),
      words(right.called),
      figures(`${left.called}, ${runs}`),
      figures(`${right.called}, ${runs}`),
    ],
    rows: verdicts.map(({ short, left: one, right: other, probability }) => [
      short,
      said.verdictOf(one),
      said.verdictOf(other),
      inPercent(probability.left),
      inPercent(probability.right),
    ]),
  };
}

function inPercent(share: number | null): number | null {
  return share === null ? null : 100 * share;
}
