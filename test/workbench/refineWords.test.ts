// What is said of runs behind an answer, in both languages.
import { expect, test } from "vitest";
import { refineEn } from "../../src/workbench/refine/en.ts";
import type { RefineWords } from "../../src/workbench/refine/en.ts";
import { refineEs } from "../../src/workbench/refine/es.ts";

const keys = Object.keys(refineEn) as (keyof RefineWords)[];
const slots = (phrase: string) => [...phrase.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted();

test("both languages fill in the same names, end alike, and differ wherever they are words", () => {
  expect(Object.keys(refineEs)).toEqual(keys);
  for (const key of keys) {
    const [own, other]: readonly string[] = [refineEn[key], refineEs[key]];
    expect(slots(other), key).toEqual(slots(own));
    expect(other.endsWith("."), key).toBe(own.endsWith("."));
    expect(other, key).not.toBe(own);
  }
});
