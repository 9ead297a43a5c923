// What is known of a plan in the kernel's memory: counts, and addresses of lists and records, by the names of contract.ts.
import { PUSH_CURVE } from "../../../compile/operations.ts";
import type { Feedback } from "../../../compile/program.ts";
import type { Named } from "../../places.ts";
import type { DelayShares } from "../delayShares.ts";
import type { Known, Resource, Wheel } from "../known.ts";
import type { Plan } from "../plan.ts";
import { flatten, type Arena } from "./arena.ts";
import * as contract from "./contract.ts";

/** Counts and addresses, as the kernel is told them. */
type PackedPlan = Named<typeof contract.PlanFields, number>;

/** @param rowsAt where the rows of each stage's wheel lie, with the state */
export function packPlan(
  plan: Plan,
  known: Known,
  wheels: readonly Wheel[],
  rowsAt: readonly number[],
  arena: Arena,
): PackedPlan {
  const lists = Object.fromEntries(
    Object.entries(known).flatMap(([name, value]) => (isList(value) ? [[name, arena.put(value)]] : [])),
  ) as ListsOf<number>;
  return {
    ...known,
    ...lists,
    afterColumns: plan.afterColumns,
    steps: plan.steps,
    stages: arena.records(contract.Stage, known.stages),
    edges: arena.records(contract.Edge, known.edges),
    resources: arena.records(
      contract.Resource,
      known.resources.map((resource) => resourceRecord(resource, arena)),
    ),
    ranks: arena.records(
      contract.Rank,
      known.ranks.map(({ cells, levels, count }) => ({
        cellsAt: arena.put(cells),
        levelsAt: arena.put(levels),
        count,
      })),
    ),
    members: arena.records(contract.Member, known.members),
    delays: arena.records(contract.Delay, delayRecords(known.delays, arena)),
    crossClocks: arena.records(contract.CrossClock, known.crossClocks),
    feedbacks: arena.records(
      contract.Feedback,
      known.feedbacks.map((feedback) => feedbackRecord(plan, arena, feedback)),
    ),
    wheels: arena.records(
      contract.Wheel,
      wheels.map(({ count, near, levels, mask }, stage) => ({ count, near, levels, mask, rowsAt: rowsAt[stage] })),
    ),
  };
}

type List = Float64Array | Int32Array | Uint8Array;
type ListsOf<Value> = { [Name in keyof Known as Known[Name] extends List ? Name : never]: Value };

const isList = (value: unknown): value is List => ArrayBuffer.isView(value);

function resourceRecord({ count, lastAt, hasPart, part, ...others }: Resource, arena: Arena): contract.Resource {
  const isKnown = count.length > 0;
  return {
    ...others,
    countAt: isKnown ? arena.put(count) : 0,
    lastInstantAt: isKnown ? arena.put(lastAt) : 0,
    partAt: hasPart ? arena.put(part) : 0,
  };
}

/** A delay's lists, which lie side by side, are put at once. */
function delayRecords(delays: readonly DelayShares[], arena: Arena): contract.Delay[] {
  const neverFixed = arena.floats([-1]);
  return delays.map(({ lists, gone, area, hazards, nextEnd, fixed }) => {
    const from = arena.put(lists) - lists.byteOffset;
    return {
      length: gone.length,
      goneAt: from + gone.byteOffset,
      areaAt: from + area.byteOffset,
      hazardsAt: from + hazards.byteOffset,
      nextEndAt: from + nextEnd.byteOffset,
      fixedAt: fixed === -1 ? neverFixed : arena.floats([fixed]),
    };
  });
}

/** Curves are read beforehand at the beginning of every step. */
function feedbackRecord({ means, h, steps }: Plan, arena: Arena, feedback: Feedback): contract.Feedback {
  const code = Int32Array.from(feedback.code);
  const curves: number[] = [];
  for (let i = 0; i < code.length; i += 2) {
    if (code[i] === PUSH_CURVE) code[i + 1] = curves.push(feedback.code[i + 1]) - 1;
  }
  const values = curves.flatMap((curve) => Array.from({ length: steps }, (_, n) => means.valueAt(curve, n * h)));
  const sets = flatten(feedback.stageSets);
  return {
    codeAt: arena.put(code),
    length: code.length,
    constantsAt: arena.put(feedback.constants),
    curvesAt: arena.floats(values),
    setsAt: arena.ints(sets.from),
    stagesOfAt: arena.ints(sets.all),
  };
}
