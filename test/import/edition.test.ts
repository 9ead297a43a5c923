import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { factsDiff } from "../../src/cli/commands/facts.ts";
import { factsImport } from "../../src/cli/commands/factsImport.ts";
import type { ImportOptions } from "../../src/cli/commands/factsImport.ts";
import { diffEditions, rowsOf } from "../../src/facts/diffEditions.ts";
import { readFacts } from "../../src/facts/readFacts.ts";
import { plainStyle } from "../../src/present/terminalStyle.ts";
import { factFiles, factsFolder } from "../facts/factsOnDisk.ts";
import { keyMetricsId, keyMetricsSheets } from "./keyMetricsFixture.ts";
import { workbook } from "./workbookFixture.ts";

const library = readFacts(factFiles(factsFolder));
const scratch = mkdtempSync(join(tmpdir(), "pendency-edition-"));
afterAll(() => rmSync(scratch, { recursive: true }));

function run(
  act: typeof factsDiff | typeof factsImport,
  words: readonly string[],
  options: ImportOptions = {},
): string {
  const printed: string[] = [];
  const console = {
    style: { ...plainStyle, width: 100 },
    print: (text: string) => void printed.push(text),
    beside() {},
    narrate() {},
    screen() {},
    progress() {},
    note() {},
    isTerminal: false,
    width: 80,
    complain() {},
  };
  expect(act(library, words, options, console)).toBe(0);
  return printed.join("\n");
}

function fileWith(name: string, ...changes: [Record<string, number>?, Record<string, number>?]): string {
  const path = join(scratch, name);
  writeFileSync(path, workbook(keyMetricsSheets(library, ...changes)));
  return path;
}

test("the court's statistics of 2021 and 2025 differ by 244 thousand pending cases at the end of fiscal year 2019", () => {
  const [before, after] = ["eoir/adjudication-2021-04", "eoir/adjudication-2025-07"].map((id) => rowsOf(library, id));
  const diff = diffEditions(before, after);
  const change = diff.changed.find(({ row }) => row === "pending.FY2019");
  expect(Math.round(((change?.after ?? 0) - (change?.before ?? 0)) / 1000)).toBe(244);
  expect(change?.meaning).toEqual({
    before: "cases; all courts; active cases (inferred); stock",
    after: "cases; all courts; active and inactive cases (inferred); stock",
  });
  expect(diff.same + diff.changed.length + diff.gone.length).toBe(before.size);
  expect(diff.same + diff.changed.length + diff.added.length).toBe(after.size);
});

test("an edition compared with itself has nothing but figures as before", () => {
  const rows = rowsOf(library, keyMetricsId);
  expect(diffEditions(rows, rows)).toEqual({ same: rows.size, changed: [], added: [], gone: [] });
  expect(run(factsDiff, [keyMetricsId, keyMetricsId])).toContain("as before, 0 changed, 0 new, 0 no longer printed");
});

test("OHSS's two tables of Border Patrol encounters are at most 100 apart in any month that both print", () => {
  const [monthly, keyMetrics] = ["ohss/ielp-2024-08", keyMetricsId].map((id) => rowsOf(library, id));
  const months = [...monthly.keys()].filter((row) => row.startsWith("usbp.total.20") && keyMetrics.has(row));
  expect(months.length).toBe(71); // October 2018 to August 2024
  const diff = diffEditions(monthly, keyMetrics);
  const revised = new Map(diff.changed.map((change) => [change.row, change]));
  for (const row of months) {
    const change = revised.get(row);
    expect(Math.abs((change?.before ?? 0) - (change?.after ?? 0)), row).toBeLessThanOrEqual(100);
  }
});

test("a newer edition with the very same figures changes none of them", () => {
  const told = JSON.parse(run(factsImport, [keyMetricsId, fileWith("same.xlsx")], { json: true, dryRun: true }));
  expect(told.diff).toMatchObject({ changed: [], added: [], gone: [] });
  expect(told.diff.same).toBe(rowsOf(library, keyMetricsId).size);
  expect(told).toMatchObject({ id: "ohss/khsm-2025-02-20", vintageOf: keyMetricsId, folder: null });
});

const revision = { "usbp.China.2024-11": 900, "usbp.China.FY2023": 24_140 };
const december = { "usbp.total.2024-12": 47_330, "usbp.China.2024-12": 640 };
// October, November and December: 1,300 and 900 and 640 Chinese nationals
const yearToDate = { "usbp.total.FY2025YTD": 153_000, "usbp.China.FY2025YTD": 2840 };

test("a revised month is told with the inputs, targets and claims that rest on it", () => {
  const file = fileWith("revised.xlsx", { ...revision, ...yearToDate }, december);
  const told = JSON.parse(run(factsImport, [keyMetricsId, file], { json: true, dryRun: true, model: ["us-removal"] }));
  const rows = told.diff.changed.map(({ row }: { row: string }) => row);
  // what China gains, the remainder of the same period loses
  expect(rows).toEqual(expect.arrayContaining(["usbp.China.2024-11", "usbp.all other.2024-11", "usbp.China.FY2023"]));
  expect(told.diff.added.map(({ row }: { row: string }) => row)).toContain("usbp.China.2024-12");
  const [{ inputs, reached }] = told.models;
  const encounters = inputs.find(({ where }: { where: string }) => where === "parameters.usbpEncounters");
  expect(encounters.how).toBe("value");
  expect(encounters.figures).toEqual(
    expect.arrayContaining([expect.objectContaining({ row: "usbp.China.2024-11", before: 860, after: 900 })]),
  );
  expect(reached.length).toBeGreaterThan(0);
});

test("a nationality's month that its printed year does not hold is refused", () => {
  const file = fileWith("month.xlsx", { "usbp.China.2024-11": 900 });
  expect(() => run(factsImport, [keyMetricsId, file], { dryRun: true, model: [] })).toThrow(
    /Annual Citizenship!C\d+\n {2}expected the sum of its 2 months, 2200, give or take 15; got 2160/,
  );
});

test("what is imported is a whole publication beside the old one, with its checksum and the edition it follows", () => {
  const out = join(scratch, "facts");
  const file = fileWith("december.xlsx", { ...revision, ...yearToDate }, december);
  const options = { out, published: "2025-02-18", as: "ohss/khsm-2024-12", found: "a library", model: [] };
  expect(run(factsImport, [keyMetricsId, file], options)).toContain("documents take it up by naming ohss/khsm-2024-12");
  expect(readdirSync(join(out, "ohss"))).toEqual(["khsm-2024-12"]);
  const again = readFacts(factFiles(out));
  const publication = again.publications.get("ohss/khsm-2024-12");
  expect(publication).toMatchObject({
    title: "Key Homeland Security Metrics: Border Patrol encounters, data to December 2024",
    publishedOn: "2025-02-18",
    foundIn: "a library",
    vintageOf: keyMetricsId,
    roundedTo: 10,
    rawFile: "december.xlsx",
  });
  expect(publication?.rawSha256).toMatch(/^[0-9a-f]{64}$/);
  expect(again.facts.get("ohss/khsm-2024-12#usbp.China.2024-11")).toMatchObject({ value: 900, unit: "persons" });
  // the same folder is never written over
  const before = readFileSync(join(out, "ohss/khsm-2024-12/table.csv"), "utf8");
  expect(() => run(factsImport, [keyMetricsId, file], options)).toThrow("a folder that is not there yet");
  expect(readFileSync(join(out, "ohss/khsm-2024-12/table.csv"), "utf8")).toBe(before);
});

test("a file with a mistake leaves nothing behind", () => {
  const out = join(scratch, "nothing");
  const file = fileWith("wrong.xlsx", { "usbp.total.FY2023": 1 });
  expect(() => run(factsImport, [keyMetricsId, file], { out, model: [] })).toThrow("the sum of its 12 months");
  expect(() => readdirSync(out)).toThrow("ENOENT");
});

test("an id cannot lead out of the facts folder", () => {
  const file = fileWith("id.xlsx");
  for (const as of ["../elsewhere/x", "ohss/../../x", "/tmp/x", "ohss", "ohss/x/y"]) {
    expect(() => run(factsImport, [keyMetricsId, file], { as, out: scratch })).toThrow("publisher/publication");
  }
});

test("a disagreement that a person accepts is let through and written down", () => {
  const file = fileWith("accepted.xlsx", { "usbp.total.FY2023": 2_100_000 });
  const cell = "Annual Count!B11";
  expect(() => run(factsImport, [keyMetricsId, file], { dryRun: true, model: [] })).toThrow(cell);
  const out = join(scratch, "accepted");
  expect(run(factsImport, [keyMetricsId, file], { accept: [cell], out, model: [] })).toContain("accepted although");
  expect([...readFacts(factFiles(out)).publications.values()][0].notes).toContain(cell);
});

test("counts below a threshold are kept out, and with them the remainder that would give them back", () => {
  const file = fileWith("small.xlsx");
  const out = join(scratch, "small");
  run(factsImport, [keyMetricsId, file], { out, suppressBelow: "20", model: [] });
  const rows = [...readFacts(factFiles(out)).facts.values()];
  expect(rows.filter(({ value }) => value > 0 && value < 20)).toEqual([]);
  const hidden = [...rowsOf(library, keyMetricsId)].filter(
    ([row, { value }]) => !row.includes("all other") && value > 0 && value < 20,
  );
  expect(hidden.length).toBeGreaterThan(0);
  for (const [row] of hidden) {
    const period = row.slice(row.lastIndexOf(".") + 1);
    expect(
      rows.some(({ id }) => id.endsWith(`usbp.all other.${period}`)),
      row,
    ).toBe(false);
  }
});

test.skipIf(process.env.PENDENCY_RAW === undefined)(
  "one yearly workbook is compared with its own fiscal year only",
  () => {
    // ICE's workbook of fiscal year 2026 with one byte more in the file's comment: the same figures, another checksum
    const bytes = readFileSync(join(process.env.PENDENCY_RAW ?? "", "ice", "FY26_detentionStats_04092026.xlsx"));
    const longer = Buffer.concat([bytes, Buffer.from(" ")]);
    longer.writeUInt16LE(1, bytes.lastIndexOf("PK\x05\x06") + 20);
    const path = join(scratch, "FY26_detentionStats_04092026.xlsx");
    writeFileSync(path, longer);
    const told = JSON.parse(
      run(factsImport, ["ice/detention-statistics", path], { json: true, dryRun: true, model: [] }),
    );
    expect(told.id).toBe("ice/detention-statistics-2026-04-09");
    expect(told.diff).toMatchObject({ changed: [], added: [], gone: [] });
    expect(told.diff.same).toBe(told.figures);
  },
);
