// What is paid for each person carried, beside what is paid for each departure, by plain arithmetic, in every engine.
import { expect, test } from "vitest";
import type { CompileOptions } from "../../src/compile/compile.ts";
import { observe } from "../../src/observe/observe.ts";
import { observeFluid } from "../../src/observe/observeFluid.ts";
import { observeRun } from "../../src/observe/observeRun.ts";
import { simulateFluid } from "../../src/simulate/fluid/run.ts";
import { simulate } from "../../src/simulate/individual/run.ts";
import type { Program } from "../../src/compile/program.ts";
import type { Observation } from "../../src/observe/observation.ts";
import { storyProgram } from "../simulate/stories.ts";

const wanted = { seriesGroup: "", seriesLevels: [], series: true, waits: false };
type Found = Pick<Observation, "measures" | "resources">;

const personByPerson: Readonly<Record<string, (program: Program) => Found>> = {
  "the straight engine": (program) => {
    const observer = observe(program, wanted);
    simulate(program, { seed: 1, replication: 0, recorders: [observer.recorder] });
    return observer.result();
  },
  "the kernel": (program) => observeRun(program, { seed: 1, replication: 0, recorders: [] }, wanted),
};

const engines: typeof personByPerson = {
  ...personByPerson,
  "expected numbers": (program) => {
    const observer = observeFluid(program, wanted);
    simulateFluid(program, { step: 1, listeners: [observer.listener] });
    return observer.result();
  },
};

const sum = (values: Float64Array): number => values.reduce((all, value) => all + value, 0);

/** money as the quantity `money`, money by period added up, and persons carried */
function paid({ measures, resources }: Found): { money: number; byPeriod: number; carried: number } {
  const money = measures.find(({ name }) => name === "money")!.value!;
  return { money, byPeriod: sum(resources[0].cost), carried: sum(resources[0].served) };
}

const bus = (prices: string, more = "slots: 10, departs: 1 per day"): string => `runs: {for: 20 days}
parameters:
  fare: {title: Fare, unit: USD, kind: judgement, judgedBy: me, reason: invented, value: 30 USD}
resources: {bus: {${more}, ${prices}}}
stages:
  stop: {initial: {count: 45}, boards: bus, next: gone}
  gone: {outcome: true}
quantities:
  money: {cost: bus}
`;

// 45 people in fives of ten: four full buses and one with five, on days 1 to 5
const prices: readonly (readonly [string, number])[] = [
  ["costPerPerson: 30 USD", 45 * 30],
  ["costPerPerson: 30 USD per person", 45 * 30],
  ["costPerPerson: fare", 45 * 30],
  ["costPerPerson: fare * 2 + 1 USD", 45 * 61],
  ["cost: 100 USD, costPerPerson: 30 USD", 5 * 100 + 45 * 30],
  ["costPerPerson: {steps: {0 days: 30 USD, 3 days: 0 USD, 5 days: 8 USD}}", 20 * 30 + 5 * 8],
];

for (const [engine, run] of Object.entries(engines)) {
  test.each(prices)(`${engine} charges \`%s\` for those carried`, (price, expected) => {
    const found = paid(run(storyProgram(bus(price))));
    expect(found.carried).toBeCloseTo(45, 9);
    expect(found.money).toBeCloseTo(expected, 6);
    expect(found.byPeriod).toBeCloseTo(expected, 6);
  });
}

const sampled = (weight: number): Partial<CompileOptions> => ({
  sample: { group: "kind", weights: {}, otherwise: weight },
});

const records = (
  slots: number,
  more: string,
  comes = "initial: {count: {by: kind, a: 1000}}",
): string => `runs: {for: 400 days}
groups: {kind: [a]}
resources: {bus: {slots: ${slots}, departs: 1 per day, ${more}}}
stages:
  stop: {${comes}, boards: bus, next: gone}
  gone: {outcome: true}
quantities:
  money: {cost: bus}
  use: {utilisation: bus}
`;

for (const [engine, run] of Object.entries(personByPerson)) {
  test(`${engine}: records of a hundred before departures of fifty pay for a hundred, and two departures for each`, () => {
    const program = storyProgram(records(50, "cost: 1000 USD, costPerPerson: 7 USD"), [], sampled(100));
    expect(paid(run(program))).toEqual({ money: 20 * 1000 + 7000, byPeriod: 20 * 1000 + 7000, carried: 1000 });
  });

  test(`${engine}: the seats a record owes make up the minimum of the departure they are on`, () => {
    const program = storyProgram(records(50, "minimum: 40, cost: 1000 USD"), [], sampled(100));
    expect(paid(run(program))).toEqual({ money: 20_000, byPeriod: 20_000, carried: 1000 });
  });

  test.each([10, 49, 50, 60, 99, 150])(
    `${engine}: with %i seats a day no more are used in all than were brought`,
    (slots) => {
      // twice as many come as there is room for, so that every seat is used, but for those of the last record
      const comes = `arrivals: {rate: {by: kind, a: ${2 * slots} per day}}`;
      const { measures, resources } = run(
        storyProgram(records(slots, "costPerPerson: 7 USD", comes), [], sampled(100)),
      );
      const [used, brought] = [sum(resources[0].used), sum(resources[0].present)];
      // a record may be half seated when the run ends
      expect(used).toBeLessThanOrEqual(brought + 50);
      expect(sum(resources[0].cost)).toBeCloseTo(7 * used, 6);
      expect(measures.find(({ name }) => name === "use")!.value).toBeGreaterThan(0.9);
      expect(measures.find(({ name }) => name === "use")!.value).toBeLessThanOrEqual(1);
    },
  );
}

test("two prices of one resource are in one currency, and only departures carry", () => {
  expect(() => storyProgram(bus("cost: 100 USD, costPerPerson: 30 EUR"))).toThrow(
    /:\d+:\d+ › resources\.bus\.costPerPerson\n {2}expected money in USD, as `cost` is; got money in EUR/,
  );
  expect(() => storyProgram(bus("costPerPerson: 30 USD per day"))).toThrow(
    /costPerPerson\n {2}expected an amount of money/,
  );
  expect(() => storyProgram(bus("costPerPerson: 30 USD", "servers: 2"))).toThrow(
    /expected servers without departures; got costPerPerson/,
  );
});
