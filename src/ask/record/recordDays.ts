// From which of a record's origins the same figures are forecast in other ways too.
import type { OriginRule } from "../../claim/forecasts.ts";
import type { Documents } from "../../documents/documents.ts";
import { openDocuments } from "../../documents/openDocuments.ts";
import { addMonths, isoDate } from "../../quantity/date.ts";

/** Every so many of the rule's days among those that were forecast from: all sets have all horizons there. */
export function daysBeside(
  [rule]: readonly OriginRule[],
  every: number,
  forecastFrom: ReadonlySet<string>,
): readonly string[] {
  if (rule === undefined || every === 0) return [];
  const days: string[] = [];
  for (
    let n = 0, day = rule.from.days;
    day <= rule.through.days;
    day = addMonths(rule.from.days, ++n * rule.everyMonths)
  ) {
    // prettier-ignore
    days.push(isoDate(day));
  }
  return days.filter((date) => forecastFrom.has(date)).filter((_, at) => at % every === 0);
}

/** Whether a rule would make anything of a day that the model does not read so anyway; without runs. */
export function isRuleMade({ files, factFiles }: Pick<Documents, "files" | "factFiles">, date: string): boolean {
  const [asJudged, byRule] = [false, true].map((standIns) => {
    const { parameters } = openDocuments(files, factFiles, { date, strict: false, standIns });
    return JSON.stringify(parameters);
  });
  return asJudged !== byRule;
}
