// What a script handed over, in a few words.

/** 'a list', "null", "5", '"x"'; never long, never a failure. */
export function describeGiven(value: unknown): string {
  if (value === null || value === undefined) return value === null ? "null" : "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" || typeof value === "function")
    return `a${typeof value === "object" ? "n" : ""} ${typeof value}`;
  return typeof value === "string" ? JSON.stringify(value.slice(0, 60)) : String(value);
}
