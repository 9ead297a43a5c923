// A study's name follows from what went into it: equal ids mean equal results.
import type { FactLibrary } from "../facts/fact.ts";
import type { DocumentFile } from "../reading/document.ts";
import type { Point } from "../scenario/point.ts";
import { engineVersion } from "./engineVersion.ts";
import { sha256 } from "./sha256.ts";
import type { StudySpec } from "./study.ts";

/**
 * The first 16 hexadecimal digits of a SHA-256 over the documents' texts, the figures of every publication
 * they name, what was run, and the engine's version. File names and the order of files do not enter.
 *
 * @param extra what else changes results and stands in no document: a warm-up given at the command line, say
 */
export function studyId(
  files: readonly DocumentFile[],
  facts: FactLibrary,
  spec: StudySpec,
  extra: Readonly<Record<string, unknown>> = {},
): string {
  return sha256(inOneOrder({ engineVersion, ...writtenIn(files, facts), spec: identityOf(spec), extra })).slice(0, 16);
}

/** What documents say that a run may depend on: hashes of their texts, and the figures of publications they name. */
export function writtenIn(files: readonly DocumentFile[], facts: FactLibrary): object {
  const texts = files.map((file) => sha256(file.text.replaceAll("\r\n", "\n"))).sort();
  return { texts, used: figuresIn(files, facts) };
}

/** The figures of every publication that documents name: id, value, unit and period of each. */
export function figuresIn(files: readonly DocumentFile[], facts: FactLibrary): readonly unknown[] {
  const everything = files.map((file) => file.text).join("\n");
  const publications = new Set([...facts.facts.values()].map(({ publication }) => publication.id));
  const named = new Set([...publications].filter((id) => everything.includes(`${id}#`)));
  return [...facts.facts.values()]
    .filter(({ publication }) => named.has(publication.id))
    .map(({ id, value, unit, period }) => [id, value, unit, period])
    .sort(([left], [right]) => (left < right ? -1 : 1));
}

/** What of a spec decides about results, under the names that ids have been made of from the start. */
function identityOf({ engine, points, settings, ...others }: StudySpec): Readonly<Record<string, unknown>> {
  return {
    ...others,
    ...(engine === "individual" ? {} : { engine }),
    drawParameters: points === "drawn",
    ...(typeof points === "string" ? {} : { points: points.map(contentOf) }),
    ...(settings?.some((point) => point !== null) ? { settings: settings.map(contentOf) } : {}),
  };
}

/** What a point does, wherever it was written. */
function contentOf(point: Point | null): unknown {
  if (point === null) return null;
  return { ...point, set: point.set.map(({ parameter, from, text }) => ({ parameter, fromDays: from.days, text })) };
}

/**
 * JSON with the keys of every object in alphabetical order, so that how a spec was put together does not
 * matter.
 */
export function inOneOrder(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inOneOrder).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${inOneOrder(entry)}`).join(",")}}`;
}
