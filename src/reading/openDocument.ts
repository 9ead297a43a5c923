// The start of every document: what it says it is, and which model it is for.
import { PendencyError } from "../errors.ts";
import { readTree } from "./document.ts";
import type { DocumentFile, MapNode } from "./document.ts";
import { kindOfTree } from "./documentKind.ts";
import type { DocumentKind } from "./documentKind.ts";
import { describeNode, note } from "./reading.ts";
import type { Reading } from "./reading.ts";
import { didYouMean } from "./suggest.ts";
import type { Unit } from "./vocabulary.ts";

/** What a document needs to know of the model it is for; a Model is one. */
export interface DocumentContext {
  readonly id: string;
  readonly units: readonly string[];
  readonly entities: readonly string[];
  readonly fiscalYearStartMonth: number;
  readonly runs: { readonly kind: "calendar" | "elapsed" };
  /** units of parameters, so that a scenario may say `set: 4` of one that is per month */
  readonly parameters?: readonly { readonly name: string; readonly unit: Unit }[];
}

/**
 * The tree of a document of the wanted kind, and a reading to note its problems in.
 *
 * @throws PendencyError when it is not YAML, says it is something else, or is for another model
 */
export function openDocument(
  file: DocumentFile,
  kind: DocumentKind,
  context: DocumentContext,
): { tree: MapNode; reading: Reading } {
  const tree = readTree(file);
  const reading: Reading = {
    vocabulary: { units: context.units, entities: context.entities },
    fiscalYearStartMonth: context.fiscalYearStartMonth,
    calendar: context.runs.kind === "calendar",
    problems: [],
  };
  const said = kindOfTree(tree);
  if (said !== kind) noteKind(tree, reading, [kind]);
  const target = tree.entries.get("for")?.value;
  if (kind !== "model" && said === kind && target?.kind === "text" && target.text !== context.id) {
    const hint = didYouMean(target.text, [context.id]) ?? `documents of this model say \`for: ${context.id}\``;
    note(reading, "shape", target.at, "for", `the model ${context.id}`, describeNode(target), hint);
  }
  if (reading.problems.length > 0) throw new PendencyError(reading.problems);
  return { tree, reading };
}

export function noteKind(tree: MapNode, reading: Pick<Reading, "problems">, kinds: readonly DocumentKind[]): void {
  const [first] = tree.entries;
  const at = first === undefined ? tree.at : first[1].keyAt;
  const wanted = kinds.map((kind) => `\`pendency: ${kind} v1\``).join(", ");
  const got = first === undefined ? "nothing" : `${first[0]}: ${describeNode(first[1].value)}`;
  note(reading, "shape", at, "", `a first line that says what the document is: ${wanted}`, got);
}
