import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { FactLibrary } from "../../src/facts/fact.ts";
import { engineVersion } from "../../src/study/engineVersion.ts";
import type { StudySpec } from "../../src/study/study.ts";
import { studyId } from "../../src/study/studyId.ts";

const noFacts: FactLibrary = { facts: new Map(), publications: new Map(), conflicts: [] };
const spec: StudySpec = {
  engine: "individual",
  seed: 1,
  replications: 3,
  stacks: [[]],
  points: "drawn",
  shown: [],
  inFull: null,
  fewer: null,
  sources: {},
  sample: null,
  seriesGroup: "",
  seriesLevels: [],
};
const files = [
  { path: "model.yaml", text: "pendency: model v1\n" },
  { path: "claims.yaml", text: "pendency: claims v1\n" },
];

test("a study's id is 16 hexadecimal digits and the same every time", () => {
  expect(studyId(files, noFacts, spec)).toMatch(/^[0-9a-f]{16}$/);
  expect(studyId(files, noFacts, spec)).toBe(studyId(files, noFacts, spec));
});

test("neither the order of files, nor their names, nor the order of keys in the spec enters the id", () => {
  const renamed = [...files].reverse().map((file) => ({ ...file, path: `elsewhere/${file.path}` }));
  const { seed, ...others } = spec;
  expect(studyId(renamed, noFacts, { ...others, seed })).toBe(studyId(files, noFacts, spec));
});

test("another seed, another text, another warm-up: another id", () => {
  const id = studyId(files, noFacts, spec);
  expect(studyId(files, noFacts, { ...spec, seed: 2 })).not.toBe(id);
  expect(studyId([files[0], { path: "claims.yaml", text: "pendency: claims v1 # \n" }], noFacts, spec)).not.toBe(id);
  expect(studyId(files, noFacts, spec, { warmUpDays: 3 })).not.toBe(id);
});

test("a figure of a publication the documents name enters the id, any other does not", () => {
  const libraryWith = (id: string, value: number): FactLibrary => {
    const publication = { id: id.split("#")[0] };
    const fact = { id, value, unit: "persons", period: "FY2023", publication };
    return { ...noFacts, facts: new Map([[id, fact]]) } as unknown as FactLibrary;
  };
  const citing = [...files, { path: "parameters.yaml", text: "facts: [ice/report#removals.FY2023]" }];
  const id = studyId(citing, libraryWith("ice/report#removals.FY2023", 288), spec);
  expect(studyId(citing, libraryWith("ice/report#removals.FY2023", 289), spec)).not.toBe(id);
  const other = studyId(citing, libraryWith("eoir/judges#judges.FY2023", 1), spec);
  expect(studyId(citing, libraryWith("eoir/judges#judges.FY2023", 2), spec)).toBe(other);
});

test("the engine's version is the package's", () => {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  expect(engineVersion).toBe((JSON.parse(text) as { version: string }).version);
});
