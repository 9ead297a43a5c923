// Whether, when and for whom one change of a scenario holds.
import type { Change } from "../scenario/scenario.ts";
import { stepAt } from "../quantity/calendar.ts";
import { isConstant } from "../quantity/curve.ts";
import type { Name } from "../reading/name.ts";
import { sharedView } from "./sharedView.ts";
import { curveInPlace } from "./places.ts";
import type { PlaceKind } from "./places.ts";
import { refuse } from "./refuse.ts";
import type { Viewpoint, World } from "./world.ts";

/**
 * Grid steps; `to` is Infinity for a change without an end, and both are for one that does not happen in this run.
 *
 * @throws PendencyError when a delay or a chance is not one number, below 0, or above 100 %
 */
export function windowOf(world: World, change: Change): { readonly from: number; readonly to: number } {
  const from = stepAt(change.from, world.time);
  const to = change.to === null ? Infinity : stepAt(change.to, world.time);
  if (from === null || to === null) {
    refuse(
      "sense",
      change.at,
      "changes",
      "a time since the start, because the model has no calendar",
      change.from.text,
    );
  }
  if (!happens(world, change)) return { from: Infinity, to: Infinity };
  const delay = delayOf(world, change);
  return { from: from + delay, to: to + delay };
}

/** Grid steps, rounded up: servers, slots and regimes change at grid edges, and nothing begins before it is due. */
function delayOf(world: World, { delayedBy, target }: Change): number {
  if (delayedBy === null) return 0;
  const delay = oneNumber(world, delayedBy, "duration", `${target.name} delayedBy`);
  // what is within a ten-millionth of an edge was meant to be on it, as for dates
  return Math.ceil(delay - 1e-7);
}

function happens(world: World, { chance, target }: Change): boolean {
  if (chance === null) return true;
  const share = oneNumber(world, chance, "share", `${target.name} chance`);
  return (world.point?.chances?.[chance.text] ?? 0.5) >= 1 - share;
}

/** A parameter that says when or whether a change happens, which is decided once a run, for everybody. */
function oneNumber(world: World, { text, at }: Name, kind: PlaceKind, path: string): number {
  const view = sharedView(world, `changes › ${path} ${text}`);
  const curve = curveInPlace(world, world.readParameter(world, text, at, view), kind, at, view);
  if (!isConstant(curve)) refuse("sense", at, view.path, "one number for the whole run", "one that changes");
  return curve.values[0];
}

/** Whether the change holds for these levels and this era. */
export function changeApplies(world: World, change: Change, view: Viewpoint): boolean {
  for (const [name, levels] of Object.entries(change.where)) {
    const group = world.classes.groups.findIndex((candidate) => candidate.name === name);
    if (view.levels[group] < 0) {
      const got = `a change of ${change.target.name} for some levels of ${name} only`;
      refuse("sense", change.at, view.path, "a change for everybody, because the place serves all alike", got);
    }
    if (!levels.includes(world.classes.groups[group].levels[view.levels[group]])) return false;
  }
  if (change.appliesTo === "everyone") return true;
  const expected =
    "a change for everyone: servers, slots, departures, arrivals and regimes do not know who arrived when";
  if (view.era < 0 || change.target.kind === "regime")
    refuse("sense", change.at, view.path, expected, "`new arrivals`");
  const { from } = windowOf(world, change);
  return world.eras.filter((era) => era <= from).length <= view.era;
}
