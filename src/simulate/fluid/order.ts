// The order in which a step goes through the stages: everybody who comes to a stage in a step should have
// come before the stage is processed. Where people go round in a circle, the circle is cut where one more
// step of waiting matters least.
import type { Program, ResourceId, StageId } from "../../compile/program.ts";
import type { Layout } from "./layout.ts";

export type Work =
  /** people enter a stage; where nobody queues, people who leave it go on too */
  | { readonly kind: "enter"; readonly stage: StageId }
  /** servers take people of one rank of priority */
  | { readonly kind: "serve"; readonly resource: ResourceId; readonly rank: number }
  /** departures of resources whose lines have people in common */
  | { readonly kind: "depart"; readonly family: number }
  /** people served, boarded or struck by a clock leave a stage with a line */
  | { readonly kind: "exit"; readonly stage: StageId };

interface WorkOrder {
  readonly works: readonly Work[];
  /** stages to which people can come after the step has gone through them */
  readonly late: readonly StageId[];
}

/** Stages where people queue: entering and leaving are two pieces of work. */
export function hasLine(program: Program, stage: StageId): boolean {
  const { kind } = program.stages[stage];
  return kind === "service" || kind === "boards";
}

/**
 * @param lines works other than entering and leaving, each with the stages whose people it takes, in order of
 *   precedence
 */
export function orderWork(layout: Layout, lines: readonly { work: Work; stages: readonly StageId[] }[]): WorkOrder {
  const { program, edges } = layout;
  const works: Work[] = [];
  const enter = program.stages.map((_, stage) => works.push({ kind: "enter", stage }) - 1);
  const exit = program.stages.map((_, stage) =>
    hasLine(program, stage) ? works.push({ kind: "exit", stage }) - 1 : enter[stage],
  );
  const after: Set<number>[] = works.map(() => new Set<number>());
  const last = new Map<string, number>();
  for (const { work, stages } of lines) {
    const index = works.push(work) - 1;
    after.push(new Set());
    for (const stage of stages) {
      after[enter[stage]].add(index);
      after[index].add(exit[stage]);
    }
    const shared = work.kind === "serve" ? `serve ${work.resource}` : "";
    if (shared !== "") {
      const before = last.get(shared);
      if (before !== undefined) after[before].add(index);
      last.set(shared, index);
    }
  }
  program.stages.forEach((_, stage) => {
    if (exit[stage] !== enter[stage]) after[enter[stage]].add(exit[stage]);
  });
  for (const edge of edges) {
    // people turned away go on from the entrance, everybody else from the exit
    const from = edge.cause === 3 ? enter[edge.from] : exit[edge.from];
    if (from !== enter[edge.to]) after[from].add(enter[edge.to]);
  }
  const cost = works.map((work) => (work.kind === "enter" ? cutCost(layout, work.stage) : Infinity));
  const cut = new Set<number>();
  const order = sortWorks(after, cost, cut);
  const self = edges.filter((edge) => edge.to === edge.from).map((edge) => edge.to);
  const late = new Set<StageId>(self);
  for (const index of cut) late.add((works[index] as { stage: StageId }).stage);
  return { works: order.map((index) => works[index]), late: [...late].sort((a, b) => a - b) };
}

/**
 * How much it matters that somebody comes to a stage at the end of a step instead of in the middle: little
 * where stays are long.
 */
function cutCost(layout: Layout, stage: StageId): number {
  const { kind } = layout.program.stages[stage];
  if (kind === "outcome") return Infinity;
  if (kind === "waits") return 1;
  if (kind === "service" || kind === "boards") return 2;
  return kind === "dwell" ? 3 : 1000;
}

/** Works in an order in which each comes after those it depends on; circles are cut at the cheapest work. */
function sortWorks(after: readonly ReadonlySet<number>[], cost: readonly number[], cut: Set<number>): number[] {
  const all = after.map((_, index) => index);
  const order: number[] = [];
  const before = after.map((): number[] => []);
  after.forEach((ones, index) => {
    for (const to of ones) before[to].push(index);
  });
  const place = (members: readonly number[]): void => {
    for (const part of strongParts(members, after, cut)) {
      if (part.length === 1) {
        order.push(part[0]);
        continue;
      }
      const inside = new Set(part);
      const costIn = (index: number): number => cost[index] + partOf(before[index], inside);
      const cheapest = part.reduce((best, index) => (costIn(index) < costIn(best) ? index : best), part[0]);
      cut.add(cheapest);
      place(part);
    }
  };
  place(all);
  return order;
}

/**
 * A tie-break, 0 … 0.5, between equally costly stages: cut at the one to which fewer come round the circle.
 */
function partOf(before: readonly number[], circle: ReadonlySet<number>): number {
  return (0.5 * before.filter((index) => circle.has(index)).length) / Math.max(1, before.length);
}

/**
 * Tarjan's strongly connected parts of the members; parts that others depend on come first. Edges into a cut
 * work do not count.
 */
function strongParts(
  members: readonly number[],
  after: readonly ReadonlySet<number>[],
  cut: ReadonlySet<number>,
): number[][] {
  const inside = new Set(members);
  const index = new Map<number, number>();
  const low = new Map<number, number>();
  const onStack = new Set<number>();
  const stack: number[] = [];
  const parts: number[][] = [];
  let next = 0;
  const visit = (root: number): void => {
    index.set(root, next);
    low.set(root, next++);
    stack.push(root);
    onStack.add(root);
    for (const to of after[root]) {
      if (!inside.has(to) || cut.has(to)) continue;
      if (!index.has(to)) {
        visit(to);
        low.set(root, Math.min(low.get(root)!, low.get(to)!));
      } else if (onStack.has(to)) low.set(root, Math.min(low.get(root)!, index.get(to)!));
    }
    if (low.get(root) !== index.get(root)) return;
    const part: number[] = [];
    for (;;) {
      const member = stack.pop()!;
      onStack.delete(member);
      part.push(member);
      if (member === root) break;
    }
    parts.push(part);
  };
  for (const member of members) if (!index.has(member)) visit(member);
  return parts.reverse();
}
