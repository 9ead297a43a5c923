// Whether every statement reads a vague word as `words:` says. A reading that some statements keep and others do not is
// no rule.
import type { Problem } from "../errors.ts";
import type { Findings } from "../model/checkModel.ts";
import type { Claim, WordReading } from "./claim.ts";

/**
 * In a tested statement that has a word with a reading, a test reads that word, or a part named after it is untested;
 * and a test of such a statement that reads none says in the title of its part what it asks.
 */
export function checkWords(claims: readonly Claim[], words: readonly WordReading[]): Findings {
  const again = words.filter(({ word }, index) => words.findIndex((one) => one.word === word) < index);
  const errors = [
    ...again.map(({ word, at }) => problemOf(at, `words.${word}`, "one reading of each word", `${word} again`)),
    ...claims.flatMap((claim) => problemsOf(claim, words)),
  ];
  return { errors, warnings: [] };
}

function problemsOf(claim: Claim, words: readonly WordReading[]): Problem[] {
  const { tests, untested = [], at } = claim;
  const own = wordsIn(claim.words, words);
  if (own.length === 0 || tests.length === 0) return [];
  const path = `claims.${claim.id}`;
  const unread = own.filter(
    ({ word, phrases }) =>
      !tests.some(({ reads }) => reads === word) &&
      !untested.some(({ title }) => phrases.some((phrase) => hasPhrase(title, phrase))),
  );
  const loose = tests.findIndex(({ reads = "", part = "" }) => reads === "" && part === "");
  const named = own.map(({ word }) => word).join(" or ");
  return [
    ...unread.map(({ word }) =>
      problemOf(at, path, `a test with \`reads: ${word}\`, or an untested part named after it`, "none"),
    ),
    ...(loose < 0
      ? []
      : [
          problemOf(
            at,
            `${path}.tests[${loose + 1}]`,
            `\`reads: ${named}\`, or a \`part:\` whose title says what is asked`,
            "a line of its own",
          ),
        ]),
  ];
}

/** The words with a reading that a text has. */
function wordsIn(text: string, words: readonly WordReading[]): readonly WordReading[] {
  return words.filter(({ phrases }) => phrases.some((phrase) => hasPhrase(text, phrase)));
}

/** Whole words, whatever their case: "most" is not in "almost". */
function hasPhrase(text: string, phrase: string): boolean {
  const plain = (words: string): string =>
    ` ${words
      .toLowerCase()
      .normalize("NFC")
      .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, " ")
      .trim()} `;
  return plain(text).includes(plain(phrase));
}

function problemOf(at: Problem["at"], path: string, expected: string, got: string): Problem {
  return { kind: "sense", at, path, expected, got };
}
