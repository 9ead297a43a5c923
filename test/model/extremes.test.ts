// Figures beyond what a run can hold, and calculations that come to no number: one message with its place and its limit.
import { expect, test } from "vitest";
import { compile, plainly } from "../../src/compile/compile.ts";
import { askRun } from "../../src/ask/run.ts";
import { modelFiles } from "../../src/documents/modelFiles.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { readDocuments } from "../../src/documents/readDocuments.ts";
import { PendencyError } from "../../src/errors.ts";

interface Parts {
  readonly time?: string;
  readonly home?: string;
  readonly more?: string;
}

function messageOf({
  time = "runs: {for: 20 days}",
  home = "initial: {count: 3}, dwell: 1 day",
  more = "",
}: Parts): string {
  const text = `pendency: model v1
title: Extremes
${time}
stages:
  home: {${home}, ${home.includes("next") ? "" : "next: done"}}
  done: {outcome: true}
${more}`;
  try {
    const documents = readDocuments([{ path: "m.yaml", text }], "m");
    compile(documents, null, plainly);
    return "";
  } catch (error) {
    if (error instanceof PendencyError) return error.message;
    throw error;
  }
}

const calendar = "runs: {from: 2024-01-01, through: 2024-06-30}";
const refused: readonly (readonly [string, Parts, string, string])[] = [
  [
    "2³² + 100 people at the start",
    { home: "initial: {count: 4294967396}, dwell: 1 day" },
    "m.yaml:5:",
    "2,147,483,647",
  ],
  ["2³¹ people at the start", { home: "initial: {count: 2147483648}, dwell: 1 day" }, "m.yaml:5:", "2,147,483,647"],
  [
    "exact counts of more than 2³¹",
    { time: calendar, home: "arrivals: {counts: {2024-01 to 2024-06: 4294967396}, chance: exact}, dwell: 1 day" },
    "m.yaml:5:",
    "2,147,483,647",
  ],
  [
    "a grid of nearly nothing",
    { time: "runs: {for: 20 days}\ngrid: 1e-300 days" },
    "m.yaml:4:",
    "20 million grid steps",
  ],
  [
    "a grid of a millionth of an hour",
    { time: "runs: {for: 20 days}\ngrid: 0.000001 hours" },
    "m.yaml:4:",
    "20 million",
  ],
  ["a run of a billion years", { time: "runs: {for: 1e9 years}" }, "m.yaml:3:", "20 million grid steps"],
  [
    "a grid of a hundred thousand years",
    { time: "runs: {for: 20 days}\ngrid: 1000000000 hours" },
    "m.yaml:4:",
    "100 years",
  ],
  [
    "a warm-up as long as the run",
    { time: "runs: {for: 20 days}\nwarmUp: 20 days" },
    "m.yaml:4:",
    "shorter than the run",
  ],
  [
    "a warm-up longer than the run",
    { time: `${calendar}\nwarmUp: 2 years` },
    "m.yaml:4:",
    "shorter than the run of 182 days",
  ],
  ["a share of 0 / 0", { home: "initial: {count: 3}, dwell: 1 day, next: {done: 0/0}" }, "m.yaml:5:", "no number"],
  [
    "a share that is the root of −1",
    { home: "initial: {count: 3}, dwell: 1 day, next: {done: sqrt(-1)}" },
    "m.yaml:5:",
    "no number",
  ],
  ["a rate of 0 / 0", { home: "arrivals: {rate: 0/0 per day}, dwell: 1 day" }, "m.yaml:5:", "expected"],
  [
    "a wave of a billionth of a day",
    {
      home: "arrivals: {rate: {wave: {mean: 2 per day, swing: 1 per day, every: 1e-9 days, peak: 0 days}}}, dwell: 1 day",
    },
    "m.yaml:5:",
    "a thousandth of a grid step",
  ],
  [
    "a stay of up to 2·10³⁰⁰ hours",
    { home: "initial: {count: 3}, dwell: {triangular: {from: 1 hour, peak: 2 hours, to: 2e300 hours}}" },
    "m.yaml:5:",
    "at most a million years",
  ],
  [
    "a trillion servers",
    {
      home: "initial: {count: 3}, service: {by: desk, time: 1 day}",
      more: "resources: {desk: {servers: 1000000000000}}\n",
    },
    "m.yaml:7:",
    "2,147,483,647",
  ],
  ...[
    ["a gamma of endless spread", "gamma: {mean: 1 day, cv: 1e90}", "a cv of 31 at most"],
    ["a lognormal of endless spread", "lognormal: {median: 1e-20 days, p90: 1e5 years}", "its cv is 1e31 at most"],
    ["a lognormal from nothing to ages", "lognormal: {median: 1e-300 days, p90: 1e5 days}", "its cv is 1e31 at most"],
    ["a Weibull without a mean", "weibull: {mean: 1 day, shape: 1e-3}", "its shape is 0.05 at least"],
  ].map(
    ([what, written, words]) =>
      [what, { home: `initial: {count: 3}, dwell: {${written}}` }, "m.yaml:5:", words] as const,
  ),
  ...["1e-9 days", "1e-300 days", "{exponential: {mean: 1e-9 days}}", "{lognormal: {mean: 1e-9 days, cv: 1}}"].map(
    (gap) =>
      [
        `arrivals every ${gap}`,
        { home: `arrivals: {every: ${gap}}, dwell: 1 day` },
        "m.yaml:5:",
        "at least a millionth of a grid step",
      ] as const,
  ),
  [
    "a month's factor of endless spread",
    { home: "arrivals: {rate: 2 per day, chance: {monthly cv: 1e90%}}, dwell: 1 day", time: calendar },
    "m.yaml:5:",
    "at most a million",
  ],
  ["10⁹⁹ people a day", { home: "arrivals: {rate: 1e99 per day}, dwell: 1 day" }, "m.yaml:5:", "arrivals a grid step"],
  ["10³⁰⁸ people a day", { home: "arrivals: {rate: 1e308 per day}, dwell: 1 day" }, "m.yaml:5:", "at most 1e+100"],
  [
    "10³⁰⁸ dollars a departure",
    {
      home: "initial: {count: 3}, boards: bus",
      more: "resources: {bus: {slots: 1, departs: 1 per day, cost: 1e308 USD}}\n",
    },
    "m.yaml:7:",
    "at most 1e+100",
  ],
  ["a warm-up below 0", { time: "runs: {for: 20 days}\nwarmUp: -1 days" }, "m.yaml:4:", "0 or more"],
  ["a run of a billionth of a step", { time: "runs: {for: 1e-9 days}" }, "m.yaml:3:", "a millionth of a grid step"],
  [
    "a share of waits longer than less than nothing",
    { more: "quantities: {q: {wait: home, statistic: {share over: -1 days}}}\n" },
    "m.yaml:7:",
    "0 or more",
  ],
];

test.each(refused)("%s is refused with its place", (_what, parts, place, words) => {
  const message = messageOf(parts);
  expect(message.startsWith(place), message).toBe(true);
  expect(message).toContain(words);
  expect(message).not.toMatch(/NaN|Infinity/);
});

test("what is just possible is not", () => {
  expect(messageOf({ home: "initial: {count: 2147483647}, dwell: 1 day" })).toBe("");
  expect(messageOf({ time: "runs: {for: 20 days}\nwarmUp: 19 days" })).toBe("");
  expect(messageOf({ time: "runs: {for: 30 years}\ngrid: 1 minute" })).toBe("");
});

test.each([
  ["a rate", "arrivals: {rate: 1e14 per day}"],
  ["a stock that feeds itself", "arrivals: {rate: '1 per day + stock(home) * 1e12 per day'}"],
])("%s that brings more persons than a number holds ends expected numbers in one message", async (_, arrivals) => {
  const text = `pendency: model v1
title: More than can be
runs: {for: 60 days}
stages:
  home: {${arrivals}, dwell: 1 day, next: done}
  done: {outcome: true}
quantities: {n: {entries: done}}
`;
  const documents = openDocuments(modelFiles("m", [{ path: "m.yaml", text }]));
  await expect(askRun(documents, { engine: "fluid" })).rejects.toThrow(
    "expected at most a million billion persons in a run; got more at step",
  );
});

test("what the engine says of a resource stands where the resource does", async () => {
  const text = `pendency: model v1
title: More held than there are
runs: {for: 20 days}
resources:
  beds: {servers: 2}
holds: {bed: {of: beds, whileIn: ward}}
stages:
  ward: {initial: {count: 5}, dwell: 3 days, next: done}
  done: {outcome: true}
`;
  const documents = openDocuments(modelFiles("m", [{ path: "m.yaml", text }]));
  await expect(askRun(documents, { replications: 1 })).rejects.toThrow(
    /^m\.yaml:5:19 › resources\.beds\n {2}expected units for all 5 people who hold one at the first instant; got 2/,
  );
});

test("documents without a model are told in the first of them", () => {
  const files = ["b.yaml", "a.yaml"].map((path) => ({ path, text: "pendency: scenarios v1\nfor: m\nscenarios: {}\n" }));
  expect(() => readDocuments(files, "m")).toThrow(
    "a.yaml:1:1\n  expected one document that says `pendency: model v1`; got none",
  );
});
