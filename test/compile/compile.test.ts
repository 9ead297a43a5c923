// What compiling promises: the same meaning whatever the order of keys, no trace of a change that changes nothing,
// and mistakes refused with their place.
import { expect, test } from "vitest";
import { compile, plainly } from "../../src/compile/compile.ts";
import { drawParameters } from "../../src/compile/drawParameters.ts";
import { checkSense } from "../../src/model/checkSense.ts";
import { graphOf } from "../../src/model/graph.ts";
import type { Program } from "../../src/compile/program.ts";
import type { FactLibrary } from "../../src/facts/fact.ts";
import {
  change,
  compileText,
  corridorParameters,
  day,
  exampleModel,
  modelOf,
  plainNumber,
  scenario,
} from "./examples.ts";

const court = `pendency: model v1
title: Court
runs: {from: 2023-10-01, through: 2026-09-30}
units: [judge]
groups: {nationality: [China, India], family: [single adult, in a family]}
parameters:
  grant: {title: Grants, unit: share, kind: judgement, judgedBy: a, reason: b, value: {by: nationality, China: 40%, else: 30%}, uncertainty: {times: {uniform: {from: 0.9, to: 1.1}}}}
  judges: {title: Judges, unit: judges, kind: judgement, judgedBy: a, reason: b, value: {steps: {FY2024: 4, FY2025: 6}}, uncertainty: {times: {uniform: {from: 0.9, to: 1.1}}}}
  pace: {title: Time, unit: days, kind: judgement, judgedBy: a, reason: b, value: {line: {2023-10-01: 2, 2025-10-01: 3}}}
resources: {bench: {servers: judges}}
stages:
  hearing:
    arrivals: {rate: {by: nationality, China: 3 per day, India: 1 per day}, split: {family: {single adult: 75%, in a family: rest}}}
    initial: {count: {by: nationality, China: 101, India: 10}, split: {family: {single adult: 75%, in a family: rest}}}
    service: {by: bench, time: {exponential: {mean: pace}}}
    next: {granted: grant, denied: SHARE}
  granted: {outcome: true}
  denied: {outcome: true}
quantities:
  pending: {stock: hearing, at: end}
`;
const text = court.replace("SHARE", "rest");

test.each([
  ["a route", "denied: rest}", "deniedx: rest}", "court.yaml:16:28 › stages.hearing.next"],
  ["a resource", "by: bench", "by: benchx", "court.yaml:15:19 › stages.hearing.service"],
  ["a parameter", "mean: pace", "mean: pacex", "court.yaml:15:53 › stages.hearing.service.time"],
  ["a stock", "servers: judges", "servers: 1 + stock(hearingx)", "court.yaml:10:40 › resources.bench.servers"],
  ["a measure", "stock: hearing", "stock: hearingx", "court.yaml:20:12 › pending"],
])("compiled without checks, a name that stands for nothing is refused at its place: %s", (_, name, other, place) => {
  expect(() => compileText(text.replace(name, other))).toThrow(place);
  expect(() => compileText(text.replace(name, other))).toThrow(/expected the name of a/);
});

test("compiled without checks, a change of nothing is refused", () => {
  const target = { kind: "parameter", name: "pacex" } as const;
  const quick = scenario("quick", change({ target, action: { kind: "multiply", value: plainNumber(2) } }));
  expect(() => compileText(text, { stack: ["quick"] }, [quick])).toThrow(
    /expected the name of a parameter; got "pacex"/,
  );
});

test("groups share people out and never multiply them", () => {
  const program = compileText(text);
  expect(program.classNames[0]).toBe("family=single adult, nationality=China");
  const rates = [...program.arrivals[0].rates].map((id) => program.curves.values[program.curves.offsets[id]]);
  expect(rates).toEqual([2.25, 0.75, 0.75, 0.25]);
  expect([...program.initial[0].counts]).toEqual([76, 8, 25, 2]);
});

test("the order of keys changes nothing", () => {
  const reordered = text
    .replace(
      "{nationality: [China, India], family: [single adult, in a family]}",
      "{family: [single adult, in a family], nationality: [China, India]}",
    )
    .replace(
      "  granted: {outcome: true}\n  denied: {outcome: true}\n",
      "  denied: {outcome: true}\n  granted: {outcome: true}\n",
    )
    .replace("{granted: grant, denied: rest}", "{denied: rest, granted: grant}");
  expect(reordered).not.toBe(text);
  expect(compileText(reordered)).toEqual(compileText(text));
});

const noChange = [
  scenario(
    "timesOne",
    change({ target: { kind: "parameter", name: "judges" }, action: { kind: "multiply", value: plainNumber(1) } }),
  ),
  scenario(
    "plusNothing",
    change({
      target: { kind: "parameter", name: "pace" },
      to: day("2025-07-01"),
      action: { kind: "add", value: plainNumber(0) },
    }),
  ),
  scenario(
    "newArrivals",
    change({
      target: { kind: "parameter", name: "grant" },
      appliesTo: "new arrivals",
      action: { kind: "multiply", value: plainNumber(1) },
    }),
  ),
];

test.each(noChange)("a change that changes nothing changes no bit: $name", ({ name }) => {
  expect(compileText(text, { stack: [name] }, noChange)).toEqual(compileText(text));
});

const halve = { kind: "multiply", value: plainNumber(0.5) } as const;

test("new arrivals only: those who came before read the old share", () => {
  const later = scenario(
    "later",
    change({ target: { kind: "parameter", name: "grant" }, appliesTo: "new arrivals", action: halve }),
  );
  const program = compileText(text, { stack: ["later"] }, [later]);
  const share = program.stages.find(({ name }) => name === "hearing")?.next.shares[0] as Int32Array;
  expect([...program.eras]).toEqual([458]);
  expect(valuesOf(program, share[0])).toEqual([0.4]);
  expect(valuesOf(program, share[program.classCount])).toEqual([0.4, 0.2]);
});

test("new arrivals make no sense for servers", () => {
  const later = scenario(
    "later",
    change({ target: { kind: "parameter", name: "judges" }, appliesTo: "new arrivals", action: halve }),
  );
  expect(() => compileText(text, { stack: ["later"] }, [later])).toThrow(/do not know who arrived when/);
});

test("stacks: two factors multiply, a factor beside a set is a conflict with both places", () => {
  const target = { kind: "parameter", name: "judges" } as const;
  const all = [
    scenario("half", change({ target, action: halve })),
    scenario("halfAgain", change({ target, action: halve })),
    scenario("five", change({ target, action: { kind: "set", value: plainNumber(5) } })),
  ];
  const both = compileText(text, { stack: ["half", "halfAgain"] }, all);
  expect(valuesOf(both, both.resources[0].units.curve)).toEqual([4, 6, 1.5]);
  expect(compileText(text, { stack: ["halfAgain", "half"] }, all)).toEqual(both);
  expect(() => compileText(text, { stack: ["half", "five"] }, all)).toThrow(
    /the other change is at scenarios.yaml:1:1/,
  );
  expect(() => compileText(text, { stack: ["halff"] }, all)).toThrow(/did you mean "half"/);
});

test("shares above 100 % beside rest, or off 100 % without it, are refused with group, date and sum", () => {
  const steps = court
    .replace("SHARE", "{steps: {2023-10-01: 50%, FY2025: 70%}}, other: rest")
    .replace("stages:\n", "stages:\n  other: {outcome: true}\n");
  expect(() => compileText(steps)).toThrow(
    /stages.hearing.next › FY2025, nationality China\n.*at most 100 % beside `rest`; got 110 %/,
  );
  expect(() => compileText(court.replace("SHARE", "50%"))).toThrow(/FY2024, nationality China\n.*got 90 %/);
});

test("servers may only change at grid edges", () => {
  expect(() => compileText(text.replace("FY2025: 6", "2024-10-15 14:00: 6"))).toThrow(/grid edge.*2024-10-15 14:00/);
});

test("a loop that takes no time is refused", () => {
  const loop = text.replace(
    "  granted: {outcome: true}",
    "  granted: {passes: true, next: back}\n  back: {passes: true, next: granted}",
  );
  const [problem] = checkSense(graphOf(modelOf(loop)));
  expect(problem.got).toBe("the loop granted → back → granted");
});

test("draws belong to the parameter's name: another uncertain parameter moves none of them", () => {
  const { parameters } = modelOf(text);
  const options = { seed: 7, replication: 3, sources: {} };
  const all = drawParameters(parameters, options);
  const alone = drawParameters(parameters.filter(({ name }) => name === "judges"), options); // prettier-ignore
  expect(alone.draws.judges).toEqual(all.draws.judges);
  expect(all.draws.judges.value).toBeGreaterThan(0.9);
  expect(all.draws.grant.value).not.toBe(all.draws.judges.value);
});

test("a series of published figures becomes the points of a schedule, by group", () => {
  const facts = factLibrary({
    "usbp/2024#met.China.FY2024": 366,
    "usbp/2024#met.China.2024-10": 62,
    "usbp/2024#met.India.FY2024": 732,
    "usbp/2024#met.India.2024-10": 31,
  });
  const arrivals = `counts: {facts: "usbp/2024#met.{nationality}", 2024-11 to 2026-09: 699}`;
  const counted = text.replace("rate: {by: nationality, China: 3 per day, India: 1 per day}", `counts: {${arrivals}}`);
  const program = compileText(counted, {}, [], facts);
  const [adultChina, adultIndia] = program.arrivals[0].rates;
  expect(valuesOf(program, adultChina)).toEqual([0.75, 1.5, 0.75]);
  expect(valuesOf(program, adultIndia)).toEqual([1.5, 0.75]);
  expect(() => compileText(counted.replace("#met.", "#mat."), {}, [], facts)).toThrow(
    /did you mean "usbp\/2024#met.China"/,
  );
});

test("the corridor: direct returns begin where the scenario says, and only for China", () => {
  const model = exampleModel("corridor");
  const parameters = corridorParameters(model);
  const base = compile({ model, parameters, scenarios: [] }, null, plainly);
  const opened = scenario(
    "open",
    change({
      target: { kind: "regime", name: "cooperation" },
      where: { nationality: ["China"] },
      action: { kind: "state", state: "cooperative" },
    }),
  );
  const open = compile({ model, parameters, scenarios: [opened] }, null, { ...plainly, stack: ["open"] });
  const slots = (program: Program, name: string) =>
    valuesOf(program, program.resources.find((resource) => resource.name === name)?.units.curve ?? -1);
  expect(slots(base, "consulate(China)")).toEqual([10, 16]);
  expect(slots(open, "consulate(China)")).toEqual([10, 16, 60]);
  expect(slots(open, "consulate(India)")).toEqual(slots(base, "consulate(India)"));
});

test("a parameter's trace names the places it reaches through others", () => {
  const model = exampleModel("corridor");
  const graph = graphOf({ ...model, parameters: corridorParameters(model) });
  const { places, parameters } = graph.feeds().traceOf("laterArrivals");
  expect(parameters).toEqual(["encounters"]);
  expect(places).toHaveLength(1);
  expect(places[0]).toMatchObject({ kind: "arrivals", name: "encounter", path: "stages.encounter.arrivals.counts" });
});

function valuesOf(program: Program, curve: number): number[] {
  return Array.from(program.curves.values.subarray(program.curves.offsets[curve], program.curves.offsets[curve + 1]));
}

function factLibrary(values: Record<string, number>): FactLibrary {
  const publication = { id: "usbp/2024" } as never;
  const facts = Object.entries(values).map(
    ([id, value]) => [id, { id, value, unit: "persons", publication } as never] as const,
  );
  return { facts: new Map(facts), publications: new Map(), conflicts: [] };
}
