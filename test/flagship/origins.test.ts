// Days that somebody may stand on: the flagship runs from each of them on both engines, and every number that it reads
// there is a published figure, one computed from such, or a judgement with its day.
import { beforeAll, describe, expect, test } from "vitest";
import { compile, plainly } from "../../src/compile/compile.ts";
import type { Program } from "../../src/compile/program.ts";
import { openModel } from "../../src/disk/openModel.ts";
import type { Documents } from "../../src/documents/documents.ts";
import { numbersRead } from "../../src/documents/numbersRead.ts";
import type { NumberRead } from "../../src/documents/numbersRead.ts";
import { dayOf } from "../../src/documents/openDocuments.ts";
import { observe } from "../../src/observe/observe.ts";
import { observeFluid } from "../../src/observe/observeFluid.ts";
import { planFor, runPlan } from "../../src/simulate/fluid/run.ts";
import { simulateIndividuals } from "../../src/simulate/simulateIndividuals.ts";

const origins = ["2020-10-01", "2021-10-01", "2022-10-01", "2024-04-06", "2025-01-15"];

/** Nine weeks a step, and a year beyond the day: whether it runs does not hang on either. */
const stepDays = 63;
const yearBeyond = 365;

const startOfRun = dayOf("2018-10-01")!;

/** Persons inside the last period that is looked at, and removals of the year after the day. */
const removedAfter = (program: Program, entries: Float64Array, from: number, to: number): number => {
  const stage = program.stages.findIndex(({ name }) => name === "removed");
  const { periodEdges } = program.time;
  const periods = periodEdges.length - 1;
  return [...entries.subarray(stage * periods, (stage + 1) * periods)].reduce(
    (sum, count, period) => (periodEdges[period] >= from && periodEdges[period + 1] <= to ? sum + count : sum),
    0,
  );
};

describe.each(origins)("on %s", (date) => {
  let documents: Documents;
  let program: Program;
  const since = dayOf(date)! - startOfRun;

  beforeAll(() => {
    documents = openModel("us-removal", { date, strict: false });
    program = compile(documents, documents.facts, plainly);
  }, 120_000);

  test("the fluid engine runs into the year after, and people are removed in it", { timeout: 120_000 }, () => {
    const observer = observeFluid(program, { seriesGroup: "", seriesLevels: [], series: true });
    const { imbalance } = runPlan(planFor(program, stepDays, []), {
      listeners: [observer.listener],
      until: since + yearBeyond,
    });
    expect(imbalance).toBeLessThan(1e-9);
    const removed = removedAfter(program, observer.result().series!.entries, since, since + yearBeyond - stepDays);
    // ICE removed 59,000 in the lowest year on record, and nobody could have expected ten times the highest before 2025
    expect(removed).toBeGreaterThan(20_000);
    expect(removed).toBeLessThan(1_500_000);
  });

  test("the individual engine runs into the year after, too", { timeout: 200_000 }, () => {
    const sample = { group: "nationality", weights: { China: 20 }, otherwise: 1000 };
    const sampled = compile(documents, documents.facts, { ...plainly, sample });
    const observer = observe(sampled, { seriesGroup: "", seriesLevels: [], series: true, waits: false, digest: false });
    simulateIndividuals(sampled, {
      seed: 1,
      replication: 0,
      recorders: [observer.recorder],
      until: since + yearBeyond,
    });
    const removed = removedAfter(sampled, observer.result().series!.entries, since, since + yearBeyond);
    expect(removed).toBeGreaterThan(20_000);
    expect(removed).toBeLessThan(1_500_000);
  });

  test("every number it reads is published, computed from such, or judged with a day that is told", () => {
    const numbers = numbersRead(documents);
    const standings = new Map(documents.asOf!.facts.map(({ fact, standing }) => [fact.id, standing]));
    const wrong = numbers.flatMap((one) => problemOf(one, standings, date));
    expect(wrong).toEqual([]);
    // and all three are there
    expect(new Set(numbers.map(({ kind }) => kind))).toEqual(new Set(["published", "computed", "judged"]));
  });

  test("what was judged later is named, and nothing else is used with hindsight", () => {
    const later = numbersRead(documents).filter((one) => one.kind === "judged" && one.isLater);
    const named = new Set(documents.asOf!.judgedLater.map(({ parameter }) => parameter));
    const names = later.map(({ where }) => /^(?:parameters\.(\w+)|(scenarios)\.(\w+))/.exec(where)!);
    const unnamed = names.map(([, own, , name]) => own ?? `scenario ${name}`).filter((name) => !named.has(name));
    expect([...new Set(unnamed)]).toEqual([]);
  });
});

function problemOf(one: NumberRead, standings: ReadonlyMap<string, string>, date: string): readonly string[] {
  switch (one.kind) {
    case "published":
      return one.facts
        .filter((id) => (standings.get(id) ?? "left out") === "left out")
        .map((id) => `${one.where}: ${id}`);
    case "computed":
      return one.from.length > 0 && one.through !== "" ? [] : [`${one.where}: computed from nothing`];
    case "judged":
      if (one.isUntraced) return [`${one.where}: typed, and cites nothing of its time that was known`];
      return one.knownFrom === null ? [`${one.where}: judged on no day`] : one.isLater === one.knownFrom > date ? [] : [one.where]; // prettier-ignore
  }
}

test("at days before and after a year's figures come out, twins in custody read the same months and fall back together", () => {
  // who is transferred, who claims fear and who is removed, out of which all shares of custody come
  const computed = ["usbpInPeriod", "ofoInPeriod", "fearReferrals", "removalsNamed", "removalsAfterInterior"];
  const judged = ["placedInCourt", "notBookedShare"];
  const readOn = (date: string) => {
    const { standIns, computed: from } = openModel("us-removal", { date, strict: false }).asOf!;
    const through = (name: string) => from.flatMap(({ parameter, to }) => (parameter === name ? [to] : []));
    const made = (name: string) =>
      standIns.filter(({ parameter, what }) => parameter === name && what === "rule").map(({ words }) => words);
    return { through: [...new Set(computed.flatMap(through))], made: judged.map(made) };
  };
  for (const [date, through] of [
    // the tables come out 97 days after the end of a month
    ["2024-04-06", "2023-12"],
    ["2025-01-05", "2024-08"],
  ] as const) {
    const read = readOn(date);
    expect(read.through).toEqual([through]);
    expect(read.made[1]).toEqual(read.made[0]);
    expect(read.made[0].includes("spring2024 is read as afterTitle42")).toBe(date === "2024-04-06");
  }
}, 120_000);
