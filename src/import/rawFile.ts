// A publisher's file as a door hands it in: its name, its checksum, and its sheets as rows of cells.

export type Cell = string | number | boolean | null;

/** Row r and column c of `rows` is the cell named cellName(r, c); nothing is shifted, whatever is empty. */
export interface Sheet {
  /** "" for a text file, which has one sheet */
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** names of cells whose content is the stored result of a formula, such as "B10" */
  readonly formulas: ReadonlySet<string>;
}

export interface RawFile {
  /** without its folder */
  readonly name: string;
  /** of the bytes as they lie on the disk, 64 hexadecimal digits */
  readonly sha256: string;
  /** day on which a workbook says it was last saved, ISO; "" when the file does not say */
  readonly savedOn: string;
  /** null for a workbook */
  readonly text: string | null;
  readonly sheetNames: readonly string[];
  /** null when there is no sheet of that name; sheets are read when asked for */
  sheet(name: string): Sheet | null;
}

/** Row and column from 0. */
export interface CellPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** (0, 27) → "AB1" */
export function cellName(row: number, column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}

/** "AB1" → row 0, column 27; null when it is not the name of a cell. */
export function placeOf(name: string): { readonly row: number; readonly column: number } | null {
  const parts = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(name);
  if (parts === null) return null;
  let column = 0;
  for (const letter of parts[1]) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(parts[2]) - 1, column: column - 1 };
}
