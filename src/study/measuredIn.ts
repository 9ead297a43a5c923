// What is measured, as ids are made of it: the same wherever it was written.
import type { Measure } from "../model/measure.ts";
import type { MeasuresAsked } from "./studyRequest.ts";

/** What is measured, without how far a run goes for it when it is not followed in full. */
export function measuredIn({ more, ...others }: MeasuresAsked): object {
  if (more === undefined) return others;
  const content = ({ mentions: _places, ...measure }: Measure): unknown => withoutPlaces(measure);
  return {
    ...others,
    more: more.map(({ everyReplication: _asked, measure, ...one }) => ({ ...one, measure: content(measure) })),
  };
}

/** The same from whatever folder a document was read: where something stands in it decides nothing. */
export function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (value === null || typeof value !== "object") return value;
  if ("file" in value && "line" in value && "column" in value) return null;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutPlaces(part)]));
}
