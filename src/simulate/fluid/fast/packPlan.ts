// A plan in the kernel's memory: counts, and addresses of lists and records, by the names of contract.ts.
import { PUSH_CURVE } from "../../../compile/operations.ts";
import type { Feedback } from "../../../compile/program.ts";
import { CAUSE_STAGE_CLOCK } from "../../codes.ts";
import { disciplineCodes, resourceCodes, stayCodes } from "../../codesOf.ts";
import type { Named } from "../../places.ts";
import type { DelayShares } from "../delayShares.ts";
import { isAfter, type Keeping } from "../keeping.ts";
import type { Edge } from "../layout.ts";
import type { Work } from "../order.ts";
import type { Plan } from "../plan.ts";
import { flatten, type Arena } from "./arena.ts";
import * as contract from "./contract.ts";

const keepingCodes: Readonly<Record<Keeping, number>> = {
  through: contract.THROUGH,
  pool: contract.POOL,
  ring: contract.RING,
  line: contract.LINE,
  packets: contract.PACKETS,
};

const workCodes: Readonly<Record<Work["kind"], number>> = {
  enter: contract.ENTER,
  serve: contract.SERVE,
  depart: contract.DEPART,
  exit: contract.EXIT,
};

/** Counts and addresses, as the kernel is told them. */
type PackedPlan = Named<typeof contract.PlanFields, number>;

/** A stage's due rows, laid out with the state. */
export interface PackedWheel {
  readonly count: number;
  readonly near: number;
  readonly levels: number;
  readonly rows: number;
}

/** @returns what the table says of the plan */
export function packPlan(plan: Plan, arena: Arena, wheels: readonly (PackedWheel | null)[]): PackedPlan {
  const { program, layout, dials } = plan;
  const { cells } = layout;
  const { stages } = program;
  const feedbacks: Feedback[] = [];
  const numberOf = (feedback: Feedback | null): number => (feedback === null ? -1 : feedbacks.push(feedback) - 1);
  const live = flatten(layout.liveClocks);
  const asks = flatten(plan.asks);
  const ranks = packRanks(plan);
  const held = flatten(plan.heldCells);
  const free = flatten(plan.setFree);
  const resources = resourceRecords(plan, arena, numberOf, ranks, held.from, free.from);
  const { members, relatives } = packFamilies(plan);
  const feedbackSources = plan.feedbackSources.flatMap(({ feedback, stage, caseClass }) => [
    numberOf(feedback),
    caseClass,
    ...Array.from(
      { length: program.eras.length + 1 },
      (_, era) => layout.cellAt[stage * layout.kinds + era * program.classCount + caseClass],
    ),
  ]);
  return {
    cells,
    stageCount: stages.length,
    edgeCount: layout.edges.length,
    resourceCount: resources.length,
    crossCount: layout.clocks.length,
    afterColumns: plan.afterColumns,
    sourceCount: plan.sources.length,
    feedbackSourceCount: plan.feedbackSources.length,
    eraCount: program.eras.length,
    workCount: plan.works.length,
    lateCount: plan.late.length,
    levelCount: Math.max(1, ...program.groups.map(({ levels }) => levels.length)),
    steps: plan.steps,
    mostParcels: plan.histories,
    lengths: arena.floats([plan.h]),
    eras: arena.put(program.eras),
    stages: arena.records(
      contract.Stage,
      stages.map((_, stage) => stageRecord(plan, stage, live.from)),
    ),
    rooms: arena.floats(stages.map(({ room }) => room)),
    edges: arena.records(
      contract.Edge,
      layout.edges.map((edge) => edgeRecord(plan, edge)),
    ),
    targets: arena.put(layout.targets),
    kindOf: arena.put(layout.kindOf),
    stageOf: arena.put(layout.stageOf),
    serverOf: arena.ints(
      Array.from(layout.stageOf, (stage, cell) => stages[stage].lines[0]?.[layout.classOf[cell]] ?? -1),
    ),
    asksFrom: arena.ints(asks.from),
    asks: arena.ints(asks.all),
    beginsAs: arena.put(plan.beginsAs),
    lastCome: arena.put(plan.lastCome),
    doorLast: arena.put(plan.doorLast),
    liveClocks: arena.ints(live.all),
    stopsIn: arena.put(layout.stopsIn),
    strikesIn: arena.put(
      Uint8Array.from(stages.flatMap((_, stage) => layout.clocks.map((one) => one.strikesIn[stage]))),
    ),
    startsIn: arena.put(Uint8Array.from(stages.flatMap((_, stage) => layout.clocks.map((one) => one.startsIn[stage])))),
    resources: arena.records(contract.Resource, resources),
    ranks: arena.records(
      contract.Rank,
      ranks.all.map(({ cells: members, levels }) => ({
        cellsAt: arena.put(members),
        levelsAt: arena.put(levels),
        count: members.length,
      })),
    ),
    levelRanks: arena.ints(ranks.levels),
    heldCells: arena.ints(held.all),
    setFree: arena.ints(free.all),
    members: arena.records(contract.Member, members),
    familyFrom: arena.ints(flatten(plan.families.map((family) => family.resources)).from),
    relatives: arena.ints(relatives),
    delays: arena.records(contract.Delay, delayRecords(plan.delays, arena)),
    crossClocks: arena.records(
      contract.CrossClock,
      layout.clocks.map(({ after }, clock) => ({
        hasAfter: Number(after !== null),
        at: plan.crossAt[clock],
      })),
    ),
    feedbacks: arena.records(
      contract.Feedback,
      feedbacks.map((feedback) => feedbackRecord(plan, arena, feedback)),
    ),
    wheels: arena.records(contract.Wheel, wheels.map(wheelRecord)),
    works: arena.ints(
      plan.works.flatMap((work) => [
        workCodes[work.kind],
        work.kind === "serve" ? work.resource : work.kind === "depart" ? work.family : work.stage,
        work.kind === "serve" ? work.rank : 0,
      ]),
    ),
    late: arena.ints(plan.late),
    sources: arena.ints(plan.sources.flatMap(({ inbox, dial }) => [inbox, dial, layout.classOf[inbox]])),
    feedbackSources: arena.ints(feedbackSources),
    feedbackPersons: arena.floats(plan.feedbackSources.map(({ persons }) => persons)),
    dialOffsets: arena.put(dials.offsets),
    dialPlaces: arena.put(dials.places),
    dialValues: arena.put(dials.values),
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

function stageRecord(plan: Plan, stage: number, liveFrom: readonly number[]): contract.Stage {
  const { program, layout, keeping } = plan;
  const { kind, holds, ifFull, time } = program.stages[stage];
  const [ownFrom, ownTo] = spanOf(layout.ownEdges[stage]);
  const [clockFrom, clockTo] = spanOf(layout.clockEdges[stage]);
  const [strikeFrom, strikeTo] = spanOf(layout.strikeEdges[stage]);
  return {
    kind: stayCodes[kind],
    keeping: keepingCodes[keeping[stage]],
    first: layout.firstCell[stage],
    end: layout.firstCell[stage + 1],
    ownFrom,
    ownTo,
    clockFrom,
    clockTo,
    strikeFrom,
    strikeTo,
    full: layout.fullEdge[stage]?.index ?? -1,
    holds: holds.length,
    hasDoor: Number(layout.hasDoor[stage]),
    turnsAway: Number(ifFull >= 0),
    isTimed: Number(time !== null),
    liveFrom: liveFrom[stage],
    liveTo: liveFrom[stage + 1],
    afterEdges: layout.afterEdges[stage],
    forgets: layout.forgets[stage],
    clocksOnlyStart: layout.clocksOnlyStart[stage],
    anyStrikes: layout.anyStrikes[stage],
  };
}

/** Edges of one cause lie side by side. */
function spanOf(edges: readonly Edge[]): [from: number, to: number] {
  return edges.length === 0 ? [0, 0] : [edges[0].index, edges[0].index + edges.length];
}

/** Nobody asks for the edge's persons by cell; listeners say later when they do. */
function edgeRecord(plan: Plan, edge: Edge): contract.Edge {
  const { index, from, to, clock, first, base } = edge;
  const isClock = edge.cause === CAUSE_STAGE_CLOCK && clock >= 0;
  const whileWaiting = isClock && plan.program.stages[from].clocks[clock].whileWaiting;
  return {
    from,
    to,
    clock,
    first,
    base,
    shareAt: plan.shareAt[index],
    partInAt: plan.partInAt[index],
    afterAt: isAfter(plan.program, edge) ? plan.afterAt[index] : -1,
    whileWaiting: Number(whileWaiting),
    isAsked: 0,
  };
}

function resourceRecords(
  plan: Plan,
  arena: Arena,
  numberOf: (feedback: Feedback | null) => number,
  ranks: ReturnType<typeof packRanks>,
  heldFrom: readonly number[],
  freeFrom: readonly number[],
): contract.Resource[] {
  return plan.program.resources.map((resource, r) => {
    const timetable = plan.timetables[r];
    const parts = plan.parts[r];
    return {
      kind: resourceCodes[resource.kind],
      discipline: disciplineCodes[resource.discipline],
      minimumAt: plan.minimumAt[r],
      cancelledAt: plan.cancelledAt[r],
      unitsAt: plan.unitsAt[r],
      afterHoursAt: plan.afterHoursAt[r],
      isKept: Number(resource.leftoverKept),
      oneGroup: resource.oneGroup,
      units: numberOf(resource.units.feedback),
      departureRate: numberOf(resource.departureRate),
      countAt: timetable === null ? 0 : arena.put(timetable.count),
      lastInstantAt: timetable === null ? 0 : arena.put(timetable.lastAt),
      partAt: parts === null ? 0 : arena.put(parts),
      rankFrom: ranks.from[r],
      rankTo: ranks.from[r] + plan.ranks[r].length,
      levelFrom: ranks.levelFrom[r],
      levels: plan.levelRanks[r].length,
      heldFrom: heldFrom[r],
      heldTo: heldFrom[r + 1],
      freeFrom: freeFrom[r],
      freeTo: freeFrom[r + 1],
    };
  });
}

/** Members of families, and their rivals and those they collect from in one list. */
function packFamilies({ families }: Plan): { readonly members: contract.Member[]; readonly relatives: number[] } {
  const relatives: number[] = [];
  const members = families.flatMap(({ resources, rivals, collectors }) =>
    resources.map((resource, i) => {
      const rivalFrom = relatives.length;
      relatives.push(...rivals[i], ...collectors[i]);
      const between = rivalFrom + rivals[i].length;
      return { resource, rivalFrom, rivalTo: between, collectFrom: between, collectTo: relatives.length };
    }),
  );
  return { members, relatives };
}

function wheelRecord(wheel: PackedWheel | null): contract.Wheel {
  if (wheel === null) return new contract.Wheel();
  const { count, near, levels, rows } = wheel;
  return { count, near, levels, mask: 2 * near - 1, rowsAt: rows };
}

/** Ranks of each resource's line, then those of each level by itself. */
function packRanks(plan: Plan) {
  const all = plan.ranks.flat();
  const { from } = flatten(plan.ranks.map((ranks) => ranks.map(() => 0)));
  const levels: number[] = [];
  const levelFrom = plan.levelRanks.map((byLevel) => {
    const first = levels.length;
    for (const ranks of byLevel) {
      levels.push(all.length, all.length + ranks.length);
      all.push(...ranks);
    }
    return first;
  });
  return { all, from, levels, levelFrom };
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
