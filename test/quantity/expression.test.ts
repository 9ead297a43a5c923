import { expect, test } from "vitest";
import { PendencyError } from "../../src/errors.ts";
import { parseExpression } from "../../src/quantity/expression.ts";
import { finish } from "../../src/reading/reading.ts";
import { parseUnit } from "../../src/quantity/unit.ts";

const vocabulary = { units: ["judge", "flight"], entities: ["applications"] };
const at = { file: "a.yaml", line: 3, column: 10 };

function read(text: string, allowStock = false) {
  const reading = { vocabulary, fiscalYearStartMonth: 10, calendar: true, problems: [] };
  return finish(reading, () => parseExpression({ kind: "text", at, path: "", text, inset: 0 }, reading, allowStock));
}

// in base units: days, whole shares, currency
const quantities: [string, number, object][] = [
  ["180 days", 180, { day: 1 }],
  ["8.5 per hour", 204, { day: -1 }],
  ["35%", 0.35, {}],
  ["2% per year", 0.02 / 365.25, { day: -1 }],
  ["700 cases per judge per year", 700 / 365.25, { judge: -1, day: -1 }],
  ["5800 USD", 5800, { USD: 1 }],
  ["1200 USD per day", 1200, { USD: 1, day: -1 }],
  ["14 hours", 14 / 24, { day: 1 }],
  ["1 month", 365.25 / 12, { day: 1 }],
  ["649 judges", 649, { judge: 1 }],
  ["3 applications", 3, {}],
  ["3 persons", 3, {}],
];
test.each(quantities)("%s is %d in base units", (text, value, powers) => {
  const expression = read(text);
  expect(expression).toMatchObject({ kind: "number", value });
  expect(expression.kind === "number" && expression.unit.powers).toEqual(powers);
});

test("multiplication binds before addition, and subtraction goes from left to right", () => {
  expect(read("a - b - c * 2")).toMatchObject({
    op: "-",
    left: { op: "-", left: { name: "a" }, right: { name: "b" } },
    right: { op: "*" },
  });
});

test("a name knows the column where it stands", () => {
  expect(read("1 judge / completions")).toMatchObject({ right: { kind: "name", at: { line: 3, column: 20 } } });
});

test("stocks may be read where feedback is allowed", () => {
  expect(read("stock(hearing, appeal)", true)).toMatchObject({
    kind: "stock",
    stages: [{ text: "hearing" }, { text: "appeal" }],
  });
});

test.each([
  "",
  "1 +",
  "(1",
  "1 dya",
  "a b",
  "max(",
  "foo(1)",
  "1,000",
  "2024-06-28",
  "a ? b : c",
  "a.b",
  "1 per",
  "9e999",
])("%j is one clear error", (text) => {
  let problems: readonly unknown[] = [];
  try {
    read(text);
  } catch (error) {
    problems = (error as PendencyError).problems;
  }
  expect(problems).toHaveLength(1);
});

test("units of parameters may begin with per", () => {
  expect(parseUnit("per week", vocabulary)?.unit.powers).toEqual({ day: -1 });
  expect(parseUnit("cases per judge per year", vocabulary)?.unit.scale).toBeCloseTo(1 / 365.25, 15);
  expect(parseUnit("bananas", vocabulary)).toBeNull();
});
