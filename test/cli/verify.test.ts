// pendency verify as a command: a kept run made again to the byte, and one clear sentence for each way in which it is not.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freeze, frozenText } from "../../src/ask/frozen/frozenRun.ts";
import type { BesideRuns } from "../../src/ask/frozen/besideRuns.ts";
import type { FrozenRun } from "../../src/ask/frozen/frozenRun.ts";
import { sha256 } from "../../src/study/sha256.ts";
import { inOneOrder } from "../../src/study/studyId.ts";
import { commandLine } from "../commandLine/commandLine.ts";
import { openTexts } from "../documents/openTexts.ts";
import { shorterLine } from "./inFolder.ts";

const root = mkdtempSync(join(tmpdir(), "pendency-verify-test-"));
afterAll(() => rmSync(root, { recursive: true }));
/** These run one thing after the other, and take no threads. */
const alone = ["binds", "lives", "waits", "open"];
const pendency = (...words: readonly string[]) =>
  commandLine(alone.includes(words[0]) ? words : [...words, "--workers", "1"], { cwd: root });
const read = (...path: readonly string[]): string => readFileSync(join(root, ...path), "utf8");
const write = (text: string, ...path: readonly string[]): void => writeFileSync(join(root, ...path), text);
const record = (folder: string): FrozenRun => JSON.parse(read(folder, "run.json")) as FrozenRun;
const copied = (from: string, to: string): void => cpSync(join(root, from), join(root, to), { recursive: true });

/** A record with the id and the hash that it then has. */
function keepAs(run: Omit<FrozenRun, "hash">, folder: string): void {
  const { engineVersion, kernels, command, study, documents, figures, options } = run;
  const made = { engineVersion, command, study, figures, options, ...(kernels === undefined ? {} : { kernels }) };
  const id = sha256(inOneOrder({ ...made, documents: documents.map(({ hash }) => hash).toSorted() })).slice(0, 16);
  const kept = { ...run, id };
  mkdirSync(join(root, folder), { recursive: true });
  write(JSON.stringify({ ...kept, hash: sha256(inOneOrder(kept)) }), folder, "run.json");
}

const model = `pendency: model v1
title: An office
runs: {from: 2025-01-01, through: 2025-02-28}
units: [officer]
parameters:
  onDuty: {title: Officers, unit: officers, kind: judgement, judgedBy: test, reason: invented, value: 3}
resources: {desk: {servers: onDuty}}
stages:
  counter:
    arrivals: {rate: 20 per day}
    service: {by: desk, time: {exponential: {mean: 3 hours}}}
    next: served
  served: {outcome: true}
quantities:
  served: {title: Served, entries: served}
`;
const texts = {
  "office.yaml": model,
  "doubt.yaml": model.replace("value: 3}", "value: 3, uncertainty: {is: {uniform: {from: 2, to: 4}}}}"),
  "office.scenarios.yaml": `pendency: scenarios v1
for: office
scenarios:
  oneMore: {title: One more officer, changes: [{from: 2025-02-01, parameter: onDuty, add: 1 officer}]}
  early: {title: One more from the start, changes: [{from: 2025-01-01, parameter: onDuty, add: 1 officer}]}
`,
  "office.claims.yaml": shorterLine("2025-02"),
  "office.study.yaml": `pendency: study v1
for: office
question: Does one more officer help?
replications: 2
stacks: [baseline, oneMore]
`,
};

beforeAll(() => {
  for (const [name, text] of Object.entries(texts)) write(text, name);
  const done = pendency("run", "office.yaml", "--replications", "2", "--out", "run");
  expect([done.status, done.stderr]).toEqual([0, ""]);
  expect(done.stdout).toContain("Written: run/results.csv, results.parquet, study.json and run.json");
  pendency("run", "office.yaml", "--replications", "2", "--seed", "2", "--out", "seed-2");
});

describe("made again", () => {
  test.each([
    ["run", ["run", "office.yaml", "--json", "--seed", "3", "--set", "onDuty=4 officers", "--tail", "2 days"]],
    ["expected numbers", ["run", "office.yaml", "--engine", "fluid"]],
    ["compare", ["compare", "office.yaml", "--replications", "2", "--scenario", "oneMore"]],
    ["waterfall", ["compare", "office.yaml", "--engine", "fluid", "--scenario", "early+oneMore", "--waterfall"]],
    ["claims", ["claims", "office.yaml", "--replications", "2"]],
    ["answer", ["answer", "office.yaml", "--no-grid"]],
    ["matters", ["matters", "doubt.yaml", "--draws", "20"]],
    ["informs", ["informs", "doubt.yaml", "--draws", "40", "--quiet"]],
    ["binds", ["binds", "office.yaml"]],
    ["lives", ["lives", "office.yaml", "--scenario", "early"]],
    ["waits", ["waits", "office.yaml", "--set", "onDuty=4 officers"]],
    ["open", ["open", "office.yaml", "--state", "v=1&model=office&stack=early"]],
    ["ensemble", ["ensemble", "office.yaml", "--draws", "3", "--chunk", "2"]],
  ])("%s is the same to the byte", (name, words) => {
    const folder = `made-${name.replace(" ", "-")}`;
    const made = pendency(...words, "--out", folder);
    expect(made.stderr).toBe("");
    const found = pendency("verify", folder, "--json");
    expect([found.status, found.stderr]).toEqual([0, ""]);
    const json = JSON.parse(found.stdout) as { result: string; numbers: number; files: { result: string }[] };
    expect(json.result).toBe("same");
    // a page that is one file is compared with all that it carries written out, and no number of it by itself
    if (name !== "open") expect(json.numbers).toBeGreaterThan(5);
    expect(json.files.length).toBeGreaterThanOrEqual(1);
    expect(json.files.every(({ result }) => result === "same")).toBe(true);
  });

  test("an answer from another folder than it was made in, to the byte, with no path of where it was made", () => {
    const [made, other] = [join(root, "made-in"), join(root, "other")];
    for (const folder of [made, other]) mkdirSync(folder);
    // with a number typed in a stage, and those of its scenarios
    const answer = [
      "answer",
      "passport-office",
      "--no-grid",
      "--quiet",
      "--workers",
      "1",
      "--out",
      join(root, "elsewhere"),
    ];
    cpSync(fileURLToPath(new URL("../../examples", import.meta.url)), join(made, "examples"), { recursive: true });
    expect(commandLine(answer, { cwd: made }).stderr).toBe("");
    expect(read("elsewhere", "assumptions.csv")).toMatch(/typed there, model\.yaml:\d+/);
    expect(read("elsewhere", "assumptions.csv")).toMatch(/supposed there, scenarios\.yaml:\d+/);
    const found = commandLine(["verify", "../elsewhere", "--workers", "1"], { cwd: other });
    expect([found.status, found.stdout.split("\n")[0]]).toEqual([0, expect.stringMatching(/^The same to the byte/)]);
    expect(found.stdout.replaceAll(/\s+/g, " ")).toContain("from the documents at hand");
    for (const folder of [made, other]) rmSync(folder, { recursive: true });
    rmSync(join(root, "elsewhere"), { recursive: true });
  });

  test("by its id, by that of its study, and from a file of it", () => {
    const { id, study, files } = record("run");
    for (const asked of [id, study ?? "", "run/results.csv"]) {
      const { status, stdout } = pendency("verify", asked);
      expect([asked, status]).toEqual([asked, 0]);
      expect(stdout).toMatch(/^The same to the byte: all 3 files, with \d+ numbers\.\n/);
      expect(stdout).toContain(`Run ${id} (run of office), made again by Pendency`);
    }
    expect(files.map(({ name }) => name)).toEqual(["results.csv", "results.parquet", "study.json"]);
  });

  test("the id says which run it is, wherever it is kept: another seed has another, another folder the same", () => {
    pendency("run", "office.yaml", "--replications", "2", "--out", "twice");
    expect(record("twice").id).toBe(record("run").id);
    expect(record("seed-2").id).not.toBe(record("run").id);
    rmSync(join(root, "twice"), { recursive: true });
  });

  test("documents that changed since are named, and those kept with the run take their place", () => {
    copied("run", "later");
    write(model.replace("3 hours", "4 hours"), "office.yaml");
    const { status, stdout } = pendency("verify", "later");
    rmSync(join(root, "later", "documents.json.gz"));
    const without = pendency("verify", "later");
    write(model, "office.yaml");
    expect(status).toBe(0);
    expect(stdout.replaceAll(/\s+/g, " ")).toContain("from the documents kept with it (changed since: office.yaml).");
    expect(without.status).toBe(2);
    expect(without.stderr).toContain("got others (changed since: office.yaml), and those kept with it cannot be read");
    expect(pendency("verify", "later").status).toBe(0);
    rmSync(join(root, "later"), { recursive: true });
  });
});

describe("not the same", () => {
  test("one number that somebody changed is found, with its place and by how much", () => {
    copied("run", "tampered");
    const { measures } = JSON.parse(read("run", "study.json")) as { measures: { mean: number }[] };
    const { mean } = measures[0];
    write(read("run", "study.json").replace(`"mean":${mean}`, `"mean":${2 * mean}`), "tampered", "study.json");
    const { status, stdout } = pendency("verify", "tampered");
    expect(status).toBe(1);
    const said = stdout.replaceAll(/\s+/g, " ");
    expect(said).toMatch(/^1 of \d+ numbers differs, by up to 50 % of the number/);
    expect(said).toContain(`study.json, measures.0.mean, ${2 * mean} against ${mean}.`);
    expect(said).toContain("Changed after it was written: study.json.");
  });

  test("a file that is gone and one that is cut off are what could not be checked", () => {
    copied("run", "short");
    rmSync(join(root, "short", "results.parquet"));
    truncateSync(join(root, "short", "study.json"), 200);
    const { status, stdout } = pendency("verify", "short");
    expect(status).toBe(1);
    expect(stdout.replaceAll(/\s+/g, " ")).toContain("Could not be checked: results.parquet, study.json.");
    expect(stdout).toContain("results.parquet: not checked, it is not there");
    expect(stdout).toContain("study.json: not checked, it cannot be read, as when it is cut off");
  });

  test("a run of another version is not different: it is said how that version is got", () => {
    const { hash: _hash, ...rest } = record("run");
    keepAs({ ...rest, engineVersion: "0.0.9" }, "older");
    const { status, stderr } = pendency("verify", "older");
    expect(status).toBe(2);
    expect(stderr).toContain("one made by version 0.0.9");
    expect(stderr).toContain("npm i path/to/pendency-0.0.9.tgz && npx pendency verify older");
  });

  test("an engine that was changed and kept its version is named, and records that do not say are still made again", () => {
    const { hash: _hash, kernels, ...rest } = record("run");
    expect(kernels).toMatch(/^[0-9a-f]{16}$/);
    keepAs({ ...rest, kernels: "0123456789abcdef" }, "patched");
    const { status, stderr } = pendency("verify", "patched");
    expect(status).toBe(2);
    expect(stderr).toContain(`expected a run made by this engine (kernels ${kernels})`);
    expect(stderr).toContain("got one made by another that calls itself 0.1.0 as well (kernels 0123456789abcdef)");
    const beside = pendency("verify", "patched", "--against", "run").stdout.replaceAll(/\s+/g, " ");
    expect(beside).toContain(`kernels 0123456789abcdef against ${kernels}`);
    copied("run", "silent");
    keepAs(rest, "silent");
    expect(pendency("verify", "silent").status).toBe(0);
  });

  test.each<readonly [string, (text: string) => string | null, string]>([
    ["a folder without a record", () => null, "got neither"],
    ["a record that is cut off", (text) => text.slice(0, 300), "got a text that is no JSON, or is cut off"],
    ["a record that was changed", (text) => text.replace('"seed": 1', '"seed": 9'), "changed after it was written"],
    ["a file of another kind", () => '{"pendency": "registration v1"}', 'got "registration v1"'],
    ["another program's record", () => "[1]", "got something else"],
  ])("%s is one clear error", (name, change, message) => {
    const folder = name.replaceAll(/\W/g, "-");
    mkdirSync(join(root, folder));
    const text = change(read("run", "run.json"));
    if (text !== null) write(text, folder, "run.json");
    const { status, stdout, stderr } = pendency("verify", folder);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(stderr.trim().split("\n").length).toBeLessThanOrEqual(3);
  });

  test("neither a word nor an id of no run is looked for elsewhere", () => {
    expect(pendency("verify", "nothing-here").stderr).toContain('got "nothing-here"');
    expect(pendency("verify", "0123456789abcdef").stderr).toContain("got none here or below");
  });

  test("a run that somebody stopped cannot be made again", () => {
    const { "doubt.yaml": _another, ...office } = texts;
    const documents = openTexts("office", office);
    const asked = {
      command: "run",
      asked: "office.yaml",
      options: {},
      documents,
      study: null,
      isWhole: false,
    } as const;
    mkdirSync(join(root, "stopped"));
    write(frozenText(freeze(asked, [])), "stopped", "run.json");
    const { status, stderr } = pendency("verify", "stopped");
    expect(status).toBe(2);
    expect(stderr).toContain("got one that somebody stopped");
  });
});

describe("two kept runs", () => {
  test("say what they were made of otherwise, and how far their numbers lie apart", () => {
    const { status, stdout } = pendency("verify", "run", "--against", "seed-2/run.json");
    expect(status).toBe(1);
    const said = stdout.replaceAll(/\s+/g, " ");
    expect(said).toMatch(/^[\d,]+ of [\d,]+ numbers differ, by up to/);
    expect(said).toContain("made otherwise: seed 1 against 2.");
    expect(said).toMatch(/number run seed-2 difference Served \(persons\) [\d,.]+ ± [\d.]+ [\d,.]+ ± [\d.]+ −?[\d.]+/);
    expect(said).toContain("1 number of both, of which 1 differs.");
  });

  test("an answer has another beside it, as --against has it, and is made again to the byte when that one is gone", () => {
    for (const [seed, folder] of [
      ["1", "first"],
      ["2", "second"],
    ])
      // prettier-ignore
      pendency("answer", "office.yaml", "--no-grid", "--seed", seed, "--out", folder);
    const made = pendency("answer", "office.yaml", "--no-grid", "--seed", "2", "--beside", "first", "--out", "both");
    expect(made.status).toBe(0);
    expect(read("both", "report.html")).toContain('<section id="beside"');
    expect(read("both", "beside-made.csv")).toBe("what,this answer,first\r\nseed,2,1\r\n");
    const { beside } = JSON.parse(read("both", "answer.json")) as { beside: BesideRuns };
    const against = JSON.parse(pendency("verify", "second", "--against", "first", "--json").stdout) as { beside: BesideRuns }; // prettier-ignore
    const { left: _left, ...same } = against.beside;
    expect(beside).toMatchObject(same);
    expect(beside.numbers.length).toBeGreaterThan(0);
    expect(beside.verdicts.map(({ id }) => id)).toEqual(["shorter-line"]);
    rmSync(join(root, "first"), { recursive: true });
    expect(pendency("verify", "both").stdout).toMatch(/^The same to the byte/);
  });

  test.each([
    [
      "a folder that is not there",
      "./nowhere",
      '--beside\n  expected a folder, a file or an id of 16 digits; got "./nowhere"',
    ],
    ["no saved run", "office.yaml", "expected a JSON object that Pendency wrote"],
    ["a run without numbers", "drawn", "got none in run.json, matters.json"],
  ])("%s beside an answer is one clear error, and nothing is run", (_, asked, message) => {
    if (asked === "drawn") pendency("matters", "doubt.yaml", "--draws", "20", "--out", "drawn");
    const { status, stderr } = pendency("answer", "office.yaml", "--no-grid", "--beside", asked, "--out", "none");
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(existsSync(join(root, "none"))).toBe(false);
  });

  test("of the same run are the same to the byte", () => {
    copied("run", "copy");
    const { status, stdout } = pendency("verify", "run", "--against", "copy");
    expect([status, stdout.split("\n")[0]]).toEqual([0, expect.stringMatching(/^The same to the byte: all 3 files/)]);
    expect(stdout.replaceAll(/\s+/g, " ")).toContain("made of the same.");
    rmSync(join(root, "copy"), { recursive: true });
  });

  test("of two kinds are refused", () => {
    mkdirSync(join(root, "many"));
    write("{}", "many", "ensemble.json");
    expect(pendency("verify", "run", "--against", "many").stderr).toContain("got a run and an ensemble");
    const beside = pendency("answer", "office.yaml", "--no-grid", "--beside", "many", "--out", "none").stderr;
    expect(beside).toContain(
      "--beside\n  expected a run of run, compare, claims or answer; got the run folder of an ensemble, many",
    );
  });
});

test("the crate names the program, the command, what went in and every file that came out, with their hashes", () => {
  interface Entity extends Record<string, unknown> {
    readonly "@id": string;
  }
  const crate = JSON.parse(read("run", "ro-crate-metadata.json")) as { "@graph": Entity[] };
  const of = (id: string): Entity => {
    const found = crate["@graph"].filter((one) => one["@id"] === id);
    expect([id, found.length]).toEqual([id, 1]);
    return found[0];
  };
  const profile = { "@id": "https://w3id.org/ro/wfrun/process/0.5" };
  const { id, files } = record("run");
  expect(of("ro-crate-metadata.json")).toMatchObject({
    conformsTo: { "@id": "https://w3id.org/ro/crate/1.1" },
    about: { "@id": "./" },
  });
  expect(of("./")).toMatchObject({ "@type": "Dataset", conformsTo: profile, mentions: { "@id": `#run-${id}` } });
  expect(of(profile["@id"])).toMatchObject({ "@type": "CreativeWork" });
  const action = of(`#run-${id}`) as Entity & { instrument: Entity; object: Entity; result: Entity[] };
  expect(action).toMatchObject({
    "@type": "CreateAction",
    description: "pendency run office.yaml --replications 2",
    endTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
  });
  expect(of(action.instrument["@id"])).toMatchObject({ "@type": "SoftwareApplication" });
  for (const { "@id": name } of [action.object, ...action.result]) {
    expect(of(name)).toMatchObject({ "@type": "File" });
    expect(existsSync(join(root, "run", name))).toBe(true);
  }
  for (const { name, hash } of files) {
    expect(of(name)["sha256"]).toBe(hash);
  }
});
