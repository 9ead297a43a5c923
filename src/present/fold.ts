// Lines no wider than the terminal: folded between words, never cut, further lines set back under the first.
import type { TerminalStyle } from "./terminalStyle.ts";

/** Fewer columns than this are not worth folding into. */
const leastRoom = 20;

/** One paragraph, every line of it set back alike; [] for an empty text. */
export function fold(text: string, indent: number, style: Pick<TerminalStyle, "width" | "unicode">): string[] {
  if (text === "") return [];
  const room = Math.max(leastRoom, style.width - indent);
  return foldWords(plain(oneLine(text), style), room).map((line) => " ".repeat(indent) + line);
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

/** Line ends and control characters would let a title move the cursor or colour the screen. */
export function oneLine(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, " ");
}

export function plain(text: string, { unicode }: Pick<TerminalStyle, "unicode">): string {
  if (unicode) return text;
  return text.replace(/±/g, "+-").replace(/[−–—]/g, "-").replace(/[“”]/g, '"').replace(/[‘’]/g, "'");
}

/** Columns that a text takes; our colours take none. */
export function lengthOf(text: string): number {
  // oxlint-disable-next-line no-control-regex
  return [...text.replace(/\u001b\[\d*m/g, "")].length;
}
