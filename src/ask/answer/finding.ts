// What the runs say to the question, by the rule of verdicts.
import { differenceOf } from "../../statistics/differenceOf.ts";
import { jeffreysInterval } from "../../statistics/jeffreysInterval.ts";
import type { Finding } from "./plainAnswer.ts";

type Values = readonly (number | null)[];

/** Shares of runs beyond which it is yes, or no: those at which statements are called supported or contradicted. */
const settledAt = { yes: 0.8, no: 0.2 };

/**
 * @param asked   the number that is asked about, by run
 * @param held    the number it is held against
 * @param without the same number as `asked` without the change; null where that is what it is held against
 */
export function findingOf(
  asked: Values,
  held: Values,
  without: Values | null,
  yesIf: "less" | "more",
  seen: Finding["seen"],
): Finding {
  const outcomes = asked.flatMap((value, run) => {
    const other = held[run] ?? null;
    return value === null || other === null ? [] : [Math.sign(differenceOf(value, other))];
  });
  const wanted = yesIf === "less" ? -1 : 1;
  const runs = outcomes.length;
  const yes = outcomes.filter((sign) => sign === wanted).length;
  const equal = outcomes.filter((sign) => sign === 0).length;
  const yesWithout = without === null ? null : countOf(asked.map((value, run) => (value === null ? null : (without[run] ?? null))), held, wanted); // prettier-ignore
  const undefinedRuns = asked.length - runs;
  const isUnanimous = runs > 0 && (yes === runs || yes === 0);
  const [low, high] = runs === 0 ? [0, 1] : jeffreysInterval(yes, runs, 0.95);
  const isClear = low >= settledAt.yes || high <= settledAt.no;
  const word = runs === 0 || !(isUnanimous || isClear) ? "not settled" : yes * 2 > runs ? "yes" : "no";
  return {
    word,
    isOfFewRuns: isUnanimous && !isClear && seen !== "expected",
    runs,
    undefinedRuns,
    yes,
    equal,
    yesWithout,
    seen,
  };
}

function countOf(values: Values, held: Values, wanted: number): number {
  return values.filter((value, run) => {
    const other = held[run] ?? null;
    return value !== null && other !== null && Math.sign(differenceOf(value, other)) === wanted;
  }).length;
}
