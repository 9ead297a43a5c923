// The day on which figures are counted, and the year that ends with it.
import type { Documents } from "../../documents/documents.ts";
import { refuseUsage } from "../../errors.ts";
import type { Measure } from "../../model/measure.ts";
import type { Model } from "../../model/model.ts";
import { addMonths, isoDate, parseInstant } from "../../quantity/date.ts";
import type { Instant, Span } from "../../quantity/value.ts";
import { questionOf } from "../answer/answerCells.ts";
import type { FigureTime } from "./figures.ts";

/**
 * Left out, it is the first day of the question, or else halfway from the start of the run to where the earliest answer
 * is counted. It has to come before the last of the answers.
 *
 * @param ends days on which answers are counted
 * @throws PendencyError (usage) for a text that is no day of the run, or one by which every answer has been counted
 */
export function figureTime({ model, plan }: Documents, ends: readonly number[], asked?: string): FigureTime {
  const { runs, fiscalYearStartMonth } = model;
  const calendar = runs.kind === "calendar";
  const start = calendar ? runs.fromDays : 0;
  const last = Math.max(...ends);
  const before = plan === null ? null : (questionOf(plan.answer)?.asks.before ?? null);
  const usual =
    before !== null && before.days < last ? before : instantAt(Math.floor((start + Math.min(...ends)) / 2), calendar);
  const day = asked === undefined ? usual : parseInstant(asked, fiscalYearStartMonth);
  const example = calendar ? `a day such as ${usual.text}` : 'a time since the start such as "5 days"';
  if (day === null || day.calendar !== calendar) return refuseUsage("day", example, `"${asked}"`);
  if (!(day.days > start && day.days < last)) {
    const [from, to] = [start, last].map((days) => instantAt(days, calendar).text);
    const hint = "a figure of a later day would come after the answer that it should narrow";
    return refuseUsage("day", `a day after ${from}, where runs begin, and before ${to}, when answers are counted`, day.text, hint); // prettier-ignore
  }
  const from = instantAt(calendar ? Math.max(start, addMonths(day.days, -12)) : start, calendar);
  const year: Span = { from, to: day, text: `${from.text} to ${day.text}` };
  return { day, year };
}

function instantAt(days: number, calendar: boolean): Instant {
  return { days, calendar, text: calendar ? isoDate(days) : `${days} days` };
}

/** When nothing more of any is counted. */
export function endOfAnswer({ runs }: Pick<Model, "runs">, measures: readonly Measure[]): number {
  const end = runs.kind === "calendar" ? runs.toDays : runs.forDays;
  return Math.max(...measures.map((measure) => lastInstant(measure, end)));
}

function lastInstant(measure: Measure, end: number): number {
  if ("moment" in measure && measure.moment !== null && measure.moment !== "end") return measure.moment.days;
  const window = "window" in measure ? measure.window : null;
  return window === null ? end : window.to.days;
}
