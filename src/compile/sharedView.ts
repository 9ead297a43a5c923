// How a value is looked at that is the same for everybody, or for all people of some levels.
import type { Viewpoint, World } from "./world.ts";

/** The viewpoint of a place that serves everybody alike, or people of some levels only. */
export function sharedView(world: World, path: string, levels?: readonly number[]): Viewpoint {
  const everybody = world.classes.groups.map(() => -1);
  return { levels: levels ?? everybody, era: -1, path, bareUnit: null, stockAllowed: false };
}
