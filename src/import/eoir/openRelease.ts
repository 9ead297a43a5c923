// The files of one release: the tables that are read, the publisher's row counts, the nationality codes.
// Everything that can be refused before the gigabytes are read is refused here.
import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { PendencyError, refuseUsage } from "../../errors.ts";
import type { Problem } from "../../errors.ts";
import { didYouMean } from "../../reading/suggest.ts";
import { shownPath } from "../../disk/readFiles.ts";
import { namesPersons, personalValue } from "../personalWords.ts";
import { clean } from "./repairRow.ts";
import { positionOf } from "./stageTable.ts";
import { tables } from "./tables.ts";
import type { TableLayout } from "./tables.ts";

export interface ReleaseTable {
  readonly layout: TableLayout;
  readonly path: string;
  readonly bytes: number;
  /** column names in the order of the file */
  readonly header: readonly string[];
  /** columns of this edition that no earlier one had, and those it has lost */
  readonly added: readonly string[];
  readonly absent: readonly string[];
}

export interface Release {
  readonly folder: string;
  readonly tables: readonly ReleaseTable[];
  readonly nationalityCodes: ReadonlySet<string>;
  /** rows by file as the publisher counted them, with the line of Count.txt; empty when there is no such file */
  readonly publishedRows: ReadonlyMap<string, { readonly rows: number; readonly line: number }>;
}

const countFile = "Count.txt";
const nationalityFiles = ["tblLookupNationality.csv", "tblLookupAlienNat.csv"];
const longestHeader = 65_536;

/** @throws PendencyError when a file or a needed column is missing, or a column is one about persons */
export function openRelease(folder: string): Release {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    refuseUsage(shownPath(folder), "the folder (or the zip) of a release of EOIR case data", "nothing of that kind");
  }
  const problems: Problem[] = [];
  const found = tables.flatMap((layout) => {
    const table = openTable(folder, layout, problems);
    return table === null ? [] : [table];
  });
  const nationalityCodes = readNationalityCodes(folder, problems);
  const publishedRows = readCounts(folder, problems);
  if (problems.length > 0) throw new PendencyError(problems);
  return { folder, tables: found, nationalityCodes, publishedRows };
}

function openTable(folder: string, layout: TableLayout, problems: Problem[]): ReleaseTable | null {
  const path = join(folder, layout.file);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) {
    problems.push(problemAt(path, 1, 1, "", `the table ${layout.file}`, "no such file"));
    return null;
  }
  const header = readHeader(path, problems);
  if (header === null) return null;
  checkColumns(path, layout, header, problems);
  const upper = header.map((name) => name.toUpperCase());
  return {
    layout,
    path,
    bytes: stat.size,
    header,
    added: header.filter((name) => !(name.toUpperCase() in layout.known)),
    absent: Object.keys(layout.known).filter((name) => !upper.includes(name)),
  };
}

function readHeader(path: string, problems: Problem[]): readonly string[] | null {
  const text = readStart(path, longestHeader).toString("latin1");
  const end = text.indexOf("\n");
  const line = (end === -1 ? text : text.slice(0, end)).replace(/\r$/, "").replace(/^ï»¿/, "");
  const header = line.split("\t").map(clean);
  const expected = "a first line with the names of the columns, between tabs";
  if (text === "") problems.push(problemAt(path, 1, 1, "", expected, "an empty file"));
  else if (header.length < 2) {
    const got = line.includes(",") ? "one without tabs, and with commas" : "one without tabs";
    problems.push(problemAt(path, 1, 1, "", expected, got));
  } else return header;
  return null;
}

function checkColumns(path: string, layout: TableLayout, header: readonly string[], problems: Problem[]): void {
  for (const { column } of layout.needed) {
    if (positionOf(header, column) !== -1) continue;
    const hint = didYouMean(column, header) ?? "this edition has changed; read its codebook before going on";
    problems.push(problemAt(path, 1, 1, column, `a column ${column}`, `none among ${header.length}`, hint));
  }
  header.forEach((name, n) => {
    const place = [path, 1, n + 1, name] as const;
    if (header.indexOf(name) < n) problems.push(problemAt(...place, "each column once", `a second ${name}`));
    if (!namesPersons(name)) return;
    const hint = "the published release has no such column; take it out at its source";
    problems.push(problemAt(...place, "no column that names or numbers persons", `"${name}"`, hint));
  });
}

/** Samples of the file's beginning, middle and end: what stands there must not tell who a person is. */
export function refusePersonalValues({ path, bytes, header, layout }: ReleaseTable): void {
  const isText = header.map((name) => layout.known[name.toUpperCase()] === "text");
  for (const [n, start] of [0, Math.floor(bytes / 2), Math.max(0, bytes - sampleBytes)].entries()) {
    const lines = readStart(path, sampleBytes, start).toString("latin1").split("\n");
    // the header, or a line cut at the sample's edge
    for (const [row, line] of lines.slice(1, -1).entries()) {
      const fields = line.replace(/\r$/, "").split("\t");
      for (const [column, field] of fields.entries()) {
        const found = personalValue(field, isText[column] ?? false);
        if (found === null) continue;
        const where = n === 0 ? `line ${row + 2}` : `about byte ${start}`;
        const hint = `${where}; the published release has none, so this is another file`;
        throw new PendencyError([
          problemAt(
            path,
            n === 0 ? row + 2 : 1,
            column + 1,
            header[column] ?? "",
            "no data about persons",
            `what looks like ${found}`,
            hint,
          ),
        ]);
      }
    }
  }
}

const sampleBytes = 1_000_000;

function readNationalityCodes(folder: string, problems: Problem[]): ReadonlySet<string> {
  const codes = new Set<string>();
  for (const name of nationalityFiles) {
    const path = [join(folder, "Lookup", name), join(folder, name)].find((each) =>
      statSync(each, { throwIfNoEntry: false }),
    );
    if (path === undefined) continue;
    const [first, ...lines] = readFileSync(path, "latin1").split(/\r?\n/);
    const at = first.split("\t").findIndex((column) => /^(nat_?code|str_?code|code)$/i.test(clean(column)));
    if (at === -1) {
      problems.push(problemAt(path, 1, 1, "", "a column NAT_CODE or strCode", `"${first.slice(0, 60)}"`));
    }
    for (const line of lines) {
      const code = clean(line.split("\t")[at] ?? "");
      // the lookups come with rows of somebody's tests
      if (code !== "" && !/^test/i.test(code)) codes.add(code.toUpperCase());
    }
  }
  if (codes.size === 0 && problems.length === 0) {
    const path = join(folder, "Lookup", nationalityFiles[0]);
    problems.push(problemAt(path, 1, 1, "", "the release's nationality codes", "no such file, or no code in it"));
  }
  return codes;
}

function readCounts(folder: string, problems: Problem[]): Release["publishedRows"] {
  const path = join(folder, countFile);
  const counts = new Map<string, { rows: number; line: number }>();
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return counts;
  for (const [n, line] of readFileSync(path, "latin1").split(/\r?\n/).entries()) {
    const [name = "", count = ""] = clean(line).split(/\t+/);
    const layout = tables.find(({ file }) => file.replace(/\.csv$/, "").toUpperCase() === name.trim().toUpperCase());
    if (layout === undefined) continue;
    const rows = Number(count.replaceAll(",", ""));
    if (count.trim() === "" || !Number.isInteger(rows)) {
      problems.push(problemAt(path, n + 1, 2, name, "a number of rows", `"${count}"`));
    } else counts.set(layout.file, { rows, line: n + 1 });
  }
  return counts;
}

/** Line and column count from 1; the column is the field's number, since tabs have no width. */
export function problemAt(
  path: string,
  line: number,
  column: number,
  name: string,
  expected: string,
  got: string,
  hint?: string,
): Problem {
  const at = { file: shownPath(path), line, column };
  return { kind: "facts", at, path: name, expected, got, hint: hint ?? "nothing was imported" };
}

function readStart(path: string, most: number, start = 0): Buffer {
  const block = Buffer.alloc(most);
  const file = openSync(path, "r");
  try {
    return block.subarray(0, readSync(file, block, 0, most, start));
  } finally {
    closeSync(file);
  }
}
