import { expect, test } from "vitest";
import { readFacts } from "../../src/facts/readFacts.ts";
import { readDocuments } from "../../src/documents/readDocuments.ts";
import { checkStudyDocument } from "../../src/documents/checkStudyDocument.ts";
import { readStudyDocument } from "../../src/documents/readStudyDocument.ts";
import { studyReader } from "./studyReader.ts";

const model = `pendency: model v1
title: Office
entities: [persons]
runs: {from: 2024-01-01, through: 2025-12-31}
groups: {kind: [short, long]}
parameters:
  serving: {title: Serving, unit: hours, kind: judgement, judgedBy: a clerk, reason: a guess, value: 1 hour}
resources:
  clerk: {servers: 1, cost: 10 USD per hour}
stages:
  counter:
    arrivals: {rate: {by: kind, else: 0.5 per hour}}
    service: {by: clerk, time: {exponential: {mean: serving}}}
    next: done
  done: {outcome: true}
quantities:
  waiting: {title: Waiting, stock: counter, at: end}
`;
const documents = readDocuments([{ path: "office.yaml", text: model }], "office");
const read = studyReader(documents);

test("a study needs only a question; all else has a default", () => {
  expect(read("question: How long?")).toMatchObject({
    question: "How long?",
    seed: 1,
    replications: 20,
    stacks: [[]],
    inFull: null,
    sample: null,
    fans: [],
    grid: null,
    answer: { measures: null, claims: null, base: [] },
  });
});

test("it may say its engine: expected numbers are one run at the parameters' values, unless it says how many draws", () => {
  expect(read("question: How long?")).toMatchObject({ engine: null, replications: 20 });
  expect(read("question: How long?\nengine: individual")).toMatchObject({ engine: "individual", replications: 20 });
  expect(read("question: How long?\nengine: fluid")).toMatchObject({ engine: "fluid", replications: 1 });
  expect(read("question: How long?\nengine: fluid\nreplications: 8")).toMatchObject({
    engine: "fluid",
    replications: 8,
  });
  expect(() => read("question: How long?\nengine: fluent")).toThrow(
    /^study\.yaml:4:9 › engine\n.*expected .*individual.*fluid/,
  );
});

test("every name in it has to be there, and is refused where it stands", () => {
  const wrong: readonly (readonly [string, string])[] = [
    ["stacks: [baseline, rush]", "a scenario"],
    ["answer: {measures: [wait]}", "a quantity"],
    ["answer: {claims: [it-is-long]}", "a claim"],
    ["leaveOut: [it-is-long]", "a claim"],
    ["fans: {f: {title: F, stages: [countr]}}", "a stage"],
    ["fans: {f: {title: F, stages: counter, level: shrt}}", "a level of a group"],
    ["waits: [{stages: [countr]}]", "a stage"],
    ["costs: {per: case, fiscalYears: FY2024, resources: clerks}", "a resource"],
    ["sources: {servng: a}", "a parameter"],
    ["sample: {by: knd, else: 10}", "a group"],
    ["sample: {by: kind, lng: 10}", "a level of a group"],
    ["series: {by: kind, levels: [lng]}", "a level of a group"],
  ];
  for (const [line, what] of wrong) {
    expect(() => read(`question: How long?\n${line}`), line).toThrow(/study\.yaml:4:\d+/);
    expect(() => read(`question: How long?\n${line}`), line).toThrow(`the name of ${what}`);
  }
});

test("years and months it names are those of the run, and series it lays over a fan are published", () => {
  const wrong: readonly (readonly [string, string])[] = [
    ["waits: [{year: FY2031}]", 'expected a fiscal year of the run; got "FY2031"'],
    ["waits: [{year: 2024}]", 'expected a fiscal year of the run; got "2024"'],
    ["costs: {per: case, fiscalYears: [FY2024, FY2020], resources: clerk}", 'got "FY2020"'],
    ["flow: {from: 2023-12, through: 2024-02}", 'expected a period of the run; got "2023-12"'],
    ["flow: {from: 2024-02, through: 2026-01}", 'got "2026-01"'],
  ];
  for (const [line, words] of wrong) {
    expect(() => read(`question: How long?\n${line}`), line).toThrow(/study\.yaml:4:\d+/);
    expect(() => read(`question: How long?\n${line}`), line).toThrow(words);
  }
  read("question: How long?\nwaits: [{year: FY2024}, {kind: age}]\nflow: {from: 2024-01, through: 2025-12}");

  const facts = readFacts([
    {
      path: "facts/office/letters/source.yaml",
      text: `publisher: Office
title: Letters
publishedOn: 2025-01
retrievedOn: 2025-02
licence: none
foundIn: a page
rawFile: a.csv
rawSha256: "00"
roundedTo: 0
notes: ""
vintageOf: ""
`,
    },
    {
      path: "facts/office/letters/table.csv",
      text: "row,title,value,unit,scope,period,address,confidence,note\nanswered.2024-01,Answered,7,persons,all,2024-01,line 2,A,\n",
    },
  ]);
  const laidOver = (series: string) => () => {
    const text = `pendency: study v1\nfor: office\nquestion: How long?\nfans: {f: {title: F, stages: counter, observed: "${series}"}}`;
    checkStudyDocument(readStudyDocument({ path: "study.yaml", text }, documents.model), documents, facts);
  };
  expect(laidOver("office/letters#answred")).toThrow('did you mean "office/letters#answered"?');
  expect(laidOver("office/letters#answered")).not.toThrow();
});
