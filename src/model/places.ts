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
  readonly path: string;
  readonly at: Position;
  readonly value: Value | Distribution;
  /** a kind of quantity, or the unit of a parameter */
  readonly wants: Wants | Parameter["unit"];
  /** negative figures are mistakes here; in an uncertainty they may be meant */
  readonly signed: boolean;
}

/** The places of the model itself, in the order stages, resources, clocks. */
export function placesOf(model: Model): Place[] {
  const places: Place[] = [];
  const add = (path: string, value: Value | Distribution | "rest" | "unlimited" | null, wants: Wants) => {
    if (value === null || typeof value === "string") return;
    places.push({ path, at: value.at, value, wants, signed: false });
  };
  for (const stage of model.stages) {
    const path = `stages.${stage.name}`;
    if (stage.stay.kind === "dwell") add(`${path}.dwell`, stage.stay.time, "duration");
    if (stage.stay.kind === "service") add(`${path}.service.time`, stage.stay.time, "duration");
    for (const arrivals of stage.arrivals) {
      add(`${path}.arrivals.rate`, arrivals.rate, "rate");
      add(`${path}.arrivals.counts`, arrivals.counts, "counts");
      add(`${path}.arrivals.every`, arrivals.every, "duration");
      if (arrivals.chance.kind === "monthly") add(`${path}.arrivals.chance`, arrivals.chance.cv, "factor");
      addSplits(`${path}.arrivals.split`, arrivals.split, add);
    }
    if (stage.initial !== null) {
      add(`${path}.initial.count`, stage.initial.count, "count");
      add(`${path}.initial.age`, stage.initial.age, "duration");
      for (const [clock, time] of Object.entries(stage.initial.elapsed))
        add(`${path}.initial.elapsed.${clock}`, time, "duration");
      addSplits(`${path}.initial.split`, stage.initial.split, add);
    }
    for (const clock of stage.clocks) {
      add(`${path}.clocks.${clock.name}.after`, clock.after, "duration");
      add(`${path}.clocks.${clock.name}.rate`, clock.rate, "rate");
    }
    for (const route of stage.next) add(`${path}.next.${route.to}`, route.share, "share");
    add(`${path}.room`, stage.room, "units");
  }
  for (const resource of model.resources) {
    const path = `resources.${resource.name}`;
    add(`${path}.servers`, resource.servers, "units");
    add(`${path}.slots`, resource.slots, "units");
    if (resource.departs?.kind === "rate") add(`${path}.departs`, resource.departs.rate, "departures");
    if (resource.departs?.kind === "dates") add(`${path}.departs.then`, resource.departs.then, "departures");
    add(`${path}.minimum`, resource.minimum, "units");
    add(`${path}.cancelled`, resource.cancelled, "share");
    add(`${path}.cost`, resource.cost, resource.slots === null ? "money per time" : "money");
  }
  for (const clock of model.clocks) {
    add(`clocks.${clock.name}.after`, clock.after, "duration");
    add(`clocks.${clock.name}.rate`, clock.rate, "rate");
  }
  return places;
}

/** The values and uncertainties of parameters. */
export function placesOfParameters(parameters: readonly Parameter[]): Place[] {
  return parameters.flatMap((parameter) => {
    const path = `parameters.${parameter.name}`;
    const { unit, uncertainty } = parameter;
    const places: Place[] = sourcesOf(parameter).flatMap(({ name, source }) => {
      const below = name === null ? path : `${path}.alternatives.${name}`;
      const place = (where: string, { value }: Source): Place => {
        return { path: `${where}.value`, at: value.at, value, wants: unit, signed: true };
      };
      const { fallback } = source;
      return [place(below, source), ...(fallback == null ? [] : [place(`${below}.fallback`, fallback)])];
    });
    if (uncertainty === null) return places;
    const wants: Place["wants"] = uncertainty.how === "times" ? "factor" : unit;
    const { distribution } = uncertainty;
    const below = `${path}.uncertainty.${uncertainty.how}`;
    return [...places, { path: below, at: distribution.at, value: distribution, wants, signed: true }];
  });
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
    sharesIn(below, `${path} › ${split.by} ${level}`),
  );
  return split.otherwise === null ? levels : [...levels, ...sharesIn(split.otherwise, `${path} › else`)];
}

function addSplits(
  path: string,
  splits: Readonly<Record<string, Split>>,
  add: (path: string, value: Value | "rest", wants: Wants) => void,
): void {
  for (const [group, split] of Object.entries(splits)) {
    for (const shares of sharesIn(split, `${path}.${group}`)) {
      for (const [level, share] of Object.entries(shares.split.shares)) add(`${shares.path}.${level}`, share, "share");
    }
  }
}
