// Stages drawn together, as many levels deep as a reader can follow: phases first, what is in a phase when it is opened.
import { groupedBy } from "../../reading/groupedBy.ts";
import type { FlowSystem } from "./flowSystem.ts";
import { joinedParts } from "./joinedParts.ts";

/** A box of the picture: one stage, a phase of the model, or stages that were joined because there are so many. */
export interface FlowPart {
  /** the same for the same stages, whatever the run: "phase:Court", "stage:hearing", "part:0.3" */
  readonly id: string;
  readonly title: string;
  /** phases or stages joined by rule, for which the title stands besides the one it names; 0 for those alone */
  readonly more: number;
  /** stays: people are in it. passes: they go through at once. outcome: they leave the system */
  readonly kind: "stays" | "passes" | "outcome";
  /** places of its stages in the system */
  readonly stages: readonly number[];
  /** what it opens into; empty for one stage */
  readonly parts: readonly FlowPart[];
}

/** More boxes than this in one picture are joined. */
export const mostBoxes = 24;

/**
 * Phases are the model's own; stages without one stand by themselves. Where either would be too many for one picture,
 * those that most people go between are joined.
 *
 * @param volumes persons by way, of any unit; they decide which stages belong together
 */
export function flowParts(system: FlowSystem, volumes: ArrayLike<number>): readonly FlowPart[] {
  const order = system.stages.map((_, stage) => stage);
  const own = groupedBy(order, (stage) => {
    const { name, phase } = system.stages[stage];
    return phase === "" ? `stage:${name}` : `phase:${phase}`;
  });
  const boxes = [...own].map(([id, stages]): FlowPart => {
    if (stages.length === 1 && id.startsWith("stage:")) return stagePart(system, stages[0]);
    const inside = stages.map((stage) => stagePart(system, stage));
    return { ...partOf(system, id, inside), title: system.stages[stages[0]].phase, more: 0 };
  });
  const within = (part: FlowPart): FlowPart => ({ ...part, parts: grouped(system, volumes, part.id, part.parts) });
  return grouped(system, volumes, "", boxes.map(within));
}

/** Every part, those inside others after them. */
export function eachPart(parts: readonly FlowPart[]): readonly FlowPart[] {
  return parts.flatMap((part) => [part, ...eachPart(part.parts)]);
}

function stagePart(system: FlowSystem, stage: number): FlowPart {
  const { name, title, kind } = system.stages[stage];
  return {
    id: `stage:${name}`,
    title,
    more: 0,
    kind: kind === "outcome" || kind === "passes" ? kind : "stays",
    stages: [stage],
    parts: [],
  };
}

function partOf(system: FlowSystem, id: string, parts: readonly FlowPart[]): FlowPart {
  const stages = parts.flatMap((part) => part.stages).toSorted((a, b) => a - b);
  const kinds = new Set(parts.map(({ kind }) => kind));
  const kind = kinds.has("stays") ? "stays" : kinds.has("passes") ? "passes" : "outcome";
  return { id, title: system.stages[stages[0]].title, more: stages.length - 1, kind, stages, parts };
}

/** Few enough for one picture, and each of them again inside. */
function grouped(
  system: FlowSystem,
  volumes: ArrayLike<number>,
  id: string,
  parts: readonly FlowPart[],
): readonly FlowPart[] {
  if (parts.length <= mostBoxes) return parts;
  const isOut = (part: FlowPart): boolean => part.kind === "outcome";
  // where people leave is not drawn as a place where they are
  const [staying, out] = [parts.filter((part) => !isOut(part)), parts.filter(isOut)];
  if (staying.length > 0 && out.length > 0) {
    const prefix = prefixOf(id);
    const left = out.length <= fewOutcomes ? out : [outcomesOf(system, volumes, `${prefix}out`, out)];
    return [...joined(system, volumes, prefix, staying, mostJoined - left.length), ...left];
  }
  return joined(system, volumes, prefixOf(id), parts, mostJoined);
}

/** Joined boxes leave room for what stands around an opened one. */
const mostJoined = mostBoxes - 8;
const fewOutcomes = 4;

function prefixOf(id: string): string {
  return id === "" ? "part:" : `${id.startsWith("part:") ? id : `part:${id}`}.`;
}

function outcomesOf(system: FlowSystem, volumes: ArrayLike<number>, id: string, out: readonly FlowPart[]): FlowPart {
  const busy = busyOf(system, volumes);
  const all = partOf(system, id, out);
  return { ...all, ...calledAfter(out, busy), parts: grouped(system, volumes, id, out) };
}

/** Persons who come and go, by stage. */
function busyOf(system: FlowSystem, volumes: ArrayLike<number>): readonly number[] {
  const busy = system.stages.map(() => 0);
  system.ways.forEach(({ from, to }, way) => {
    busy[from] += volumes[way];
    busy[to] += volumes[way];
  });
  return busy;
}

/** After the phase or stage that most people come through. */
function calledAfter(parts: readonly FlowPart[], busy: readonly number[]): Pick<FlowPart, "title" | "more"> {
  const through = parts.map(({ stages }) => stages.reduce((sum, stage) => sum + busy[stage], 0));
  return { title: parts[through.indexOf(Math.max(...through))].title, more: parts.length - 1 };
}

function joined(
  system: FlowSystem,
  volumes: ArrayLike<number>,
  prefix: string,
  parts: readonly FlowPart[],
  most: number,
): readonly FlowPart[] {
  if (parts.length <= most) return parts;
  const home = new Map(parts.flatMap((part, place) => part.stages.map((stage) => [stage, place] as const)));
  const links = system.ways.flatMap(({ from, to }, way) => {
    const [a, b] = [home.get(from), home.get(to)];
    return a === undefined || b === undefined || a === b ? [] : [{ a, b, weight: volumes[way] }];
  });
  const busy = busyOf(system, volumes);
  return joinedParts(
    parts.map((part) => part.stages.length),
    links,
    most,
  ).map((members, place) => {
    const inside = members.map((member) => parts[member]);
    if (inside.length === 1) return inside[0];
    const one = partOf(system, `${prefix}${place}`, inside);
    return { ...one, ...calledAfter(inside, busy), parts: grouped(system, volumes, one.id, inside) };
  });
}
