// Where in a document's text its parts stand, for whoever puts others in their place and leaves all else as it is.
import { isMap, isScalar, isSeq, parseDocument, visit } from "yaml";
import type { Node, Pair } from "yaml";

/** Offsets in the text. */
export interface EntryRange {
  readonly from: number;
  readonly valueFrom: number;
  readonly to: number;
  /** letters before the key in its line */
  readonly indent: number;
  /** whether it stands between braces */
  readonly isFlow: boolean;
  /** of the map that is its value; [] where it is none */
  readonly below: readonly { readonly key: string; readonly from: number; readonly to: number }[];
}

/** @returns null where the document has no such entry */
export function entryRange(text: string, path: readonly string[]): EntryRange | null {
  let at: unknown = composed(text).contents;
  let found: EntryRange | null = null;
  for (const key of path) {
    if (!isMap(at)) return null;
    const isFlow = at.flow === true;
    const pair = at.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
    const place = pair === undefined ? null : rangeOf(pair);
    if (pair === undefined || place === null) return null;
    const below = isMap(pair.value) ? pair.value.items.flatMap((item) => named(item)) : [];
    const indent = place.from - (text.lastIndexOf("\n", place.from - 1) + 1);
    found = { ...place, indent, isFlow, below };
    at = pair.value;
  }
  return found;
}

/** Of the value that begins at a line and column, counted from 1. */
export function valueRange(
  text: string,
  line: number,
  column: number,
): { readonly from: number; readonly to: number } | null {
  const lines = text.split("\n");
  const offset = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
  let found: { from: number; to: number } | null = null;
  visit(composed(text), {
    Node(key, node) {
      if (key === "key" || !isRanged(node) || node.range[0] !== offset) return undefined;
      found = { from: node.range[0], to: endOf(node) };
      return visit.BREAK;
    },
  });
  return found;
}

function composed(text: string) {
  return parseDocument(text, { schema: "failsafe", version: "1.2", uniqueKeys: false, merge: false });
}

function rangeOf({ key, value }: Pair): Pick<EntryRange, "from" | "valueFrom" | "to"> | null {
  if (!isRanged(key)) return null;
  const [from, keyTo] = key.range;
  return isRanged(value)
    ? { from, valueFrom: value.range[0], to: endOf(value) }
    : { from, valueFrom: keyTo, to: keyTo };
}

/** Of the last thing written in it: the range of a block goes on over comments and empty lines behind it. */
function endOf(node: { readonly range: readonly [number, number, number] }): number {
  if (isMap(node) && node.flow !== true && node.items.length > 0) {
    const { key, value } = node.items[node.items.length - 1];
    return isRanged(value) ? endOf(value) : isRanged(key) ? key.range[1] : node.range[1];
  }
  if (isSeq(node) && node.flow !== true) {
    const last = node.items.at(-1);
    return isRanged(last) ? endOf(last) : node.range[1];
  }
  return node.range[1];
}

function named(item: Pair): EntryRange["below"] {
  const place = rangeOf(item);
  if (place === null || !isScalar(item.key)) return [];
  return [{ key: String(item.key.value), from: place.from, to: place.to }];
}

function isRanged(node: unknown): node is Node & { readonly range: readonly [number, number, number] } {
  return typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range);
}
