/** Indices in the order of the names, code unit by code unit, so that the order of a document is free. */
export function byName(named: readonly { readonly name: string }[]): number[] {
  return named
    .map((_, index) => index)
    .toSorted((a, b) => (named[a].name < named[b].name ? -1 : named[a].name > named[b].name ? 1 : a - b));
}
