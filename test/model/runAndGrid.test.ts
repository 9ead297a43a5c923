// A run and its grid: no step longer than the run, no part of a step without a word, no rate that nobody could count.
import { expect, test } from "vitest";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { describeProblem } from "../../src/errors.ts";
import { storyProgram } from "../simulate/stories.ts";

const stages = (rate: string): string => `stages:
  a: {arrivals: {rate: ${rate}}, dwell: 1 day, next: z}
  z: {outcome: true}
`;
const warnings = (head: string): string[] => {
  const text = `pendency: model v1\ntitle: T\n${head}\n${stages("1 per day")}`;
  const files = { id: "t", asked: "t", documents: [{ path: "t.yaml", text }], targets: [], study: null };
  return openDocuments(files).warnings.map(describeProblem);
};

test("a grid longer than the run is refused where it stands", () => {
  expect(() => warnings("runs: {for: 10 days}\ngrid: 30 days")).toThrow(
    /^t\.yaml:4:7 › grid\n {2}expected a grid of at most the run's 10 days; got "30 days"/,
  );
});

test.each([
  ["runs: {for: 10 days}\ngrid: 7 days", "7 days; got 10 days, so that the run ends after 14 days"],
  ["runs: {for: 12 hours}", "1 day; got 0.5 days, so that the run ends after 1 day"],
])("`check` says when a run ends with a part of a step (%j)", (head, said) => {
  expect(warnings(head)).toEqual([`t.yaml:1:1 › runs\n  expected a run of whole grid steps of ${said}`]);
});

test.each(["runs: {for: 10 days}", "runs: {for: 21 days}\ngrid: 7 minutes", "runs: {for: 1 year}\ngrid: 1 month"])(
  "whole steps need no word (%j)",
  (head) => {
    expect(warnings(head)).toEqual([]);
  },
);

test("a rate beyond all counting is refused at its place", () => {
  expect(() => storyProgram(`runs: {for: 10 days}\n${stages("1e50 per day")}`)).toThrow(
    /^court\.yaml:5:\d+ › stages\.a\.arrivals\n {2}expected at most a million billion arrivals a grid step; got more/,
  );
});
