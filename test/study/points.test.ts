// Values from outside: a setting is a scenario from the start of the run, to the bit; a given point is the
// draw it repeats.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { askGrid } from "../../src/ask/grid.ts";
import { compile } from "../../src/compile/compile.ts";
import { drawParameters } from "../../src/compile/drawParameters.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { readSettings } from "../../src/documents/readSettings.ts";
import { PendencyError } from "../../src/errors.ts";
import { settingText, together } from "../../src/scenario/point.ts";
import type { Point } from "../../src/scenario/point.ts";
import { engineVersion } from "../../src/study/engineVersion.ts";
import { inThisThread } from "../../src/study/inThisThread.ts";
import { makeStudy } from "../../src/study/makeStudy.ts";
import type { Conduct } from "../../src/study/makeStudy.ts";
import { tellNobody } from "../../src/study/narrate.ts";
import { planStudy } from "../../src/study/planStudy.ts";
import { Runner } from "../../src/study/runReplication.ts";
import { sha256 } from "../../src/study/sha256.ts";
import { neverStopped } from "../../src/study/stop.ts";
import type { Study, StudySpec } from "../../src/study/study.ts";
import { inOneOrder } from "../../src/study/studyId.ts";
import { studyInput } from "../../src/study/studyRequest.ts";
import { toyFactFiles, toyModel } from "../documents/toyVintages.ts";
import { officeRequest, openOffice, set } from "./office.ts";

const documents = openOffice();
const limits = { recordsPerRun: 1e6, recordsInAll: 1e9, memoryBytes: 4e9, eventsPerRun: null };
const conduct: Conduct = { executor: inThisThread({ documents }), limits, narrate: tellNobody, stop: neverStopped };

function study(spec: Partial<StudySpec>): Promise<Study> {
  const measure = { quantities: true, defaults: { tailDays: [] }, claims: [], targets: false };
  return makeStudy({ ...officeRequest({ replications: 2, ...spec }), measure }, documents, conduct);
}

function problemOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(PendencyError);
    return (error as PendencyError).message;
  }
  throw new Error("was not refused");
}

/** A scenario of the office > the setting that says the same. */
const pairs: readonly (readonly [string, Point])[] = [
  ["fromStart", set({ onDuty: "4" })],
  ["fewerPapers", set({ papers: "2 days" })],
  ["quicker", set({ hearing: "{exponential: {mean: 2 hours}}" })],
  ["byKind", set({ refusals: "{by: kind, urgent: 5%, else: 15%}" })],
  ["twoMoreInMarch", set({ onDuty: "5 officers" }, "2025-03-01")],
];

describe.each(pairs)("a setting like the scenario %s", (scenario, setting) => {
  test("gives the same Program, drawn and at the parameters' values, and another than none", () => {
    for (const point of [null, drawParameters(documents.parameters, { seed: 3, replication: 1, sources: {} })]) {
      const options = { sources: {}, sample: null };
      const byScenario = compile(documents, null, { ...options, stack: [scenario], point });
      expect(compile(documents, null, { ...options, stack: [], point: together(point, setting) })).toEqual(byScenario);
      expect(compile(documents, null, { ...options, stack: [], point })).not.toEqual(byScenario);
    }
  });

  test.each<StudySpec["engine"]>(["individual", "fluid"])("gives the same results (%s)", async (engine) => {
    const [bySetting] = (await study({ engine, stacks: [[]], settings: [setting] })).stacks;
    const [byScenario] = (await study({ engine, stacks: [[scenario]] })).stacks;
    expect({ ...bySetting, stack: [] }).toEqual({ ...byScenario, stack: [] });
  });
});

test("two settings together are two scenarios together, and so is the cell of a grid", async () => {
  const point = together(pairs[0][1], pairs[1][1]);
  const [bySetting] = (await study({ stacks: [[]], settings: [point] })).stacks;
  const [byScenario] = (await study({ stacks: [["fromStart", "fewerPapers"]] })).stacks;
  expect(bySetting.digests).toEqual(byScenario.digests);

  const values = (parameter: string, texts: readonly string[]) => ({ title: parameter, parameter, values: texts.map((text) => ({ text, value: Number.parseFloat(text), unit: documents.model.quantities[0] && { text: "", powers: {}, scale: 1 } })) }); // prettier-ignore
  const plan = {
    title: "Waiting",
    note: "",
    measure: documents.model.quantities[1].measure,
    against: null,
    event: "",
    holds: "less than" as const,
    line: 0,
    stack: [],
    from: "2025-01-01",
    replications: 2,
    x: values("onDuty", ["3 officers", "4 officers", "4 officers"]),
    y: values("papers", ["4 days", "2 days"]),
  };
  const grid = await askGrid(documents, { plan, seed: 2 }, conduct);
  const central = await study({ points: "central", stacks: [[], ["fromStart"], ["fewerPapers"], ["fromStart", "fewerPapers"]] }); // prettier-ignore
  const [none, more, fewer, both] = central.stacks.map(({ measures }) => measures.find(({ name }) => name === "urgentWait")?.mean); // prettier-ignore
  // a value that stands twice on an axis is run twice
  expect(grid?.values).toEqual([
    [none, more, more],
    [fewer, both, both],
  ]);
});

describe("points together", () => {
  const value = fc.record({ parameter: fc.constantFrom("onDuty", "papers"), days: fc.integer({ min: 0, max: 3 }) });
  const points = fc
    .record({ draw: fc.option(fc.integer()), source: fc.option(fc.string()), set: fc.array(value, { maxLength: 3 }) })
    .map(({ draw, source, set: values }): Point => {
      const at = { file: "", line: 1, column: 1 };
      return {
        draws: draw === null ? {} : { a: { how: "is", value: draw } },
        sources: source === null ? {} : { b: source },
        set: values.map(({ parameter, days }, n) => {
          const from = { days, calendar: false, text: `${days} days` };
          return { parameter, from, text: `${n}`, at, value: { kind: "expression", at, expression: { kind: "number", value: n } } } as Point["set"][number]; // prettier-ignore
        }),
      };
    });

  test("nothing beside a point is the point, and how three are bracketed does not matter", () => {
    const maybe = fc.option(points);
    fc.assert(
      fc.property(maybe, maybe, maybe, (one, two, three) => {
        expect(together(one, null)).toBe(one);
        expect(together(null, one)).toBe(one);
        expect(together(together(one, two), three)).toEqual(together(one, together(two, three)));
      }),
    );
  });

  test("where both speak of a parameter the second counts, from its instant on", async () => {
    const [early, late] = [set({ onDuty: "4" }), set({ onDuty: "5" }, "2025-03-01")];
    expect(together(late, early)).toEqual(early);
    expect(together(early, late)?.set).toHaveLength(2);
    const [both] = (await study({ stacks: [[]], settings: [together(early, late)] })).stacks;
    const [until] = (await study({ stacks: [[]], settings: [early] })).stacks;
    expect(both.digests).not.toEqual(until.digests);
    // February is over before the second one speaks
    const february = (stack: typeof both) => stack.fans.map(({ median }) => median.slice(0, 2));
    expect(february(both)).toEqual(february(until));
    expect(settingText(together(early, late), "2025-01-01")).toBe("onDuty = 4, onDuty = 5 from 2025-03-01");
  });
});

describe("a setting", () => {
  test("of a parameter that the stack changes too is refused, with both places", async () => {
    const refused = study({ stacks: [[], ["oneMore"]], settings: [null, set({ onDuty: "4" })] });
    await expect(refused).rejects.toThrow(
      "setting onDuty:1:1 › onDuty from 2025-01-01\n" +
        "  expected one change of onDuty at a time, or two that both add or both multiply; " +
        'got "set" beside "set" of scenario oneMore\n' +
        "  hint: the other change is at office.scenarios.yaml:4:48",
    );
  });

  test("takes the place of what is drawn of that parameter, and leaves every other draw as it was", async () => {
    const [drawn, fixed] = await Promise.all([
      study({ stacks: [[]] }),
      study({ stacks: [[]], settings: [set({ applicants: "20 per day" })] }),
    ]);
    expect(fixed.draws).toEqual(drawn.draws);
    expect(fixed.stacks[0].digests).not.toEqual(drawn.stacks[0].digests);
    const noDraws = await study({ stacks: [[]], points: "central", sources: { refusals: "paper" } });
    const alike = await study({ stacks: [[]], settings: [set({ applicants: "20 per day" })], sources: { refusals: "paper" } }); // prettier-ignore
    expect(alike.stacks[0].digests).toEqual(noDraws.stacks[0].digests);
  });

  test.each<readonly [string, Readonly<Record<string, string>>, string, string | null]>([
    ["of no parameter", { onDty: "4" }, 'setting\n  expected a parameter of the model; got "onDty"\n  hint: did you mean "onDuty"?', null],
    ["that is no number", { onDuty: "9x" }, 'setting onDuty:1:2 › onDuty\n  expected a unit after a number; got "x"', null],
    ["in another unit", { onDuty: "3 days" }, "setting onDuty:1:1 › onDuty\n  expected a figure in officers; got 3 days", null],
    ["by a group that is none", { refusals: "{by: knd, urgent: 5%}" }, 'setting refusals:1:6 › refusals\n  expected the name of a group or regime; got "knd"', null],
    ["that is no YAML", { refusals: "{by: kind" }, "setting refusals:1:", null],
    ["that is a list", { onDuty: "[3]" }, "setting onDuty:1:1 › onDuty\n  expected a number with its unit", null],
    ["that is empty", { onDuty: "" }, "setting onDuty:1:1 › onDuty\n  expected ", null],
    ["of a distribution that is none", { hearing: "{exponentia: {mean: 3 hours}}" }, "setting hearing:1:1\n  expected a value; got a mapping of exponentia", null],
    ["from no day", { onDuty: "4" }, 'setting from\n  expected a date, month or fiscal year such as 2024-06-28; got "soon"', "soon"],
    ["from an elapsed time, where runs have dates", { onDuty: "4" }, "setting from\n  expected a date", "5 days"],
  ])("%s is refused, where it stands", (_, values, expected, from) => {
    expect(problemOf(() => readSettings(documents, Object.entries(values), from))).toContain(expected);
  }); // prettier-ignore

  test("of one parameter twice is refused", () => {
    const twice = [["onDuty", "3"], ["onDuty", "4"]] as const; // prettier-ignore
    expect(problemOf(() => readSettings(documents, twice))).toBe(
      "setting\n  expected one value for a parameter; got two for onDuty",
    );
  });

  test("that only the model's use of it makes wrong is named beside that place", async () => {
    const refused = study({ stacks: [[]], settings: [set({ onDuty: "-3" })] });
    await expect(refused).rejects.toThrow(/^office\.yaml:\d+:\d+ › resources\.desk\.servers\n.* not below 0; got -3\n {2}hint: with onDuty = -3, set from outside$/); // prettier-ignore
  });
});

test("in a model of elapsed time a setting holds from the start, or from a time into the run", async () => {
  const text = `pendency: model v1
title: A line
runs: {for: 50 days}
parameters:
  come: {title: Who come, unit: per day, kind: judgement, judgedBy: test, reason: invented, value: 20 per day}
stages:
  line: {arrivals: {rate: come}, dwell: 2 days, next: done}
  done: {outcome: true}
quantities:
  done: {entries: done}
`;
  const scenarios = `pendency: scenarios v1
for: line
scenarios:
  more: {title: More, changes: [{from: 0 days, parameter: come, set: 30 per day}]}
  later: {title: More later, changes: [{from: 20 days, parameter: come, set: 30 per day}]}
`;
  const files = { id: "line", asked: "", documents: [{ path: "line.yaml", text }, { path: "s.yaml", text: scenarios }], targets: [], study: null }; // prettier-ignore
  const line = openDocuments(files, []);
  const runs = { ...officeRequest({ replications: 1, seriesGroup: "", seriesLevels: [] }), files };
  for (const [scenario, from] of [["more", null], ["later", "20 days"]] as const) {
    const setting = readSettings(line, [["come", "30 per day"]], from);
    const spec = { ...runs.spec, stacks: [[], [scenario]], shown: [[], [scenario]], settings: [setting, null] };
    const [bySetting, byScenario] = (await makeStudy({ ...runs, spec }, line, conduct)).stacks;
    expect(bySetting.digests).toEqual(byScenario.digests);
  } // prettier-ignore
  expect(problemOf(() => readSettings(line, [["come", "30 per day"]], "2025-01-01"))).toContain(
    'expected a time such as "5 days"; got "2025-01-01"',
  );
});

test("standing on a day, a setting replaces what had been published by then", () => {
  const files = { id: "hall", asked: "", documents: [{ path: "hall.yaml", text: toyModel }], targets: [], study: null };
  const hall = openDocuments(files, toyFactFiles, { date: "2024-07-01", strict: false });
  // the posts of 2024 are printed in December; on that day a fallback of 6 stands for them
  const at = (text: string | null) => compile(hall, hall.facts, { stack: [], sources: {}, sample: null, point: text === null ? null : readSettings(hall, [["staff", text]]) }); // prettier-ignore
  expect(at("6 clerks")).toEqual(at(null));
  expect(at("9 clerks")).not.toEqual(at(null));
});

describe("points in a list", () => {
  const draw = (replication: number) => drawParameters(documents.parameters, { seed: 2, replication, sources: {} });

  test("that are the draws of a study give its runs to the bit", async () => {
    const drawn = await study({ replications: 3 });
    const given = await study({ replications: 3, points: [draw(0), draw(1), draw(2)] });
    expect(given.stacks).toEqual(drawn.stacks);
    expect(given.draws).toEqual(drawn.draws);
    expect(given.id).not.toBe(drawn.id);
  });

  test("of expected numbers give each point's run wherever it stands, and begin again after the last", async () => {
    const drawn = await study({ engine: "fluid", replications: 3 });
    const given = await study({ engine: "fluid", replications: 4, points: [draw(2), draw(0), draw(1)] });
    const values = ({ stacks: [, { measures }] }: Study) =>
      measures.find(({ name }) => name === "served")?.values ?? [];
    const [zero, one, two] = values(drawn);
    expect(values(given)).toEqual([two, zero, one, two]);
    expect(new Set([zero, one, two]).size).toBe(3);
  });

  test("may set values, each its own: what one compilation leaves to the next changes nothing", () => {
    const points = [set({ onDuty: "4" }), together(draw(1), set({ papers: "2 days" })), draw(2)].map((point) => point!);
    const input = studyInput(officeRequest({ points, stacks: [[]], replications: 3 }), documents);
    const runner = new Runner(input);
    for (const task of planStudy(input)) expect(runner.run(task)).toEqual(new Runner(input).run(task));
  });

  test("must hold one at least, and settings one for each stack", async () => {
    await expect(study({ points: [] })).rejects.toThrow('expected at least one point, "drawn" or "central"');
    await expect(study({ settings: [null] })).rejects.toThrow("expected one for each of the 2 stacks, or none; got 1");
  });
});

describe("a study's id", () => {
  const id = async (spec: Partial<StudySpec>) => (await study({ replications: 1, stacks: [[]], ...spec })).id;

  test("is another for another setting and the same for an equal one, wherever it was written", async () => {
    const elsewhere = readSettings(documents, [["onDuty", "4 officers"]], "2025-01-01", "grid");
    const four = await id({ settings: [set({ onDuty: "4 officers" })] });
    expect(await id({ settings: [elsewhere] })).toBe(four);
    expect(await id({ settings: [null] })).toBe(await id({}));
    const others = [{}, { settings: [set({ onDuty: "5 officers" })] }, { settings: [set({ papers: "4 days" })] }, { settings: [set({ onDuty: "4 officers" }, "2025-02-01")] }]; // prettier-ignore
    const ids = [four, ...(await Promise.all(others.map(id)))];
    expect(new Set(ids).size).toBe(ids.length);
  });

  // a change detector: ids that people have written down stay what they are
  test("without settings is what it was before there were any", async () => {
    const request = officeRequest({ replications: 1, stacks: [[]] });
    const { engine: _engine, points: _points, ...others } = request.spec;
    const texts = [...request.files.documents, ...request.files.targets].map(({ text }) => sha256(text)).sort();
    const spec = { ...others, drawParameters: true };
    const extra = {
      warmUpDays: null,
      measure: { quantities: true, defaults: { tailDays: [] }, claims: [], targets: false },
    };
    const before = sha256(inOneOrder({ engineVersion, texts, used: [], spec, extra })).slice(0, 16);
    expect(await id({})).toBe(before);
  });
});
