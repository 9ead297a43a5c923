// The page of engines: one engine's section is made anew, the others stay as they were written.
import { expect, test } from "vitest";
import { enginesPage, sectionOf } from "../../scripts/verifyPage.mjs";

const settings = {
  seed: 1,
  within: 0.005,
  elseWithin: 0.01,
  nightWithin: 0.02,
  night: false,
  replications: 4000,
};
const cases = [{ id: "mm1-L", family: "M/M/1", metric: "mean number | in system", expected: 1 }];
const row = { name: "mm1-L", expected: 1, got: 1.01, halfWidth: 0.009, z: 6, verdict: "differs", isFailure: true };
const made = (engine: string, sources: string) => ({
  made: {
    engine,
    sources,
    missing: 2,
    jobs: [{ job: { kind: "golden", name: "One server" }, seconds: 90, rows: [row] }],
    notRun: [{ ...row, got: null, halfWidth: null, z: null, verdict: "needs a night", isFailure: false }],
  },
});

test("a section says what differs, what is still to be run and what was not run, in words", () => {
  const page = enginesPage(settings, cases, [made("fast", "abc")]);
  const prose = page.replace(/\s+/g, " ");
  expect(prose).toContain("**0 cases agree, 1 do not, 1 were not run.**");
  expect(prose).toContain("**2 systems or networks are still to be run.**");
  expect(page).toContain("| One server: mean number \\| in system (`mm1-L`) | 1 | 1.01 | 0.90 | 6.00 | differs |");
  expect(page).toContain("| M/M/1: mean number \\| in system (`mm1-L`) | needs a night |");
  expect(prose).toContain("1 of them were given a half-width of up to 1 % for want of time.");
  expect(prose).toContain("--engine fast --else-within 1% --write");
});

test("writing one engine's section keeps the others with the sources they were run on, to the letter", () => {
  const first = enginesPage(settings, cases, [
    { engine: "straight", text: "" },
    made("fast", "abc"),
    { engine: "fluid", text: "" },
  ]);
  const kept = ["straight", "fast"].map((engine) => ({ engine, text: sectionOf(first, engine) }));
  const second = enginesPage(settings, cases, [...kept, made("fluid", "def")]);
  expect(sectionOf(second, "fast")).toBe(sectionOf(first, "fast"));
  expect(sectionOf(second, "fluid")).toContain("sources def");
  expect(second.match(/^## The/gm)).toHaveLength(3);
  expect(sectionOf(second, "straight")).toContain("Not run.");
});
