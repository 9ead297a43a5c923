// Parts of a Program that are taken over from an earlier one leave every curve and sampler the number it has afresh.
import { expect, test } from "vitest";
import { compile, plainly } from "../../src/compile/compile.ts";
import { DrawCache } from "../../src/compile/drawCache.ts";
import type { Program } from "../../src/compile/program.ts";
import type { SetValue } from "../../src/scenario/point.ts";
import { modelOf, plainNumber } from "./examples.ts";

const names = ["come", "stay", "share", "patience", "desks", "seats", "flights", "age"] as const;
const own = "kind: judgement, judgedBy: a, reason: b";
const model = modelOf(`pendency: model v1
title: Office
runs: {from: 2023-10-01, through: 2024-09-30}
groups: {age: [child, adult]}
parameters:
${names.map((name) => `  ${name}: {title: ${name}, unit: share, ${own}, value: 2}`).join("\n")}
resources:
  desk: {servers: desks}
  plane: {slots: seats, departs: flights * 1 per month}
stages:
  door:
    arrivals: {rate: come * 1 per day, split: {age: {child: 30%, adult: rest}}}
    initial: {count: come * 10, split: {age: {child: 50%, adult: rest}}, age: {exponential: {mean: age * 1 day}}}
    dwell: {mix: [{share: share * 10%, of: stay * 1 day}, {share: rest, of: {exponential: {mean: patience * 1 day}}}]}
    next: {office: share * 10%, queue: rest}
  office: {service: {by: desk, time: {exponential: {mean: stay * 1 day}}}, next: out}
  queue: {boards: plane, clocks: {gone: {after: patience * 1 day, to: out}}, next: out}
  out: {outcome: true}
clocks:
  limit: {starts: door, strikesIn: [queue], after: age * 1 day, to: out}
`);
const documents = { model, parameters: [], scenarios: [] };
const from = { days: 19_700, calendar: true, text: "2023-12-09" };
const set = (parameter: string, value: number): SetValue => ({
  parameter,
  from,
  text: `${value}`,
  at: { file: "", line: 1, column: 1 },
  value: plainNumber(value),
});
const compiled = (settings: readonly SetValue[], kept?: DrawCache): Program =>
  compile(documents, null, { ...plainly, point: { draws: {}, sources: {}, set: settings }, kept });

test("one value set after another, some of them alike, the Program is the one compiled afresh", () => {
  const kept = new DrawCache();
  const values = new Map<string, number>(names.map((name) => [name, 2]));
  const curves = new Set<number>();
  let state = 1;
  for (let move = 0; move < 80; move++) {
    state = (state * 48_271) % 2_147_483_647;
    // 1, 2 or 3 for everything: two values are often one, and then are not
    values.set(names[state % names.length], 1 + ((state >> 8) % 3));
    const settings = [...values].map(([name, value]) => set(name, value));
    const program = compiled(settings, kept);
    expect(program).toEqual(compiled(settings));
    curves.add(program.curves.offsets.length);
  }
  // else no number was ever moved along
  expect(curves.size).toBeGreaterThan(1);
});

test("what a value does not reach is one and the same object as before", () => {
  const kept = new DrawCache();
  // values of their own, so that none becomes another's
  const all = names.map((name, nth) => set(name, 2 + nth / 7));
  const before = compiled(all, kept);
  const after = compiled([...all.filter(({ parameter }) => parameter !== "desks"), set("desks", 5.5)], kept);
  expect(after).not.toBe(before);
  expect([after.stages, after.arrivals, after.initial, after.crossClocks]).toEqual([
    before.stages,
    before.arrivals,
    before.initial,
    before.crossClocks,
  ]);
  expect(after.stages).toBe(before.stages);
  expect(after.arrivals).toBe(before.arrivals);
  expect(after.initial).toBe(before.initial);
});
