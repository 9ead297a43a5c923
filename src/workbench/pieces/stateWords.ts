// A state of the page in the words of commands that ask about it, and as the same questions take it.
import type { Documents } from "../../documents/documents.ts";
import { readSettings } from "../../documents/readSettings.ts";
import { parseElapsed } from "../../quantity/date.ts";
import type { Point } from "../../scenario/point.ts";
import { canonicalStack } from "../../scenario/stack.ts";
import { commandText, numbersWords } from "../share/numbersAsked.ts";
import type { StateAsked } from "./pieceJobs.ts";

export interface StateWords {
  readonly base: readonly string[];
  readonly now: readonly string[];
  /** "oneMore+rush", and "baseline" for the model as it stands */
  readonly baseName: string;
  readonly nowName: string;
  /** what was moved, as name and value */
  readonly set: readonly (readonly [string, string])[];
  /** null: from the start of the run */
  readonly setFrom: string | null;
  /** null where nothing was moved */
  readonly setting: Point | null;
  readonly stepDays: number;
  /** publishers of every run: as documents and page have them */
  readonly sources: Readonly<Record<string, string>>;
  /** those that somebody chose on the page: all others are drawn where everything is */
  readonly chosen: Readonly<Record<string, string>>;
}

/** @throws PendencyError when what was moved cannot be had */
export function stateWords(documents: Documents, { moves, stepDays }: StateAsked): StateWords {
  const { set, setFrom, sources, step } = numbersWords(documents, {
    moves,
    stepDays,
    engine: "fluid",
    replications: null,
    isCompared: false,
  });
  const base = canonicalStack(documents.plan?.answer.base ?? []);
  const now = canonicalStack(moves.stack);
  return {
    base,
    now,
    baseName: nameOf(base),
    nowName: nameOf(now),
    set,
    setFrom,
    setting: set.length === 0 ? null : readSettings(documents, set, setFrom, "lever"),
    // in as many digits as the command is given
    stepDays: parseElapsed(step ?? "") ?? stepDays,
    sources: Object.fromEntries(sources),
    chosen: Object.fromEntries(moves.sources ?? []),
  };
}

function nameOf(stack: readonly string[]): string {
  return stack.length === 0 ? "baseline" : stack.join("+");
}

/** The words that say a state in a command: of one column where values hold in every run. */
export function commandOf(
  documents: Documents,
  command: readonly [name: string, ...words: string[]],
  { set, setFrom, stepDays }: StateWords,
  sources: Readonly<Record<string, string>>,
  isOfColumn = false,
): string {
  const [name, ...words] = command;
  return commandText([
    name,
    documents.files.asked,
    ...words,
    "--step",
    `${stepDays} days`,
    ...(isOfColumn ? [] : set.flatMap(([parameter, value]) => ["--set", `${parameter}=${value}`])),
    ...(setFrom === null ? [] : ["--set-from", setFrom]),
    ...Object.entries(sources).flatMap(([parameter, alternative]) => ["--source", `${parameter}=${alternative}`]),
  ]);
}

/** "oneMore+rush+officers=4 officers": a column with what was moved. */
export function columnName({ nowName, set }: StateWords): string {
  return [nowName, ...set.map(([name, value]) => `${name}=${value}`)].join("+");
}
