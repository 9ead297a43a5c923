// How many the question's boxes held month by month: up to the day that it compares with another, and on to that one.
import type { StudyDocument } from "../../documents/studyDocument.ts";
import { isoDate } from "../../quantity/date.ts";
import { decimalYear } from "../../quantity/decimalYear.ts";
import { canonicalStack, stackName } from "../../scenario/stack.ts";
import { quantileOf } from "../../statistics/quantile.ts";
import type { Study } from "../../study/study.ts";
import type { SeriesSum } from "../../summarise/summary.ts";
import { cellName, courseDays, coursePart } from "../answer/answerCells.ts";

export interface AnswerPath {
  /** runs that were followed with every series; their median */
  readonly runs: number;
  /** without the change, the first of the run's, the last on or before the day */
  readonly points: readonly PathPoint[];
  /** runs from that day on; their median */
  readonly runsAhead: number;
  /** from that day to the second, each side by its own series; null where no run of a side was followed so far */
  readonly ahead: { readonly without: readonly PathPoint[]; readonly with: readonly PathPoint[] } | null;
}

interface PathPoint {
  /** decimal year */
  readonly at: number;
  readonly median: number;
}

const sum = "answer:boxes";

/** What the study must add up for it: one sum, where its series keep those whom the question counts. */
export function answerSums(plan: StudyDocument): readonly SeriesSum[] {
  const level = levelOf(plan);
  if (level === null) return [];
  const stages = [...new Set(plan.answer.boxes.flatMap((box) => box.stages))];
  return [{ name: sum, kind: "stock", stages, level }];
}

/** Null where no series holds those whom the question counts, or no day is compared with another. */
export function answerPath(plan: StudyDocument, study: Study): AnswerPath | null {
  const level = levelOf(plan);
  const before = plan.answer.asks?.before?.text ?? "";
  const [first] = study.periodLabels;
  if (level === null || !/^\d{4}-\d{2}-\d{2}$/.test(before) || !/^\d{4}-\d{2}$/.test(first)) return null;
  const after = plan.answer.asks?.after?.text ?? "";
  const start = decimalYear(`${first}-01`);
  const pathOf = (wanted: readonly string[]): readonly PathPoint[] => {
    const fan = stackOf(study, wanted)?.fans.find((one) => one.stage === sum);
    return (fan?.median ?? []).map((median, i) => ({ at: start + i / 12, median }));
  };
  const [without, changed] = [pathOf(plan.answer.base), pathOf(plan.answer.with ?? [])];
  const end = decimalYear(before);
  const points = without.filter(({ at }) => at <= end + aMoment);
  if (points.length < 2) return null;
  const between = (path: readonly PathPoint[]): readonly PathPoint[] =>
    path.filter(({ at }) => at >= end - aMoment && at <= decimalYear(after) + aMoment);
  const sides = { without: between(without), with: between(changed) };
  const isWhole = /^\d{4}-\d{2}-\d{2}$/.test(after) && Object.values(sides).every(({ length }) => length > 1);
  const own = stackOf(study, plan.answer.base);
  const runs = own?.fans.find((one) => one.stage === sum)?.runs ?? 0;
  const course = courseIn(plan, study);
  if (course !== null) return { runs, points, ...course };
  return { runs, points, runsAhead: runs, ahead: isWhole ? sides : null };
}

/** On the first of each month, of every run; null where the study does not measure it. */
function courseIn({ answer }: StudyDocument, study: Study): Pick<AnswerPath, "runsAhead" | "ahead"> | null {
  const days = answer.asks === null ? [] : courseDays(answer.asks);
  let runsAhead = Infinity;
  const sideOf = (side: "without" | "with", stack: readonly string[]): readonly PathPoint[] =>
    days.flatMap((day) => {
      const named = cellName(coursePart(day), side);
      const values = stackOf(study, stack)?.measures.find((measure) => measure.name === named)?.values ?? [];
      const known = values.filter((value) => value !== null);
      runsAhead = Math.min(runsAhead, known.length);
      const median = quantileOf(known, 0.5);
      return median === null ? [] : [{ at: decimalYear(isoDate(day)), median }];
    });
  const ahead = { without: sideOf("without", answer.base), with: sideOf("with", answer.with ?? []) };
  const isWhole = days.length > 0 && Object.values(ahead).every(({ length }) => length === days.length);
  return isWhole ? { runsAhead, ahead } : null;
}

function stackOf(study: Study, wanted: readonly string[]): Study["stacks"][number] | undefined {
  const name = stackName(canonicalStack(wanted));
  return study.stacks.find(({ stack }) => stackName(stack) === name);
}

/** Months are twelfths of a year, which days are not quite. */
const aMoment = 0.01;

/** The level whose series hold everybody whom the question counts, "" for all; null where none does. */
function levelOf({ answer: { asks, boxes }, series }: StudyDocument): string | null {
  if (asks === null || asks.before === null || boxes.length === 0) return null;
  const limits = Object.entries(asks.where);
  if (limits.length === 0) return "";
  const [[group, levels]] = limits;
  const isKept = limits.length === 1 && group === series.group && levels.length === 1;
  return isKept && series.levels.includes(levels[0]) ? levels[0] : null;
}
