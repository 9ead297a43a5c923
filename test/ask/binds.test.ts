// What one more of a resource is worth: a line of which the length on any day is known by hand.
import { expect, test } from "vitest";
import { askBinds } from "../../src/ask/binds.ts";
import { withMore } from "../../src/ask/binds/withMore.ts";
import { compile, plainly } from "../../src/compile/compile.ts";
import { curveIntegral, curveValue } from "../../src/observe/curve.ts";
import { bindsText } from "../../src/present/bindsText.ts";
import { openTexts } from "../documents/openTexts.ts";
import { lineModel } from "./line.ts";

const quantities = "quantities:\n  left: {title: Left in line, waiting: line, at: end}\n";
const documents = openTexts("line", { "line.yaml": lineModel(500, "1 day") + quantities });

test("of a line that grows all year, one more clerk takes one person a day out of it: 366 by the end of the year", async () => {
  const { prices, table, asked } = await askBinds(documents, { measure: "left", stepDays: 1 });
  const [clerks] = prices;
  // begun in the last day, a service is not over; and the first is over after a day
  expect(asked.value ?? 0).toBeGreaterThan(7000);
  expect(Math.abs((clerks.perUnit?.asked ?? 0) + 366)).toBeLessThan(2);
  expect(Math.abs((clerks.confirmed?.asked ?? 0) + 366)).toBeLessThan(2);
  // on average over the year half of that
  expect(Math.abs((clerks.perUnit?.inLine ?? 0) + 183)).toBeLessThan(2);
  expect(clerks.steps).toEqual([1, 2]);
  expect(clerks.months).toBe(12);
  expect(table.rows[0].monthly.every(({ binds }) => binds)).toBe(true);
});

test("where enough work already, one more is worth nothing, and the text says so", async () => {
  const enough = openTexts("line", { "line.yaml": (lineModel(0, "1 day") + quantities).replace("value: 80 clerks", "value: 300 clerks") }); // prettier-ignore
  const found = await askBinds(enough, { measure: "left", stepDays: 1 });
  expect(found.prices[0].perUnit?.asked).toBe(0);
  expect(found.prices[0].months).toBe(0);
  expect(bindsText(found).replace(/\s+/g, " ")).toContain("One more of any resource leaves the number as it is.");
});

test("a number without a value cannot be said to stay as it is; one resource is not compared with others", async () => {
  const texts = (rate: string, quantity: string): Parameters<typeof openTexts>[1] => ({
    "line.yaml": lineModel(0, "1 day").replace(/rate: [^,}]+/, `rate: ${rate}`) + quantity,
  });
  const waits = "quantities:\n  waited: {title: Wait, wait: line, statistic: mean}\n";
  const nobody = await askBinds(openTexts("line", texts("0 per day", waits)), { stepDays: 1 });
  expect(nobody.asked.value).toBeNull();
  expect(bindsText(nobody)).toContain("The number has no value in this run");
  const alone = bindsText(await askBinds(documents, { measure: "left", stepDays: 1 })).replace(/\s+/g, " ");
  expect(alone).toMatch(/One more of [^.]* changes it by −36\d persons\./);
  // first the number, then what changes it, and then all of it
  expect(alone.indexOf("One more of")).toBeLessThan(alone.indexOf("most units"));
});

test("where the second unit is worth less than the first, the larger step does not confirm the smaller one", async () => {
  // 100 come a day: the twentieth further clerk ends the growth, and no further one is needed
  const nearly = openTexts("line", { "line.yaml": (lineModel(0, "1 day") + quantities).replace("value: 80 clerks", "value: 99 clerks") }); // prettier-ignore
  const found = await askBinds(nearly, { measure: "left", stepDays: 1 });
  const [clerks] = found.prices;
  expect(Math.abs(clerks.confirmed?.asked ?? 0)).toBeLessThan(0.6 * Math.abs(clerks.perUnit?.asked ?? 0));
  expect(bindsText(found)).toContain("bends");
});

test("a raised Program is closed when the resource is closed, and leaves what equals it as it is", () => {
  const shifts = lineModel(0, "1 hour")
    .replace(
      "desk: {servers: pace + extra}",
      "desk: {servers: {repeat: 1 day, steps: {0 hours: 0, 9 hours: 4, 17 hours: 0}}}",
    )
    .replace("runs:", "grid: 1 hour\nruns:");
  const opened = openTexts("line", { "line.yaml": shifts });
  const program = compile(opened, opened.facts, plainly);
  const raised = withMore(program, [0], 3);
  const { curve } = raised.resources[0].units;
  const { curve: own } = program.resources[0].units;
  const { gridDays } = program.time;
  const at = (hours: number): number => hours / 24 / gridDays;
  expect([8, 10, 18].map((hours) => curveValue(raised.curves, curve, at(hours)))).toEqual([0, 7, 0]);
  expect([8, 10, 18].map((hours) => curveValue(raised.curves, own, at(hours)))).toEqual([0, 4, 0]);
  expect(curveIntegral(raised.curves, curve, 0, at(240))).toBeCloseTo(7 * 8 * 10 * at(1), 8);
});

test("a model in which nothing can be short is refused", async () => {
  const gate = `pendency: model v1
title: A gate
runs: {for: 10 days}
stages:
  street: {arrivals: {rate: 20 per day}, passes: true, next: in}
  in: {outcome: true}
quantities:
  came: {title: Came, entries: in}
`;
  await expect(askBinds(openTexts("gate", { "gate.yaml": gate }))).rejects.toThrow("resources that can be short");
});
