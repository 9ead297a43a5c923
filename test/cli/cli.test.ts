// The command as people run it: the built program in a process of its own, in a folder of its own.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { commandLine } from "../commandLine/commandLine.ts";
import { folderWith, shorterLine } from "./inFolder.ts";
import { withoutProgress } from "./withoutProgress.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const command = process.env["PENDENCY_BIN"] ?? join(root, "bin", "pendency.mjs");
let folder = "";

const office = `pendency: model v1
title: An office
runs: {from: 2025-01-01, through: 2025-03-31}
units: [officer]
groups:
  kind: [urgent, ordinary]
parameters:
  applicants: {title: Applicants, unit: per day, kind: judgement, judgedBy: test, reason: invented, value: 20 per day, uncertainty: {times: {lognormal: {median: 1, p95: 1.5}}}}
  onDuty: {title: Officers, unit: officers, kind: judgement, judgedBy: test, reason: invented, value: 3}
resources:
  desk: {servers: onDuty, cost: 100 USD per day}
stages:
  counter:
    arrivals: {rate: applicants, split: {kind: {urgent: 10%, ordinary: rest}}}
    service: {by: desk, time: {exponential: {mean: 3 hours}}}
    next: {served: 90%, refused: rest}
  served: {outcome: true}
  refused: {outcome: true}
quantities:
  servedInAll: {title: Served, entries: served}
`;
const companions = {
  "office.scenarios.yaml": `pendency: scenarios v1
for: office
scenarios:
  oneMore:
    title: One more officer
    changes:
      - {from: 2025-02-01, parameter: onDuty, set: 4}
`,
  "office.claims.yaml": `${shorterLine("2025-03")}  nobody-comes:
    words: Nobody comes.
    said: {by: a test, date: 2025-01, source: invented}
    kind: prediction
    measure: {entries: counter}
    compare: value
    holdsIf: at most 10 persons
`,
  "office.targets.yaml": `pendency: targets v1
for: office
targets:
  served:
    title: Served in the quarter
    measure: {entries: served}
    observed: 1600 persons
    band: within factor 2
`,
  "office.study.yaml": `pendency: study v1
for: office
question: Does one more officer help?
replications: 4
stacks: [baseline, oneMore]
series: {by: kind, levels: [urgent]}
fans:
  line: {title: People waiting, stages: counter, counts: waiting, stacks: [baseline, oneMore]}
costs: {per: applicant, fiscalYears: [FY2025], resources: [desk]}
grid:
  title: People waiting at the end
  measure: {waiting: counter, at: end}
  event: fewer than 10 wait
  line: 10 persons
  from: 2025-01-15
  replications: 2
  x: {title: Officers, parameter: onDuty, values: [2 officers, 4 officers]}
  y: {title: Applicants, parameter: applicants, values: [15 per day, 30 per day]}
notValidated: [Everything here is invented]
`,
};

beforeAll(() => {
  folder = folderWith({ "office.yaml": office, ...companions });
  writeFileSync(join(folder, "empty.yaml"), "");
  writeFileSync(join(folder, "binary.yaml"), Buffer.from([0, 1, 2, 200, 255, 10]));
  writeFileSync(join(folder, "large.yaml"), "a".repeat(5_000_001));
  writeFileSync(join(folder, "broken.yaml"), office.replace("served: 90%", "servd: 90%"));
  mkdirSync(join(folder, "nothing"));
});

function pendency(...words: readonly string[]): {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
} {
  const done = commandLine(words, { cwd: folder, env: { ...process.env, NO_COLOR: "" } });
  return { code: done.status, out: done.stdout, err: withoutProgress(done.stderr) };
}

test("without a word it explains itself, with examples and what the exit codes mean", () => {
  const { code, out, err } = pendency();
  expect(code).toBe(0);
  expect(err).toBe("");
  for (const word of ["run", "compare", "claims", "check", "facts", "explain", "answer", "Exit codes"]) {
    expect(out).toContain(word);
  }
});

test("a run gives the same bytes on one thread and on two, and says nothing but the result in a pipe", () => {
  const words = ["run", "office.yaml", "--replications", "3", "--json", "--targets"];
  const [one, two] = [pendency(...words, "--workers", "1"), pendency(...words, "--workers", "2")];
  expect(one.code).toBe(0);
  expect(one.err).toBe("");
  expect(two.out).toBe(one.out);
  const result = JSON.parse(one.out) as Record<string, never>;
  expect(result).toMatchObject({ model: "office", seed: 1, replications: 3, uncertainty: "parameters and chance" });
});

test("the JSON of a run holds every stage, outcome and resource with its error, whatever the model names itself", () => {
  const { out } = pendency("run", "office.yaml", "--replications", "4", "--json", "--chance-only", "--tail", "6 hours");
  const result = JSON.parse(out);
  const estimate = { mean: expect.any(Number), standardError: expect.any(Number), replications: 4 };
  expect(result.measures[0]).toMatchObject({ name: "servedInAll", unit: "persons", ...estimate });
  const [counter] = result.stages;
  expect(counter).toMatchObject({ stage: "counter", stock: estimate, waiting: estimate });
  for (const statistic of ["mean", "variance", "p50", "p90", "over 0 days", "over 0.25 days"]) {
    expect(counter.wait).toHaveProperty([statistic, "mean"], expect.any(Number));
  }
  expect(counter.sojourn.mean.mean).toBeGreaterThan(counter.wait.mean.mean);
  expect(result.resources[0]).toMatchObject({
    resource: "desk",
    utilisation: estimate,
    overtime: estimate,
    cost: estimate,
  });
  const shares = result.outcomes.map((outcome: { shareOfExits: { mean: number } }) => outcome.shareOfExits.mean);
  expect(shares[0] + shares[1]).toBeCloseTo(1, 12);
  // 90 % are served: 0.9 ± 5 standard errors of about 7,200 draws
  const served = result.outcomes.find((outcome: { outcome: string }) => outcome.outcome === "served");
  expect(Math.abs(served.shareOfExits.mean - 0.9)).toBeLessThan(5 * Math.sqrt((0.9 * 0.1) / 7000));
  expect(result.ledger.initial + result.ledger.arrived).toBe(result.ledger.inside + result.ledger.exited);
});

test("another seed gives other people, the same seed the same", () => {
  const digests = (seed: string) =>
    JSON.parse(pendency("run", "office.yaml", "--replications", "2", "--json", "--seed", seed).out).digests;
  expect(digests("5")).toEqual(digests("5"));
  expect(digests("5")).not.toEqual(digests("6"));
});

test("`--set` at the value the model has changes nothing; at another value it does", () => {
  const digests = (...words: readonly string[]) =>
    JSON.parse(pendency("run", "office.yaml", "--replications", "1", "--json", ...words).out).digests;
  expect(digests("--set", "onDuty=3 officers")).toEqual(digests());
  expect(digests("--set", "onDuty=4 officers")).not.toEqual(digests());
});

test("scenarios stand side by side with their paired differences", () => {
  const { code, out } = pendency("compare", "office.yaml", "--replications", "3", "--json");
  expect(code).toBe(0);
  const result = JSON.parse(out);
  expect(result.stacks.map((stack: { stack: string }) => stack.stack)).toEqual(["baseline", "oneMore"]);
  expect(result.differences[0]).toMatchObject({ stack: "oneMore", against: "baseline", replications: 3 });
});

test("claims are judged, and one that fails makes the exit code 1", () => {
  const { code, out } = pendency("claims", "office.yaml", "--replications", "20", "--json");
  expect(code).toBe(1);
  const verdicts = Object.fromEntries(
    JSON.parse(out).claims.map((claim: { id: string; verdict: string }) => [claim.id, claim.verdict]),
  );
  expect(verdicts).toEqual({ "shorter-line": "supported", "nobody-comes": "contradicted" });
  expect(pendency("claims", "office.yaml", "--claim", "shorter-line", "--replications", "20").code).toBe(0);
});

test("`check` finds all companions in order, and names the place of a mistake", () => {
  const fine = pendency("check", "office.yaml");
  expect(fine.code).toBe(0);
  expect(fine.out).toContain("1 scenario, 2 claims, 1 target");
  const broken = pendency("check", "broken.yaml");
  expect(broken.code).toBe(2);
  expect(broken.err).toMatch(/^broken\.yaml:16:\d+ › stages\.counter\.next/);
  expect(broken.err).toContain('did you mean "served"?');
});

test("`explain` follows a number to the parameters it rests on and says whose they are", () => {
  const { code, out } = pendency("explain", "office.yaml", "served", "urgent", "2025-02", "--replications", "2");
  expect(code).toBe(0);
  expect(out).toContain("entering served (kind urgent) in 2025-02");
  expect(out).toContain("applicants: Applicants");
  expect(out).toContain("judgement, by test");
  expect(out).toContain("No influence was measured (2 runs are too few)");
  expect(out).toMatch(/defined in +office\.yaml:\d+/);
});

test("with enough runs `explain` puts first what drives the number: with more applicants, more are served", () => {
  const { code, out } = pendency("explain", "office.yaml", "servedInAll", "--replications", "12");
  expect(code).toBe(0);
  // three officers serve 24 a day and about 20 come: what was drawn of the applicants is nearly all there is
  const [, correlation] = /^applicants: Applicants \(\+(0\.\d\d|1\.00)\)$/m.exec(out) ?? [];
  expect(Number(correlation)).toBeGreaterThan(0.8);
  expect(out.indexOf("applicants: Applicants")).toBeLessThan(out.indexOf("onDuty: Officers"));
  expect(out).toContain("rank correlation of what was drawn with the number over 12 runs");
  expect(out).toContain("onDuty: Officers (not drawn)");
});

test("the ledger has every judgement with its effect, the same on one thread and on two", () => {
  const words = ["explain", "office.yaml", "--assumptions", "--replications", "12", "--json"];
  const [one, two] = [pendency(...words, "--workers", "1"), pendency(...words, "--workers", "2")];
  expect(one).toMatchObject({ code: 0, err: "" });
  expect(two.out).toBe(one.out);
  const { rows, outputs } = JSON.parse(one.out);
  expect(outputs).toMatchObject([{ key: "servedInAll", runs: 12 }]);
  expect(rows.map(({ parameter, state }: Record<string, string>) => [parameter, state])).toEqual([
    ["applicants", "drawn"],
    ["onDuty", "held fixed"],
    // typed in the model itself
    ["stages.counter.service.time", "held fixed"],
    ["stages.counter.arrivals.split.kind.urgent", "held fixed"],
    ["stages.counter.next.served", "held fixed"],
    ["resources.desk.cost", "held fixed"],
    // given by a scenario
    ["scenarios.oneMore.onDuty", "held fixed"],
  ]);
  expect(rows[0].effects[0].difference).toBeGreaterThan(0);
});

test("`answer` runs the study and writes the report, the verdicts and the tables", () => {
  const { code, out, err } = pendency("answer", "office.yaml", "--out", "result/deep");
  expect(err).toBe("");
  expect(code).toBe(0);
  expect(out).toContain("Does one more officer help?");
  const files = readdirSync(join(folder, "result", "deep"));
  for (const name of ["report.html", "claims.json", "measures.csv", "targets.csv", "grid.csv", "assumptions.csv"]) {
    expect(files).toContain(name);
  }
  expect(readFileSync(join(folder, "result", "deep", "report.html"), "utf8")).toContain("Everything here is invented");
});

test("a second answer in one folder says what it replaces, and another model's is refused before any run", () => {
  const again = pendency("answer", "office.yaml", "--out", "result/deep", "--no-grid");
  // without its grid the answer has two files fewer, which would otherwise be read as its own
  expect(again.err.replace(/\s+/g, " ")).toContain(
    "The earlier answer of office in result/deep, of the same study, is replaced; " +
      "2 files of it that this one does not have are removed.",
  );
  const before = readFileSync(join(folder, "result", "deep", "claims.json"), "utf8");
  const { code, out, err } = pendency("answer", "passport-office", "--out", "result/deep");
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain(
    "expected a folder for the answer of passport-office; got result/deep (it holds the answer of office)",
  );
  expect(readFileSync(join(folder, "result", "deep", "claims.json"), "utf8")).toBe(before);
});

test("`facts` lists, searches and shows published figures with their address", () => {
  expect(pendency("facts").out).toContain("publication");
  const found = JSON.parse(pendency("facts", "search", "removals China FY2023", "--json").out) as { id: string }[];
  expect(found.length).toBeGreaterThan(0);
  const shown = pendency("facts", "show", found[0].id);
  expect(shown.code).toBe(0);
  for (const word of ["figure", "scope", "publisher", "document", "address"]) expect(shown.out).toContain(word);
});

test("an id with a blank in it stands on one line of what `facts search` finds, so that it can be copied", () => {
  const found = JSON.parse(pendency("facts", "search", "El Salvador southwest", "--json").out) as { id: string }[];
  const lines = pendency("facts", "search", "El Salvador southwest").out.split("\n");
  expect(found[0].id).toContain("El Salvador");
  for (const { id } of found.slice(0, 20)) expect(lines).toContain(id);
  expect(pendency("facts", "show", ...found[0].id.split(" ")).code).toBe(0);
});

test.each<readonly [string, readonly string[], string]>([
  ["an unknown command", ["rum"], 'did you mean "run"?'],
  ["an unknown option", ["run", "office.yaml", "--sed", "1"], "unknown option '--sed'"],
  [
    "a missing model",
    ["run"],
    "a model behind the command; got none\n  hint: `pendency --help` names the models at hand",
  ],
  ["a missing name", ["new"], "a name behind the command; got none\n  hint: such as `pendency new my-office`"],
  ["an unknown model", ["run", "one-clrk"], 'did you mean "one-clerk"?'],
  ["a missing file", ["check", "ofice.yaml"], 'did you mean "office.yaml"?'],
  ["an unknown scenario", ["run", "office.yaml", "--scenario", "onemore"], 'did you mean "oneMore"?'],
  ["no replications", ["run", "office.yaml", "--replications", "0"], "a whole number, 1 or more"],
  ["a seed that is no number", ["run", "office.yaml", "--seed", "x"], "a whole number from 0 to 4294967295"],
  ["an unknown parameter", ["run", "office.yaml", "--set", "onDty=4"], 'did you mean "onDuty"?'],
  ["a level of no group", ["run", "office.yaml", "--sample", "kind: urgnt=2"], 'did you mean "urgent"?'],
  ["a folder without a model", ["run", "nothing"], "a folder with a model document"],
  ["an empty file", ["check", "empty.yaml"], "expected a document; got an empty file"],
  ["a binary file", ["check", "binary.yaml"], "text in UTF-8"],
  ["a file of 5 MB", ["check", "large.yaml"], "at most 1 MB"],
  [
    "a folder nobody can make",
    ["answer", "office.yaml", "--out", "office.yaml/out"],
    "a folder that can be written to",
  ],
  ["a run too large", ["run", "office.yaml", "--replications", "4000000"], "people in all runs together"],
  ["a model without claims", ["claims", "one-clerk"], "a model with claims"],
  ["an output that is none", ["explain", "office.yaml", "servd"], 'did you mean "served"?'],
  ["nothing to explain", ["explain", "office.yaml"], "got nothing"],
  ["a scenario that is none", ["explain", "office.yaml", "served", "--scenario", "onMore"], 'did you mean "oneMore"?'],
])("%s: one message, exit code 2, no stack trace", (_, words, expected) => {
  const { code, out, err } = pendency(...words);
  expect(code).toBe(2);
  expect(out).toBe("");
  expect(err).toContain(expected);
  expect(err).toContain("expected ");
  expect(err).not.toMatch(/\n\s+at /);
});

test("a reader that stops reading is no mistake", async () => {
  const child = spawn(process.execPath, [command, "facts", "list"], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  let err = "";
  child.stderr.on("data", (text: Buffer) => (err += text.toString()));
  child.stdout.destroy();
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect({ code, err }).toEqual({ code: 0, err: "" });
});

test("an interrupted run keeps what is finished and exits with 3", async () => {
  const words = ["run", "one-clerk", "--replications", "30000", "--json", "--workers", "1"];
  const child = spawn(process.execPath, [command, ...words], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  let out = "";
  child.stdout.on("data", (text: Buffer) => (out += text.toString()));
  const closed = new Promise((resolve) => child.on("close", resolve));
  // off a terminal a line of what is finished comes every ten seconds
  await new Promise((resolve) => child.stderr.once("data", resolve));
  child.kill("SIGINT");
  expect(await closed).toBe(3);
  const result = JSON.parse(out) as { replications: number; unfinished: number };
  expect(result.replications + result.unfinished).toBe(30_000);
  expect(result.replications).toBeGreaterThan(0);
});
