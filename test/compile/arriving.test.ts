// A trigger known before a run: what is scheduled to arrive, as a mean of the last days, and whether it reaches a level.
import { expect, test } from "vitest";
import { compile, plainly } from "../../src/compile/compile.ts";
import { DrawCache } from "../../src/compile/drawCache.ts";
import { drawParameters } from "../../src/compile/drawParameters.ts";
import type { CompileOptions } from "../../src/compile/compile.ts";
import { readDocuments } from "../../src/documents/readDocuments.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { engines } from "../engines/engines.ts";
import { expectedOf } from "../simulate/expected.ts";
import { change, modelOf, plainNumber, scenario } from "./examples.ts";

interface Parts {
  readonly arrivals?: string;
  readonly share?: string;
  readonly parameters?: string;
  readonly more?: string;
}

const judged = "kind: judgement, judgedBy: a, reason: b";

/** A border at which people are expelled while a share says so. */
function border({ arrivals = "{rate: coming}", share = "trigger", parameters = "", more = "" }: Parts = {}): string {
  return `pendency: model v1
title: Border
runs: {for: 100 days}
parameters:
  coming: {title: A, unit: per day, ${judged}, value: {steps: {0 days: 40, 20 days: 60, 50 days: 40, 70 days: 20}}}
  trigger: {title: B, unit: share, ${judged}, value: "reaches(arriving(border, 7 days), 50 per day)"}
${parameters}stages:
  border: {arrivals: ${arrivals}, passes: true, next: {expelled: ${share}, released: rest}}
${more}  expelled: {outcome: true}
  released: {outcome: true}
quantities:
  expelled: {entries: expelled}
`;
}

function programOf(parts: Parts, options: Partial<CompileOptions> = {}, scenarios: readonly Scenario[] = []) {
  const model = modelOf(border(parts), "border");
  return compile({ model, parameters: [], scenarios }, null, { ...plainly, ...options });
}

/** The share of those expelled, as [from, share] for every instant at which it changes. */
function sharesOf(parts: Parts, options: Partial<CompileOptions> = {}, scenarios: readonly Scenario[] = []) {
  const program = programOf(parts, options, scenarios);
  const { next } = program.stages.find(({ name }) => name === "border")!;
  const curve = (next.shares[0] as Int32Array)[0];
  const { offsets, starts, values } = program.curves;
  return Array.from(starts.slice(offsets[curve], offsets[curve + 1]), (start, piece) => [
    start,
    values[offsets[curve] + piece],
  ]);
}

function problemOf(parts: Parts): string {
  try {
    readDocuments([{ path: "border.yaml", text: border(parts) }], "border");
  } catch (error) {
    return String(error);
  }
  return "";
}

test("a week's mean passes 50 a day four days after 60 a day follow 40, and falls below it four days after", () => {
  // (3 · 40 + 4 · 60) / 7 = 51.4; after the fall (3 · 60 + 4 · 40) / 7 = 48.6
  expect(sharesOf({})).toEqual([
    [0, 0],
    [24, 1],
    [54, 0],
  ]);
});

test("until 75 % it holds through 40 a day and ends at 37.5, one day after 20 a day begin", () => {
  const share = "reaches(arriving(border, 7 days), 50 per day, until 75%)";
  const expected = [
    [0, 0],
    [24, 1],
    [71, 0],
  ];
  expect(sharesOf({ share: `"${share}"` })).toEqual(expected);
  expect(sharesOf({ share: `"${share.replace("until", "until:")}"` })).toEqual(expected);
});

test("a mean that equals the level reaches it, whatever the roundings of its sum", () => {
  const arrivals = "{counts: {0 days to 10 days: 1, 10 days to 13 days: 0.3, 13 days to 100 days: 8.7}}";
  expect(sharesOf({ arrivals, share: '"reaches(arriving(border, 7 days), 0.1 per day)"' })).toEqual([[0, 1]]);
});

test("before a whole window has passed the mean is of what there was, and at the start the rate itself", () => {
  const arrivals = "{rate: {steps: {0 days: 70 per day, 1 day: 0 per day}}}";
  // 70, 70, 35, 23.3, …, 10 on day 7, 0 from day 8 on
  expect(sharesOf({ arrivals, share: '"arriving(border, 7 days) / 100 per day"' }).map(([, share]) => share)).toEqual([
    0.7, 0.35, 0.7 / 3, 0.7 / 4, 0.7 / 5, 0.7 / 6, 0.1, 0,
  ].map((share) => expect.closeTo(share, 12))); // prettier-ignore
});

test("a rate that changes steadily has the mean of its middle, and a wave over its whole period its own", () => {
  const line = "{rate: {line: {0 days: 0 per day, 100 days: 100 per day}}}";
  const shares = sharesOf({ arrivals: line, share: '"arriving(border, 10 days) / 100 per day"' });
  expect(shares[50]).toEqual([50, expect.closeTo(0.45, 12)]);
  const wave = "{rate: {wave: {mean: 50 per day, swing: 30 per day, every: 5 days, peak: 1 day}}}";
  const means = sharesOf({ arrivals: wave, share: '"arriving(border, 10 days) / 100 per day"' });
  for (const [from, share] of means) if (from >= 10) expect(share).toBeCloseTo(0.5, 9);
});

test("groups are added up, a split adds nobody, a batch brings so many people, and stages are added by +", () => {
  const groups = "groups: {nation: [north, south]}\n";
  const readShare = (arrivals: string, more = "", sum = "arriving(border, 7 days)"): number => {
    const text = border({ arrivals, share: `"(${sum}) / 100 per day"`, more }).replace(
      "stages:\n",
      `${groups}stages:\n`,
    );
    const program = compile({ model: modelOf(text), parameters: [], scenarios: [] }, null, plainly);
    const { next } = program.stages.find(({ name }) => name === "border")!;
    return program.curves.values[program.curves.offsets[(next.shares[0] as Int32Array)[0]]];
  };
  const byNation = "{rate: {by: nation, north: 30 per day, south: 7 per day}}";
  const split = "{rate: 37 per day, split: {nation: {north: 90%, south: rest}}}";
  expect(readShare(byNation)).toBeCloseTo(0.37, 12);
  expect(readShare(split)).toBe(0.37);
  expect(readShare(`[${byNation}, ${split}]`)).toBeCloseTo(0.74, 12);
  expect(readShare(split.replace("}}}", "}}, batch: {1: 50%, 3: rest}}"))).toBe(0.74);
  const port = `  port: {arrivals: ${split}, passes: true, next: released}\n`;
  expect(readShare(byNation, port, "arriving(border, 7 days) + arriving(port, 1 day)")).toBeCloseTo(0.74, 12);
});

test("a sampled run, in which a record stands for many, has the trigger of all people", () => {
  const groups = "groups: {nation: [north, south]}\n";
  const arrivals = "{rate: {by: nation, north: 30 per day, south: 7 per day}}";
  const text = border({ arrivals, share: '"arriving(border, 7 days) / 100 per day"' });
  const model = modelOf(text.replace("stages:\n", `${groups}stages:\n`));
  const sample = { group: "nation", weights: { north: 10 }, otherwise: 1 };
  const program = compile({ model, parameters: [], scenarios: [] }, null, { ...plainly, sample });
  const { next } = program.stages.find(({ name }) => name === "border")!;
  expect(program.curves.values[program.curves.offsets[(next.shares[0] as Int32Array)[0]]]).toBeCloseTo(0.37, 12);
});

test("a scenario that scales arrivals moves the trigger", () => {
  const more = change({
    target: { kind: "parameter", name: "coming" },
    from: { days: 80, calendar: false, text: "80 days" },
    action: { kind: "multiply", value: plainNumber(3) },
  });
  // 60 a day from day 80: (2 · 20 + 5 · 60) / 7 = 48.6 on day 85, 54.3 on day 86
  expect(sharesOf({}, { stack: ["more"] }, [scenario("more", more)])).toEqual([
    [0, 0],
    [24, 1],
    [54, 0],
    [86, 1],
  ]);
});

test("a draw of the arrivals moves it, and what is kept between draws changes nothing", () => {
  const scale = `  scale: {title: C, unit: factor, ${judged}, value: 1, uncertainty: {is: {uniform: {from: 0.5, to: 2}}}}\n`;
  const parts = { arrivals: "{rate: coming * scale}", parameters: scale };
  const { parameters } = modelOf(border(parts));
  const kept = new DrawCache();
  const model = modelOf(border(parts), "border");
  const seen = new Set<string>();
  for (let replication = 0; replication < 24; replication++) {
    const point = drawParameters(parameters, { seed: 5, replication, sources: {} });
    const documents = { model, parameters: [], scenarios: [] };
    expect(compile(documents, null, { ...plainly, point, kept })).toEqual(programOf(parts, { point }));
    const [reached] = sharesOf(parts, { point }).filter(([, share]) => share === 1);
    const { value } = point.draws["scale"];
    // never below 50 / 60, at the start from 50 / 40 on
    expect(reached === undefined).toBe(value < 50 / 60);
    expect(reached?.[0] === 0).toBe(value >= 50 / 40);
    seen.add(String(reached));
  }
  expect(seen.size).toBeGreaterThan(2);
});

test("any two values of one kind may be compared, and a line reaches a level at the instant at which it crosses it", () => {
  const rising = `  rising: {title: E, unit: share, ${judged}, value: {line: {0 days: 0%, 10 days: 100%, 20 days: 0%}}}\n`;
  const share = (level: string) => sharesOf({ parameters: rising, share: `"reaches(rising, ${level})"` });
  expect(share("25%")).toEqual([[0, 0], [2.5, 1], [17.5, 0]]); // prettier-ignore
  expect(share("25%, until 40%")).toEqual([[0, 0], [2.5, 1], [19, 0]]); // prettier-ignore
  expect(share("0%")).toEqual([[0, 1]]);
  expect(share("rising")).toEqual([[0, 1]]);
});

test("both engines expel those who come while the trigger is set", () => {
  const program = programOf({ share: "90% * trigger" });
  // 0.9 · (26 days at 60 and 4 at 40), and a chance of six standard deviations of a Poisson number
  const expected = 0.9 * (26 * 60 + 4 * 40);
  expect(expectedOf(program, 1)["expelled"]).toBeCloseTo(expected, 6);
  expect(Math.abs(expectedOf(program, 7)["expelled"] / expected - 1)).toBeLessThan(0.05);
  for (const { measure } of engines) {
    const [{ value }] = measure(program, { seed: 1, replication: 0, recorders: [] });
    expect(Math.abs((value as number) - expected)).toBeLessThan(6 * Math.sqrt(expected));
  }
});

test("servers may follow a trigger, since it changes at grid edges only", () => {
  const more = `  line: {arrivals: {rate: 1 per day}, service: {by: desk, time: 1 day}, next: released}\n`;
  const text = border({ more }).replace("stages:\n", "resources: {desk: {servers: 1 + 2 * trigger}}\nstages:\n");
  const program = compile({ model: modelOf(text), parameters: [], scenarios: [] }, null, plainly);
  const { offsets, values } = program.curves;
  const { curve } = program.resources[0].units;
  expect(Array.from(values.slice(offsets[curve], offsets[curve + 1]))).toEqual([1, 3, 1]);
});

test("arrivals may not depend on what is expected to arrive: neither by themselves nor through a parameter", () => {
  const direct = problemOf({ arrivals: '{rate: "40 per day * reaches(arriving(border, 7 days), 50 per day)"}' });
  expect(direct).toMatch(/border.yaml:\d+:\d+ › stages.border.arrivals/);
  expect(direct).toContain("expected arrivals known before a run; got border → border");
  expect(problemOf({ arrivals: "{rate: coming * (2 - trigger)}" })).toContain("got trigger → border → trigger");
});

test("a scenario may not make arrivals depend on what is expected to arrive", () => {
  const value = modelOf(border({ parameters: `  other: {title: D, unit: per day, ${judged}, value: 5 * arriving(border, 1 day)}\n` }))
    .parameters.find(({ name }) => name === "other")!.source!.value; // prettier-ignore
  const circular = scenario(
    "circular",
    change({ target: { kind: "parameter", name: "coming" }, action: { kind: "set", value } }),
  );
  expect(() => programOf({}, { stack: ["circular"] }, [circular])).toThrow(/expected arrivals known before a run; got coming → border → coming/); // prettier-ignore
});

test.each([
  ["a stage nobody enters from outside", "arriving(expelled, 7 days) / 1 per day", 'the name of a stage with arrivals; got "expelled"'],
  ["a misspelt stage", "arriving(bordr, 7 days) / 1 per day", 'did you mean "border"?'],
  ["no window", "arriving(border)", 'so many days, as in arriving(border, 7 days); got ")"'],
  ["a window without a unit", "arriving(border, 7)", "a length of time longer than 0"],
  ["a window of nothing", "arriving(border, 0 days)", "a length of time longer than 0"],
  ["two stages", "arriving(border, expelled, 7 days)", "a length of time, as in arriving(border, 7 days)"],
  ["a rate in place of a share", "arriving(border, 7 days)", "expected a share"],
  ["a level of another kind", "reaches(arriving(border, 7 days), 50)", "values of one kind in reaches; got per day and a plain number"],
  ["an end that is no share", "reaches(arriving(border, 7 days), 50 per day, until 7 days)", "a share after until"],
  ["a level without until", "reaches(arriving(border, 7 days), 50 per day, 75%)", "`until` and the share of the level"],
  ["one value", "reaches(arriving(border, 7 days))", "a comma and the level to reach"],
])("%s is refused", (_what, share, message) => {
  expect(problemOf({ share: `"${share}"` })).toContain(message);
}); // prettier-ignore

test.each([
  ["gaps", "{every: {exponential: {mean: 1 day}}}", "arrivals of border that a schedule states; got `every:`"],
  ["stocks", '{rate: "max(0 per day, 5 per day - 1 per day * stock(border))"}', "known before a run; got some that depend on stocks"],
])("arrivals by %s are no schedule to look at", (_what, arrivals, message) => {
  expect(() => programOf({ arrivals })).toThrow(message);
}); // prettier-ignore

test("an end above the level is refused", () => {
  const share = '"reaches(arriving(border, 7 days), 50 per day, until 120%)"';
  expect(() => programOf({ share })).toThrow("a share between 0 % and 100 % after until; got 1.2");
});
