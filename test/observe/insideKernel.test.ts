// Observers inside the kernel, and beside an engine in Node, against the oracle: everything they find, to the last bit.
import { expect, test } from "vitest";
import type { MeasureProgram, Program } from "../../src/compile/program.ts";
import type { Observation } from "../../src/observe/observation.ts";
import { observe } from "../../src/observe/observe.ts";
import type { ObserveOptions } from "../../src/observe/observeOptions.ts";
import { observeRun } from "../../src/observe/observeRun.ts";
import { simulate } from "../../src/simulate/individual/run.ts";
import { Dice } from "../simulate/dice.ts";
import { randomProgram } from "../simulate/randomProgram.ts";
import { observePlainly } from "./oracle/observe.ts";

const [from, to] = (process.env["PENDENCY_SEEDS"] ?? "0-300").split("-").map(Number);

test(
  `what is observed of random programs ${from} to ${to - 1} is the same inside the kernel and in Node`,
  { timeout: 3_000_000 },
  () => {
    for (let seed = from; seed < to; seed++) {
      const dice = new Dice(seed + 1_000_000);
      const program = withMeasures(randomProgram(seed), dice);
      const options = randomOptions(program, dice);
      const run = {
        seed,
        replication: 1,
        recorders: [],
        until: dice.pick([program.time.steps, program.time.steps / 2]),
      };
      const [expected, beside] = heard(program, run, options);
      expect(differenceOf(observeRun(program, run, options), expected), `program ${seed}`).toBeNull();
      expect(differenceOf(beside, expected), `program ${seed} in Node`).toBeNull();
    }
  },
);

test("so it is of run after run of one program, whatever others are run between: nothing is left of the one before", () => {
  const programs = Array.from({ length: 40 }, (_, seed) => withMeasures(randomProgram(seed), new Dice(seed)));
  const options = { seriesGroup: "", seriesLevels: [], series: true, waits: true };
  for (const [seed, replication] of [
    [5, 0],
    [5, 7],
    [6, 0],
  ]) {
    for (const [n, program] of programs.entries()) {
      const run = { seed, replication, recorders: [] };
      const difference = differenceOf(observeRun(program, run, options), heard(program, run, options)[0]);
      expect(difference, `program ${n}, seed ${seed}, replication ${replication}`).toBeNull();
    }
  }
});

test("what is compared is not empty: every kind of measure has values among them", () => {
  const valued = new Set<string>();
  for (let seed = 0; seed < 100; seed++) {
    const program = withMeasures(randomProgram(seed), new Dice(seed + 1_000_000));
    const run = { seed, replication: 1, recorders: [] };
    const { measures } = observeRun(program, run, { seriesGroup: "", seriesLevels: [], series: true, waits: true });
    measures.forEach(({ value }, index) => {
      if (value !== null && value !== 0) valued.add(program.measures[index].kind);
    });
  }
  expect([...valued].toSorted()).toEqual(kinds.toSorted());
});

test("somebody else's recorder hears the run that the kernel observes", () => {
  const program = withMeasures(randomProgram(3), new Dice(3));
  const options = { seriesGroup: "", seriesLevels: [], series: true, waits: true };
  const run = { seed: 3, replication: 1 };
  const alone = observeRun(program, { ...run, recorders: [] }, options);
  const listener = observe(program, options);
  const accompanied = observeRun(program, { ...run, recorders: [listener.recorder] }, options);
  expect(accompanied).toStrictEqual(alone);
  expect(listener.result()).toStrictEqual(alone);
});

/** Where the first difference is, and what each has there; null when there is none. */
function differenceOf(found: unknown, expected: unknown, path = ""): string | null {
  if (Object.is(found, expected)) return null;
  if (typeof found !== "object" || typeof expected !== "object" || found === null || expected === null)
    return `${path}: ${String(found)} instead of ${String(expected)}`;
  for (const key of new Set([...Object.keys(found), ...Object.keys(expected)])) {
    const difference = differenceOf(found[key as keyof object], expected[key as keyof object], `${path}.${key}`);
    if (difference !== null) return difference;
  }
  return null;
}

/** What the oracle and the observers in Node find when they hear one run of the straight engine. */
function heard(program: Program, run: Parameters<typeof observeRun>[1], options: ObserveOptions): Observation[] {
  const observers = [observePlainly(program, options), observe(program, options)];
  simulate(program, { ...run, recorders: observers.map(({ recorder }) => recorder) });
  return observers.map((observer) => observer.result());
}

const kinds: MeasureProgram["kind"][] = [
  "stock",
  "waiting",
  "entries",
  "moves",
  "boardings",
  "strikes",
  "wait",
  "sojourn",
  "age",
  "share",
  "utilisation",
  "overtime",
  "cost",
  "leftBehind",
];

function randomOptions(program: Program, dice: Dice): ObserveOptions {
  const group = dice.pick(["", ...program.groups.map(({ name }) => name)]);
  const levels = program.groups.find(({ name }) => name === group)?.levels ?? [];
  return {
    seriesGroup: group,
    seriesLevels: levels.filter(() => dice.chance(0.6)),
    series: dice.chance(0.8),
    waits: dice.chance(0.8),
    digest: dice.chance(0.8),
  };
}

/** The program with costs and twenty measures of every kind and statistic. */
function withMeasures(program: Program, dice: Dice): Program {
  const curves = program.curves.periods.length;
  const resources = program.resources.map((resource) => ({
    ...resource,
    cost: dice.chance(0.5) ? dice.whole(0, curves - 1) : -1,
  }));
  const measures = kinds.flatMap((kind) => [randomMeasure(program, dice, kind), randomMeasure(program, dice, kind)]);
  return { ...program, resources, measures };
}

function randomMeasure(program: Program, dice: Dice, kind: MeasureProgram["kind"]): MeasureProgram {
  const { stages, resources, crossClocks, classCount, time } = program;
  const marks = (count: number, share: number) =>
    Uint8Array.from({ length: count }, () => (dice.chance(share) ? 1 : 0));
  const start = dice.pick([0, 0, dice.whole(0, 8), dice.whole(0, 7) + 0.5]);
  const end = dice.pick([time.steps, time.steps, dice.whole(Math.ceil(start), time.steps)]);
  const instant = dice.pick([dice.whole(0, time.steps), time.steps, dice.whole(0, time.steps - 1) + 0.25]);
  const isAtInstant = kind === "age" || kind === "share" || (kind === "stock" && dice.chance(0.5));
  const withClocks = stages.flatMap((stage, id) => stage.clocks.map((_, clock) => ({ stage: id, clock })));
  return {
    name: `${kind}${dice.whole(0, 1_000_000)}`,
    kind,
    stages:
      kind === "age"
        ? Uint8Array.from(stages, (stage) => (stage.kind === "outcome" ? 0 : 1))
        : marks(stages.length, 0.5),
    toStage: kind === "moves" ? dice.whole(0, stages.length - 1) : -1,
    classes: marks(classCount, 0.8),
    resources: marks(resources.length, 0.7),
    crossClock: kind === "strikes" && crossClocks.length > 0 && dice.chance(0.4) ? 0 : -1,
    stageClocks: kind === "strikes" ? withClocks.filter(() => dice.chance(0.7)) : [],
    at: isAtInstant ? instant : -1,
    from: start,
    to: end,
    statistic: {
      kind: dice.pick(["mean", "variance", "quantile", "shareOver"] as const),
      share: dice.pick([0.1, 0.5, 0.95]),
      over: dice.pick([0, 0.5, 3]),
    },
    among: dice.pick(["served", "everyone"] as const),
    entered: marks(stages.length, 0.4),
    unit: "persons",
  };
}
