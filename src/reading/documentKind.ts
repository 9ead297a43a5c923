// What a document says it is in its first line, such as `pendency: model v1`: asked of a text before it is read as one.
import { PendencyError } from "../errors.ts";
import { readTree } from "./document.ts";
import type { DocumentFile, MapNode } from "./document.ts";

export const documentKinds = [
  "model",
  "parameters",
  "scenarios",
  "claims",
  "targets",
  "study",
  "forecasts",
  "calibration",
  "translation",
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** The kind, whatever the version is, which its reader looks at; null when the text says none or is no document. */
export function documentKind(file: DocumentFile): DocumentKind | null {
  // nearly all say it in their first characters, after comments; only the others are parsed to find out
  const said = /^\uFEFF?(?:[ \t]*(?:#[^\n]*)?\r?\n)*pendency:[ \t]+([a-z]+)/.exec(file.text)?.[1];
  const kind = documentKinds.find((one) => one === said);
  if (kind !== undefined) return kind;
  try {
    return kindOfTree(readTree(file));
  } catch (error) {
    if (error instanceof PendencyError) return null;
    throw error;
  }
}

/** The kind of a document in a version that is read here; null when its first line says something else. */
export function kindOfTree(tree: MapNode): DocumentKind | null {
  const [first] = tree.entries;
  if (first === undefined || first[0] !== "pendency" || first[1].value.kind !== "text") return null;
  const { text } = first[1].value;
  return documentKinds.find((kind) => text === `${kind} v1`) ?? null;
}
