// Measures with their names as numbers and their instants as grid steps.
import type { Model } from "../model/model.ts";
import type { AtInstant, Measure, WaitStatistic, Where } from "../model/measure.ts";
import { stepAt, stepsInDays } from "../quantity/calendar.ts";
import { didYouMean } from "../reading/suggest.ts";
import type { Instant, Span } from "../quantity/value.ts";
import type { Classes } from "./classes.ts";
import type { Builder } from "./builder.ts";
import type { MeasureProgram, ResourceProgram, StageId, StageProgram } from "./program.ts";
import { refuse } from "./refuse.ts";
import type { World } from "./world.ts";
import { addTo } from "../reading/groupedBy.ts";

/**
 * grid steps. A duration counts as over a limit when it is longer by more than this: instants are kept to 2⁻³² of a
 * step, and the roundings of a line of fixed services add up.
 */
const hair = 1 / 65536;

export interface NamedMeasure {
  readonly name: string;
  readonly measure: Measure;
}

/** What measures may name, found once for all of them. */
export interface MeasureNames {
  readonly world: World;
  readonly model: Model;
  readonly classes: Classes;
  readonly stageIds: ReadonlyMap<string, StageId>;
  readonly resources: readonly ResourceProgram[];
  /** declared name, or a copy's own > ids */
  readonly resourceIds: ReadonlyMap<string, readonly number[]>;
  readonly crossClocks: ReadonlyMap<string, number>;
  readonly stageClocks: ReadonlyMap<string, MeasureProgram["stageClocks"]>;
  /** flags of a measure that counts no stage, or no resource */
  readonly noStage: Uint8Array;
  readonly noResource: Uint8Array;
}

export function measureNames(
  { world, stageIds }: Pick<Builder, "world" | "stageIds">,
  stages: readonly StageProgram[],
  resources: readonly ResourceProgram[],
  crossClocks: readonly string[],
): MeasureNames {
  const resourceIds = new Map<string, number[]>();
  for (const [id, { base, name }] of resources.entries()) {
    for (const called of new Set([base, name])) addTo(resourceIds, called, id);
  }
  const stageClocks = new Map<string, { stage: number; clock: number }[]>();
  for (const [stage, { clocks }] of stages.entries()) {
    for (const [clock, { name }] of clocks.entries()) addTo(stageClocks, name, { stage, clock });
  }
  return {
    world,
    model: world.model,
    classes: world.classes,
    stageIds,
    resources,
    resourceIds,
    crossClocks: new Map(crossClocks.map((name, index) => [name, index])),
    stageClocks,
    noStage: new Uint8Array(stages.length),
    noResource: new Uint8Array(resources.length),
  };
}

/** @returns null for a published fact, which needs no run */
export function compileMeasure(names: MeasureNames, { name, measure }: NamedMeasure): MeasureProgram | null {
  if (measure.kind === "fact") return null;
  const look = lookUpsFor(names, measure, name);
  const persons = names.model.entities[0] ?? "persons";
  const base: MeasureProgram = {
    name,
    kind: measure.kind,
    stages: names.noStage,
    toStage: -1,
    classes: look.classes(measure.where),
    resources: names.noResource,
    crossClock: -1,
    stageClocks: [],
    at: -1,
    ...look.window(null),
    statistic: null,
    among: "served",
    entered: names.noStage,
    unit: persons,
  };
  switch (measure.kind) {
    case "stock":
    case "waiting": {
      const at = measure.moment === null ? -1 : look.at(measure.moment);
      return { ...base, stages: look.stages(measure.stages), at, ...look.window(measure.window) };
    }
    case "entries":
      return { ...base, stages: look.stages(measure.stages), ...look.window(measure.window) };
    case "moves": {
      const stages = look.stages([measure.from]);
      return { ...base, stages, toStage: look.stage(measure.to), ...look.window(measure.window) };
    }
    case "boardings": {
      const [stages, resources] = [look.stages([measure.stage]), look.resources(measure.resource)];
      return { ...base, stages, resources, ...look.window(measure.window) };
    }
    case "strikes":
      return { ...base, ...look.clock(measure.clock), ...look.window(measure.window) };
    case "wait":
    case "sojourn":
    case "age": {
      const statistic = look.statistic(measure.statistic);
      const unit = statistic.kind === "variance" ? "days²" : statistic.kind === "shareOver" ? "share" : "days";
      const shared = { ...base, stages: look.stages(measure.stages), statistic, unit };
      if (measure.kind === "age") return { ...shared, at: look.at(measure.moment) };
      const among = measure.kind === "wait" ? measure.among : "served";
      return { ...shared, among, ...look.window(measure.window) };
    }
    case "share": {
      const [stages, entered] = [look.stages(measure.stages), look.stages(measure.entered)];
      const { cohortWindow, moment } = measure;
      return { ...base, stages, entered, at: look.at(moment), ...look.window(cohortWindow), unit: "share" };
    }
    case "utilisation":
    case "overtime":
    case "cost":
    case "leftBehind": {
      const resources = look.resources(measure.resource);
      const currency = names.resources[resources.indexOf(1)]?.currency ?? "";
      const unit = measure.kind === "cost" ? currency : measure.kind === "leftBehind" ? persons : "share";
      if (measure.kind === "overtime") look.servers(measure.resource, resources);
      return { ...base, resources, unit, ...look.window(measure.window) };
    }
  }
}

function lookUpsFor(names: MeasureNames, measure: Measure, name: string) {
  const { world, stageIds, classes } = names;
  const { time } = world;
  const { position } = measure;
  const unknown = (what: string, got: string, known: Iterable<string>): never =>
    refuse("names", position, name, `the name of ${what}`, JSON.stringify(got), didYouMean(got, known));

  const stage = (wanted: string): number => {
    return stageIds.get(wanted) ?? unknown("a stage", wanted, stageIds.keys());
  };
  const step = (instant: Instant): number => {
    const at = stepAt(instant, time);
    if (at === null) refuse("sense", position, name, "a time since the start: the model has no calendar", instant.text);
    if (at < 0 || at > time.steps) refuse("sense", position, name, "an instant inside the run", instant.text);
    return at;
  };
  return {
    stage,
    stages: (wanted: readonly string[]): Uint8Array => {
      const flags = new Uint8Array(stageIds.size);
      for (const one of wanted) flags[stage(one)] = 1;
      return flags;
    },
    resources: (wanted: string): Uint8Array => {
      const flags = new Uint8Array(names.resources.length);
      const ids = names.resourceIds.get(wanted) ?? unknown("a resource", wanted, names.resourceIds.keys());
      for (const id of ids) flags[id] = 1;
      return flags;
    },
    /** Only servers work on when they are no longer present: a bed or a seat has no hours. */
    servers: (wanted: string, flags: Uint8Array): void => {
      const { kind } = names.resources[flags.indexOf(1)];
      if (kind === "servers") return;
      const got = `${JSON.stringify(wanted)}, which has ${kind === "held" ? "held units" : kind}`;
      refuse("sense", position, name, "a resource with servers, as only they can work over", got);
    },
    classes: (where: Where): Uint8Array => {
      const kept = Object.entries(where).map(([groupName, levels]) => {
        const group = classes.groups.findIndex((candidate) => candidate.name === groupName);
        if (group < 0) return unknown("a group", groupName, classes.groups.map((candidate) => candidate.name)); // prettier-ignore
        const own = classes.groups[group].levels;
        for (const level of levels) if (!own.includes(level)) unknown(`a level of ${groupName}`, level, own);
        return { group, levels: levels.map((level) => own.indexOf(level)) };
      });
      return Uint8Array.from(classes.levels, (levels) =>
        kept.every((condition) => condition.levels.includes(levels[condition.group])) ? 1 : 0,
      );
    },
    clock: (wanted: string): Pick<MeasureProgram, "crossClock" | "stageClocks"> => {
      const crossClock = names.crossClocks.get(wanted);
      if (crossClock !== undefined) return { crossClock, stageClocks: [] };
      const known = [...names.crossClocks.keys(), ...names.stageClocks.keys()];
      return { crossClock: -1, stageClocks: names.stageClocks.get(wanted) ?? unknown("a clock", wanted, known) };
    },
    at: (moment: AtInstant): number => (moment === "end" ? time.steps : step(moment)),
    window: (span: Span | null): Pick<MeasureProgram, "from" | "to"> => {
      if (span === null) return { from: stepsInDays(names.model.warmUpDays, time.gridDays), to: time.steps };
      return { from: step(span.from), to: step(span.to) };
    },
    statistic: (written: WaitStatistic): NonNullable<MeasureProgram["statistic"]> => {
      switch (written.kind) {
        case "mean":
        case "variance":
          return { kind: written.kind, share: 0, over: 0 };
        case "median":
          return { kind: "quantile", share: 0.5, over: 0 };
        case "quantile":
          return { kind: "quantile", share: written.share, over: 0 };
        case "shareOver":
          return { kind: "shareOver", share: 0, over: stepsInDays(written.days, time.gridDays) + hair };
      }
    },
  };
}
