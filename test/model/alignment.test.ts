import { expect, test } from "vitest";
import { readDocuments } from "../../src/claim/readDocuments.ts";
import { PendencyError } from "../../src/errors.ts";

const model = `pendency: model v1
title: One hall
runs: {from: 2024-01-01, through: 2024-01-31}
entities: [persons]
groups: {nationality: [China, Peru]}
`;

function problemsWith(parameter: string): readonly string[] {
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
    readDocuments([{ path: "hall.yaml", text }], "hall");
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
