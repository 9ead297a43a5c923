// The editions of one publication: each names the one it follows.
import type { Fact, FactLibrary } from "./fact.ts";

/**
 * "office/monthly-2024-12#births.north.2024-11" and the same row of every other edition → one id, that of the first
 * edition.
 */
export function acrossEditions(library: FactLibrary, factId: string): string {
  const [publication, row] = factId.split("#");
  return `${firstEdition(library, publication)}#${row}`;
}

/** The same row in the other editions of its publication that are at hand, newest first. */
export function otherEditions(library: FactLibrary, factId: string): readonly Fact[] {
  const [publication, row] = factId.split("#");
  const first = firstEdition(library, publication);
  return [...library.publications.values()]
    .filter(({ id }) => id !== publication && firstEdition(library, id) === first)
    .toSorted((left, right) => (left.publishedOn < right.publishedOn ? 1 : -1))
    .flatMap(({ id }) => library.facts.get(`${id}#${row}`) ?? []);
}

function firstEdition({ publications }: FactLibrary, id: string): string {
  const seen = new Set([id]);
  let first = id;
  for (let before = publications.get(first)?.vintageOf ?? ""; before !== "" && !seen.has(before);) {
    seen.add(before);
    first = before;
    before = publications.get(first)?.vintageOf ?? "";
  }
  return first;
}
