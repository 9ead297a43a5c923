// What was published by a day: the figures of editions out by then, and those that a later edition may stand in for.
import type { Fact, FactLibrary, Publication } from "./fact.ts";
import { periodDays } from "./periodDays.ts";

export interface AsOf {
  /** ISO day: figures published on it count */
  readonly date: string;
  /** refuse figures of later editions, however long ago their period ended */
  readonly strict: boolean;
  /** a rule makes what was judged later than the day; left out: it is used as judged, and named */
  readonly standIns?: boolean;
  /** parameters whose series are given beyond the day; left out: none */
  readonly given?: readonly string[];
  /** what messages call the two above; left out: by these names */
  readonly called?: { readonly day: string; readonly strict: string };
}

/** What messages call a day to stand on where nobody says otherwise. */
export const usuallyCalled: Required<AsOf>["called"] = { day: "asOf", strict: "strict" };

/**
 * published: an edition out by the day prints it. reconstructed: only a later edition is at hand, and the period had
 * ended at least the publisher's usual lag before the day, so that an edition of the time will have printed it, perhaps
 * with another value. left out: neither.
 */
export type Standing = "published" | "reconstructed" | "left out";

export interface StandingFact {
  /** as the library had it */
  readonly fact: Fact;
  readonly standing: Standing;
  /** the edition whose figure stands; null when it is left out */
  readonly edition: Publication | null;
}

interface LibraryAsOf {
  /** without what is left out; ids are those of the library it was made from, figures may be an earlier edition's */
  readonly library: FactLibrary;
  readonly standings: ReadonlyMap<string, StandingFact>;
}

/**
 * @param day    the date as days since 1970-01-01
 * @param loosely ids that a strict reader may reconstruct all the same, because nothing else is left
 */
export function libraryAsOf(
  library: FactLibrary,
  day: number,
  asOf: AsOf,
  loosely: ReadonlySet<string> = new Set(),
): LibraryAsOf {
  const asked = JSON.stringify([day, asOf, ...loosely]);
  const last = lastAsked.get(library);
  if (last?.asked === asked) return last.made;
  const made = standOn(library, day, asOf, loosely);
  lastAsked.set(library, { asked, made });
  return made;
}

/** A model that is opened for a day asks twice, and what is found in the library is kept with it. */
const lastAsked = new WeakMap<FactLibrary, { readonly asked: string; readonly made: LibraryAsOf }>();

function standOn(
  library: FactLibrary,
  day: number,
  { called, ...asOf }: AsOf,
  loosely: ReadonlySet<string>,
): LibraryAsOf {
  const facts = new Map<string, Fact>();
  const leftOut = new Map<string, Fact>();
  const standings = new Map<string, StandingFact>();
  const editions = onceFor((publication: Publication) => datedEditions(library, publication));
  const ends = onceFor((period: string) => periodDays(period)?.last ?? Infinity);
  for (const [id, fact] of library.facts) {
    const { publication, period } = fact;
    const strict = asOf.strict && !loosely.has(id);
    const found = standingOf(library, fact, editions(publication), ends(period), day, strict);
    standings.set(id, { fact, standing: found.standing, edition: found.from?.publication ?? null });
    if (found.from === null) leftOut.set(id, fact);
    else facts.set(id, found.from === fact ? fact : { ...found.from, id });
  }
  const conflicts = library.conflicts.map((conflict) => ({
    ...conflict,
    facts: conflict.facts.filter((id) => facts.has(id)),
  }));
  return {
    library: { ...library, facts, conflicts, asOf: { ...asOf, ...(called === undefined ? {} : { called }), leftOut } },
    standings,
  };
}

/**
 * What to tell somebody who named a figure, or a series, that was not there yet; null when the day has nothing to do
 * with it. A figure that is in no table is one that is not out, where its publication is at hand.
 */
export function whyLeftOut(library: FactLibrary, id: string): { expected: string; got: string; hint: string } | null {
  const { asOf, facts, publications } = library;
  if (asOf === undefined || facts.has(id)) return null;
  if (!publications.has(publicationOf(id)) || [...facts.keys()].some((one) => one.startsWith(`${id}.`))) return null;
  return refusalOf([id], library, asOf);
}

/**
 * Only what documents say is told, and nothing of rows that came out later: these may change no word.
 *
 * @param ids as the documents have them, of figures or series that are left out; at least one
 */
export function refusalOf(
  ids: readonly string[],
  library: FactLibrary,
  { date, strict, called = usuallyCalled }: AsOf,
): { readonly expected: string; readonly got: string; readonly hint: string } {
  const [first] = ids;
  const publication = library.publications.get(publicationOf(first));
  const last = first.slice(first.lastIndexOf(".") + 1);
  const period = periodDays(last) === null ? "" : ` for ${last}`;
  const out = publication === undefined ? "" : `, published ${publication.publishedOn}`;
  const more = ids.length === 1 ? "" : `, and ${ids.length - 1} more`;
  const lag = publication === undefined ? null : usualLag(library, publication);
  const late = lag === null ? "" : `; its publisher's usual lag is ${lag.days} days`;
  const day = strict ? `, in an edition of that day (${called.strict})` : "";
  return {
    expected: `figures published by ${date}${day}`,
    got: `${first}${period}${out}${late}${more}`,
    hint: `${lag === null && !strict ? "say the publisher's usual lag in facts/lags.yaml, " : ""}write a \`fallback:\` beside the value for such a day, leave out what reads it, or choose a later ${called.day}`,
  };
}

function publicationOf(id: string): string {
  const end = id.indexOf("#");
  return end < 0 ? id : id.slice(0, end);
}

/** The last day on which it can have come out: "2024" may mean December. Infinity when nothing can be read. */
export function publishedBy({ publishedOn }: Publication): number {
  return periodDays(publishedOn)?.last ?? Infinity;
}

/** The publisher's usual lag in days, its own or that of the edition before; null when nobody has said one. */
export function usualLag(library: FactLibrary, publication: Publication): { days: number; basis: string } | null {
  for (const { usualLagDays, lagBasis } of editionsOf(library, publication)) {
    if (usualLagDays !== undefined) return { days: usualLagDays, basis: lagBasis ?? "" };
  }
  return null;
}

/** @param ended the last day of the fact's period */
function standingOf(
  { facts }: FactLibrary,
  fact: Fact,
  { editions, lagDays }: DatedEditions,
  ended: number,
  day: number,
  strict: boolean,
): { readonly standing: Standing; readonly from: Fact | null } {
  const row = fact.id.slice(fact.publication.id.length);
  let earliest = fact;
  for (const { id, outBy } of editions) {
    const printed = facts.get(id + row);
    if (printed === undefined) continue;
    if (outBy <= day) return { standing: "published", from: printed };
    earliest = printed;
  }
  if (strict || ended + lagDays > day) return { standing: "left out", from: null };
  // the earliest edition at hand has been revised least since
  return { standing: "reconstructed", from: earliest };
}

interface DatedEditions {
  /** newest first, each with the last day on which it can have come out */
  readonly editions: readonly { readonly id: string; readonly outBy: number }[];
  /** Infinity where nobody said */
  readonly lagDays: number;
}

function datedEditions(library: FactLibrary, publication: Publication): DatedEditions {
  const editions = editionsOf(library, publication).map((one) => ({ id: one.id, outBy: publishedBy(one) }));
  return { editions, lagDays: usualLag(library, publication)?.days ?? Infinity };
}

/** Many facts have one publication, and one period. */
function onceFor<K, T>(work: (of: K) => T): (of: K) => T {
  const found = new Map<K, T>();
  return (of) => {
    const before = found.get(of);
    if (before !== undefined) return before;
    const result = work(of);
    found.set(of, result);
    return result;
  };
}

/** The publication and the editions before it, newest first. */
function editionsOf({ publications }: FactLibrary, newest: Publication): readonly Publication[] {
  const editions: Publication[] = [];
  for (let next: Publication | undefined = newest; next !== undefined && !editions.includes(next);) {
    editions.push(next);
    next = publications.get(next.vintageOf ?? "");
  }
  return editions;
}
