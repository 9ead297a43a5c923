// The day on which a judgement became knowable: as a whole, and by part where parts of it rest on later figures.
import { parseInstant } from "../quantity/date.ts";
import type { Distribution, Instant, Value } from "../quantity/value.ts";
import type { MapNode, Node } from "../reading/document.ts";
import { asMap, describeNode, dictionaryOf, together, wrong } from "../reading/reading.ts";
import type { Read, Reading } from "../reading/reading.ts";
import { judgedPartOf } from "./judgedPart.ts";
import type { KnownFrom } from "./parameter.ts";

/** A calendar day, whatever the model runs on. */
export const knownDay: Read<Instant> = (node, reading) => {
  const isDay = node.kind === "text" && /^\d{4}-\d{2}-\d{2}$/.test(node.text);
  const found = isDay ? parseInstant(node.text, reading.fiscalYearStartMonth) : null;
  return found ?? wrong(node, reading, "the day on which it became knowable, such as 2024-10-31", describeNode(node));
};

/** A day, or days by part: `{rest: 2020-12-01, uncertainty: 2024-10-31, FY2024: 2024-12-19, closed2025: 2025-03-01}`. */
export const readKnownFrom: Read<KnownFrom> = (node, reading) => {
  if (node.kind === "text") return { rest: knownDay(node, reading), uncertainty: null, parts: {} };
  const map = asMap(node, reading, "a day, or days by part");
  const day = (key: string): Instant | null => {
    const entry = map.entries.get(key);
    return entry === undefined ? null : knownDay(entry.value, reading);
  };
  const named = [...map.entries].filter(([key]) => key !== "rest" && key !== "uncertainty");
  const [rest, uncertainty, parts] = together<unknown>([
    () => day("rest") ?? none,
    () => day("uncertainty") ?? none,
    () => dictionaryOf(named.map(([key, entry]) => [key, knownDay(entry.value, reading)] as const)),
  ]) as [Instant | typeof none, Instant | typeof none, KnownFrom["parts"]];
  return { rest: rest === none ? null : rest, uncertainty: uncertainty === none ? null : uncertainty, parts };
};

const none = "nobody says" as const;

/** Every part must find something, or a later change of the value would leave a day that says nothing. */
export function checkParts({ parts }: KnownFrom, value: Value | Distribution, beside: MapNode, reading: Reading): void {
  const node = beside.entries.get("knownFrom")?.value as Node;
  for (const part of Object.keys(parts)) {
    if (judgedPartOf(value, { of: [part], from: null }) !== null || datesOf(value).has(part)) continue;
    const at = node.kind === "map" ? { ...node, at: node.entries.get(part)?.keyAt ?? node.at } : node;
    wrong(at, reading, "a level, a state, `else` or a date that the value lists, rest or uncertainty", part);
  }
}

/** Dates and periods of schedules, as the value writes them. */
function datesOf(value: Value | Distribution): ReadonlySet<string> {
  switch (value.kind) {
    case "table":
      return new Set(
        [...Object.values(value.levels), ...(value.otherwise === null ? [] : [value.otherwise])].flatMap((inner) => [
          ...datesOf(inner),
        ]),
      );
    case "steps":
    case "line":
      return new Set(value.points.map(({ when }) => when.text));
    case "counts":
      return new Set(value.periods.map(({ during }) => during.text));
    default:
      return new Set();
  }
}
