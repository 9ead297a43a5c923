// The page on --json is a schema: every key that a command prints stands there with its type, and what stands there as
// always there is printed.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commandLine } from "../commandLine/commandLine.ts";
import { folderWith, shorterLine } from "./inFolder.ts";

const root = join(import.meta.dirname, "..", "..");
const page = readFileSync(join(root, "docs", "reference", "json.md"), "utf8");

interface Row {
  readonly key: string;
  readonly type: string;
  readonly isOptional: boolean;
}

/** Shape > its rows: "stack" by its heading, "run" for the table under the command's own. */
const shapes = new Map(
  page
    .split(/^#{2,3} /m)
    .slice(1)
    .map((part) => {
      const [, name = ""] = /^`?([A-Za-z -]+?)`?\n/.exec(part) ?? [];
      const rows = [...part.matchAll(/^\| (`[^|]+`) \| ([^|]+) \|/gm)].flatMap(([, keys, type]): Row[] =>
        keys.split(", ").map((each) => {
          const key = each.replaceAll("`", "");
          return { key: key.replace(/\?$/, ""), type: type.replace(/\[([^\]]+)\]\([^)]*\)/g, "$1").trim(), isOptional: key.endsWith("?") }; // prettier-ignore
        }),
      );
      return [name, rows] as const;
    })
    .filter(([, rows]) => rows.length > 0),
);

/** What in a value is not as its type says: "stages[].wait.p99: not on the page". */
function wrong(value: unknown, type: string, path: string): string[] {
  if (type.endsWith(" or null")) return value === null ? [] : wrong(value, type.slice(0, -" or null".length), path);
  const inner = (text: string): string => text.replace(/^\((.*)\)$/, "$1");
  if (type.startsWith("list of ")) {
    if (!Array.isArray(value)) return [`${path}: no list`];
    return value.flatMap((each) => wrong(each, inner(type.slice("list of ".length)), `${path}[]`));
  }
  if (type.startsWith("map of ")) {
    if (typeof value !== "object" || value === null) return [`${path}: no map`];
    return Object.entries(value).flatMap(([key, each]) => wrong(each, type.slice("map of ".length), `${path}.${key}`));
  }
  const told = `${path}: ${JSON.stringify(value)} is no ${type}`;
  if (type === "text") return typeof value === "string" ? [] : [told];
  if (type === "number") return typeof value === "number" ? [] : [told];
  if (type === "whole number") return Number.isInteger(value) ? [] : [told];
  if (type === "true or false") return typeof value === "boolean" ? [] : [told];
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [told];
  const rows = rowsOf(type);
  const anyKey = rows.find(({ key }) => key.startsWith("<"));
  const unknown = Object.entries(value).flatMap(([key, each]) => {
    const row = rows.find((one) => one.key === key) ?? anyKey;
    return row === undefined ? [`${path}.${key}: not on the page`] : wrong(each, row.type, `${path}.${key}`);
  });
  const missing = rows.filter(({ key, isOptional }) => !isOptional && !key.startsWith("<") && !(key in value));
  return [...unknown, ...missing.map(({ key }) => `${path}.${key}: on the page, and not printed`)];
}

/** With the rows of the shapes that it has every key of. */
function rowsOf(name: string): readonly Row[] {
  const rows = shapes.get(name);
  if (rows === undefined) throw new Error(`the page has no shape ${name}`);
  return rows.flatMap((row) => (row.key === "..." ? rowsOf(row.type) : [row]));
}

const office = `pendency: model v1
title: An office
runs: {from: 2025-01-01, through: 2025-02-28}
units: [officer]
groups: {kind: [urgent, ordinary]}
parameters:
  applicants: {title: Applicants, unit: per day, kind: judgement, judgedBy: test, reason: invented, value: 20 per day, uncertainty: {times: {lognormal: {median: 1, p95: 1.5}}}}
  onDuty:
    title: Officers
    unit: officers
    default: roster
    alternatives:
      roster: {kind: judgement, judgedBy: test, reason: invented, value: 3, weight: 50%}
      press: {kind: judgement, judgedBy: test, reason: invented, value: 4, weight: rest}
resources:
  desk: {servers: onDuty, cost: 100 USD per day}
  bus: {slots: 30, departs: 1 per day}
stages:
  counter:
    arrivals: {rate: applicants, split: {kind: {urgent: 10%, ordinary: rest}}}
    service: {by: desk, time: {exponential: {mean: 3 hours}}}
    next: {ride: 90%, refused: rest}
  ride: {boards: bus, next: home}
  home: {outcome: true}
  refused: {outcome: true}
quantities:
  served: {title: Served, entries: home}
`;
const companions = {
  "office.scenarios.yaml": `pendency: scenarios v1
for: office
scenarios:
  oneMore: {title: One more officer, changes: [{from: 2025-02-01, parameter: onDuty, add: 1 officer}]}
  rush: {title: A rush, changes: [{from: 2025-02-01, parameter: applicants, multiply: 1.2}]}
`,
  "office.claims.yaml": `${shorterLine("2025-02")}  has-a-desk: {words: There is a desk., said: {by: a test, date: 2025-01, source: invented}, kind: structure, resources: [desk]}
`,
  "office.targets.yaml": `pendency: targets v1
for: office
targets:
  served: {title: Served, measure: {entries: counter}, observed: 1200 persons, band: within factor 2}
`,
  "office.study.yaml": `pendency: study v1
for: office
question: Does one more officer help?
replications: 2
stacks: [baseline, oneMore]
series: {by: kind, levels: [urgent]}
answer:
  with: oneMore
  change: one more officer
  asks: {noun: People, yesIf: less, before: 2025-01-20, after: 2025-02-20}
  boxes:
    - {title: At the counter, stages: counter}
    - {title: Waiting for a bus, stages: ride}
  leavesOut: [the weather]
`,
};

Object.assign(companions, {
  "office.forecasts.yaml": `pendency: forecasts v1
for: office
origins: [{from: 2025-02-01, through: 2025-02-01, every: 1 month}]
draws: 2
step: 1 day
families: {home: {title: Home, horizons: [1 month, 2 months], baseline: last value}}
series: {home: {title: Home, family: home, measure: {entries: home}, every: month, observed: home.csv}}
interventions:
  oneMore: {title: One more officer, day: 2025-02-01, announced: 2025-01-15, said: a notice, scenario: oneMore, changes: [{series: home, before: 1 month, after: 1 month}], confounders: [nothing is known]}
`,
  "home.csv": "series,period,value\nhome,2024-11,500\nhome,2024-12,520\nhome,2025-01,530\nhome,2025-02,500\n",
});

const folder = folderWith({ "office.yaml": office, ...companions });

function printed(...words: readonly string[]): unknown {
  const done = commandLine([...words, "--json"], { cwd: folder });
  return JSON.parse(done.stdout);
}

const two = ["--replications", "2", "--workers", "1"];

test.each<[string, readonly string[]]>([
  ["run", ["run", "office.yaml", ...two, "--targets", "--timelines", "1", "--tail", "2 hours", "--rule", "one-run-each", "--set", "applicants=10 per day"]], // prettier-ignore
  ["run", ["run", "office.yaml", "--engine", "fluid", "--step", "1 day"]],
  ["compare", ["compare", "office.yaml", ...two, "--rule", "pool"]],
  ["compare --waterfall", ["compare", "office.yaml", ...two, "--scenario", "oneMore+rush", "--waterfall"]],
  ["binds", ["binds", "office.yaml", "--step", "4 days"]],
  ["matters", ["matters", "office.yaml", "--draws", "45", "--step", "4 days", "--workers", "1"]],
  ["requires", ["requires", "office.yaml", "--measure", "served", "--is", "at least 1300 persons", "--lever", "applicants=10..40 per day", "--draws", "60", "--step", "4 days", "--confirm", "1", "--workers", "1"]], // prettier-ignore
  ["matters --sobol", ["matters", "office.yaml", "--sobol", "--rows", "12", "--step", "8 days", "--workers", "1"]],
  ["matters --shapley", ["matters", "office.yaml", "--shapley", "--rows", "12", "--step", "8 days", "--workers", "1"]],
  ["matters --screen", ["matters", "office.yaml", "--screen", "--rows", "2", "--step", "8 days", "--workers", "1"]],
  ["informs", ["informs", "office.yaml", "--draws", "45", "--step", "4 days", "--workers", "1"]],
  ["lives", ["lives", "office.yaml"]],
  ["waits", ["waits", "office.yaml", "--scenario", "rush"]],
  ["open", ["open", "office.yaml", "--out", "page"]],
  ["claims", ["claims", "office.yaml", ...two, "--each-source"]],
  ["claims", ["claims", "office.yaml", "--claim", "has-a-desk"]],
  ["claims", ["claims", "office.yaml", ...two, "--until-settled", "--flips"]],
  ["claims", ["claims", "office.yaml", ...two, "--out", "older"]],
  ["claims", ["claims", "office.yaml", ...two, "--as-of", "2025-06-01", "--out", "newer"]],
  ["claims", ["claims", "office.yaml", ...two, "--edition", "first"]],
  ["claims", ["claims", "office.yaml", "--replications", "3", "--as-of", "2025-06-01", "--since", "first"]],
  ["verdict changes", ["verdicts", "older", "newer"]],
  ["answer", ["answer", "office.yaml", ...two, "--no-grid"]],
  ["explain", ["explain", "office.yaml", "served", ...two]],
  ["explain --assumptions", ["explain", "office.yaml", "--assumptions", ...two]],
  ["check", ["check", "office.yaml"]],
  ["ensemble", ["ensemble", "office.yaml", "--draws", "3", "--scenario", "baseline", "--scenario", "rush", "--claim", "all", "--workers", "1"]], // prettier-ignore
  ["verify", ["verify", "out", "--against", "out"]],
  ["backtest", ["backtest", "office.yaml", "--workers", "1"]],
  ["calibrate", ["calibrate", "permit-office", "--as-of", "2024-01-01", "--members", "40", "--passes", "1", "--draws", "4", "--workers", "1"]], // prettier-ignore
  ["register", ["register", "office.yaml", "--as-of", "2025-02-03", "--draws", "2", "--workers", "1"]],
  ["score", ["score", "office.yaml"]],
  ["interventions", ["backtest", "office.yaml", "--interventions", "--workers", "1"]],
  ["check", ["check", "office.yaml", "--turning"]],
  ["new", ["new", "begun"]],
  ["check", ["check", "us-removal", "--as-of", "2024-04-06"]],
  ["fact", ["facts", "show", "nyt/2024-04#finalOrders.China.2023"]],
  ["list of fact", ["facts", "search", "final", "orders", "China"]],
  ["list of publication", ["facts", "list"]],
  ["list of conflict", ["facts", "conflicts"]],
  ["changes", ["facts", "diff", "eoir/adjudication-2021-04", "eoir/adjudication-2025-07"]],
  ["refusal", ["check", "nowhere.yaml"]],
])(
  "what is printed has every key and type of the page's %s: %s",
  (shape, words) => {
    expect([...new Set(wrong(printed(...words), shape, shape))]).toEqual([]);
  },
  120_000,
);

test("a refusal is one JSON object on standard output, with the code of every refusal and nothing on standard error", () => {
  writeFileSync(join(folder, "broken.yaml"), office.replace("ride: 90%", "rode: 90%"));
  const said = (...words: readonly string[]) => {
    const { status, stdout, stderr } = commandLine(words, { cwd: folder });
    return { status, stderr, told: JSON.parse(stdout) as unknown };
  };
  expect(said("check", "broken.yaml", "--json")).toEqual({
    status: 2,
    stderr: "",
    told: {
      error: {
        where: `broken.yaml:${office.split("\n").findIndex((line) => line.includes("ride: 90%")) + 1}:12 › stages.counter.next`,
        expected: "the name of a stage",
        got: '"rode"',
        hint: 'did you mean "ride"?',
      },
    },
  });
  const option = { where: "--seed", expected: "a whole number from 0 to 4294967295", got: '"x"', hint: null };
  expect(said("run", "office.yaml", "--seed", "x", "--json")).toEqual({
    status: 2,
    stderr: "",
    told: { error: option },
  });
  expect(said("run", "office.yaml", "--sed", "1", "--json")).toMatchObject({ status: 2, stderr: "", told: { error: { got: "unknown option '--sed'", hint: "did you mean one of --seed, --set?" } } }); // prettier-ignore
});

test("no two shapes of the page have one name", () => {
  const names = [...page.matchAll(/^#{2,3} `?([A-Za-z -]+?)`?$/gm)].map((found) => found[1]);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

test("every link of a type on the page leads to a shape of the page", () => {
  const linked = [...page.matchAll(/\[([A-Za-z]+)\]\(#([a-z]+)\)/g)];
  expect(linked.length).toBeGreaterThan(50);
  for (const [, name, anchor] of linked) {
    expect(shapes.has(name), name).toBe(true);
    expect(anchor).toBe(name.toLowerCase());
  }
});
