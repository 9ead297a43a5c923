import { expect, test } from "vitest";
import { readParameters } from "../../src/parameters/readParameters.ts";
import { readModel } from "../../src/model/readModel.ts";
import { exampleFiles } from "../claim/examples.ts";

const context = {
  id: "court",
  units: ["judge"],
  entities: ["cases"],
  fiscalYearStartMonth: 10,
  runs: { kind: "calendar" as const },
};
const read = (body: string) =>
  readParameters(
    { path: "p.yaml", text: `pendency: parameters v1\nfor: court\nparameters:\n  one: {${body}}\n` },
    context,
  )[0];
const judged = "title: One, kind: judgement, judgedBy: test, reason: invented";

test("a bare number is in the parameter's unit", () => {
  const { unit, source } = read(`${judged}, unit: weeks, value: 3`);
  expect(unit.powers).toEqual({ day: 1 });
  expect(source?.value).toMatchObject({ kind: "expression", expression: { kind: "number", value: 21 } });
});

test("figures of a distribution are in the unit, and its cv is a plain number", () => {
  const { source } = read(`${judged}, unit: weeks, value: {lognormal: {mean: 2, cv: 0.5}}`);
  expect(source?.value).toMatchObject({
    figures: { mean: { expression: { value: 14 } }, cv: { expression: { value: 0.5 } } },
  });
});

test("conflicting publishers stay side by side, with weights that add up to one", () => {
  const model = readModel(exampleFiles("corridor").find(({ path }) => path === "corridor.yaml") as never, "corridor");
  const parameters = readParameters(
    exampleFiles("corridor").find(({ path }) => path.includes("parameters")) as never,
    model,
  );
  const orders = parameters.find(({ name }) => name === "chineseOrders");
  expect(orders?.alternatives?.default).toBe("iceList");
  expect(orders?.alternatives?.options.map(({ name }) => name)).toEqual(["iceList", "newspaper"]);
  expect(orders?.alternatives?.options[1].weight).toBeCloseTo(0.2, 12);
});

test("a lever is in the parameter's own unit", () => {
  const { lever } = read(
    `${judged}, unit: per year, value: 1%, lever: {from: 0, to: 60% per year, step: 1% per year, label: Arrests}`,
  );
  expect(lever?.to).toBeCloseTo(0.6, 12);
});

test("a series of published figures is kept by its name", () => {
  const { source } = read(
    `${judged}, unit: persons, value: {counts: {facts: "ohss/x#usbp.{nationality}", 2024-12 to 2029-09: 75}}`,
  );
  expect(source?.value).toMatchObject({ kind: "counts", facts: { text: "ohss/x#usbp.{nationality}" } });
});

test.each([
  [
    "a judgement without its reason",
    "title: One, unit: share, kind: judgement, judgedBy: me, value: 1%",
    "a judgement with `reason:`; got none",
  ],
  ["a fact without facts", "title: One, unit: share, kind: fact, value: 1%", "a fact with `facts:`; got none"],
  ["no unit", `${judged}, value: 1%`, "a parameter with `unit:`; got none"],
  ["an unknown unit", `${judged}, unit: bananas, value: 1`, 'got "bananas"'],
  ["a misspelt key", `${judged}, unit: share, vlaue: 1%`, 'did you mean "value"?'],
])("%s is told", (_title, body, message) => {
  expect(() => read(body)).toThrow(message);
});
