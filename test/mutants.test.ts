// The bugs of `npm run mutate` are sentences of the source; when the source changes, so must they. What came of them is a
// page; when a bug is another, so must its line be.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { engines } from "../scripts/mutants/engines.mjs";
import { killerOnPage, mutantsPage, mutantsSection, rowsOfSection, sourcesOfSection } from "../scripts/mutantsPage.mjs";

const pathOf = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const page = readFileSync(pathOf("docs/verification/mutants.md"), "utf8");

test("mutants of both engines each match the source exactly once, and their results say whether it has changed since", () => {
  const { stdout } = spawnSync(process.execPath, [pathOf("scripts/mutate.mjs"), "--check"], { encoding: "utf8" });
  const [matching, ...standing] = stdout.trimEnd().split("\n");
  expect(matching).toMatch(/^\d+ mutants, each matching the source exactly once$/);
  expect(standing.length).toBe(2);
  for (const line of standing)
    expect(line).toMatch(/engine's results are of (these sources$|other sources: expected )/);
});

test("there are sixty or more of either engine, no two of a name", () => {
  for (const { mutants } of engines) expect(mutants.length).toBeGreaterThanOrEqual(60);
  const names = engines.flatMap(({ mutants }) => mutants.map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
});

test.each(engines)(
  "the page has a line for each mutant of the $name engine, in its words, and for no other; none survived",
  (engine) => {
    const section = mutantsSection(page, engine.name);
    const said = ({ name, bug }: { name: string; bug: string }): string => `${name}: ${bug}`;
    expect(rowsOfSection(section).map(said)).toEqual(engine.mutants.map(said));
    expect(section).not.toContain("**survived**");
    expect(sourcesOfSection(section)).not.toBe("");
  },
);

test("writing one engine's section keeps the other with the sources it was found on, to the letter", () => {
  const mutant = { name: "a-bug", file: "src/a.ts", bug: "one is two" };
  const made = (name: string, sources: string) => ({ name, sources, results: [{ ...mutant, killedBy: null }] });
  const first = mutantsPage([made("individual", "0123456789abcdef"), { name: "fluid", text: "" }]);
  expect(first).toContain("**0 of 1 are killed**");
  expect(first).toContain("| a-bug | `a.ts` | one is two | **survived** |");
  const kept = { name: "individual", text: mutantsSection(first, "individual") };
  const second = mutantsPage([kept, made("fluid", "fedcba9876543210")]);
  expect(killerOnPage(kept.text, mutant)).toBeNull();
  expect(killerOnPage(page, { name: "fluid-remaining-age-forgotten" })).toBe("test/simulate/fluidDurations.test.ts");
  expect(mutantsSection(second, "individual")).toBe(kept.text);
  expect(sourcesOfSection(mutantsSection(second, "individual"))).toBe("0123456789abcdef");
  expect(sourcesOfSection(mutantsSection(second, "fluid"))).toBe("fedcba9876543210");
});
