// What one compilation leaves to the next changes no Program.
import { expect, test } from "vitest";
import { compile, plainly } from "../../src/compile/compile.ts";
import { drawParameters } from "../../src/compile/drawParameters.ts";
import type { Point } from "../../src/scenario/point.ts";
import { DrawCache } from "../../src/compile/drawCache.ts";
import { change, modelOf, plainNumber, scenario } from "./examples.ts";

const parameter = (value: string, more = ""): string =>
  `{title: A, unit: per day, kind: judgement, judgedBy: a, reason: b, value: ${value}${more}}`;
const drawn = ", uncertainty: {times: {uniform: {from: 0.5, to: 2}}}";
const model = modelOf(`pendency: model v1
title: Court
runs: {from: 2023-10-01, through: 2026-09-30}
groups: {nationality: [China, India]}
parameters:
  steady: ${parameter("{by: nationality, China: 3, India: 1}")}
  uncertain: ${parameter("{steps: {2023-10-01: 4, 2024-10-01: 6}}", drawn)}
  follows: ${parameter("uncertain * 2")}
  drawnAndFollows: ${parameter("follows + steady", drawn)}
stages:
  a: {arrivals: {rate: steady}, dwell: 3 days, next: out}
  b: {arrivals: {rate: follows, split: {nationality: {China: 50%, India: rest}}}, dwell: 3 days, next: out}
  c: {arrivals: {rate: drawnAndFollows}, dwell: 3 days, next: out}
  out: {outcome: true}
`);
const doubled = scenario(
  "doubled",
  change({ target: { kind: "parameter", name: "steady" }, action: { kind: "multiply", value: plainNumber(2) } }),
);
const onlyIndia = scenario(
  "onlyIndia",
  change({
    target: { kind: "parameter", name: "steady" },
    where: { nationality: ["India"] },
    action: { kind: "add", value: plainNumber(1) },
  }),
);
const uncertainToo = scenario(
  "uncertainToo",
  change({ target: { kind: "parameter", name: "uncertain" }, action: { kind: "set", value: plainNumber(7) } }),
);
const documents = { model, parameters: [], scenarios: [doubled, onlyIndia, uncertainToo] };

test("draw after draw, under one stack and then another, the Program is the one compiled afresh", () => {
  const kept = new DrawCache();
  const seen = new Set<number>();
  for (const stack of [[], ["doubled"], []]) {
    for (let replication = 0; replication < 4; replication++) {
      const point = drawParameters(model.parameters, { seed: 3, replication, sources: {} });
      const program = compile(documents, null, { ...plainly, stack, point, kept });
      expect(program).toEqual(compile(documents, null, { ...plainly, stack, point }));
      for (const value of program.curves.values) seen.add(value);
    }
  }
  // the draws differ, and so do the stacks: else nothing has been compared
  expect(seen.size).toBeGreaterThan(20);
});

test("stack after stack and setting after setting, of one draw, the Program is the one compiled afresh", () => {
  const kept = new DrawCache();
  const seen = new Set<string>();
  const stacks = [[], ["onlyIndia"], ["uncertainToo"], ["onlyIndia", "uncertainToo"], ["doubled"], ["onlyIndia"], []];
  const draw = drawParameters(model.parameters, { seed: 3, replication: 1, sources: {} });
  for (const stack of stacks) {
    for (const value of [null, 5, 6]) {
      const from = { days: 19_631, calendar: true, text: "2023-10-01" };
      const setting = { parameter: "uncertain", from, text: `${value}`, at: { file: "", line: 1, column: 1 } };
      const set = value === null || stack.includes("uncertainToo") ? [] : [{ ...setting, value: plainNumber(value) }];
      const point = { ...draw, set };
      const program = compile(documents, null, { ...plainly, stack, point, kept });
      expect(program).toEqual(compile(documents, null, { ...plainly, stack, point }));
      seen.add([...program.curves.values].join(" "));
    }
  }
  expect(seen.size).toBe(3 + 3 + 1 + 1 + 3);
});

test("only what no draw leads to is kept", () => {
  const kept = new DrawCache();
  compile(documents, null, { ...plainly, kept });
  expect(["steady", "uncertain", "follows", "drawnAndFollows"].filter((name) => kept.isSteady(name))).toEqual([
    "steady",
  ]);
});

test("where a search draws one figure after another, and everything else has its own value, too", () => {
  const kept = new DrawCache();
  const drawing = (...names: readonly string[]): Point => {
    const { draws } = drawParameters(model.parameters, { seed: 5, replication: names.length, sources: {} });
    return { draws: Object.fromEntries(names.map((name) => [name, draws[name]])), sources: {}, set: [] };
  };
  const one = ["uncertain"];
  const other = ["drawnAndFollows"];
  const seen = new Set<number>();
  for (const stack of [[], ["uncertainToo"], []]) {
    for (const names of [[], one, other, [], [...one, ...other], one]) {
      const point = names.length === 0 ? null : drawing(...names);
      const program = compile(documents, null, { ...plainly, stack, point, kept });
      expect(program).toEqual(compile(documents, null, { ...plainly, stack, point }));
      for (const value of program.curves.values) seen.add(value);
    }
  }
  expect(seen.size).toBeGreaterThan(10);
});

test("a publisher, a chance or a drift beside a figure is not taken for that figure alone", () => {
  const kept = new DrawCache();
  const { draws } = drawParameters(model.parameters, { seed: 6, replication: 0, sources: {} });
  const points: readonly Point[] = [
    { draws: { uncertain: draws.uncertain }, sources: {}, set: [] },
    { draws: { uncertain: draws.uncertain }, sources: {}, set: [], drift: { seed: 6, replication: 0 } },
    { draws: { uncertain: draws.uncertain }, sources: {}, set: [], chances: { steady: 0.7 } },
    { draws: {}, sources: {}, set: [] },
  ];
  for (const point of points) {
    const program = compile(documents, null, { ...plainly, point, kept });
    expect(program).toEqual(compile(documents, null, { ...plainly, point }));
  }
});
