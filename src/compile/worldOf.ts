// What every step of compiling looks things up in, before anything has been worked out.
import type { FactLibrary } from "../facts/fact.ts";
import type { Model } from "../model/model.ts";
import type { Point } from "../scenario/point.ts";
import { arrivingAmount } from "./arriving.ts";
import { CurveMap } from "./curveMap.ts";
import type { DrawCache } from "./drawCache.ts";
import { resolveParameter } from "./parameters.ts";
import type { Structure } from "./structure.ts";
import type { World } from "./world.ts";

interface Given {
  readonly point: Point | null;
  readonly sources: Readonly<Record<string, string>>;
  readonly kept?: DrawCache;
}

/** Without eras: which there are is only known once changes have been looked at. */
export function worldOf(structure: Structure, model: Model, facts: FactLibrary | null, given: Given): World {
  const { graph, parameters, changes, feeds, classes, time } = structure;
  return {
    model,
    classes,
    time,
    vocabulary: { units: model.units, entities: model.entities },
    parameters,
    changes,
    eras: [],
    point: given.point,
    sources: given.sources,
    facts,
    graph,
    feeds,
    problems: [],
    readParameter: resolveParameter,
    readArriving: arrivingAmount,
    memory: {
      amounts: new Map(),
      histories: new Map(),
      drifts: new Map(),
      instants: new CurveMap(),
      kept: given.kept ?? null,
    },
  };
}
