// JSON that somebody hands in: read without a crash, refused with the place of what is wrong.
import { PendencyError, problem } from "../errors.ts";

/** Null where a text is no JSON object, or half of one. */
export function objectOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const read: unknown = JSON.parse(text);
    return read !== null && typeof read === "object" ? (read as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}

/** @param key of the file's outermost object, where the message points to */
export function refuseAt(file: string, text: string, key: string, expected: string, got: string, hint?: string): never {
  const offset = Math.max(0, text.indexOf(`"${key}"`));
  const before = text.slice(0, offset).split("\n");
  const at = { file, line: before.length, column: before[before.length - 1].length + 1 };
  throw new PendencyError([problem("facts", at, key, expected, got, hint)]);
}
