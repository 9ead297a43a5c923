// Compiled a part at a time, others being compiled between two: the Program is the one compiled at once.
import { expect, test } from "vitest";
import { compile, compileInSlices, plainly } from "../../src/compile/compile.ts";
import { DrawCache } from "../../src/compile/drawCache.ts";
import type { Program } from "../../src/compile/program.ts";
import { toTheEnd } from "../../src/reading/toTheEnd.ts";
import type { SetValue } from "../../src/scenario/point.ts";
import { modelOf, plainNumber } from "./examples.ts";

const own = "kind: judgement, judgedBy: a, reason: b";
const model = modelOf(`pendency: model v1
title: Office
runs: {from: 2023-10-01, through: 2024-09-30}
groups: {age: [child, adult]}
parameters:
${["come", "stay", "desks"].map((name) => `  ${name}: {title: ${name}, unit: share, ${own}, value: 2}`).join("\n")}
resources: {desk: {servers: desks}}
stages:
  door:
    arrivals: {rate: come * 1 per day, split: {age: {child: 30%, adult: rest}}}
    dwell: stay * 1 day
    next: office
  office: {service: {by: desk, time: {exponential: {mean: stay * 1 day}}}, next: out}
  out: {outcome: true}
quantities: {there: {title: There, stock: office}}
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
const optionsOf = (come: number, kept?: DrawCache) => ({
  ...plainly,
  point: { draws: {}, sources: {}, set: [set("come", come), set("desks", come + 1)] },
  kept,
});
/** How many slices it takes. */
function slicesOf(kept: DrawCache): number {
  const slices = compileInSlices(documents, null, optionsOf(3, kept));
  let count = 1;
  while (slices.next().done !== true) count++;
  return count;
}
const afresh = (come: number): Program => compile(documents, null, optionsOf(come));

test("whoever is overtaken in any slice begins anew, and both Programs are those compiled afresh", () => {
  const all = slicesOf(new DrawCache());
  for (let before = 1; before < all; before++) {
    const kept = new DrawCache();
    const late = compileInSlices(documents, null, optionsOf(3, kept));
    for (let slice = 0; slice < before; slice++) late.next();
    expect(compile(documents, null, optionsOf(5, kept))).toEqual(afresh(5));
    expect(toTheEnd(late)).toEqual(afresh(3));
  }
});

test("each stage and each resource is a slice of its own", () => {
  expect(slicesOf(new DrawCache())).toBeGreaterThan(4);
});
