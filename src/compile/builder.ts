// The Program under construction: where names become numbers, and values become indices by class and era.
import type { NameKey } from "./program.ts";
import { nameKey } from "../random/nameKey.ts";
import { onlyGroups, sayLevels } from "./classes.ts";
import type { ValueOrDistribution } from "../model/mentions.ts";
import type { Name } from "../reading/name.ts";
import { once } from "./onceForAllDraws.ts";
import type { Pool } from "./pool.ts";
import type { ByClass, StageId } from "./program.ts";
import { attempt, idOf } from "./refuse.ts";
import type { Viewpoint, World } from "./world.ts";

export interface Builder {
  readonly world: World;
  readonly pool: Pool;
  /** by name */
  readonly stageIds: ReadonlyMap<string, StageId>;
  /** declared name > ResourceId by class; of a shared resource the same for all */
  readonly resourceIds: ReadonlyMap<string, Int32Array>;
  /** persons one record stands for, by class */
  readonly weights: Uint32Array;
  /** stage > indices of the holds that last in it */
  readonly holdsIn: ReadonlyMap<string, readonly number[]>;
  /** all values of a part of the model, by the kind of their places and its name: "stage court" */
  readonly valuesAt: ReadonlyMap<string, readonly ValueOrDistribution[]>;
  /** every array by era and class, to find eras that make no difference */
  readonly rows: ByClass[];
}

export function keyOf(name: string): NameKey {
  const { high, low } = nameKey(name);
  return { high, low };
}

/** 1 by stage for those named. */
export function flagsOf({ stageIds }: Pick<Builder, "stageIds">, names: readonly Name[], path: string): Uint8Array {
  const flags = new Uint8Array(stageIds.size);
  for (const name of names) flags[idOf(stageIds, name, "a stage", path)] = 1;
  return flags;
}

/**
 * The viewpoint of a person of a class; only the groups that matter are known, so that equal cases are worked
 * out once.
 */
export function personView(world: World, path: string, caseClass: number, groups: ReadonlySet<string>): Viewpoint {
  const levels = onlyGroups(world.classes, world.classes.levels[caseClass], groups);
  const who = sayLevels(world.classes, levels, groups);
  return { levels, era: 0, path: who === "" ? path : `${path} › ${who}`, bareUnit: null, stockAllowed: false };
}

/** What `work` gives for each class, worked out once for every combination of the levels that matter. */
export function eachClass<T>(
  world: World,
  value: ValueOrDistribution,
  path: string,
  failed: T,
  work: (view: Viewpoint) => T,
): T[] {
  const { views, viewOf } = once(world, value, `views ${path}`, [], () => viewsOf(world, value, path), [value]);
  const results = views.map((view) => attempt(world.problems, failed, () => work(view)));
  return viewOf.map((view) => results[view]);
}

/** The viewpoints that differ in what the value depends on, and which of them each class has. */
function viewsOf(world: World, value: ValueOrDistribution, path: string): { views: Viewpoint[]; viewOf: number[] } {
  const groups = world.feeds.groupsOf(value);
  const placeOf = new Map<string, number>();
  const views: Viewpoint[] = [];
  const viewOf = world.classes.levels.map((_, caseClass) => {
    const view = personView(world, path, caseClass, groups);
    const key = view.levels.join(",");
    const place = placeOf.get(key) ?? views.push(view) - 1;
    placeOf.set(key, place);
    return place;
  });
  return { views, viewOf };
}

/** An index by era and class for a value that people read: what it is for a viewpoint, and the number of that. */
export function byClass<T extends object>(
  builder: Builder,
  value: ValueOrDistribution,
  path: string,
  work: (view: Viewpoint) => T,
  numberOf: (of: T) => number,
): ByClass {
  const { world } = builder;
  const eras = Array.from({ length: world.eras.length + 1 }, (_, era) => era);
  const found = once(world, value, path, [value], () =>
    eras.flatMap((era) => eachClass(world, value, path, null, (view) => work({ ...view, era }))),
  );
  const row = Int32Array.from(found, (of) => (of === null ? -1 : numberOf(of)));
  builder.rows.push(row);
  return row;
}
