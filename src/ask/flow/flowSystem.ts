// What a picture of the whole system is drawn from: its stages, every way between them, and who is short where.
import type { Program, ResourceId, StageId, StayKind } from "../../compile/program.ts";

/** Made once a model: nothing here moves with time or with a lever that changes figures only. */
export interface FlowSystem {
  readonly title: string;
  /** what flows are counted by: a month where the run has a calendar */
  readonly per: "month" | "day" | "hour";
  /** in the order of the Program */
  readonly stages: readonly FlowSystemStage[];
  /** every pair of stages that somebody may go between, by their places in `stages`; rising */
  readonly ways: readonly FlowWay[];
  /** those that can be short; copies for every level are one */
  readonly resources: readonly FlowResource[];
}

interface FlowSystemStage {
  readonly name: string;
  readonly title: string;
  /** the part of the system it belongs to; "" for none */
  readonly phase: string;
  readonly kind: StayKind;
  /** places, everyone counted; null: no limit */
  readonly room: number | null;
}

interface FlowWay {
  readonly from: StageId;
  readonly to: StageId;
}

export interface FlowResource {
  readonly name: string;
  readonly title: string;
  readonly kind: "servers" | "held" | "slots";
  /** its places among the Program's resources: one, or one for every level */
  readonly copies: readonly ResourceId[];
  /** stages whose people want it; of a held one, those in which they hold it */
  readonly stages: readonly StageId[];
}

/** @param phases stage > the part of the system it belongs to; stages left out belong to none */
export function flowSystem(program: Program, phases: Readonly<Record<string, string>> = {}): FlowSystem {
  return {
    title: program.title,
    per: program.time.startDays !== null ? "month" : program.time.gridDays < 0.5 ? "hour" : "day",
    stages: program.stages.map(({ name, title, kind, room }) => ({
      name,
      title,
      kind,
      phase: Object.hasOwn(phases, name) ? phases[name] : "",
      room: Number.isFinite(room) ? room : null,
    })),
    ways: waysOf(program),
    resources: resourcesOf(program),
  };
}

function waysOf(program: Program): readonly FlowWay[] {
  return program.stages.flatMap((stage, from) => {
    const strikes = program.crossClocks.filter(({ strikesIn }) => strikesIn[from] === 1).map(({ to }) => to);
    const targets = [...stage.next.to, ...stage.clocks.map(({ to }) => to), ...strikes];
    if (stage.ifFull >= 0) targets.push(stage.ifFull);
    const known = [...new Set(targets)].toSorted((a, b) => a - b);
    return known.map((to): FlowWay => ({ from, to }));
  });
}

function resourcesOf(program: Program): readonly FlowResource[] {
  const bases = [...new Set(program.resources.map(({ base }) => base))];
  return bases.flatMap((base): readonly FlowResource[] => {
    const copies = program.resources.flatMap((one, index) => (one.base === base ? [index] : []));
    const [first] = copies;
    const wants = (stage: number): boolean =>
      program.stages[stage].lines.some((line) => line.some((resource) => copies.includes(resource))) ||
      program.holds.some((hold) => hold.span[stage] === 1 && hold.resource.some((one) => copies.includes(one)));
    const stages = program.stages.flatMap((_, stage) => (wants(stage) ? [stage] : []));
    const { kind, title, units } = program.resources[first];
    const isEndless = copies.every((copy) => isUnlimited(program, copy));
    if (stages.length === 0 || (isEndless && units.feedback === null)) return [];
    return [{ name: base, title, kind, copies, stages }];
  });
}

function isUnlimited(program: Program, resource: ResourceId): boolean {
  const { curve } = program.resources[resource].units;
  const { offsets, values } = program.curves;
  return curve >= 0 && values.slice(offsets[curve], offsets[curve + 1]).every((value) => value === Infinity);
}
