// The two engines on the same models at population n, 4n and 16n: expected numbers are exact where nobody holds anybody
// up, closer than one in n where there is room to spare or never any, and within one in the root of n at a critical load.
import { expect, test } from "vitest";
import { compile, plainly } from "../../src/compile/compile.ts";
import type { Program } from "../../src/compile/program.ts";
import { readModel } from "../../src/model/readModel.ts";
import { observe } from "../../src/observe/observe.ts";
import { observeFluid } from "../../src/observe/observeFluid.ts";
import { simulateFluid } from "../../src/simulate/fluid/run.ts";
import { simulateIndividuals } from "../../src/simulate/simulateIndividuals.ts";

function programOf(body: string): Program {
  const text = `pendency: model v1\ntitle: A test\nruns: {for: 100 days}\n${body}`;
  const model = readModel({ path: "agreement.yaml", text }, "agreement");
  return compile({ model, parameters: [], scenarios: [] }, null, plainly);
}

function fluidValue(program: Program, step: number): number {
  const observer = observeFluid(program, { seriesGroup: "", seriesLevels: [], series: false });
  simulateFluid(program, { step, listeners: [observer.listener] });
  return observer.result().measures[0].value!;
}

/** Mean of runs person by person, and its standard error. */
function individualValue(program: Program, runs: number): { mean: number; error: number } {
  const values = Array.from({ length: runs }, (_, replication) => {
    const options = { seriesGroup: "", seriesLevels: [], series: false, waits: false, digest: false };
    const observer = observe(program, options);
    simulateIndividuals(program, { seed: 11, replication, recorders: [observer.recorder] });
    return observer.result().measures[0].value!;
  });
  const mean = values.reduce((sum, value) => sum + value, 0) / runs;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (runs - 1);
  return { mean, error: Math.sqrt(variance / runs) };
}

interface Case {
  readonly title: string;
  readonly body: (n: number) => string;
  /** the gap falls like n to this power; null where there is none, at any n */
  readonly order: 0.5 | 1 | null;
}

const cases: readonly Case[] = [
  {
    title: "delays in a row that nobody holds up, with people leaving on their own: no gap at any n",
    order: null,
    body: (n) => `
stages:
  first:
    arrivals: {rate: {wave: {mean: ${n} per day, swing: ${0.6 * n} per day, every: 30 days, peak: 7 days}}}
    dwell: {lognormal: {mean: 6 days, cv: 1}}
    clocks: {left: {rate: 0.05 per day, to: gone}}
    next: second
  second: {dwell: {gamma: {mean: 9 days, cv: 0.5}}, next: gone}
  gone: {outcome: true}
quantities: {inside: {stock: [first, second], window: {from: 20 days, for: 80 days}}}
`,
  },
  {
    title: "a fixed limit counted across stages: no gap at any n",
    order: null,
    body: (n) => `
clocks: {limit: {starts: held, strikesIn: [held, ready], after: 12 days, to: released}}
stages:
  held: {arrivals: {rate: ${n} per day}, dwell: {gamma: {mean: 6 days, cv: 0.7}}, next: ready}
  ready: {dwell: {exponential: {mean: 8 days}}, next: removed}
  released: {outcome: true}
  removed: {outcome: true}
quantities: {struck: {strikes: limit, window: {from: 30 days, for: 70 days}}}
`,
  },
  {
    title: "n servers at 80 % of their load, people waiting or in service: the queue that chance makes vanishes",
    order: 1,
    body: (n) => `
resources: {clerks: {servers: ${n}}}
stages:
  office: {arrivals: {rate: ${0.8 * n} per day}, service: {by: clerks, time: {exponential: {mean: 1 day}}}, next: done}
  done: {outcome: true}
quantities: {inside: {stock: office, window: {from: 20 days, for: 80 days}}}
`,
  },
  {
    title: "n servers, 1.3 n who come a day, patience: abandonment in the overloaded line (Whitt's limit)",
    order: 1,
    body: (n) => `
resources: {clerks: {servers: ${n}}}
stages:
  office:
    arrivals: {rate: ${1.3 * n} per day}
    service: {by: clerks, time: {exponential: {mean: 1 day}}}
    clocks: {gaveUp: {rate: 0.5 per day, while: waiting, to: abandoned}}
    next: done
  done: {outcome: true}
  abandoned: {outcome: true}
quantities: {abandoned: {entries: abandoned, window: {from: 20 days, for: 80 days}}}
`,
  },
  {
    title: "n servers, n who come a day, patience: served at a critical load (one over the root of n)",
    order: 0.5,
    body: (n) => `
resources: {clerks: {servers: ${n}}}
stages:
  office:
    arrivals: {rate: ${n} per day}
    service: {by: clerks, time: {exponential: {mean: 1 day}}}
    clocks: {gaveUp: {rate: 0.5 per day, while: waiting, to: abandoned}}
    next: done
  done: {outcome: true}
  abandoned: {outcome: true}
quantities: {served: {entries: done, window: {from: 20 days, for: 80 days}}}
`,
  },
  {
    title: "n beds, as many as come, full ones turn away: turned away at a critical load",
    order: 0.5,
    body: (n) => `
resources: {beds: {servers: ${n}}}
holds: {bed: {of: beds, whileIn: [custody]}}
stages:
  custody:
    arrivals: {rate: ${0.2 * n} per day}
    dwell: {gamma: {mean: 5 days, cv: 0.8}}
    ifFull: away
    next: done
  done: {outcome: true}
  away: {outcome: true}
quantities: {inside: {entries: done, window: {from: 20 days, for: 80 days}}}
`,
  },
  {
    title: "two kinds of people, one before the other, at 1.2 times the load: the second kind's wait for service",
    order: 1,
    body: (n) => `
resources: {judges: {servers: ${n}, priority: [{stage: detained}, rest]}}
stages:
  detained: {arrivals: {rate: ${0.4 * n} per day}, service: {by: judges, time: {exponential: {mean: 1 day}}}, next: done}
  atLarge:
    arrivals: {rate: ${0.8 * n} per day}
    service: {by: judges, time: {exponential: {mean: 1 day}}}
    clocks: {left: {rate: 0.2 per day, while: waiting, to: gone}}
    next: done
  done: {outcome: true}
  gone: {outcome: true}
quantities: {left: {entries: gone, window: {from: 30 days, for: 70 days}}}
`,
  },
];

// METHODS: the relative gap falls at least 1.8-fold (root of n; 3-fold where the order is 1/n) for four times as many, or is
// below what the runs can tell. "Can tell" is 4.5 standard errors: with 21 comparisons a false alarm has odds of 1 in 7,000.
test.each(cases)("$title", ({ body, order }) => {
  const sizes = [10, 40, 160];
  const found = sizes.map((n) => {
    const program = programOf(body(n));
    const fluid = fluidValue(program, 0.25);
    const { mean, error } = individualValue(program, Math.max(10, 1600 / n));
    return { gap: Math.abs(mean / fluid - 1), noise: (4.5 * error) / fluid };
  });
  const [small, , large] = found;
  if (order === null) {
    // the step's own error in these models is below a thousandth
    for (const { gap, noise } of found) expect(gap).toBeLessThan(noise + 1e-3);
    return;
  }
  const falls = order === 1 ? 3 : 1.8;
  for (let i = 1; i < found.length; i++) {
    expect(found[i].gap).toBeLessThan(Math.max(found[i - 1].gap / falls, found[i].noise) + 1e-3);
  }
  expect(large.gap).toBeLessThan(small.gap / falls ** 2 + small.noise + large.noise);
});
