// Servers, held units and slots; a resource with `each` becomes one copy for every level of its group.
import type { Resource } from "../model/model.ts";
import { constantCurve } from "../quantity/curve.ts";
import { saysUnlimited } from "../quantity/parts.ts";
import type { Value } from "../quantity/value.ts";
import type { Amount } from "./amount.ts";
import { keyOf } from "./builder.ts";
import { sharedView } from "./sharedView.ts";
import type { Builder } from "./builder.ts";
import type { ResourceCopy } from "./resourceCopies.ts";
import { departuresOf } from "./departures.ts";
import { requireEdges } from "./edges.ts";
import { once } from "./onceForAllDraws.ts";
import { curveInPlace, currencyOf, inPlace } from "./places.ts";
import type { PlaceKind } from "./places.ts";
import type { Level, ResourceProgram } from "./program.ts";
import { attempt, idOf, refuse } from "./refuse.ts";
import { evaluate } from "./values.ts";
import type { Viewpoint, World } from "./world.ts";

export function compileResource(builder: Builder, copy: ResourceCopy): ResourceProgram {
  const { world, pool } = builder;
  const { resource, level } = copy;
  const path = `resources.${resource.name}`;
  const levels = world.classes.groups.map(({ name }) => (name === resource.each?.text ? level : -1));
  const view = (key: string): Viewpoint => ({ ...sharedView(world, pathFor(path, key, copy), levels) });
  const kind = resource.slots !== null ? "slots" : isHeld(world, resource) ? "held" : "servers";
  const noted = <T>(failed: T, work: () => T): T => attempt(world.problems, failed, work);
  const optional = (value: Value | null, place: PlaceKind, key: string): number =>
    value === null
      ? -1
      : noted(-1, () =>
          pool.curve(
            once(world, value, pathFor(path, key, copy), [value], () =>
              curveInPlace(world, evaluate(world, value, view(key)), place, value.at, view(key)),
            ),
          ),
        );
  const units = resource.slots ?? resource.servers;
  const departures = noted({ instants: new Float64Array(0), rate: null as Amount | null }, () =>
    once(world, resource, `departs ${copy.name}`, rateOfDepartures(resource), () =>
      departuresOf(world, resource, view("departs")),
    ),
  );
  return {
    name: copy.name,
    base: resource.name,
    title: resource.title,
    key: keyOf(copy.name),
    kind,
    units: noted({ curve: -1, feedback: null }, () =>
      unitsOf(builder, units, view(kind === "slots" ? "slots" : "servers")),
    ),
    priority: once(world, resource, "priority", [], () => prioritiesOf(builder, resource)),
    discipline: resource.discipline,
    departures: departures.instants,
    departureRate: departures.rate?.steps ? pool.feedback(departures.rate.steps, builder.stageIds) : null,
    minimum: optional(resource.minimum, "units", "minimum"),
    cancelled: optional(resource.cancelled, "share", "cancelled"),
    leftoverKept: resource.leftover === "kept",
    oneGroup: world.classes.groups.findIndex(({ name }) => name === resource.oneGroup?.text),
    cost: optional(resource.cost, kind === "slots" ? "money" : "moneyPerTime", "cost"),
    costPerPerson: optional(resource.costPerPerson, "money", "costPerPerson"),
    currency: noted("", () => currencyIn(world, resource, view)),
  };
}

/** Of both prices, which are added up. The unit of a value is written, not drawn. */
function currencyIn(world: World, resource: Resource, viewOf: (key: string) => Viewpoint): string {
  const currencyAt = (key: "cost" | "costPerPerson"): string => {
    const [price, view] = [resource[key], viewOf(key)];
    if (price === null) return "";
    return once(world, price, `currency ${view.path}`, [], () => currencyOf(evaluate(world, price, view)), [price]);
  };
  const [perDeparture, perPerson] = [currencyAt("cost"), currencyAt("costPerPerson")];
  if (resource.costPerPerson !== null && perDeparture !== "" && perPerson !== "" && perDeparture !== perPerson) {
    const { path } = viewOf("costPerPerson");
    refuse(
      "units",
      resource.costPerPerson.at,
      path,
      `money in ${perDeparture}, as \`cost\` is`,
      `money in ${perPerson}`,
    );
  }
  return perDeparture || perPerson;
}

function rateOfDepartures({ departs }: Resource): Value[] {
  const rate = departs === null ? null : departs.kind === "rate" ? departs.rate : departs.then;
  return rate === null ? [] : [rate];
}

function unitsOf(builder: Builder, units: Value | "unlimited" | null, view: Viewpoint): Level {
  const { world, pool } = builder;
  if (units === "unlimited") return { curve: pool.curve(constantCurve(Infinity)), feedback: null };
  const value = units as Value;
  const amount = once(world, value, view.path, [value], () => {
    const isUnlimited = saysUnlimited(value);
    const amount = evaluate(world, value, { ...view, stockAllowed: true });
    const read = inPlace(world, amount, isUnlimited ? "servers" : "units", value.at, view);
    if (isUnlimited && read.steps !== null) {
      const hint = "write a number that no stock reaches in place of `unlimited`";
      refuse("sense", value.at, view.path, "`unlimited` beside numbers known in advance", "stock(…)", hint);
    }
    if (read.steps === null) requireEdges(world, read.curve, value.at, view.path);
    return read;
  });
  if (amount.steps !== null) return { curve: -1, feedback: pool.feedback(amount.steps, builder.stageIds) };
  return { curve: pool.curve(amount.curve), feedback: null };
}

function isHeld(world: World, resource: Resource): boolean {
  return world.model.holds.some(({ of }) => of.text === resource.name);
}

/** The first rule that fits; those no rule names come where `rest` stands, or last. */
function prioritiesOf(builder: Builder, { name, priority }: Resource): Int32Array {
  const path = `resources.${name}.priority`;
  const { levels, groups } = builder.world.classes;
  const ranks = new Int32Array(builder.stageIds.size * levels.length);
  // a resource that each of many levels has a copy of seldom has rules, and these rows are long
  if (priority.length === 0) return ranks;
  const rest = priority.findIndex(({ kind }) => kind === "rest");
  const last = rest >= 0 ? rest : priority.length;
  const byClass = levels.map((ofClass) =>
    priority.findIndex((rule) => {
      if (rule.kind !== "group") return false;
      const group = groups.findIndex(({ name }) => name === rule.group.text);
      return group >= 0 && groups[group].levels[ofClass[group]] === rule.level.text;
    }),
  );
  const earlier = (one: number, other: number) => (one < 0 || other < 0 ? Math.max(one, other) : Math.min(one, other));
  const rowOf = (byStage: number): number[] =>
    byClass.map((ofClass) => {
      const rank = earlier(byStage, ofClass);
      return rank < 0 ? last : rank;
    });
  // one row for all stages that no rule names, however many they are
  ranks.set(rowOf(-1));
  for (let filled = levels.length; filled < ranks.length; filled *= 2) ranks.copyWithin(filled, 0, filled);
  for (const rule of priority) {
    if (rule.kind !== "stage") continue;
    const first = priority.findIndex((one) => one.kind === "stage" && one.stage.text === rule.stage.text);
    ranks.set(rowOf(first), idOf(builder.stageIds, rule.stage, "a stage", path) * levels.length);
  }
  return ranks;
}

function pathFor(path: string, key: string, copy: ResourceCopy): string {
  return copy.level < 0 ? `${path}.${key}` : `${path}.${key} › ${copy.name}`;
}
