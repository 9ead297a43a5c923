// The text of a parameter set → its draws; one that was damaged is told, and never half used.
import { refuseUsage } from "../errors.ts";
import type { DocumentFile } from "../reading/document.ts";
import { parameterSetVersion } from "./parameterSet.ts";
import type { Coordinate, ParameterSet } from "./parameterSet.ts";

/** @throws PendencyError (usage) for a text that is no parameter set, or half of one */
export function readParameterSet({ path, text }: DocumentFile): ParameterSet {
  const expected = `a parameter set as \`pendency calibrate\` writes it (“${parameterSetVersion}”)`;
  const hint = "copy it again, calibrate again, or say --posterior none";
  const refuse = (got: string): never => refuseUsage(path, expected, got, hint);
  const read = parsed(text);
  if (read === null || typeof read !== "object") return refuse("a text that is no JSON object");
  const set = read as Partial<ParameterSet>;
  if (set.pendency !== parameterSetVersion) return refuse(set.pendency === undefined ? "another JSON file" : `“${String(set.pendency)}”`); // prettier-ignore
  const { id, model, documents, engine, asOf, refused, after, coordinates, begins, scores } = set;
  if (![id, model, documents, engine].every((one) => typeof one === "string")) return refuse("one without the names of what it was made of"); // prettier-ignore
  if (asOf !== null && typeof asOf !== "string") return refuse("one without its day");
  if (!isTexts(refused) || !isTexts(begins)) return refuse("one without its gates");
  if (!Array.isArray(after?.series) || !isTexts(after.series.map((one) => one?.series))) return refuse("one without the series that it was led to"); // prettier-ignore
  if (!Array.isArray(coordinates) || !coordinates.every(isCoordinate)) return refuse("one without its coordinates");
  if (!Array.isArray(scores) || scores.length === 0) return refuse("one without draws");
  const damaged = scores.findIndex((draw) => !isDraw(draw, coordinates.length));
  if (damaged >= 0) return refuse(`draw ${damaged + 1} without a number for each of ${coordinates.length} coordinates`);
  return set as ParameterSet;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function isTexts(list: unknown): list is readonly string[] {
  return Array.isArray(list) && list.every((one) => typeof one === "string");
}

function isCoordinate(one: unknown): one is Coordinate {
  const { of, parameter, level, month } = (one ?? {}) as { [key: string]: unknown };
  if (typeof parameter !== "string") return false;
  return of === "step" ? typeof level === "string" && Number.isInteger(month) : of === "draw" || of === "size";
}

function isDraw(draw: unknown, count: number): boolean {
  return Array.isArray(draw) && draw.length === count && draw.every((one) => typeof one === "number" && Math.abs(one) < 40); // prettier-ignore
}
