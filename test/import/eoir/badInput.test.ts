// Files that are not what they should be: one clear message with file, row and column, and nothing half-imported.
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { writeSyntheticRelease } from "../../../scripts/eoir/syntheticRelease.mjs";
import { hasDuckDB } from "./duckdb.ts";
import { newFolder, refusalOf, remove, importFrom } from "./releases.ts";
import { zipOf } from "./zip.ts";

const folder = newFolder();
const sound = join(folder, "sound");
const release = join(folder, "release");
const out = join(folder, "facts", "eoir", "case-data-2026-06");
const proceedings = join(release, "B_TblProceeding.csv");
const cases = join(release, "A_TblCase.csv");

beforeAll(() => void writeSyntheticRelease(sound, { cases: 400, seed: 3, faultShare: 0 }));
beforeEach(() => {
  rmSync(release, { recursive: true, force: true });
  cpSync(sound, release, { recursive: true });
});
afterAll(() => remove(folder));

function edit(path: string, change: (text: string) => string): void {
  writeFileSync(path, change(readFileSync(path, "latin1")), "latin1");
}

/** Changes one field of every row, the header left as it is. */
function editColumn(path: string, column: string, change: (value: string, row: number) => string): void {
  edit(path, (text) => {
    const [header, ...lines] = text.split("\r\n");
    const at = header.split("\t").indexOf(column);
    const rows = lines.map((line, n) => {
      if (line === "") return line;
      const fields = line.split("\t");
      fields[at] = change(fields[at], n);
      return fields.join("\t");
    });
    return [header, ...rows].join("\r\n");
  });
}

function expectNothingLeft(): void {
  expect(existsSync(out)).toBe(false);
  expect(existsSync(join(out, "..")) ? readdirSync(join(out, "..")) : []).toEqual([]);
}

describe.runIf(hasDuckDB)("refused, with its place", () => {
  const refused: readonly (readonly [string, () => void, readonly RegExp[]])[] = [
    [
      "a needed column that is renamed",
      () => edit(proceedings, (text) => text.replace("COMP_DATE", "COMPLETION_DT")),
      [/B_TblProceeding\.csv:1:1 › COMP_DATE/, /expected a column COMP_DATE; got none among 38/],
    ],
    [
      "a column with the names of persons",
      () => edit(cases, (text) => text.replace("ALIEN_CITY", "ALIEN_NAME")),
      [/A_TblCase\.csv:1:2 › ALIEN_NAME/, /no column that names or numbers persons/],
    ],
    [
      "a column with A-numbers, whatever it is called",
      () => editColumn(cases, "ATTY_NBR", (value, row) => (row === 6 ? "A012345678" : value)),
      [/A_TblCase\.csv:8:12 › ATTY_NBR/, /what looks like an A-number/],
    ],
    [
      "a column that is there twice",
      () => edit(cases, (text) => text.replace("ALIEN_STATE", "NAT")),
      [/A_TblCase\.csv:1:7 › NAT/, /a second NAT/],
    ],
    [
      "a file with commas in place of tabs",
      () => edit(proceedings, (text) => text.replaceAll("\t", ",")),
      [/B_TblProceeding\.csv:1:1/, /without tabs, and with commas/],
    ],
    ["an empty file", () => writeFileSync(proceedings, ""), [/B_TblProceeding\.csv:1:1/, /an empty file/]],
    ["a table that is missing", () => rmSync(proceedings), [/B_TblProceeding\.csv:1:1/, /no such file/]],
    [
      "a truncated file",
      () => edit(proceedings, (text) => text.slice(0, text.lastIndexOf("RMV") - 40)),
      [/B_TblProceeding\.csv:\d{3}:\d+/, /the file is cut off/],
    ],
    [
      "a file cut between two rows, by the publisher's count",
      () => edit(proceedings, (text) => text.slice(0, text.lastIndexOf("\r\n", text.length / 2) + 2)),
      [/Count\.txt:2:2 › B_TblProceeding\.csv/, /expected 2\d\d rows, as B_TblProceeding\.csv has; got 4\d\d/],
    ],
    [
      "a wrong total in the publisher's count",
      () => edit(join(release, "Count.txt"), (text) => text.replace("A_TblCase\t400", "A_TblCase\t399")),
      [/Count\.txt:1:2 › A_TblCase\.csv/, /expected 400 rows, as A_TblCase\.csv has; got 399/],
    ],
    [
      "a total that is no number",
      () => edit(join(release, "Count.txt"), (text) => text.replace("A_TblCase\t400", "A_TblCase\tmany")),
      [/Count\.txt:1:2/, /expected a number of rows; got "many"/],
    ],
    [
      "every row shifted by a column the header does not have",
      () => edit(cases, (text) => text.replaceAll("\r\n5", "\r\n\t5")),
      [/A_TblCase\.csv:2:1/, /expected rows of 39 fields, as in the header; got 400 of 400 rows/],
    ],
    [
      "nationality codes nobody knows, in many rows",
      () => editColumn(cases, "NAT", (value, row) => (row >= 100 && row < 130 ? "Q7" : value)),
      [/A_TblCase\.csv:102:7 › NAT/, /"Q7" here, and 30 unknown of 400 rows/],
    ],
    [
      "proceedings of cases that are not there",
      () => editColumn(proceedings, "IDNCASE", (value, row) => (row % 2 === 0 ? `9${value}` : value)),
      [/B_TblProceeding\.csv:2:2 › IDNCASE/, /the number of a case that is not in the release/],
    ],
    [
      "a lookup that is empty",
      () => writeFileSync(join(release, "Lookup", "tblLookupNationality.csv"), "NAT_CODE\r\n"),
      [/tblLookupNationality\.csv:1:1/],
    ],
  ];

  test.each(refused)("%s", async (_what, spoil, expected) => {
    spoil();
    const message = await refusalOf(release, out);
    for (const pattern of expected) expect(message).toMatch(pattern);
    expect(message.split("\n").filter((line) => line.startsWith("  expected"))).toHaveLength(1);
    expectNothingLeft();
  });

  test("too little memory for the engine", async () => {
    expect(await refusalOf(release, out, { memoryMB: 5 })).toMatch(
      /expected 5 MB of memory .*\n {2}hint: allow more with --memory/,
    );
    expectNothingLeft();
  });

  test("a release that is not there", async () => {
    expect(await refusalOf(join(folder, "nowhere"), out)).toMatch(/expected the folder \(or the zip\) of a release/);
    expectNothingLeft();
  });

  test("an --out without the edition's month", async () => {
    expect(await refusalOf(release, join(folder, "facts", "eoir", "case-data"))).toMatch(/ends in the edition's month/);
  });

  test("an --out that is there already stays as it is", async () => {
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, "table.csv"), "mine");
    expect(await refusalOf(release, out)).toMatch(/expected a folder that is not there yet/);
    expect(readFileSync(join(out, "table.csv"), "utf8")).toBe("mine");
    remove(out);
  });
});

describe.runIf(hasDuckDB)("read all the same, and told", () => {
  test("columns in another order, a new one, and one that is gone", async () => {
    const before = await importFrom(release, out);
    remove(out);
    edit(cases, (text) => {
      const reorder = (line: string): string => {
        if (line === "") return line;
        const fields = line.split("\t");
        return [
          fields[6],
          ...fields.slice(1, 6),
          fields[0],
          ...fields.slice(7, -1),
          line.startsWith("IDN") ? "NEW_FLAG" : "1",
        ].join("\t");
      };
      return text.split("\r\n").map(reorder).join("\r\n");
    });
    const after = await importFrom(release, out);
    remove(out);
    expect(after.tables[0].addedColumns).toEqual(["NEW_FLAG"]);
    expect(after.tables[0].absentColumns).toContain("CASEPRIORITY_CODE");
    expect(after.tables[0].faults).toEqual(before.tables[0].faults);
    expect(after.countedCases).toBe(before.countedCases);
  });

  test("a difference from the publisher's count that was allowed", async () => {
    edit(join(release, "Count.txt"), (text) => text.replace("A_TblCase\t400", "A_TblCase\t398"));
    const report = await importFrom(release, out, { rowsMayDiffer: 2 });
    expect(report.tables[0]).toMatchObject({ rows: 400, publishedRows: 398 });
    remove(out);
  });

  test("a last row without an end of line, and empty lines", async () => {
    edit(cases, (text) => text.replace(/\r\n$/, "").replace("\r\n5000200", "\r\n\r\n5000200"));
    const report = await importFrom(release, out);
    expect(report.tables[0].rows).toBe(400);
    remove(out);
  });
});

describe.runIf(hasDuckDB)("a release as a zip", () => {
  const zip = join(folder, "EOIR Case Data.zip");
  const members = (): { name: string; bytes: Buffer }[] =>
    ["A_TblCase.csv", "B_TblProceeding.csv", "tblAppeal.csv", "Count.txt", "Lookup/tblLookupNationality.csv"].map(
      (name) => ({
        name: `EOIR Case Data/${name}`,
        bytes: readFileSync(join(release, name)),
      }),
    );

  test("gives what its folder gives", async () => {
    writeFileSync(zip, zipOf(members()));
    const fromFolder = await importFrom(release, out);
    remove(out);
    const fromZip = await importFrom(zip, out);
    remove(out);
    expect(fromZip).toEqual(fromFolder);
  });

  test("that is a bomb is refused by what its directory says, before anything is unpacked", async () => {
    writeFileSync(zip, zipOf([{ name: "A_TblCase.csv", bytes: Buffer.alloc(30_000_000, "0") }]));
    expect(await refusalOf(zip, out)).toMatch(
      /packed at most 100 : 1; got A_TblCase\.csv, \d+ bytes that unpack to 30000000/,
    );
    expectNothingLeft();
  });

  test("that is a bomb and lies about it is stopped at what it promised", async () => {
    const bytes = zipOf([{ name: "A_TblCase.csv", bytes: Buffer.alloc(30_000_000, "0"), claimedBytes: 90_000 }]);
    writeFileSync(zip, bytes);
    expect(await refusalOf(zip, out)).toMatch(/A_TblCase\.csv of 90000 bytes; got more than its directory says/);
    expectNothingLeft();
  });

  test("that is cut off", async () => {
    const bytes = zipOf(members());
    writeFileSync(zip, bytes.subarray(0, bytes.length - 200));
    expect(await refusalOf(zip, out)).toMatch(/one that is cut off before its directory/);
    expectNothingLeft();
  });

  test("with a damaged part", async () => {
    const bytes = zipOf(members());
    bytes.fill(0xff, 2000, 3000);
    writeFileSync(zip, bytes);
    expect(await refusalOf(zip, out)).toMatch(/EOIR Case Data\/A_TblCase\.csv of \d+ bytes; got/);
    expectNothingLeft();
  });

  test("that leads out of the folder unpacks under its own name", async () => {
    writeFileSync(zip, zipOf(members().map(({ name, bytes }) => ({ name: `../../${name}`, bytes }))));
    await importFrom(zip, out);
    remove(out);
    expect(readdirSync(folder).sort()).toEqual(["EOIR Case Data.zip", "facts", "release", "sound"]);
  });

  test("that is no zip", async () => {
    writeFileSync(zip, "not a zip");
    appendFileSync(zip, "at all");
    expect(await refusalOf(zip, out)).toMatch(/or no zip/);
    expectNothingLeft();
  });
});
