import { describe, expect, test } from "vitest";
import { aalenJohansen, incidenceAt } from "../../src/statistics/aalenJohansen.ts";
import { kaplanMeier, survivalAt } from "../../src/statistics/kaplanMeier.ts";
import { goldenCase } from "../golden/cases.ts";

// Freireich et al. 1963, 6-mercaptopurine arm: weeks in remission, and whether a relapse was seen.
const { times, event } = goldenCase("km-6mp-S6").params as { times: number[]; event: number[] };
const relapses = kaplanMeier(
  times,
  event.map((seen) => seen === 1),
);

describe("weeks in remission of 21 patients, 12 of them still well when last seen", () => {
  test("6 of 7 are well after 6 weeks", () => {
    expect(survivalAt(relapses, 6)?.survival).toBeCloseTo(goldenCase("km-6mp-S6").expected, 14);
  });
  test("Greenwood's standard error after 10 weeks is that of the textbooks", () => {
    expect(survivalAt(relapses, 10)?.standardError).toBeCloseTo(goldenCase("km-6mp-se10").expected, 14);
  });
  test("those still waiting count as at risk until they were last seen", () => {
    expect(relapses.map((step) => step.atRisk)).toEqual([21, 17, 15, 12, 11, 7, 6]);
  });
});

describe("twelve people, two outcomes that compete, some still waiting", () => {
  const toy = goldenCase("aj-toy-cif1-t3").params as { times: number[]; cause: number[] };
  const steps = aalenJohansen(toy.times, toy.cause);
  test("29/108 have had the first outcome by 3", () => {
    expect(incidenceAt(steps, 1, 3)).toBeCloseTo(goldenCase("aj-toy-cif1-t3").expected, 14);
  });
  test("97/324 have had the second by 6", () => {
    expect(incidenceAt(steps, 2, 6)).toBeCloseTo(goldenCase("aj-toy-cif2-t6").expected, 14);
  });
  test("outcomes and those without one always add up to everybody", () => {
    for (const { incidence, survival } of steps) expect(incidence[0] + incidence[1] + survival).toBeCloseTo(1, 14);
  });
});
