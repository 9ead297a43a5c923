// What statements come to by expected numbers, and where runs person by person say otherwise.
import type { ExpectedAnswer } from "../ask/expectedAnswer.ts";
import type { Verdict, VerdictWord } from "../judge/verdict.ts";
import { groupedBy } from "../reading/groupedBy.ts";
import { counted } from "../quantity/numberWords.ts";
import { inOrder } from "./verdictWords.ts";

/** "By expected numbers of 11 draws, 7 statements: 3 supported, 2 contradicted, 2 not settled."; "" where none is made. */
export function expectedVerdicts({ verdicts, draws }: Pick<ExpectedAnswer, "verdicts" | "draws">): string {
  if (verdicts.length === 0) return "";
  const made = groupedBy(verdicts, ({ verdict }) => verdict);
  const counts = inOrder.flatMap((word) => (made.has(word) ? [`${made.get(word)!.length} ${word}`] : []));
  return `By expected numbers of ${counted(draws, "draw")}, ${counted(verdicts.length, "statement")}: ${counts.join(", ")}.`;
}

/**
 * "Of 7 statements that runs decide, 6 have the same verdict by both engines. By expected numbers and person by person:
 * cheaper-flights supported, not settled."
 *
 * @returns "" where runs decide none
 */
export function bothVerdicts(expected: readonly Verdict[], persons: readonly Verdict[]): string {
  const others = new Map<string, VerdictWord>(expected.map(({ id, verdict }) => [id, verdict]));
  const decided = persons.filter(({ id, runs, parts }) => others.has(id) && (runs !== null || parts.some((part) => part.runs !== null))); // prettier-ignore
  if (decided.length === 0) return "";
  const apart = decided.filter(({ id, verdict }) => others.get(id) !== verdict);
  const same = apart.length === 0 ? "all" : String(decided.length - apart.length);
  const listed = apart.map(({ id, verdict }) => `${id} ${others.get(id)}, ${verdict}`).join("; ");
  const verb = decided.length - apart.length === 1 ? "has" : "have";
  const head = `Of ${counted(decided.length, "statement")} that runs decide, ${same} ${verb} the same verdict by both engines.`;
  return listed === "" ? head : `${head} By expected numbers, and person by person: ${listed}.`;
}
