// How many the question's boxes held month by month, up to the day that it compares with another.
import type { StudyDocument } from "../../documents/studyDocument.ts";
import { decimalYear } from "../../quantity/decimalYear.ts";
import { canonicalStack, stackName } from "../../scenario/stack.ts";
import type { Study } from "../../study/study.ts";
import type { SeriesSum } from "../../summarise/summary.ts";

export interface AnswerPath {
  /** runs that were followed with every series; their median */
  readonly runs: number;
  /** decimal years and persons, the first of the run's, the last on or before the day */
  readonly points: readonly { readonly at: number; readonly median: number }[];
}

const name = "answer:boxes";

/** What the study must add up for it: one sum, where its series keep those whom the question counts. */
export function answerSums(plan: StudyDocument): readonly SeriesSum[] {
  const level = levelOf(plan);
  if (level === null) return [];
  const stages = [...new Set(plan.answer.boxes.flatMap((box) => box.stages))];
  return [{ name, kind: "stock", stages, level }];
}

/** Null where no series holds those whom the question counts, or no day is compared with another. */
export function answerPath(plan: StudyDocument, study: Study): AnswerPath | null {
  const level = levelOf(plan);
  const before = plan.answer.asks?.before?.text ?? "";
  const [first] = study.periodLabels;
  if (level === null || !/^\d{4}-\d{2}-\d{2}$/.test(before) || !/^\d{4}-\d{2}$/.test(first)) return null;
  const base = stackName(canonicalStack(plan.answer.base));
  const fan = study.stacks.find(({ stack }) => stackName(stack) === base)?.fans.find((one) => one.stage === name);
  if (fan === undefined) return null;
  const [start, end] = [decimalYear(`${first}-01`), decimalYear(before)];
  const points = fan.median.map((median, i) => ({ at: start + i / 12, median })).filter(({ at }) => at <= end + 0.001);
  return points.length < 2 ? null : { runs: fan.runs, points };
}

/** The level whose series hold everybody whom the question counts, "" for all; null where none does. */
function levelOf({ answer: { asks, boxes }, series }: StudyDocument): string | null {
  if (asks === null || asks.before === null || boxes.length === 0) return null;
  const limits = Object.entries(asks.where);
  if (limits.length === 0) return "";
  const [[group, levels]] = limits;
  const isKept = limits.length === 1 && group === series.group && levels.length === 1;
  return isKept && series.levels.includes(levels[0]) ? levels[0] : null;
}
