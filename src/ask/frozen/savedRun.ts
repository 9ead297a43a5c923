// A run as it was saved: its numbers and verdicts read from the JSON of run, compare, claims or answer, and what it was made
// of from the record beside them.
import { refuseUsage } from "../../errors.ts";
import type { PlainAnswer } from "../answer/plainAnswer.ts";
import type { Verdict } from "../../judge/verdict.ts";
import { stackName } from "../../scenario/stack.ts";
import { chanceJson } from "../../study/chanceJson.ts";
import { settingsJson } from "../../study/settings.ts";
import { sha256 } from "../../study/sha256.ts";
import type { Study } from "../../study/study.ts";
import { estimateOf } from "../outcomesOf.ts";
import { frozenVersion, readFrozen } from "./frozenRun.ts";
import type { FrozenRun } from "./frozenRun.ts";
import type { Made } from "./madeOtherwise.ts";
import { madeIn } from "./sayDifferences.ts";

export interface SavedRun {
  /** how people name it: a folder, or a file */
  readonly called: string;
  /** of its study; null where nothing was run */
  readonly study: string | null;
  readonly made: Made;
  readonly stacks: readonly SavedStack[];
  readonly verdicts: readonly SavedVerdict[];
}

export interface SavedStack {
  /** "baseline", "rush+oneMore" */
  readonly stack: string;
  /** values from outside, as "officers = 4 officers"; "": none */
  readonly set: string;
  readonly measures: readonly SavedMeasure[];
}

export interface SavedMeasure {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  /** over the replications; null where none had a value */
  readonly mean: number | null;
  readonly standardError: number | null;
}

export interface SavedVerdict {
  readonly id: string;
  /** the statement in a few words */
  readonly short: string;
  readonly verdict: string;
  /** share of runs in which it holds; null where runs do not decide it */
  readonly probability: number | null;
}

/** A file that somebody kept, by its name. */
export interface SavedText {
  readonly name: string;
  readonly text: string;
}

/** A run that was just made, as its files would be read. @param made more of what it was made of */
export function savedStudy(
  study: Study | null,
  verdicts: readonly Pick<Verdict, keyof SavedVerdict>[],
  made: Made,
  called: string,
  plain: Pick<PlainAnswer, "rows" | "unit"> | null = null,
): SavedRun {
  const answer = (plain?.rows ?? []).flatMap(({ title, ...row }) =>
    sides.flatMap((side) =>
      row[side] === null ? [] : [answerNumber(title, side, row[side].median, plain?.unit ?? "")],
    ),
  );
  return {
    called,
    study: study?.id ?? null,
    made: study === null ? made : together(made, studyMade(study)),
    stacks: study === null ? [] : [...answerStack(answer), ...study.stacks.map((_, nth) => savedStack(study, nth))],
    verdicts: verdicts.map(({ id, short, verdict, probability }) => ({ id, short, verdict, probability })),
  };
}

const sides = ["before", "without", "with"] as const;

/** A number of an answer: the median of the runs, on the day before, or on the day after without the change and with it. */
function answerNumber(title: string, side: string, median: number | null, unit: string): SavedMeasure {
  return { name: `${title}/${side}`, title: `${title}, ${side}`, unit, mean: median, standardError: null };
}

/** Beside the stacks that it is an answer from. */
function answerStack(measures: readonly SavedMeasure[]): readonly SavedStack[] {
  return measures.length === 0 ? [] : [{ stack: "the answer", set: "", measures }];
}

function studyMade(study: Study): Made {
  const { modelId, engine, spec, startDate, endDate, uncertaintyNote, stacks } = study;
  const { seed, sample } = chanceJson(study);
  return {
    model: modelId,
    engine,
    ...(seed === undefined ? {} : { seed }),
    replications: spec.replications,
    stacks: stacks.map(({ stack }) => stackName(stack)),
    days: daysSaid(startDate, endDate),
    set: allSets(stacks.map((_, nth) => setWords(settingsJson(spec.settings?.[nth], study)))),
    ...(sample === undefined ? {} : { sample }),
    uncertainty: uncertaintyNote,
  };
}

function savedStack(study: Study, nth: number): SavedStack {
  const { stack, measures } = study.stacks[nth];
  return {
    stack: stackName(stack),
    set: setWords(settingsJson(study.spec.settings?.[nth], study)),
    measures: measures
      .filter(({ of }) => of === "quantity")
      .map((measure) => {
        const { mean, standardError } = estimateOf(measure);
        return { name: measure.name, title: measure.title, unit: measure.unit, mean, standardError };
      }),
  };
}

/**
 * @param files  what was kept of one run, in any order: its JSON, and run.json where it is at hand
 * @param called how messages and headings name it
 * @throws PendencyError (usage) for files that are no such JSON, are cut off, were changed, or are of several runs
 */
export function readSaved(files: readonly SavedText[], called: string): SavedRun {
  const read = files.map((file) => ({ ...file, tree: treeOf(file) }));
  const records = read.filter(({ tree }) => tree["pendency"] === frozenVersion);
  const parts = read.filter((file) => !records.includes(file)).filter(({ tree }) => hasNumbers(tree));
  const [record = null, ...more] = records.map(({ name, text }) => readFrozen(text, name));
  if (parts.length === 0) {
    const got = files.length === 0 ? "no file" : `none in ${files.map(({ name }) => name).join(", ")}`;
    refuseUsage(called, "the JSON of a run, compare, claims or answer, with its numbers or verdicts", got, "a folder that one of these wrote has it, and so has what it prints as JSON"); // prettier-ignore
  }
  const studies = [...new Set([...parts.map(({ tree }) => tree["studyId"]), ...(record === null ? [] : [record.study])])]; // prettier-ignore
  if (studies.length > 1 || more.length > 0) {
    refuseUsage(called, "files of one run", `of several (studies ${studies.join(", ")})`, "take those of one folder");
  }
  const changed = parts.find(({ name, text }) => hashIn(record, name) !== undefined && hashIn(record, name) !== sha256(text)); // prettier-ignore
  if (changed !== undefined) {
    refuseUsage(changed.name, "the file as it was written", "one that was changed since, or is cut off", "take it from where the run was kept first"); // prettier-ignore
  }
  const stacks = parts.flatMap(({ name, tree }) => [...answerStack(answerIn(tree, name)), ...stacksIn(tree, name)]);
  const [study] = studies;
  return {
    called,
    study: typeof study === "string" ? study : null,
    made: parts.reduce<Made>(
      (made, { tree, name }) => together(made, madeSaid(tree, name)),
      record === null ? { model: "" } : madeIn(record),
    ),
    stacks,
    verdicts: parts.flatMap(({ name, tree }) => listIn(tree, "claims", name).map((claim) => verdictIn(claim, name))),
  };
}

/** What the numbers say of themselves counts; where nothing is drawn, a record's seed means nothing. */
function together({ seed, ...record }: Made, said: Partial<Made>): Made {
  return { ...record, ...(said.engine === "fluid" || seed === undefined ? {} : { seed }), ...said };
}

type Tree = Readonly<Record<string, unknown>>;

function treeOf({ name, text }: SavedText): Tree {
  try {
    const tree: unknown = JSON.parse(text);
    if (typeof tree === "object" && tree !== null) return tree as Tree;
  } catch {
    // told below
  }
  return refuseUsage(name, "a JSON object that Pendency wrote", "something else, or one that is cut off");
}

function hasNumbers(tree: Tree): boolean {
  return Object.hasOwn(tree, "studyId") && ["measures", "stacks", "claims"].some((key) => Array.isArray(tree[key]));
}

function hashIn(record: FrozenRun | null, name: string): string | undefined {
  return record?.files.find((file) => file.name === name)?.hash;
}

/** Objects of a list; [] where there is none. */
function listIn(tree: Tree, key: string, name: string): readonly Tree[] {
  const list = tree[key] ?? [];
  const isList = Array.isArray(list) && list.every((one) => typeof one === "object" && one !== null);
  return isList ? (list as readonly Tree[]) : refuseUsage(`${name} › ${key}`, "a list of objects", "something else");
}

/** A run is one stack; a comparison and an answer have a list of them. */
function columnsIn(tree: Tree, name: string): readonly Tree[] {
  return Array.isArray(tree["measures"]) ? [tree] : listIn(tree, "stacks", name);
}

function stacksIn(tree: Tree, name: string): readonly SavedStack[] {
  return columnsIn(tree, name).map((column) => ({
    stack: Array.isArray(column["stack"]) ? stackName(column["stack"].map(String)) : textIn(column, "stack", name),
    set: setWords(column["set"] === undefined ? tree : column),
    measures: listIn(column, "measures", name)
      .map((measure) => ({
        name: textIn(measure, "name", name),
        title: textIn(measure, "title", name),
        unit: textIn(measure, "unit", name),
        mean: numberIn(measure, "mean", name),
        standardError: numberIn(measure, "standardError", name),
      }))
      // numbers that statements and answers are made of have no titles, and names with a colon
      .filter((measure) => !measure.name.includes(":")),
  }));
}

/** The numbers of an answer as answer.json has them; [] in other files. */
function answerIn(tree: Tree, name: string): readonly SavedMeasure[] {
  const of = typeof tree["answer"] === "object" && tree["answer"] !== null ? (tree["answer"] as Tree) : tree;
  return listIn(of, "rows", name).flatMap((row) =>
    sides.flatMap((side) => {
      const spread = row[side] ?? null;
      if (typeof spread !== "object" || spread === null) return [];
      return [answerNumber(textIn(row, "title", name), side, numberIn(spread as Tree, "median", name), textIn(of, "unit", name))]; // prettier-ignore
    }),
  );
}

/** What one object says of how it was made: of several stacks, the first says it for all. */
function madeSaid(tree: Tree, name: string): Partial<Made> {
  const columns = columnsIn(tree, name);
  const of = { ...columns[0], ...tree };
  const known = (key: string): Tree => ((of[key] ?? null) === null ? {} : { [key]: plainIn(of, key, name) });
  return {
    ...["model", "engine", "seed", "replications", "sample", "uncertainty"].reduce((all, key) => ({ ...all, ...known(key) }), {}), // prettier-ignore
    ...(of["from"] === undefined ? {} : { days: daysSaid(textIn(of, "from", name), textIn(of, "to", name)) }),
    ...(columns.length === 0 ? {} : { stacks: stacksIn(tree, name).map(({ stack }) => stack), set: allSets(stacksIn(tree, name).map(({ set }) => set)) }), // prettier-ignore
  };
}

function verdictIn(claim: Tree, name: string): SavedVerdict {
  return {
    id: textIn(claim, "id", name),
    short: textIn(claim, "short", name),
    verdict: textIn(claim, "verdict", name),
    probability: numberIn(claim, "probability", name),
  };
}

function textIn(tree: Tree, key: string, name: string): string {
  const text = tree[key];
  return typeof text === "string" ? text : refuseUsage(`${name} › ${key}`, "a text", JSON.stringify(text) ?? "nothing");
}

function plainIn(tree: Tree, key: string, name: string): string | number {
  const value = tree[key];
  return typeof value === "string" || typeof value === "number" ? value : refuseUsage(`${name} › ${key}`, "a text or a number", JSON.stringify(value)); // prettier-ignore
}

function numberIn(tree: Tree, key: string, name: string): number | null {
  const value = tree[key] ?? null;
  return value === null || typeof value === "number" ? value : refuseUsage(`${name} › ${key}`, "a number or null", JSON.stringify(value)); // prettier-ignore
}

/** "officers = 4 officers from 2025-02-01" */
function setWords({ set, setFrom }: Tree | ReturnType<typeof settingsJson>): string {
  if (typeof set !== "object" || set === null) return "";
  const words = Object.keys(set).map((parameter) => `${parameter} = ${plainIn(set as Tree, parameter, "set")}`);
  return `${words.join(", ")}${typeof setFrom === "string" ? ` from ${setFrom}` : ""}`;
}

function allSets(sets: readonly string[]): string {
  return [...new Set(sets)].filter((set) => set !== "").join("; ");
}

function daysSaid(from: string, to: string): string {
  return `${from} to ${to}`;
}
