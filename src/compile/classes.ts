// The case classes: every combination of one level of each group, counted in an order no document's keys can change.
import type { Group } from "../model/model.ts";

export interface Classes {
  /** in alphabetical order of their names */
  readonly groups: readonly Group[];
  readonly count: number;
  /** level of each group by class */
  readonly levels: readonly (readonly number[])[];
  readonly names: readonly string[];
}

/** The first group's level changes slowest; levels in the order of their list. */
export function enumerateClasses(groups: readonly Group[]): Classes {
  const sorted = sortByName(groups);
  let levels: number[][] = [[]];
  for (const group of sorted) levels = levels.flatMap((start) => group.levels.map((_, level) => [...start, level]));
  return { groups: sorted, count: levels.length, levels, names: levels.map((some) => describeLevels(sorted, some)) };
}

/** "age=child, region=north"; groups at level -1 are left out. */
function describeLevels(groups: readonly Group[], levels: readonly number[]): string {
  const parts = groups.map((group, index) => (levels[index] < 0 ? "" : `${group.name}=${group.levels[levels[index]]}`));
  return parts.filter((part) => part !== "").join(", ");
}

/** "region north, age child" for messages: only the groups asked for. */
export function sayLevels(classes: Classes, levels: readonly number[], groups: ReadonlySet<string>): string {
  return classes.groups
    .map((group, index) =>
      groups.has(group.name) && levels[index] >= 0 ? `${group.name} ${group.levels[levels[index]]}` : "",
    )
    .filter((part) => part !== "")
    .join(", ");
}

/** The level of each of these groups and -1 for the others. */
export function onlyGroups(classes: Classes, levels: readonly number[], groups: ReadonlySet<string>): number[] {
  return classes.groups.map((group, index) => (groups.has(group.name) ? levels[index] : -1));
}

/** In alphabetical order (by code unit, the same in every locale). */
export function sortByName<T extends { readonly name: string }>(items: readonly T[]): T[] {
  return [...items].sort((left, right) => compareText(left.name, right.name));
}

export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
