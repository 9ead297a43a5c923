// What two kept runs were made of otherwise: each thing with what the one and the other had.
import { inOneOrder } from "../../study/studyId.ts";
import { changedBetween } from "./frozenRun.ts";
import type { FrozenRun } from "./frozenRun.ts";

type Recorded =
  | "engineVersion"
  | "kernels"
  | "command"
  | "documents"
  | "figures"
  | "options"
  | "given"
  | "isWhole"
  | "seed"
  | "replications"
  | "stacks";

/** What is known of how a run was made; what is left out nobody has written down, and is not compared. */
export interface Made extends Partial<Pick<FrozenRun, Recorded>> {
  /** the model's name */
  readonly model: string;
  readonly engine?: string;
  /** how persons were followed: one to one, or a sample */
  readonly sample?: string;
  /** what was drawn */
  readonly uncertainty?: string;
  /** the days it is of, "2025-01-01 to 2027-01-01" */
  readonly days?: string;
  /** values from outside, in every run */
  readonly set?: string;
}

export interface MadeDifference {
  readonly what:
    | "version"
    | "kernels"
    | "command"
    | "model"
    | "documents"
    | "engine"
    | "seed"
    | "replications"
    | "stacks"
    | "days"
    | "set"
    | "sample"
    | "uncertainty"
    | "option"
    | "tables"
    | "finished";
  /** of an option its name, of documents the names of those that differ; else "" */
  readonly name: string;
  /** in words; of documents their hashes */
  readonly left: string;
  readonly right: string;
}

/** Options that are told by themselves where they were decided, or decide nothing. */
const toldOtherwise = new Set(["seed", "replications", "scenario"]);
/** Options that mean the same to every command. */
const ofEveryCommand = new Set([
  "engine", "step", "set", "setFrom", "source", "rule", "sample", "oneToOne", "posterior", "asOf", "strictVintages",
  "standIns", "chanceOnly", "warmUp",
]); // prettier-ignore

/** [] where all that is known of both is the same. */
export function madeOtherwise(left: Made, right: Made): readonly MadeDifference[] {
  const one = (what: MadeDifference["what"], from: unknown, to: unknown, name = ""): readonly MadeDifference[] =>
    inOneOrder(from ?? null) === inOneOrder(to ?? null) ? [] : [{ what, name, left: said(from), right: said(to) }];
  const ofBoth = (what: MadeDifference["what"], of: (made: Made) => unknown): readonly MadeDifference[] =>
    of(left) === undefined || of(right) === undefined ? [] : one(what, of(left), of(right));
  return [
    ...ofBoth("version", ({ engineVersion }) => engineVersion),
    // a record without them was kept by an engine that did not say
    ...(left.engineVersion === undefined || right.engineVersion === undefined ? [] : one("kernels", left.kernels, right.kernels)), // prettier-ignore
    ...ofBoth("command", ({ command }) => command),
    ...one("model", left.model, right.model),
    ...documentsOf(left, right),
    ...ofBoth("engine", ({ engine }) => engine),
    ...ofBoth("seed", ({ seed }) => seed),
    ...ofBoth("replications", ({ replications }) => replications),
    ...ofBoth("stacks", ({ stacks }) => stacks),
    ...ofBoth("days", ({ days }) => days),
    ...ofBoth("set", ({ set }) => set),
    ...ofBoth("sample", ({ sample }) => sample),
    ...ofBoth("uncertainty", ({ uncertainty }) => uncertainty),
    ...optionsOf(left, right).flatMap((name) => one("option", left.options?.[name], right.options?.[name], name)),
    ...(left.options === undefined || right.options === undefined ? [] : one("tables", hashesOf(left), hashesOf(right))), // prettier-ignore
    ...ofBoth("finished", ({ isWhole }) => isWhole),
  ];
}

function documentsOf(left: Made, right: Made): readonly MadeDifference[] {
  if (left.documents === undefined || left.figures === undefined) return [];
  if (right.documents === undefined || right.figures === undefined) return [];
  const [one, other] = [left, right].map(({ documents = [], figures = "" }) => ({ documents, figures }));
  const names = changedBetween(one, other);
  if (names.length === 0) return [];
  const areFigures = ![...one.documents, ...other.documents].some(({ name }) => name === names[0]);
  const hashesIn = ({ documents, figures }: typeof one): string =>
    areFigures ? figures.slice(0, 8) : names.map((name) => shortHash(documents, name)).join(", ");
  return [{ what: "documents", name: names.join(", "), left: hashesIn(one), right: hashesIn(other) }];
}

function shortHash(documents: FrozenRun["documents"], name: string): string {
  return documents.find((file) => file.name === name)?.hash.slice(0, 8) ?? "none";
}

/** Names of options that both may have. */
function optionsOf(left: Made, right: Made): readonly string[] {
  if (left.options === undefined || right.options === undefined) return [];
  const told = new Set([
    ...toldOtherwise,
    ...(left.engine === undefined || right.engine === undefined ? [] : ["engine"]),
    ...(left.set === undefined || right.set === undefined ? [] : ["set", "setFrom"]),
    ...(left.sample === undefined || right.sample === undefined ? [] : ["sample", "oneToOne"]),
  ]);
  const areOfOne = left.command === right.command;
  return [...new Set([left.options, right.options].flatMap((options) => Object.keys(options)))].filter(
    (name) => !told.has(name) && (areOfOne || ofEveryCommand.has(name)),
  );
}

function hashesOf({ given }: Made): readonly string[] | undefined {
  return given?.map(({ hash }) => hash);
}

function said(value: unknown): string {
  if (value === undefined || value === null || value === "") return "none";
  return Array.isArray(value) ? value.join(", ") : typeof value === "string" ? value : JSON.stringify(value);
}
