// The cases that expected numbers answer exactly, and how far from them a step of a given length may be.
import { compile, plainly } from "../../src/compile/compile.ts";
import type { Program } from "../../src/compile/program.ts";
import { readModel } from "../../src/model/readModel.ts";
import { observeFluid } from "../../src/observe/observeFluid.ts";
import { simulateFluid } from "../../src/simulate/fluid/run.ts";
import type { Measured } from "../golden/buildDocument.ts";
import { goldenCase } from "../golden/cases.ts";
import { varyingSystems } from "../golden/varyingSystems.ts";

export interface FluidCase {
  readonly id: string;
  readonly expected: number;
  readonly got: number;
  /** how far off the step may be: its stated error, or twice what halving it changes */
  readonly allowed: number;
}

interface FluidSystem {
  readonly title: string;
  readonly document: string;
  /** grid steps */
  readonly step: number;
  /** relative error that the step is known to stay under; null: twice what halving it changes */
  readonly error: number | null;
  readonly cases: Readonly<Record<string, (measured: Measured) => number>>;
}

/** Without a limit of servers the error is (step / mean stay)² of the answer, and 1e-5 for a wave's straight pieces. */
const withoutLimit: readonly FluidSystem[] = varyingSystems
  .filter(({ cases }) => Object.keys(cases).some((id) => /inf|nhpp/.test(id)))
  .map(({ title, document, cases }) => ({ title, document, cases, step: 0.025, error: 0.025 ** 2 / 4 + 1e-5 }));

const withServers: readonly FluidSystem[] = [
  {
    title: "A hundred servers, a fifth more people than they can serve, patience of two days",
    step: 0.0025,
    error: null,
    document: `pendency: model v1
title: Overload
runs: {for: 40 days}
resources:
  servers: {servers: 100}
stages:
  line:
    arrivals: {rate: 120 per day}
    service: {by: servers, time: {exponential: {mean: 1 day}}}
    clocks: {gaveUp: {after: {exponential: {mean: 2 days}}, while: waiting, to: abandoned}}
    next: done
  done: {outcome: true}
  abandoned: {outcome: true}
quantities:
  busy: {utilisation: servers, window: {from: 0 days, for: 10 days}}
  lineAt10: {waiting: line, at: 10 days}
  lateWait: {wait: line, statistic: mean, window: {from: 30 days, for: 10 days}}
  lateCame: {entries: line, window: {from: 30 days, for: 10 days}}
  lateLost: {entries: abandoned, window: {from: 30 days, for: 10 days}}
`,
    cases: {
      // until then the servers fill as 1.2 (1 − exp(−t)), so that idle time adds up to 1 − 0.2 t
      "fluid-mmsm-hit": (m) => (1 - 10 * (1 - m.busy)) / 0.2,
      "fluid-mmsm-Q-t10": (m) => m.lineAt10,
      "fluid-exp-w": (m) => m.lateWait,
      "fluid-Pab": (m) => m.lateLost / m.lateCame,
    },
  },
  {
    title: "A backlog that 62,000 a month work off while 45,000 come",
    step: 0.05,
    error: null,
    // a day stands for a month
    document: `pendency: model v1
title: Backlog
runs: {for: 201 days}
resources:
  judges: {servers: 62000}
stages:
  court:
    arrivals: {rate: 45000 per day}
    initial: {count: 3700000}
    service: {by: judges, time: {exponential: {mean: 1 day}}}
    next: done
  done: {outcome: true}
quantities:
  at200: {stock: court, at: 200 days}
`,
    cases: { "fluid-backlog-clear": (m) => 200 + m.at200 / 17_000 },
  },
];

/** Mean stays are exact to a hundred-thousandth whatever the step: tails are cut off at a millionth, steep ones kept in wide rows. */
const anyStep = 2e-5;

export const fluidSystems: readonly FluidSystem[] = [...withoutLimit, ...withServers];

/** Why a case is left out. */
export const notFluid: Readonly<Record<string, string>> = {
  "fluid-fifo-wait": "the wait of those who come at one instant is no measure of a document",
  "fluid-mmsm-w-t2": "the wait of those who begin at one instant is no measure of a document",
};

/** Runs one system at its step and, to see what that does, at half of it. */
export function runFluidSystem(system: FluidSystem): FluidCase[] {
  const model = readModel({ path: "fluid.yaml", text: system.document }, "fluid");
  const program = compile({ model, parameters: [], scenarios: [] }, null, plainly);
  const coarse = measure(program, system.step);
  const fine = system.error === null ? measure(program, system.step / 2) : coarse;
  return Object.entries(system.cases).map(([id, read]) => {
    const { expected } = goldenCase(id);
    const allowed = system.error === null ? 2 * Math.abs(read(coarse) - read(fine)) : system.error * expected;
    return { id, expected, got: read(fine), allowed: allowed + (system.error === null ? anyStep * expected : 0) };
  });
}

function measure(program: Program, step: number): Measured {
  const observer = observeFluid(program, { seriesGroup: "", seriesLevels: [], series: false });
  simulateFluid(program, { step, listeners: [observer.listener] });
  return Object.fromEntries(observer.result().measures.map(({ name, value }) => [name, value ?? NaN]));
}
