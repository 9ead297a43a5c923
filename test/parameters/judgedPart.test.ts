// What is judged inside an estimate: a word for it, which must find something, and how much of what is read it covers.
import { expect, test } from "vitest";
import { PendencyError } from "../../src/errors.ts";
import { judgedInUse, judgedPartOf } from "../../src/parameters/judgedPart.ts";
import type { JudgedPart } from "../../src/parameters/parameter.ts";
import { readParameters } from "../../src/parameters/readParameters.ts";

const context = {
  id: "court",
  units: [],
  entities: ["cases"],
  fiscalYearStartMonth: 10,
  runs: { kind: "calendar" as const },
};
const value =
  "{by: policy, before: {steps: {2020-01-01: 10%, 2024-01-01: 20%}}, after: 30%, else: {by: region, north: 40%, else: 50%}}";
const read = (judged: string, kind = "estimate, method: counted, facts: [a/b#c]") =>
  readParameters(
    {
      path: "p.yaml",
      text: `pendency: parameters v1\nfor: court\nparameters:\n  one: {title: One, unit: share, kind: ${kind}, value: ${value}, judged: {${judged} judgedBy: somebody, reason: invented}}\n`,
    },
    context,
  )[0].source!;
const told = (judged: string, kind?: string): string => {
  try {
    read(judged, kind);
    return "";
  } catch (error) {
    return error instanceof PendencyError
      ? `${error.problems[0].expected}; got ${error.problems[0].got}`
      : String(error);
  }
};
const day = (text: string): number => Date.parse(text) / 86_400_000;
const reading = (policy: string | null, from: string, to: string, region: string | null = null) => ({
  levelsOf: (by: string) => {
    const level = by === "policy" ? policy : region;
    return level === null ? null : new Set([level]);
  },
  from: day(from),
  to: day(to),
});
const used = (judged: string, ...use: Parameters<typeof reading>) => {
  const source = read(judged);
  return judgedInUse(source.value, source.judged as JudgedPart, reading(...use));
};

test("the judged part keeps the shape of the whole and leaves out what is published", () => {
  const { value: whole, judged } = read("of: [after], from: 2024-01-01,");
  expect(judgedPartOf(whole, judged as JudgedPart)).toMatchObject({
    kind: "table",
    levels: { before: { points: [{ when: { text: "2024-01-01" } }] }, after: { kind: "expression" } },
    otherwise: null,
  });
});

test("what is read is judged where its state or its date is, and only there", () => {
  expect(used("of: [after],", "after", "2024-01-01", "2025-01-01")).toBe("all");
  expect(used("of: [after],", "before", "2024-01-01", "2025-01-01")).toBe("none");
  expect(used("of: [after],", null, "2024-01-01", "2025-01-01")).toBe("some");
  expect(used("from: 2024-01-01,", "before", "2020-01-01", "2024-01-01")).toBe("none");
  expect(used("from: 2024-01-01,", "before", "2024-01-01", "2025-01-01")).toBe("all");
  expect(used("from: 2024-01-01,", "before", "2023-01-01", "2025-01-01")).toBe("some");
  expect(used("of: [north],", "another", "2024-01-01", "2025-01-01", "north")).toBe("all");
  expect(used("of: [north],", "another", "2024-01-01", "2025-01-01", "south")).toBe("none");
});

test("without a word for the part, all of the value is judged", () => {
  expect(used("", null, "2020-01-01", "2025-01-01")).toBe("all");
});

test("a part that the value does not have is refused, and so is one beside a judgement", () => {
  expect(told("of: [afterwards],")).toBe("levels and states that the value lists, or else; got afterwards");
  expect(told("from: 2024-06-01,")).toContain("a day on which a date of the value stands");
  expect(told("of: [after],", "judgement, judgedBy: somebody, reason: invented")).toContain("all of which is judged");
});
