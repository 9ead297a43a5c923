// Sobol' indices of a model whose variance is known by hand: people who come at a rate that is a product.
import { expect, test } from "vitest";
import { planSobol, SobolWatch, sobolFrom } from "../../src/ask/sobol.ts";
import type { SobolAsked } from "../../src/ask/sobol.ts";
import type { Chunk } from "../../src/ensemble/chunk.ts";
import { ChunkMaker } from "../../src/ensemble/computeChunk.ts";
import { chunkCount } from "../../src/ensemble/manifest.ts";
import { sobolText } from "../../src/present/sobolText.ts";
import { openTexts } from "../documents/openTexts.ts";

type SobolPlan = NonNullable<Awaited<ReturnType<typeof planSobol>>>;

const judged = "kind: judgement, judgedBy: a test, reason: invented";
const model = `pendency: model v1
title: A gate
runs: {from: 2025-01-01, through: 2025-12-31}
parameters:
  groups: {title: Groups, unit: per day, ${judged}, value: 20 per day, uncertainty: {plus: {uniform: {from: -15 per day, to: 15 per day}}}}
  size: {title: Size of a group, unit: share, ${judged}, value: 50%, uncertainty: {plus: {uniform: {from: -40%, to: 40%}}}}
  others: {title: Others, unit: per day, ${judged}, value: 50 per day, uncertainty: {plus: {uniform: {from: -4 per day, to: 4 per day}}}}
  idle: {title: Read by nobody, unit: per day, ${judged}, value: 50 per day, uncertainty: {plus: {uniform: {from: -40 per day, to: 40 per day}}}}
stages:
  street: {arrivals: {rate: groups * size + others}, passes: true, next: in}
  in: {outcome: true}
quantities:
  came: {title: People who came in, entries: in}
`;
const documents = openTexts("gate", { "gate.yaml": model });
const asked: SobolAsked = { measure: "came", rows: 256, top: 2, stepDays: 30, draws: 60 };
const chunksOf = (plan: SobolPlan, from = documents) => {
  const maker = new ChunkMaker(plan.manifest, from);
  return Array.from({ length: chunkCount(plan.manifest) }, (_, number) => maker.make(number));
};

let made: readonly Chunk[] = [];

// variances of the two factors and of what is added; means 20 and 0.5
const [groups, size, others] = [(30 * 30) / 12, (0.8 * 0.8) / 12, (8 * 8) / 12];
const [ofGroups, ofSize, ofBoth] = [groups * 0.25, size * 400, groups * size];
const all = ofGroups + ofSize + ofBoth + others;

test("of a product, each factor has its own part and the one they make together; the rest has what is added", async () => {
  const plan = (await planSobol(documents, { ...asked, within: 0.001 }))!;
  made = chunksOf(plan);
  const found = sobolFrom(plan, made);
  expect(found).toMatchObject({ status: "whole", rows: 256, rowsAsked: 256, runs: 1280, rowsFailed: 0 });
  const [{ factors, standardDeviation }] = found.outcomes;
  const of = (name: string) => factors.find((one) => one.name === name)!;
  // 365 days, the square root of the variance a day; four standard errors of 512 draws
  expect(Math.abs(standardDeviation! / 365 / Math.sqrt(all) - 1)).toBeLessThan(0.1);
  const expected = { groups: [ofGroups, ofGroups + ofBoth], size: [ofSize, ofSize + ofBoth], rest: [others, others] };
  for (const [name, [first, total]] of Object.entries(expected)) {
    // 256 rows: an index is within ± 0.07 in nine of ten, and a fixed seed is one of them
    expect(Math.abs(of(name).first.share - first / all), name).toBeLessThan(0.12);
    expect(Math.abs(of(name).total.share - total / all), name).toBeLessThan(0.12);
    expect(of(name).total.low).toBeLessThan(total / all + 0.02);
    expect(of(name).total.high).toBeGreaterThan(total / all - 0.02);
  }
  expect(of("size").total.share).toBeGreaterThan(of("size").first.share);
  expect(sobolText(found).replace(/\s+/g, " ")).toContain("256 of 256 pairs of draws · 1,280 runs of expected numbers");
});

test("it stops on the first chunks that make enough, whatever came after them and in whatever order", async () => {
  const plan = (await planSobol(documents, { ...asked, within: 0.12 }))!;
  // how near is near enough decides no number
  const chunks = made;
  const found = sobolFrom(plan, chunks);
  expect(found.status).toBe("enough");
  expect(found.rows).toBeLessThan(256);
  expect(found.reached).toBeLessThanOrEqual(0.12);
  expect(sobolFrom(plan, chunks.toReversed())).toEqual(found);
  const watch = new SobolWatch(plan);
  const at = chunks.findIndex((chunk) => watch.add(chunk)) + 1;
  expect(sobolFrom(plan, chunks.slice(0, at))).toEqual(found);
  expect(sobolFrom(plan, chunks.slice(0, at - 1)).status).toBe("unfinished");
});

test("a longer design begins with the rows of a shorter one", async () => {
  const [short, long] = await Promise.all([4, 8].map((rows) => planSobol(documents, { ...asked, rows })));
  const pointsOf = (plan: SobolPlan | null) => (plan!.manifest.points.kind === "designed" ? plan!.manifest.points.points : []); // prettier-ignore
  expect(pointsOf(long).slice(0, pointsOf(short).length)).toEqual(pointsOf(short));
});

test("figures that a document draws together are one factor", async () => {
  const correlated = "pendency: parameters v1\nfor: gate\ncorrelations:\n  - {of: [groups, others], rank: 0.8, judgedBy: a test, reason: invented}\n"; // prettier-ignore
  const together = openTexts("gate", { "gate.yaml": model, "gate.parameters.yaml": correlated });
  const plan = (await planSobol(together, { ...asked, rows: 2 }))!;
  expect(plan.factors.map(({ parameters }) => parameters)).toContainEqual(["groups", "others"]);
});

test("what cannot be asked is refused by name", async () => {
  await expect(planSobol(documents, { ...asked, rows: 0 })).rejects.toThrow("rows");
  await expect(planSobol(documents, { ...asked, within: 2 })).rejects.toThrow("a share above 0 and below 1");
  await expect(planSobol(documents, { ...asked, rule: "one run each" })).rejects.toThrow("pool or prefer");
});
