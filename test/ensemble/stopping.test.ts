// An ensemble stops when its Monte-Carlo error is small enough, decided on chunks in their order alone: whoever makes
// them, how many at a time and in which order they are finished changes nothing.
import { describe, expect, test } from "vitest";
import { enoughAfter } from "../../src/ensemble/enoughAfter.ts";
import type { Chunk } from "../../src/ensemble/chunk.ts";
import type { EnsembleManifest } from "../../src/ensemble/manifest.ts";
import { mergeChunks } from "../../src/ensemble/mergeChunks.ts";
import { probabilityError } from "../../src/ensemble/probabilityError.ts";
import { summariseEnsemble } from "../../src/ensemble/summary.ts";
import { allChunks, office, planned } from "./officeEnsemble.ts";

const asked = {
  engine: "fluid",
  points: { kind: "drawn", count: 120 },
  pointsPerChunk: 10,
  stepDays: 3,
  stacks: [[], ["oneMore"]],
} as const;

/** An ensemble of numbers that somebody writes down: one measure, one run a point. */
function written(
  values: readonly (number | null)[],
  until: EnsembleManifest["until"],
  base: EnsembleManifest,
): { readonly manifest: EnsembleManifest; readonly chunks: readonly Chunk[] } {
  const manifest: EnsembleManifest = {
    ...base,
    points: { kind: "drawn", count: values.length },
    stacks: [[]],
    measures: [{ name: "x", title: "x", of: "quantity", stack: null, recordOf: 1 }],
    pointsPerChunk: 5,
    until,
  };
  const chunks = Array.from({ length: Math.ceil(values.length / 5) }, (_, number): Chunk => {
    const from = number * 5;
    const own = values.slice(from, from + 5);
    const place = (at: number) => ({ point: from + at, source: 0, stack: 0, path: 0, replication: 0 });
    return {
      pendency: "ensemble chunk v1",
      ensemble: base.id,
      number,
      from,
      to: from + own.length,
      units: ["days"],
      points: own.map((_value, at) => ({ point: from + at, draws: {}, sources: {}, chances: {} })),
      runs: own.flatMap((value, at) => (value === null ? [] : [{ ...place(at), values: [value] }])),
      failed: own.flatMap((value, at) => (value === null ? [{ ...place(at), why: "it cannot be" }] : [])),
    };
  });
  return { manifest, chunks };
}

describe("the rule", () => {
  const mean = { kind: "mean", measure: "x", stack: "baseline" } as const;

  test("is met by the first chunk after which the standard error is small enough", async () => {
    const base = await planned({ engine: "fluid" });
    // 9, 11, 9, 11, …: the sample variance of n of them is n / (n - 1), so that the standard error is 1 / √(n - 1)
    const values = Array.from({ length: 200 }, (_, at) => (at % 2 === 0 ? 9 : 11));
    const stopsAt = (error: number, isRelative: boolean, leastPoints = 10): number | null => {
      const { manifest, chunks } = written(values, { error, isRelative, of: [mean], leastPoints }, base);
      return enoughAfter(manifest, chunks);
    };
    // even numbers of points, where the mean is 10 exactly: 1 / √(n - 1) ≤ 0.1 from n = 101 on, first whole chunk 105
    expect(stopsAt(0.1, false)).toBe(105 / 5);
    // 0.01 of 10 is the same
    expect(stopsAt(0.01, true)).toBe(105 / 5);
    // 1 / √(n - 1) ≤ 0.25 from n = 17 on, not before as many points as are wanted at least
    expect(stopsAt(0.25, false)).toBe(20 / 5);
    expect(stopsAt(0.25, false, 50)).toBe(50 / 5);
    expect(stopsAt(0.01, false)).toBeNull();
  });

  test("does not count draws that failed", async () => {
    const base = await planned({ engine: "fluid" });
    const values = Array.from({ length: 200 }, (_, at) => (at < 100 ? null : at % 2 === 0 ? 9 : 11));
    const { manifest, chunks } = written(values, { error: 0.25, isRelative: false, of: [mean], leastPoints: 20 }, base);
    expect(enoughAfter(manifest, chunks)).toBe(120 / 5);
    expect(summariseEnsemble(mergeChunks(manifest, chunks)).points).toEqual({ asked: 200, made: 120, failed: 100 });
  });

  test("of a share is not met by a few draws that all agree", () => {
    // Jeffreys' posterior after n of n, Beta(n + ½, ½): its standard deviation is √((n + ½) ½ / ((n + 1)² (n + 2)))
    const all = Array.from({ length: 30 }, () => 1);
    expect(probabilityError(all)).toBeCloseTo(Math.sqrt((30.5 * 0.5) / (31 * 31 * 32)), 12);
    // half of many: √(p (1 - p) / (n - 1))
    const half = Array.from({ length: 1000 }, (_, at) => at % 2);
    expect(probabilityError(half)).toBeCloseTo(Math.sqrt(0.25 / 999), 12);
    expect(probabilityError([1])).toBeNull();
  });
});

describe("an ensemble of the office", () => {
  test("stops once the difference of two stacks is known, which takes fewer draws than either level", async () => {
    const until = (of: string) => ({ error: 0.03, of: [of], leastPoints: 10 });
    const difference = await planned({ ...asked, until: until("served@oneMore:baseline") });
    const level = await planned({ ...asked, until: until("served@baseline") });
    expect(level.id).toBe(difference.id);
    const chunks = allChunks(level);
    const [ofDifference, ofLevel] = [difference, level].map((one) => mergeChunks(one, chunks));
    expect([ofDifference.status, ofLevel.status]).toContain("enough");
    for (const made of [ofDifference, ofLevel].filter(({ status }) => status === "enough")) {
      const { measures, differences } = summariseEnsemble(made);
      const [wanted] = made === ofLevel ? measures : differences;
      expect(Number(wanted.standardError)).toBeLessThanOrEqual(0.03 * Math.abs(Number(wanted.mean)));
      // and not one chunk before
      const before = mergeChunks({ ...made.manifest, until: null }, chunks.slice(0, made.chunks - 1));
      const [earlier] = made === ofLevel ? summariseEnsemble(before).measures : summariseEnsemble(before).differences;
      expect(Number(earlier.standardError)).toBeGreaterThan(0.03 * Math.abs(Number(earlier.mean)));
    }
  });

  test("gives a claim's probability with its error, and stops on it", async () => {
    const until = { error: 0.05, of: ["claim:shorter-line"], leastPoints: 10 };
    const manifest = await planned({ ...asked, claims: office.claims, until });
    const chunks = allChunks(manifest);
    const made = mergeChunks(manifest, chunks);
    // one officer more never lengthens the line of expected numbers
    const [claim] = summariseEnsemble(made).claims;
    expect(claim).toMatchObject({ claim: "shorter-line", probability: 1 });
    expect(made.status).toBe("enough");
    // draws without a line under either stack have no ratio
    expect(claim.points).toBeLessThan(made.points.length);
    const before = summariseEnsemble(mergeChunks({ ...manifest, until: null }, chunks.slice(0, made.chunks - 1)));
    expect(Number(claim.standardError)).toBeLessThanOrEqual(0.05);
    expect(Number(before.claims[0].standardError)).toBeGreaterThan(0.05);
  });

  test("refuses to stop on what it does not have", async () => {
    const until = (...of: string[]) => planned({ ...asked, until: { error: 0.01, of } });
    await expect(until("serfed")).rejects.toThrow(
      /expected a measure \(served, urgentWait\); got "serfed"\n {2}hint: did you mean/,
    );
    await expect(until("served@rush")).rejects.toThrow(/a stack of the ensemble \(baseline, oneMore\); got "rush"/);
    await expect(until("claim:shorter-line")).rejects.toThrow(/a claim that is asked, by runs \(it has none\)/);
    await expect(planned({ ...asked, until: { error: 0 } })).rejects.toThrow(/a number above 0; got 0/);
  });
});
