// What a study measures so that its question can be answered: boxes on both days, and flows between them.
import type { AnswerPlan, AsksPlan } from "../../documents/studyDocument.ts";
import type { Measure } from "../../model/measure.ts";
import { addMonths, civilFromDays, daysFromCivil, isoDate } from "../../quantity/date.ts";
import type { Instant, Span } from "../../quantity/value.ts";
import type { MoreMeasure } from "../../study/studyRequest.ts";

/** A question that a rule can read. */
export interface Question {
  readonly plan: AnswerPlan;
  readonly asks: AsksPlan;
  readonly without: readonly string[];
  readonly with: readonly string[];
}

/** null where the study document does not say what its question compares */
export function questionOf(plan: AnswerPlan): Question | null {
  if (plan.asks === null || plan.with === null) return null;
  return { plan, asks: plan.asks, without: plan.base, with: plan.with };
}

/** Which of the three numbers of a row. */
export type Side = "before" | "without" | "with";

/** "answer:box/0/with": how a number is found again, in the stack that its side is taken under. */
export function cellName(part: string, side: Side): string {
  return `answer:${part}/${side}`;
}

/** The parts that are counted, each by itself: boxes, what is shown apart of them, flows, or the one measure. */
export function cellsOf(question: Question): readonly MoreMeasure[] {
  const { plan, asks } = question;
  const { measure, before, after, where } = asks;
  if (measure !== null) return sides(question, "asked", () => measure, false);
  const stock = (stages: readonly string[], moment: Instant | null): Measure => ({
    kind: "stock", stages, moment, window: null, where, scenario: [], position: asks.at,
  }); // prettier-ignore
  const counted = (part: string, stages: readonly string[]): readonly MoreMeasure[] =>
    sides(question, part, (side) => stock(stages, side === "before" ? before : after), before !== null);
  const boxes = plan.boxes.flatMap((box, nth) => [
    ...counted(`box/${nth}`, box.stages),
    ...(box.apart === null ? [] : counted(`apart/${nth}`, box.apart.stages)),
  ]);
  if (before === null || after === null) return boxes;
  const window: Span = { from: before, to: after, text: `${before.text} to ${after.text}` };
  const flows = plan.flows.flatMap(({ stages }, nth) => {
    const entries: Measure = { kind: "entries", stages, window, where, scenario: [], position: asks.at };
    return sides(question, `flow/${nth}`, () => entries, false);
  });
  return [...boxes, ...flows];
}

/**
 * How many the boxes hold together on the first of each month from one day to the other: of every run, where not all are
 * followed month by month.
 */
export function courseOf(question: Question): readonly MoreMeasure[] {
  const { plan, asks } = question;
  const stages = [...new Set(plan.boxes.flatMap((box) => box.stages))];
  return courseDays(asks).flatMap((days) => {
    const moment: Instant = { days, calendar: true, text: isoDate(days) };
    const stock: Measure = { kind: "stock", stages, moment, window: null, where: asks.where, scenario: [], position: asks.at }; // prettier-ignore
    return sides(question, coursePart(days), () => stock, false);
  });
}

/** Days since 1970-01-01 of the firsts of months that lie between the two days; none where a day is no calendar day. */
export function courseDays({
  measure,
  before,
  after,
}: Pick<AsksPlan, "measure" | "before" | "after">): readonly number[] {
  if (measure !== null || before?.calendar !== true || after?.calendar !== true) return [];
  const { year, month } = civilFromDays(before.days);
  const days: number[] = [];
  for (let day = addMonths(daysFromCivil(year, month, 1), 1); day < after.days; day = addMonths(day, 1)) days.push(day);
  return days;
}

/** "course/19905": a part of a question's cells. */
export function coursePart(days: number): string {
  return `course/${days}`;
}

function sides(
  question: Question,
  part: string,
  measureOf: (side: Side) => Measure,
  hasBefore: boolean,
): readonly MoreMeasure[] {
  const of = (side: Side): MoreMeasure => ({
    name: cellName(part, side),
    measure: { ...measureOf(side), scenario: side === "with" ? question.with : question.without },
  });
  return [...(hasBefore ? [of("before")] : []), of("without"), of("with")];
}
