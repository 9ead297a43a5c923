// A value in which some states or levels are read as others: what a table looked like before its last columns
// were known.
import type { Node } from "../reading/document.ts";
import { asMap, dictionaryOf, text, wrong } from "../reading/reading.ts";
import type { Reading } from "../reading/reading.ts";
import type { Distribution, Value } from "../quantity/value.ts";

/** `{spring2024: afterTitle42}`: every table with both has the second's value under the first, too. */
export function readAs<T extends Value | Distribution>(value: T, node: Node, reading: Reading): T {
  const states = [...asMap(node, reading, "states and what they are read as").entries].map(([state, entry]) => {
    return { state, as: text(entry.value, reading), node: { ...entry.value, at: entry.keyAt } };
  });
  const found = new Set<string>();
  const walk = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(walk);
    if (part === null || typeof part !== "object") return part;
    const inside = Object.fromEntries(Object.entries(part).map(([key, below]) => [key, walk(below)]));
    if (inside["kind"] !== "table") return inside;
    const levels = inside["levels"] as Record<string, unknown>;
    const changed = states.filter(({ state, as }) => Object.hasOwn(levels, state) && Object.hasOwn(levels, as));
    for (const { state } of changed) found.add(state);
    return {
      ...inside,
      levels: { ...levels, ...Object.fromEntries(changed.map(({ state, as }) => [state, levels[as]])) },
    };
  };
  const result = walk(value) as T;
  for (const { state, as, node: at } of states) {
    if (!found.has(state)) wrong(at, reading, "two states of one table of the value", `${state} and ${as}`);
  }
  return result;
}

/** The same as plain words. */
export function namesReadAs(node: Node, reading: Reading): Readonly<Record<string, string>> {
  const { entries } = asMap(node, reading, "states and what they are read as");
  return dictionaryOf([...entries].map(([state, entry]) => [state, text(entry.value, reading)] as const));
}
