// A workbook's parts (texts of XML) → its sheets as rows of cells, each sheet when it is asked for.
import type { Cell, Sheet } from "./rawFile.ts";
import { cellName, placeOf } from "./rawFile.ts";
import { attribute, walkXml } from "./xml.ts";
import { refuseFile } from "./zipDirectory.ts";

interface Workbook {
  readonly sheetNames: readonly string[];
  /** null when there is no sheet of that name */
  sheet(name: string): Sheet | null;
  /** ISO day on which the workbook says it was last saved, or "" */
  readonly savedOn: string;
}

/** A sheet as wide as spreadsheets allow may hold a cell in its last column; more cells than this no table has. */
const largestSheet = { rows: 100_000, columns: 16_384, cells: 4_000_000 } as const;

/**
 * @param file  the workbook's name, for messages
 * @param part  the text of one part, such as "xl/workbook.xml"; null when the archive has none of that name
 * @throws PendencyError when a part is missing, cut off, or says what cannot be
 * @source ECMA-376 part 1, sections 18.2 (workbook), 18.3 (worksheets) and 18.4 (shared strings)
 */
export function openWorkbook(file: string, part: (name: string) => string | null): Workbook {
  const targets = targetsOf(file, part);
  const sheets = new Map<string, string>();
  walk(file, "xl/workbook.xml", need(file, part, "xl/workbook.xml"), (name, attributes) => {
    if (name !== "sheet") return;
    const target = targets.get(attribute(attributes, "r:id") ?? "");
    const title = attribute(attributes, "name");
    if (target !== undefined && title !== null) sheets.set(title, target);
  });
  const read = new Map<string, Sheet>();
  let strings: readonly string[] | null = null;
  return {
    sheetNames: [...sheets.keys()],
    savedOn: /<dcterms:modified[^>]*>(\d{4}-\d\d-\d\d)T/.exec(part("docProps/core.xml") ?? "")?.[1] ?? "",
    sheet(name) {
      const target = sheets.get(name);
      if (target === undefined) return null;
      strings ??= readStrings(file, part("xl/sharedStrings.xml"));
      const known = read.get(name) ?? readSheet(file, name, need(file, part, target), strings);
      read.set(name, known);
      return known;
    },
  };
}

/** Which part each sheet is. A target outside the archive is left out: nothing is ever fetched. */
function targetsOf(file: string, part: (name: string) => string | null): ReadonlyMap<string, string> {
  const name = "xl/_rels/workbook.xml.rels";
  const targets = new Map<string, string>();
  walk(file, name, need(file, part, name), (element, attributes) => {
    const [id, target] = [attribute(attributes, "Id"), attribute(attributes, "Target")];
    if (element !== "Relationship" || id === null || target === null) return;
    if (attribute(attributes, "TargetMode") === "External" || target.includes("..")) return;
    targets.set(id, target.startsWith("/") ? target.slice(1) : `xl/${target}`);
  });
  return targets;
}

/** The texts that cells name by number. Readings in small type above the text (phonetic runs) are no part of it. */
function readStrings(file: string, xml: string | null): readonly string[] {
  const strings: string[] = [];
  let inText = false;
  let phonetic = 0;
  const text = (piece: string): void => {
    if (inText && phonetic === 0) strings[strings.length - 1] += piece;
  };
  const start = (name: string): void => {
    if (name === "si") strings.push("");
    if (name === "rPh") phonetic += 1;
    inText = name === "t";
  };
  const end = (name: string): void => {
    if (name === "rPh") phonetic -= 1;
    inText = false;
  };
  if (xml !== null) walk(file, "xl/sharedStrings.xml", xml, start, end, text);
  return strings.map(plainText);
}

function readSheet(file: string, sheet: string, xml: string, strings: readonly string[]): Sheet {
  const rows: Cell[][] = [];
  const formulas = new Set<string>();
  const refuse = (cell: string, expected: string, got: string): never =>
    refuseFile(file, `${expected} in ${sheet}!${cell}`, got);
  let cell = { name: "", kind: "", value: "", inValue: false, row: -1, column: -1, cells: 0 };
  let row = -1;
  // a row is as long as its last cell is far, so that a few cells may unfold to very many
  let unfolded = 0;
  const start = (name: string, attributes: string): void => {
    if (name === "row") {
      const said = attribute(attributes, "r");
      row = said === null ? row + 1 : Number(said) - 1;
      cell.column = -1;
      if (!(row >= 0 && row < largestSheet.rows)) refuse(`row ${said ?? ""}`, "a row that a table can have", "another");
    } else if (name === "c") {
      const said = attribute(attributes, "r");
      const place = said === null ? { row, column: cell.column + 1 } : placeOf(said);
      if (place === null || place.row !== row) return refuse(said ?? "?", `a cell of row ${row + 1}`, `"${said}"`);
      if (place.column >= largestSheet.columns || cell.cells >= largestSheet.cells) {
        return refuse(said ?? "?", "a sheet of a size that tables have", "a larger one");
      }
      const kind = attribute(attributes, "t") ?? "n";
      const name2 = cellName(row, place.column);
      cell = { name: name2, kind, value: "", inValue: false, ...place, cells: cell.cells + 1 };
    } else if (name === "f") formulas.add(cell.name);
    cell.inValue = name === "v" || (name === "t" && cell.kind === "inlineStr");
  };
  const end = (name: string): void => {
    cell.inValue = false;
    if (name !== "c") return;
    const value = cellValue(cell.kind, cell.value, strings, (expected, got) => refuse(cell.name, expected, got));
    if (value === null) return;
    while (rows.length <= cell.row) rows.push([]);
    const cells = rows[cell.row];
    unfolded += Math.max(0, cell.column + 1 - cells.length);
    if (unfolded > largestSheet.cells) refuse(cell.name, "a sheet of a size that tables have", "a larger one");
    while (cells.length < cell.column) cells.push(null);
    cells[cell.column] = value;
  };
  walk(file, sheet, xml, start, end, (piece) => void (cell.inValue && (cell.value += piece)));
  return { name: sheet, rows, formulas };
}

function cellValue(
  kind: string,
  text: string,
  strings: readonly string[],
  refuse: (expected: string, got: string) => never,
): Cell {
  if (text === "" && kind !== "inlineStr") return null;
  switch (kind) {
    case "s":
      return strings[Number(text)] ?? refuse("a text that the workbook holds", `text number ${text}`);
    case "str":
    case "inlineStr":
      return text === "" ? null : plainText(text);
    case "b":
      return text === "1";
    case "d":
      return text;
    case "e":
      return text; // "#DIV/0!": whoever needs the cell sees that it is no number
    default: {
      const number = Number(text);
      return Number.isFinite(number) ? number : refuse("a number", `"${text}"`);
    }
  }
}

/** A carriage return is written _x000D_ in workbooks. */
function plainText(text: string): string {
  return text.includes("_x")
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(parseInt(hex as string, 16)))
    : text;
}

function need(file: string, part: (name: string) => string | null, name: string): string {
  return part(name) ?? refuseFile(file, `the part ${name} of a workbook`, "an archive without it");
}

function walk(
  file: string,
  part: string,
  xml: string,
  start: (name: string, attributes: string) => void,
  end: (name: string) => void = () => {},
  text: (text: string) => void = () => {},
): void {
  const wrong = walkXml(xml, { start, end, text });
  if (wrong !== null) refuseFile(file, `well-formed XML in ${part}`, wrong);
}
