// A screening and Shapley effects of models whose effects and variances are known by hand.
import { expect, test } from "vitest";
import { planScreen, screenFrom } from "../../src/ask/screen.ts";
import type { ScreenAsked } from "../../src/ask/screen.ts";
import { planShapley, shapleyFrom } from "../../src/ask/shapley.ts";
import type { Documents } from "../../src/documents/documents.ts";
import { ChunkMaker } from "../../src/ensemble/computeChunk.ts";
import { chunkCount } from "../../src/ensemble/manifest.ts";
import type { EnsembleManifest } from "../../src/ensemble/manifest.ts";
import { screenText } from "../../src/present/screenText.ts";
import { shapleyText } from "../../src/present/shapleyText.ts";
import { openTexts } from "../documents/openTexts.ts";

const judged = "kind: judgement, judgedBy: a test, reason: invented";
const model = `pendency: model v1
title: A gate
runs: {from: 2025-01-01, through: 2025-12-31}
parameters:
  groups: {title: Groups, unit: per day, ${judged}, value: 20 per day, uncertainty: {plus: {uniform: {from: -15 per day, to: 15 per day}}}}
  size: {title: Size of a group, unit: share, ${judged}, value: 50%, uncertainty: {plus: {uniform: {from: -40%, to: 40%}}}}
  others: {title: Others, unit: per day, ${judged}, value: 50 per day, uncertainty: {plus: {uniform: {from: -4 per day, to: 4 per day}}}}
  few: {title: Few more, unit: per day, ${judged}, value: 3 per day, uncertainty: {plus: {uniform: {from: -0.1 per day, to: 0.1 per day}}}}
  idle: {title: Read by nobody, unit: per day, ${judged}, value: 50 per day, uncertainty: {plus: {uniform: {from: -40 per day, to: 40 per day}}}}
  counted:
    title: As counted
    unit: per day
    default: press
    alternatives:
      press: {${judged}, value: 5 per day, weight: 50%}
      office: {${judged}, value: 6 per day, weight: rest}
stages:
  street: {arrivals: {rate: groups * size + others + few + counted}, passes: true, next: in}
  in: {outcome: true}
quantities:
  came: {title: People who came in, entries: in}
`;
const documents = openTexts("gate", { "gate.yaml": model });
const chunksOf = (manifest: EnsembleManifest, from: Documents) => {
  const maker = new ChunkMaker(manifest, from);
  return Array.from({ length: chunkCount(manifest) }, (_, number) => maker.make(number));
};
const asked: ScreenAsked = { measure: "came", stepDays: 30, rows: 12 };
const screened = async (more: ScreenAsked = {}, from = documents) => {
  const plan = (await planScreen(from, { ...asked, ...more }))!;
  const found = screenFrom(plan, chunksOf(plan.manifest, from));
  const { factors } = found.outcomes[0];
  return { plan, found, factors, of: (name: string) => factors.find((one) => one.name === name)! };
};

// 365 days
const year = 365;

test("what enters by a line has the same effect from every place; what nobody reads is not moved", async () => {
  const { found, factors, of } = await screened();
  expect(found).toMatchObject({ status: "whole", rows: 12, rowsAsked: 12, rowsFailed: 0, runs: 12 * 6 });
  // the middle nine tenths of 8, and of 0.2, a day
  expect(of("others").size / year).toBeCloseTo(7.2, 6);
  expect(of("few").size / year).toBeCloseTo(0.18, 6);
  expect([of("others").deviation! / year, of("others").mean! / year]).toEqual([expect.closeTo(0, 6), expect.closeTo(7.2, 6)]); // prettier-ignore
  expect([of("counted").how, of("counted").size / year, of("counted").mean]).toEqual(["source", expect.closeTo(1, 6), null]); // prettier-ignore
  expect(of("idle")).toBeUndefined();
  // of a product the effect is the other factor's place: 0.14 to 0.86 of 27 a day
  expect(of("groups").low / year).toBeGreaterThan(0.14 * 27);
  expect(of("groups").high / year).toBeLessThan(0.86 * 27);
  expect(of("groups").deviation).toBeGreaterThan(0.05 * of("groups").size);
  expect(factors.reduce((sum, { part }) => sum + part.share, 0)).toBeCloseTo(1, 10);
});

test("what can be left out makes little of the variance, and its parts come near those of the variance", async () => {
  const { found, factors, of } = await screened({ rows: 40 });
  expect(factors.filter(({ isNeeded }) => !isNeeded).map(({ name }) => name)).toEqual(["counted", "few"]);
  // variances a day: groups alone and with size, size likewise, others, few, a source at even chances
  const [groups, size] = [75 * 0.25, (0.64 / 12) * 400];
  const both = 75 * (0.64 / 12);
  const [others, few, counted] = [64 / 12, 0.04 / 12, 0.25];
  const total = { groups: groups + both, size: size + both, others, few, counted };
  const all = Object.values(total).reduce((sum, own) => sum + own, 0);
  // a grid of four levels in nine tenths of the range, and 40 places: within a twentieth of the whole
  for (const [name, own] of Object.entries(total)) expect(Math.abs(of(name).part.share - own / all), name).toBeLessThan(0.05); // prettier-ignore
  expect(screenText(found).replace(/\s+/g, " ")).toContain("2 of 5 figures can be left out");
});

test("figures that a document draws together move as one, without a direction; what is set or chosen does not move", async () => {
  const correlated = "pendency: parameters v1\nfor: gate\ncorrelations:\n  - {of: [groups, others], rank: 0.8, judgedBy: a test, reason: invented}\n"; // prettier-ignore
  const together = openTexts("gate", { "gate.yaml": model, "gate.parameters.yaml": correlated });
  const { of, plan } = await screened({ rows: 3 }, together);
  expect(of("groups")).toMatchObject({ parameters: ["groups", "others"], mean: null, how: "figure" });
  expect(plan.factors).toHaveLength(4);
  const given = { values: [["size", "50%"]], from: null } as const;
  const { factors, of: fixed } = await screened({ rows: 2, given, sources: { counted: "press" } });
  expect(factors.map(({ name }) => name).toSorted()).toEqual(["few", "groups", "others"]);
  expect(fixed("groups").deviation! / year).toBeCloseTo(0, 6);
});

test("what is not there yet is unfinished; a longer screening begins with the places of a shorter one", async () => {
  const { plan } = await screened();
  const chunks = chunksOf(plan.manifest, documents);
  const some = screenFrom(plan, chunks.slice(0, 1));
  expect(some.status).toBe("unfinished");
  expect(some.rows).toBeLessThan(12);
  const [short, long] = await Promise.all([4, 8].map(async (rows) => (await planScreen(documents, { ...asked, rows }))!.manifest.points)); // prettier-ignore
  const pointsOf = (points: EnsembleManifest["points"]) => (points.kind === "designed" ? points.points : []);
  expect(pointsOf(long).slice(0, pointsOf(short).length)).toEqual(pointsOf(short));
});

test("Shapley: of a product each has its own part and half of what they make together, and all parts add up to 1", async () => {
  const plan = (await planShapley(documents, { measure: "came", rows: 256, top: 2, stepDays: 30, draws: 60, within: 0.001 }))!; // prettier-ignore
  const found = shapleyFrom(plan, chunksOf(plan.manifest, documents));
  expect(found).toMatchObject({ status: "whole", rows: 256, runs: 256 * 4, rowsFailed: 0 });
  const [{ factors }] = found.outcomes;
  const both = 75 * (0.64 / 12);
  const exact = { groups: 75 * 0.25 + both / 2, size: (0.64 / 12) * 400 + both / 2, rest: 64 / 12 + 0.04 / 12 + 0.25 };
  const all = Object.values(exact).reduce((sum, own) => sum + own, 0);
  for (const [name, own] of Object.entries(exact)) {
    const { share, low, high } = factors.find((one) => one.name === name)!;
    // four half-widths of a 90 % interval: a false alarm in 1 of 10 billion of these three
    expect(Math.abs(share - own / all), name).toBeLessThan(2 * (high - low) + 0.001);
    expect(high - low).toBeLessThan(0.1);
  }
  expect(factors.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10);
  expect(shapleyText(found).replace(/\s+/g, " ")).toContain("256 of 256 pairs of draws · 1,024 runs");
});

test("what cannot be asked is refused by name", async () => {
  await expect(planScreen(documents, { ...asked, rows: 0 })).rejects.toThrow("rows");
  await expect(planScreen(documents, { ...asked, rule: "one run each" })).rejects.toThrow("pool or prefer");
  const certain = openTexts("gate", { "gate.yaml": model.replace(/, uncertainty: .*/g, "}").replace("weight: 50%", "weight: 100%").replace("weight: rest", "weight: 0%") }); // prettier-ignore
  await expect(planScreen(certain, asked)).rejects.toThrow("something is uncertain");
});
