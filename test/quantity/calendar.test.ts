// Where dates lie in a run.
import { expect, test } from "vitest";
import { describePeriod, describeStep, recordingPeriods, stepAt, stepsInDays } from "../../src/quantity/calendar.ts";
import { daysFromCivil, parseSpan } from "../../src/quantity/date.ts";

const time = { startDays: daysFromCivil(2023, 10, 1), gridDays: 1, steps: 366 + 365, fiscalYearStartMonth: 10 };

test("fiscal year 2024 has 366 days and 2025 has 365", () => {
  const length = (text: string) => {
    const span = parseSpan(text, 10);
    return span === null ? 0 : span.to.days - span.from.days;
  };
  expect([length("FY2024"), length("FY2025")]).toEqual([366, 365]);
});

test("months are the recording periods of a run with dates, 29 February included", () => {
  const { edges, labels } = recordingPeriods(time);
  expect(labels.slice(0, 6)).toEqual(["2023-10", "2023-11", "2023-12", "2024-01", "2024-02", "2024-03"]);
  expect(edges[5] - edges[4]).toBe(29);
  expect([edges[0], edges[edges.length - 1], labels.length]).toEqual([0, 731, 24]);
});

test("a run without a calendar is recorded in hundredths", () => {
  const { edges } = recordingPeriods({ ...time, startDays: null, steps: 1000 });
  expect([edges.length, edges[1]]).toEqual([101, 10]);
});

test("an hour is exactly one step of an hourly grid, whatever the date", () => {
  const hourly = { ...time, gridDays: 1 / 24 };
  for (let hour = 0; hour < 24; hour++) {
    const days = daysFromCivil(2024, 6, 28) + (hour * 60) / 1440;
    expect(stepAt({ days, calendar: true }, hourly)).toBe((daysFromCivil(2024, 6, 28) - time.startDays) * 24 + hour);
  }
  expect(stepsInDays(365.25, 1 / 24)).toBe(8766);
});

test("steps read as dates and fiscal years again", () => {
  expect(describeStep(1.5, time)).toBe("2023-10-02 12:00");
  expect([describePeriod(0, time), describePeriod(366, time), describePeriod(31, time)]).toEqual([
    "FY2024",
    "FY2025",
    "2023-11-01",
  ]);
});
