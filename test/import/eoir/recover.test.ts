// What was put into a synthetic release comes back out of it, number by number, whatever faults its files have.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Manifest } from "../../../scripts/eoir/syntheticRelease.mjs";
import { writeSyntheticRelease } from "../../../scripts/eoir/syntheticRelease.mjs";
import { followedMonths } from "../../../src/import/eoir/countCells.ts";
import type { ImportReport } from "../../../src/import/eoir/importReport.ts";
import type { FactLibrary } from "../../../src/facts/fact.ts";
import { readFacts } from "../../../src/facts/readFacts.ts";
import { hasDuckDB, isRequired, whyNot } from "./duckdb.ts";
import { importFrom, newFolder, remove } from "./releases.ts";

test.runIf(!hasDuckDB)("DuckDB is at hand", (context) => {
  if (!isRequired) context.skip(whyNot);
  expect(hasDuckDB).toBe(true);
});

const edition = "eoir/case-data-2026-06";

/** All figures of an imported folder, as the library reads them, by row. */
function libraryAt(out: string): FactLibrary {
  const files = ["source.yaml", "table.csv"].map((name) => ({
    path: `facts/${edition}/${name}`,
    text: readFileSync(join(out, name), "utf8"),
  }));
  return readFacts(files);
}

function valueOf(library: FactLibrary, row: string): number | undefined {
  const id = `${edition}#${row}`;
  return (library.facts.get(id) ?? library.facts.get(`${id}YTD`))?.value;
}

describe.runIf(hasDuckDB).each([
  { name: "a release with every fault in 3 % of its rows", faultShare: 0.03, seed: 7 },
  { name: "a release without faults", faultShare: 0, seed: 8 },
])("$name", ({ faultShare, seed }) => {
  const folder = newFolder();
  const out = join(folder, "facts", ...edition.split("/"));
  let manifest: Manifest;
  let report: ImportReport;
  let library: FactLibrary;

  beforeAll(async () => {
    manifest = writeSyntheticRelease(join(folder, "release"), { cases: 6_000, seed, faultShare });
    report = await importFrom(join(folder, "release"), out);
    library = libraryAt(out);
  });
  afterAll(() => remove(folder));

  test("every count comes back, and no other", () => {
    const wrong = [...manifest.counts].filter(([row, count]) => valueOf(library, row) !== count);
    expect(wrong.slice(0, 10).map(([row, count]) => [row, count, valueOf(library, row)])).toEqual([]);
    expect(manifest.counts.size).toBeGreaterThan(2000);
    const finest = /\.(detained|nonDetained|unknownCustody)\./;
    const others = [...library.facts.values()].filter(({ id, unit }) => {
      const row = id.slice(edition.length + 1).replace(/YTD$/, "");
      const isMeasured = ["share", "days"].includes(unit);
      const isTotal = row.includes(".total.") || /^(pending\.\w+|appealsDecided)\.[^.]+\.\w+\.[^.]+$/.test(row);
      const isYear = /^(receipts|completions)\..*FY/.test(row);
      return finest.test(row) && !isMeasured && !isTotal && !isYear && !manifest.counts.has(row);
    });
    expect(others.map(({ id }) => id).slice(0, 10)).toEqual([]);
  });

  test("totals are the sums of their parts", () => {
    const sum = (pattern: RegExp): number =>
      [...manifest.counts].reduce((total, [row, count]) => total + (pattern.test(row) ? count : 0), 0);
    expect(valueOf(library, "receipts.China.all.2023-11")).toBe(sum(/^receipts\.China\.\w+\.2023-11$/));
    expect(valueOf(library, "receipts.total.detained.FY2024")).toBe(sum(/^receipts\..*\.detained\.(2023-1|2024-0)/));
    expect(valueOf(library, "pending.active.total.all.2026-05")).toBe(sum(/^pending\.active\./));
    expect(valueOf(library, "outcomes.removal.total.all.FY2022")).toBe(sum(/^outcomes\.removal\..*FY2022$/));
    expect(valueOf(library, "completions.total.all.FY2022")).toBe(sum(/^(initial|subsequent)Completions\..*FY2022$/));
    expect(valueOf(library, "completions.total.all.FY2022")).toBeGreaterThan(100);
  });

  test("the curves from filing to decision come back, for cohorts that were followed so long", () => {
    const wrong: unknown[] = [];
    let compared = 0;
    for (const [key, { size, within }] of manifest.cohorts) {
      followedMonths.forEach((months, n) => {
        const [nationality, docket, year] = key.split(".");
        const row = `decidedWithin${months}Months.${nationality}.${docket}.${year}`;
        // 30 September and so many months, against 31 May 2026
        const isFollowed = Number(year.slice(2)) + (9 + months) / 12 <= 2026 + 5 / 12 + 1e-9;
        const expected = isFollowed ? Math.round((within[n] / size) * 1e6) / 1e6 : undefined;
        compared += isFollowed ? 1 : 0;
        if (valueOf(library, row) !== expected) wrong.push([row, expected, valueOf(library, row)]);
      });
    }
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(compared).toBeGreaterThan(500);
  });

  test("every fault is counted under its kind, and none that was not put in", () => {
    for (const { file, faults } of report.tables) {
      const counted = Object.fromEntries(faults.map(({ fault, rows }) => [fault, rows]));
      const putIn = Object.entries(manifest.faults[file]).filter(
        ([kind, rows]) => rows > 0 && !kind.startsWith("unseen"),
      );
      expect(counted, file).toEqual(Object.fromEntries(putIn));
    }
    const kinds = new Set(report.tables.flatMap(({ faults }) => faults.map(({ fault }) => fault)));
    expect(kinds.size).toBe(faultShare === 0 ? 0 : 26);
  });

  test("an example of a fault stands in the file where the report says", () => {
    for (const { file, faults } of report.tables) {
      const lines = readFileSync(join(folder, "release", file), "latin1").split("\n");
      for (const { fault, examples } of faults) {
        expect(examples.length, fault).toBeGreaterThan(0);
        for (const { line, column, value } of examples) {
          const fields = lines[line - 1].replace(/\r$/, "").split("\t");
          if (fault === "unknownNationality") expect(fields[column - 1]).toBe("Q1");
          if (fault === "unreadableDate") expect(fields[column - 1]).toBe("UNKNOWN");
          if (fault === "nulByte") expect(fields[column - 1]).toContain("\0");
          if (fault === "foreignByte") expect(fields[column - 1]).toContain("\u0092");
          if (fault === "missingKey") expect(fields[column - 1]).toBe("");
          if (value.endsWith("fields")) expect(fields.length).toBe(Number.parseInt(value));
        }
      }
    }
  });

  test("rows are kept or dropped, and both add up to what was read and to the publisher's count", () => {
    for (const { file, rows, kept, dropped, publishedRows } of report.tables) {
      expect(rows).toBe(manifest.rows[file]);
      expect(publishedRows).toBe(rows);
      expect(kept + dropped).toBe(rows);
    }
    expect(report.asOf).toBe("2026-05-31");
  });

  test("beside the figures stands the report, and nothing of the work is left", () => {
    expect(readdirSync(out).sort()).toEqual(["import-report.json", "import-report.md", "source.yaml", "table.csv"]);
    expect(JSON.parse(readFileSync(join(out, "import-report.json"), "utf8"))).toEqual(report);
    expect(readdirSync(join(out, ".."))).toEqual(["case-data-2026-06"]);
  });
});

describe.runIf(hasDuckDB)("the same release, imported in other ways", () => {
  const folder = newFolder();
  const release = join(folder, "release");
  beforeAll(() => void writeSyntheticRelease(release, { cases: 1500, seed: 9, faultShare: 0.02 }));
  afterAll(() => remove(folder));

  test("the same bytes come from one thread and from two", async () => {
    const texts = [];
    for (const threads of [1, 2]) {
      const out = join(folder, `threads${threads}`, "eoir", "case-data-2026-06");
      await importFrom(release, out, { threads });
      texts.push(["table.csv", "import-report.json"].map((name) => readFileSync(join(out, name), "utf8")));
    }
    expect(texts[0][0] === texts[1][0]).toBe(true);
    expect(texts[0][1] === texts[1][1]).toBe(true);
  });

  test("with a threshold of 11 no count from 1 to 10 is printed", async () => {
    const out = join(folder, "few", "eoir", "case-data-2026-06");
    const report = await importFrom(release, out, { suppressBelow: 11 });
    const counts = [...libraryAt(out).facts.values()].filter(({ unit }) => !["share", "days"].includes(unit));
    expect(counts.filter(({ value }) => value > 0 && value < 11)).toEqual([]);
    expect(counts.length).toBeGreaterThan(100);
    expect(report.suppressed).toBeGreaterThan(1000);
  });
});
