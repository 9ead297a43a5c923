// Forecasts that are put down before their figures are out: what they are of, and what they rest on.
import { expect, test } from "vitest";
import { askBacktest } from "../../src/ask/backtest.ts";
import { askRegister } from "../../src/ask/register.ts";
import type { RegisterAsked } from "../../src/ask/register.ts";
import { tablesBeside } from "../../src/disk/tablesBeside.ts";
import { openModel } from "../../src/disk/openModel.ts";
import { registrationText } from "../../src/forecast/registration.ts";

const office = openModel("permit-office");
const tables = { beside: office.forecasts === null ? {} : tablesBeside(office.forecasts), given: null };
const register = async (asked: Partial<RegisterAsked> = {}) => {
  const found = await askRegister(office, { day: "2024-10-15", draws: 4, tables, ...asked });
  if (found === null) throw new Error("stopped");
  return found;
};

test("a forecast is of every period from the first that is not known to the last that ends within 24 months", async () => {
  const { registration, leftOut } = await register();
  const periodsOf = (name: string): readonly string[] =>
    registration.forecasts.filter(({ series }) => series === name).map(({ period }) => period);
  // figures come 20 days after their month, those of quarters 40 days after: September and the third quarter are to come
  const months = Array.from(
    { length: 25 },
    (_, n) => `${2024 + Math.floor((8 + n) / 12)}-${String(((8 + n) % 12) + 1).padStart(2, "0")}`,
  );
  expect([months[0], months[24]]).toEqual(["2024-09", "2026-09"]);
  for (const name of ["decided", "filed", "pending"]) expect(periodsOf(name)).toEqual(months);
  expect(periodsOf("hearings")).toEqual(["FY2024Q3", "FY2024Q4", "FY2025Q1", "FY2025Q2", "FY2025Q3", "FY2025Q4", "FY2026Q1", "FY2026Q2", "FY2026Q3"]); // prettier-ignore
  expect(leftOut).toEqual([]);
  const decided = registration.forecasts.filter(({ series }) => series === "decided");
  expect(decided.map(({ horizonMonths }) => horizonMonths)).toEqual(months.map((_, n) => n));
  expect(registration.known.find(({ series }) => series === "decided")?.figures.at(-1)?.period).toBe("2024-08");
});

test("its forecast of a figure is that of a backtest from the same day, to the last digit that is kept", async () => {
  const { registration } = await register({ day: "2024-10-01" });
  const { rows, id } = await askBacktest(office, { origins: ["2024-10-01"], draws: 4, tables });
  const own = rows.filter(({ forecaster }) => forecaster === "permit-office");
  expect(own.length).toBe(10);
  for (const { series, period, quantiles } of own) {
    const found = registration.forecasts.find((one) => one.series === series && one.period === period);
    expect(found?.quantiles).toEqual(quantiles.map((value) => Number(value.toPrecision(9))));
  }
  expect(registration.id).toBe(id);
});

test("figures out after the day move no byte of it", async () => {
  const first = registrationText((await register()).registration);
  const file = tables.beside["observed.csv"];
  const later = file.text.replace(/^((?:decided|filed|pending),202(?:4-09|4-1\d|5-\d\d),)\d+/gm, "$19");
  expect(later).not.toBe(file.text);
  const moved = { beside: { "observed.csv": { ...file, text: later } }, given: null };
  expect(registrationText((await register({ tables: moved })).registration)).toBe(first);
});

test("what the model's run does not reach is left out by name, and a day outside the run is refused", async () => {
  const { leftOut, registration } = await register({ day: "2026-01-15" });
  expect(registration.forecasts.every(({ periodEnd }) => periodEnd <= "2026-12-31")).toBe(true);
  expect(leftOut[0]).toEqual({
    series: "decided",
    period: "2027-01",
    horizonMonths: 13,
    why: "the model's run ends on 2026-12-31",
  });
  await expect(register({ day: "2027-01-01" })).rejects.toThrow("a day of the model's run, 2022-01-01 to 2026-12-31");
  await expect(register({ day: "soon" })).rejects.toThrow("expected days as YYYY-MM-DD");
});
