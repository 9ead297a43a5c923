// Where the spread of runs comes from, held against models whose components are known in closed form. Seeds are fixed;
// bounds are five standard errors, which one estimate in a million misses by chance.
import { describe, expect, test } from "vitest";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import type { Documents } from "../../src/documents/documents.ts";
import { componentsOf } from "../../src/ensemble/components.ts";
import type { Component } from "../../src/ensemble/components.ts";
import { mergeChunks } from "../../src/ensemble/mergeChunks.ts";
import { summariseEnsemble } from "../../src/ensemble/summary.ts";
import type { EnsembleAsked } from "../../src/ask/ensemble.ts";
import { officeFiles } from "../study/office.ts";
import { allChunks, planned } from "./officeEnsemble.ts";

const judged = "kind: judgement, judgedBy: test, reason: invented";

/** People come in a Poisson stream of 200 × a uniform factor, and one of two publishers says what part is let in. */
const door = `pendency: model v1
title: A door
runs: {for: 20 days}
groups: {kind: [all]}
parameters:
  coming: {title: Coming, unit: per day, ${judged}, value: 10 per day, uncertainty: {times: {uniform: {from: 0.5, to: 1.5}}}}
  part: {title: Part let in, unit: share, default: all, alternatives: {all: {weight: 50%, ${judged}, value: 100%}, half: {weight: 50%, ${judged}, value: 50%}}}
stages:
  door: {arrivals: {rate: coming, split: {kind: {all: 100%}}}, passes: true, next: {inside: part, outside: rest}}
  inside: {outcome: true}
  outside: {outcome: true}
quantities:
  let: {title: Let in, entries: inside}
`;

function opened(text: string): Documents {
  return openDocuments({ ...officeFiles(), id: "door", documents: [{ path: "door.yaml", text }], targets: [] }, []);
}

async function componentsIn(asked: EnsembleAsked, documents: Documents): Promise<readonly Component[]> {
  const manifest = await planned(asked, documents);
  const [first] = summariseEnsemble(mergeChunks(manifest, allChunks(manifest, documents))).measures;
  expect(first.components).not.toBeNull();
  return first.components ?? [];
}

function expectParts(found: readonly Component[], wanted: Readonly<Record<string, number>>): void {
  expect(found.map(({ of }) => of.join(" and "))).toEqual(Object.keys(wanted));
  for (const { of, variance, standardError } of found) {
    expect(standardError).not.toBeNull();
    const off = Math.abs(variance - wanted[of.join(" and ")]);
    expect(off, of.join(" and ")).toBeLessThan(5 * Number(standardError) + 1e-9);
  }
  // and the estimates say something
  for (const { standardError } of found) expect(Number(standardError)).toBeLessThan(0.1 * sumOf(found));
}

const sumOf = (found: readonly Component[]): number => found.reduce((sum, { variance }) => sum + variance, 0);

describe("a Poisson stream of 200 people, times a uniform factor, of whom a publisher's part is let in", () => {
  const drawn = (count: number) => ({ kind: "drawn", count }) as const;
  // the part is 1 or ½: mean ¾, variance 1/16, mean square 5/8; the factor's variance is 1/12
  const source = (200 * 200) / 16;
  const parameter = (200 * 200 * (5 / 8)) / 12;
  const chance = 200 * 0.75;

  test("with each publisher in every draw, and two runs of each", async () => {
    const asked = { points: drawn(150), replications: 2, rule: "one run each", seed: 5 } as const;
    expectParts(await componentsIn(asked, opened(door)), { source, parameter, chance });
  });

  test("with a publisher drawn for each draw", async () => {
    const asked = { points: drawn(240), replications: 2, rule: "pool", seed: 5 } as const;
    expectParts(await componentsIn(asked, opened(door)), { source, parameter, chance });
  });

  test("followed one in four, of whom the sample makes three quarters of what chance does", async () => {
    const sample = { group: "kind", weights: {}, otherwise: 4 };
    const asked = { points: drawn(150), replications: 2, rule: "prefer", sample, seed: 5 } as const;
    // the preferred publisher lets all in: 200 people in records of four vary by 4 × 200
    expectParts(await componentsIn(asked, opened(door)), { parameter: (200 * 200) / 12, chance: 200, sample: 600 });
  });

  test("with one run of each draw, which cannot tell chance from parameters and says so", async () => {
    const asked = { points: drawn(150), rule: "prefer", seed: 5 } as const;
    expectParts(await componentsIn(asked, opened(door)), { "parameter and chance": (200 * 200) / 12 + 200 });
  });

  test("of expected numbers, which have no chance", async () => {
    const asked = { engine: "fluid", stepDays: 20, points: drawn(100), rule: "one run each", seed: 5 } as const;
    const found = await componentsIn(asked, opened(door));
    // every draw is the same multiple of its factor, so that publishers' means differ by the factors' mean alone
    expectParts(found, { source, parameter });
  });
});

describe("expected numbers of people who come by a factor and a drift", () => {
  const drifting = door
    .replace("runs: {for: 20 days}", "runs: {from: 2025-01-01, through: 2026-12-31}")
    .replace("to: 1.5}}}", "to: 1.5}}}, drift: {size: 40%, halfLife: 3 months, from: 2025-01-01}")
    .replace(/ {2}part: .*\n/, "")
    .replace("next: {inside: part, outside: rest}", "next: {inside: 100%}");

  test("are the product of both, whose variances are known", async () => {
    const documents = opened(drifting);
    const asked = { engine: "fluid", stepDays: 30, points: { kind: "drawn", count: 200 }, paths: 2, seed: 5 } as const;
    const manifest = await planned(asked, documents);
    const ensemble = mergeChunks(manifest, allChunks(manifest, documents));
    // the number is factor × path, so that each run tells what its path did
    const paths = ensemble.runs.map(({ point, values }) => Number(values[0]) / ensemble.points[point].draws.coming);
    const mean = paths.reduce((sum, one) => sum + one, 0) / paths.length;
    const spread = paths.reduce((sum, one) => sum + (one - mean) * (one - mean), 0) / (paths.length - 1);
    expect(spread).toBeGreaterThan(0);
    // Var(f) E(D)², and E(f²) Var(D), for f uniform from ½ to 1½
    const [first] = summariseEnsemble(ensemble).measures;
    expectParts(first.components ?? [], { parameter: (mean * mean) / 12, drift: (1 + 1 / 12) * spread });
  });
});

test("numbers without any noise are split exactly", () => {
  // point p, source s: 10 p + 100 s, with weights ¼ and ¾: the source's variance is 100² × ¼ × ¾
  const points = [0, 1, 2, 3].map((p) => ({ runs: [[[10 * p]], [[10 * p + 100]]], drawn: "" }));
  const sources = [
    { name: "a", sources: {}, weight: 0.25 },
    { name: "b", sources: {}, weight: 0.75 },
  ];
  const found = componentsOf(points, { sources }, { isSourceDrawn: false, isDrifting: false, isChance: false, recordOf: 1 }); // prettier-ignore
  // 0, 10, 20 and 30 have the sample variance 500 / 3
  expect(found?.map(({ of, variance }) => [of, variance])).toEqual([
    [["source"], 1875],
    [["parameter"], expect.closeTo(500 / 3, 9)],
  ]);
  expect(found?.[0].share).toBeCloseTo(1875 / (1875 + 500 / 3), 12);
  // a draw of which one run failed is left out
  const some = [...points, { runs: [[[1e9]], [[null]]], drawn: "" }];
  expect(componentsOf(some, { sources }, { isSourceDrawn: false, isDrifting: false, isChance: false, recordOf: 1 })).toEqual(found); // prettier-ignore
});
