// What two kept runs were made of otherwise, in words.
import { inOneOrder } from "../../study/studyId.ts";
import { changedBetween } from "./frozenRun.ts";
import type { FrozenRun } from "./frozenRun.ts";

/** "made otherwise: seed 1 against 2; documents model.yaml", or "made of the same" */
export function sayDifferences(left: FrozenRun, right: FrozenRun): string {
  const documents = changedBetween(left, right);
  const one = (name: string, from: unknown, to: unknown): readonly string[] =>
    inOneOrder(from ?? null) === inOneOrder(to ?? null) ? [] : [`${name} ${said(from)} against ${said(to)}`];
  const ofStudy = new Set(["seed", "replications", "scenario"]);
  const options = [...new Set([...Object.keys(left.options), ...Object.keys(right.options)])];
  const parts = [
    ...one("version", left.engineVersion, right.engineVersion),
    ...one("kernels", left.kernels, right.kernels),
    ...one("command", left.command, right.command),
    ...one("model", left.model.id, right.model.id),
    ...(documents.length === 0 ? [] : [`documents ${documents.join(", ")}`]),
    ...one("seed", left.seed, right.seed),
    ...one("replications", left.replications, right.replications),
    ...one("stacks", left.stacks, right.stacks),
    ...options
      .filter((name) => !ofStudy.has(name))
      .flatMap((name) => one(name, left.options[name], right.options[name])),
    ...one(
      "tables",
      left.given?.map(({ hash }) => hash),
      right.given?.map(({ hash }) => hash),
    ),
    ...one("finished", left.isWhole, right.isWhole),
  ];
  return parts.length === 0 ? "made of the same" : `made otherwise: ${parts.join("; ")}`;
}

function said(value: unknown): string {
  if (value === undefined || value === null) return "none";
  return Array.isArray(value) ? value.join(", ") : typeof value === "string" ? value : JSON.stringify(value);
}
