import { expect, test } from "vitest";
import { readDocuments } from "../../src/documents/readDocuments.ts";
import { compile, plainly } from "../../src/compile/compile.ts";

const noFacts = { facts: new Map(), publications: new Map(), conflicts: [] };

function refusal(stages: string, more = ""): string {
  const text = `pendency: model v1
title: A hall
runs: {from: 2024-01-01, through: 2024-01-31}
groups: {kind: [adult, child]}
parameters:
  pause: {title: Pause, unit: days, kind: judgement, judgedBy: test, reason: invented, value: {by: kind, adult: 1 day, child: 0 days}}
stages:
  hall: {arrivals: {rate: 1 per day, split: {kind: {adult: 50%, child: rest}}}, dwell: 1 hour, next: one}
${stages}
  out: {outcome: true}
${more}`;
  const documents = readDocuments([{ path: "hall.yaml", text }], "hall");
  try {
    compile(documents, noFacts, plainly);
    return "";
  } catch (error) {
    return (error as Error).message;
  }
}

test("a loop of stays of no time that nobody leaves is refused with its stages and its place", () => {
  const message = refusal("  one: {dwell: 0 days, next: two}\n  two: {dwell: 0 days, next: one}");
  expect(message).toMatch(
    /^hall.yaml:\d+:\d+ › stages.one\n {2}expected a way that takes time, or a way out; got stays of no time in one, two/,
  );
  expect(message).toContain("hint: give one of them a time");
});

test("a parameter that is no time for one class catches that class", () => {
  const message = refusal("  one: {dwell: pause, next: one}");
  expect(message).toContain("for kind=child");
});

test("whoever leaves sooner or later, waits for a clock, or stays a while somewhere is not caught", () => {
  expect(refusal("  one: {dwell: 0 days, next: {one: 50%, out: rest}}")).toBe("");
  expect(refusal("  one: {dwell: 0 days, next: two}\n  two: {dwell: 1 day, next: one}")).toBe("");
  expect(
    refusal("  one: {waits: true, clocks: {goes: {to: two, after: 1 day}}}\n  two: {dwell: 0 days, next: one}"),
  ).toBe("");
});

test("a way out with no share is none, and all of a share elsewhere leaves nothing for the rest", () => {
  expect(refusal("  one: {dwell: 0 days, next: {one: 100%, out: rest}}")).toContain("stays of no time in one");
  expect(refusal("  one: {dwell: 0 days, next: {out: 0%, one: rest}}")).toContain("stays of no time in one");
});
