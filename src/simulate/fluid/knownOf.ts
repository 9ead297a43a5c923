// A plan as the rules of a step read it: known.ts.
import type { Feedback } from "../../compile/program.ts";
import { CAUSE_STAGE_CLOCK } from "../codes.ts";
import { disciplineCodes, resourceCodes, stayCodes } from "../codesOf.ts";
import { flatten } from "./fast/arena.ts";
import { DEPART, ENTER, EXIT, LINE, PACKETS, POOL, RING, SERVE, THROUGH, type Member } from "./fast/contract.ts";
import { isAfter, type Keeping } from "./keeping.ts";
import type { Edge, Known, Rank, Resource, Stage } from "./known.ts";
import type { Edge as WayOut } from "./layout.ts";
import type { RankOf } from "./lines.ts";
import type { Work } from "./order.ts";
import type { Plan } from "./plan.ts";

const keepingCodes: Readonly<Record<Keeping, number>> = {
  through: THROUGH,
  pool: POOL,
  ring: RING,
  line: LINE,
  packets: PACKETS,
};

const workCodes: Readonly<Record<Work["kind"], number>> = {
  enter: ENTER,
  serve: SERVE,
  depart: DEPART,
  exit: EXIT,
};

const none = { ints: new Int32Array(0), floats: new Float64Array(0) };

export function knownOf(plan: Plan): Known {
  const { program, layout, dials } = plan;
  const { stages } = program;
  const feedbacks: Feedback[] = [];
  const numberOf = (feedback: Feedback | null): number => (feedback === null ? -1 : feedbacks.push(feedback) - 1);
  const live = flatten(layout.liveClocks);
  const asks = flatten(plan.asks);
  const ranks = rankRecords(plan);
  const held = flatten(plan.heldCells);
  const free = flatten(plan.setFree);
  const resources = resourceRecords(plan, numberOf, ranks, held.from, free.from);
  const { members, relatives } = familyRecords(plan);
  const feedbackSources = plan.feedbackSources.flatMap(({ feedback, stage, caseClass }) => [
    numberOf(feedback),
    caseClass,
    ...Array.from(
      { length: program.eras.length + 1 },
      (_, era) => layout.cellAt[stage * layout.kinds + era * program.classCount + caseClass],
    ),
  ]);
  return {
    cells: layout.cells,
    stageCount: stages.length,
    edgeCount: layout.edges.length,
    resourceCount: resources.length,
    crossCount: layout.clocks.length,
    sourceCount: plan.sources.length,
    feedbackSourceCount: plan.feedbackSources.length,
    eraCount: program.eras.length,
    workCount: plan.works.length,
    lateCount: plan.late.length,
    levelCount: Math.max(1, ...program.groups.map(({ levels }) => levels.length)),
    mostParcels: plan.histories,
    lengths: Float64Array.of(plan.h),
    eras: program.eras,
    stages: stages.map((_, stage) => stageRecord(plan, stage, live.from)),
    rooms: Float64Array.from(stages, ({ room }) => room),
    edges: layout.edges.map((edge) => edgeRecord(plan, edge)),
    targets: layout.targets,
    kindOf: layout.kindOf,
    stageOf: layout.stageOf,
    serverOf: layout.stageOf.map((stage, cell) => stages[stage].lines[0]?.[layout.classOf[cell]] ?? -1),
    asksFrom: Int32Array.from(asks.from),
    asks: Int32Array.from(asks.all),
    beginsAs: plan.beginsAs,
    lastCome: plan.lastCome,
    doorLast: plan.doorLast,
    liveClocks: Int32Array.from(live.all),
    stopsIn: layout.stopsIn,
    strikesIn: Uint8Array.from(stages.flatMap((_, stage) => layout.clocks.map((one) => one.strikesIn[stage]))),
    startsIn: Uint8Array.from(stages.flatMap((_, stage) => layout.clocks.map((one) => one.startsIn[stage]))),
    resources,
    ranks: ranks.all,
    levelRanks: Int32Array.from(ranks.levels),
    heldCells: Int32Array.from(held.all),
    setFree: Int32Array.from(free.all),
    members,
    familyFrom: Int32Array.from(flatten(plan.families.map((family) => family.resources)).from),
    relatives: Int32Array.from(relatives),
    delays: plan.delays,
    crossClocks: layout.clocks.map(({ after }, clock) => ({
      hasAfter: Number(after !== null),
      at: plan.crossAt[clock],
    })),
    feedbacks,
    works: Int32Array.from(plan.works.flatMap(numbersOfWork)),
    late: Int32Array.from(plan.late),
    sources: Int32Array.from(plan.sources.flatMap(({ inbox, dial }) => [inbox, dial, layout.classOf[inbox]])),
    feedbackSources: Int32Array.from(feedbackSources),
    feedbackPersons: Float64Array.from(plan.feedbackSources, ({ persons }) => persons),
    dialOffsets: dials.offsets,
    dialPlaces: dials.places,
    dialValues: dials.values,
  };
}

function numbersOfWork(work: Work): number[] {
  const place = work.kind === "serve" ? work.resource : work.kind === "depart" ? work.family : work.stage;
  return [workCodes[work.kind], place, work.kind === "serve" ? work.rank : 0];
}

function stageRecord(plan: Plan, stage: number, liveFrom: readonly number[]): Stage {
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
function spanOf(edges: readonly WayOut[]): [from: number, to: number] {
  return edges.length === 0 ? [0, 0] : [edges[0].index, edges[0].index + edges.length];
}

/** Nobody asks for the edge's persons by cell; listeners say later when they do. */
function edgeRecord(plan: Plan, edge: WayOut): Edge {
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
  numberOf: (feedback: Feedback | null) => number,
  ranks: ReturnType<typeof rankRecords>,
  heldFrom: readonly number[],
  freeFrom: readonly number[],
): Resource[] {
  return plan.program.resources.map((resource, r) => {
    const timetable = plan.timetables[r];
    const part = plan.parts[r];
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
      count: timetable?.count ?? none.ints,
      lastAt: timetable?.lastAt ?? none.floats,
      hasPart: part !== null,
      part: part ?? none.floats,
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
function familyRecords({ families }: Plan): { readonly members: Member[]; readonly relatives: number[] } {
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

/** Ranks of each resource's line, then those of each level by itself. */
function rankRecords(plan: Plan) {
  const all: Rank[] = [];
  const add = (of: RankOf): number => all.push({ cells: of.cells, levels: of.levels, count: of.cells.length });
  for (const rank of plan.ranks.flat()) add(rank);
  const { from } = flatten(plan.ranks.map((ranks) => ranks.map(() => 0)));
  const levels: number[] = [];
  const levelFrom = plan.levelRanks.map((byLevel) => {
    const first = levels.length;
    for (const ranks of byLevel) {
      levels.push(all.length, all.length + ranks.length);
      for (const rank of ranks) add(rank);
    }
    return first;
  });
  return { all, from, levels, levelFrom };
}
