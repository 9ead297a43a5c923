// A published figure in base units, so that it can stand beside a run's number or another publisher's.
import { PendencyError, problem } from "../errors.ts";
import type { Position } from "../errors.ts";
import type { Fact, FactLibrary } from "../facts/fact.ts";
import { whyLeftOut } from "../facts/libraryAsOf.ts";
import { didYouMean } from "../reading/suggest.ts";
import { describePowers, parseUnit } from "../quantity/unit.ts";
import type { Vocabulary } from "../quantity/unit.ts";

/**
 * The fact of that id.
 *
 * @param at where the id is written
 * @throws PendencyError (kind facts) when no such figure is at hand
 */
export function factOf(id: string, facts: FactLibrary, at: Position): Fact {
  const fact = facts.facts.get(id);
  if (fact !== undefined) return fact;
  const early = whyLeftOut(facts, id);
  if (early !== null) throw new PendencyError([{ kind: "facts", at, path: "", ...early }]);
  const publication = id.split("#")[0];
  const near = [...facts.facts.keys()].filter((known) => known.startsWith(`${publication}#`));
  const hint = didYouMean(id, near.length > 0 ? near : facts.publications.keys());
  const expected = "the id of a published figure, publisher/publication#row";
  throw new PendencyError([problem("facts", at, "", expected, `"${id}"`, hint)]);
}

/** The figure in base units: days, whole shares, money, counts. What a count counts (encounters, seats) is 1. */
export function baseValue(fact: Fact, vocabulary: Vocabulary): number {
  const unit = parseUnit(fact.unit, vocabulary);
  return unit === null ? fact.value : (fact.value * unit.numerator) / unit.denominator;
}

/** The unit a base value of the fact is in, for tables. */
export function baseUnit(fact: Fact, vocabulary: Vocabulary): string {
  const unit = parseUnit(fact.unit, vocabulary);
  if (unit === null || (unit.numerator === 1 && unit.denominator === 1)) return fact.unit;
  if (Object.keys(unit.unit.powers).length === 0) return unit.denominator === 100 ? "share" : "persons";
  return describePowers(unit.unit.powers);
}

/** A unit for readers, and how many base units one of it is. */
export interface ShownUnit {
  readonly unit: string;
  readonly scale: number;
}

/** A rate is shown as it was published: nobody knows an hour of flight by what a day of it would cost. */
export function shownUnit(fact: Fact, vocabulary: Vocabulary): ShownUnit {
  const unit = parseUnit(fact.unit, vocabulary);
  const isRate = unit !== null && Object.values(unit.unit.powers).some((power) => power < 0);
  return isRate ? { unit: fact.unit, scale: unit.unit.scale } : { unit: baseUnit(fact, vocabulary), scale: 1 };
}
