// A model to begin with: every template is in order, runs, has scenarios that change something, and a claim.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commandLine } from "../commandLine/commandLine.ts";
import { askAnswer } from "../../src/ask/answer.ts";
import { askClaims } from "../../src/ask/claims.ts";
import { checkDocuments } from "../../src/ask/check.ts";
import { askComparison } from "../../src/ask/compare.ts";
import { askRun } from "../../src/ask/run.ts";
import { templateNames, writeNewModel } from "../../src/disk/newModel.ts";
import { openModel } from "../../src/disk/openModel.ts";
import { answerSentence } from "../../src/present/answerSentence.ts";

const root = join(import.meta.dirname, "..", "..");

/** The folder that a command is given in. */
function inFolder<T>(work: (folder: string) => T): T {
  const [folder, before] = [mkdtempSync(join(tmpdir(), "pendency-new-")), process.cwd()];
  process.chdir(folder);
  try {
    return work(folder);
  } finally {
    process.chdir(before);
  }
}

test("there are four kinds to begin as", () => {
  expect(templateNames()).toEqual(["court", "custody", "flights", "office"]);
});

describe.each(templateNames())("%s", (template) => {
  const documents = inFolder(() => {
    expect(writeNewModel("begun", template)).toEqual(["claims.yaml", "model.yaml", "scenarios.yaml", "study.yaml"]);
    return openModel("begun");
  });

  test("is in order under the name it was given, without a warning", () => {
    const { outside, rounded, sizes } = checkDocuments(documents);
    expect(documents.model.id).toBe("begun");
    expect([...documents.warnings, ...outside, ...rounded]).toEqual([]);
    expect(sizes.length).toBeGreaterThanOrEqual(3);
    expect(documents.plan?.question).toMatch(/\?$/);
  });

  test("runs, and every quantity of it has a number", async () => {
    const { study } = await askRun(documents, { replications: 1 });
    const { measures, ledger } = study.stacks[0];
    expect(measures.length).toBeGreaterThanOrEqual(3);
    for (const { name, mean } of measures) expect(mean, name).toEqual(expect.any(Number));
    expect(ledger.initial + ledger.arrived).toBe(ledger.inside + ledger.exited);
  });

  test("compares: each of its scenarios changes a number", async () => {
    const { differences } = await askComparison(documents, { replications: 1 });
    for (const { name } of documents.scenarios) {
      const own = differences.filter(({ stack }) => stack === name);
      expect(own.some(({ mean }) => mean !== null && mean !== 0)).toBe(true);
    }
  });

  test("has a claim that can be judged", async () => {
    const { verdicts } = await askClaims(documents, { replications: 2 });
    expect(verdicts).toHaveLength(1);
    expect(verdicts[0].probability).not.toBeNull();
  });

  test("answers its question with a word and the numbers of both sides", async () => {
    const words = () => ({ effectsCommand: "", commands: [] });
    const found = await askAnswer(documents, { words, replications: 2 });
    expect(answerSentence(found!.plain!)).toMatch(/^(Yes|No|Not settled)(, as far as 2 runs show)?: .*\d.* with /);
    expect(found!.plain!.sure.leavesOut).toHaveLength(1);
  });

  test("explains itself: every document begins with a comment", () => {
    for (const name of readdirSync(join(root, "templates", template))) {
      expect(readFileSync(join(root, "templates", template, name), "utf8")).toMatch(/^# [A-Z]/);
    }
  });
});

test.each<[string, string, string, string]>([
  ["a folder that is there", "taken", "office", "a name that is not taken"],
  ["a file that is there", "file", "office", "a name that is not taken"],
  ["a path", "../away", "office", "a name of letters, digits and hyphens"],
  ["no name", "", "office", "a name of letters, digits and hyphens"],
  ["a name that no disk holds", "a".repeat(300), "office", "a name of letters, digits and hyphens"],
  ["a template nobody knows", "begun", "curt", 'did you mean "court"?'],
])("%s is refused, and nothing is written", (_, name, template, why) => {
  inFolder((folder) => {
    mkdirSync("taken");
    writeFileSync(join("taken", "model.yaml"), "mine");
    writeFileSync("file", "mine");
    expect(() => writeNewModel(name, template)).toThrow(why);
    expect(readdirSync(folder).sort()).toEqual(["file", "taken"]);
    expect(readFileSync(join("taken", "model.yaml"), "utf8")).toBe("mine");
  });
});

test("the command says what it wrote and what to do next, and the next thing works", () => {
  inFolder((cwd) => {
    const pendency = (...words: readonly string[]) => commandLine(words, { cwd });
    const made = pendency("new", "my-court", "--template", "court");
    expect(made.status, made.stderr).toBe(0);
    expect(made.stdout).toContain("my-court/model.yaml");
    expect(made.stdout).toContain("npx pendency check my-court");
    expect(pendency("check", "my-court").stdout).toContain("In order: A court (my-court)");
    const again = pendency("new", "my-court");
    expect(again.status).toBe(2);
    expect(again.stderr).toContain("expected a name that is not taken; got my-court, which is there (a folder)");
  });
}, 60_000);
