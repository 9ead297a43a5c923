// Every place of a model where a value stands, with what the place wants: one list for all checks to walk.
import type { Position } from "../errors.ts";
import type { Distribution, Value } from "../quantity/value.ts";
import type { Parameter, Source } from "../parameters/parameter.ts";
import type { Model, Split } from "./model.ts";

export type Wants =
  | "share"
  | "factor"
  | "count"
  | "counts"
  | "duration"
  | "rate"
  | "departures"
  | "units"
  | "money"
  | "money per time";

export interface Place {
  /** whose it is: a stage's own, its arrivals, its stock at the start; a resource's, a clock's, a parameter's */
  readonly kind: "stage" | "arrivals" | "initial" | "resource" | "clock" | "parameter";
  /** of the stage, resource, clock or parameter */
  readonly name: string;
  readonly path: string;
  readonly at: Position;
  readonly value: Value | Distribution;
  /** a kind of quantity, or the unit of a parameter */
  readonly wants: Wants | Parameter["unit"];
  /** negative figures are mistakes here; in an uncertainty they may be meant */
  readonly signed: boolean;
  /** of a parameter: what stands in on an early day, or how far it may be off; everything else is a value */
  readonly role: "value" | "fallback" | "uncertainty";
}

type Add = (path: string, value: Value | Distribution | "rest" | "unlimited" | null, wants: Wants) => void;

/** The places of the model itself, in the order stages, resources, clocks. */
export function placesOf(model: Model): Place[] {
  const places: Place[] = [];
  const adderFor =
    (kind: Place["kind"], name: string): Add =>
    (path, value, wants) => {
      if (value === null || typeof value === "string") return;
      places.push({ kind, name, path, at: value.at, value, wants, signed: false, role: "value" });
    };
  for (const stage of model.stages) {
    const path = `stages.${stage.name}`;
    const add = adderFor("stage", stage.name);
    const ofArrivals = adderFor("arrivals", stage.name);
    const ofInitial = adderFor("initial", stage.name);
    if (stage.stay.kind === "dwell") add(`${path}.dwell`, stage.stay.time, "duration");
    if (stage.stay.kind === "service") add(`${path}.service.time`, stage.stay.time, "duration");
    for (const arrivals of stage.arrivals) {
      ofArrivals(`${path}.arrivals.rate`, arrivals.rate, "rate");
      ofArrivals(`${path}.arrivals.counts`, arrivals.counts, "counts");
      ofArrivals(`${path}.arrivals.every`, arrivals.every, "duration");
      if (arrivals.chance.kind === "monthly") ofArrivals(`${path}.arrivals.chance`, arrivals.chance.cv, "factor");
      addSplits(`${path}.arrivals.split`, arrivals.split, ofArrivals);
    }
    if (stage.initial !== null) {
      ofInitial(`${path}.initial.count`, stage.initial.count, "count");
      ofInitial(`${path}.initial.age`, stage.initial.age, "duration");
      for (const [clock, time] of Object.entries(stage.initial.elapsed))
        ofInitial(`${path}.initial.elapsed.${clock}`, time, "duration");
      addSplits(`${path}.initial.split`, stage.initial.split, ofInitial);
    }
    for (const clock of stage.clocks) {
      add(`${path}.clocks.${clock.name}.after`, clock.after, "duration");
      add(`${path}.clocks.${clock.name}.rate`, clock.rate, "rate");
    }
    for (const route of stage.next) add(`${path}.next.${route.to.text}`, route.share, "share");
    add(`${path}.room`, stage.room, "units");
  }
  for (const resource of model.resources) {
    const path = `resources.${resource.name}`;
    const add = adderFor("resource", resource.name);
    add(`${path}.servers`, resource.servers, "units");
    add(`${path}.slots`, resource.slots, "units");
    if (resource.departs?.kind === "rate") add(`${path}.departs`, resource.departs.rate, "departures");
    if (resource.departs?.kind === "dates") add(`${path}.departs.then`, resource.departs.then, "departures");
    add(`${path}.minimum`, resource.minimum, "units");
    add(`${path}.cancelled`, resource.cancelled, "share");
    add(`${path}.cost`, resource.cost, resource.slots === null ? "money per time" : "money");
    add(`${path}.costPerPerson`, resource.costPerPerson, "money");
  }
  for (const clock of model.clocks) {
    const add = adderFor("clock", clock.name);
    add(`clocks.${clock.name}.after`, clock.after, "duration");
    add(`clocks.${clock.name}.rate`, clock.rate, "rate");
  }
  return places;
}

/** The values and uncertainties of parameters. */
export function placesOfParameters(parameters: readonly Parameter[]): Place[] {
  return parameters.flatMap((parameter) => {
    const path = `parameters.${parameter.name}`;
    const { name: parameterName, unit, uncertainty } = parameter;
    const own = { kind: "parameter", name: parameterName, signed: true } as const;
    const rangeOf = (range: Parameter["uncertainty"], where: string): Place[] => {
      if (range === null) return [];
      const { how, distribution } = range;
      const wants: Place["wants"] = how === "times" ? "factor" : unit;
      const at = { path: `${where}.uncertainty.${how}`, at: distribution.at };
      return [{ ...own, ...at, value: distribution, wants, role: "uncertainty" }];
    };
    const places: Place[] = sourcesOf(parameter).flatMap(({ name, source }) => {
      const below = name === null ? path : `${path}.alternatives.${name}`;
      const place = (where: string, { value }: Source, role: Place["role"]): Place => {
        return { ...own, path: `${where}.value`, at: value.at, value, wants: unit, role };
      };
      const standIns = standInsOf(source).flatMap(({ key, source: other }) => [
        place(`${below}.${key}`, other, "fallback"),
        ...rangeOf(other.uncertainty ?? null, `${below}.${key}`),
      ]);
      return [place(below, source, "value"), ...standIns];
    });
    return [...places, ...rangeOf(uncertainty, path)];
  });
}

/** What may stand in a source's place on an early day, with its key in the document. */
export function standInsOf({ fallback, earlier = [] }: Source): readonly { key: string; source: Source }[] {
  const others = earlier.map((source) => ({ key: `earlier.${source.knownFrom?.rest?.text}`, source }));
  return fallback == null ? others : [{ key: "fallback", source: fallback }, ...others];
}

/** A parameter's own source, or all its alternatives. */
export function sourcesOf(parameter: Parameter): { name: string | null; source: Source }[] {
  if (parameter.source !== null) return [{ name: null, source: parameter.source }];
  return parameter.alternatives === null ? [] : [...parameter.alternatives.options];
}

/** The shares of one group's levels, with the path and the levels of other groups they are for. */
export function sharesIn(
  split: Split,
  path: string,
): { path: string; at: Position; split: Extract<Split, { kind: "shares" }> }[] {
  if (split.kind === "shares") return [{ path, at: split.at, split }];
  const levels = Object.entries(split.levels).flatMap(([level, below]) =>
    sharesIn(below, `${path} › ${split.by.text} ${level}`),
  );
  return split.otherwise === null ? levels : [...levels, ...sharesIn(split.otherwise, `${path} › else`)];
}

function addSplits(path: string, splits: Readonly<Record<string, Split>>, add: Add): void {
  for (const [group, split] of Object.entries(splits)) {
    for (const shares of sharesIn(split, `${path}.${group}`)) {
      for (const [level, share] of Object.entries(shares.split.shares)) add(`${shares.path}.${level}`, share, "share");
    }
  }
}
