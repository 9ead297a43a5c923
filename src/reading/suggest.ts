// "Did you mean …?": the nearest known word to a misspelt one.

/** The hint, or undefined when nothing known is near enough to be meant. */
export function didYouMean(word: string, known: Iterable<string>): string | undefined {
  let [best, least] = ["", Infinity];
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < least) [best, least] = [candidate, distance];
  }
  return least <= Math.max(1, Math.floor(word.length / 3)) ? `did you mean "${best}"?` : undefined;
}

/** Letters to insert, remove, change or swap with their neighbour to make one word of the other. */
export function editDistance(from: string, to: string): number {
  if (from.length > 80 || to.length > 80) return Infinity;
  let [beforeLast, last]: number[][] = [[], Array.from({ length: to.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const change = last[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1);
      row[j] = Math.min(row[j - 1] + 1, last[j] + 1, change);
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (swapped) row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
    }
    [beforeLast, last] = [last, row];
  }
  return last[to.length];
}
