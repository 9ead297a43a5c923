// Lines no wider than the terminal: folded between words, never cut within one, further lines set back under the first.
import type { TerminalStyle } from "./terminalStyle.ts";

/** Fewer columns than this are not worth folding into. */
const leastRoom = 20;

/** One paragraph, every line of it set back alike; [] for an empty text. */
export function fold(text: string, indent: number, style: Pick<TerminalStyle, "width" | "unicode">): string[] {
  if (text === "") return [];
  const room = Math.max(leastRoom, style.width - indent);
  const words = withoutLongWords(plain(oneLine(text), style), room);
  return foldWords(words, room).map((line) => " ".repeat(indent) + line);
}

/**
 * Lines as they are, those that are too wide folded. What follows is set back under the line's own words: "  scope
 * {blanks} persons …" goes on under "persons".
 */
export function foldLines(text: string, { width }: Pick<TerminalStyle, "width">): string {
  return text
    .split("\n")
    .flatMap((line) => (lengthOf(line) <= width ? [line] : foldLine(line, width)))
    .join("\n");
}

function foldLine(line: string, width: number): string[] {
  const [, label = ""] = /^(\s*\S+(?: \S+){0,2} {2,})\S/.exec(line) ?? [];
  const [blanks] = /^ */.exec(line) ?? [""];
  const hang = label !== "" && lengthOf(label) <= leastRoom ? lengthOf(label) : blanks.length + 2;
  const [first, ...rest] = foldWords(line.slice(blanks.length), width - blanks.length, width - hang);
  return [blanks + first, ...rest.map((each) => " ".repeat(hang) + each)];
}

/** @param further room of the lines after the first */
export function foldWords(text: string, room: number, further = room): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines[lines.length - 1];
    const most = lines.length < 2 ? room : further;
    if (last !== undefined && lengthOf(last) + 1 + lengthOf(word) <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Scripts without blanks are cut where a line ends; a long path stays whole, since it is copied. */
function withoutLongWords(text: string, room: number): string {
  return text
    .split(" ")
    .flatMap((word) => (lengthOf(word) <= room || !hasWide(word) ? [word] : piecesOf(word, room)))
    .join(" ");
}

/** Cut wherever a line ends, for a word that is longer than its line. */
export function piecesOf(word: string, room: number): readonly string[] {
  const pieces: string[] = [];
  for (let rest = word; rest !== "";) {
    const piece = beginningOf(rest, room);
    pieces.push(piece);
    rest = rest.slice(piece.length);
  }
  return pieces;
}

/** Line ends and control characters would let a title move the cursor or colour the screen. */
export function oneLine(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, " ");
}

export function plain(text: string, { unicode }: Pick<TerminalStyle, "unicode">): string {
  if (unicode) return text;
  return text.replace(/±/g, "+-").replace(/[−–—]/g, "-").replace(/[“”]/g, '"').replace(/[‘’]/g, "'");
}

const unbroken = "\u00a0";

/** Words that a table puts on one line: see `apart`. */
export function together(text: string): string {
  return text.replaceAll(" ", unbroken);
}

/** The same with blanks again, when lines are made. */
export function apart(text: string): string {
  return text.replaceAll(unbroken, " ");
}

/** Columns that a text takes; our colours take none. */
export function lengthOf(text: string): number {
  // oxlint-disable-next-line no-control-regex
  const bare = text.replace(/\u001b\[\d*m/g, "");
  return isNarrow(bare) ? bare.length : [...bare].reduce((sum, character) => sum + columnsOf(character), 0);
}

/** The longest beginning of a text that fits into so many columns. */
export function beginningOf(text: string, columns: number): string {
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += columnsOf(character);
    if (used > columns) break;
    end += character.length;
  }
  return text.slice(0, end);
}

/** Latin and what is written like it, without marks that stand on other letters. */
function isNarrow(text: string): boolean {
  return /^[\u0020-\u02ff]*$/.test(text);
}

/** Terminals draw scripts of whole syllables and pictures two columns wide, and a mark on the letter before it. */
function columnsOf(character: string): number {
  if (isNarrow(character)) return 1;
  if (/^[\p{Mn}\p{Me}\p{Cf}]$/u.test(character)) return 0;
  return isWide(character) ? 2 : 1;
}

function isWide(character: string): boolean {
  return /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]$/u.test(character); // prettier-ignore
}

function hasWide(text: string): boolean {
  return [...text].some(isWide);
}
