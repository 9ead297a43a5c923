// How long things last: bounds, mixtures that a regime makes, what remains of stays that began before the run, and
// values that change for new arrivals only.
import { describe, expect, test } from "vitest";
import { normalCdf } from "../../src/quantity/specialFunctions.ts";
import { change, day, plainNumber, scenario } from "../compile/examples.ts";
import { expectMean, expectShare } from "./chance.ts";
import { arrivalsIn, linesOf, staysIn, storyProgram } from "./stories.ts";
import type { Program } from "../../src/compile/program.ts";

const cell = (given: string, head = "runs: {for: 500 days}"): Program =>
  storyProgram(`${head}
stages:
  cell: {${given}, next: gone}
  gone: {outcome: true}
`);
const lasted = (program: Program): number[] => staysIn(program, "cell").map((stay) => stay.lasted);

describe("a normal duration with `atLeast`", () => {
  const values = lasted(
    cell("arrivals: {every: 2 hours}, dwell: {normal: {mean: 2 days, sd: 2 days}, atLeast: 0 days}"),
  );

  test("is moved to the bound where it lies below: a share Φ(−1) of all", () => {
    expectShare(values.filter((value) => value === 0).length, values.length, normalCdf(-1));
    expect(Math.min(...values)).toBe(0);
  });

  test("above 0 is kept just the same: none is shorter than a day, and a share Φ(−1/2) lasts exactly that", () => {
    const atLeastADay = lasted(
      cell("arrivals: {every: 2 hours}, dwell: {normal: {mean: 2 days, sd: 2 days}, atLeast: 1 day}"),
    );
    expect(Math.min(...atLeastADay)).toBe(1);
    expectShare(atLeastADay.filter((value) => value === 1).length, atLeastADay.length, normalCdf(-0.5));
  });

  test("and has the mean μ Φ(μ/σ) + σ φ(μ/σ)", () => {
    expectMean(values, 2 * normalCdf(1) + (2 * Math.exp(-1 / 2)) / Math.sqrt(2 * Math.PI));
  });
});

describe("a duration whose family a regime chooses", () => {
  const program = storyProgram(`runs: {for: 500 days}
regimes: {pace: {states: [slow, quick], else: {0 days: slow, 100 days: quick}}}
stages:
  cell: {arrivals: {every: 3 hours}, dwell: {by: pace, slow: 3 days, quick: {exponential: {mean: 1 day}}}, next: gone}
  gone: {outcome: true}
`);
  const stays = staysIn(program, "cell");

  test("is of the state's family at the instant the stay begins, and is kept when the state changes", () => {
    const slow = stays.filter(({ from }) => from < 100);
    expect(slow.length).toBe(799);
    expect(slow.every((stay) => Math.abs(stay.lasted - 3) < 1e-9)).toBe(true);
    const quick = stays.filter(({ from }) => from >= 100 && from < 470).map((stay) => stay.lasted);
    expectMean(quick, 1);
    expectShare(quick.filter((value) => value > 2).length, quick.length, Math.exp(-2));
  });
});

test("a mixture is each of its parts with its share", () => {
  const values = lasted(cell("arrivals: {every: 2 hours}, dwell: {mix: [{share: 30%, of: {uniform: {from: 1 day, to: 2 days}}}, {share: rest, of: 9 days}]}")); // prettier-ignore
  const short = values.filter((value) => value < 5);
  expectShare(short.length, values.length, 0.3);
  expectMean(short, 1.5);
  expect(values.filter((value) => value >= 5).every((value) => Math.abs(value - 9) < 1e-9)).toBe(true);
});

describe("what remains of a stay that began before the run", () => {
  const initial = (dwell: string, age: string): number[] =>
    staysIn(cell(`initial: {count: 6000, age: ${age}}, dwell: ${dwell}`), "cell").map(
      ({ lasted: all, from }) => all + from,
    );

  test("of a uniform one between 0 and 10 days, four days old: uniform between 0 and 6", () => {
    const left = initial("{uniform: {from: 0 days, to: 10 days}}", "4 days");
    expect(left.length).toBe(6000);
    expect(Math.max(...left)).toBeLessThanOrEqual(6);
    expectMean(left, 3);
    expectShare(left.filter((value) => value < 1.5).length, left.length, 1 / 4);
  });

  test("of a Weibull one: survival to age a + r among those of age a", () => {
    // mean 1 day with shape 2: scale 1 / Γ(3/2) = 2 / √π
    const scale = 2 / Math.sqrt(Math.PI);
    const left = initial("{weibull: {mean: 1 day, shape: 2}}", "12 hours");
    const survival = (x: number): number => Math.exp(-((x / scale) ** 2));
    expectShare(left.filter((value) => value > 0.5).length, left.length, survival(1) / survival(0.5));
  });

  test("of a mixture: those who are old are mostly of the long part", () => {
    const left = initial("{mix: [{share: 75%, of: {exponential: {mean: 1 day}}}, {share: rest, of: {exponential: {mean: 10 days}}}]}", "5 days"); // prettier-ignore
    const survival = (x: number): number => 0.75 * Math.exp(-x) + 0.25 * Math.exp(-x / 10);
    expectShare(left.filter((value) => value > 5).length, left.length, survival(10) / survival(5));
  });

  test("ages are drawn for each person: of stays of 10 days, those aged uniformly from 0 to 20 have half ended", () => {
    const left = initial("10 days", "{uniform: {from: 0 days, to: 20 days}}");
    expectShare(left.filter((value, i) => left.length > i && value <= 0).length, left.length, 1 / 2);
  });
});

test("a duration that follows a line or starts again each week is read at the instant the stay begins", () => {
  const program = storyProgram(`runs: {for: 40 days}
stages:
  slope: {arrivals: {every: 4 days}, dwell: {line: {0 days: 1 day, 100 days: 26 days}}, next: weekly}
  weekly: {dwell: {repeat: 1 week, steps: {0 hours: 1 hour, 72 hours: 2 hours}}, next: done}
  done: {outcome: true}
`);
  expect(staysIn(program, "slope").slice(0, 3)).toEqual([
    { from: 4, lasted: 2, to: "weekly" },
    { from: 8, lasted: 3, to: "weekly" },
    { from: 12, lasted: 4, to: "weekly" },
  ]);
  const inWeek = staysIn(program, "weekly").map(({ from, lasted }) => [from % 7 >= 3, Math.round(lasted * 24)]);
  expect(inWeek.length).toBeGreaterThan(5);
  for (const [late, hours] of inWeek) expect(hours).toBe(late ? 2 : 1);
  expect(new Set(inWeek.map(([late]) => late)).size).toBe(2);
});

describe("a change for new arrivals", () => {
  const body = `runs: {from: 2025-01-01, through: 2025-03-31}
parameters:
  pace: {title: Pace, unit: days, kind: judgement, judgedBy: a, reason: b, value: 2 days}
  grants: {title: Grants, unit: share, kind: judgement, judgedBy: a, reason: b, value: 100%}
  limit: {title: Limit, unit: days, kind: judgement, judgedBy: a, reason: b, value: 3 days}
clocks: {deadline: {starts: intake, strikesIn: [appeal], after: 2 * limit, to: late}}
stages:
  intake: {arrivals: {every: 10 days}, dwell: 8 days, next: hearing}
  hearing: {dwell: pace, next: {granted: grants, custody: rest}}
  custody: {waits: true, clocks: {release: {after: limit, to: released}}}
  appeal: {waits: true}
  granted: {outcome: true}
  released: {outcome: true}
  late: {outcome: true}
`;
  const changes = (appliesTo: "everyone" | "new arrivals") =>
    scenario(
      "reform",
      ...[["pace", 5] as const, ["grants", 0] as const, ["limit", 7] as const].map(([name, value]) =>
        change({
          // between the arrivals of day 10 and of day 20
          from: day("2025-01-16"),
          target: { kind: "parameter", name },
          action: { kind: "set", value: plainNumber(value) },
          appliesTo,
        }),
      ),
    );
  const run = (appliesTo: "everyone" | "new arrivals"): string[] =>
    linesOf(storyProgram(body, [changes(appliesTo)], { stack: ["reform"] }), /leave (hearing|custody).*#[12]$/);

  test("is read by those who come from then on, for durations, shares and clocks; those before keep what was", () => {
    // #1 comes at 10, is heard from 18 to 20 and granted as before; #2 comes at 20, heard from 28 to 33, then 7 days
    expect(run("new arrivals")).toEqual([
      "20 leave hearing to granted by end #1",
      "33 leave hearing to custody by end #2",
      "40 leave custody to released by clock #2",
    ]);
  });

  test.each([
    ["14.999 days", "granted"],
    ["15 days", "custody"],
    ["15.5 days", "custody"],
  ])("begins with its very first instant: whoever comes after %s is %s", (gap, outcome) => {
    const text = body.replace("every: 10 days", `every: ${gap}`);
    const lines = linesOf(storyProgram(text, [changes("new arrivals")], { stack: ["reform"] }), /leave hearing.*#1$/);
    expect(lines[0]).toContain(`to ${outcome}`);
  });

  test("for everyone is read by #1 as well, whose hearing begins after it", () => {
    expect(run("everyone")).toEqual([
      "23 leave hearing to custody by end #1",
      "30 leave custody to released by clock #1",
      "33 leave hearing to custody by end #2",
      "40 leave custody to released by clock #2",
    ]);
  });
});

test("a share of those who go on is read whenever somebody goes on, however often it was read before", () => {
  const text = `runs: {for: 60 days}
grid: 1 day
stages:
  door: {arrivals: {every: 10 days}, dwell: 0 days, next: {early: {steps: {0 days: 100 %, 25 days: 0 %, 45 days: 100 %}}, late: rest}}
  early: {outcome: true}
  late: {outcome: true}
`;
  expect(linesOf(storyProgram(text), /leave door/).map((line) => line.replace(/ by.*/, ""))).toEqual([
    "10 leave door to early",
    "20 leave door to early",
    "30 leave door to late",
    "40 leave door to late",
    "50 leave door to early",
    "60 leave door to early",
  ]);
});

describe("fixed durations that are no whole number of 2⁻³² of a grid step, and come to a grid edge together", () => {
  const boat = (grid: string): Program =>
    storyProgram(`runs: {for: 10 hours}
grid: ${grid}
resources: {boat: {slots: 1, departs: {steps: {0 hours: 0 per hour, 4 hours: 1 per hour, 5 hours: 0 per hour}}}}
stages:
  a: {initial: {count: 1}, dwell: 100 minutes, next: b}
  b: {dwell: 100 minutes, next: c}
  c: {dwell: 100 minutes, next: quay}
  quay: {boards: boat, next: gone}
  gone: {outcome: true}
`);

  test("make the departure at that edge: three times 100 minutes are five hours, whatever the grid", () => {
    for (const grid of ["20 minutes", "1 hour"]) {
      expect(
        staysIn(boat(grid), "quay").map(({ from, lasted }) => [from, lasted]),
        grid,
      ).toEqual([[grid === "1 hour" ? 5 : 15, 0]]);
    }
  });

  test("the gaps of one every 11 minutes count the same in 11 days, and end where they do on paper", () => {
    const program = storyProgram(`runs: {for: 22 days}
stages:
  door: {arrivals: {every: 11 minutes}, dwell: 1 day, next: gone}
  gone: {outcome: true}
`);
    const instants = arrivalsIn(program, "door").map(({ time }) => time);
    expect(instants.filter((time) => time < 11)).toHaveLength(1439);
    expect(instants[1439]).toBe(11);
    expect(instants.filter((time) => time < 22)).toHaveLength(2879);
  });

  test("a clock of their sum comes after the service that begins then, so that the fourth of ten is served", () => {
    for (const grid of ["20 minutes", "1 hour"]) {
      const desk = storyProgram(`runs: {for: 5 days}
grid: ${grid}
resources: {desk: {servers: 1}}
stages:
  line: {initial: {count: 10}, service: {by: desk, time: 100 minutes}, clocks: {left: {after: 300 minutes, while: waiting, to: away}}, next: gone}
  gone: {outcome: true}
  away: {outcome: true}
`);
      expect(
        staysIn(desk, "line").filter(({ to }) => to === "gone"),
        grid,
      ).toHaveLength(4);
    }
  });

  test("one shorter than the rounding that is mended still moves time on", () => {
    const loop = storyProgram(`runs: {for: 1 minutes}
grid: 1 minute
stages:
  a: {initial: {count: 1}, dwell: 0.000001 minutes, next: {a: 99.9%, gone: rest}}
  gone: {outcome: true}
`);
    expect(staysIn(loop, "a").every(({ lasted }) => lasted > 0)).toBe(true);
  });
});
