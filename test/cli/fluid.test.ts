// --engine fluid at the command line: what it refuses, what stands beside its figures; and that Ctrl-C is
// heard
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { beforeAll, describe, expect, test } from "vitest";
import { commandLine } from "../commandLine/commandLine.ts";
import { askRun } from "../../src/ask/run.ts";
import { conducting } from "../../src/cli/conduct.ts";
import { followingPeople } from "../../src/cli/policies.ts";
import type { Console } from "../../src/cli/console.ts";
import { askedAgain, askedOf } from "../../src/cli/options.ts";
import type { RunOptions } from "../../src/cli/options.ts";
import { PendencyError } from "../../src/errors.ts";
import { plainStyle } from "../../src/present/terminalStyle.ts";
import { officeFiles, openOffice } from "../study/office.ts";
import { withoutProgress } from "./withoutProgress.ts";

const study = `pendency: study v1
for: office
question: Does one more officer help?
replications: 3
stacks: [baseline, oneMore]
series: {by: kind, levels: [urgent]}
fans:
  line: {title: Served, stages: served, counts: entries, stacks: [baseline, oneMore]}
costs: {per: applicant, fiscalYears: [FY2025], resources: [desk]}
grid:
  title: People waiting at the end
  measure: {waiting: counter, at: end}
  event: fewer than 10 wait
  line: 10 persons
  from: 2025-01-15
  replications: 2
  x: {title: Officers, parameter: onDuty, values: [2 officers, 4 officers]}
  y: {title: Papers, parameter: papers, values: [1 day, 5 days]}
`;
let folder = "";
/** Text as wide as it likes: what it says, and not where lines end. */
const unfolded = (text: string): string => text.replace(/\s+/g, " ");

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "pendency-fluid-"));
  const files = officeFiles(study);
  for (const { path, text } of [...files.documents, ...files.targets, files.study!])
    writeFileSync(join(folder, path), text);
});

function pendency(...words: readonly string[]): { code: number | null; out: string; err: string } {
  const env = { ...process.env, NO_COLOR: "" };
  const done = commandLine(words, { cwd: folder, env });
  return { code: done.status, out: done.stdout, err: withoutProgress(done.stderr) };
}

const alone = "fluid engine: expected numbers, nothing drawn";
const drawn = "fluid engine: expected numbers of 8 draws, chance left out";

describe("what stands beside expected numbers", () => {
  test.each([
    ["run", "office.yaml", "--scenario", "oneMore"],
    ["compare", "office.yaml", "--scenario", "oneMore"],
    ["claims", "office.yaml"],
    ["explain", "office.yaml", "served"],
    ["explain", "office.yaml", "--assumptions"],
  ])("%s says the engine, its step, and that nobody compared the engines on this model", (...words) => {
    const { out, err } = pendency(...words, "--engine", "fluid", "--set", "papers=2 days");
    expect(err).toBe("");
    expect(out).toContain(alone);
    expect(out).toMatch(/step [\d.]+ days/);
    expect(out).toContain("outside what was compared: nobody has compared the engines on this model");
    expect(unfolded(out)).toMatch(
      /\nbeside|1 replication · set: papers = 2 days · uncertainty: none: expected numbers · study /,
    );
    const json = JSON.parse(pendency(...words, "--engine", "fluid", "--replications", "8", "--json").out) as {
      fluid: object;
    };
    expect(json.fluid).toMatchObject({ engine: "fluid", words: drawn });
  });

  test.each([
    ["run", "office.yaml"],
    ["claims", "office.yaml"],
    ["explain", "office.yaml", "served"],
  ])("%s --json names no sample, and a seed only where parameters are drawn", (...words) => {
    const json = (...more: string[]): string => pendency(...words, "--json", ...more).out;
    for (const more of [
      ["--set", "papers=2 days"],
      ["--replications", "8"],
    ]) {
      expect(json("--engine", "fluid", ...more)).not.toContain('"sample"');
    }
    expect(json("--engine", "fluid", "--set", "papers=2 days")).not.toContain('"seed"');
    expect(json("--engine", "fluid", "--replications", "8")).toContain('"seed"');
    expect(json("--replications", "2")).toMatch(/"seed".*"sample"/s);
  });

  test.each([
    ["run", "office.yaml"],
    ["compare", "office.yaml"],
    ["claims", "office.yaml"],
    ["explain", "office.yaml", "served"],
  ])("%s with --step goes in steps no longer, and says that it was asked to", (...words) => {
    const { out, err } = pendency(...words, "--engine", "fluid", "--step", "7 days");
    expect(err).toBe("");
    const [, days] = /step ([\d.]+) days · step as asked for; not compared with a finer one/.exec(unfolded(out))!;
    expect(Number(days)).toBeGreaterThan(3.5);
    expect(Number(days)).toBeLessThanOrEqual(7);
  });

  test("an answer is a whole report that speaks of expected numbers, and of no event, sample or seed", () => {
    const { code, out, err } = pendency("answer", "office.yaml", "--engine", "fluid", "--set", "papers=2 days", "--out", "one", "--json"); // prettier-ignore
    // the grid moves what is set: there the grid's value counts
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(JSON.parse(out)).toMatchObject({ set: { papers: "2 days" }, fluid: { words: alone } });
    const page = readFileSync(join(folder, "one", "report.html"), "utf8");
    const said = [
      alone,
      "Set from outside, in place of what the documents say: papers = 2 days.",
      "expected numbers from the fluid engine: every parameter is at its value, and nothing is drawn",
      "the line is the expected number with every parameter at its value",
      "chance is left out and no uncertain parameter was drawn: one run of expected numbers has no share",
      "npx pendency answer office.yaml --engine fluid --set &quot;papers=2 days&quot;",
      "Every parameter at its central value; one run a cell.",
    ];
    expect(said.filter((words) => !page.includes(words))).toEqual([]);
    const ofPeople = ["one to one", "events simulated", "one history that may happen", "digest", "drawn anew"];
    expect(ofPeople.filter((words) => page.includes(words))).toEqual([]);
  });

  test("with draws its ranges are of parameters, and its shares say that chance is left out", () => {
    const { code, err } = pendency(
      "answer",
      "office.yaml",
      "--engine",
      "fluid",
      "--replications",
      "8",
      "--out",
      "drawn",
    );
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const page = readFileSync(join(folder, "drawn", "report.html"), "utf8");
    const said = [
      drawn,
      "Ranges are over draws of every uncertain parameter. Chance is left out of them",
      "chance is left out: the share tells of uncertain parameters alone, by expected numbers",
      "npx pendency answer office.yaml --seed 1 --replications 8 --engine fluid",
    ];
    expect(said.filter((words) => !page.includes(words))).toEqual([]);
    const ofPeople = ["one to one", "events simulated", "Ranges are over runs that differ in chance"];
    expect(ofPeople.filter((words) => page.includes(words))).toEqual([]);
  });
});

describe("options that expected numbers cannot honour", () => {
  const documents = openOffice(study);
  const inDocument = openOffice(`${study}engine: fluid\n`);
  const message = (options: RunOptions, of = documents): string => {
    try {
      askedOf(options, of);
    } catch (error) {
      expect(error).toBeInstanceOf(PendencyError);
      return (error as PendencyError).message;
    }
    return "";
  };
  const wrong: readonly (readonly [string, RunOptions])[] = [
    ["--log", { log: "x.json" }],
    ["--one-to-one", { oneToOne: true }],
    ["--sample", { sample: "none" }],
    ["--timelines", { timelines: "2" }],
  ];

  test.each(wrong)("%s is refused, whether the command says `fluid` or the study document does", (flag, options) => {
    const expected = `${flag}\n  expected the individual engine, which follows people; got fluid`;
    expect(message({ ...options, engine: "fluid" })).toBe(expected);
    expect(message(options, inDocument)).toBe(
      `${expected}\n  hint: the model's study document says so; --engine individual follows people`,
    );
    expect(message({ ...options, engine: "individual" }, inDocument)).toBe("");
    expect(message(options)).toBe("");
  });

  test("a step is refused where people are followed, and where it is no length", () => {
    expect(message({ step: "7 days" })).toBe(
      "--step\n  expected --engine fluid, which goes in steps; got the individual engine, which follows people",
    );
    expect(message({ step: "7 days" }, inDocument)).toBe("");
    expect(message({ step: "long", engine: "fluid" })).toMatch(/^--step\n {2}expected a length of time such as/);
  });

  test("draws cannot be chosen where every parameter is to be at its value", () => {
    expect(message({ engine: "fluid", chanceOnly: true, replications: "8" })).toMatch(
      /^--replications\n {2}expected draws/,
    );
    expect(message({ engine: "fluid", chanceOnly: true, seed: "8" })).toMatch(/^--seed\n {2}expected draws/);
    expect(message({ engine: "fluid", chanceOnly: true })).toBe("");
  });

  test("an engine that is none is refused with the nearest name", () => {
    expect(message({ engine: "fluit" })).toBe(
      '--engine\n  expected individual or fluid; got "fluit"\n  hint: did you mean "fluid"?',
    );
  });
});

test("a command that makes the same runs again repeats every option that they depend on", () => {
  const options: RunOptions = { engine: "fluid", step: "7 days", set: ["a=1 day"], source: ["b=c"], rule: "pool", sample: "kind: urgent=1", chanceOnly: true, warmUp: "3 days" }; // prettier-ignore
  expect(askedAgain(options, { asOf: null })).toBe(
    ' --engine fluid --step "7 days" --set "a=1 day" --source b=c --rule pool --sample "kind: urgent=1" --chance-only --warm-up "3 days"',
  );
  expect(askedAgain({}, { asOf: null })).toBe("");
});

describe("Ctrl-C", () => {
  const told: string[] = [];
  const silent: Console = { style: plainStyle, print() {}, beside() {}, narrate() {}, screen() {}, progress() {}, note() {}, isTerminal: false, width: 80, complain: (text) => void told.push(text) }; // prettier-ignore

  test("stops the first time; then nobody listens, so that the second time ends the command as the system does", async () => {
    const before = process.listenerCount("SIGINT");
    const { found, stopped } = await conducting({}, silent, async ({ stop }) => {
      const during = process.listenerCount("SIGINT");
      expect(stop?.aborted).toBe(false);
      // what the system's signal does
      process.emit("SIGINT");
      expect(stop?.aborted).toBe(true);
      return { study: null, listeners: [during, process.listenerCount("SIGINT")] };
    });
    expect(stopped).toBe(true);
    expect(found.listeners).toEqual([before + 1, before]);
    expect(told).toEqual([
      "Stopping. Replications that are complete are kept; press Ctrl-C again to leave at once.",
      "Stopped: what was not finished by then, single sources and a grid too, is left out.",
    ]);
  });

  test("is left to the system again after the work, whether it was done or failed", async () => {
    const before = process.listenerCount("SIGINT");
    await expect(conducting({}, silent, () => Promise.reject(new Error("gone")))).rejects.toThrow("gone");
    expect(await conducting({}, silent, async ({ pause }) => (await pause?.(), null))).toEqual({
      found: null,
      stopped: false,
    });
    expect(process.listenerCount("SIGINT")).toBe(before);
  });

  test("of people who are followed under two policies leaves nothing, and says so in one line", async () => {
    const work = async () => (process.emit("SIGINT"), null);
    await expect(followingPeople({}, silent, work)).rejects.toThrow("Stopped before both runs were complete: nothing is kept."); // prettier-ignore
    expect(await followingPeople({}, silent, async () => "both")).toBe("both");
  });

  test("before a single replication is complete says that nothing is kept, whatever was asked", async () => {
    const { study } = await askRun(openOffice(), { replications: 1 });
    const emptied = { ...study, stacks: study.stacks.map((stack) => ({ ...stack, replications: 0 })) };
    for (const found of [null, { study: emptied }]) {
      const work = async () => (process.emit("SIGINT"), found);
      await expect(conducting({}, silent, work)).rejects.toThrow("Stopped before the first replication was complete: nothing is kept."); // prettier-ignore
    }
    // what is complete is kept
    expect((await conducting({}, silent, async () => (process.emit("SIGINT"), { study }))).stopped).toBe(true);
  });
});
