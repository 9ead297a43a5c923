// Three months in which everything happens at known instants: what belongs to which month, and who stayed at all.
import { expect, test } from "vitest";
import { observe } from "../../src/observe/observe.ts";
import { simulate } from "../../src/simulate/individual/run.ts";
import { storyProgram } from "../simulate/stories.ts";

// the first comes on 1 February at 00:00 and stays until 13 March; the second comes on 4 March and finds no room
const program = storyProgram(`runs: {from: 2025-01-01, through: 2025-03-31}
stages:
  hall: {arrivals: {every: 31 days}, dwell: 40 days, room: 1, ifFull: away, next: done}
  done: {outcome: true}
  away: {outcome: true}
`);
const observer = observe(program, { seriesGroup: "", seriesLevels: [], series: true, waits: true });
simulate(program, { seed: 1, replication: 0, recorders: [observer.recorder] });
const { series, waits } = observer.result();
const stage = (name: string): number => program.stages.findIndex((one) => one.name === name);
const row = (table: Float64Array, name: string, width: number): number[] =>
  Array.from(table.subarray(stage(name) * width, (stage(name) + 1) * width));

test("an entry at the first instant of a month is of that month", () => {
  expect(row(series!.entries, "done", 3)).toEqual([0, 0, 1]);
  expect(row(series!.entries, "hall", 3)).toEqual([0, 1, 1]);
});

test("a stock at a month's first instant is after everything that happens then", () => {
  expect(row(series!.stock, "hall", 4)).toEqual([0, 1, 1, 0]);
});

test("whoever is turned away from a full stage has not stayed there", () => {
  const stays = waits.filter((one) => one.kind === "sojourn" && one.stage === stage("hall"));
  expect(stays.map(({ count, totalDays }) => [count, totalDays])).toEqual([[1, 40]]);
});
