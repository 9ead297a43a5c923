// Figures that somebody puts together get one share: of a model whose variance is known by hand, and refused where they cannot.
import { describe, expect, test } from "vitest";
import { planShapley, shapleyFrom } from "../../src/ask/shapley.ts";
import { planSobol, sobolFrom } from "../../src/ask/sobol.ts";
import type { FigureGroup } from "../../src/ask/pairs/groups.ts";
import type { PairsPlan } from "../../src/ask/pairs/planPairs.ts";
import { ChunkMaker } from "../../src/ensemble/computeChunk.ts";
import { chunkCount } from "../../src/ensemble/manifest.ts";
import { openTexts } from "../documents/openTexts.ts";

const judged = "kind: judgement, judgedBy: a test, reason: invented";
const drawn = (from: string, to: string): string => `uncertainty: {plus: {uniform: {from: ${from}, to: ${to}}}}`;
const texts = {
  "gate.yaml": `pendency: model v1
title: A gate
runs: {from: 2025-01-01, through: 2025-12-31}
parameters:
  groups: {title: Groups, unit: per day, ${judged}, value: 20 per day, ${drawn("-15 per day", "15 per day")}}
  size: {title: Size of a group, unit: share, ${judged}, value: 50%, ${drawn("-40%", "40%")}}
  others: {title: Others, unit: per day, ${judged}, value: 50 per day, ${drawn("-8 per day", "8 per day")}}
  more: {title: More, unit: per day, ${judged}, value: 50 per day, ${drawn("-4 per day", "4 per day")}}
  fixed: {title: Fixed, unit: per day, ${judged}, value: 1 per day}
stages:
  street: {arrivals: {rate: groups * size + others + more + fixed}, passes: true, next: in}
  in: {outcome: true}
quantities:
  came: {title: People who came in, entries: in}
`,
};
const documents = openTexts("gate", texts);
const asked = { measure: "came", rows: 96, stepDays: 30, draws: 45, within: 0.001 };
const chunksOf = (plan: PairsPlan) => {
  const maker = new ChunkMaker(plan.manifest, documents);
  return Array.from({ length: chunkCount(plan.manifest) }, (_, number) => maker.make(number));
};

// variances; means are 20 and 0.5
const [groups, size, others, more] = [(30 * 30) / 12, (0.8 * 0.8) / 12, (16 * 16) / 12, (8 * 8) / 12];
const product = groups * 0.25 + size * 400 + groups * size;
const all = product + others + more;
const together: FigureGroup = { name: "product", parameters: ["groups", "size"] };

test("a product's two figures in a group have all that they make, alone and together, as one share", async () => {
  const expected: Readonly<Record<string, number>> = { product, others, more };
  const shapley = (await planShapley(documents, { ...asked, groups: [together] }))!;
  const sobol = (await planSobol(documents, { ...asked, groups: [together] }))!;
  const parts = shapleyFrom(shapley, chunksOf(shapley)).outcomes[0].factors;
  const indices = sobolFrom(sobol, chunksOf(sobol)).outcomes[0].factors;
  expect(parts.map(({ name }) => name)).toEqual(["product", "others", "more"]);
  expect(parts[0]).toMatchObject({ title: "product: Groups, Size of a group", parameters: ["groups", "size"] });
  for (const { name, low, high } of parts) {
    // the parts only add: a share lies in its 90 % interval, or near it
    expect(low, name).toBeLessThan(expected[name] / all + 0.02);
    expect(high, name).toBeGreaterThan(expected[name] / all - 0.02);
  }
  for (const { name, first, total } of indices) {
    for (const { low, high } of [first, total]) {
      expect(low, name).toBeLessThan(expected[name] / all + 0.02);
      expect(high, name).toBeGreaterThan(expected[name] / all - 0.02);
    }
  }
});

test("groups stand beside as few others as are asked for, and what is run with them is another ensemble", async () => {
  const small = { ...asked, rows: 2, top: 1 };
  const plan = (await planShapley(documents, {
    ...small,
    groups: [{ name: "added", parameters: ["others", "more"] }],
  }))!;
  expect(plan.factors.map(({ name }) => name)).toEqual(["added", "rest"]);
  const alone = (await planShapley(documents, small))!;
  expect(plan.manifest.id).not.toBe(alone.manifest.id);
  const again = (await planShapley(documents, {
    ...small,
    groups: [{ name: "added", parameters: ["others", "more"] }],
  }))!;
  expect(again.manifest).toEqual(plan.manifest);
});

test("what a document draws along with a figure of a group is in it too", async () => {
  const correlated = "pendency: parameters v1\nfor: gate\ncorrelations:\n  - {of: [size, more], rank: 0.5, judgedBy: a test, reason: invented}\n"; // prettier-ignore
  const plan = (await planShapley(openTexts("gate", { ...texts, "gate.parameters.yaml": correlated }), {
    ...asked,
    rows: 2,
    groups: [together],
  }))!;
  expect(plan.factors[0].parameters).toEqual(["groups", "more", "size"]);
});

describe("refused:", () => {
  const added: FigureGroup = { name: "added", parameters: ["others", "more"] };
  test.each<[string, readonly FigureGroup[], string]>([
    ["an unknown figure", [{ name: "a", parameters: ["groups", "sizes"] }], 'group a\n  expected figures that are drawn; got "sizes"\n  hint: did you mean "size"?'], // prettier-ignore
    ["one that is the same in every draw", [{ name: "a", parameters: ["groups", "fixed"] }], '"fixed", which is the same in every draw'], // prettier-ignore
    ["a figure in two groups", [added, { name: "b", parameters: ["size", "more"] }], 'group b\n  expected figures that are in no other group; got "more", which is in added too'], // prettier-ignore
    ["a figure twice in one", [{ name: "a", parameters: ["size", "size"] }], 'group a\n  expected each figure once; got "size" twice'], // prettier-ignore
    ["a single figure", [{ name: "a", parameters: ["size"] }], 'group a\n  expected two or more figures; got "size" alone'], // prettier-ignore
    ["two groups of one name", [added, { name: "added", parameters: ["groups", "size"] }], "expected one group of this name; got several"], // prettier-ignore
    ["a name that a figure has", [{ name: "size", parameters: ["others", "more"] }], 'expected a name that no figure has, and neither drift nor rest; got "size"'], // prettier-ignore
    ["the name of the rest", [{ name: "rest", parameters: ["others", "more"] }], 'got "rest"'],
  ])("%s", async (_, groups, message) => {
    await expect(planShapley(documents, { ...asked, groups })).rejects.toThrow(message);
  });
});
