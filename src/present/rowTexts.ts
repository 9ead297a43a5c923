// One row of an answer as it is printed: its numbers in as many digits, in one unit.
import type { AnswerRow, Change, PlainAnswer, Spread } from "../ask/answer/plainAnswer.ts";
import { fittingUnit } from "../quantity/fittingTime.ts";
import { digitsFor, digitsOfDifference, withDigits } from "../quantity/roundedTogether.ts";

/** One row as it is printed: every number of it in as many digits, so that none overtakes another. */
interface RowTexts {
  /** "" where no day is compared with another */
  readonly before: string;
  readonly without: string;
  readonly with: string;
  /** "−13,000", "+9", "0" */
  readonly difference: string;
  /** of that difference over the runs: "−16,000 to −10,000"; "" of one run */
  readonly differenceRange: string;
  /** in which they are printed: "minutes" where the answer's unit is days; "" for people */
  readonly unit: string;
}

interface RowNumbers {
  readonly before: Spread | null;
  readonly without: Spread;
  readonly with: Spread;
  readonly difference: Change;
  readonly sinceBefore: Change | null;
}

/** @param row a row of the answer, or a flow, which has no day before */
export function rowTexts(
  row: Pick<AnswerRow, "without" | "with" | "difference"> & Partial<Pick<AnswerRow, "before" | "sinceBefore">>,
  answer: Pick<PlainAnswer, "unit">,
): RowTexts {
  const { levels, digits, difference, unit } = shown({ before: null, sinceBefore: null, ...row }, answer);
  const [before, without, changed] = levels.map((value) => withDigits(value, digits));
  const { p10, p90, median } = difference;
  const own = digitsOfDifference(median, levels, digits);
  // ends of a range, which stand between two runs, go no further than the numbers beside them: people stay whole
  const places = Math.max(...[before, without, changed, signed(median, own)].map(decimalsOf));
  const [low, high] = [p10, p90].map((end) => signed(end === null ? null : Number(end.toFixed(places)), own));
  return {
    before: row.before == null ? "" : before,
    without,
    with: changed,
    difference: signed(median, own),
    differenceRange: low === high ? "" : `${low} to ${high}`,
    unit,
  };
}

function decimalsOf(text: string): number {
  return text.includes(".") ? text.length - text.indexOf(".") - 1 : 0;
}

export function shown(row: RowNumbers, { unit }: Pick<PlainAnswer, "unit">) {
  const medians = [row.before?.median ?? null, row.without.median, row.with.median];
  const fitting = fittingUnit(unit, medians);
  const levels = medians.map(fitting.of);
  const apart = [
    ...(isOneWay(row.difference) ? [[1, 2] as const] : []),
    ...(row.sinceBefore !== null && isOneWay(row.sinceBefore) ? [[0, 2] as const] : []),
  ];
  const { median, p10, p90 } = row.difference;
  const difference = { median: fitting.of(median), p10: fitting.of(p10), p90: fitting.of(p90) };
  const isTime = unit === "days";
  return { levels, digits: digitsFor(levels, apart), difference, unit: isTime || unit === "" ? fitting.name : "" };
}

/** Every run differs, and in one direction. */
function isOneWay({ runs, lower, higher }: Change): boolean {
  return runs > 0 && (lower === runs || higher === runs);
}

function signed(value: number | null, digits: number): string {
  const text = withDigits(value, digits);
  return value !== null && value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}
