// What a removal by a seat costs is the fare its parameter states, sampled records and all.
import { expect, test } from "vitest";
import { compile, plainly } from "../../src/compile/compile.ts";
import { observeRun } from "../../src/observe/observeRun.ts";
import { documents, facts } from "./flagship.ts";

const sample = { group: "nationality", weights: { China: 1 }, otherwise: 100 };
const program = compile({ ...documents, parameters: documents.model.parameters }, facts, { ...plainly, sample });
const options = { seriesGroup: "", seriesLevels: [], series: true, waits: false, digest: false };
const { resources } = observeRun(program, { seed: 3, replication: 0, recorders: [], until: 2922 }, options);
const sum = (values: Float64Array): number => values.reduce((all, value) => all + value, 0);

test("cost ÷ carried is the fare, for commercial seats and for third countries, with records of a hundred", () => {
  // parameters commercialFare and thirdCountryCost
  for (const [route, fare] of [
    ["commercial", 6500],
    ["thirdCountry", 12000],
  ] as const) {
    // prettier-ignore
    const copies = resources.filter(({ resource }) => program.resources[resource].base === route);
    const carried = copies.reduce((all, { served }) => all + sum(served), 0);
    const money = copies.reduce((all, { cost }) => all + sum(cost), 0);
    expect(carried, route).toBeGreaterThan(0);
    expect(money / carried, route).toBeCloseTo(fare, 6);
  }
});

test("in eight years no route carries more people than it was given seats or places, with records of a hundred", () => {
  const routes = resources.filter(({ resource }) =>
    program.resources[resource].name.match(/^(commercial|charter|special|third)/),
  );
  expect(routes.length).toBeGreaterThan(40);
  for (const { resource, served, present } of routes) {
    // A record is whole and leaves once half its seats are there, so that its route owes up to half of it to the next
    // departures at every instant, the last one included: this bound is exact, no other holds for every sample.
    expect(sum(served), program.resources[resource].name).toBeLessThanOrEqual(sum(present) + 50);
  }
});
