// What every step of compiling looks things up in: the documents by name, the classes, the run's place in time.
import type { Position, Problem } from "../errors.ts";
import type { FactLibrary } from "../facts/fact.ts";
import type { Model } from "../model/model.ts";
import type { Parameter } from "../parameters/parameter.ts";
import type { Curve } from "../quantity/curve.ts";
import type { RunTime } from "../quantity/calendar.ts";
import type { Point } from "../scenario/point.ts";
import type { Expression, Unit } from "../quantity/value.ts";
import type { Vocabulary } from "../quantity/unit.ts";
import type { Classes } from "./classes.ts";
import type { CurveMap } from "./curveMap.ts";
import type { DrawCache } from "./drawCache.ts";
import type { Graph } from "../model/graph.ts";
import type { Feeds } from "../model/feeds.ts";
import type { Amount } from "./amount.ts";
import type { StackedChange } from "./resolveStack.ts";

export interface World {
  readonly model: Model;
  readonly classes: Classes;
  readonly time: RunTime;
  readonly vocabulary: Vocabulary;
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** changes by the name of their parameter or regime, in their canonical order */
  readonly changes: ReadonlyMap<string, readonly StackedChange[]>;
  /** instants of changes for new arrivals only, grid steps, rising */
  readonly eras: readonly number[];
  /** what this run is given from outside the documents; what it sets is among the changes */
  readonly point: Point | null;
  /** parameter > alternative */
  readonly sources: Readonly<Record<string, string>>;
  readonly facts: FactLibrary | null;
  readonly graph: Graph;
  readonly feeds: Feeds;
  readonly problems: Problem[];
  /** a parameter by name (resolveParameter; here so that values and parameters can call each other) */
  readonly readParameter: (world: World, name: string, at: Position, view: Viewpoint) => Amount;
  /** a stage's scheduled arrivals as a mean of the last days (arrivingAmount; here for the same reason) */
  readonly readArriving: (world: World, of: Extract<Expression, { kind: "arriving" }>, view: Viewpoint) => Amount;
  /** what has been worked out already: parameters and regime histories by name, levels and era */
  readonly memory: {
    readonly amounts: Map<string, Amount>;
    readonly histories: Map<string, { readonly times: readonly number[]; readonly states: readonly string[] }>;
    /** factors of drifts in this replication, by parameter and level */
    readonly drifts: Map<string, Curve>;
    /** instants at which the accumulated rate of a curve reaches whole numbers, from the first instant on */
    readonly instants: CurveMap<Float64Array>;
    /** what other draws of the same model have left; null for none */
    readonly kept: DrawCache | null;
  };
}

/** For whom a value is read, and where it is going. */
export interface Viewpoint {
  /** level by group, -1 where the place serves all levels alike */
  readonly levels: readonly number[];
  /** how many of the eras had begun when the person arrived; -1 where no person reads the value */
  readonly era: number;
  /** the path of the place, for messages */
  readonly path: string;
  /** the unit of a bare number: a parameter's own; null where bare numbers have none */
  readonly bareUnit: Unit | null;
  /** whether stock(…) may be used */
  readonly stockAllowed: boolean;
}
