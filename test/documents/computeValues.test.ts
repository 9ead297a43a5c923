// Numbers computed from series, by hand: the offices of toyOffices.ts.
import { expect, test } from "vitest";
import { documentsAsOf } from "../../src/documents/documentsAsOf.ts";
import { readDocuments } from "../../src/documents/readDocuments.ts";
import { readFacts } from "../../src/facts/readFacts.ts";
import type { Value } from "../../src/quantity/value.ts";
import { day } from "./toyVintages.ts";
import { officeDocuments, officeModel, offices, rows } from "./toyOffices.ts";

/** A table of numbers as plain data: `{first: 30, second: {North: 1}}`. */
function plain(value: Value): unknown {
  if (value.kind === "expression" && value.expression.kind === "number") return value.expression.value;
  if (value.kind !== "table") return value.kind;
  const levels = Object.entries(value.levels).map(([level, inner]) => [level, plain(inner)]);
  return Object.fromEntries(value.otherwise === null ? levels : [...levels, ["else", plain(value.otherwise)]]);
}

const month = (n: number): string => `2024-${String(n).padStart(2, "0")}`;
/** January 1, February 2, … */
const counting = (upTo: number, times = 1): Record<string, number> =>
  Object.fromEntries(Array.from({ length: upTo }, (_, index) => [month(index + 1), times * (index + 1)]));

const valueIn = (value: string, lines: readonly string[], unit = "share"): unknown => {
  const documents = officeDocuments(officeModel(value, "", unit), lines);
  return plain(documents.parameters[0].source!.value as Value);
};

const came = rows("came.North", counting(12));

test("a total during a regime adds the months that lie wholly in each state", () => {
  // January to March; May to September (April belongs to neither); October to December
  const value = '{total: "ministry/decisions#came.North", during: rule}';
  expect(valueIn(value, came, "persons")).toEqual({ first: 1 + 2 + 3, second: 5 + 6 + 7 + 8 + 9, third: 10 + 11 + 12 });
});

test("a mean of months is in the figures' unit, or so many per month where the parameter is", () => {
  const value = '{mean: "ministry/decisions#came.North", during: rule}';
  expect(valueIn(value, came, "persons")).toEqual({ first: 2, second: 7, third: 11 });
  const perDay = valueIn(value, came, "persons per month") as Record<string, number>;
  expect(perDay["second"]).toBeCloseTo(7 / (365.25 / 12), 12);
});

test("over the last months known is one number", () => {
  expect(valueIn('{total: "ministry/decisions#came.North", over: last 3 months}', came, "persons")).toBe(33);
  expect(valueIn('{mean: "ministry/decisions#came.North", over: last 12 months}', came, "persons")).toBe(6.5);
});

test("each month known has a number of its own; the first holds before it, and the last goes on", () => {
  const lines = rows("came.North", { "2024-02": 20, "2024-03": 30, "2024-06": 60 });
  const steps = (value: string, of = lines, unit = "persons") =>
    officeDocuments(officeModel(value, "", unit), of).parameters[0].source!.value as Extract<
      Value,
      { kind: "steps" | "line" }
    >;
  const told = ({ points }: ReturnType<typeof steps>) =>
    points.map(({ when, value }) => [when.days, plain(value)] as const);
  const each = '{total: "ministry/decisions#came.North", each: month}';
  // the run begins on 1 January; April and May read March
  expect(told(steps(each))).toEqual([[day("2024-01-01"), 20], [day("2024-03-01"), 30], [day("2024-06-01"), 60]]); // prettier-ignore
  const perDay = steps('{mean: "ministry/decisions#came.North", each: month}', lines, "persons per month");
  expect(told(perDay)[2][1]).toBeCloseTo(60 / (365.25 / 12), 12);
  const share = '{total: "ministry/decisions#granted", outOf: "ministry/decisions#came.North", each: month}';
  const granted = [...lines, ...rows("granted", { "2024-02": 5, "2024-06": 30 })];
  // in March nothing is printed of those granted, which counts 0
  expect(told(steps(share, granted, "share")).map(([, value]) => value)).toEqual([5 / 20, 0, 30 / 60]);

  const documents = officeDocuments(officeModel(each, "", "persons"), lines);
  const view = documentsAsOf(documents, readFacts(offices(lines)), day("2024-05-20"), {
    date: "2024-05-20",
    strict: false,
  });
  expect(told(view.documents.parameters[0].source!.value as ReturnType<typeof steps>)).toHaveLength(2);

  const years = '{total: "ministry/decisions#came.North", each: fiscal year}';
  expect(() => steps(years)).toThrow(/expected figures of .*came.North for each fiscal year; got each month/);
  expect(() => steps(each.replace("}", ", atLeast: 2 months}"))).toThrow(
    /expected `each:` without `atLeast:`; got both/,
  );
  expect(() => steps(each.replace("}", ", during: rule}"))).toThrow(/got 2 of them/);
});

test("a spread is the relative standard error of a mean of months, with fewer that count where each is like the last", () => {
  const spread = '{spread: "ministry/decisions#came.North", over: last 12 months}';
  const range = (lines: readonly string[], cv = spread) => {
    const uncertainty = `    uncertainty: {times: {lognormal: {median: 1, cv: ${cv}}}}\n`;
    const value = '{mean: "ministry/decisions#came.North", over: last 12 months}';
    return officeDocuments(officeModel(value, uncertainty, "persons"), lines);
  };
  const cvOf = ({ parameters }: ReturnType<typeof range>) =>
    plain((parameters[0].uncertainty!.distribution as { figures: Record<string, Value> }).figures["cv"]);
  // 90, 110, 90, … around 100: every month is unlike the last, so that all twelve count
  const turning = rows("came.North", Object.fromEntries(Array.from({ length: 12 }, (_, n) => [month(n + 1), n % 2 === 0 ? 90 : 110]))); // prettier-ignore
  expect(cvOf(range(turning))).toBeCloseTo(Math.sqrt(1200 / 11 / 12) / 100, 12);
  // 1, 2, … 12: squares add up to 143, neighbours to 107.25, so that 12 × 0.25 ÷ 1.75 months count
  expect(cvOf(range(came))).toBeCloseTo(Math.sqrt(13 / ((12 * 0.25) / 1.75)) / 6.5, 12);
  const out = '{spread: "ministry/decisions#came.North", outOf: "ministry/decisions#all", over: last 12 months}';
  expect(cvOf(range([...came, ...rows("all", counting(12, 5))], out))).toBeCloseTo(0, 12);

  // on 20 May January to April are known: 1 to 4
  const documents = range(came);
  const asOf = { date: "2024-05-20", strict: false };
  const { parameters } = documentsAsOf(documents, readFacts(offices(came)), day(asOf.date), asOf).documents;
  expect(cvOf({ ...documents, parameters } as typeof documents)).toBeCloseTo(Math.sqrt(5 / 3 / ((4 * 0.75) / 1.25)) / 2.5, 12); // prettier-ignore
  const early = documentsAsOf(documents, readFacts(offices(came)), day("2024-03-15"), { date: "2024-03-15", strict: false }); // prettier-ignore
  expect(early.documents.parameters[0].source!.unavailable).toBeDefined();
  expect(() => range([...came, ...rows("all", counting(12, 0))], out)).toThrow(/with a mean above 0; got none/);
  expect(() => range(came, spread.replace("over: last 12 months", "during: rule"))).toThrow(
    /expected a spread `over: last 12 months`/,
  );
});

test("over a span all of its months must be known, or as many as at least", () => {
  expect(valueIn('{mean: "ministry/decisions#came.North", over: 2024-02 to 2024-04}', came, "persons")).toBe(3);
  const short = rows("came.North", counting(3));
  const two = '{mean: "ministry/decisions#came.North", over: 2024-02 to 2024-04, atLeast: 2 months}';
  expect(valueIn(two, short, "persons")).toBe(2.5);
  expect(() => valueIn('{mean: "ministry/decisions#came.North", over: 2024-02 to 2024-04}', short, "persons")).toThrow(
    /expected at least 3 known months of ministry\/decisions#came.North; got 2 in 2024-02 to 2024-04/,
  );
});

test("a fallback may be computed from what was known on the day", () => {
  const value = '{mean: "ministry/decisions#came.North", over: 2024-10 to 2024-12}';
  const series = '{mean: "ministry/decisions#came.North", over: last 3 months}';
  const fallback = `    fallback: {kind: estimate, method: the last three known, value: ${series}}\n`;
  const documents = officeDocuments(officeModel(value, fallback, "persons"), came);
  expect(plain(documents.parameters[0].source!.value as Value)).toBe(11);
  const asOf = { date: "2024-07-10", strict: false };
  const view = documentsAsOf(documents, readFacts(offices(came)), day("2024-07-10"), asOf);
  // June came out that day: April, May and June
  expect(plain(view.documents.parameters[0].source!.value as Value)).toBe(5);
});

test("a group in braces gives each level its own figures, and `as:` says what the series calls them", () => {
  const lines = [...came, ...rows("came.South", counting(12, 10)), ...rows("came.others", counting(12, 100))];
  const value = '{total: "ministry/decisions#came.{country}", as: {country: {Isle: others}}, over: last 3 months}';
  expect(valueIn(value, lines, "persons")).toEqual({ North: 33, South: 330, Isle: 3300 });
});

test("a total out of another is its share; a month in which the part has no figure counts none", () => {
  const part = rows("granted", { "2024-01": 1, "2024-03": 1, "2024-10": 6, "2024-11": 6, "2024-12": 6 });
  const all = rows("all", counting(12));
  const value = '{total: "ministry/decisions#granted", outOf: "ministry/decisions#all", during: rule}';
  expect(valueIn(value, [...part, ...all])).toEqual({ first: 2 / 6, second: 0, third: 18 / 33 });
});

test("inside a table, a group in braces is read for the levels of that place alone", () => {
  const lines = [...came, ...rows("came.South", counting(12, 10)), ...rows("all", counting(12, 100))];
  const value =
    '{by: country, Isle: {total: "ministry/decisions#all", over: last 3 months}, else: {total: "ministry/decisions#came.{country}", over: last 3 months}}';
  expect(valueIn(value, lines, "persons")).toMatchObject({ Isle: 3300, else: { North: 33, South: 330 } });
});

test("what is less is taken off", () => {
  const lines = [...came, ...rows("came.South", counting(12, 10))];
  const value =
    '{total: "ministry/decisions#came.South", less: "ministry/decisions#came.North", outOf: "ministry/decisions#came.South", over: last 3 months}';
  expect(valueIn(value, lines)).toBeCloseTo(9 / 10, 12);
});

test("of two publications the months count in which both print", () => {
  const bureau = [
    { path: "facts/bureau/list/source.yaml", text: offices([])[0].text.replace("Decisions", "List") },
    { path: "facts/bureau/list/table.csv", text: offices(rows("all", counting(6, 10)))[1].text },
  ];
  const read = (lines: readonly string[]) => {
    const files = [{ path: "offices.yaml", text: officeModel(value) }];
    return plain(
      readDocuments(files, "offices", readFacts([...offices(lines), ...bureau])).parameters[0].source!.value as Value,
    );
  };
  const value =
    '{total: "ministry/decisions#came.North", outOf: "bureau/list#all", over: last 3 months, atLeast: 2 months}';
  // the bureau's last three months are April to June; the ministry prints nothing of May
  expect(read(came)).toBe(15 / 150);
  expect(read(came.filter((line) => !line.startsWith("came.North.2024-05")))).toBe(10 / 100);
});

test("a share of nobody in a state is read of the last twelve months known before the state ends", () => {
  const all = rows("all", { ...counting(3), "2024-05": 0, "2024-06": 0, "2024-07": 0 });
  const value = '{total: "ministry/decisions#some", outOf: "ministry/decisions#all", during: rule}';
  // January to July: 1 of 1 + 2 + 3
  expect(valueIn(value, [...rows("some", { "2024-02": 1 }), ...all])).toMatchObject({ first: 1 / 6, second: 1 / 6 });
});

test("several series are added up, above and below", () => {
  const lines = [...came, ...rows("came.South", counting(12, 10)), ...rows("came.Isle", counting(12, 100))];
  const both = '["ministry/decisions#came.South", "ministry/decisions#came.Isle"]';
  expect(valueIn(`{mean: ${both}, over: last 3 months}`, lines, "persons")).toBe(11 * 110);
  expect(valueIn(`{total: "ministry/decisions#came.North", outOf: ${both}, over: last 3 months}`, lines)).toBe(1 / 110);
});

test("a state with fewer known months than at least reads the last twelve months known before it ends", () => {
  const lines = rows("came.North", { "2023-12": 50, ...counting(6) });
  // May and June alone lie in `second`: the last twelve known are December to June. `third` has none
  const all = 50 + 1 + 2 + 3 + 4 + 5 + 6;
  const value = '{total: "ministry/decisions#came.North", during: rule}';
  expect(valueIn(value, lines, "persons")).toEqual({ first: 6, second: all, third: all });
  const two = '{total: "ministry/decisions#came.North", during: rule, atLeast: 2 months}';
  expect(valueIn(two, lines, "persons")).toEqual({ first: 6, second: 11, third: all });
});

test("fiscal years serve where a series has no months, and a year to date is none", () => {
  const lines = rows("came.North", { FY2022: 7, FY2023: 9, FY2024YTD: 1000 });
  expect(valueIn('{mean: "ministry/decisions#came.North", over: last 2 years}', lines, "persons")).toBe(8);
});

test("standing on a day, a value reads the months known then, and says up to which", () => {
  const lines = came;
  const documents = officeDocuments(
    officeModel('{total: "ministry/decisions#came.North", during: rule}', "", "persons"),
    lines,
  );
  const facts = readFacts(offices(lines));
  // published ten days after a month ends: on 10 July June is out, on 9 July it is not
  const on = (date: string) => documentsAsOf(documents, facts, day(date), { date, strict: false });
  const read = (date: string) => plain(on(date).documents.parameters[0].source!.value as Value);
  expect(read("2024-07-10")).toMatchObject({ first: 6, second: 21 });
  expect(read("2024-08-10")).toMatchObject({ first: 6, second: 5 + 6 + 7 });
  expect(on("2024-08-10").account.computed).toEqual([
    { parameter: "granted", series: "ministry/decisions#came.North", from: "2024-01", to: "2024-07" },
  ]);
  expect(on("2024-08-10").account.standIns).toEqual([]);
});

test("before any month is known the value cannot be read, and its fallback stands where it has one", () => {
  const value = '{total: "ministry/decisions#came.North", during: rule}';
  const facts = readFacts(offices(came));
  const on = (text: string) =>
    documentsAsOf(officeDocuments(text, came), facts, day("2024-01-05"), { date: "2024-01-05", strict: false });
  const bare = on(officeModel(value, "", "persons"));
  expect(bare.documents.parameters[0].source?.unavailable?.got).toContain("came.North, published");
  const fallback = "    fallback: {kind: judgement, judgedBy: test, reason: nothing was out, value: 4}\n";
  const held = on(officeModel(value, fallback, "persons"));
  expect(plain(held.documents.parameters[0].source!.value as Value)).toBe(4);
  expect(held.account.standIns).toMatchObject([{ parameter: "granted", what: "fallback" }]);
});

test("later rows of a table, whatever they say, change nothing of a day", () => {
  const value = '{total: "ministry/decisions#came.{country}", during: rule}';
  const lines = ["North", "South", "Isle"].flatMap((country, index) =>
    rows(`came.${country}`, counting(12, index + 1)),
  );
  const read = (changed: readonly string[]) => {
    const documents = officeDocuments(officeModel(value, "", "persons"), changed);
    const facts = readFacts(offices(changed));
    const view = documentsAsOf(documents, facts, day("2024-06-15"), { date: "2024-06-15", strict: false });
    return JSON.stringify([view.documents.parameters, view.account.computed]);
  };
  const isLater = (line: string) => Number(line.split(",")[5].slice(5)) > 5;
  const poisoned = lines.map((line) => (isLater(line) ? line.replace(/Decided,\d+/, "Decided,987654") : line));
  expect(poisoned).not.toEqual(lines);
  expect(read(poisoned) === read(lines)).toBe(true);
  expect(read(lines.filter((line) => !isLater(line))) === read(lines)).toBe(true);
});

test.each([
  ["an unknown series", '{total: "ministry/decisions#cane.North", over: last 3 months}', /15:21 › parameters.granted\n.*expected a series of months.*"ministry\/decisions#cane.North"\n.*did you mean/s],
  ["an unknown regime", '{total: "ministry/decisions#came.North", during: role}', /expected the name of a regime; got "role"\n.*did you mean "rule"/s],
  ["an unknown group in braces", '{total: "ministry/decisions#came.{land}", during: rule}', /expected the name of a group in braces; got "\{land\}"/],
  ["too few months", '{total: "ministry/decisions#short", over: last 6 months}', /expected at least 3 known months of ministry\/decisions#short; got 2/],
  ["a whole of nothing", '{total: "ministry/decisions#short", outOf: "ministry/decisions#none", over: last 3 months}', /expected a total above 0 of ministry\/decisions#none; got 0 from 2024-01 to 2024-03/],
  ["neither months nor regime", '{total: "ministry/decisions#came.North"}', /`during:` a regime or `over:`/],
  ["figures of another unit", '{total: "ministry/decisions#came.North", over: last 3 months}', /figures in months, or a mean .*; got persons in/, "months"],
])("%s is told where it stands", (_, value, words, unit = "share") => {
  const lines = [
    ...came,
    ...rows("short", { "2024-01": 1, "2024-02": 2 }),
    ...rows("none", { "2024-01": 0, "2024-02": 0, "2024-03": 0 }),
  ];
  expect(() => valueIn(value, lines, unit)).toThrow(words);
}); // prettier-ignore
