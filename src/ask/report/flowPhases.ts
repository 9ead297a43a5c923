// Stages drawn together: one box for every phase of the system, with the flows that cross from one to another.
import type { FlowPicture, FlowStage } from "./flowPicture.ts";
import { groupedBy } from "../../reading/groupedBy.ts";

/** A phase, or a stage that belongs to none. */
export interface FlowBox {
  readonly id: string;
  readonly title: string;
  /** stays: people are in it. passes: they go through at once. outcome: they leave the system */
  readonly kind: "stays" | "passes" | "outcome";
  readonly stages: number;
  /** persons in all its stages; null where a stock means nothing */
  readonly stock: number | null;
  /** persons a month from outside the model */
  readonly arrivals: number;
  /** persons a month from other boxes */
  readonly entering: number;
}

interface PhaseLink {
  readonly from: string;
  readonly to: string;
  /** persons a month */
  readonly value: number;
}

export interface Phases {
  /** in the order in which the model first names them */
  readonly boxes: readonly FlowBox[];
  /** persons a month between different boxes; one link for each pair, in the order of the boxes */
  readonly links: readonly PhaseLink[];
}

/** Means add up, so stocks and flows of a phase are the sums over its stages; moves inside a phase are left out. */
export function phasesOf(flow: Pick<FlowPicture, "stages" | "links">): Phases {
  const members = groupedBy(flow.stages, boxOf);
  const home = new Map(flow.stages.map((stage) => [stage.name, boxOf(stage)]));
  const links = new Map<string, PhaseLink>();
  for (const { from, to, monthly } of flow.links) {
    const [start, end] = [home.get(from), home.get(to)];
    if (start === undefined || end === undefined || start === end) continue;
    const key = JSON.stringify([start, end]);
    links.set(key, { from: start, to: end, value: (links.get(key)?.value ?? 0) + monthly });
  }
  const order = [...members.keys()];
  const between = [...links.values()].toSorted(
    (a, b) => order.indexOf(a.from) - order.indexOf(b.from) || order.indexOf(a.to) - order.indexOf(b.to),
  );
  const boxes = [...members].map(([id, stages]): FlowBox => {
    const stocks = stages.map((stage) => stage.stock).filter((stock) => stock !== null);
    return {
      id,
      title: stages[0].phase === "" ? stages[0].title : stages[0].phase,
      kind: stages.every((stage) => stage.kind === "outcome") ? "outcome" : stocks.length > 0 ? "stays" : "passes",
      stages: stages.length,
      stock: stocks.length === 0 ? null : total(stocks),
      arrivals: total(stages.map((stage) => stage.arrivals)),
      entering: total(between.filter((link) => link.to === id).map((link) => link.value)),
    };
  });
  return { boxes, links: between };
}

/** Prefixes keep a phase apart from a stage of the same name. */
function boxOf({ name, phase }: FlowStage): string {
  return phase === "" ? `stage:${name}` : `phase:${phase}`;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
