// What was said, for a screen: each statement whole with its verdict and what that does not test, or left to the files.
import type { PlainAnswer, PlainVerdict } from "../ask/answer/plainAnswer.ts";
import { groupedBy } from "../reading/groupedBy.ts";
import { counted } from "../quantity/numberWords.ts";
import { fold, plain } from "./fold.ts";
import { capital } from "./html.ts";
import type { VerdictWord } from "../judge/verdict.ts";
import type { TerminalStyle } from "./terminalStyle.ts";
import { inOrder, saidVerdict, verdictMarks } from "./verdictWords.ts";

/**
 * Lines of statements, in the fullest words for which there is room; no statement is ever cut.
 *
 * @param isOnce how little forecasts of their kinds were tested is said above, once for all
 */
export function statementLines(
  { verdicts }: PlainAnswer,
  room: number,
  isOnce: boolean,
  style: TerminalStyle,
): readonly string[] {
  const head = sayerLines(verdicts, style);
  const told = toldLines(verdicts, room - head.length, isOnce, style);
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

function toldLines(
  verdicts: readonly PlainVerdict[],
  room: number,
  isOnce: boolean,
  style: TerminalStyle,
): readonly string[] {
  const all = formsOfAll(verdicts).map((forms, nth) =>
    forms.map((form) => linesOf(verdicts, nth, form, isOnce, style)),
  );
  for (let shown = verdicts.length; shown > 0; shown--) {
    const left = verdicts.length - shown;
    const told = left === 0 ? [] : [style.quiet(`  and ${counted(left, "further statement")}: see claims.json`)];
    const chosen = fullest(all.slice(0, shown), room - told.length);
    if (chosen !== null) return [...chosen.flat(), ...told];
  }
  const none = `${counted(verdicts.length, "statement")} judged: see claims.json`;
  return verdicts.length === 0 || room < 1 ? [] : [style.quiet(none)];
}

/** Lines that all statements take in the fewest words: with what holds and what does not by name, and with all counted. */
export function fewestLines(
  { verdicts }: PlainAnswer,
  isOnce: boolean,
  style: TerminalStyle,
): { readonly named: number; readonly counted: number } {
  const all = formsOfAll(verdicts);
  const lines = (fromLast: number): number =>
    all.flatMap((forms, nth) => linesOf(verdicts, nth, forms.at(-fromLast) ?? "", isOnce, style)).length;
  const head = sayerLines(verdicts, style).length;
  return { named: head + lines(fromLastNamed), counted: head + lines(1) };
}

/**
 * Of each statement one of its forms: all in the fewest words, then round by round in fuller ones, the first statements
 * first, as far as there is room. Null where there is not even that for the fewest.
 */
function fullest(all: readonly (readonly string[][])[], room: number): readonly string[][] | null {
  const chosen = all.map((forms) => forms[forms.length - 1]);
  let spare = room - chosen.flat().length;
  if (spare < 0) return null;
  for (let form = all[0].length - 2; form >= 0; form--) {
    for (const [nth, forms] of all.entries()) {
      const more = forms[form].length - chosen[nth].length;
      if (more > spare) continue;
      chosen[nth] = forms[form];
      spare -= more;
    }
  }
  return chosen;
}

/** The forms of each, the words that no dictionary has explained where one of them first stands. */
function formsOfAll(verdicts: readonly PlainVerdict[]): readonly (readonly string[])[] {
  return verdicts.map((verdict, nth) => {
    const isNew = (word: VerdictWord): boolean => verdict.verdict !== word && isFirst(word, verdicts, nth);
    return formsOf(verdict, (word) => (isNew(word) ? `${word}${meanings[word] ?? ""}` : word));
  });
}

/** Nowhere above, or nowhere above for sure: where there is little room, what could not have failed is not told. */
function isFirst(word: VerdictWord, verdicts: readonly PlainVerdict[], nth: number): boolean {
  const before = verdicts.slice(0, nth);
  if (!before.some(({ verdict, parts }) => [verdict, ...parts.map((part) => part.verdict)].includes(word))) return true;
  return isToldOf(verdicts[nth], word) && !before.some((one) => isToldOf(one, word));
}

/** What a word means that no dictionary has. */
const meanings: Partial<Record<VerdictWord, string>> = {
  "not settled": " (neither clearly so nor not)",
  "by construction": " (cannot fail)",
};

/** Whether a word stands in the fewest words of a statement, and so in all of its forms. */
function isToldOf({ parts, ...whole }: PlainVerdict, word: VerdictWord): boolean {
  if (whole.verdict === word && !isGateFailed(whole)) return true;
  if (word === "by construction" && isOfEvidence(parts)) return false;
  return parts.some((part) => part.verdict === word && !isGateFailed(part));
}

/** The form in the fewest words that still names what holds and what does not, from the last on. */
const fromLastNamed = 3;

/** From the fullest words to the fewest; as many for every statement. */
function formsOf(verdict: PlainVerdict, worded: (word: VerdictWord) => string): readonly string[] {
  const { parts, notTested } = verdict;
  const untestable = parts.filter((part) => part.verdict === "not testable here").map(({ title }) => title);
  const untested = (rest: string): string => {
    const all = [...untestable, ...(rest === "" ? [] : [lowered(rest)])].join("; ");
    return all === "" ? "" : `Not tested: ${withStop(all)}`;
  };
  const whole = untested(notTested.replace(/\.$/, ""));
  const [first] = notTested.split(/[;.]/);
  const brief = untested(first);
  const least = untested(untestable.length > 0 ? "" : first);
  const words = (named: (word: string) => boolean, own = verdict): string => partWords(own, named, worded);
  const all = words(() => true);
  // where there is less room parts are counted that are open or could not have failed, and these not beside others
  const evidence = { ...verdict, parts: parts.filter((part) => part.verdict !== "by construction") };
  const decided = words((word) => word === "supported" || word === "contradicted", isOfEvidence(parts) ? evidence : verdict); // prettier-ignore
  return [
    [all, whole],
    [all, brief],
    [words((word) => word !== "not settled"), brief],
    [decided, brief],
    [decided, least],
    [words(isNamed(verdict)), brief],
    [words(() => false, isOfEvidence(parts) ? evidence : verdict), least],
  ].map((told) => told.filter((text) => text !== "").join(" "));
}

/**
 * Which verdicts' parts are named where even what holds and what does not finds no room: those that are supported, unless
 * they are most of them. Parts by construction could not have come out otherwise.
 */
function isNamed({ parts }: PlainVerdict): (word: string) => boolean {
  const own = parts.filter((part) => part.verdict !== "not testable here" && part.verdict !== "by construction");
  const supported = own.filter((part) => part.verdict === "supported").length;
  const isOfSupported = supported > 0 && supported * 2 <= own.length;
  return (word) => word !== "by construction" && (word === "supported") === isOfSupported;
}

/** Something could have failed, and held or did not. */
function isOfEvidence(parts: PlainVerdict["parts"]): boolean {
  return parts.some(({ verdict }) => verdict === "supported" || verdict === "contradicted");
}

/** "Supported: waits, seats; 2 contradicted; 1 by construction." "" for a statement that is one */
function partWords(
  { parts, gate }: PlainVerdict,
  isNamedByWord: (word: string) => boolean,
  worded: (word: VerdictWord) => string,
): string {
  // how far forecasts were tested stands beside the whole; a part that failed says so where the whole did not
  const isTold = gate?.status === "failed";
  const groups = groupedBy(parts, (part) => (isTold || !isGateFailed(part) ? part.verdict : failedWords));
  const told = [...groups.keys()].toSorted(byOrder).flatMap((word) => {
    if (word === "not testable here") return [];
    const titles = (groups.get(word) ?? []).map(({ title }) => title);
    if (titles.length === 0) return [];
    const said = word === failedWords ? word : worded(word);
    return [isNamedByWord(word) ? `${said}: ${titles.join(", ")}` : `${titles.length} ${said}`];
  });
  return told.length === 0 ? "" : withStop(capital(told.join("; ")));
}

const failedWords = "not settled: forecasts of this kind failed";

/** What forecasts that failed keep open stands before what is open. */
function byOrder(one: string, other: string): number {
  const placeOf = (word: string): number => (word === failedWords ? inOrder.indexOf("not settled") - 0.5 : inOrder.findIndex((own) => own === word)); // prettier-ignore
  return placeOf(one) - placeOf(other);
}

function isGateFailed({ gate }: Pick<PlainVerdict, "gate">): boolean {
  return gate?.status === "failed" && gate.words !== "";
}

/** The mark and the word with the statement, then what it rests on, set back. */
function linesOf(
  verdicts: readonly PlainVerdict[],
  nth: number,
  told: string,
  isOnce: boolean,
  style: TerminalStyle,
): string[] {
  const verdict = verdicts[nth];
  const { short, holds, gate } = verdict;
  const mark = verdictMarks[verdict.verdict];
  const paint = { yes: style.good, no: style.bad, open: style.bold, plain: style.quiet }[mark.tone];
  const runs = holds === null ? "" : `, ${holds.runs} of ${holds.of} runs`;
  const inModel = gate === null || gate.words === "" ? "" : ", in the model";
  const isNew = !isGateFailed(verdict) && isFirst(verdict.verdict, verdicts, nth);
  const meaning = isNew ? (meanings[verdict.verdict] ?? "") : "";
  const said = isOnce ? `${verdict.verdict}${meaning}${inModel}` : `${saidVerdict(verdict)}${meaning}`;
  const head = plain(`${style.unicode ? mark.symbol : mark.ascii} ${said}${runs}`, style);
  const [first, ...rest] = fold(`${head}: ${withStop(capital(short))} ${told}`.trim(), 2, style);
  return [first.slice(2).replace(head, paint(head)), ...rest];
}

function withStop(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

function lowered(text: string): string {
  return `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
}
