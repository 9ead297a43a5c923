// The numbers of a state as the command line gives them: what is asked, and the command that asks the same.
import { sinceOf } from "../../ask/live/sinceOf.ts";
import type { Moves } from "../../ask/live/moves.ts";
import type { Documents } from "../../documents/documents.ts";
import { isoDate } from "../../quantity/date.ts";
import { canonicalStack, stackName } from "../../scenario/stack.ts";

export interface NumbersAsked {
  readonly moves: Moves;
  readonly engine: "fluid" | "individual";
  /** of expected numbers: days that a step of the page's own run covers, so that both are the same numbers */
  readonly stepDays: number;
  /** null: as many as the command makes by itself */
  readonly replications: number | null;
  /** beside the model as it stands and what its question starts from; the state's scenarios alone count then */
  readonly isCompared: boolean;
}

/** The state in the words of the command line. */
interface NumbersWords {
  /** stacks, each a column of its own where several are compared */
  readonly stacks: readonly (readonly string[])[];
  /** name and value, as `--set` takes them */
  readonly set: readonly (readonly [string, string])[];
  /** null: from the start of the run */
  readonly setFrom: string | null;
  /** name and alternative, as `--source` takes them */
  readonly sources: readonly (readonly [string, string])[];
  /** as `--step` takes it; null: no expected numbers */
  readonly step: string | null;
}

/** Where the command puts its two files, and what they are called there. */
const numbersFolder = "numbers";
export const numbersFiles = { csv: "results.csv", json: "study.json" };

type Named = Pick<Documents, "model" | "parameters" | "plan">;

/** Levers are values from outside in every column: what is compared is then of scenarios alone. */
export function canBeCompared({ stack, levers, sources = [] }: Moves): boolean {
  return stack.length > 0 && levers.length === 0 && sources.length === 0;
}

export function numbersWords(documents: Named, { moves, isCompared, engine, stepDays }: NumbersAsked): NumbersWords {
  const { model, parameters, plan } = documents;
  const unitOf = (name: string): string => parameters.find((one) => one.name === name)?.unit.text ?? "";
  const since = sinceOf(documents).text;
  const start = model.runs.kind === "calendar" ? isoDate(model.runs.fromDays) : "0 days";
  const now = canonicalStack(moves.stack);
  const base = canonicalStack(plan?.answer.base ?? []);
  const columns = [base, now].filter((stack) => stack.length > 0);
  const isOneColumn = stackName(base) === stackName(now) || columns.length < 2;
  return {
    stacks: isCompared ? (isOneColumn ? [now] : columns) : [now],
    set: moves.levers.map(([name, value]) => [name, `${value} ${unitOf(name)}`.trim()]),
    setFrom: moves.levers.length === 0 || since === start ? null : since,
    sources: Object.entries({ ...plan?.sources, ...Object.fromEntries(moves.sources ?? []) }),
    // in as many digits as a run's number of steps can follow from
    step: engine === "fluid" ? `${Number(stepDays.toPrecision(12))} days` : null,
  };
}

/** Words of a command line behind "pendency". */
export function commandWords(model: string, asked: NumbersAsked, documents: Named): readonly string[] {
  const { stacks, set, setFrom, sources, step } = numbersWords(documents, asked);
  return [
    asked.isCompared ? "compare" : "run",
    model,
    "--engine",
    asked.engine,
    ...(step === null ? [] : ["--step", step]),
    ...(asked.replications === null ? [] : ["--replications", String(asked.replications)]),
    ...stacks.filter((stack) => stack.length > 0).flatMap((stack) => ["--scenario", stack.join("+")]),
    ...set.flatMap(([name, value]) => ["--set", `${name}=${value}`]),
    ...(setFrom === null ? [] : ["--set-from", setFrom]),
    ...sources.flatMap(([name, alternative]) => ["--source", `${name}=${alternative}`]),
    "--out",
    numbersFolder,
  ];
}

/** As somebody types it into a shell. */
export function commandText(words: readonly string[]): string {
  const typed = (word: string): string =>
    /^[\p{L}\p{N}_./=+:@-]+$/u.test(word) ? word : `"${word.replaceAll(/["$`\\]/g, (one) => `\\${one}`)}"`;
  return ["pendency", ...words].map(typed).join(" ");
}
