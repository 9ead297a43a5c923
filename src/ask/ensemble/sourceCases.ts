// Which publishers an ensemble runs: each point its own draw of them, or every point with each of them.
import { refuseUsage } from "../../errors.ts";
import type { SourceCase } from "../../ensemble/manifest.ts";
import type { Parameter } from "../../parameters/parameter.ts";
import type { Asked } from "../asked.ts";
import { preferredSources, sourcesToRun } from "../sourceRule.ts";

/** More cases than these are a mistake of the hand: each multiplies all runs. */
const mostCases = 64;

/**
 * One case where every publisher is drawn or preferred; under "one run each" a case for each combination, with the
 * weights of their documents.
 *
 * @param startDays first day of the run; 0 without a calendar
 */
export function sourceCases(parameters: readonly Parameter[], asked: Asked, startDays: number): readonly SourceCase[] {
  const fixed = { ...preferredSources(parameters, asked), ...asked.sources };
  const each = sourcesToRun(parameters, asked, {}, startDays);
  const names = [...new Set(each.map(({ name }) => name))];
  let cases: readonly SourceCase[] = [{ name: "", sources: fixed, weight: 1 }];
  for (const name of names) {
    const own = each.filter((one) => one.name === name);
    const all = own.reduce((sum, { weight }) => sum + weight, 0);
    cases = cases.flatMap((before) =>
      own.map(({ option, weight }) => ({
        name: [before.name, `${name}=${option}`].filter((part) => part !== "").join(", "),
        sources: { ...before.sources, [name]: option },
        weight: (before.weight * weight) / all,
      })),
    );
    if (cases.length > mostCases) {
      const hint = `${names.join(", ")} are disputed: fix some of them by \`sources\`, or draw them (rule "pool")`;
      refuseUsage("rule", `at most ${mostCases} combinations of sources`, `${cases.length} and more`, hint);
    }
  }
  return cases;
}
