// A sample of `npm run inference-proof`, and what its thousand fits of either model came to.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { withThousandFits, type StoredFits } from "../../scripts/inferencePage.mjs";
import { caseNames, fitOnce, judged } from "./selfConsistency.ts";

const pathOf = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const stored = JSON.parse(readFileSync(pathOf("docs/verification/inference.json"), "utf8")) as StoredFits;

/** Of one test of many, were posteriors right: any of them rings falsely in one of 1,000 runs. */
const leastOdds = (tests: number): number => 0.001 / tests;

test.each(caseNames)("of 30 fits of the %s model ranks of the truth are even, and intervals hold it as often as they say (false alarm 1 in 1,000)", async (name) => {
  const fits = [];
  for (let number = 5000; number < 5030; number++) fits.push(await fitOnce(name, number));
  const { quantities, refused } = judged(fits, 4);
  for (const { odds, heldOdds } of quantities) {
    expect(odds).toBeGreaterThan(leastOdds(2 * 2 * quantities.length));
    expect(heldOdds).toBeGreaterThan(leastOdds(2 * 2 * 3 * quantities.length));
  }
  expect(refused).toBe(0);
}); // prettier-ignore

test("of a thousand fits of either model ranks are even and intervals hold as often as they say (false alarm 1 in 1,000)", () => {
  expect(stored.cases.map(({ name }) => name)).toEqual([...caseNames]);
  for (const { fits, bins, quantities, offDeviation, refused } of stored.cases) {
    expect([fits, bins, quantities.length, refused]).toEqual([1000, 20, 9, 0]);
    for (const { odds, heldOdds } of quantities) {
      expect(odds).toBeGreaterThan(leastOdds(2 * 2 * 9));
      expect(heldOdds).toBeGreaterThan(leastOdds(2 * 2 * 3 * 9));
    }
    // parameters are recovered: posterior means lie from the truth as far as posterior deviations say
    expect(offDeviation).toBeGreaterThan(0.95);
    expect(offDeviation).toBeLessThan(1.05);
  }
});

test("the page shows what is stored, which names its commit and the sources it was made on", () => {
  const page = readFileSync(pathOf("docs/verification/inference.md"), "utf8");
  expect(withThousandFits(page, stored)).toBe(page);
  expect(stored.commit).toMatch(/^[0-9a-f]{40}( and changes)?$/);
  const { stdout } = spawnSync(process.execPath, [pathOf("scripts/inference-proof.mjs"), "--check"], {
    encoding: "utf8",
  });
  expect(stdout).toMatch(/^the thousand fits are of (these sources|other sources: expected )/);
});
