import { expect, test } from "vitest";
import { daysFromCivil } from "../../src/quantity/date.ts";
import { readScenarios } from "../../src/scenario/readScenarios.ts";

const perMonth = { powers: { day: -1 }, scale: 1 / 30.4375, text: "per month" };
const context = {
  id: "court",
  units: ["judge"],
  entities: [],
  fiscalYearStartMonth: 10,
  runs: { kind: "calendar" as const },
  parameters: [{ name: "charterRate", unit: perMonth }],
};
const read = (change: string) =>
  readScenarios(
    { path: "s.yaml", text: `pendency: scenarios v1\nfor: court\nscenarios:\n  one:\n    changes: [{${change}}]\n` },
    context,
  )[0].changes[0];

test("a change acts to the end of its last day", () => {
  const change = read("from: 2025-01-01, through: 2027-12-31, parameter: charterRate, multiply: 2");
  expect(change.to?.days).toBe(daysFromCivil(2028, 1, 1));
});

test("a bare number takes the parameter's unit", () => {
  const { action } = read("from: 2025-01-01, parameter: charterRate, set: 4");
  expect(action).toMatchObject({ kind: "set", value: { expression: { value: 4 / 30.4375 } } });
});

test("a regime is set to a state, for one level or for several", () => {
  const change = read("from: 2025-01-01, regime: cooperation, where: {nationality: [China, Cuba]}, set: halted");
  expect(change).toMatchObject({ target: { kind: "regime" }, action: { kind: "state", state: "halted" } });
  expect(change.where).toEqual({ nationality: ["China", "Cuba"] });
});

test.each([
  [
    "two actions",
    "from: 2025-01-01, parameter: charterRate, set: 4, add: 1",
    "one of set, add, multiply; got set and add",
  ],
  ["no action", "from: 2025-01-01, parameter: charterRate", "one of set, add, multiply; got none"],
  ["no target", "from: 2025-01-01, set: 4", "either a `parameter:` or a `regime:`"],
  [
    "an end before the start",
    "from: 2025-01-01, through: 2024-12-01, parameter: charterRate, set: 4",
    "ends after it begins",
  ],
])("%s is refused", (_title, change, message) => {
  expect(() => read(change)).toThrow(message);
});
