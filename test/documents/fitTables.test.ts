// Shares fitted together from a ministry's sums: the offices of toyOffices.ts, whose decisions are printed by result
// and country, and by result and kind, but not by both.
import { expect, test } from "vitest";
import { documentsAsOf } from "../../src/documents/documentsAsOf.ts";
import { readFacts } from "../../src/facts/readFacts.ts";
import type { Value } from "../../src/quantity/value.ts";
import { day } from "./toyVintages.ts";
import { officeDocuments, officeModel, offices, rows } from "./toyOffices.ts";

const parameters = (more = "") => `pendency: parameters v1
for: offices
tables:
  decisions:
    title: Decisions by result, kind and country
    during: rule
    axes:
      result: [yes, no]
      kind: {old: elder, new: recent}
      country: {North: North, else: others}
    margins: ["ministry/decisions#byCountry.{result}.{country}", "ministry/decisions#byKind.{result}.{kind}"]
    start: "ministry/decisions#came.{country}.{kind}"
${more}parameters:
  refused: {title: Refused, unit: share, kind: estimate, method: fitted, value: {table: decisions, result: no}}
  new: {title: New cases, unit: share, kind: estimate, method: fitted, value: {table: decisions, kind: new}}
`;

const months = (from: number, to: number, value: number): Record<string, number> =>
  Object.fromEntries(
    Array.from({ length: to - from + 1 }, (_, index) => [`2024-${String(from + index).padStart(2, "0")}`, value]),
  );

/** In every month up to one: yes 10 of North and 20 of others; no 30 and 40; old 12 yes, 28 no; new 18 yes, 42 no. */
const sums = (upTo = 12) => [
  ...rows("byCountry.yes.North", months(1, upTo, 10)),
  ...rows("byCountry.yes.others", months(1, upTo, 20)),
  ...rows("byCountry.no.North", months(1, upTo, 30)),
  ...rows("byCountry.no.others", months(1, upTo, 40)),
  ...rows("byKind.yes.elder", months(1, upTo, 12)),
  ...rows("byKind.yes.recent", months(1, upTo, 18)),
  ...rows("byKind.no.elder", months(1, upTo, 28)),
  ...rows("byKind.no.recent", months(1, upTo, 42)),
];
/** The start is printed by single country; South and Isle together are the others. Even by kind. */
const even = ["North", "South", "Isle"].flatMap((country) =>
  ["elder", "recent"].flatMap((kind) => rows(`came.${country}.${kind}`, months(1, 12, 1))),
);

const model = officeModel("50%").replace(/parameters:[^]*?stages:/, "stages:");

/** value of a state, a kind and a country */
function at(value: Value, ...path: readonly string[]): number {
  const inner = path.reduce<Value>((part, level) => {
    if (part.kind !== "table") throw new Error(`no table at ${level}`);
    return part.levels[level];
  }, value);
  if (inner.kind !== "expression" || inner.expression.kind !== "number") throw new Error("no number");
  return inner.expression.value;
}

const read = (lines: readonly string[], name = "refused"): Value =>
  officeDocuments(model, lines, parameters()).parameters.find((one) => one.name === name)!.source!.value as Value;

test("an even start joins two margins as if they were independent within each result", () => {
  const value = read([...sums(), ...even]);
  // yes, North, old: 10 × 12 ÷ 30 = 4; no: 30 × 28 ÷ 70 = 12; of 16 old cases of the North 12 are refused
  expect(at(value, "first", "old", "North")).toBeCloseTo(12 / 16, 9);
  // others: yes 20 × 18 ÷ 30 = 12, no 40 × 42 ÷ 70 = 24; South and Isle are read alike
  expect(at(value, "second", "new", "South")).toBeCloseTo(24 / 36, 9);
  expect(at(value, "third", "new", "Isle")).toBeCloseTo(24 / 36, 9);
});

test("the share of a level is given the other groups: new cases by country", () => {
  // North: yes 4 old, 6 new; no 12 old, 18 new: 24 of 40
  expect(at(read([...sums(), ...even], "new"), "first", "North")).toBeCloseTo(24 / 40, 9);
});

test("given a level of another axis, the share is that among these alone, whoever reads it", () => {
  const one = (given: string) => parameters().replace("result: no}", `result: no, given: ${given}}`);
  const refused = (given: string) =>
    officeDocuments(model, [...sums(), ...even], one(given)).parameters[0].source!.value as Value;
  // old cases: North 4 yes and 12 no, others 8 yes and 16 no
  expect(at(refused("{kind: old}"), "first", "North")).toBeCloseTo(12 / 16, 9);
  expect(at(refused("{kind: old, country: South}"), "first")).toBeCloseTo(16 / 24, 9);
  expect(() => refused("{kind: aged}")).toThrow(/expected a level of kind; got "aged"/);
  expect(() => refused("{age: old}")).toThrow(/expected an axis of decisions; got "age"/);
  expect(() => refused("{result: no}")).toThrow(/expected levels of other axes under `given:`; got a level of result/);
  expect(() => refused("old")).toThrow(/expected axes and the level of each/);
});

test("the start's odds ratios are kept", () => {
  // the North's cases are new three times as often, odds for odds, as the others'
  const start = [
    ...rows("came.North.elder", months(1, 12, 1)),
    ...rows("came.North.recent", months(1, 12, 3)),
    ...rows("came.South.elder", months(1, 12, 1)),
    ...rows("came.South.recent", months(1, 12, 1)),
  ];
  const refused = read([...sums(), ...start]);
  const share = (kind: string, country: string) => at(refused, "first", kind, country);
  const isNew = (country: string) => at(read([...sums(), ...start], "new"), "first", country);
  const cell = (result: "no" | "yes", kind: "new" | "old", country: string) => {
    const ofKind = kind === "new" ? isNew(country) : 1 - isNew(country);
    return ofKind * (result === "no" ? share(kind, country) : 1 - share(kind, country));
  };
  for (const result of ["no", "yes"] as const) {
    const odds = (country: string) => cell(result, "new", country) / cell(result, "old", country);
    expect(odds("North") / odds("South")).toBeCloseTo(3, 6);
  }
});

test("a margin that prints nobody has nobody, and who is not there reads the others", () => {
  const lines = [
    ...sums().filter((line) => line.startsWith("byKind")),
    ...rows("byCountry.yes.others", months(1, 12, 30)),
    ...rows("byCountry.no.others", months(1, 12, 70)),
    ...even,
  ];
  const value = read(lines);
  // nobody of the North: the shares of all countries, which are the others'
  expect(at(value, "first", "old", "North")).toBeCloseTo(at(value, "first", "old", "South"), 12);
});

test("a share of fewer people than the fewest is read of the other countries, or of all together", () => {
  const text = (fewest: number) => parameters().replace("    axes:", `    fewest: ${fewest}\n    axes:`);
  const refused = (fewest: number) => {
    const { parameters: read } = officeDocuments(model, [...sums(), ...even], text(fewest));
    return at(read[0].source!.value as Value, "first", "new", "North");
  };
  // in the three months of `first` 72 new cases are the North's, 54 of them refused; the others' 108, of which 72
  expect(refused(71)).toBeCloseTo(54 / 72, 9);
  expect(refused(73)).toBeCloseTo(72 / 108, 9);
  // of all 180 new cases 126 are refused, and of all 300 cases 210
  expect(refused(109)).toBeCloseTo(126 / 180, 9);
  expect(refused(1000)).toBeCloseTo(210 / 300, 9);
});

test("margins of other people are refused, and margins a little apart are told and the first holds", () => {
  const with13 = (from: string, to: string) =>
    [...sums(), ...even].map((line) => (line.startsWith(from) ? line.replace("Decided,12,", to) : line));
  expect(() => read(with13("byKind.yes.elder", "Decided,40,"))).toThrow(
    /offices.parameters.yaml:11:\d+ › tables.decisions\n {2}expected margins of the same people in .*; got sums that differ by 28 % from 2024-01 to 2024-03 \(state first\)/,
  );
  const documents = officeDocuments(model, with13("byKind.yes.elder", "Decided,15,"), parameters());
  expect(documents.warnings.map(({ got }) => got)).toContain(
    "sums that differ by 3 % from 2024-01 to 2024-03 (state first); the first holds",
  );
});

test("standing on a day, a table is fitted again from the months known, each state from its own", () => {
  const changing = [
    ...sums(5),
    ...rows("byCountry.yes.North", months(6, 12, 40)),
    ...rows("byCountry.yes.others", months(6, 12, 20)),
    ...rows("byCountry.no.North", months(6, 12, 0)),
    ...rows("byCountry.no.others", months(6, 12, 40)),
    ...rows("byKind.yes.elder", months(6, 12, 24)),
    ...rows("byKind.yes.recent", months(6, 12, 36)),
    ...rows("byKind.no.elder", months(6, 12, 16)),
    ...rows("byKind.no.recent", months(6, 12, 24)),
    ...even,
  ];
  const documents = officeDocuments(model, changing, parameters());
  const facts = readFacts(offices(changing));
  const on = (date: string) => documentsAsOf(documents, facts, day(date), { date, strict: false });
  const refused = (date: string, state: string) =>
    at(
      on(date).documents.parameters.find(({ name }) => name === "refused")!.source!.value as Value,
      state,
      "old",
      "North",
    );
  // on 12 June January to May are known: one month of `second`, which therefore reads all five
  expect(refused("2024-06-12", "second")).toBeCloseTo(12 / 16, 9);
  // May to September: of the North 10 + 4 × 40 yes and 30 no; old are 108 of 270 yes and 92 of 230 no, that is
  // 170 × 108 ÷ 270 = 68 yes and 30 × 92 ÷ 230 = 12 no
  expect(refused("2024-12-31", "second")).toBeCloseTo(12 / 80, 9);
  expect(
    on("2024-06-12")
      .account.computed.map(({ series, to }) => [series, to])
      .slice(0, 3),
  ).toEqual([
    ["ministry/decisions#byCountry.{result}.{country}", "2024-05"],
    ["ministry/decisions#byKind.{result}.{kind}", "2024-05"],
    ["ministry/decisions#came.{country}.{kind}", "2024-05"],
  ]);
});

test.each([
  ["an axis that no margin tells apart", [["#byKind.{result}.{kind}", "#byKind.{result}.elder"]], /expected every axis in braces in one of the margins; got kind in none/],
  ["a level that nobody named", [["{North: North, else: others}", "{North: North, South: others}"]], /expected every level of country, or `else`; got none for Isle/],
  ["a level that is not there", [["{old: elder,", "{aged: elder,"]], /expected a level of kind; got "aged"/],
  ["a margin without figures", [["#byKind.", "#byKindOfCase."]], /expected a series with figures for some levels of its axes; got "ministry\/decisions#byKindOfCase/],
  ["a table that is not there", [["{table: decisions, result: no}", "{table: decision, result: no}"]], /expected the name of a fitted table; got "decision"\n.*did you mean "decisions"/s],
  ["an axis that is not there", [["{table: decisions, result: no}", "{table: decisions, verdict: no}"]], /expected an axis of decisions; got "verdict"/],
  ["a result that is not there", [["{table: decisions, result: no}", "{table: decisions, result: perhaps}"]], /expected a level of result; got "perhaps"/],
])("%s is told where it stands", (_, swaps, words) => {
  const text = swaps.reduce((all, [from, to]) => all.replace(from, to), parameters());
  expect(text).not.toBe(parameters());
  expect(() => officeDocuments(model, [...sums(), ...even], text)).toThrow(words);
}); // prettier-ignore

test("counts below zero are refused", () => {
  const lines = [...sums(), ...even].map((line) =>
    line.replace(/^byKind.no.elder.2024-02,Decided,28/, "byKind.no.elder.2024-02,Decided,-28"),
  );
  expect(() => read(lines)).toThrow(
    /expected counts of at least 0; got -28 in ministry\/decisions#byKind.no.elder.2024-02/,
  );
});
