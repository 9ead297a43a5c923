// A row is put right when just one reading of it fits the columns, and never otherwise.
import fc from "fast-check";
import { expect, test } from "vitest";
import { joinSplitRow, repairRow } from "../../../src/import/eoir/repairRow.ts";
import type { RowShape } from "../../../src/import/eoir/repairRow.ts";

/** number, city (text), state (code), entry (date), nationality, custody (letter), note (text) */
const shape: RowShape = {
  looks: ["number", "text", "code", "date", "nationality", "letter", "text"],
  needed: [0, 4, 5],
  key: 0,
  isNationality: (code) => ["CH", "MX", "ES"].includes(code),
};
const sound = ["17", "EL PASO", "TX", "2021-03-04 00:00:00.000", "MX", "N", "x"];

const spoiled: readonly (readonly [string, readonly string[], string, readonly string[] | null])[] = [
  ["a tab inside the city", ["17", "EL", "PASO", ...sound.slice(2)], "extraTab", sound],
  ["two tabs inside the city", ["17", "EL", "", "PASO", ...sound.slice(2)], "extraTab", null],
  ["a tab behind a backslash", ["17", "EL\\", "PASO", ...sound.slice(2)], "escapedTab", sound],
  ["empty fields at the end", [...sound, "", " "], "trailingTab", sound],
  ["the end of the row missing", sound.slice(0, 6), "shortRow", [...sound.slice(0, 6), ""]],
  ["NUL bytes beside the extra tab", ["17", "EL", "PA\0SO", "TX", sound[3], "MX", "N\0", "x"], "extraTab", null],
];

test.each(spoiled)("%s", (_what, fields, fault, expected) => {
  const repaired = repairRow(fields, shape);
  expect(repaired?.fault).toBe(fault);
  expect(shape.needed.map((n) => repaired?.fields[n].replaceAll("\0", ""))).toEqual(["17", "MX", "N"]);
  if (expected !== null) expect(repaired?.fields).toEqual(expected);
});

const hopeless: readonly (readonly [string, readonly string[]])[] = [
  ["no number of its own", ["", "EL", "PASO", ...sound.slice(2)]],
  ["a field that fits nowhere", ["17", "EL", "PASO", "TX", "ORL", "MX", "N", "x"]],
  ["two readings with different custody", ["17", "EL PASO", "TX", sound[3], "MX", "", "N", "x"]],
  ["more extra tabs than are looked into", ["17", "E", "L", "P", "A", "SO", ...sound.slice(2)]],
  ["a short row whose nationality is none", ["17", "EL PASO", "TX", sound[3], "Z9"]],
];

test.each(hopeless)("not repaired: %s", (_what, fields) => {
  expect(repairRow(fields, shape)).toBeNull();
});

test("two halves of a broken row make the row, whatever the place of the break", () => {
  const text = sound.join("\t");
  fc.assert(
    fc.property(fc.integer({ min: 1, max: text.length - 1 }), (at) => {
      const joined = joinSplitRow(text.slice(0, at).split("\t"), text.slice(at).split("\t"), shape);
      expect(joined).toEqual({ fault: "splitRow", fields: sound });
    }),
    { seed: 11 },
  );
});

test("two rows that are both too short are no halves of one", () => {
  expect(joinSplitRow(sound.slice(0, 3), sound.slice(0, 5), shape)).toBeNull();
});

test("whatever tabs are put into the city, the row comes back as it was or not at all", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: 4 }), (places) => {
      let city = sound[1];
      for (const place of places) city = `${city.slice(0, place)}\t${city.slice(place)}`;
      const repaired = repairRow([sound[0], ...city.split("\t"), ...sound.slice(2)], shape);
      if (repaired !== null) expect(shape.needed.map((n) => repaired.fields[n])).toEqual(["17", "MX", "N"]);
    }),
    { seed: 12, numRuns: 300 },
  );
});
