// A regime may change after the last day known, by stated odds: drawn once a run, for all stacks, and dated changes win.
import { expect, test } from "vitest";
import { compile, plainly } from "../../src/compile/compile.ts";
import { drawParameters } from "../../src/compile/drawParameters.ts";
import { DrawCache } from "../../src/compile/drawCache.ts";
import type { Program } from "../../src/compile/program.ts";
import { askRun } from "../../src/ask/run.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { PendencyError } from "../../src/errors.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { change, day, modelOf, scenario } from "./examples.ts";

/** Open until 2022, then halted, then open again: two changes in four years before 2024. */
const history = "{2020-01-01: open, 2022-01-01: halted, 2023-01-01: open}";
const court = (mayChange: string, states = "[open, halted, limited]"): string => `pendency: model v1
title: Flights
runs: {from: 2020-01-01, through: 2033-12-31}
groups: {nationality: [China, India]}
regimes:
  cooperation: {states: ${states}, by: nationality, China: ${history}, else: {2020-01-01: open}${mayChange}}
stages:
  a: {arrivals: {rate: {by: nationality, else: {by: cooperation, open: 4 per day, halted: 1 per day${states.includes("limited") ? ", limited: 2 per day" : ""}}}}, dwell: 3 days, next: out}
  out: {outcome: true}
quantities:
  came: {title: Came, entries: a, window: 2025}
`;
const may = (more: string): string => `, mayChange: {${more}}`;
const fromRecord = may("odds: fromRecord, to: known, from: 2024-01-01");
const kept = new DrawCache();

function compiled(text: string, replication: number | null, stack: readonly Scenario[] = []): Program {
  const model = modelOf(text);
  const drawn = (at: number) =>
    drawParameters(model.parameters, { seed: 11, replication: at, sources: {}, regimes: model.regimes });
  const point = replication === null ? null : drawn(replication);
  const documents = { model, parameters: [], scenarios: stack };
  return compile(documents, null, { ...plainly, point, stack: stack.map(({ name }) => name), kept });
}

/** "4 from day 0" and so on, for one nationality. */
function ratesOf({ curves, arrivals }: Program, level: number): readonly (readonly [from: number, rate: number])[] {
  const curve = arrivals[0].rates[level];
  const [from, to] = [curves.offsets[curve], curves.offsets[curve + 1]];
  return Array.from({ length: to - from }, (_, i) => [curves.starts[from + i], curves.values[from + i]]);
}
const known = 1461;
const [china, india] = [0, 1];

test("nothing changes before the day, without draws, or without the key", () => {
  expect(compiled(court(fromRecord), null)).toEqual(compiled(court(""), null));
  expect(compiled(court(""), 4)).toEqual(compiled(court(""), null));
  for (let replication = 0; replication < 40; replication++) {
    const rates = ratesOf(compiled(court(fromRecord), replication), china);
    expect(rates.filter(([from]) => from < known)).toEqual(ratesOf(compiled(court(""), null), china));
    for (const [from] of rates) expect(from).toBe(Math.floor(from));
  }
});

test("from the record the rate is (changes + 1/2) ÷ time, and the next state one seen before", () => {
  const runs = 400;
  let changes = 0;
  for (let replication = 0; replication < runs; replication++) {
    const rates = ratesOf(compiled(court(fromRecord), replication), china);
    changes += rates.filter(([from]) => from >= known).length;
    // of China open and halted are known; limited is not
    expect(rates.map(([, rate]) => rate)).not.toContain(2);
    // of India open alone is known, so that there is nothing to change to
    expect(ratesOf(compiled(court(fromRecord), replication), india)).toHaveLength(1);
  }
  // 2.5 changes in four years, over ten: Poisson with mean 6.25 a run, less the few at one edge
  const expected = runs * 6.25;
  expect(Math.abs(changes - expected)).toBeLessThan(5 * Math.sqrt(expected) + 0.01 * expected);
});

test("a stated rate and stated states are kept, by each level on its own", () => {
  const stated = court(may("odds: 50% per year, to: {limited: 75%, halted: 25%}, from: 2024-01-01"));
  let [limited, halted, together] = [0, 0, 0];
  const runs = 600;
  for (let replication = 0; replication < runs; replication++) {
    const program = compiled(stated, replication);
    const first = ratesOf(program, china).find(([from]) => from >= known);
    const other = ratesOf(program, india).find(([from]) => from >= known);
    if (first?.[1] === 2) limited++;
    if (first?.[1] === 1) halted++;
    if (first !== undefined && first[0] === other?.[0]) together++;
  }
  // first changes in ten years: all but e^-5; of these 75 %, within five deviations
  const all = limited + halted;
  expect(Math.abs(all - runs * (1 - Math.exp(-5)))).toBeLessThan(5 * Math.sqrt(runs * Math.exp(-5)) + 1);
  expect(Math.abs(limited - 0.75 * all)).toBeLessThan(5 * Math.sqrt(all * 0.75 * 0.25));
  expect(together).toBeLessThan(5);
});

const halt = (to: string | null): Scenario =>
  scenario(
    "halt",
    change({ from: day("2026-01-01"), to: to === null ? null : day(to), target: { kind: "regime", name: "cooperation" }, action: { kind: "state", state: "halted" } }), // prettier-ignore
  );

test("a scenario's change wins while it lasts, and the path before and after is that of the same replication", () => {
  const [from, to] = [2192, 2922];
  for (let replication = 0; replication < 30; replication++) {
    const plain = ratesOf(compiled(court(fromRecord), replication), china);
    const at = (rates: typeof plain, time: number) => rates.findLast(([start]) => start <= time)?.[1];
    const changed = ratesOf(compiled(court(fromRecord), replication, [halt("2028-01-01")]), china);
    for (let time = 0; time < 5113; time += 13) {
      expect(at(changed, time)).toBe(time >= from && time < to ? 1 : at(plain, time));
    }
  }
});

test("what other draws have left changes no Program", () => {
  const model = modelOf(court(fromRecord));
  const documents = { model, parameters: [], scenarios: [] };
  const reused = new DrawCache();
  for (let replication = 0; replication < 4; replication++) {
    const point = drawParameters([], { seed: 2, replication, sources: {}, regimes: model.regimes });
    const afresh = compile(documents, null, { ...plainly, point });
    expect(compile(documents, null, { ...plainly, point, kept: reused })).toEqual(afresh);
  }
});

const open = (text: string, asOf: string | null = null) =>
  openDocuments(
    { id: "flights", asked: "flights", documents: [{ path: "flights.yaml", text }], targets: [], study: null },
    [],
    asOf === null ? null : { date: asOf, strict: false },
  );

test("standing on a day the record is that of the day, and what may change begins there", () => {
  const documents = open(court(may("odds: fromRecord, to: known, from: 2024-01-01")), "2021-06-30");
  expect(documents.model.regimes[0].mayChange?.from?.text).toBe("2021-07-01");
  expect(documents.model.regimes[0].histories["China"]).toHaveLength(1);
});

test("both engines go along the same changes", async () => {
  const documents = open(court(may("odds: 50% per year, to: [halted], from: 2024-01-01")));
  const values = async (engine: "individual" | "fluid") =>
    (await askRun(documents, { engine, seed: 5, replications: 6, ...(engine === "fluid" ? { stepDays: 7 } : {}) }))
      .study;
  const [people, expected] = [await values("individual"), await values("fluid")];
  const [counts, means] = [people, expected].map((study) => study.stacks[0].measures[0].values.map(Number));
  for (const [i, count] of counts.entries()) expect(Math.abs(count - means[i])).toBeLessThan(6 * Math.sqrt(means[i]));
  expect(new Set(means.map(Math.round)).size).toBeGreaterThan(1);
  expect(people.draws).toMatchObject([{ name: "cooperation", how: "changes" }]);
});

test("without a day to begin with, a run that draws is told so", () => {
  expect(() => compiled(court(may("odds: fromRecord, to: known")), 0)).toThrow(/a day of the run's kind/);
});

test.each([
  ["odds: 20%, to: known", 'fromRecord, or a rate such as "20% per year", at most 12 a year'],
  ["odds: 20 per year, to: known", 'fromRecord, or a rate such as "20% per year", at most 12 a year'],
  ["odds: fromRecord, to: [shut]", "one of open, halted, limited"],
  ["odds: fromRecord, to: {open: 60%, halted: 60%}", "shares that sum to 100 %"],
  ["odds: fromRecord", "how a regime may change with `to:`"],
])("`mayChange: {%s}` is told what is expected", (written, expected) => {
  let said: readonly string[] = [];
  try {
    modelOf(court(may(written)));
  } catch (error) {
    if (error instanceof PendencyError) said = error.problems.map((problem) => problem.expected);
  }
  expect(said).toEqual([expected]);
});
