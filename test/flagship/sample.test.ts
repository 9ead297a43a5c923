// What following one in a hundred of everybody else does to those who are followed one to one: the same Chinese nationals,
// with the same chances, among sampled and among real company.
import { expect, test } from "vitest";
import { compile, plainly } from "../../src/compile/compile.ts";
import { observeRun } from "../../src/observe/observeRun.ts";
import { documents, facts } from "./flagship.ts";

/** fourteen months: long enough for removals and hearings, short enough to follow four million people in a test */
const until = 425;

function chineseIn(otherwise: number): { removed: number; waitDays: number; heard: number } {
  const sample = otherwise === 1 ? null : { group: "nationality", weights: { China: 1 }, otherwise };
  const program = compile({ ...documents, parameters: documents.model.parameters }, facts, { ...plainly, sample });
  const run = { seed: 11, replication: 0, recorders: [], until };
  const { series, waits } = observeRun(program, run, {
    seriesGroup: "nationality",
    seriesLevels: ["China"],
    series: true,
    waits: true,
    digest: false,
  });
  const stage = (name: string): number => program.stages.findIndex((each) => each.name === name);
  const periods = program.time.periodEdges.length - 1;
  const row = (stage("removed") * 2 + 1) * periods;
  const removed = series!.entries.subarray(row, row + periods).reduce((sum, count) => sum + count, 0);
  const heard = waits.filter((one) => one.kind === "wait" && one.level === 1 && one.stage === stage("meritsHearing"));
  const count = heard.reduce((sum, one) => sum + one.count, 0);
  return { removed, heard: count, waitDays: heard.reduce((sum, one) => sum + one.totalDays, 0) / count };
}

// The people and their chances are the same in both runs (streams are keyed by names), so what differs is contention
// alone, and there is no chance of a false alarm: the numbers are fixed by the seed.
test("among a sample of everybody else, Chinese nationals are removed and heard as in a one-to-one run, within 10 %", () => {
  const among = { sample: chineseIn(100), everybody: chineseIn(1) };
  const bias = {
    removed: among.sample.removed / among.everybody.removed - 1,
    heard: among.sample.heard / among.everybody.heard - 1,
    waitDays: among.sample.waitDays / among.everybody.waitDays - 1,
  };
  console.log("bias of the sample, fourteen months:", JSON.stringify({ ...among, bias }));
  expect(among.everybody.removed).toBeGreaterThan(300);
  expect(among.everybody.heard).toBeGreaterThan(1000);
  for (const each of Object.values(bias)) expect(Math.abs(each)).toBeLessThan(0.1);
}, 280_000);
