// Ways between stages as lists of numbers: worked out once for all plans of one structure, and read at many instants.
import type { StageId } from "../compile/program.ts";
import type { Plan } from "../simulate/fluid/plan.ts";

export interface FluidWays {
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** ways into a stage, and those out of it that are taken as a stay ends; [stage] */
  readonly ins: readonly Int32Array[];
  readonly outs: readonly Int32Array[];
  /** forks that people go through at once, in the order in which they do */
  readonly forks: readonly StageId[];
}

/** by the plan's order of work, which plans of one structure share */
const known = new WeakMap<object, FluidWays>();

export function waysOf({ program, layout, works, keeping }: Plan): FluidWays {
  const found = known.get(works);
  if (found !== undefined) return found;
  const { edges, ownEdges } = layout;
  const ins = program.stages.map((): number[] => []);
  for (const { index, to } of edges) ins[to].push(index);
  const ways = {
    from: Int32Array.from(edges, ({ from }) => from),
    to: Int32Array.from(edges, ({ to }) => to),
    ins: ins.map((list) => Int32Array.from(list)),
    outs: ownEdges.map((list) => Int32Array.from(list, ({ index }) => index)),
    forks: works.flatMap((work) => {
      if (work.kind !== "enter" || keeping[work.stage] !== "through") return [];
      return program.stages[work.stage].kind === "passes" ? [work.stage] : [];
    }),
  };
  known.set(works, ways);
  return ways;
}
