// The page of calibrated draws is what is stored beside the model, which is of the documents, rules and engine in force.
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { calibratedPage } from "../../scripts/calibratedPage.mjs";
import type { StoredEngines } from "../../scripts/calibratedPage.mjs";
import { drawsChoice, isCalibratedBetter } from "../../src/ask/gates/drawsChoice.ts";
import { modelGates } from "../../src/ask/gates/modelGates.ts";
import { isSetChosen, openModel } from "../../src/disk/openModel.ts";
import type { Documents } from "../../src/documents/documents.ts";
import { readCalibrated } from "../../src/forecast/calibratedFile.ts";
import { drawsSentence } from "../../src/present/drawsSentence.ts";

const documents = openModel("us-removal");
const calibrated = openModel("us-removal", null, "stored");
const path = "models/us-removal/calibrated.json";
const stored = readCalibrated(path, readFileSync(path, "utf8"));
const enginesPath = "docs/verification/calibrated-engines.json";
const engines = existsSync(enginesPath) ? (JSON.parse(readFileSync(enginesPath, "utf8")) as StoredEngines) : null;
const named = (list: readonly { readonly name: string; readonly title: string }[]) =>
  Object.fromEntries(list.map(({ name, title }) => [name, title]));
const titles = {
  model: documents.model.title,
  families: named(documents.forecasts?.families ?? []),
  series: named(documents.forecasts?.series ?? []),
};

test("the page is what is stored, to the byte", () => {
  expect(readFileSync("docs/verification/calibrated.md", "utf8")).toBe(calibratedPage(stored, titles, engines));
});

test("what is stored counts, and every part has the families and outcomes that it says", () => {
  const choice = drawsChoice(documents);
  expect(choice?.scores, "`npm run calibrated-record` makes it again").not.toBe("stale");
  expect(choice?.used).toBe("documents");
  expect(drawsChoice(calibrated)).toMatchObject({ used: "calibrated", scores: choice?.scores });
  for (const part of [stored.D, stored.H]) {
    if (part === null) continue;
    expect(part.families.reduce((sum, { outcomes }) => sum + outcomes, 0)).toBe(part.outcomes);
    expect(part.families.filter(({ family }) => !(family in titles.families))).toEqual([]);
  }
  // H is never there without D
  if (stored.H !== null) expect(stored.D).not.toBeNull();
});

test("the first screen says whose draws it has, as the stored scores have it", () => {
  const printed = readFileSync("docs/front-page/printed.txt", "utf8").replaceAll(/\s+/g, " ");
  const chosen = isSetChosen(documents.files, null) ? calibrated : documents;
  expect(printed).toContain(drawsSentence(drawsChoice(chosen), true));
});

test("the set for an answer of today is of these documents, chosen by the scores, and passes no gate that failed", () => {
  expect(calibrated.posterior?.asOf, "`pendency calibrate us-removal --out FOLDER` makes it again").toBeNull();
  expect(isSetChosen(documents.files, null)).toBe(isCalibratedBetter(documents.files));
  const statuses = (of: Documents) => modelGates(of).levels.map(({ status }) => status);
  const [own, led] = [statuses(documents), statuses(calibrated)];
  expect(led).toHaveLength(own.length);
  for (const [at, status] of own.entries()) expect([status, "untested"]).toContain(led[at]);
  expect(led.filter((status) => status === "failed")).toEqual(own.filter((status) => status === "failed"));
});

test("another score makes another page", () => {
  const other = { ...stored, origins: stored.origins.slice(1) };
  expect(calibratedPage(other, titles, engines)).not.toBe(calibratedPage(stored, titles, engines));
});
