// What was said, for a screen: each statement whole with its verdict and what that does not test, or left to the files.
import type { PlainAnswer, PlainVerdict } from "../ask/answer/plainAnswer.ts";
import { groupedBy } from "../reading/groupedBy.ts";
import { counted } from "../quantity/numberWords.ts";
import { fold, plain } from "./fold.ts";
import { capital } from "./html.ts";
import type { VerdictWord } from "../judge/verdict.ts";
import type { TerminalStyle } from "./terminalStyle.ts";
import { saidVerdict, verdictMarks } from "./verdictWords.ts";

/** Lines of statements, in the fullest words for which there is room; no statement is ever cut. */
export function statementLines({ verdicts }: PlainAnswer, room: number, style: TerminalStyle): readonly string[] {
  const head = sayerLines(verdicts, style);
  const told = toldLines(verdicts, room - head.length, style);
  return told.length === 0 ? [] : [...head, ...told];
}

/** "Said by the agency, 2021, and the Secretary, 2024-04:" */
function sayerLines(verdicts: readonly PlainVerdict[], style: TerminalStyle): readonly string[] {
  const names = [...new Set(verdicts.map(({ said }) => said.by))].filter((name) => name !== "");
  const last = names.pop();
  if (last === undefined) return [];
  const others = names.length === 0 ? "" : `${names.join(", ")} and `;
  return fold(`Said by ${others}${last}:`, 0, style).map(style.quiet);
}

function toldLines(verdicts: readonly PlainVerdict[], room: number, style: TerminalStyle): readonly string[] {
  // parts are rather counted than a statement left out
  const ways = [...new Set([isTight(verdicts), true])].map((tight) =>
    verdicts.map((verdict) => formsOf(verdict, tight).map((form) => linesOf(verdict, form, style))),
  );
  for (let shown = verdicts.length; shown > 0; shown--) {
    const left = verdicts.length - shown;
    const told = left === 0 ? [] : [style.quiet(`  and ${counted(left, "further statement")}: see claims.json`)];
    for (const all of ways) {
      // a statement says more than what a word of it means
      for (const below of [[...told, ...wordLines(verdicts.slice(0, shown), style)], told]) {
        const chosen = fullest(all.slice(0, shown), room - below.length);
        if (chosen !== null) return [...chosen.flat(), ...below];
      }
    }
  }
  const none = `${counted(verdicts.length, "statement")} judged: see claims.json`;
  return verdicts.length === 0 || room < 1 ? [] : [style.quiet(none)];
}

/** Lines that all statements take in the fewest words. */
export function fewestLines(answer: PlainAnswer, style: TerminalStyle): number {
  const forms = answer.verdicts.map((verdict) => linesOf(verdict, formsOf(verdict, true).at(-1) ?? "", style));
  return sayerLines(answer.verdicts, style).length + forms.flat().length;
}

/** Of each statement one of its forms, the last where there is little room, the first statements first in full. */
function fullest(all: readonly (readonly string[][])[], room: number): readonly string[][] | null {
  const chosen = all.map((forms) => forms[forms.length - 1]);
  let spare = room - chosen.flat().length;
  if (spare < 0) return null;
  for (const [nth, forms] of all.entries()) {
    const least = chosen[nth].length;
    chosen[nth] = forms.find((lines) => lines.length - least <= spare) ?? chosen[nth];
    spare -= chosen[nth].length - least;
  }
  return chosen;
}

/** How little was tested takes room from the parts, also from those of a statement that needs no such words. */
function isTight(verdicts: readonly PlainVerdict[]): boolean {
  return verdicts.some(({ gate }) => (gate?.words ?? "") !== "");
}

/** From the fullest words to the fewest. */
function formsOf(verdict: PlainVerdict, mayCount: boolean): readonly string[] {
  const { parts, notTested } = verdict;
  const untestable = parts.filter((part) => part.verdict === "not testable here").map(({ title }) => title);
  const untested = (rest: string): string => {
    const all = [...untestable, ...(rest === "" ? [] : [lowered(rest)])].join("; ");
    return all === "" ? "" : `Not tested: ${withStop(all)}`;
  };
  const whole = untested(notTested.replace(/\.$/, ""));
  const [first] = notTested.split(/[;.]/);
  const brief = untested(first);
  const named = partWords(verdict, () => true);
  const some = partWords(verdict, isNamed(verdict));
  // where there is least room parts are counted, without what could not have failed
  const evidence = { ...verdict, parts: parts.filter((part) => part.verdict !== "by construction") };
  return [
    [named, whole],
    [named, brief],
    [some, brief],
    ...(mayCount ? [[partWords(evidence, () => false), brief]] : []),
  ].map((told) => told.filter((text) => text !== "").join(" "));
}

/**
 * Which verdicts' parts are named where there is no room for all: those that are supported, unless they are most of
 * them. Parts by construction could not have come out otherwise.
 */
function isNamed({ parts }: PlainVerdict): (word: string) => boolean {
  const own = parts.filter((part) => part.verdict !== "not testable here" && part.verdict !== "by construction");
  const supported = own.filter((part) => part.verdict === "supported").length;
  const isOfSupported = supported > 0 && supported * 2 <= own.length;
  return (word) => word !== "by construction" && (word === "supported") === isOfSupported;
}

/** "Supported: waits, seats; 2 contradicted; 1 by construction." "" for a statement that is one */
function partWords({ parts, gate }: PlainVerdict, isNamedByWord: (word: string) => boolean): string {
  // how far forecasts were tested stands beside the whole; a part that failed says so where the whole did not
  const isTold = gate?.status === "failed";
  const groups = groupedBy(parts, (part) => (isTold || !isGateFailed(part) ? part.verdict : failedWords));
  const told = inOrder.flatMap((word) => {
    const titles = (groups.get(word) ?? []).map(({ title }) => title);
    if (titles.length === 0) return [];
    return [isNamedByWord(word) ? `${word}: ${titles.join(", ")}` : `${titles.length} ${word}`];
  });
  return told.length === 0 ? "" : withStop(capital(told.join("; ")));
}

const failedWords = "not settled: forecasts of this kind failed";

function isGateFailed({ gate }: Pick<PlainVerdict, "gate">): boolean {
  return gate?.status === "failed" && gate.words !== "";
}

/** What holds stands first, what could not have failed last; untestable parts stand among what is not tested. */
const inOrder: readonly (VerdictWord | typeof failedWords)[] = ["supported", "in the model", "contradicted", "not in the model", failedWords, "not settled", "in part", "by construction"]; // prettier-ignore

/** The mark and the word with the statement, then what it rests on, set back. */
function linesOf(verdict: PlainVerdict, told: string, style: TerminalStyle): string[] {
  const { short, holds } = verdict;
  const mark = verdictMarks[verdict.verdict];
  const paint = { yes: style.good, no: style.bad, open: style.bold, plain: style.quiet }[mark.tone];
  const runs = holds === null ? "" : `, ${holds.runs} of ${holds.of} runs`;
  const head = plain(`${style.unicode ? mark.symbol : mark.ascii} ${saidVerdict(verdict)}${runs}`, style);
  const [first, ...rest] = fold(`${head}: ${withStop(capital(short))} ${told}`.trim(), 2, style);
  return [first.slice(2).replace(head, paint(head)), ...rest];
}

/** What a word means that no dictionary has, where it stands on the screen. */
const meanings: readonly (readonly [string, string])[] = [
  ["not settled", "neither clearly so nor clearly not"],
  ["by construction", "cannot fail"],
];

function wordLines(verdicts: readonly PlainVerdict[], style: TerminalStyle): readonly string[] {
  const used = new Set<string>(
    verdicts
      .flatMap(({ parts, ...whole }) => [whole, ...parts])
      .filter((one) => !isGateFailed(one))
      .map(({ verdict }) => verdict),
  );
  const told = meanings.filter(([word]) => used.has(word)).map(([word, meaning]) => `${capital(word)}: ${meaning}.`);
  return fold(told.join(" "), 0, style).map(style.quiet);
}

function withStop(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

function lowered(text: string): string {
  return `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
}
