// A sample of the campaign of `npm run mutated-documents`: seeded, so that it is the same everywhere.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { diceOf, mutate } from "./mutate.ts";
import { openMutants } from "./mutants.ts";
import { originals } from "./originals.ts";
import { tryDocuments } from "./tryDocuments.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const small = originals(root).filter(({ isLarge }) => !isLarge);

test.each(small.map((each) => [each.name, each] as const))("%s ends in an answer as it stands", (_name, original) => {
  expect(tryDocuments(original, original.files, null, 0)).toEqual({ ending: "answered", fault: null, message: "" });
});

test("documents with small mistakes end in an answer or in one clear message, the same from both engines", () => {
  const mutant = openMutants(root, 20261129, ".yaml");
  const endings = new Map<string, number>();
  const faults: unknown[] = [];
  for (let n = 40_000; n < 40_130; n++) {
    const found = mutant(n);
    if (found === null) continue;
    endings.set(found.ending, (endings.get(found.ending) ?? 0) + 1);
    if (found.fault !== null) faults.push([n, found.name, found.changes, found.fault]);
  }
  expect(faults).toEqual([]);
  expect(endings.get("answered")).toBeGreaterThan(15);
  expect(endings.get("refused when read")).toBeGreaterThan(30);
  expect(endings.get("refused when compiled")).toBeGreaterThan(1);
});

test("a mutant is made again by its seed and number", () => {
  const [{ files }] = small;
  const made = (n: number): string => mutate(files[0].text, "", diceOf(5, n)).text;
  expect(made(3)).toBe(made(3));
  expect(new Set(Array.from({ length: 50 }, (_, n) => made(n))).size).toBeGreaterThan(40);
});
