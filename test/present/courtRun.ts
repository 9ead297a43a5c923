// A small court with phases, two levels and a loop, run on expected numbers: what pictures of a system are tested on.
import { flowSeries, type FlowSeries } from "../../src/ask/flow/flowSeries.ts";
import { flowSystem, type FlowSystem } from "../../src/ask/flow/flowSystem.ts";
import { compile, plainly } from "../../src/compile/compile.ts";
import { readModel } from "../../src/model/readModel.ts";
import type { Observation } from "../../src/observe/observation.ts";
import { observeFluid } from "../../src/observe/observeFluid.ts";
import { planFor, runPlan } from "../../src/simulate/fluid/run.ts";

const court = (clerks: number): string => `pendency: model v1
title: A court <small & slow>
runs: {from: 2024-01-01, through: 2024-12-31}
groups:
  origin: [north, south]
resources:
  clerk: {title: Clerks, servers: ${clerks}}
stages:
  met: {title: Met, phase: Entry, arrivals: {rate: 10 per day, split: {origin: {north: 30%, south: rest}}}, passes: true, next: {filed: 80%, sentOn: rest}}
  filed: {title: Filed, phase: Entry, dwell: 20 days, next: hearing}
  hearing: {title: Hearing, phase: Court, service: {by: clerk, time: {exponential: {mean: 1 day}}}, clocks: {gaveUp: {rate: 1% per day, while: waiting, to: left}}, next: decision}
  decision: {title: Decision, phase: Court, passes: true, next: {appeal: 30%, granted: 40%, ordered: rest}}
  appeal: {title: Appeal, dwell: 30 days, next: {hearing: 50%, ordered: rest}}
  ordered: {title: Ordered, waits: true, clocks: {gone: {rate: 2% per day, to: left}}}
  sentOn: {title: Sent on, outcome: true}
  granted: {title: Granted, phase: End, outcome: true}
  left: {title: Left, phase: End, outcome: true}
`;

export interface CourtRun {
  readonly system: FlowSystem;
  readonly series: FlowSeries;
  readonly observation: Observation;
}

export function courtRun(clerks = 6, levels: readonly string[] = ["north", "south"], step = 3): CourtRun {
  const model = readModel({ path: "court.yaml", text: court(clerks) }, "court");
  const program = compile({ model, parameters: [], scenarios: [] }, null, plainly);
  const observer = observeFluid(program, {
    seriesGroup: "origin",
    seriesLevels: levels,
    series: true,
    levelMoves: true,
  });
  runPlan(planFor(program, step, ["origin"]), { listeners: [observer.listener] });
  const observation = observer.result();
  const system = flowSystem(program, Object.fromEntries(model.stages.map(({ name, phase }) => [name, phase])));
  const series = flowSeries(system, program, observation);
  if (series === null) throw new Error("the run keeps its series");
  return { system, series, observation };
}
