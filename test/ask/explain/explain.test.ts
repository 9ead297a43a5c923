// What `explain` finds behind a number, on a study whose influences are known because they were put there.
import { noGates } from "../../../src/judge/verdictGate.ts";
import { describe, expect, test } from "vitest";
import { findCells } from "../../../src/ask/explain/findCells.ts";
import { assumptionsOf } from "../../../src/ask/explain/assumptionsOf.ts";
import { explainNumber } from "../../../src/ask/explain/explainNumber.ts";
import { headlinesOf, measuresOf } from "../../../src/ask/explain/headlines.ts";
import { stacksOf } from "../../../src/ask/explain/measureCells.ts";
import { parameterRows } from "../../../src/ask/report/provenanceRows.ts";
import { openDocuments } from "../../../src/documents/openDocuments.ts";
import { studyInput } from "../../../src/study/studyRequest.ts";
import type { StudyRequest } from "../../../src/study/studyRequest.ts";
import type { Documents } from "../../../src/documents/documents.ts";
import { describeProblem, PendencyError } from "../../../src/errors.ts";
import { effectNote, effectText } from "../../../src/present/assumptionSection.ts";
import { influenceText, orderInWords } from "../../../src/present/explainSection.ts";
import { isBeyondChance } from "../../../src/summarise/influence.ts";
import { mergeStudy } from "../../../src/study/mergeStudy.ts";
import { toyFactFiles } from "../../documents/toyVintages.ts";
import { planStudy } from "../../../src/study/planStudy.ts";
import { programOf, Runner } from "../../../src/study/runReplication.ts";
import type { Study } from "../../../src/study/study.ts";

const by = "kind: judgement, judgedBy: test, reason: invented";
const parameters = [
  `mood: {title: Mood, unit: share, ${by}, value: 1, uncertainty: {times: {uniform: {from: 1, to: 2}}}}`,
  `visitors: {title: Visitors, unit: per day, ${by}, value: 100 per day + 0 per day * mood, uncertainty: {times: {uniform: {from: 1, to: 2}}}}`,
  `stroll: {title: Stroll, unit: days, ${by}, value: 2 days, uncertainty: {times: {uniform: {from: 1, to: 2}}}}`,
  `soup: {title: Time for soup, unit: days, ${by}, value: 2 days, uncertainty: {times: {uniform: {from: 1, to: 2}}}}`,
  `halves: {title: Share that goes in, unit: share, ${by}, value: 50%}`,
  `pull: {title: Pull, unit: share, kind: estimate, method: counted once, facts: [ministry/judges#posts.2024], value: 1, uncertainty: {is: {uniform: {from: 0.9, to: 1.1}}}}`,
];
// nobody is left to chance: arrivals are spaced evenly, so that entries are the rate times the days, to one person
const hall = (lines: readonly string[]): string => `pendency: model v1
title: A hall
runs: {from: 2025-01-01, through: 2025-03-31}
groups:
  kind: [adult, child]
parameters:
  ${lines.join("\n  ")}
stages:
  entrance: {arrivals: {rate: visitors, chance: exact, split: {kind: {adult: 100%, child: rest}}}, dwell: 1 hour, next: inside}
  inside: {waits: true, clocks: {goes: {to: garden, after: 1 hour}}}
  garden: {dwell: stroll, next: left}
  left: {outcome: true}
  canteen: {arrivals: {rate: 10 per day * pull, chance: exact, split: {kind: {adult: 100%, child: rest}}}, dwell: soup, next: {eaten: halves, hungry: rest}}
  eaten: {outcome: true}
  hungry: {outcome: true}
quantities:
  cameIn: {title: Came in, entries: inside}
  inGarden: {title: In the garden, stock: garden, at: end}
`;
const plan = `pendency: study v1
for: hall
question: How many come in?
fans:
  garden: {title: In the garden, stages: garden}
headlines:
  cameInEarly: {title: Came in by February, measure: {entries: inside, window: 2025-01}}
  eatenInAll: {title: Eaten, measure: {entries: eaten}}
`;
const claims = `pendency: claims v1
for: hall
claims:
  crowd:
    words: More than a thousand come.
    said: {by: a test, date: 2025-01, source: invented}
    kind: prediction
    measure: {entries: inside}
    compare: value
    holdsIf: at least 1000 persons
`;

function open(lines: readonly string[] = parameters): Documents {
  const files = {
    id: "hall",
    asked: "hall",
    documents: [
      { path: "hall.yaml", text: hall(lines) },
      { path: "hall.claims.yaml", text: claims },
    ],
    targets: [],
    study: { path: "hall.study.yaml", text: plan },
  };
  return openDocuments(files, toyFactFiles);
}

function studyOf(documents: Documents, replications: number): Study {
  const headlines = headlinesOf(documents);
  const request: StudyRequest = {
    files: documents.files,
    factFiles: toyFactFiles,
    asOf: null,
    spec: {
      engine: "individual",
      seed: 11,
      replications,
      stacks: stacksOf(headlines),
      shown: [],
      inFull: null,
      fewer: null,
      points: "drawn",
      sources: {},
      sample: null,
      seriesGroup: "",
      seriesLevels: [],
    },
    measure: { quantities: false, defaults: null, claims: [], targets: false, more: measuresOf(headlines) },
    warmUpDays: null,
    eventLimit: 1e9,
  };
  const input = studyInput(request, documents);
  const runner = new Runner(input);
  const runs = planStudy(input).map((task) => runner.run(task));
  return mergeStudy(input, runs, [programOf(input, 0, null)], "test");
}

const documents = open();
const study = studyOf(documents, 12);
const ledger = assumptionsOf(documents, study, headlinesOf(documents), "again");
const row = (name: string) => ledger?.rows.find(({ parameter }) => parameter === name);

test("a number's way names the figures in the model itself, and the publication of one that is named there", () => {
  const { files } = open();
  const text = hall(parameters).replace("garden: {dwell: stroll", "garden: {dwell: {fact: ministry/stays#usual}");
  const stays = [
    {
      path: "facts/ministry/stays/source.yaml",
      text: "publisher: Ministry\ntitle: Stays\npublishedOn: 2024-01-01\nretrievedOn: 2025-01-01\nlicence: public domain\nfoundIn: a library\n",
    },
    {
      path: "facts/ministry/stays/table.csv",
      text: "row,title,value,unit,scope,period,address,confidence,note\nusual,Stay,9,days,all halls,since the statute,B2,A,\n",
    },
  ];
  const other = openDocuments({ ...files, documents: [{ path: "hall.yaml", text }] }, [...toyFactFiles, ...stays]);
  const cell = findCells("left", other)[0];
  const { typed } = explainNumber(other, study, cell, parameterRows(other, other.facts, null), noGates);
  expect(typed.map(({ path, value, facts: ids }) => [path, value, ids])).toEqual([
    ["stages.entrance.dwell", "1 hour", []],
    ["stages.inside.clocks.goes.after", "1 hour", []],
    ["stages.garden.dwell", "the published figure", ["ministry/stays#usual"]],
  ]);
});

describe("the ledger of judgements", () => {
  test("lists every judgement, and a range around a figure that is not one", () => {
    expect(ledger?.rows.map(({ parameter, judged, state }) => [parameter, judged, state]).toSorted()).toEqual([
      ["halves", "value", "held fixed"],
      ["mood", "value", "drawn"],
      ["pull", "range", "drawn"],
      ["soup", "value", "drawn"],
      // typed in the model: nobody gave a reason, and the ledger says so
      ["stages.canteen.arrivals.rate", "value", "held fixed"],
      ["stages.entrance.dwell", "value", "held fixed"],
      ["stages.inside.clocks.goes.after", "value", "held fixed"],
      ["stroll", "value", "drawn"],
      ["visitors", "value", "drawn"],
    ]);
    // nine draws in ten of a uniform from 1 to 2
    expect(row("visitors")).toMatchObject({ low: 1.05, high: 1.95, usedBy: ["entrance"], reason: "invented" });
  });

  test("entries that are a rate times a drawn factor go with it exactly, by as much as the factors differ", () => {
    const draws = study.draws.find(({ name }) => name === "visitors")?.values as readonly number[];
    const sorted = draws.toSorted((left, right) => left - right);
    const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;
    // 100 a day for the 31 days of January: thirds of twelve runs are four runs each
    const expected = 3100 * (mean(sorted.slice(8)) - mean(sorted.slice(0, 4)));
    const effect = row("visitors")?.effects[0] ?? null;
    expect(effect?.correlation).toBe(1);
    // those who arrive in the last hour of the month come in after it
    expect(Math.abs((effect?.difference ?? 0) - expected)).toBeLessThan(0.01 * expected);
  });

  test("a judgement that is on the way but counts for nothing is not distinguishable from chance", () => {
    // multiplied by nought. Seed fixed; over seeds this would fail once in twenty
    const { effects, reaches } = row("mood") ?? { effects: [], reaches: [] };
    expect([effects[0]?.runs, reaches[0]]).toEqual([12, true]);
    expect(effects[0] === null || isBeyondChance(effects[0])).toBe(false);
    expect(effectText(effects[0], reaches[0])).toMatch(/^chance \([+−]0\.\d\d\)$/);
  });

  test("a judgement from which nothing leads to the number is said to be beside the way, whatever the runs seem to say", () => {
    // nobody in the canteen ever comes in, and nobody in the hall eats
    expect(row("soup")?.reaches).toEqual([false, true]);
    expect(row("visitors")?.reaches).toEqual([true, false]);
    expect(effectText(row("soup")?.effects[0] ?? null, false)).toBe("not on the way");
  });

  test("a number typed in the model is told with its place and the headlines it is on the way to", () => {
    expect(row("stages.canteen.arrivals.rate")).toMatchObject({
      value: "10 per day × “Pull”",
      judgedBy: "whoever wrote the model",
      reason: "typed there, hall.yaml:18",
      usedBy: ["canteen"],
      reaches: [false, true],
    });
  });

  test("what is held fixed has no effect rather than an effect of 0", () => {
    expect(row("halves")).toMatchObject({ effects: [null, null], reaches: [false, true] });
  });

  test("the largest effect stands first, what is held fixed last, whatever the order of the document", () => {
    const names = ledger?.rows.map(({ parameter }) => parameter) ?? [];
    expect(names[0]).toBe("visitors");
    expect(names.slice(-4)).toEqual([
      "halves",
      "stages.entrance.dwell",
      "stages.inside.clocks.goes.after",
      "stages.canteen.arrivals.rate",
    ]);
    const turned = open(parameters.toReversed());
    const again = assumptionsOf(turned, studyOf(turned, 12), headlinesOf(turned), "again");
    expect(again?.rows.map(({ parameter }) => parameter)).toEqual(names);
    expect(again?.rows.map(({ effects }) => effects)).toEqual(ledger?.rows.map(({ effects }) => effects));
  });

  test("of conflicting sources every judged one is listed, and the choice between them with its weights", () => {
    const source = (value: string, weight: string): string => `{${by}, value: ${value}, weight: ${weight}}`;
    const tables = `tables: {title: Tables, unit: share, default: ours, alternatives: {ours: ${source("3", "75%")}, theirs: ${source("5", "rest")}}}`;
    const tabled = open([...parameters, tables]);
    const rows = assumptionsOf(tabled, study, headlinesOf(documents), "again")?.rows ?? [];
    const own = rows.filter(({ parameter }) => parameter === "tables");
    expect(own.map(({ alternative, judged, value, range }) => [alternative, judged, value, range])).toEqual([
      ["ours", "value", "3", ""],
      ["theirs", "value", "5", ""],
      ["", "choice", "3", "ours 75 %, theirs 25 %"],
    ]);
  });

  test("where only chance differs from run to run, that is why there is no effect", () => {
    const chanceOnly = { ...study, draws: [] };
    const found = assumptionsOf(documents, chanceOnly, headlinesOf(documents), "again");
    expect(found === null ? "" : effectNote(found)).toContain("nothing was drawn");
    expect(ledger === null ? "" : effectNote(ledger)).toContain("±0.591 with 12 runs");
  });

  test("with seven runs nothing is said of effects, and the command that measures them is", () => {
    const few = assumptionsOf(documents, studyOf(documents, 7), headlinesOf(documents), "again");
    expect(few?.command).toBe("again");
    expect(few?.rows.flatMap(({ effects }) => effects.map((effect) => effect?.correlation ?? null))).toEqual(
      few?.rows.flatMap(({ effects }) => effects.map(() => null)),
    );
    expect(ledger?.command).toBe("");
  });
});

describe("the path from a number", () => {
  const rows = parameterRows(documents, documents.facts, null);
  const [early] = headlinesOf(documents).map((headline) => explainNumber(documents, study, headline, rows, noGates));

  test("goes by the measure's own place to the parameters that can move it, strongest first", () => {
    expect(early).toMatchObject({ definedAt: "hall.study.yaml:7", counted: ["inside"], stages: ["entrance"] });
    // the canteen and the garden lie beside the way
    expect(early.parameters.map(({ name }) => name)).toEqual(["visitors", "mood"]);
    expect(influenceText(early.parameters[0].influence)).toBe("+1.00");
    expect(orderInWords(early)).toContain("over 12 runs");
  });

  test("is told plainly when no influence was measured", () => {
    const few = explainNumber(documents, studyOf(documents, 3), headlinesOf(documents)[0], rows, noGates);
    expect(orderInWords(few)).toContain("No influence was measured (3 runs are too few)");
    expect(influenceText(few.parameters[0].influence)).toBe("");
  });
});

describe("which number is meant", () => {
  const measure = (text: string, scenario?: readonly string[]) =>
    findCells(text, documents, scenario ?? null)[0].measure;
  const told = (text: string, scenario?: readonly string[]): string => {
    try {
      findCells(text, documents, scenario ?? null);
      return "";
    } catch (error) {
      return error instanceof PendencyError ? error.problems.map(describeProblem).join("\n") : String(error);
    }
  };

  test("a quantity, the same in another period, a headline, a claim, and a stage in words", () => {
    expect(measure("cameIn")).toMatchObject({ kind: "entries", stages: ["inside"], window: null });
    expect(measure("cameIn 2025-02").kind).toBe("entries");
    expect(measure("cameIn 2025-02")).toMatchObject({ window: { text: "2025-02" } });
    expect(measure("eatenInAll")).toMatchObject({ stages: ["eaten"] });
    expect(measure("crowd/0/measure")).toEqual(measure("crowd"));
    expect(measure("eaten adult 2025-03")).toMatchObject({ where: { kind: ["adult"] }, window: { text: "2025-03" } });
  });

  test("a stock of a series stands at the end of the period that is named", () => {
    const found = measure("garden 2025-01");
    // 1 February 2025, in days since 1970
    expect(found).toMatchObject({ kind: "stock", moment: { days: 20120, text: "the end of 2025-01" } });
  });

  test.each([
    ["camIn", 'did you mean "cameIn"?'],
    ["garten", 'did you mean "garden"?'],
    ["zzzzzzzz", "nearest: "],
    ["garden 2025-13", 'a level of a group, or a period such as FY2024; got "2025-13"'],
    ["cameIn soon", "expected a period after cameIn"],
    ["crowd/7/measure", "known: crowd/0/measure"],
    ["eaten chidl", 'did you mean "child"?'],
    ["", "got nothing"],
  ])("%s: one error with what is nearest", (text, expected) => {
    expect(told(text)).toContain(expected);
    expect(told(text).split("expected ")).toHaveLength(2);
  });

  test("a scenario that is not there is told before anything runs", () => {
    expect(told("cameIn", ["calm"])).toContain("the name of a scenario");
  });
});
