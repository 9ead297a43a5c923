// A name written in a document for something declared elsewhere, with its own place: what a message about it
// points at.
import type { Position } from "../errors.ts";
import type { Node, TextNode } from "./document.ts";
import { name, text } from "./reading.ts";
import type { Read } from "./reading.ts";

export interface Name {
  readonly text: string;
  readonly at: Position;
}

/** A name used by a measure, a change, a claim or a study: what it should be the name of, and its key. */
export interface Mention {
  readonly what:
    | "stage"
    | "resource"
    | "clock"
    | "group"
    | "level"
    | "regime"
    | "state"
    | "parameter"
    | "scenario"
    | "fact";
  readonly name: Name;
  /** of a level its group, of a state its regime */
  readonly of?: string;
  /** "where", "scenario"; left out under the measure's own word */
  readonly key?: string;
}

/** A camelCase name, of a stage, resource or clock. */
export const nameOf: Read<Name> = (node, reading) => ({ text: name(node, reading), at: node.at });

/** Any text, of a group or a level. */
export const wordOf: Read<Name> = (node, reading) => ({ text: text(node, reading), at: node.at });

export function textsOf(names: readonly Name[]): string[] {
  return names.map((one) => one.text);
}

/** Every text in a text, a list, or a list of lists. */
export function namesAt(node: Node | undefined): readonly Name[] {
  if (node === undefined || node.kind === "map") return [];
  return node.kind === "list" ? node.items.flatMap(namesAt) : [{ text: node.text, at: node.at }];
}

/** The first letter of a text, so that columns inside it can be told. */
export function startOf({ at, inset }: Pick<TextNode, "at" | "inset">): Position {
  return { ...at, column: at.column + inset };
}

/** The keys of a mapping, but for words of the language. */
export function keysAt(node: Node | undefined, but: readonly string[] = []): readonly Name[] {
  if (node?.kind !== "map") return [];
  return [...node.entries].filter(([key]) => !but.includes(key)).map(([key, { keyAt }]) => ({ text: key, at: keyAt }));
}
