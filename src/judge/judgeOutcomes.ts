// In which runs something holds → a word, and how sure it is. A study that stops once its verdicts are settled is judged
// at every run, by an interval that allows for it.
import { jeffreysInterval } from "../statistics/jeffreysInterval.ts";
import { shareSequence } from "../statistics/shareSequence.ts";
import type { Outcome } from "./holds.ts";
import { bare } from "./judged.ts";
import type { Judged } from "./judged.ts";
import type { VerdictWord } from "./verdict.ts";

export interface JudgedBy {
  /** shares of runs at which it is called supported or contradicted */
  readonly lines: { readonly supported: number; readonly contradicted: number };
  /** the word where runs are of a kind that carries no verdict; null: runs carry one */
  readonly instead: VerdictWord | null;
  /** whether an input was set from the figure: where it then holds, no number of runs is evidence */
  readonly cannotFail: boolean;
}

/** How far a study that stops early has come. */
export interface Sequence {
  /** runs that it may still make */
  readonly left: number;
  /** of the study, in all */
  readonly of: number;
  /** the number of each run in the study, from 0 */
  readonly runs: readonly number[];
}

const level = 0.95;

/**
 * The share of runs in which it holds, with its Jeffreys interval, and the word for it: supported or contradicted only
 * when the whole interval is beyond the claim's line.
 *
 * @param sequence left out: all runs are judged at once. Otherwise it is settled with the first run after which the
 *   interval of a confidence sequence is clear of both lines, or no further run can change the word
 */
export function judgeOutcomes(outcomes: readonly Outcome[], by: JudgedBy, sequence?: Sequence): Judged {
  const made = outcomes.filter((outcome) => outcome !== null).length;
  if (sequence !== undefined) return judgeInSequence(outcomes, by, sequence);
  if (made === 0) return bare(by.instead ?? "not settled");
  const held = outcomes.filter((outcome) => outcome).length;
  return judgedAs(wordAfter(held, made, by), held, made, jeffreysInterval(held, made, level));
}

function judgedAs(word: VerdictWord, held: number, made: number, interval: readonly [number, number]): Judged {
  return { word, gate: null, runs: { held, made }, probability: held / made, interval, why: "" };
}

/** The word for so many runs, where they are all there will be. */
function wordAfter(held: number, made: number, by: JudgedBy): VerdictWord {
  if (made === 0) return by.instead ?? "not settled";
  const [low, high] = jeffreysInterval(held, made, level);
  return wordOf([low, high], held === made, by) ?? by.instead ?? "not settled";
}

/** Null where the interval lies beyond neither line. */
function wordOf([low, high]: readonly [number, number], isAlways: boolean, by: JudgedBy): VerdictWord | null {
  const { lines, instead, cannotFail } = by;
  const word = low >= lines.supported ? "supported" : high <= lines.contradicted ? "contradicted" : null;
  if (cannotFail && (isAlways || word === "supported")) return "by construction";
  return word === null ? null : (instead ?? word);
}

function judgeInSequence(outcomes: readonly Outcome[], by: JudgedBy, { left, of, runs }: Sequence): Judged {
  const counts = countsOf(outcomes);
  const intervals = narrowing(counts);
  const leftAfter = (nth: number): number => left + outcomes.length - 1 - nth;
  const byEvidence = intervals.findIndex((interval) => isClear(interval, by));
  const isCertain = (nth: number): boolean => certainWord(counts[nth], leftAfter(nth), by) !== null;
  const byCounting = firstFrom(counts.length, isCertain);
  const first = byEvidence < 0 || (byCounting >= 0 && byCounting <= byEvidence) ? byCounting : byEvidence;
  const { held, made } = counts[counts.length - 1] ?? { held: 0, made: 0 };
  const settled = { after: first < 0 ? null : runs[first] + 1, of };
  const all = made === 0 ? { ...bare("not settled"), settled } : null;
  if (first < 0) return all ?? { ...judgedAs("not settled", held, made, intervals[intervals.length - 1]), settled };
  const isByCounting = first === byCounting;
  const word = isByCounting
    ? certainWord(counts[first], leftAfter(first), by)
    : wordOf(intervals[first], counts[first].held === counts[first].made, by);
  const said = word ?? by.instead ?? "not settled";
  if (all !== null) return { ...all, word: said };
  // with every run made it is judged as if nobody had looked before
  const isWhole = isByCounting && leftAfter(first) === 0;
  const interval = isWhole ? jeffreysInterval(held, made, level) : intervals[intervals.length - 1];
  return { ...judgedAs(said, held, made, interval), settled };
}

interface Count {
  readonly held: number;
  readonly made: number;
}

/** After the first outcome, the first two, and so on. */
function countsOf(outcomes: readonly Outcome[]): readonly Count[] {
  let [held, made] = [0, 0];
  return outcomes.map((outcome) => {
    if (outcome !== null) made++;
    if (outcome === true) held++;
    return { held, made };
  });
}

/** What all intervals so far have in common: what was ruled out once stays so. */
function narrowing(counts: readonly Count[]): readonly (readonly [number, number])[] {
  let [low, high] = [0, 1];
  return counts.map(({ held, made }) => {
    const [own, other] = shareSequence(held, made, level);
    const [raised, lowered] = [Math.max(low, own), Math.min(high, other)];
    // where nothing is left in common one of them was wrong, and the newest is the best there is
    [low, high] = raised <= lowered ? [raised, lowered] : [own, other];
    return [low, high] as const;
  });
}

/** Beyond one of the lines, or between them. */
function isClear([low, high]: readonly [number, number], { lines }: JudgedBy): boolean {
  const { supported, contradicted } = lines;
  return low >= supported || high <= contradicted || (low >= contradicted && high <= supported);
}

/** The word that stands in the end, whatever the runs that are left come to; null where they can change it. */
function certainWord({ held, made }: Count, left: number, by: JudgedBy): VerdictWord | null {
  const word = wordAfter(held + left, made + left, by);
  // the fewest that can still be made last: in most open cases the first look tells
  for (let more = left; more >= 0; more--) {
    const ends = [wordAfter(held, made + more, by), wordAfter(held + more, made + more, by)];
    if (ends.some((end) => end !== word)) return null;
  }
  return word;
}

/** The first place at which it is true, which it then stays; -1 where it nowhere is. */
function firstFrom(length: number, isTrue: (place: number) => boolean): number {
  if (length === 0 || !isTrue(length - 1)) return -1;
  let [low, high] = [0, length - 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isTrue(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
