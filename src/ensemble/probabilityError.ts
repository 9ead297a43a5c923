// How sure the share of runs is in which something holds.
import { standardErrorOf } from "../statistics/moments.ts";

/**
 * The larger of two: by how much points differ, and what so many points could leave unseen where all of them agree
 * (the spread of Jeffreys' posterior, Beta(k + ½, n − k + ½)).
 *
 * @param means of each point, the share of its runs in which it holds
 * @returns null with fewer than two points
 */
export function probabilityError(means: readonly number[]): number | null {
  const own = standardErrorOf(means);
  if (own === null) return null;
  const held = means.reduce((sum, mean) => sum + mean, 0) + 0.5;
  const tried = means.length + 1;
  const unseen = Math.sqrt((held * (tried - held)) / (tried * tried * (tried + 1)));
  return Math.max(own, unseen);
}
