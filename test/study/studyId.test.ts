import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import type { FactLibrary } from "../../src/facts/fact.ts";
import { engineVersion } from "../../src/study/engineVersion.ts";
import type { StudySpec } from "../../src/study/study.ts";
import { makeStudy } from "../../src/study/makeStudy.ts";
import { studyId } from "../../src/study/studyId.ts";
import type { Measure } from "../../src/model/measure.ts";

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

test("where the names of a measure stand does not enter the id of a study that takes it", async () => {
  const text =
    "pendency: model v1\ntitle: T\nruns: {for: 1 day}\n" +
    "stages: {a: {initial: {count: 1}, dwell: 1 day, next: b}, b: {outcome: true}}\nquantities: {n: {entries: b}}\n";
  const documents = openDocuments({
    id: "t",
    asked: "t",
    documents: [{ path: "t.yaml", text }],
    targets: [],
    study: null,
  });
  const { mentions, ...measure } = documents.model.quantities[0].measure;
  expect(mentions).toHaveLength(1);
  const idWith = async (one: Measure): Promise<string> => {
    const asked = {
      quantities: false,
      defaults: null,
      claims: [],
      targets: false,
      more: [{ name: "n", measure: one }],
    };
    const { files, factFiles } = documents;
    const request = { files, factFiles, asOf: null, spec: { ...spec, stacks: [[]], shown: [[]] }, measure: asked };
    return (await makeStudy({ ...request, warmUpDays: null, eventLimit: 1e6 }, documents)).id;
  };
  expect(await idWith({ ...measure, mentions })).toBe(await idWith(measure));
});
