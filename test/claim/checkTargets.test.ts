import { expect, test } from "vitest";
import { readFacts } from "../../src/facts/readFacts.ts";
import { checkTargets } from "../../src/claim/checkTargets.ts";
import { readTargets } from "../../src/claim/readTargets.ts";
import { readModel } from "../../src/model/readModel.ts";

const model = readModel(
  {
    path: "hall.yaml",
    text: `pendency: model v1
title: A hall
runs: {from: 2022-10-01, through: 2024-09-30}
groups: {nationality: [China, Peru]}
stages:
  hall: {arrivals: {rate: 1 per day}, dwell: 2 days, next: gone}
  gone: {outcome: true}
`,
  },
  "hall",
);

const rows = ["left.FY2023", "left.FY2024YTD", "left.China.FY2023", "left.2023-12", "left.2024-01", "left.2024-02"];
const library = readFacts([
  {
    path: "facts/ministry/halls/source.yaml",
    text: "publisher: Ministry\ntitle: Halls\npublishedOn: 2025-02-01\nretrievedOn: 2025-02-02\nlicence: public domain\nfoundIn: a library\n",
  },
  {
    path: "facts/ministry/halls/table.csv",
    text: [
      "row,title,value,unit,scope,period,address,confidence,note",
      ...rows.map((row) => `${row},Left,100,persons,all halls,${row.slice(row.lastIndexOf(".") + 1)},B2,A,`),
      "",
    ].join("\n"),
  },
]);

function refusal(measure: string, observed: string, more = ""): string {
  const text = `pendency: targets v1
for: hall
targets:
  left: {title: Left, measure: {${measure}}, observed: ${observed}, band: within 5%${more}}
`;
  try {
    checkTargets(readTargets({ path: "hall.targets.yaml", text }, model), model, library);
    return "";
  } catch (error) {
    return (error as Error).message;
  }
}

const fact = (row: string): string => `{fact: ministry/halls#${row}}`;

test("a fiscal year beside the same fiscal year is a target", () => {
  expect(refusal("entries: gone, window: FY2023", fact("left.FY2023"))).toBe("");
});

test("a figure of one year beside another year is refused with its place, unless the step is declared", () => {
  const message = refusal("entries: gone, window: FY2024", fact("left.FY2023"));
  expect(message).toMatch(/hall.targets.yaml:4:\d+ › targets.left\n.*ministry\/halls#left.FY2023 used for FY2024/);
  expect(
    refusal("entries: gone, window: FY2024", fact("left.FY2023"), ", alignment: the year before stands for it"),
  ).toBe("");
});

test("a year to date may end where its scope says, inside the year, and not after it", () => {
  expect(refusal("entries: gone, window: 2023-10-01 to 2024-06-15", fact("left.FY2024YTD"))).toBe("");
  expect(refusal("entries: gone, window: 2023-11-01 to 2024-06-15", fact("left.FY2024YTD"))).toContain("used for");
  expect(refusal("entries: gone, window: 2022-10-01 to 2023-06-15", fact("left.FY2023"))).toContain("used for");
});

test("three months stand for their quarter, and two do not", () => {
  const mean = (...months: string[]): string =>
    `{mean: [${months.map((each) => `ministry/halls#left.${each}`).join(", ")}]}`;
  const window = "stock: hall, window: 2023-12 to 2024-02";
  expect(refusal(window, mean("2023-12", "2024-01", "2024-02"))).toBe("");
  expect(refusal(window, mean("2023-12", "2024-01"))).toContain("used for");
});

test("a figure about one nationality is not a target for another, nor for all", () => {
  const china = fact("left.China.FY2023");
  expect(refusal("entries: gone, window: FY2023, where: {nationality: China}", china)).toBe("");
  expect(refusal("entries: gone, window: FY2023, where: {nationality: Peru}", china)).toContain("used for Peru");
  expect(refusal("entries: gone, window: FY2023", china)).toContain("used for everybody, whatever their nationality");
});
