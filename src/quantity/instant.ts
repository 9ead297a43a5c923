// Instants, spans and durations where a document wants one of them by itself.
import type { Node } from "../reading/document.ts";
import { addMonths, parseElapsed, parseInstant, parseSpan } from "./date.ts";
import { parseExpression } from "./expression.ts";
import {
  asMap,
  attempt,
  describeNode,
  giveUpWhen,
  note,
  record,
  required,
  optional,
  wrong,
} from "../reading/reading.ts";
import type { Read, Reading } from "../reading/reading.ts";
import { samePowers } from "./unit.ts";
import type { Instant, Span, Unit } from "./value.ts";

const example = (reading: Reading) =>
  reading.calendar
    ? "a date, month or fiscal year such as 2024-06-28, 2024-06 or FY2024"
    : 'a time since the start such as "5 days"';

/** A date, or a time since the start, whichever the model runs on. */
export const instant: Read<Instant> = (node, reading) => instantOf(node, textOf(node), reading, reading.calendar);

/** An instant written as a key. @param calendar false where offsets are wanted whatever the model runs on */
function instantOf(node: Node, written: string, reading: Reading, calendar: boolean): Instant {
  const found = parseInstant(written, reading.fiscalYearStartMonth);
  if (found === null || found.calendar !== calendar) {
    const wanted = calendar === reading.calendar ? example(reading) : 'a time such as "5 days" since it began';
    wrong(node, reading, wanted, JSON.stringify(written));
  }
  return found;
}

/** A period, such as FY2024, 2023-12 or "2024-12 to 2029-09". */
export function spanOf(node: Node, written: string, reading: Reading): Span {
  const found = parseSpan(written, reading.fiscalYearStartMonth);
  if (found === null || found.from.calendar !== reading.calendar) {
    const wanted = reading.calendar
      ? "a period such as FY2024, 2023-12 or 2024-12 to 2029-09"
      : "a period such as 0 days to 5 days";
    wrong(node, reading, wanted, JSON.stringify(written));
  }
  return found;
}

/** `FY2024`, `{from: 2024-10-01, for: 3 years}` (calendar years) or `{from: …, through: …}` (both days included). */
export const span: Read<Span> = (node, reading) => {
  if (node.kind !== "map") return spanOf(node, textOf(node), reading);
  const { from, ...until } = windowFields(node, reading);
  if ((until.for === null) === (until.through === null))
    wrong(node, reading, "either `for:` or `through:`", describeNode(node));
  const last = until.through ?? endAfter(from, until.for as string);
  if (last === null) wrong(node, reading, 'a length such as "3 years"', JSON.stringify(until.for));
  if (last.days <= from.days) wrong(node, reading, "a window that ends after it begins", describeNode(node));
  return { from, to: last, text: `${from.text} to ${last.text}` };
};

const windowFields = record<{ from: Instant; for: string | null; through: Instant | null }>("a window", {
  from: required(instant),
  for: optional((node) => textOf(node), null),
  through: optional((node, reading) => lastDay(node, reading), null),
});

/** The end of the day, month or year that is named: `through: 2027-12-31` ends at 2028-01-01 00:00. */
export const lastDay: Read<Instant> = (node, reading) => {
  if (!reading.calendar) return instant(node, reading);
  return spanOf(node, textOf(node), reading).to;
};

/**
 * A length of time with its unit, such as "310 days", in days. Not a parameter: grids and windows are part of
 * the model.
 */
export const fixedDays: Read<number> = (node, reading) => quantityIn({ day: 1 }, durationExample)(node, reading);

export const durationExample = 'a duration with a unit, such as "310 days" or "10.2 months"';

/** One number with its unit, in base units, where the unit is known beforehand. */
function quantityIn(powers: Unit["powers"], expected: string): Read<number> {
  return (node, reading) => {
    const { value, unit } = quantity(node, reading);
    if (!samePowers(unit.powers, powers)) wrong(node, reading, expected, describeNode(node));
    return value;
  };
}

/** One number with its unit, in base units. */
export const quantity: Read<{ value: number; unit: Unit }> = (node, reading) => {
  if (node.kind !== "text") wrong(node, reading, "a number with its unit", describeNode(node));
  const expression = parseExpression(node, reading, false);
  if (expression.kind !== "number") wrong(node, reading, "one number with its unit", describeNode(node));
  return expression;
};

/** So many years, months or days after an instant; years and months follow the calendar where there is one. */
function endAfter(from: Instant, length: string): Instant | null {
  const months = /^(\d+) (month|year)s?$/.exec(length);
  if (months !== null && from.calendar) {
    const count = Number(months[1]) * (months[2] === "year" ? 12 : 1);
    return { days: addMonths(from.days, count), calendar: true, text: `${length} later` };
  }
  const days = parseElapsed(length);
  return days === null ? null : { days: from.days + days, calendar: from.calendar, text: `${length} later` };
}

/** Entries keyed by instants, in order of time; two keys for one instant are a mistake. */
export function byInstant<T>(
  node: Node,
  reading: Reading,
  calendar: boolean,
  readEntry: (node: Node, when: Instant) => T,
): { when: Instant; value: T }[] {
  const map = asMap(node, reading, "dated values");
  const read: { when: Instant; value: T }[] = [];
  let failed = map.entries.size === 0;
  if (failed) note(reading, "shape", node.at, node.path, "at least one dated value", "none");
  for (const [key, entry] of map.entries) {
    const result = attempt(() => {
      const when = instantOf({ ...entry.value, at: entry.keyAt }, key, reading, calendar);
      const twin = read.find((earlier) => earlier.when.days === when.days);
      if (twin !== undefined) {
        wrong({ ...entry.value, at: entry.keyAt }, reading, "each instant once", `${key} beside ${twin.when.text}`);
      }
      return { when, value: readEntry(entry.value, when) };
    });
    if (result === undefined) failed = true;
    else read.push(result);
  }
  giveUpWhen(failed);
  return read.sort((left, right) => left.when.days - right.when.days);
}

function textOf(node: Node): string {
  return node.kind === "text" ? node.text : "";
}
