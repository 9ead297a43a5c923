// A hold is over a span of stages. One whose stages do not follow each other gives the unit back on the way, and is
// told so, with the stages.
import { expect, test } from "vitest";
import { openModel } from "../../src/disk/openModel.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";

const warnings = (whileIn: string, afterB = "c") => {
  const text = `pendency: model v1
title: A house
runs: {for: 100 days}
units: [bed]
resources: {beds: {servers: 10 beds}}
holds:
${whileIn
  .split(";")
  .map((list, n) => `  bed${n}: {of: beds, whileIn: [${list}]}`)
  .join("\n")}
stages:
  a: {arrivals: {rate: 1 per day}, dwell: 3 days, next: b}
  b: {dwell: 3 days, next: {${afterB}: 50%, d: rest}}
  c: {dwell: 2 days, next: d}
  d: {outcome: true}
`;
  const documents = [{ path: "house.yaml", text }];
  return openDocuments({ id: "house", asked: "house", documents, targets: [], study: null }).warnings;
};

test("a bed held in a and c, with b between them, is set free in b: the warning says so", () => {
  const [warning, ...more] = warnings("a, c");
  expect(more).toEqual([]);
  expect(warning).toMatchObject({
    path: "holds.bed0.whileIn",
    expected: "stages that follow one another",
    got: "a, then b, where the unit is set free, then c, where it has to be waited for anew",
    hint: "list b as well, or say that it is meant: a hold of its own for each span",
  });
});

test("no warning: the whole span is listed, each part has a hold of its own, or people come back to where they were", () => {
  for (const whileIn of ["a, b, c", "b, c", "a;c", "c"]) expect(warnings(whileIn), whileIn).toEqual([]);
  expect(warnings("a", "a").filter(({ path }) => path.startsWith("holds"))).toEqual([]);
});

test("three stages in a row under one bed are one span", () => {
  expect(openModel("custody-limit").warnings.filter(({ path }) => path.startsWith("holds"))).toEqual([]);
});
