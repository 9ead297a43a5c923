import { describe, expect, test } from "vitest";
import { readDocuments } from "../../src/documents/readDocuments.ts";
import { PendencyError } from "../../src/errors.ts";
import type { FactLibrary } from "../../src/facts/fact.ts";
import { readFacts } from "../../src/facts/readFacts.ts";

const model = `pendency: model v1
title: One hall
runs: {from: 2024-01-01, through: 2024-01-31}
entities: [persons]
groups: {nationality: [China, Peru]}
`;

const library = readFacts([
  {
    path: "facts/ministry/lines/source.yaml",
    text: "publisher: Ministry\ntitle: Lines\npublishedOn: 2024-02-01\nretrievedOn: 2024-02-02\nlicence: public domain\nfoundIn: a library\n",
  },
  {
    path: "facts/ministry/lines/table.csv",
    text: `row,title,value,unit,scope,period,address,confidence,note
usualLine,People who come,1200,persons,all halls,2022,B2,A,
stay.FY2023,Stay,12,days,all halls,FY2023,B3,A,
`,
  },
]);

function problemsWith(parameter: string, facts?: FactLibrary): readonly string[] {
  const text = `${model}
stages:
  hall: {title: Hall, arrivals: {counts: people}, dwell: 1 day, next: gone}
  gone: {title: Gone, outcome: true}
parameters:
  people:
    title: People who come
    unit: persons
${parameter.replaceAll(/^/gm, "    ")}
`;
  try {
    readDocuments([{ path: "hall.yaml", text }], "hall", facts);
    return [];
  } catch (error) {
    if (!(error instanceof PendencyError)) throw error;
    return error.problems.map(({ path, expected, got }) => `${path}: ${expected}; ${got}`);
  }
}

const cited = 'kind: fact\nfacts: ["ministry/lines#inLine.2024-01"]';
const january = (row: string): string => `{counts: {2024-01: {fact: "ministry/lines#${row}"}}}`;
const byNationality = (china: string, peru: string): string =>
  `value: {by: nationality, China: ${january(china)}, Peru: ${january(peru)}}`;

test("a published month used for that month needs no alignment", () => {
  const value = byNationality("inLine.China.2024-01", "inLine.Peru.2024-01");
  expect(problemsWith(`${cited}\n${value}`)).toEqual([]);
});

test("a published month used for another month fails, unless the step is declared", () => {
  const value = byNationality("inLine.China.2024-01", "inLine.Peru.2023-12");
  expect(problemsWith(`${cited}\n${value}`)[0]).toContain("inLine.Peru.2023-12 used for 2024-01");
  expect(problemsWith(`${cited}\nalignment: December stands for January\n${value}`)).toEqual([]);
});

test("a published figure of one nationality used for another fails, unless the step is declared", () => {
  const value = byNationality("inLine.China.2024-01", "inLine.China.2024-01");
  expect(problemsWith(`${cited}\n${value}`)[0]).toContain("inLine.China.2024-01 used for Peru");
  expect(problemsWith(`${cited}\nalignment: Peru as China\n${value}`)).toEqual([]);
});

test("a figure of one year typed as a number for all time fails", () => {
  const [problem] = problemsWith(
    'kind: fact\nfacts: ["ministry/lines#inLine.FY2024"]\nvalue: {by: nationality, China: 12, Peru: 3}',
  );
  expect(problem).toContain("ministry/lines#inLine.FY2024 used for all time");
});

test("a figure of one year named by a stage fails, because nothing there can declare a step; by a parameter that does, it serves", () => {
  const stay = (words: string): string =>
    model.concat(`
stages:
  hall: {title: Hall, arrivals: {rate: 2 per day, split: {nationality: {China: 50%, Peru: rest}}}, dwell: ${words}, next: gone}
  gone: {title: Gone, outcome: true}
parameters:
  stay: {title: Stay, unit: days, kind: fact, facts: ["ministry/lines#stay.FY2023"], alignment: as in 2023, value: {fact: "ministry/lines#stay.FY2023"}}
`);
  const read = (words: string) => readDocuments([{ path: "hall.yaml", text: stay(words) }], "hall");
  expect(() => read('{fact: "ministry/lines#stay.FY2023"}')).toThrow(
    /hall.yaml:8:\d+ › stages.hall.dwell\n.* ministry\/lines#stay.FY2023 used for all time\n {2}hint: name it in a parameter/,
  );
  expect(read("stay").warnings).toEqual([]);
});

test("a change of a scenario cannot stretch a figure either", () => {
  const scenario = `pendency: scenarios v1
for: hall
scenarios:
  asIn2023:
    title: As in 2023
    changes:
      - {parameter: stay, from: 2024-01-10, set: {fact: "ministry/lines#stay.FY2023"}}
`;
  const text = model.concat(`
stages:
  hall: {title: Hall, arrivals: {rate: 2 per day, split: {nationality: {China: 50%, Peru: rest}}}, dwell: stay, next: gone}
  gone: {title: Gone, outcome: true}
parameters:
  stay: {title: Stay, unit: days, kind: judgement, judgedBy: test, reason: invented, value: 3}
`);
  const files = [
    { path: "hall.yaml", text },
    { path: "hall.scenarios.yaml", text: scenario },
  ];
  expect(() => readDocuments(files, "hall", library)).toThrow(/ministry\/lines#stay.FY2023 used for all time/);
});

test("the period is the figure's own where it is at hand, whatever its row is called", () => {
  const cites = (alignment: string): string =>
    `kind: fact\nfacts: ["ministry/lines#usualLine"]\n${alignment}value: {by: nationality, China: {fact: "ministry/lines#usualLine"}, Peru: 3}`;
  expect(problemsWith(cites(""), library)[0]).toContain("ministry/lines#usualLine used for all time");
});

describe("a number typed under kind: fact", () => {
  const typed = (value: string): readonly string[] =>
    problemsWith(`kind: fact\nfacts: ["ministry/lines#usualLine"]\nalignment: as in 2022\nvalue: ${value}`, library);

  test("is the figure it cites, in whatever unit", () => {
    expect(typed("{by: nationality, China: 1200, Peru: 1200 persons}")).toEqual([]);
  });

  test("is refused when it is another one, and when it is computed", () => {
    expect(typed("{by: nationality, China: 1200, Peru: 1201}")).toEqual([
      "parameters.people › nationality Peru: a figure that it cites, 1200 persons; 1201 persons",
    ]);
    expect(typed("{by: nationality, China: 1200, Peru: 2 * 1200}")[0]).toContain(
      "a figure as it was published; arithmetic",
    );
  });
});
