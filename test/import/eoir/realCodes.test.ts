// The codes that two public counts of the real release found (`realCodes.csv`: values by field with their rows, no record
// of a case; Deportation Data Project, release of about June 2025, CC0; for the Board's decisions OpenImmigration, release
// of February 2026). Each of them is known, or is counted apart: none stops the import, none is dropped in silence.
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeSyntheticRelease } from "../../../scripts/eoir/syntheticRelease.mjs";
import type { FaultName } from "../../../src/import/eoir/faults.ts";
import type { ImportReport } from "../../../src/import/eoir/importReport.ts";
import { repairRow } from "../../../src/import/eoir/repairRow.ts";
import { tables } from "../../../src/import/eoir/tables.ts";
import { hasDuckDB } from "./duckdb.ts";
import { importFrom, newFolder, remove } from "./releases.ts";

const real = readFileSync(new URL("realCodes.csv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => {
    const [table, field, value, rows] = line.split(",");
    return { table, field, value, rows: Number(rows) };
  });
const codesOf = (table: string, field: string): readonly string[] =>
  real.filter((each) => each.table === table && each.field === field).map(({ value }) => value);

/** column, the codes nobody has a meaning for, and the kind of fault they are counted under */
const read: readonly (readonly [string, string, readonly string[], FaultName])[] = [
  ["A_TblCase", "CASE_TYPE", ["0"], "unknownCaseType"],
  ["A_TblCase", "CUSTODY", ["SP"], "unknownCustody"],
  ["B_TblProceeding", "DEC_CODE", [], "unknownDecision"],
  ["B_TblProceeding", "OTHER_COMP", ["X"], "unclearEnd"],
  ["tblAppeal", "strAppealCategory", [], "unknownAppealType"],
  ["tblAppeal", "strAppealType", [], "unknownAppealType"],
  ["tblAppeal", "strBIADecision", ["AFD", "MB", "RET", "ADD", "REV"], "unknownDecision"],
  ["tblAppeal", "strCustody", [], "unknownCustody"],
];

describe.runIf(hasDuckDB)("a release that holds every code of the real one", () => {
  const folder = newFolder();
  const sound = join(folder, "sound");
  const release = join(folder, "release");
  beforeAll(() => void writeSyntheticRelease(sound, { cases: 800, seed: 21, faultShare: 0 }));
  afterAll(() => remove(folder));

  /** Puts the codes into the column in turn, wherever it holds a value. */
  async function importWith(
    table: string,
    field: string,
    codes: readonly string[],
    written: (code: string) => string,
  ): Promise<{ report: ImportReport; figures: string; used: readonly string[] }> {
    rmSync(release, { recursive: true, force: true });
    cpSync(sound, release, { recursive: true });
    const path = join(release, `${table}.csv`);
    const [header, ...lines] = readFileSync(path, "latin1").split("\r\n");
    const at = header.split("\t").indexOf(field);
    const used: string[] = [];
    const changed = lines.map((line) => {
      const fields = line.split("\t");
      // what is recorded on the last day gives the release its day
      if ((fields[at] ?? "") === "" || line.includes("2026-05-31")) return line;
      fields[at] = written(codes[used.length % codes.length]);
      used.push(codes[used.length % codes.length]);
      return fields.join("\t");
    });
    writeFileSync(path, [header, ...changed].join("\r\n"), "latin1");
    const out = join(folder, `${used.length}-${Math.abs(hash(changed))}`, "eoir", "case-data-2026-06");
    const report = await importFrom(release, out);
    return { report, figures: readFileSync(join(out, "table.csv"), "utf8"), used };
  }

  test.each(read)(
    "%s.%s: those without a meaning are %j, and they are counted",
    async (table, field, unclear, kind) => {
      const codes = codesOf(table, field);
      expect(codes.length).toBeGreaterThan(2);
      const { report, figures, used } = await importWith(table, field, codes, (code) => code);
      const faultsIn = ({ tables: read }: ImportReport): ImportReport["tables"][number]["faults"] =>
        (read.find(({ file }) => file === `${table}.csv`)?.faults ?? []).filter(
          ({ fault }) => fault !== "otherSpelling",
        );
      const faults = faultsIn(report);
      const counted = faults.find(({ fault }) => fault === kind);
      if (unclear.length === 0) expect(faults).toEqual([]);
      else {
        expect(counted?.rows).toBeGreaterThan(0);
        expect(counted?.rows).toBeLessThanOrEqual(used.filter((code) => unclear.includes(code)).length);
        for (const { value } of counted?.examples ?? []) expect(unclear).toContain(value);
        expect(faults.map(({ fault }) => fault)).toEqual([kind]);
      }

      // twins in lower case and with blanks around them are the same codes
      const twins = await importWith(table, field, codes, (code) => ` ${code.toLowerCase()}  `);
      expect(twins.figures === figures).toBe(true);
      expect(faultsIn(twins.report).map(({ fault, rows }) => [fault, rows])).toEqual(
        faults.map(({ fault, rows }) => [fault, rows]),
      );
    },
  );

  test('"nul" and "und" in the place of a code are nothing, and are counted', async () => {
    const { report, used } = await importWith("A_TblCase", "CUSTODY", ["D", "nul", "N", "und"], (code) => code);
    const faults = report.tables[0].faults.map(({ fault, rows }) => [fault, rows]);
    const nothing = used.filter((code) => code.length === 3).length;
    expect(Object.fromEntries(faults)).toEqual({ wordForNothing: nothing, unknownCustody: nothing });
  });
});

function hash(lines: readonly string[]): number {
  let sum = 0;
  for (const line of lines) for (const letter of line) sum = (sum * 31 + letter.charCodeAt(0)) | 0;
  return sum;
}

/** Values that slid in from the column beside: hours in the place of a calendar, a letter in that of a date. */
const slidIn = ["LATEST_CAL_TYPE 0900", "LATEST_CAL_TYPE 0830", "LATEST_CAL_TYPE 1300", "UP_BOND_DATE M"];

test.each(tables.map((table) => [table.file, table] as const))(
  "%s: a row with empty fields too many is put right whatever real codes stand in it",
  (file, { known, needed }) => {
    const columns = Object.keys(known);
    const key = columns.indexOf(needed[0].column.toUpperCase());
    const shape = { looks: Object.values(known), needed: [key], key, isNationality: () => true };
    const codes = real.filter((each) => `${each.table}.csv` === file);
    const refused = codes.filter(({ field, value }) => {
      const fields = columns.map((column, n) => (n === key ? "17" : column === field.toUpperCase() ? value : ""));
      return repairRow([...fields, ""], shape)?.fault !== "trailingTab";
    });
    expect(codes.length).toBeGreaterThan(40);
    const left = refused.map(({ field, value }) => `${field} ${value}`);
    expect(left).toEqual(file === "A_TblCase.csv" ? slidIn : []);
  },
);
