// Circularity: a published figure that an input cites says little when the model comes back to it.
import { expect, test } from "vitest";
import type { Target } from "../../src/claim/target.ts";
import { openModel } from "../../src/disk/openModel.ts";
import type { Parameter } from "../../src/parameters/parameter.ts";

const { parameters, targets } = openModel("us-removal");

const citedBy = ({ source, alternatives }: Parameter): readonly string[] =>
  [source, ...(alternatives?.options.map((option) => option.source) ?? [])].flatMap((each) => each?.facts ?? []);
const cited = new Set(parameters.flatMap(citedBy));
const observedOf = ({ observed }: Target): readonly string[] =>
  observed.kind === "fact" ? [observed.fact] : observed.kind === "mean" ? observed.facts : [];

test("a target whose published figure an input cites is marked as by construction", () => {
  const circular = targets.filter((target) => observedOf(target).some((fact) => cited.has(fact)));
  expect(circular.length).toBeGreaterThan(10);
  // two publishers exclude each other: the newspaper's figure is an input only when it is the source
  const unmarked = circular.filter(({ byConstruction, id }) => !byConstruction && id !== "finalOrdersChinaNewspaper");
  expect(unmarked.map(({ id }) => id)).toEqual([]);
});

test("every target's figure has an address, and every one by construction says why", () => {
  expect(targets.filter((target) => observedOf(target).length === 0)).toEqual([]);
  expect(targets.filter(({ byConstruction, note }) => byConstruction && note === "")).toEqual([]);
});
