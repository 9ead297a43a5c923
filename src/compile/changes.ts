// When and for whom one change of a scenario holds.
import type { Change } from "../scenario/scenario.ts";
import { stepAt } from "../quantity/calendar.ts";
import { refuse } from "./refuse.ts";
import type { Viewpoint, World } from "./world.ts";

/** Grid steps; `to` is Infinity for a change without an end. */
export function windowOf(world: Pick<World, "time">, change: Change): { readonly from: number; readonly to: number } {
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
  return { from, to };
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
