// A study in which publishers disagree about how many wait at the start: 10 or 30, and nothing else can
// matter.
import { describe, expect, test } from "vitest";
import { readDocuments } from "../../src/documents/readDocuments.ts";
import type { FactLibrary } from "../../src/facts/fact.ts";
import { mergeStudy } from "../../src/study/mergeStudy.ts";
import { canonicalSpec, planStudy } from "../../src/study/planStudy.ts";
import type { StudyInput } from "../../src/study/planStudy.ts";
import { Runner, programOf } from "../../src/study/runReplication.ts";
import { fanShares, measureShare, sourcesUsed } from "../../src/study/sourceShares.ts";
import type { SourceStudy } from "../../src/study/sourceShares.ts";
import type { Study, StudySpec } from "../../src/study/study.ts";
import { quantityMeasures } from "../../src/study/studyMeasures.ts";

const noFacts: FactLibrary = { facts: new Map(), publications: new Map(), conflicts: [] };
const hall = `pendency: model v1
title: A hall
runs: {from: 2025-01-01, through: 2025-03-31}
parameters:
  waitingAtStart:
    title: People in the hall on the first day
    unit: persons
    default: ministry
    alternatives:
      ministry: {kind: judgement, judgedBy: test, reason: invented, value: 10, weight: 75%}
      newspaper: {kind: judgement, judgedBy: test, reason: invented, value: 30, weight: rest}
stages:
  hall:
    initial: {count: waitingAtStart}
    clocks: {left: {rate: 5 per year, to: gone}}
    waits: true
  gone: {outcome: true}
quantities:
  atFirst: {title: In the hall at first, stock: hall, at: 2025-01-01}
  atLast: {title: In the hall at last, stock: hall, at: end}
`;
const { parameters } = readDocuments([{ path: "hall.yaml", text: hall }], "hall");

function study(spec: Partial<StudySpec>): Study {
  const documents = readDocuments([{ path: "hall.yaml", text: hall }], "hall");
  const input: StudyInput = {
    documents,
    facts: noFacts,
    spec: canonicalSpec({
      engine: "individual",
      seed: 1,
      replications: 40,
      stacks: [[]],
      points: "drawn",
      sources: {},
      sample: null,
      shown: [[]],
      fewer: null,
      inFull: null,
      seriesGroup: "",
      seriesLevels: [],
      ...spec,
    }),
    measures: quantityMeasures(documents.model),
    warmUpDays: null,
    eventLimit: 1e6,
  };
  const runner = new Runner(input);
  const runs = planStudy(input).map((task) => runner.run(task));
  return mergeStudy(input, runs, [programOf(input, 0, null)], "test");
}

const pooled = study({});
const each: readonly SourceStudy[] = (["ministry", "newspaper"] as const).map((option) => ({
  name: "waitingAtStart",
  option,
  weight: option === "ministry" ? 0.75 : 0.25,
  study: study({ sources: { waitingAtStart: option }, replications: 20 }),
}));

describe("drawn by weight", () => {
  const [used] = sourcesUsed(pooled, parameters);

  test("the sources are several, and none is fixed", () => {
    expect(used).toMatchObject({ parameter: "waitingAtStart", fixed: null, how: "pool" });
  });

  test("the first count is the source and nothing else: its whole variance is the choice", () => {
    expect(measureShare(used, [0, "atFirst"], pooled)?.share).toBe(1);
  });

  test("the last count is chance too, and the share is what the values and draws say by hand", () => {
    const values = pooled.stacks[0].measures.find(({ name }) => name === "atLast")!.values as readonly number[];
    const drawn = pooled.draws.find(({ name }) => name === "waitingAtStart")!.values;
    const groups = ["ministry", "newspaper"].map((option) => values.filter((_, run) => drawn[run] === option));
    const mean = (of: readonly number[]) => of.reduce((sum, value) => sum + value, 0) / of.length;
    const spread = (of: readonly number[], about: number) => of.reduce((sum, value) => sum + (value - about) ** 2, 0);
    const whole = spread(values, mean(values));
    const inside = groups.reduce((sum, group) => sum + spread(group, mean(group)), 0);
    const share = measureShare(used, [0, "atLast"], pooled)!.share!;
    expect(share).toBeCloseTo(1 - inside / whole, 12);
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThan(1);
  });

  test("the fan says the same at its first and last edge as the measures there", () => {
    const shares = fanShares(used, [], ({ kind, stage, level }) => kind === "stock" && stage === "hall" && level === "", pooled)!; // prettier-ignore
    expect(shares).toHaveLength(4);
    expect(shares[0]?.share).toBe(1);
    expect(shares[3]?.share).toBeCloseTo(measureShare(used, [0, "atLast"], pooled)!.share!, 12);
  });
});

describe("one run each", () => {
  const [used] = sourcesUsed(pooled, parameters, each);

  test("every source has all its runs, and counts by the weight of the document", () => {
    const found = measureShare(used, [0, "atFirst"], pooled, each)!;
    expect(used.how).toBe("one run each");
    expect(found.groups.map(({ source, runs, mean, weight }) => [source, runs, mean, weight])).toEqual([
      ["ministry", 20, 10, 0.75],
      ["newspaper", 20, 30, 0.25],
    ]);
    // whole mean 15; between: 0.75 · 25 + 0.25 · 225 = 75; nothing varies inside
    expect(found).toMatchObject({ between: 75, within: 0, share: 1 });
  });

  test("the fan is decomposed from the same studies", () => {
    const shares = fanShares(used, [], ({ kind, stage }) => kind === "stock" && stage === "hall", pooled, each)!;
    expect(shares[0]).toMatchObject({ between: 75, within: 0 });
    expect(shares[3]?.share).toBeCloseTo(measureShare(used, [0, "atLast"], pooled, each)!.share!, 12);
  });
});

test("with one source in every run there is nothing to decompose, and which it was is told", () => {
  const fixed = study({ sources: { waitingAtStart: "newspaper" }, replications: 3 });
  const [used] = sourcesUsed(fixed, parameters);
  expect(used).toMatchObject({ fixed: "newspaper", how: "fixed" });
  expect(measureShare(used, [0, "atLast"], fixed)).toBeNull();
  expect(fanShares(used, [], () => true, fixed)).toBeNull();
});

test("by chance alone the source is the parameter's default", () => {
  const [used] = sourcesUsed(study({ points: "central", replications: 2 }), parameters);
  expect(used.fixed).toBe("ministry");
});
