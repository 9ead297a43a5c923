// Series of expected numbers against what is read of single cells and added up by stage and level, to the last bit.
import { expect, test } from "vitest";
import { FluidSeries } from "../../src/observe/fluidSeries.ts";
import { FluidSnapshot } from "../../src/observe/fluidSnapshot.ts";
import { keptLevels } from "../../src/observe/keptLevels.ts";
import { withoutDust } from "../../src/observe/roundingDust.ts";
import { planFor, runPlan } from "../../src/simulate/fluid/run.ts";
import type { FluidView } from "../../src/simulate/fluid/view.ts";
import { randomProgram } from "../simulate/randomProgram.ts";

test("of 12 random programs every edge is what its cells add up to, one by one", () => {
  let rows = 0;
  for (let seed = 0; seed < 12; seed++) {
    const program = randomProgram(seed);
    const { periodEdges } = program.time;
    const [group] = program.groups;
    const kept = keptLevels(program, group?.name ?? "", group?.levels.slice(0, 2) ?? []);
    const width = kept.levels.length;
    const now = new FluidSnapshot(program);
    const series = new FluidSeries(program, kept);
    const expected: { stock: number; waiting: number; entered: number }[][] = [];
    const readCells = (run: FluidView, part: number): void => {
      const { stageOf, classOf, cells } = run.plan.layout;
      const sums = Array.from({ length: program.stages.length * width }, () => ({ stock: 0, waiting: 0, entered: 0 }));
      const [at, by] = [now.at(run, part, "at"), now.at(run, part, "before")];
      for (let cell = 0; cell < cells; cell++) {
        for (const row of new Set([0, Math.max(0, kept.rowOfClass[classOf[cell]])])) {
          const sum = sums[stageOf[cell] * width + row];
          sum.stock += now.contentAt(run, cell, at);
          sum.waiting += now.waitingAt(run, cell, at);
          sum.entered += now.enteredAt(run, cell, by);
        }
      }
      expected.push(sums);
    };
    runPlan(planFor(program, 0.7), {
      listeners: [
        {
          start(run) {
            now.take(run);
            readCells(run, 0);
            series.start(run, now);
          },
          before: (run) => now.take(run),
          after(run) {
            while (series.hasEdgeBy(run)) readCells(run, series.write(run, now));
          },
        },
      ],
    });
    const { stock, waiting, entries } = series.series();
    const found = expected.map((sums, edge) =>
      sums.map((_, row) => [
        stock[row * periodEdges.length + edge],
        waiting[row * periodEdges.length + edge],
        edge === 0 ? 0 : entries[row * (periodEdges.length - 1) + edge - 1],
      ]),
    );
    const wanted = expected.map((sums, edge) =>
      sums.map((sum, row) => {
        const flowed = expected[0][row].stock + sum.entered;
        return [
          withoutDust(sum.stock, flowed),
          withoutDust(sum.waiting, flowed),
          edge === 0 ? 0 : sum.entered - expected[edge - 1][row].entered,
        ];
      }),
    );
    expect(expected.length).toBe(periodEdges.length);
    expect(found, `program ${seed}`).toEqual(wanted);
    rows += expected.flat().filter(({ stock: persons, waiting: here }) => persons > 0 && here > 0).length;
  }
  expect(rows).toBeGreaterThan(100);
});
