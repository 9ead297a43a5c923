import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import readWorkbook from "read-excel-file/node";
import { expect, test } from "vitest";
import { deriveFacts } from "../../src/import/deriveFacts.ts";
import { readRawFile } from "../../src/import/readRawFile.ts";
import { importers } from "../../src/import/importers.ts";
import { factFiles, factsFolder } from "../facts/factsOnDisk.ts";

const rawFolder = process.env.PENDENCY_RAW;
const why = "set PENDENCY_RAW to the folder with the publishers' files";

test("the derived tables come back byte for byte from the publishers' files", (context) => {
  if (rawFolder === undefined) return context.skip(why);
  const output = mkdtempSync(join(tmpdir(), "pendency-facts-"));
  try {
    const tables = deriveFacts(rawFolder, output);
    expect(tables.length).toBe(importers.length);
    const rebuilt = factFiles(output);
    expect(rebuilt.length).toBe(2 * importers.length);
    for (const { path, text } of rebuilt) {
      const stored = readFileSync(join(factsFolder, "..", path), "utf8");
      expect(stored === text, path).toBe(true); // not toBe(text): a difference of megabytes helps nobody
    }
  } finally {
    rmSync(output, { recursive: true });
  }
});

// The oracle is another reader of workbooks. It makes Date objects of dates and nothing of errors such as #N/A.
test("every cell of the publishers' workbooks is read as another program reads it", async (context) => {
  if (rawFolder === undefined) return context.skip(why);
  let compared = 0;
  const workbooks = importers.flatMap(({ files }) => files.filter((file) => file.endsWith(".xlsx")));
  expect(workbooks.length).toBe(10);
  for (const file of workbooks.filter((name) => !name.includes("FY25"))) {
    const theirs = await readWorkbook(join(rawFolder, file));
    const ours = readRawFile(join(rawFolder, file));
    expect(ours.sheetNames).toEqual(theirs.map(({ sheet }) => sheet));
    for (const { sheet, data } of theirs) {
      const rows = ours.sheet(sheet)?.rows ?? [];
      for (const [r, cells] of data.entries()) {
        for (const [c, cell] of cells.entries()) {
          const own = rows[r]?.[c] ?? null;
          if (cell instanceof Date || String(own).startsWith("#N/A")) continue;
          const plain = typeof own === "string" ? own.trim() || null : own;
          if (plain !== cell) expect(plain, `${file} ${sheet} row ${r + 1}, column ${c + 1}`).toBe(cell);
          compared += 1;
        }
      }
    }
  }
  expect(compared).toBeGreaterThan(400_000);
}, 30_000);
