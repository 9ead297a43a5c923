// A statement of the reader's own as one word of a link, and back.
import { ownCompares, ownCounts, ownLines } from "../../ask/live/ownChoices.ts";
import type { OwnClaim } from "../../ask/live/ownChoices.ts";

const between = "~";

/** "wait~counter~~2025-06~2025-08~ratio~at most~0.5" */
export function claimWord({ counts, stage, level, from, to, compare, line, value }: OwnClaim): string {
  return [counts, stage, level, from, to, compare, line, String(value)].join(between);
}

/** @returns null where the word is none; whether the model has such a stage is for whoever knows the model */
export function readClaimWord(word: string): OwnClaim | null {
  const parts = word.split(between);
  const [counts, stage, level, from, to, compare, line, amount] = parts;
  const isWord = parts.length === 8 && isOneOf(counts, ownCounts) && isOneOf(compare, ownCompares);
  const value = Number(amount);
  if (!isWord || !isOneOf(line, ownLines) || amount.trim() === "" || !Number.isFinite(value)) return null;
  return { counts, stage, level, from, to, compare, line, value };
}

function isOneOf<T extends string>(text: string, all: readonly T[]): text is T {
  return all.some((one) => one === text);
}
