// Small readers put together: a record of fields, a list, a dictionary, a choice of words. A reader notes its
// problem and throws; the nearest record, list or dictionary catches that and goes on, so that several
// mistakes are told at once.
import { PendencyError, problem, problemKinds } from "../errors.ts";
import type { Position, Problem, ProblemKind } from "../errors.ts";
import type { MapNode, Node } from "./document.ts";
import { didYouMean } from "./suggest.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What a reader needs to know about the document it is in, and where it notes what is wrong. */
export interface Reading {
  readonly vocabulary: Vocabulary;
  readonly fiscalYearStartMonth: number;
  /** whether the model runs on dates, rather than on time elapsed since its start */
  readonly calendar: boolean;
  readonly problems: Problem[];
}

export type Read<T> = (node: Node, reading: Reading) => T;

/** Thrown after a problem has been noted; it carries nothing. */
class Mismatch extends Error {}

/** Notes one mistake of shape and gives up on the node. */
export function wrong(node: Node, reading: Reading, expected: string, got: string, hint?: string): never {
  note(reading, "shape", node.at, node.path, expected, got, hint);
  throw new Mismatch();
}

export function note(
  reading: Pick<Reading, "problems">,
  kind: ProblemKind,
  at: Position,
  path: string,
  expected: string,
  got: string,
  hint?: string,
): void {
  reading.problems.push(problem(kind, at, path, expected, got, hint));
}

/** The value, or undefined after a mistake that has been noted. */
export function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Mismatch) return undefined;
    throw error;
  }
}

/** Runs a reader over a whole document and throws what it noted: first kind only, in file order, at most ten. */
export function finish<T>(reading: Reading, read: () => T): T {
  const result = attempt(read);
  throwProblems(reading.problems);
  return result as T;
}

/** Throws when there is a problem: those of the first kind only, in file order, at most ten. */
export function throwProblems(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new PendencyError(firstKindOf(problems));
}

export function firstKindOf(problems: readonly Problem[]): Problem[] {
  const kind = problemKinds.find((candidate) => problems.some((each) => each.kind === candidate));
  const seen = new Set<string>();
  return problems
    .filter((each) => each.kind === kind)
    .filter(({ at, path, expected, got }) => {
      const key = JSON.stringify([at, path, expected, got]);
      return !seen.has(key) && seen.add(key);
    })
    .sort((left, right) => compareTexts(left.at?.file ?? "", right.at?.file ?? "") || inFileOrder(left, right))
    .slice(0, 10);
}

function inFileOrder(left: Problem, right: Problem): number {
  const [a, b] = [left.at, right.at];
  if (a === null || b === null) return 0;
  return a.line - b.line || a.column - b.column;
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** What came, in a few words: `"abandonned"`, `nothing`, `a list`. */
export function describeNode(node: Node): string {
  if (node.kind === "list") return "a list";
  if (node.kind === "map") return `a mapping of ${[...node.entries.keys()].slice(0, 4).join(", ") || "nothing"}`;
  if (node.text === "") return "nothing";
  const text = node.text.length > 60 ? `${node.text.slice(0, 60)}…` : node.text;
  return /^[-+.\d]+%?$/.test(text) ? text : JSON.stringify(text);
}

interface Field<T> {
  readonly read: Read<T>;
  /** what stands for a field that is not written; undefined with `required` */
  readonly otherwise: T | undefined;
  readonly required: boolean;
}

export function required<T>(read: Read<T>): Field<T> {
  return { read, otherwise: undefined, required: true };
}

export function optional<T>(read: Read<T>, otherwise: T): Field<T> {
  return { read, otherwise, required: false };
}

export type Fields<T> = { readonly [K in keyof T]: Field<T[K]> };

/** Words of docs/reference/language.md that a later version will know. */
const laterWords = [
  "interrupts", "shared equally", "afterEmpty", "work", "times", "pauses", "pausedIn", "balking", "balks", "visit",
  "was", "correlation", "correlated", "correlatedWith", "dirichlet", "switching",
]; // prettier-ignore

/** "visit is not in this version"; undefined for any other word */
export function laterHint(word: string): string | undefined {
  return laterWords.includes(word) ? `${word} is not in this version` : undefined;
}

/**
 * A mapping with these keys and no others.
 *
 * @param what how messages call it: "a stage"
 */
export function record<T extends object>(what: string, fields: Fields<T>): Read<T> {
  const known = Object.keys(fields);
  return (node, reading) => {
    const map = asMap(node, reading, what);
    const unknown = refuseOtherKeys(map, reading, what, known);
    const result: Record<string, unknown> = {};
    let failed = unknown;
    for (const key of known) {
      const field: Field<unknown> = fields[key as keyof T];
      const entry = map.entries.get(key);
      if (entry !== undefined) {
        result[key] = attempt(() => field.read(entry.value, reading));
        failed ||= result[key] === undefined;
      } else if (!field.required) result[key] = field.otherwise;
      else {
        // a misspelt key is one mistake, not also a missing one
        if (!unknown) note(reading, "shape", map.at, map.path, `${what} with \`${key}:\``, "none");
        failed = true;
      }
    }
    if (failed) throw new Mismatch();
    return result as T;
  };
}

/** Notes each key that is not known; true when there was one. */
export function refuseOtherKeys(map: MapNode, reading: Reading, what: string, known: readonly string[]): boolean {
  let found = false;
  for (const [key, { keyAt }] of map.entries) {
    if (known.includes(key)) continue;
    found = true;
    const later = laterHint(key);
    if (later !== undefined) note(reading, "shape", keyAt, map.path, "words of this version", `\`${key}\``, later);
    else {
      const hint = didYouMean(key, known) ?? `${what} may have ${known.join(", ")}`;
      note(reading, "shape", keyAt, map.path, `a key of ${what}`, JSON.stringify(key), hint);
    }
  }
  return found;
}

export function asMap(node: Node, reading: Reading, what: string): MapNode {
  if (node.kind !== "map") wrong(node, reading, `${what}, written as keys and values`, describeNode(node));
  return node;
}

/** Every entry of a mapping, by key, in the order of the document. */
export function dictionary<T>(
  what: string,
  read: (key: string, node: Node, reading: Reading, keyAt: Position) => T,
): Read<T[]> {
  return (node, reading) => {
    const map = asMap(node, reading, what);
    return together(
      [...map.entries].map(
        ([key, entry]) =>
          () =>
            read(key, entry.value, reading, entry.keyAt),
      ),
    );
  };
}

/** A list, or one item that stands for a list of itself. */
export function listOf<T>(read: Read<T>): Read<T[]> {
  return (node, reading) => {
    if (node.kind !== "list") return [read(node, reading)];
    if (node.items.length === 0) wrong(node, reading, "at least one item", "an empty list");
    return together(node.items.map((item) => () => read(item, reading)));
  };
}

/** Reads all, noting every mistake, and gives up after the last when there was one. */
export function together<T>(reads: readonly (() => T)[]): T[] {
  const results = reads.map((read) => attempt(read));
  if (results.includes(undefined)) throw new Mismatch();
  return results as T[];
}

export const text: Read<string> = (node, reading) => {
  if (node.kind !== "text" || node.text === "") wrong(node, reading, "a text", describeNode(node));
  return node.text;
};

/** A camelCase name, of a stage, resource or parameter. */
export const name: Read<string> = (node, reading) => checkName(text(node, reading), node.at, node.path, reading);

const reserved = ["rest", "else", "unlimited", "baseline", "end"];

export function checkName(written: string, at: Position, path: string, reading: Reading): string {
  const stop = (got: string, hint?: string): never => {
    note(reading, "shape", at, path, "a name in camelCase", got, hint);
    throw new Mismatch();
  };
  if (reserved.includes(written)) stop(JSON.stringify(written), `${written} is a reserved word`);
  if (!/^[a-z][A-Za-z0-9]*$/.test(written)) stop(written === "" ? "nothing" : JSON.stringify(written));
  return written;
}

export function oneOf<T extends string>(words: readonly T[]): Read<T> {
  return (node, reading) => {
    const written = node.kind === "text" ? node.text : null;
    const found = words.find((word) => word === written);
    if (found === undefined) {
      const hint = laterHint(written ?? "") ?? didYouMean(written ?? "", words);
      wrong(node, reading, words.length === 1 ? words[0] : `one of ${words.join(", ")}`, describeNode(node), hint);
    }
    return found;
  };
}

/** A bare whole number from `least` up. */
export function wholeNumber(least: number): Read<number> {
  return (node, reading) => {
    const written = node.kind === "text" && /^\d{1,9}$/.test(node.text) ? Number(node.text) : -1;
    if (written < least) wrong(node, reading, `a whole number, ${least} or more`, describeNode(node));
    return written;
  };
}

/** A dictionary without inherited keys, so that a level called "constructor" is only a level. */
export function dictionaryOf<T>(entries: Iterable<readonly [string, T]>): Record<string, T> {
  const result: Record<string, T> = Object.create(null);
  for (const [key, value] of entries) result[key] = value;
  return result;
}

/** Gives up on a node whose mistakes have been noted already. */
export function giveUpWhen(failed: boolean): void {
  if (failed) throw new Mismatch();
}
