// Rounding, grouping and words for numbers, each beside the text a reader should see.
import { expect, test } from "vitest";
import * as n from "../../src/quantity/numberWords.ts";
import { withDigits } from "../../src/quantity/roundedTogether.ts";

test("whole numbers below ten thousand keep their digits, larger ones three significant digits", () => {
  expect([0, 7, 1234, 9999, 12_345, 3_638_412, -2500].map((value) => n.number(value))).toEqual([
    "0",
    "7",
    "1,234",
    "9,999",
    "12,300",
    "3,640,000",
    "−2,500",
  ]);
});

test("prose says millions and billions in words", () => {
  expect([3_612_000, 999_600, 1.42e9, 37_908, 517, 0.523].map((value) => n.number(value, "prose"))).toEqual([
    "3.6 million",
    "1 million",
    "1.4 billion",
    "38,000",
    "517",
    "0.52",
  ]);
});

test("axes are short", () => {
  expect([0, 0.25, 500, 20_000, 3_500_000].map((value) => n.number(value, "axis"))).toEqual([
    "0",
    "0.25",
    "500",
    "20k",
    "3.5M",
  ]);
});

test("exact numbers keep every digit", () => {
  expect(n.number(1_039_126, "exact")).toBe("1,039,126");
  expect(n.number(-0.1 - 0.2, "exact")).toBe("−0.30000000000000004");
});

test("what does not exist is a dash, and what has no end says so", () => {
  expect([n.number(null), n.number(NaN), n.number(Infinity)]).toEqual(["–", "–", "without end"]);
  expect([n.percent(null), n.days(null), n.range(null, 3), n.withError(null, 1)]).toEqual(["–", "–", "–", "–"]);
});

test("what is next to nothing has a power of ten in place of a row of zeros", () => {
  for (const style of ["table", "prose", "axis"] as const) {
    expect(n.number(1e-22, style)).toBe("1e-22");
    expect(n.number(-1.25e-20, style)).toMatch(/^−1\.\d+e-20$/);
    // a share that drifts as far as doubles go
    expect(n.number(5e-324, style)).toMatch(/^[45].*e-324$/);
  }
  expect(n.number(0.000_012_3)).toBe("0.0000123");
  expect(n.withError(1.234e-20, 1e-22)).toBe("1.234e-20 ± 1e-22");
  expect(n.withError(0, 1e-22)).toBe("0 ± 1e-22");
  expect(n.range(1e-22, 2e-22)).toBe("1e-22 to 2e-22");
  expect(withDigits(1.25e-22, 3)).toBe("1.25e-22");
  expect(withDigits(0.001_25, 3)).toBe("0.00125");
  expect(withDigits(0, 3)).toBe("0");
});

test("nothing is ever minus zero", () => {
  for (const style of ["table", "prose", "axis", "exact"] as const) expect(n.number(-0, style)).toBe("0");
  expect(n.machine(-0)).toBe("0");
});

test("the error decides how many digits a mean has", () => {
  expect(n.withError(12_345.678, 123.4)).toBe("12,350 ± 120");
  expect(n.withError(0.123456, 0.00789)).toBe("0.1235 ± 0.0079");
  expect(n.withError(5, 0)).toBe("5");
  expect(n.withError(5, null)).toBe("5");
});

test("a range is told only where there is one, and its ends are told apart", () => {
  expect([n.range(634, 634), n.range(634, 634.0000000001), n.range(0, 0, "prose")]).toEqual(["634", "634", "0"]);
  expect([n.range(63_421.2, 63_421.4), n.range(-0.50001, -0.50002)]).toEqual([
    "63,421.2 to 63,421.4",
    "−0.50001 to −0.50002",
  ]);
});

test("both ends of a range share one unit", () => {
  expect(n.range(3_612_000, 3_880_000, "prose")).toBe("3.6 to 3.9 million");
  expect(n.range(400, 612)).toBe("400 to 612");
  expect([n.besideRange(999, 877, 1041), n.range(877, 1041, "prose")]).toEqual(["1,000", "880 to 1,040"]);
  expect([n.besideRange(155_123, 126_536, 163_411), n.range(126_536, 163_411, "prose")]).toEqual([
    "155,000",
    "127,000 to 163,000",
  ]);
  expect([n.besideRange(4, 3, 5), n.range(3, 5, "prose"), n.range(0.121, 0.343, "prose")]).toEqual([
    "4",
    "3 to 5",
    "0.12 to 0.34",
  ]);
  expect([n.besideRange(-2, -7, 3), n.range(-7, 3, "prose"), n.besideRange(5, 5, 5)]).toEqual(["−2", "−7 to 3", "5"]);
  expect(n.besideRange(7_254_000, 6_110_000, 8_410_000)).toBe("7.3 million");
});

test("a share is 0 or 100 per cent only when it is", () => {
  expect([0, 0.001, 0.5, 0.999, 1].map((share) => n.percent(share))).toEqual([
    "0 %",
    "under 1 %",
    "50 %",
    "over 99 %",
    "100 %",
  ]);
});

test("long times are years, short ones days", () => {
  expect([1, 45, 1461].map((value) => n.days(value))).toEqual(["1 day", "45 days", "4 years"]);
});
