// Why numbers that stand beside each other do not add up.
import type { AnswerRow, PlainAnswer } from "../ask/answer/plainAnswer.ts";
import { digitsFor, isVisible } from "../quantity/roundedTogether.ts";
import { rowTexts, shown } from "./rowTexts.ts";

/**
 * Said where numbers that stand beside each other do not add up as readers expect: a median of differences is not the
 * difference of medians, nor a sum of medians the median of sums. "" where rounding alone could be the cause.
 */
export function differenceNote(answer: PlainAnswer): string {
  const { rows, finding } = answer;
  if (finding.runs < 2) return "";
  const total = rows[rows.length - 1];
  const parts = [total, ...rows.filter((row) => row.kind === "box")];
  const odd = parts.find((row) => isOddDifference(row, answer));
  if (odd !== undefined) {
    const { without, with: changed, difference, unit } = rowTexts(odd, answer);
    const of = odd.kind === "total" ? "" : ` (${odd.title})`;
    return `${medians}: ${changed} less ${without}${of} is not ${difference}${unit === "" ? "" : ` ${unit}`}, the median of what each run differs by.`;
  }
  return isOddSum(answer) ? `${medians}.` : "";
}

/** The same where there is no room for an example. */
export function briefNote(answer: PlainAnswer): string {
  const note = differenceNote(answer);
  if (note === "" || note === `${medians}.`) return note;
  return "Medians need not add or subtract.";
}

const medians = "Medians need not add up";

function isOddDifference(row: AnswerRow, answer: PlainAnswer): boolean {
  const { levels, digits, difference } = shown(row, answer);
  const [, without, changed] = levels;
  if (without === null || changed === null || difference.median === null) return false;
  return isVisible(changed - without - difference.median, [without, changed], digits);
}

function isOddSum({ rows }: PlainAnswer): boolean {
  const boxes = rows.filter((row) => row.kind === "box");
  if (boxes.length === 0) return false;
  const total = rows[rows.length - 1];
  return (["before", "without", "with"] as const).some((side) => {
    const whole = total[side]?.median ?? null;
    const parts = boxes.map((row) => row[side]?.median ?? null);
    if (whole === null || parts.includes(null)) return false;
    const sum = parts.reduce<number>((all, part) => all + (part ?? 0), 0);
    return isVisible(sum - whole, [whole], digitsFor([whole]));
  });
}
