// A published series given beyond a day: the toy hall of toyVintages.ts, standing on 6 April 2024.
import { expect, test } from "vitest";
import { compile } from "../../src/compile/compile.ts";
import { modelFiles } from "../../src/documents/modelFiles.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { toyFactFiles, toyFiles, toyModel } from "./toyVintages.ts";

const standOn = (given: readonly string[], text = toyModel) =>
  openDocuments(modelFiles("hall", toyFiles(text)), toyFactFiles, { date: "2024-04-06", strict: false, given });
const monthly = (documents: ReturnType<typeof standOn>): readonly number[] => {
  const { arrivals } = compile(documents, documents.facts, { stack: [], point: null, sources: {}, sample: null, measures: [] }); // prettier-ignore
  return [...arrivals[0].periods.counts];
};

test("what is given comes as published, what was known in its edition of the day; else the mean of months known goes on", () => {
  expect(monthly(standOn(["came"])).slice(0, 4)).toEqual([100, 200, 300, 400]);
  expect(monthly(standOn([])).slice(0, 2)).toEqual([100, 200]);
  expect(monthly(standOn([]))[2]).not.toBe(300);
});

test("all else stands as of the day, and no figure but those of the series given is there", () => {
  const [given, none] = [standOn(["came"]), standOn([])];
  const others = ({ parameters }: ReturnType<typeof standOn>) => parameters.filter(({ name }) => name !== "came");
  expect(others(given)).toEqual(others(none));
  expect(given.model.regimes).toEqual(none.model.regimes);
  const more = [...given.facts.facts.keys()].filter((id) => !none.facts.facts.has(id));
  expect(more.toSorted()).toEqual(["ministry/june#came.2024-03", "ministry/june#came.2024-04"]);
});

test("a given parameter drifts only after its last published figure", () => {
  const drifting = toyModel.replace(
    'value: {counts: {facts: "ministry/june#came", 2024-05 to 2024-12: 4000}}',
    'value: {counts: {facts: "ministry/june#came", 2024-05 to 2024-12: 4000}}\n    drift: {size: 0.1, in: logs}',
  );
  const from = (given: readonly string[]): string | undefined =>
    standOn(given, drifting).parameters.find(({ name }) => name === "came")?.drift?.from?.text;
  expect(from([])).toBe("2024-03-01");
  expect(from(["came"])).toBe("2024-05-01");
});

const paced = (value: string): string =>
  toyModel.replace(
    "resources:\n",
    `  pace: {title: Pace, unit: persons per month, kind: estimate, method: as printed, value: ${value}}\nresources:\n`,
  );

test("a series read month by month is given with its later months", () => {
  const text = paced('{mean: "ministry/june#came", each: month}');
  const lastOf = (given: readonly string[]): unknown => {
    const value = standOn(given, text).parameters.find(({ name }) => name === "pace")?.source?.value;
    return value?.kind === "steps" ? value.points.at(-1)?.when.text : null;
  };
  expect([lastOf([]), lastOf(["pace"])]).toEqual(["2024-02", "2024-04"]);
});

test("a number computed over several months is no series, and would be fitted to what came out", () => {
  const text = paced('{mean: "ministry/june#came", over: last 2 months}');
  expect(() => standOn(["pace"], text)).toThrow(
    /expected parameters that are published series .*got pace, which has a/,
  );
});
