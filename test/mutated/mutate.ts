// Small changes to a document's text, of the kind that a slip of the hand, a wrong unit or a broken file makes. The same
// numbers give the same change on any machine.

/** Numbers in [0, 1), one after another. */
export type Dice = () => number;

/** xorshift32 over a seed and a number, mixed so that neighbours have nothing in common. */
export function diceOf(seed: number, n: number): Dice {
  let state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(n + 1, 0xc2b2ae35)) | 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
  for (let warm = 0; warm < 8; warm++) next();
  return next;
}

type Change = (text: string, dice: Dice, other: string) => string;

const pick = <T>(dice: Dice, from: readonly T[]): T => from[Math.floor(dice() * from.length)];

/** Replaces one of the matches, if there are any. */
function replaceOne(text: string, pattern: RegExp, dice: Dice, by: (found: string) => string): string {
  const matches = [...text.matchAll(pattern)];
  if (matches.length === 0) return text;
  const { 0: found, index } = pick(dice, matches);
  return text.slice(0, index) + by(found) + text.slice(index + found.length);
}

const numberPattern = /(?<![\w.-])\d+(\.\d+)?/g;
const wordPattern = /(?<![\w-])[a-z][A-Za-z]{2,}(?![\w-])/g;
const unitPattern = /\b(minutes?|hours?|days?|weeks?|months?|years?|quarters?|USD|persons?)\b|%/g;
const units = [
  "minutes",
  "hour",
  "hours",
  "day",
  "days",
  "weeks",
  "month",
  "months",
  "years",
  "USD",
  "persons",
  "%",
  "",
];
const extremes = [
  "0",
  "-1",
  "1e-300",
  "1e308",
  "1e999",
  "NaN",
  ".inf",
  "0.5",
  "2147483648",
  "4294967297",
  "1e15",
  "0x10",
  "1_000",
];
const vocabulary =
  `unlimited rest exact none later never true false null waiting present kept lost random first come last longest in system
  exponential lognormal uniform gamma weibull fixed mean median p95 from to steps counts every per of only to: [] {} "" ~ *a
  &a <<: !!int 2024-02-30 2024-02 FY2024 0000-01-01 9999-12-31 -5 days 0 days 1e9 years 1e-9 days 100% 0% 101% 33.4%`.split(
    /\s{2,}|\n\s*|(?<=\S) (?=\S)/,
  );

const scaled: Change = (text, dice) => {
  const power = pick(dice, [-12, -6, -4, -3, -2, -1, 1, 2, 3, 4, 6, 9, 12]);
  return replaceOne(text, numberPattern, dice, (found) => String(Number(found) * 10 ** power));
};
const extreme: Change = (text, dice) => replaceOne(text, numberPattern, dice, () => pick(dice, extremes));
const negative: Change = (text, dice) => replaceOne(text, numberPattern, dice, (found) => `-${found}`);
const nudged: Change = (text, dice) =>
  replaceOne(text, numberPattern, dice, (found) => String(Number(found) + pick(dice, [1, -1, 0.5, 1e-9, 1e-15])));
const otherUnit: Change = (text, dice) => replaceOne(text, unitPattern, dice, () => pick(dice, units));
const otherWord: Change = (text, dice) =>
  replaceOne(text, wordPattern, dice, () => pick(dice, [...vocabulary, ...(text.match(wordPattern) ?? [])]));

/** Works on the lines below the first, which says what the document is. */
function onLines(change: (lines: string[], at: number, dice: Dice) => void): Change {
  return (text, dice) => {
    const lines = text.split("\n");
    if (lines.length < 3) return text;
    change(lines, 1 + Math.floor(dice() * (lines.length - 1)), dice);
    return lines.join("\n");
  };
}
const indentOf = (line: string): number => line.length - line.trimStart().length;
/** The lines that belong to the one at a place: those set farther in, below it. */
function blockAt(lines: readonly string[], at: number): number {
  let end = at + 1;
  while (end < lines.length && lines[end].trim() !== "" && indentOf(lines[end]) > indentOf(lines[at])) end++;
  return end;
}
const withoutLine = onLines((lines, at) => void lines.splice(at, 1));
const withoutBlock = onLines((lines, at) => void lines.splice(at, blockAt(lines, at) - at));
const doubledBlock = onLines((lines, at) => void lines.splice(at, 0, ...lines.slice(at, blockAt(lines, at))));
const movedBlock = onLines((lines, at, dice) => {
  const block = lines.splice(at, blockAt(lines, at) - at);
  lines.splice(1 + Math.floor(dice() * lines.length), 0, ...block);
});
const indented = onLines((lines, at, dice) => {
  lines[at] = dice() < 0.5 ? `  ${lines[at]}` : lines[at].replace(/^ {1,2}/, "");
});
const swappedLines = onLines((lines, at, dice) => {
  const other = 1 + Math.floor(dice() * (lines.length - 1));
  [lines[at], lines[other]] = [lines[other], lines[at]];
});
const cutOff: Change = (text, dice) => text.slice(0, Math.floor(dice() * text.length));
const withoutKey: Change = (text, dice) =>
  replaceOne(text, /(?<=[{,]\s*)[A-Za-z]\w*: (?:[^{}[\],]+|\{[^{}]*\})(?:, )?/g, dice, () => "");
const doubledKey: Change = (text, dice) =>
  replaceOne(text, /[A-Za-z]\w*: [^{}[\],\n]+/g, dice, (found) => `${found}, ${found}`);
const swappedNames: Change = (text, dice) => {
  const words = [...new Set(text.match(wordPattern) ?? [])];
  if (words.length < 2) return text;
  const [one, two] = [pick(dice, words), pick(dice, words)];
  return text.replace(new RegExp(`\\b(${one}|${two})\\b`, "g"), (found) => (found === one ? two : one));
};
/** A line of another document, which means something there. */
const foreignLine: Change = (text, dice, other) => {
  const line = pick(dice, other.split("\n"));
  return onLines((lines, at) => void lines.splice(at, 0, " ".repeat(indentOf(lines[at])) + line.trim()))(
    text,
    dice,
    "",
  );
};
const otherByte: Change = (text, dice) => {
  const at = Math.floor(dice() * text.length);
  const byte = pick(dice, [
    "\0",
    "\u001b",
    "\t",
    "{",
    "}",
    "[",
    ":",
    "#",
    "'",
    '"',
    "-",
    "%",
    "é",
    "\u2028",
    "9",
    "x",
    " ",
  ]);
  return text.slice(0, at) + byte + text.slice(at + pick(dice, [0, 1]));
};
const otherDate: Change = (text, dice) =>
  replaceOne(text, /\d{4}-\d{2}(-\d{2})?/g, dice, (found) => {
    const year = Number(found.slice(0, 4)) + pick(dice, [-400, -10, -1, 1, 2, 10, 400]);
    return `${String(year).padStart(4, "0")}${found.slice(4)}`;
  });

/** Numbers most: they pass the readers, and reach the engines. */
const changes: readonly (readonly [name: string, weight: number, change: Change])[] = [
  ["a number times a power of ten", 16, scaled],
  ["a number that is extreme", 12, extreme],
  ["a number's sign", 4, negative],
  ["a number a little off", 8, nudged],
  ["another unit", 10, otherUnit],
  ["another word", 10, otherWord],
  ["two names for each other", 5, swappedNames],
  ["a line gone", 4, withoutLine],
  ["a block gone", 4, withoutBlock],
  ["a key gone", 6, withoutKey],
  ["a block twice", 3, doubledBlock],
  ["a key twice", 3, doubledKey],
  ["a block elsewhere", 3, movedBlock],
  ["a line set in or out", 2, indented],
  ["two lines for each other", 2, swappedLines],
  ["a line of another document", 3, foreignLine],
  ["the end gone", 1, cutOff],
  ["another byte", 5, otherByte],
  ["another year", 5, otherDate],
];

/** @returns the changed text, with the names of what was done to it; one to three changes */
export function mutate(
  text: string,
  other: string,
  dice: Dice,
): { readonly text: string; readonly changes: readonly string[] } {
  const count = pick(dice, [1, 1, 1, 2, 2, 3]);
  const done: string[] = [];
  let changed = text;
  for (let n = 0; n < count; n++) {
    const [name, , change] = weighted(dice);
    changed = change(changed, dice, other);
    done.push(name);
  }
  return { text: changed, changes: done };
}

function weighted(dice: Dice): (typeof changes)[number] {
  let left = dice() * changes.reduce((sum, [, weight]) => sum + weight, 0);
  return changes.find(([, weight]) => (left -= weight) < 0) ?? changes[0];
}
