// Plain data as one short JSON text, and back: what JSON has no word for is a text that begins with @, and texts that
// begin so themselves get a second one. Places in documents are left out: they cost as much as all else together.
import type { Position } from "../errors.ts";

/** Where something stands whose place was left out. */
export const nowhere: Position = { file: "", line: 0, column: 0 };

const place = "@";
const map = "@map";
/** numbers that JSON would change */
const numbers = new Map<string, number>([
  ["@Infinity", Infinity],
  ["@-Infinity", -Infinity],
  ["@-0", -0],
]);

/** @param value lists, maps and plain objects of texts and numbers; what is undefined is left out */
export function toCompactJson(value: unknown): string {
  return JSON.stringify(compacted(value));
}

/** Of a text that was made so; each place is `nowhere`. */
export function fromCompactJson(text: string): unknown {
  return restored(JSON.parse(text));
}

function compacted(value: unknown): unknown {
  if (typeof value === "string") return value.startsWith("@") ? `@${value}` : value;
  if (typeof value === "number") return wordFor(value) ?? value;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(compacted);
  if (value instanceof Map) return [map, ...[...value].map(([key, one]) => [compacted(key), compacted(one)])];
  if (isPlace(value)) return place;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, compacted(one)]));
}

function wordFor(value: number): string | null {
  for (const [word, number] of numbers) if (Object.is(number, value)) return word;
  return null;
}

function isPlace(value: object): boolean {
  return "file" in value && "line" in value && "column" in value;
}

/** In place: the text was just read, and nobody else has what came of it. */
function restored(value: unknown): unknown {
  if (typeof value === "string") return value.startsWith("@") ? meantBy(value) : value;
  if (typeof value !== "object" || value === null) return value;
  if (!Array.isArray(value)) {
    const parts = value as Record<string, unknown>;
    for (const key in parts) parts[key] = restored(parts[key]);
    return parts;
  }
  if (value[0] !== map) {
    for (let i = 0; i < value.length; i++) value[i] = restored(value[i]);
    return value;
  }
  return new Map(value.slice(1).map(([key, one]: [unknown, unknown]) => [restored(key), restored(one)]));
}

function meantBy(word: string): unknown {
  if (word === place) return nowhere;
  return numbers.get(word) ?? word.slice(1);
}
