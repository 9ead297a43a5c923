import fc from "fast-check";
import { expect, test } from "vitest";
import { addMonths, civilFromDays, daysFromCivil, isoDate, parseInstant, parseSpan } from "../../src/quantity/date.ts";

test("1 January 1970 is day 0, and 1 October 2018 is day 17805", () => {
  expect(daysFromCivil(1970, 1, 1)).toBe(0);
  expect(daysFromCivil(2018, 10, 1)).toBe(17805);
});

test("days and dates are inverses, and agree with the calendar of the platform", () => {
  fc.assert(
    fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (days) => {
      const { year, month, day } = civilFromDays(days);
      expect(daysFromCivil(year, month, day)).toBe(days);
      expect(new Date(days * 86_400_000).getUTCDate()).toBe(day);
    }),
    { seed: 1970 },
  );
});

test("a month after 31 January is the last day of February", () => {
  expect(isoDate(addMonths(daysFromCivil(2024, 1, 31), 1))).toBe("2024-02-29");
});

test("fiscal year 2024 starts on 1 October 2023, and with July on 1 July 2023", () => {
  expect(isoDate(parseInstant("FY2024", 10)?.days ?? 0)).toBe("2023-10-01");
  expect(isoDate(parseInstant("FY2024", 7)?.days ?? 0)).toBe("2023-07-01");
  expect(isoDate(parseInstant("FY2024", 1)?.days ?? 0)).toBe("2024-01-01");
});

test("a span from month to month includes both", () => {
  const span = parseSpan("2024-12 to 2029-09", 10);
  expect([span?.from.days, span?.to.days].map((days) => isoDate(days ?? 0))).toEqual(["2024-12-01", "2029-10-01"]);
});

test("a date may carry a time of day, and elapsed time has a unit", () => {
  expect(parseInstant("2024-10-15 14:00", 10)?.days).toBe(daysFromCivil(2024, 10, 15) + 14 / 24);
  expect(parseInstant("2 days", 10)).toEqual({ days: 2, calendar: false, text: "2 days" });
  expect(parseInstant("14 hours", 10)?.days).toBe(14 / 24);
});

test.each(["2024-02-30", "2024-13", "FY24", "soon", "2 parsecs", "2024-10-15 24:00", "2025 to 2024"])(
  "%s is no instant or span",
  (text) => {
    expect(parseSpan(text, 10)).toBeNull();
    expect(parseInstant(text, 10)).toBeNull();
  },
);
