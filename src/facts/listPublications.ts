// The publications of a library, each with the number of its figures.
import type { FactLibrary, Publication } from "./fact.ts";

export type PublicationRow = Publication & { readonly figures: number };

export function listPublications({ facts, publications }: FactLibrary): readonly PublicationRow[] {
  const counts = new Map<string, number>();
  for (const { publication } of facts.values()) counts.set(publication.id, (counts.get(publication.id) ?? 0) + 1);
  return [...publications.values()].map((publication) => ({
    ...publication,
    figures: counts.get(publication.id) ?? 0,
  }));
}
