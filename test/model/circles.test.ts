// What leads back to itself: parameters that name each other in a circle, and ways that do.
import { expect, test } from "vitest";
import { PendencyError } from "../../src/errors.ts";
import { circlesIn, circling, firstCircle } from "../../src/model/circles.ts";
import { reachedFrom, turned } from "../../src/model/ways.ts";
import { readDocuments } from "../../src/documents/readDocuments.ts";

const ways = new Map([
  ["a", ["b", "e"]],
  ["b", ["c"]],
  ["c", ["a", "d"]],
  ["d", []],
  ["e", ["e", "nowhere"]],
]);

test("each circle is named once, from where the walk came onto it", () => {
  expect([...circlesIn(ways)]).toEqual([["a", "b", "c"], ["e"]]);
  expect(firstCircle(ways)).toEqual(["a", "b", "c"]);
  expect(firstCircle(new Map([["a", ["b"]]]))).toBeNull();
});

test("the names on those circles are the ones that lie on any", () => {
  expect([...circling(ways)].toSorted()).toEqual(["a", "b", "c", "e"]);
});

test("what is reached against the ways is what leads there", () => {
  expect([...reachedFrom(turned(ways), ["d"])].toSorted()).toEqual(["a", "b", "c", "d"]);
});

/** A model whose parameters are one times the next each, as the pairs say. */
function problemOf(named: Readonly<Record<string, string>>) {
  const lines = Object.entries(named).map(
    ([name, value]) =>
      `  ${name}: {title: T, unit: share, kind: judgement, value: ${value}, judgedBy: us, reason: ours}`,
  );
  const text = `pendency: model v1
title: Office
entities: [person, persons]
runs: {from: 2024-01-01, through: 2024-12-31}
parameters:
${lines.join("\n")}
stages:
  done: {outcome: true}
`;
  try {
    readDocuments([{ path: "office.yaml", text }], "office");
  } catch (error) {
    if (error instanceof PendencyError) return error.problems[0];
    throw error;
  }
  return null;
}

const chainOf = (length: number, last: string) =>
  Object.fromEntries(Array.from({ length }, (_, i) => [`p${i}`, i === length - 1 ? last : `2 * p${i + 1}`]));

test("parameters in a circle are told by the way round, at the first that is met again", () => {
  const found = problemOf({ one: "2 * two", two: "2 * three", three: "2 * two" });
  expect(found).toMatchObject({ kind: "names", path: "parameters.two", at: { line: 7 }, got: "two → three → two" });
  expect(found?.expected).toBe("parameters without circles");
});

test("a hundred parameters may name each other in a row, and no more; a longer circle is such a chain", () => {
  expect(problemOf(chainOf(100, "1"))).toBeNull();
  const tooLong = { kind: "names", expected: "at most 100 parameters that name each other in a row", got: "more" };
  expect(problemOf(chainOf(101, "1"))).toMatchObject(tooLong);
  expect(problemOf(chainOf(100, "2 * p0"))?.got).toMatch(/^p0 → p1 → .* → p99 → p0$/);
  expect(problemOf(chainOf(101, "2 * p0"))).toMatchObject(tooLong);
  expect(problemOf(chainOf(500, "2 * p0"))).toMatchObject(tooLong);
});
