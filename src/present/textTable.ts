// A table as wide as the terminal at most. What is too wide is folded; columns that still find no room follow below.
import { apart, foldWords, lengthOf, oneLine, plain } from "./fold.ts";
import type { TerminalStyle } from "./terminalStyle.ts";

/** Between two columns. */
const gap = 2;
/** A column of words is folded no narrower than this. */
const narrowest = 16;

/**
 * Columns as wide as their longest cell where that fits. Else headings and columns of words are folded; numbers are
 * not. Columns that find no room even so make a second table under the first, with the same first column.
 *
 * @param rightAligned columns of numbers
 * @param isFolded     false where the first column is to be copied whole, such as an id with a blank in it
 */
export function textTable(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  rightAligned: readonly number[],
  style: TerminalStyle,
  paint: (cell: string, column: number) => string = (cell) => cell,
  isFolded = true,
): string {
  const cells = [heads, ...rows].map((row) => row.map((cell) => plain(oneLine(cell), style)));
  const columns = heads.map((_, column) => {
    const body = Math.max(0, ...cells.slice(1).map((row) => lengthOf(row[column])));
    const isWords = column === 0 ? isFolded : !rightAligned.includes(column);
    const longest = Math.max(lengthOf(cells[0][column]), body);
    const wordIn = (cell: string): number => Math.max(...cell.split(" ").map(lengthOf));
    const head = wordIn(cells[0][column]);
    const least = isWords ? Math.max(narrowest, ...cells.map((row) => wordIn(row[column]))) : Math.max(body, head);
    return { column, longest, least: column === 0 && !isFolded ? longest : Math.min(longest, least) };
  });
  const tables = parted(columns, style.width).map((part) => {
    const widths = shared(part, style.width);
    const shown = part.map(({ column }, place) => ({ column, width: widths[place] }));
    const lines = cells.flatMap((row, index) => rowLines(row, index === 0, shown, rightAligned, style, paint));
    return `${apart(lines.join("\n"))}\n`;
  });
  return tables.join("\n");
}

interface Column {
  readonly column: number;
  /** as wide as its longest cell, and as narrow as it can be */
  readonly longest: number;
  readonly least: number;
}

/** The columns of each table: as many as find room, with the first column in all of them. */
function parted([first, ...others]: readonly Column[], width: number): readonly (readonly Column[])[] {
  const parts: Column[][] = [[first]];
  for (const column of others) {
    const last = parts[parts.length - 1];
    const isFull = widthOf([...last, column].map(({ least }) => least)) > width && last.length > 1;
    if (isFull) parts.push([first, column]);
    else last.push(column);
  }
  return parts;
}

/** The room that is left goes to the columns that want more, column by column in turn. */
function shared(columns: readonly Column[], width: number): readonly number[] {
  const widths = columns.map(({ least }) => least);
  for (let left = width - widthOf(widths); left > 0;) {
    const before = left;
    for (const [place, { longest }] of columns.entries()) {
      if (left === 0 || widths[place] >= longest) continue;
      widths[place]++;
      left--;
    }
    if (left === before) break;
  }
  return widths;
}

function rowLines(
  row: readonly string[],
  isHead: boolean,
  columns: readonly { readonly column: number; readonly width: number }[],
  rightAligned: readonly number[],
  style: TerminalStyle,
  paint: (cell: string, column: number) => string,
): readonly string[] {
  const folded = columns.map(({ column, width }) => foldWords(row[column], width));
  const height = Math.max(...folded.map((lines) => lines.length));
  return Array.from({ length: height }, (_, at) => {
    const line = columns.map(({ column, width }, place) => {
      // headings stand on their column, cells begin beside the first one
      const text = folded[place][isHead ? at - height + folded[place].length : at] ?? "";
      const room = " ".repeat(Math.max(0, width - lengthOf(text)));
      const padded = rightAligned.includes(column) ? room + text : text + room;
      return isHead || column === 0 ? padded : paint(padded, column);
    });
    const joined = line.join(" ".repeat(gap)).trimEnd();
    return isHead ? style.bold(joined) : joined;
  });
}

function widthOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width + gap, -gap);
}
