// Figures that a source names and that were not published by the day.
import type { Fact } from "../facts/fact.ts";
import { periodDays } from "../facts/periodDays.ts";
import type { Source } from "../parameters/parameter.ts";
import { partsOf } from "../quantity/parts.ts";
import type { Distribution, Value } from "../quantity/value.ts";
import type { Context } from "./asOfContext.ts";
import { factsNamed } from "./factsNamed.ts";

/**
 * Figures that a fact or an estimate cites and that are not yet published. A judgement does not rest on the
 * figures it cites.
 */
export function missingFacts(source: Source, context: Context): Fact[] {
  return citedIds(source).flatMap((id) => namedOrAbsent(id, context).filter((fact) => isMissing(fact, context)));
}

function citedIds(source: Source): readonly string[] {
  if (source.kind === "judgement") return [];
  // what numbers are computed from is there, or they were not computed
  return source.computed === undefined ? source.facts : source.cited.map(({ text }) => text);
}

function isMissing({ id }: Fact, { standings }: Context): boolean {
  return (standings.get(id)?.standing ?? "left out") === "left out";
}

/** As the documents name them: what is missing altogether, or where a part of each is known, what misses a part. */
export function missingIds(source: Source, context: Context): readonly string[] {
  const cited = citedIds(source).filter((id) => namedOrAbsent(id, context).some((fact) => isMissing(fact, context)));
  const unknown = idsIn(source.value).filter(({ id, series }) => unknownOf(id, series, context).length > 0);
  const ids = [...new Set([...cited, ...unknown.map(({ id }) => id)])];
  const whole = ids.filter((id) => context.standpoint.known(id).length === 0);
  return whole.length > 0 ? whole : ids;
}

/** Without the series that only carry others on, which can do without them. */
function idsIn(value: Value | Distribution): readonly { readonly id: string; readonly series: boolean }[] {
  return partsOf(value, "").flatMap((part) =>
    part.kind === "fact" && part.sooner !== true ? [{ id: part.fact, series: part.series }] : [],
  );
}

/** The rows an id stands for; a row that a table does not have counts as one that is not out, of the period in its id. */
function namedOrAbsent(id: string, { known, library }: Context): readonly Fact[] {
  const found = factsNamed(id, library, known);
  const [publicationId, row = ""] = id.split("#");
  const publication = library.publications.get(publicationId);
  if (found.length > 0 || publication === undefined) return found;
  const last = row.slice(row.lastIndexOf(".") + 1);
  // "FY2026Oct-Dec" begins with its year
  const period = periodDays(last) === null ? (/^(FY\d{4}|\d{4}(-\d{2})?)/.exec(last)?.[0] ?? last) : last;
  const words = { title: "", unit: "", scope: "", address: "", note: "", confidence: "D" as const };
  return [{ ...words, id, period, value: NaN, publication }];
}

/** Whether all figures named outside schedules were published, and at least one of every series named. */
export function isKnown(value: Value | Distribution, context: Context): boolean {
  return unknownIn(value, context).length === 0;
}

function unknownIn(value: Value | Distribution, context: Context): readonly Fact[] {
  return idsIn(value).flatMap(({ id, series }) => unknownOf(id, series, context));
}

function unknownOf(id: string, series: boolean, context: Context): readonly Fact[] {
  const { facts, asOf } = context;
  const named = namedOrAbsent(id, context);
  // an edition of the day may begin in the middle of a series, which then has nothing to begin with
  const needed = asOf.strict && series ? earliestOf(named) : named;
  return needed.some((fact) => facts.facts.has(fact.id)) ? [] : named;
}

function earliestOf(facts: readonly Fact[]): readonly Fact[] {
  const starts = facts.map(({ period }) => periodDays(period)?.first ?? -Infinity);
  const first = Math.min(...starts);
  return facts.filter((_, index) => starts[index] === first);
}
