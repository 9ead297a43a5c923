// What may wander in the flagship: sizes come from published series, and each walk has a twin for scenarios of April 2024.
import { expect, test } from "vitest";
import { documents } from "./flagship.ts";

const walks = documents.parameters.filter(({ drift }) => drift != null);
const twins = walks.filter(({ name }) => name.endsWith("FromApril"));

test("every size comes from a published series: none is typed", () => {
  expect(walks.length).toBeGreaterThanOrEqual(14);
  expect(walks.filter(({ drift }) => drift?.sizedBy === undefined).map(({ name }) => name)).toEqual([]);
});

test("each walk has a twin from April 2024 on, of the same size, and one scenario that stands there sets it", () => {
  const firsts = walks.filter((walk) => !twins.includes(walk));
  expect(twins.map(({ name }) => name).toSorted()).toEqual(firsts.map(({ name }) => `${name}FromApril`).toSorted());
  for (const { name, drift } of firsts) {
    expect(walks.find((one) => one.name === `${name}FromApril`)?.drift?.size).toBe(drift?.size);
    const setBy = documents.scenarios.filter(({ changes }) => changes.some(({ target }) => target.name === name));
    expect(setBy.length).toBeGreaterThan(0);
  }
});

test("a walk is 1 where nothing is drawn, so that the record is what it was", () => {
  for (const { source } of walks) {
    expect(source?.value).toMatchObject({ kind: "expression", expression: { kind: "number", value: 1 } });
  }
});
