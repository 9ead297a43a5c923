// How a number of people is shared out over classes: by the groups its value names, and by splits for the others.
import type { Position } from "../errors.ts";
import type { Split } from "../model/model.ts";
import { rangeOf } from "../quantity/curve.ts";
import { describePeriod } from "../quantity/calendar.ts";
import type { Value } from "../quantity/value.ts";
import { combine, constantAmount } from "./amount.ts";
import type { Amount } from "./amount.ts";
import { onlyGroups, sayLevels } from "./classes.ts";
import { curveInPlace, sayShare } from "./places.ts";
import { refuse } from "./refuse.ts";
import { evaluate, lookUp, whereabouts } from "./values.ts";
import type { Viewpoint, World } from "./world.ts";

type Splits = Readonly<Record<string, Split>>;

/** @throws PendencyError of kind shares when a group is neither named by the value nor split, or both */
export function requireSplits(
  world: World,
  named: ReadonlySet<string>,
  splits: Splits,
  at: Position,
  path: string,
): void {
  for (const { name } of world.classes.groups) {
    const split = Object.hasOwn(splits, name);
    if (named.has(name) === !split) continue;
    const expected = split
      ? `no split of ${name}, because the value is already by ${name}`
      : `a value by ${name}, or a split of ${name}`;
    refuse("shares", at, path, expected, split ? "a split" : "neither");
  }
  for (const name of Object.keys(splits)) {
    if (world.classes.groups.some((group) => group.name === name)) continue;
    refuse("names", at, `${path}.split`, "the name of a group", JSON.stringify(name));
  }
}

/** The share of one class among those who have the same levels of the named groups. */
export function splitShare(world: World, splits: Splits, view: Viewpoint): Amount {
  let share = constantAmount(1);
  for (const [index, group] of world.classes.groups.entries()) {
    if (!Object.hasOwn(splits, group.name)) continue;
    const part = levelShare(world, splits[group.name], index, { ...view, stockAllowed: false });
    share = combine("*", share, part, { at: group.at, path: view.path, horizon: world.time.steps });
  }
  return share;
}

/** The same, for all levels: those of the named groups known, the split groups' too. */
function levelShare(world: World, split: Split, group: number, view: Viewpoint): Amount {
  if (split.kind === "table") {
    const [{ of }] = lookUp(world, split, view);
    return levelShare(world, of, group, view);
  }
  const { name, levels } = world.classes.groups[group];
  const others = world.classes.groups.map(({ name: other }) => other).filter((other) => other !== name);
  const inside = { ...view, levels: onlyGroups(world.classes, view.levels, new Set(others)) };
  const where = whereabouts(world, split.at, view);
  const stated = new Map<string, Amount>();
  for (const [level, share] of Object.entries(split.shares)) {
    if (!levels.includes(level)) refuse("names", split.at, view.path, `a level of ${name}`, JSON.stringify(level));
    if (share !== "rest") stated.set(level, shareAmount(world, share, inside));
  }
  const hasRest = Object.values(split.shares).includes("rest");
  const sum = [...stated.values()].reduce((total, share) => combine("+", total, share, where), constantAmount(0));
  const { lowest, highest } = rangeOf(sum.curve, world.time.steps);
  if (highest > 1 + 1e-9 || (!hasRest && lowest < 1 - 1e-9)) {
    const who = sayLevels(world.classes, inside.levels, new Set(others));
    const path = `${view.path}.split.${name} › ${[describePeriod(0, world.time), who].filter((part) => part !== "").join(", ")}`;
    const expected = hasRest ? "shares that sum to at most 100 % beside `rest`" : "shares that sum to 100 %";
    refuse("shares", split.at, path, expected, sayShare(highest > 1 + 1e-9 ? highest : lowest));
  }
  const wanted = levels[view.levels[group]];
  const own = stated.get(wanted);
  if (own !== undefined) return own;
  if (Object.hasOwn(split.shares, wanted)) {
    return combine("max", constantAmount(0), combine("-", constantAmount(1), sum, where), where);
  }
  return constantAmount(0);
}

function shareAmount(world: World, share: Value, view: Viewpoint): Amount {
  const amount = evaluate(world, share, view);
  return { ...amount, curve: curveInPlace(world, amount, "share", share.at, view) };
}

/** The shares of splits, at any depth. */
export function sharesOf(splits: Splits): Value[] {
  const inside = (split: Split): Value[] => {
    if (split.kind === "shares") return Object.values(split.shares).filter((share) => share !== "rest");
    return [...Object.values(split.levels), ...(split.otherwise === null ? [] : [split.otherwise])].flatMap(inside);
  };
  return Object.values(splits).flatMap(inside);
}
