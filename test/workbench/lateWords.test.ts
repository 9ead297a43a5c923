// Words that are fetched with a section: the same things in both languages.
import { expect, test } from "vitest";
import { shareEn, shareEs } from "../../src/workbench/share/shareWords.ts";

const slotsOf = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted();

test.each([["share", shareEn, shareEs]] as const)(
  "%s: English and Spanish say the same, each in its words",
  (_, en, es) => {
    expect(Object.keys(es)).toEqual(Object.keys(en));
    for (const [key, own] of Object.entries(en)) {
      const other = es[key as keyof typeof es];
      expect(slotsOf(other), key).toEqual(slotsOf(own));
      expect(other, key).not.toBe(own);
      expect(other.endsWith("."), key).toBe(own.endsWith("."));
    }
  },
);
