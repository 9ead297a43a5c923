// Where a cell of a comma-separated text stands. Only asked for when something is wrong, so it may walk the text.

interface Text {
  readonly text: string;
}
interface Place {
  readonly line: number;
  readonly column: number;
}

/**
 * @param row    0 is the header
 * @param column counts cells from 0
 * @returns line and column from 1, the start of the cell
 */
export function cellPosition({ text }: Text, row: number, column: number): Place {
  let line = 1;
  let start = 0; // offset at which the line begins
  let quoted = false;
  let cell = 0;
  let record = 0;
  for (let offset = 0; offset <= text.length; offset++) {
    if (record === row && cell === column) return { line, column: offset - start + 1 };
    const character = text[offset];
    if (character === '"') quoted = !quoted;
    else if (character === "," && !quoted) cell += 1;
    else if (character === "\n") {
      line += 1;
      start = offset + 1;
      if (quoted) continue;
      record += 1;
      cell = 0;
    }
  }
  return { line, column: 1 };
}

/** The first character of a record. */
export function lineStart(file: Text, row: number): Place {
  return cellPosition(file, row, 0);
}
