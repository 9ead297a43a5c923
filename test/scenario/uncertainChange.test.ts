// A change whose date is drawn, and one that happens with a probability: once a run, the same in every stack.
import { expect, test } from "vitest";
import { askComparison } from "../../src/ask/compare.ts";
import { scenarioTexts } from "../../src/ask/scenarioTexts.ts";
import { checkDocuments } from "../../src/ask/check.ts";
import { askAssumptions } from "../../src/ask/assumptions.ts";
import { parameterRows } from "../../src/ask/report/provenanceRows.ts";
import { judgedUse } from "../../src/ask/explain/judgedUse.ts";
import { pathOf } from "../../src/ask/explain/pathOf.ts";
import { compile, plainly } from "../../src/compile/compile.ts";
import type { CompileOptions } from "../../src/compile/compile.ts";
import { DrawCache } from "../../src/compile/drawCache.ts";
import { drawParameters } from "../../src/compile/drawParameters.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { readSettings } from "../../src/documents/readSettings.ts";
import { chancesIn } from "../../src/scenario/scenario.ts";

const judged = "kind: judgement, judgedBy: a, reason: b";
const office = `pendency: model v1
title: Office
runs: {for: 200 days}
groups: {kind: [plain, special]}
regimes:
  season: {states: [calm, busy], else: {0 days: calm}}
parameters:
  part: {title: Share treated, unit: share, ${judged}, value: 0%}
  lag: {title: Time until it begins, unit: days, ${judged}, value: 20.5 days, uncertainty: {is: {uniform: {from: 0 days, to: 100 days}}}}
  odds: {title: Chance that it passes, unit: share, ${judged}, value: 30%}
  long: {title: D, unit: days, ${judged}, value: 151 days}
  byKind: {title: E, unit: days, ${judged}, value: {by: kind, plain: 1 day, special: 2 days}}
  rising: {title: F, unit: share, ${judged}, value: {line: {0 days: 0%, 200 days: 100%}}}
  negative: {title: G, unit: days, ${judged}, value: -3 days}
  spread: {title: H, unit: days, ${judged}, value: {exponential: {mean: 3 days}}}
  onCall: {title: I, unit: factor, ${judged}, value: {by: season, calm: 1, busy: 2}}
resources: {desk: {servers: onCall}}
stages:
  door: {arrivals: {rate: 10 per day, split: {kind: {plain: 50%, special: rest}}}, passes: true, next: {treated: part, counter: rest}}
  counter: {service: {by: desk, time: 1 minute}, next: sent}
  sent: {outcome: true}
  treated: {outcome: true}
quantities:
  treated: {entries: treated}
`;

function documentsOf(scenarios: string) {
  return openDocuments({
    id: "office",
    asked: "office",
    documents: [
      { path: "office.yaml", text: office },
      { path: "scenarios.yaml", text: `pendency: scenarios v1\nfor: office\nscenarios:\n${scenarios}` },
    ],
    targets: [],
    study: null,
  });
}

const once = (change: string): string => `  one: {changes: [{from: 50 days, ${change}}]}\n`;

/** The share treated, as [from, share] for every instant at which it changes. */
function sharesOf(scenarios: string, replication: number | null = null, options: Partial<CompileOptions> = {}) {
  const documents = documentsOf(scenarios);
  const program = programOf(documents, replication, options);
  const stage = program.stages.find(({ name }) => name === "door")!;
  const curve = (stage.next.shares[stage.next.to.indexOf(stageId(program, "treated"))] as Int32Array)[0];
  return piecesOf(program, curve);
}

type Documents = ReturnType<typeof documentsOf>;

function programOf(documents: Documents, replication: number | null, options: Partial<CompileOptions> = {}) {
  const point = replication === null ? null : pointOf(documents, replication);
  return compile(documents, null, { ...plainly, stack: ["one"], point, ...options });
}

function pointOf({ parameters, scenarios }: Documents, replication: number) {
  return drawParameters(parameters, { seed: 7, replication, sources: {}, chances: chancesIn(scenarios) });
}

const stageId = (program: ReturnType<typeof programOf>, name: string) =>
  program.stages.findIndex((stage) => stage.name === name);

function piecesOf({ curves: { offsets, starts, values } }: ReturnType<typeof programOf>, curve: number) {
  const [first, end] = [offsets[curve], offsets[curve + 1]];
  return Array.from({ length: end - first }, (_, piece) => [starts[first + piece], values[first + piece]]);
}

test("a delay moves both ends of a change, by whole grid steps, rounded up", () => {
  expect(sharesOf(once("through: 80 days, parameter: part, set: 40%, delayedBy: lag"))).toEqual([
    [0, 0],
    [71, 0.4],
    [101, 0],
  ]);
});

test("its length is drawn once a run, as its parameter says", () => {
  const documents = documentsOf(once("parameter: part, set: 40%, delayedBy: lag"));
  const starts = Array.from({ length: 20 }, (_, replication) => {
    const drawn = pointOf(documents, replication).draws["lag"].value;
    const [, [start]] = sharesOf(once("parameter: part, set: 40%, delayedBy: lag"), replication);
    expect(start).toBe(50 + Math.ceil(drawn));
    return start;
  });
  expect(new Set(starts).size).toBeGreaterThan(10);
});

test("a delay of nothing leaves a date where it is, whole step or not", () => {
  const documents = documentsOf(`  one: {changes: [{from: 50.25 days, parameter: part, set: 40%, delayedBy: lag}]}\n`);
  const point = readSettings(documents, [["lag", "0 days"]]);
  expect(programOf(documents, null, { point }).curves.starts).toContain(50.25);
});

test("delayed beyond the end of the run, a change leaves no trace", () => {
  for (const change of ["parameter: part, set: 40%", "regime: season, set: busy", "parameter: part, set: 40%, appliesTo: new arrivals"]) {
    const late = programOf(documentsOf(once(`${change}, delayedBy: long`)), null);
    expect(late).toEqual(programOf(documentsOf(once(change)), null, { stack: [] }));
    expect(late).not.toEqual(programOf(documentsOf(once(change)), null));
  }
}); // prettier-ignore

test("a regime's state comes later too, and servers that follow it do", () => {
  const program = programOf(documentsOf(once("regime: season, set: busy, delayedBy: lag")), null);
  expect(piecesOf(program, program.resources[0].units.curve)).toEqual([
    [0, 1],
    [71, 2],
  ]);
});

test("a change for new arrivals begins an era at its drawn date, or none where it does not happen", () => {
  const change = "parameter: part, set: 40%, appliesTo: new arrivals, delayedBy: lag, chance: odds";
  const documents = documentsOf(once(change));
  for (let replication = 0; replication < 12; replication++) {
    const point = pointOf(documents, replication);
    const happens = point.chances!["odds"] >= 0.7;
    const expected = happens ? [50 + Math.ceil(point.draws["lag"].value)] : [];
    expect(Array.from(programOf(documents, replication).eras)).toEqual(expected);
  }
});

test("a change happens in as many runs as its chance says", () => {
  const documents = documentsOf(once("parameter: part, set: 40%, chance: odds"));
  const happened = Array.from({ length: 2000 }, (_, replication) => pointOf(documents, replication).chances!["odds"] >= 0.7);
  // six standard deviations of 2,000 throws, √(2000 · 0.3 · 0.7) = 20.5: passed in all but 2 of 10⁹ such tests
  expect(Math.abs(happened.filter(Boolean).length - 600)).toBeLessThan(6 * 20.5);
  const shares = happened.slice(0, 30).map((_, replication) => sharesOf(once("parameter: part, set: 40%, chance: odds"), replication).length === 2);
  expect(shares).toEqual(happened.slice(0, 30));
}); // prettier-ignore

test("with every parameter at its value it happens when the chance is half or more", () => {
  const scenarios = once("parameter: part, set: 40%, chance: odds");
  const documents = documentsOf(scenarios);
  const at = (odds: string) => programOf(documents, null, { point: readSettings(documents, [["odds", odds]]) });
  const never = programOf(documents, null, { stack: [] });
  expect(programOf(documents, null)).toEqual(never);
  expect(at("49.9%")).toEqual(never);
  expect(at("50%")).not.toEqual(never);
});

test("a chance of 0 is never and one of 100 % always, whatever is drawn", () => {
  const documents = documentsOf(once("parameter: part, set: 40%, chance: odds"));
  const asSet = (odds: string, replication: number) => {
    const point = { ...pointOf(documents, replication), set: readSettings(documents, [["odds", odds]]).set };
    return programOf(documents, null, { point });
  };
  const never = programOf(documents, null, { stack: [] });
  for (let replication = 0; replication < 40; replication++) {
    expect(asSet("0%", replication)).toEqual(never);
    expect(asSet("100%", replication)).not.toEqual(never);
  }
});

test("draw after draw, what is kept between draws changes nothing, whichever is drawn", () => {
  for (const change of ["parameter: part, set: 40%", "regime: season, set: busy"]) {
    for (const more of ["chance: odds", "delayedBy: lag", "chance: odds, delayedBy: lag"]) {
      const documents = documentsOf(once(`${change}, ${more}`));
      const kept = new DrawCache();
      for (let replication = 0; replication < 8; replication++) {
        expect(programOf(documents, replication, { kept })).toEqual(programOf(documents, replication));
      }
    }
  }
});

const pair = `  one: {changes: [{from: 50 days, parameter: part, set: 40%, delayedBy: lag, chance: odds}]}
  two: {on: one, changes: [{from: 0 days, parameter: onCall, add: 1}, {from: 10 days, regime: season, set: busy, chance: odds}]}
`;

test.each(["individual", "fluid"] as const)(
  "changes that name one parameter happen in the same runs, in every stack: %s engine",
  async (engine) => {
    const asked = { replications: 12, stacks: [[], ["one"], ["two"]], engine };
    const { study } = await askComparison(documentsOf(pair), asked);
    const [never, one, two] = study.stacks.map(({ measures }) => measures[0].values.map((value) => value as number));
    expect(never).toEqual(Array(12).fill(0));
    // more hands at the counter treat nobody, so that both stacks treat the same people
    expect(two).toEqual(one);
    const drawn = study.draws.find(({ how }) => how === "chance")!;
    expect(drawn.name).toBe("odds");
    expect(one.map((treated) => treated > 0)).toEqual(drawn.values.map((value) => (value as number) >= 0.7));
    expect(new Set(one).size).toBeGreaterThan(2);
  },
);

test("what is drawn is told: to readers of the scenario, and on the way from a number to what it rests on", () => {
  const documents = documentsOf(pair);
  expect(scenarioTexts(documents)).toMatchObject([
    {
      name: "one",
      description:
        "Later than dated by “Time until it begins”, one length a run. Happens in some runs only, by “Chance that it passes”, the same runs in every stack.",
    },
    { name: "two", description: "Happens in some runs only, by “Chance that it passes”, the same runs in every stack (1 of 2 changes)." },
  ]); // prettier-ignore
  const { measure } = documents.model.quantities[0];
  const named = pathOf(documents, measure, ["one"]).parameters.map(({ parameter, through }) => [
    parameter.name,
    through,
  ]);
  expect(named).toContainEqual(["lag", ["part"]]);
  expect(named).toContainEqual(["odds", ["part"]]);
  expect(pathOf(documents, measure, []).parameters.map(({ parameter }) => parameter.name)).not.toContain("odds");
  expect(documents.warnings.map(({ path }) => path)).not.toContain("parameters.lag");
  expect(checkDocuments(documents).sizes.map(({ stack }) => stack)).toEqual(["baseline", "one", "two"]);
});

test("in the ledger of judgements a chance is drawn, and changes say what moves their date", async () => {
  const documents = documentsOf(pair);
  const { ledger } = await askAssumptions(documents, { replications: 8 });
  const rowOf = (name: string) => ledger?.rows.find(({ parameter }) => parameter === name);
  expect(rowOf("odds")).toMatchObject({ state: "drawn", range: "drawn once a run, whether it happens" });
  expect(rowOf("long")).toMatchObject({ state: "held fixed", range: "" });
  expect(rowOf("scenarios.one.part")?.value).toBe("set 0.4, from 50 days, later by lag, in some runs by odds");
  const [treated] = parameterRows(documents, documents.facts, null).filter(({ name }) => name === "odds");
  expect(treated.uncertainty).toBe("drawn once a run, whether it happens");
});

test("a number that a scenario sets in some runs only, or from a drawn day on, is not all that is read", () => {
  const useOf = (change: string) => {
    const documents = documentsOf(`  one: {changes: [{from: 0 days, parameter: part, set: 40%${change}}]}\n`);
    const part = documents.parameters.find(({ name }) => name === "part")!;
    const published = { ...part, source: { ...part.source!, kind: "estimate" as const } };
    const { measure } = documents.model.quantities[0];
    return judgedUse(published, documents, { ...measure, scenario: ["one"] });
  };
  expect(["", ", chance: odds", ", delayedBy: lag"].map(useOf)).toEqual(["all", "some", "some"]);
});

test.each([
  ["a delay without a date", "  one: {changes: [{parameter: part, set: 40%, delayedBy: lag}]}\n", "`from:`"],
  ["a delay of a scenario", "  one: {delayedBy: lag, changes: [{from: 50 days, parameter: part, set: 40%}]}\n", "delayedBy"],
  ["a length in place of a name", once("parameter: part, set: 40%, delayedBy: 30 days"), 'changes[1].delayedBy\n  expected the name of a parameter; got "30 days"'],
  ["a number in place of a name", once("parameter: part, set: 40%, chance: 30%"), 'the name of a parameter; got 30%'],
  ["a name that is none", once("parameter: part, set: 40%, chance: odd"), 'did you mean "odds"?'],
  ["a delay that is a share", once("parameter: part, set: 40%, delayedBy: odds"), "expected a duration"],
  ["a chance that is a length", once("parameter: part, set: 40%, chance: lag"), "expected a share"],
  ["a distribution", once("parameter: part, set: 40%, delayedBy: spread"), "spread, which is a distribution"],
  ["an uncertain change beside another of the same time", `${once("parameter: part, set: 40%, chance: odds")}  two: {on: one, changes: [{from: 60 days, parameter: part, set: 50%}]}\n`, "one change of part at a time"],
  ["a change that may be drawn into another", `  one: {changes: [{from: 50 days, through: 60 days, parameter: part, set: 40%, delayedBy: lag}, {from: 90 days, parameter: part, set: 50%}]}\n`, "one change of part at a time"],
  ["a delay by group", once("parameter: part, set: 40%, delayedBy: byKind"), "the same for everybody"],
  ["a chance that changes", once("parameter: part, set: 40%, chance: rising"), "one number for the whole run; got one that changes"],
  ["a delay below 0", once("parameter: part, set: 40%, delayedBy: negative"), "not below 0"],
  ["a change that delays itself", once("parameter: lag, set: 4 days, delayedBy: lag"), "without circles; got lag → lag"],
])("%s is refused", (_what, scenarios, message) => {
  expect(() => programOf(documentsOf(scenarios), null, { stack: scenarios.includes("two:") ? ["two"] : ["one"] })).toThrow(message);
}); // prettier-ignore

test("two changes that are drawn later by one parameter stay one after the other", () => {
  const scenarios = `  one: {changes: [{from: 50 days, through: 60 days, parameter: part, set: 40%, delayedBy: lag}, {from: 60 days, parameter: part, set: 50%, delayedBy: lag}]}\n`;
  expect(sharesOf(scenarios)).toEqual([
    [0, 0],
    [71, 0.4],
    [81, 0.5],
  ]);
});
