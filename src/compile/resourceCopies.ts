// A resource with `each` is as many resources as its group has levels.
import type { Model, Resource } from "../model/model.ts";
import type { Classes } from "./classes.ts";
import { sortByName } from "./classes.ts";

/** One copy of a declared resource, before its values are read. */
export interface ResourceCopy {
  readonly resource: Resource;
  readonly name: string;
  /** level of the group of `each`; -1 for a shared resource */
  readonly level: number;
}

/** In alphabetical order of the declared names, copies in the order of their levels. */
export function copiesOf(model: Model, classes: Classes): ResourceCopy[] {
  return sortByName(model.resources).flatMap((resource): ResourceCopy[] => {
    if (resource.each === null) return [{ resource, name: resource.name, level: -1 }];
    const group = classes.groups.find(({ name }) => name === resource.each?.text);
    return (group?.levels ?? []).map((text, level) => ({ resource, name: `${resource.name}(${text})`, level }));
  });
}

/** Declared name > the copy that serves each class. */
export function resourceIdsOf(copies: readonly ResourceCopy[], classes: Classes): Map<string, Int32Array> {
  const ids = new Map<string, Int32Array>();
  for (const [id, { resource, level }] of copies.entries()) {
    const known = ids.get(resource.name) ?? new Int32Array(classes.count).fill(-1);
    ids.set(resource.name, known);
    const group = classes.groups.findIndex(({ name }) => name === resource.each?.text);
    for (let caseClass = 0; caseClass < classes.count; caseClass++) {
      if (level < 0 || classes.levels[caseClass][group] === level) known[caseClass] = id;
    }
  }
  return ids;
}
