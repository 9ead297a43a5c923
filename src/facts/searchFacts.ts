// Finding a fact by the words a person remembers of it.
import type { Fact, FactLibrary } from "./fact.ts";

/**
 * Facts in whose id, title, scope, period, note or publication every word occurs, whatever the case.
 *
 * @param words such as "waiting list north"; no words match every fact
 * @returns in the library's order
 */
export function searchFacts(library: FactLibrary, words: string): readonly Fact[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return [...library.facts.values()].filter((fact) => {
    const text = searchableText(fact);
    return wanted.every((word) => text.includes(word));
  });
}

function searchableText({ id, title, scope, period, note, publication }: Fact): string {
  return [id, title, scope, period, note, publication.title, publication.publisher].join("\n").toLowerCase();
}
