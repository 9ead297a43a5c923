// One dated change of the past: what was announced, the scenario that says only that, and the series it is scored on.
import type { Position } from "../errors.ts";
import { instant } from "../quantity/instant.ts";
import type { Instant } from "../quantity/value.ts";
import type { Node } from "../reading/document.ts";
import { nameOf } from "../reading/name.ts";
import type { Name } from "../reading/name.ts";
import { describeNode, listOf, record, required, text, wrong } from "../reading/reading.ts";
import type { Read, Reading } from "../reading/reading.ts";
import type { Intervention, ScoredChange } from "./forecasts.ts";

/** "3 months", "2 years" → months */
export const monthsOf: Read<number> = (node, reading) => {
  const found = /^(\d{1,4}) (month|year)s?$/.exec(node.kind === "text" ? node.text : "");
  const months = found === null ? 0 : Number(found[1]) * (found[2] === "year" ? 12 : 1);
  return months > 0 ? months : wrong(node, reading, 'months or years, such as "3 months"', describeNode(node));
};

const day: Read<Instant> = (node, reading) => {
  const read = instant(node, reading);
  const isDay = read.calendar && Number.isInteger(read.days);
  return isDay ? read : wrong(node, reading, "a day as YYYY-MM-DD", describeNode(node));
};

const changeFields = record<{ series: Name; before: number; after: number }>("a change", {
  series: required(nameOf),
  before: required(monthsOf),
  after: required(monthsOf),
});

const scoredChange: Read<ScoredChange> = (node, reading) => {
  const { series, before, after } = changeFields(node, reading);
  return { series, beforeMonths: before, afterMonths: after };
};

/** "halt", "halt+arrivals" or a list of names */
const stack: Read<readonly Name[]> = (node, reading) =>
  listOf<readonly Name[]>((one, inner) => {
    const names = one.kind === "text" ? one.text.split("+").map((name) => name.trim()) : [];
    const isStack = names.length > 0 && names.every((name) => name !== "");
    if (!isStack) wrong(one, inner, "names of scenarios, as a+b or a list", describeNode(one));
    return names.map((name): Name => ({ text: name, at: one.at }));
  })(node, reading).flat();

const fields = record<Omit<Intervention, "name" | "at">>("an intervention", {
  title: required(text),
  day: required(day),
  announced: required(day),
  said: required(text),
  scenario: required(stack),
  changes: required<readonly ScoredChange[]>(listOf(scoredChange)),
  confounders: required<readonly string[]>(listOf(text)),
});

export function readIntervention(name: string, node: Node, reading: Reading, at: Position): Intervention {
  const read = fields(node, reading);
  if (read.announced.days > read.day.days) {
    const hint = "forecasts stand on the day of the announcement; of what acted unannounced that is its own day";
    const got = `${read.announced.text}, after ${read.day.text}`;
    wrong(node, reading, "an intervention `announced:` by its `day:`", got, hint);
  }
  return { name, ...read, at };
}
