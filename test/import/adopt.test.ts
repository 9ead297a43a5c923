// A newer edition taken up with one command, in a folder of its own: documents, facts and what is left of the older edition.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { commandLine } from "../commandLine/commandLine.ts";
import { deriveImported, isImported } from "../../src/import/deriveFacts.ts";
import { readFacts } from "../../src/facts/readFacts.ts";
import { factFiles, factsFolder } from "../facts/factsOnDisk.ts";
import { keyMetricsId, keyMetricsSheets } from "./keyMetricsFixture.ts";
import { workbook } from "./workbookFixture.ts";

const library = readFacts(factFiles(factsFolder));
const folder = mkdtempSync(join(tmpdir(), "pendency-adopt-"));
const hall = join(folder, "models", "hall");
afterAll(() => rmSync(folder, { recursive: true }));

const documents: Readonly<Record<string, string>> = {
  "model.yaml": `pendency: model v1
title: A hall
runs: {from: 2024-10-01, through: 2024-11-30}
groups: {nationality: [China, all other]}
parameters:
  came:
    title: People who come   # once ${keyMetricsId}#usbp.total
    unit: persons
    kind: fact
    facts: ["${keyMetricsId}#usbp.China"]
    value: {counts: {2024-10: {fact: "${keyMetricsId}#usbp.{nationality}.2024-10"}, 2024-11: {fact: "${keyMetricsId}#usbp.{nationality}.2024-11"}}}
stages:
  hall: {title: Hall, arrivals: {counts: came}, dwell: 1 hour, next: gone}
  gone: {title: Gone, outcome: true}
`,
  "targets.yaml": `pendency: targets v1
for: hall
targets:
  chinaInNovember:
    title: Chinese nationals in November
    measure: {entries: hall, window: 2024-11, where: {nationality: China}}
    observed: {fact: ${keyMetricsId}#usbp.China.2024-11}
    band: within 5%
`,
};
const newFile = join(folder, "khsm.xlsx");
writeFileSync(
  newFile,
  workbook(keyMetricsSheets(library, { "usbp.China.2024-11": 900, "usbp.China.FY2025YTD": 2200 })),
);

beforeEach(() => {
  rmSync(join(folder, "facts"), { recursive: true, force: true });
  mkdirSync(hall, { recursive: true });
  for (const [name, text] of Object.entries(documents)) writeFileSync(join(hall, name), text);
});

function pendency(...words: readonly string[]): { code: number | null; out: string; err: string } {
  const done = commandLine(words, { cwd: folder });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

const adopt = (...more: readonly string[]) =>
  pendency(
    "facts",
    "import",
    keyMetricsId,
    newFile,
    "--published",
    "2025-02-18",
    "--as",
    "ohss/khsm-revised",
    "--adopt",
    ...more,
  );
const text = (name: string): string => readFileSync(join(hall, name), "utf8");

test("one command writes the edition and makes the documents name it; a run then has the revised figure", () => {
  const before = JSON.parse(pendency("run", "hall", "--targets", "--replications", "1", "--json").out);
  const { code, out, err } = adopt();
  expect([code, err]).toEqual([0, ""]);
  expect(out).toContain("Taken up in 4 places: models/hall/model.yaml (3), models/hall/targets.yaml (1)");
  expect(out).toContain(`${keyMetricsId} stays as the edition before it`);
  expect(text("targets.yaml")).toContain("{fact: ohss/khsm-revised#usbp.China.2024-11}");
  expect(text("model.yaml")).toContain(`# once ${keyMetricsId}#usbp.total`); // what a person wrote beside it stays
  const after = JSON.parse(pendency("run", "hall", "--targets", "--replications", "1", "--json").out);
  const observed = (run: { targets: { observed: number }[] }): number => run.targets[0].observed;
  expect([observed(before), observed(after)]).toEqual([860, 900]);
  const shown = pendency("facts", "show", "ohss/khsm-revised#usbp.China.2024-11").out;
  expect(shown).toContain(`in edition   ${keyMetricsId}, 2025-01-16: 860 persons`);
});

test("the older edition is still what stands on a day before the newer one", () => {
  adopt();
  const run = JSON.parse(pendency("explain", "hall", "gone", "--as-of", "2025-01-31", "--json").out);
  const standing = run.asOf.published.find(({ id }: { id: string }) => id === "ohss/khsm-revised#usbp.China.2024-11");
  expect(standing).toMatchObject({ edition: keyMetricsId, editionPublished: "2025-01-16" });
});

test("with --dry-run everything is told and nothing is written", () => {
  const { out } = adopt("--dry-run");
  expect(out).toContain("Taken up in 4 places");
  expect(out).toContain("Nothing was written.");
  expect(existsSync(join(folder, "facts"))).toBe(false);
  expect(text("model.yaml")).toBe(documents["model.yaml"]);
});

test("an edition that was imported without it is taken up by the same command later", () => {
  pendency("facts", "import", keyMetricsId, newFile, "--as", "ohss/khsm-revised");
  expect(text("targets.yaml")).toBe(documents["targets.yaml"]);
  expect(adopt().out).toContain("Taken up in 4 places");
  expect(text("targets.yaml")).toContain("ohss/khsm-revised#");
});

test("documents that could not be read with the newer edition are refused, and nothing is written", () => {
  const stretched = documents["targets.yaml"].replace("window: 2024-11", "window: 2024-10");
  writeFileSync(join(hall, "targets.yaml"), stretched);
  const { code, err } = adopt();
  expect(code).toBe(2);
  expect(err).toContain("used for 2024-10");
  expect(existsSync(join(folder, "facts"))).toBe(false);
  expect(text("model.yaml")).toBe(documents["model.yaml"]);
});

test.skipIf(process.getuid?.() === 0)("documents that cannot be written leave the facts as they were, too", () => {
  chmodSync(hall, 0o500);
  const { code } = adopt();
  chmodSync(hall, 0o700);
  expect(code).toBe(2);
  expect(existsSync(join(folder, "facts", "ohss", "khsm-revised"))).toBe(false);
  expect(text("model.yaml")).toBe(documents["model.yaml"]);
});

test("an imported edition comes back byte for byte from its file, with what was accepted and suppressed", () => {
  const raw = join(folder, "raw", "somewhere");
  mkdirSync(raw, { recursive: true });
  writeFileSync(join(raw, "wrong.xlsx"), workbook(keyMetricsSheets(library, { "usbp.total.FY2023": 2_100_000 })));
  const words = [
    "--accept",
    "Annual Count!B11",
    "--suppress-below",
    "20",
    "--as",
    "ohss/khsm-again",
    "--model",
    "hall",
  ];
  const { code, err } = pendency("facts", "import", keyMetricsId, join(raw, "wrong.xlsx"), ...words);
  expect([code, err]).toEqual([0, ""]);
  const [edition] = [...readFacts(factFiles(join(folder, "facts"))).publications.values()].filter(isImported);
  expect(edition).toMatchObject({ accepted: ["Annual Count!B11"], suppressBelow: 20, vintageOf: keyMetricsId });
  const output = join(folder, "rebuilt");
  expect(deriveImported(join(folder, "models"), output, [edition])).toEqual([]); // the file is not there
  expect(deriveImported(join(folder, "raw"), output, [edition]).map(({ id }) => id)).toEqual(["ohss/khsm-again"]);
  for (const name of ["source.yaml", "table.csv"]) {
    const [rebuilt, stored] = [output, join(folder, "facts")].map((each) =>
      readFileSync(join(each, "ohss", "khsm-again", name), "utf8"),
    );
    expect(rebuilt === stored, name).toBe(true);
  }
});
