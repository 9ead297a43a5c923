// What a value mentions: the parameters, groups, regimes and stages whose names stand in it.
import { arrivingIn, namesIn, partsOf, stocksIn } from "../quantity/parts.ts";
import type { Distribution, Value } from "../quantity/value.ts";
import type { Name } from "../reading/name.ts";

export type ValueOrDistribution = Value | Distribution;

export interface Mentions {
  /** outermost first, in the order of the document */
  readonly parameters: readonly MentionedName[];
  readonly tables: readonly (MentionedName & { readonly levels: readonly Name[] })[];
  /** groups in braces in the name of a series of facts */
  readonly inBraces: readonly MentionedName[];
  /** stages whose stock it looks at */
  readonly stocks: readonly MentionedName[];
  /** stages at whose scheduled arrivals it looks */
  readonly arriving: readonly MentionedName[];
  readonly facts: readonly string[];
}

interface MentionedName extends Name {
  /** " › region north": where in the value, for messages */
  readonly below: string;
}

export function mentionsOf(value: ValueOrDistribution): Mentions {
  const found = {
    parameters: [] as MentionedName[],
    tables: [] as Mentions["tables"][number][],
    inBraces: [] as MentionedName[],
    stocks: [] as MentionedName[],
    arriving: [] as MentionedName[],
    facts: [] as string[],
  };
  for (const part of partsOf(value, "")) {
    const { at, path: below } = part;
    if (part.kind === "parameter") found.parameters.push({ text: part.name, at, below });
    if (part.kind === "table") found.tables.push({ ...part.table.by, levels: part.table.levelNames, below });
    if (part.kind === "fact") {
      found.facts.push(part.fact);
      for (const { 1: text, index } of part.fact.matchAll(/\{([^{}]*)\}/g)) {
        found.inBraces.push({ text, at: { ...at, column: at.column + index + 1 }, below });
      }
    }
    if (part.kind !== "expression") continue;
    for (const { name, at: nameAt } of namesIn(part.expression)) {
      found.parameters.push({ text: name, at: nameAt, below });
    }
    for (const name of stocksIn(part.expression)) found.stocks.push({ ...name, below });
    for (const name of arrivingIn(part.expression)) found.arriving.push({ ...name, below });
  }
  return found;
}
