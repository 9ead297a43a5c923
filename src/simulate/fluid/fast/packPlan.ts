// A plan in the kernel's memory: a table of counts and addresses in the order in which kernel/fluid/plan.ts
// reads it, and records of whole numbers as they are declared there.
import type { Feedback } from "../../../compile/program.ts";
import type { Edge } from "../layout.ts";
import { mostParcels } from "../parcels.ts";
import { isAfter } from "../keeping.ts";
import type { Plan } from "../plan.ts";
import { flatten, type Arena } from "./arena.ts";

const stays = ["dwell", "service", "boards", "waits", "passes", "outcome"];
const keepings = ["through", "pool", "ring", "line", "packets"];
const resourceKinds = ["servers", "held", "slots"];
const disciplines = ["first come", "last come", "longest in system", "random"];
const workKinds = ["enter", "serve", "depart", "exit"];

/** A stage's due rows, laid out with the state. */
export interface PackedWheel {
  readonly count: number;
  readonly near: number;
  readonly levels: number;
  readonly rows: number;
}

/** @returns the table, to which the state's addresses are added */
export function packPlan(plan: Plan, arena: Arena, wheels: readonly (PackedWheel | null)[]): number[] {
  const { program, layout, dials } = plan;
  const { cells } = layout;
  const { stages, resources } = program;
  const feedbacks: Feedback[] = [];
  const numberOf = (feedback: Feedback | null): number => (feedback === null ? -1 : feedbacks.push(feedback) - 1);
  const live = flatten(layout.liveClocks);
  const asks = flatten(Array.from({ length: cells }, (_, cell) => asksOf(plan, cell)));
  const ranks = packRanks(plan);
  const held = flatten(plan.heldCells);
  const resourceRows = resources.map((resource, r) => {
    const timetable = plan.timetables[r];
    return [
      resourceKinds.indexOf(resource.kind),
      disciplines.indexOf(resource.discipline),
      plan.minimumAt[r],
      plan.cancelledAt[r],
      plan.unitsAt[r],
      Number(resource.leftoverKept),
      resource.oneGroup,
      numberOf(resource.units.feedback),
      numberOf(resource.departureRate),
      timetable === null ? 0 : arena.put(timetable.count),
      timetable === null ? 0 : arena.put(timetable.lastAt),
      ranks.from[r],
      ranks.from[r] + plan.ranks[r].length,
      ranks.levelFrom[r],
      plan.levelRanks[r].length,
      held.from[r],
      held.from[r + 1],
    ];
  });
  const rankRows = ranks.all.map(({ cells: members, levels }) => [
    arena.put(members),
    arena.put(levels),
    members.length,
  ]);
  const relatives: number[] = [];
  const members = plan.families.flatMap(({ resources: all, rivals, collectors }) =>
    all.map((resource, i) => {
      const from = relatives.length;
      relatives.push(...rivals[i], ...collectors[i]);
      const between = from + rivals[i].length;
      return [resource, from, between, between, relatives.length];
    }),
  );
  const { offsets, places, values } = dials;
  const persons = plan.feedbackSources.map((source) => source.persons);
  const sources = plan.sources.flatMap(({ inbox, dial }) => [inbox, dial, layout.classOf[inbox]]);
  const feedbackSources = plan.feedbackSources.flatMap(({ feedback, stage, caseClass }) => [
    numberOf(feedback),
    caseClass,
    ...Array.from(
      { length: program.eras.length + 1 },
      (_, era) => layout.cellAt[stage * layout.kinds + era * program.classCount + caseClass],
    ),
  ]);
  return [
    cells,
    stages.length,
    layout.edges.length,
    resources.length,
    program.crossClocks.length,
    plan.afterColumns,
    plan.sources.length,
    plan.feedbackSources.length,
    program.eras.length,
    plan.works.length,
    plan.late.length,
    Math.max(1, ...program.groups.map(({ levels }) => levels.length)),
    plan.steps,
    mostParcels,
    arena.floats([plan.h]),
    arena.put(program.eras),
    arena.records(stages.map((_, stage) => stageRow(plan, stage, live.from))),
    arena.floats(stages.map(({ room }) => room)),
    arena.records(layout.edges.map((edge) => edgeRow(plan, edge))),
    arena.put(layout.targets),
    arena.put(layout.kindOf),
    arena.put(layout.stageOf),
    arena.ints(Array.from(layout.stageOf, (stage, cell) => stages[stage].lines[0]?.[layout.classOf[cell]] ?? -1)),
    arena.ints(asks.from),
    arena.ints(asks.all),
    arena.put(plan.beginsAs),
    arena.put(plan.lastCome),
    arena.ints(live.all),
    arena.put(layout.stopsIn),
    arena.put(Uint8Array.from(stages.flatMap((_, stage) => program.crossClocks.map((one) => one.strikesIn[stage])))),
    arena.records(resourceRows),
    arena.records(rankRows),
    arena.ints(ranks.levels),
    arena.ints(held.all),
    arena.records(members),
    arena.ints(flatten(plan.families.map((family) => family.resources)).from),
    arena.ints(relatives),
    arena.records(
      plan.kernels.map(({ gone, area, hazards, nextEnd }) => [
        gone.length,
        arena.put(gone),
        arena.put(area),
        arena.put(hazards),
        arena.put(nextEnd),
      ]),
    ),
    arena.records(
      program.crossClocks.map(({ starts, after }, clock) => [starts, Number(after !== null), plan.crossAt[clock]]),
    ),
    arena.records(feedbacks.map((feedback) => feedbackRow(plan, arena, feedback))),
    arena.records(
      wheels.map((wheel) =>
        wheel === null ? [0, 0, 0, 0, 0] : [wheel.count, wheel.near, wheel.levels, 2 * wheel.near - 1, wheel.rows],
      ),
    ),
    arena.records(
      plan.works.map((work) => [
        workKinds.indexOf(work.kind),
        work.kind === "serve" ? work.resource : work.kind === "depart" ? work.family : work.stage,
        work.kind === "serve" ? work.rank : 0,
      ]),
    ),
    arena.ints(plan.late),
    arena.ints(sources),
    arena.ints(feedbackSources),
    arena.floats(persons),
    arena.put(offsets),
    arena.put(places),
    arena.put(values),
  ];
}

function stageRow(plan: Plan, stage: number, liveFrom: readonly number[]): number[] {
  const { program, layout, keeping } = plan;
  const { kind, holds, ifFull, time } = program.stages[stage];
  const span = (edges: readonly Edge[]): number[] =>
    edges.length === 0 ? [0, 0] : [edges[0].index, edges[0].index + edges.length];
  return [
    stays.indexOf(kind),
    keepings.indexOf(keeping[stage]),
    layout.firstCell[stage],
    layout.firstCell[stage + 1],
    ...span(layout.ownEdges[stage]),
    ...span(layout.clockEdges[stage]),
    ...span(layout.strikeEdges[stage]),
    layout.fullEdge[stage]?.index ?? -1,
    holds.length,
    Number(layout.hasDoor[stage]),
    Number(ifFull >= 0),
    Number(time !== null),
    liveFrom[stage],
    liveFrom[stage + 1],
    layout.afterEdges[stage],
  ];
}

/**
 * The last number says whether the edge's persons are asked for by cell; it is written once listeners have
 * said so.
 */
export const edgeNumbers = 10;

function edgeRow(plan: Plan, edge: Edge): number[] {
  const { index, from, to, clock, first, base } = edge;
  const isClock = edge.cause === 1 && clock >= 0;
  const whileWaiting = isClock && plan.program.stages[from].clocks[clock].whileWaiting;
  const afterAt = isAfter(plan.program, edge) ? plan.afterAt[index] : -1;
  return [from, to, clock, first, base, plan.shareAt[index], plan.partInAt[index], afterAt, Number(whileWaiting), 0];
}

/** Resources whose units the people of a cell ask for on the way in. */
function asksOf({ program, layout }: Plan, cell: number): number[] {
  const { holds } = program.stages[layout.stageOf[cell]];
  return holds.map((hold) => program.holds[hold].resource[layout.classOf[cell]]).filter((resource) => resource >= 0);
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
function feedbackRow({ means, h, steps }: Plan, arena: Arena, { code, constants, stageSets }: Feedback): number[] {
  const own = Int32Array.from(code);
  const curves: number[] = [];
  for (let i = 0; i < own.length; i += 2) if (own[i] === 1) own[i + 1] = curves.push(code[i + 1]) - 1;
  const values = curves.flatMap((curve) => Array.from({ length: steps }, (_, n) => means.valueAt(curve, n * h)));
  const sets = flatten(stageSets);
  return [
    arena.put(own),
    own.length,
    arena.put(constants),
    arena.floats(values),
    arena.ints(sets.from),
    arena.ints(sets.all),
  ];
}
