// Figures that somebody puts together, because they cannot be told apart or are one thing: they get one share.
import type { Documents } from "../../documents/documents.ts";
import { refuseUsage } from "../../errors.ts";
import { correlatedGroups } from "../../parameters/correlatedGroups.ts";
import type { Parameter } from "../../parameters/parameter.ts";
import { didYouMean } from "../../reading/suggest.ts";
import { chancesIn } from "../../scenario/scenario.ts";

export interface FigureGroup {
  readonly name: string;
  /** names of two or more figures that are drawn */
  readonly parameters: readonly string[];
}

/** Factors that have these names by themselves. */
const taken = ["drift", "rest"];

/**
 * Each with what documents draw along with its figures.
 *
 * @throws PendencyError (usage) for a figure that is none, is not drawn, or is in two of them, and for a name that is taken
 */
export function groupsOf(
  asked: readonly FigureGroup[],
  { parameters, scenarios }: Pick<Documents, "parameters" | "scenarios">,
): readonly FigureGroup[] {
  const chances = chancesIn(scenarios);
  const all = parameters.map(({ name }) => name);
  const isDrawn = ({ name, uncertainty, alternatives }: Parameter): boolean =>
    uncertainty !== null || alternatives !== null || chances.includes(name);
  const drawn = parameters.filter(isDrawn).map(({ name }) => name);
  const correlated = correlatedGroups(parameters).map(({ names }) => names);
  const groupOf = new Map<string, string>();
  for (const { name, parameters: own } of asked) checkName(name, [...taken, ...all], asked, own);
  return asked.map(({ name, parameters: own }) => {
    for (const one of own) {
      if (drawn.includes(one)) continue;
      const got = all.includes(one) ? `"${one}", which is the same in every draw` : `"${one}"`;
      refuseUsage(`group ${name}`, "figures that are drawn", got, didYouMean(one, drawn));
    }
    const whole = own.flatMap((one) => correlated.find((names) => names.includes(one)) ?? [one]);
    for (const one of new Set(whole)) {
      const other = groupOf.get(one);
      if (other !== undefined) {
        const hint = own.includes(one) ? "leave it out of one of them" : "the model draws it along with figures of both; name one group of all of them"; // prettier-ignore
        refuseUsage(`group ${name}`, "figures that are in no other group", `"${one}", which is in ${other} too`, hint);
      }
      groupOf.set(one, name);
    }
    return { name, parameters: [...new Set(whole)] };
  });
}

function checkName(
  name: string,
  others: readonly string[],
  asked: readonly FigureGroup[],
  own: readonly string[],
): void {
  if (name.trim() === "" || others.includes(name)) {
    refuseUsage("group", "a name that no figure has, and neither drift nor rest", `"${name}"`);
  }
  if (asked.filter((group) => group.name === name).length > 1) {
    refuseUsage(`group ${name}`, "one group of this name", "several", "name all of its figures at once");
  }
  if (own.length < 2) refuseUsage(`group ${name}`, "two or more figures", own.length === 0 ? "none" : `"${own[0]}" alone`); // prettier-ignore
  const twice = own.find((one, at) => own.indexOf(one) !== at);
  if (twice !== undefined) refuseUsage(`group ${name}`, "each figure once", `"${twice}" twice`);
}
