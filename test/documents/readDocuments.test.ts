import { expect, test } from "vitest";
import { PendencyError, describeProblem } from "../../src/errors.ts";
import { readDocuments } from "../../src/documents/readDocuments.ts";
import { exampleFiles, exampleIds } from "../claim/examples.ts";

test.each(exampleIds)("the documents of %s read without errors", (id) => {
  const { model } = readDocuments(exampleFiles(id), id);
  expect(model.id).toBe(id);
});

test("together they are thirteen documents", () => {
  expect(exampleIds.flatMap(exampleFiles)).toHaveLength(13);
});

const court = `pendency: model v1
title: A court
runs: {from: 2023-10-01, through: 2025-09-30}
units: [judge]
groups: {nationality: [China, India]}
parameters:
  arrivalRate: {title: Arrivals, unit: per day, kind: judgement, judgedBy: test, reason: invented, value: 3}
resources:
  judges: {servers: 5 judges}
stages:
  hearing:
    arrivals: {rate: arrivalRate, split: {nationality: {China: 40%, India: rest}}}
    service: {by: judges, time: {exponential: {mean: 1 day}}}
    clocks: {gaveUp: {rate: 2% per year, to: abandoned}}
    next: {relief: {by: nationality, China: 30%, else: 20%}, removal: rest}
  relief: {outcome: true}
  removal: {outcome: true}
  abandoned: {outcome: true}
`;
const scenarios = `pendency: scenarios v1
for: court
scenarios:
  more: {changes: [{from: 2024-10-01, parameter: arrivalRate, set: 4}]}
`;

function problemsOf(change: (text: string) => string, other = (text: string) => text) {
  const files = [
    { path: "court.yaml", text: change(court) },
    { path: "scenarios.yaml", text: other(scenarios) },
  ];
  try {
    readDocuments(files, "court");
    return [];
  } catch (error) {
    if (!(error instanceof PendencyError)) throw error;
    return error.problems.map(describeProblem);
  }
}
const swap = (from: string, to: string) => (text: string) => {
  expect(text).toContain(from);
  return text.replace(from, to);
};

test("the court of these tests is right, and a bare number takes its parameter's unit", () => {
  expect(problemsOf((text) => text)).toEqual([]);
});

// One mistake each: what a person types, and the one message that follows.
const mistakes: [string, (text: string) => string, string][] = [
  [
    "a misspelt stage",
    swap("to: abandoned", "to: abandonned"),
    'court.yaml:14:46 › stages.hearing.clocks.gaveUp.to\n  expected the name of a stage; got "abandonned"\n  hint: did you mean "abandoned"?',
  ],
  [
    "probabilities that sum to 110 %",
    swap("removal: rest", "removal: 70%, abandoned: 10%"),
    "stages.hearing.next › nationality China\n  expected shares that sum to 100 %; got 110 % (relief 30 %, removal 70 %, abandoned 10 %)",
  ],
  ["a negative rate", swap("rate: 2% per year", "rate: -2% per year"), "expected 0 or more; got -"],
  [
    "a bare number where a duration is wanted",
    swap("mean: 1 day", "mean: 10.2"),
    'expected a duration with a unit, such as "310 days" or "10.2 months"; got 10.2',
  ],
  ["a rate where a duration is wanted", swap("mean: 1 day", "mean: 1 per day"), "expected a duration with a unit"],
  ["an empty file", () => "", "expected a document; got an empty file"],
  ["a file of 5 MB", () => "# ".padEnd(5_000_000, "x"), "expected a document of at most 1 MB; got 5.0 MB"],
  [
    "a key said twice",
    swap("units: [judge]", "units: [judge]\ntitle: Again"),
    "expected each key once; got title again\n  hint: the first is in line 2",
  ],
  [
    "a tab for indentation",
    swap("  judges: {servers", "\tjudges: {servers"),
    "expected spaces at the start of a line; got a tab",
  ],
  [
    "a level neither named nor covered",
    swap("China: 30%, else: 20%", "China: 30%"),
    "expected a value for every level of nationality; got none for India",
  ],
  [
    "a level that is unknown",
    swap("China: 30%, else", "Chine: 30%, else"),
    'got "Chine"\n  hint: did you mean "China"?',
  ],
  ["a misspelt key", swap("clocks: {gaveUp", "clock: {gaveUp"), 'got "clock"\n  hint: did you mean "clocks"?'],
  ["a misspelt unit", swap("1 day", "1 dya"), '"dya" in "1 dya"\n  hint: did you mean "day"?'],
  [
    "a misspelt parameter",
    swap("rate: arrivalRate", "rate: arivalRate"),
    'got "arivalRate"\n  hint: did you mean "arrivalRate"?',
  ],
  [
    "a word of a later version",
    swap("servers: 5 judges", "servers: 5 judges, interrupts: true"),
    "interrupts is not in this version",
  ],
  ["another kind of document", swap("model v1", "modell v1"), "first line that says what the document is"],
  ["an anchor", swap("title: A court", "title: &a A court"), "expected plain data; got an anchor, &a"],
  ["a tag", swap("title: A court", "title: !!str A court"), "expected plain data; got a tag"],
  ["deep nesting", (text) => `${text}deep: ${"[".repeat(5000)}`, "expected at most 64 levels of nesting"],
  // prettier-ignore
  ["deep nesting of blocks", () => `pendency: model v1\n${Array.from({ length: 1300 }, (_, n) => `${" ".repeat(n)}a:\n`).join("")}`, "expected at most 64 levels of nesting"],
  ["words that turn round", (text) => text.replace("title: ", "title: \u202E"), "read in the order in which it is written; got a character that turns it (U+202E)"], // prettier-ignore
  ["deep nesting of lists", (text) => `${text}deep:\n  ${"- ".repeat(5000)}`, "expected at most 64 levels of nesting"],
  [
    "a key that could reach behind the data",
    swap("title: A court", "__proto__: A court"),
    "expected another name; got __proto__",
  ],
  ["a binary file", () => "pendency: model v1\n\u0000\u0001", "expected text in UTF-8"],
  [
    "a loop that takes no time",
    swap("removal: {outcome: true}", "removal: {passes: true, next: removal}"),
    "removal → removal",
  ],
  ["values of two kinds added", swap("mean: 1 day", "mean: 1 day + 3 judges"), "got days and judges"],
  ["stocks in a duration", swap("mean: 1 day", "mean: 1 day * stock(hearing)"), "does not look at stocks"],
  [
    "a schedule that begins too late",
    swap("servers: 5 judges", "servers: {steps: {2024-01-01: 5}}"),
    "got the first at 2024-01-01",
  ],
  [
    "a change between grid edges",
    swap("servers: 5 judges", "servers: {steps: {FY2020: 5, 2024-01-01 06:30: 6}}"),
    "grid edges",
  ],
  [
    "a group the arrivals do not share out",
    swap(", split: {nationality: {China: 40%, India: rest}}", ""),
    "expected a figure for each nationality, or a split by it; got neither",
  ],
  [
    "a normal duration without a floor",
    swap("{exponential: {mean: 1 day}}", "{normal: {mean: 1 day, sd: 1 hour}}"),
    "`atLeast:` beside a normal duration",
  ],
  [
    "quantiles that fall",
    swap("{exponential: {mean: 1 day}}", "{quantiles: {0%: 3 days, 50%: 1 day, 100%: 5 days}}"),
    "expected quantiles that rise",
  ],
  ["counts with a gap", swap("rate: arrivalRate", "counts: {FY2024: 900}"), "got none from 2024-10-01"],
];

test.each(mistakes)("%s is one clear error", (_title, change, message) => {
  const problems = problemsOf(change);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(message);
});

test("a scenario that names an unknown parameter is told the nearest", () => {
  const problems = problemsOf((text) => text, swap("parameter: arrivalRate", "parameter: arrivalsRate"));
  expect(problems).toEqual([
    'scenarios.yaml:4:50 › scenarios.more.changes[1].parameter\n  expected the name of a parameter; got "arrivalsRate"\n  hint: did you mean "arrivalRate"?',
  ]);
});

test("a scenario for another model is refused", () => {
  expect(problemsOf((text) => text, swap("for: court", "for: cuort"))[0]).toContain("expected the model court");
});

test("a fact that is not in the library is one error with the nearest row", () => {
  const publication = {
    id: "eoir/judges", publisher: "eoir", title: "", publishedOn: "", retrievedOn: "", licence: "", foundIn: "",
    rawFile: "", rawSha256: "", notes: "",
  }; // prettier-ignore
  const fact = {
    id: "eoir/judges#FY2023", title: "", value: 649, unit: "judges", scope: "", period: "since the report", address: "",
    confidence: "A" as const, note: "", publication,
  }; // prettier-ignore
  const library = {
    facts: new Map([[fact.id, fact]]),
    publications: new Map([[publication.id, publication]]),
    conflicts: [],
  };
  const withFact = (row: string) => [
    { path: "court.yaml", text: court.replace("5 judges", `{fact: eoir/judges#${row}}`) },
  ];
  expect(readDocuments(withFact("FY2023"), "court", library).warnings).toEqual([]);
  expect(() => readDocuments(withFact("FY2032"), "court", library)).toThrow(
    'expected a fact in the library; got "eoir/judges#FY2032"\n  hint: did you mean "eoir/judges#FY2023"?',
  );
});

test("the order of keys never matters", () => {
  const lines = court.split("\n");
  const [units, groups] = [lines[3], lines[4]];
  const moved = [...lines.filter((line) => line !== units && line !== groups).slice(0, -1), groups, units, ""].join(
    "\n",
  );
  const read = (text: string) => readDocuments([{ path: "court.yaml", text }], "court").model;
  const withoutPositions = (value: unknown) =>
    JSON.stringify(value, (key, inner: unknown) => (key === "at" || key === "position" ? undefined : inner));
  expect(withoutPositions(read(moved))).toBe(withoutPositions(read(court)));
});
