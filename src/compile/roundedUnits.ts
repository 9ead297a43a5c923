// Where servers, units or slots come out of an expression as part of one, and are rounded down.
import { constantOf } from "../model/constant.ts";
import type { Graph } from "../model/graph.ts";
import type { Position } from "../errors.ts";
import { groupedBy } from "../reading/groupedBy.ts";
import type { Program } from "./program.ts";
import type { Value } from "../quantity/value.ts";

export interface RoundedUnits {
  /** "resources.judges.servers" */
  readonly path: string;
  readonly at: Position;
  /** the first of them: what it came to, and what it became */
  readonly from: number;
  readonly to: number;
  /** grid steps from the start at which the first of them begins to hold */
  readonly since: number;
  /** how many more there are, over copies and dates */
  readonly others: number;
}

/**
 * In the model's order. A line between whole numbers, which is rounded down at every edge, is none; nor is what
 * depends on stocks, which only a run knows.
 */
export function roundedUnits(program: Program, graph: Graph): readonly RoundedUnits[] {
  const { resources, stages } = graph.model;
  const copies = groupedBy(program.resources, ({ base }) => base);
  const ofResources = resources.flatMap(({ name, servers, slots }) => {
    const value = servers ?? slots;
    if (value === null || value === "unlimited") return [];
    const found = (copies.get(name) ?? []).flatMap((copy) => fractionsOf(program, copy.units.curve));
    return summed(`resources.${name}.${servers === null ? "slots" : "servers"}`, value, found);
  });
  const ofRooms = stages.flatMap(({ name, room }) => {
    const places = room === null ? null : constantOf(room, {}, graph);
    if (room === null || places === null || isWhole(places)) return [];
    return summed(`stages.${name}.room`, room, [{ since: 0, value: places }]);
  });
  return [...ofResources, ...ofRooms];
}

interface Fraction {
  readonly since: number;
  readonly value: number;
}

function fractionsOf({ curves, time }: Program, curve: number): Fraction[] {
  if (curve < 0) return [];
  const { offsets, starts, values, slopes } = curves;
  const found: Fraction[] = [];
  for (let piece = offsets[curve]; piece < offsets[curve + 1]; piece++) {
    if (starts[piece] < time.steps && slopes[piece] === 0 && !isWhole(values[piece])) {
      found.push({ since: Math.max(0, starts[piece]), value: values[piece] });
    }
  }
  return found;
}

function summed(path: string, { at }: Value, found: readonly Fraction[]): RoundedUnits[] {
  if (found.length === 0) return [];
  const [{ value, since }] = found;
  return [{ path, at, from: value, to: Math.floor(value), since, others: found.length - 1 }];
}

/** Within the billionth that rounding down allows for. */
function isWhole(value: number): boolean {
  return value === Infinity || Math.abs(value - Math.floor(value + 0.5)) <= 1e-9;
}
