// Which people can be where. A cell is a stage and a kind of person: a class, and the number of changes for
// new arrivals that had passed. A cell exists only where somebody can come, and kinds with the same future
// share one.
import type { ByClass, Program, StageId } from "../../compile/program.ts";
import { leaveCauses, type LeaveCause } from "../recorder.ts";
import { findClocks, type FluidClock } from "./clocks.ts";
import { findAlike } from "./equivalentKinds.ts";
import type { CurveMeans } from "./curveMeans.ts";

/** One way out of a stage. A share for each cell of the stage lies in the dials from `shares` on. */
export interface Edge {
  readonly index: number;
  readonly from: StageId;
  readonly to: StageId;
  readonly cause: LeaveCause;
  /** index of the stage's clock, or in Layout.clocks; -1 */
  readonly clock: number;
  /** place in `next` of the stage; -1 for clocks and full stages */
  readonly place: number;
  /** where the cells' inboxes start in Layout.targets */
  readonly first: number;
  /** inbox of the first cell, where the other cells' inboxes follow in a row; else -1 */
  readonly base: number;
}

export interface Layout {
  readonly program: Program;
  /** classes times eras */
  readonly kinds: number;
  readonly cells: number;
  /** cells of a stage lie side by side: firstCell[stage] to firstCell[stage + 1] */
  readonly firstCell: Int32Array;
  /** the first of the equivalent kinds that share the cell */
  readonly kindOf: Int32Array;
  readonly classOf: Int32Array;
  readonly stageOf: Int32Array;
  /** [stage × kinds + kind]; -1 where nobody can come */
  readonly cellAt: Int32Array;
  readonly edges: readonly Edge[];
  /** clocks across stages; and which of them stands for a clock of the Program */
  readonly clocks: readonly FluidClock[];
  readonly clockOf: Int32Array;
  /** [stage] */
  readonly ownEdges: readonly (readonly Edge[])[];
  readonly clockEdges: readonly (readonly Edge[])[];
  readonly strikeEdges: readonly (readonly Edge[])[];
  readonly fullEdge: readonly (Edge | null)[];
  /**
   * [edge.first + local cell]: inbox the people go to. Inboxes are the cells, then the cells again for people
   * who hold every unit that the stage asks for, then one for nobody.
   */
  readonly targets: Int32Array;
  /** clocks across stages that may be running, and may still strike, in the stage; [stage] */
  readonly liveClocks: readonly (readonly number[])[];
  /**
   * what a stage does to a clock across stages: 1 stops it, 2 ends it, because it matters nowhere from here
   * on; [stage × clocks + clock]
   */
  readonly stopsIn: Uint8Array;
  /**
   * 1 where nothing else matters of people whom an overdue clock strikes as they come: no clock is live where it sends
   * them, nor where people are sent who are turned away; [stage]
   */
  readonly forgets: Uint8Array;
  /**
   * 1 for a dwell that nothing but its own time ends, and in which clocks across stages that have a duration start and
   * no other runs; [stage]
   */
  readonly clocksOnlyStart: Uint8Array;
  /** 1 where, wherever people go as their stay ends, any overdue clock of theirs strikes, and nothing else of them matters; [stage] */
  readonly anyStrikes: Uint8Array;
  /** clocks of the stage with a duration; [stage] */
  readonly afterEdges: Int32Array;
  /** people may have to wait for a unit before the stay begins; [stage] */
  readonly hasDoor: readonly boolean[];
}

/** @param apart groups whose levels somebody asks for one by one; null for all classes */
export function* layOut(
  program: Program,
  means: CurveMeans,
  apart: readonly string[] | null,
): Generator<void, Layout, void> {
  const kinds = program.classCount * (program.eras.length + 1);
  const stages = program.stages.length;
  const { clocks, clockOf } = findClocks(program);
  const ways = program.stages.map((_, stage) => waysOut(program, clocks, stage));
  const isThere = reach(program, means, kinds, ways);
  const alike = yield* findAlike(program, isThere, kinds, ways, apart);
  const firstCell = new Int32Array(stages + 1);
  const cellAt = new Int32Array(stages * kinds).fill(-1);
  const kindOf: number[] = [];
  const stageOf: number[] = [];
  for (let stage = 0; stage < stages; stage++) {
    for (let kind = 0; kind < kinds; kind++) {
      const leader = alike[stage * kinds + kind];
      if (leader < 0) continue;
      if (leader < kind) {
        cellAt[stage * kinds + kind] = cellAt[stage * kinds + leader];
        continue;
      }
      cellAt[stage * kinds + kind] = kindOf.length;
      kindOf.push(kind);
      stageOf.push(stage);
    }
    firstCell[stage + 1] = kindOf.length;
  }
  const cells = kindOf.length;
  const edges: Edge[] = [];
  const targets: number[] = [];
  for (let stage = 0; stage < stages; stage++) {
    for (const way of ways[stage]) {
      const used = kindOf.some(
        (kind, cell) => stageOf[cell] === stage && canGo(means, way, kind) && cellAt[way.to * kinds + kind] >= 0,
      );
      if (!used) continue;
      const first = targets.length;
      const holding = holdsAll(program, stage, way.to, way.cause);
      for (let cell = firstCell[stage]; cell < firstCell[stage + 1]; cell++) {
        const target = cellAt[way.to * kinds + kindOf[cell]];
        targets.push(target < 0 ? 2 * cells : holding ? cells + target : target);
      }
      const isRow = targets.slice(first).every((target, i) => target === targets[first] + i && target < 2 * cells);
      edges.push({ ...way, index: edges.length, from: stage, first, base: isRow ? targets[first] : -1 });
    }
    yield;
  }
  const edgesOf = (stage: StageId, cause: LeaveCause): Edge[] =>
    edges.filter((edge) => edge.from === stage && edge.cause === cause);
  const each = <T>(of: (stage: StageId) => T): T[] => program.stages.map((_, stage) => of(stage));
  const liveClocks = liveClocksOf(program, edges, clocks, clockOf);
  const stopsIn = new Uint8Array(stages * clocks.length);
  for (let i = 0; i < stopsIn.length; i++) {
    const stage = Math.floor(i / clocks.length);
    const clock = i % clocks.length;
    stopsIn[i] = !liveClocks[stage].includes(clock) ? 2 : clocks[clock].voidIn[stage];
  }
  const strikeEdges = each((stage) => edgesOf(stage, leaveCauses.crossClock));
  const fullEdge = each((stage) => edgesOf(stage, leaveCauses.full)[0] ?? null);
  const forgets = Uint8Array.from(program.stages, ({ kind }, stage) => {
    const ways = [...strikeEdges[stage], ...(fullEdge[stage] === null ? [] : [fullEdge[stage]])];
    return Number(kind !== "passes" && ways.every(({ to }) => liveClocks[to].length === 0));
  });
  const anyStrikes = Uint8Array.from(program.stages, (_, stage) => {
    const strikes = (to: StageId): boolean =>
      forgets[to] === 1 && liveClocks[stage].every((clock) => clocks[clock].strikesIn[to] === 1);
    return Number(edges.every(({ from, to, cause }) => from !== stage || cause !== leaveCauses.ownEnd || strikes(to)));
  });
  return {
    program,
    kinds,
    cells,
    firstCell,
    kindOf: Int32Array.from(kindOf),
    classOf: Int32Array.from(kindOf, (kind) => kind % program.classCount),
    stageOf: Int32Array.from(stageOf),
    cellAt,
    edges,
    clocks,
    clockOf,
    ownEdges: each((stage) => edgesOf(stage, leaveCauses.ownEnd)),
    clockEdges: each((stage) => edgesOf(stage, leaveCauses.stageClock)),
    strikeEdges,
    fullEdge,
    targets: Int32Array.from(targets),
    liveClocks,
    stopsIn,
    forgets,
    clocksOnlyStart: Uint8Array.from(program.stages, ({ kind }, stage) => {
      const live = liveClocks[stage];
      const bring = edges.filter(({ to }) => to === stage).flatMap(({ from }) => liveClocks[from]);
      const only = live.every((clock) => {
        const { startsIn, after } = clocks[clock];
        return startsIn[stage] === 1 && after !== null && !bring.includes(clock);
      });
      const isLeft = edges.every(
        ({ from, cause }) => from !== stage || cause === leaveCauses.ownEnd || cause === leaveCauses.full,
      );
      return Number(kind === "dwell" && live.length > 0 && only && isLeft);
    }),
    anyStrikes,
    afterEdges: Int32Array.from(
      program.stages,
      (_, stage) =>
        edgesOf(stage, leaveCauses.stageClock).filter(({ clock }) => program.stages[stage].clocks[clock].after !== null)
          .length,
    ),
    hasDoor: each((stage) => hasDoor(program, stage, edges)),
  };
}

interface Way {
  readonly to: StageId;
  readonly cause: LeaveCause;
  readonly clock: number;
  readonly place: number;
  readonly share: ByClass | null;
}

function waysOut(program: Program, acrossStages: readonly FluidClock[], stage: StageId): Way[] {
  const { next, clocks, ifFull } = program.stages[stage];
  const own = next.to.map((to, place): Way => ({
    to,
    cause: leaveCauses.ownEnd,
    clock: -1,
    place,
    share: next.shares[place],
  }));
  const byClock = clocks.map((clock, index): Way => ({
    to: clock.to,
    cause: leaveCauses.stageClock,
    clock: index,
    place: -1,
    share: clock.rate,
  }));
  const strikes = acrossStages.flatMap((clock, index): Way[] =>
    clock.strikesIn[stage] === 1
      ? [{ to: clock.to, cause: leaveCauses.crossClock, clock: index, place: -1, share: null }]
      : [],
  );
  const full: Way[] = ifFull < 0 ? [] : [{ to: ifFull, cause: leaveCauses.full, clock: -1, place: -1, share: null }];
  return [...own, ...byClock, ...strikes, ...full];
}

function canGo(means: CurveMeans, way: Way, kind: number): boolean {
  return way.share === null || (way.share[kind] >= 0 && means.isEverPositive(way.share[kind]));
}

/** Marks every stage that somebody of a kind can come to; [stage × kinds + kind]. */
function reach(program: Program, means: CurveMeans, kinds: number, ways: readonly (readonly Way[])[]): Uint8Array {
  const isThere = new Uint8Array(program.stages.length * kinds);
  const todo: number[] = [];
  const mark = (stage: StageId, kind: number): void => {
    if (isThere[stage * kinds + kind] === 1) return;
    isThere[stage * kinds + kind] = 1;
    todo.push(stage * kinds + kind);
  };
  const { classCount } = program;
  for (const { stage, counts } of program.initial) counts.forEach((count, c) => count > 0 && mark(stage, c));
  for (const entry of program.arrivals) {
    for (let c = 0; c < classCount; c++) {
      const comes =
        entry.gaps[c] >= 0 ||
        (entry.rates[c] >= 0 && means.isEverPositive(entry.rates[c])) ||
        (entry.feedback !== null && entry.feedback[c] !== null) ||
        entry.periods.counts.some((count, i) => count > 0 && i % classCount === c);
      if (comes) for (let kind = c; kind < kinds; kind += classCount) mark(entry.stage, kind);
    }
  }
  while (todo.length > 0) {
    const at = todo.pop()!;
    const stage = Math.floor(at / kinds);
    const kind = at % kinds;
    for (const way of ways[stage]) if (canGo(means, way, kind)) mark(way.to, kind);
  }
  return isThere;
}

/** Whether people who go from one stage to another hold every unit that the second asks for. */
function holdsAll(program: Program, from: StageId, to: StageId, cause: LeaveCause): boolean {
  const wanted = program.stages[to].holds;
  if (wanted.length === 0 || cause === leaveCauses.full) return false;
  return wanted.every((hold) => program.stages[from].holds.includes(hold));
}

/**
 * True for a stage under a hold to which somebody comes without the unit, and from which nobody is turned
 * away.
 */
function hasDoor(program: Program, stage: StageId, edges: readonly Edge[]): boolean {
  const { holds, ifFull, kind } = program.stages[stage];
  if (holds.length === 0 || ifFull >= 0 || kind === "outcome") return false;
  if (program.arrivals.some((entry) => entry.stage === stage)) return true;
  return edges.some((edge) => edge.to === stage && !holdsAll(program, edge.from, stage, edge.cause));
}

/**
 * Clocks that are running (between their start and a stage that voids them) and alive (a stage in which they
 * strike is still ahead), by stage.
 */
function liveClocksOf(
  program: Program,
  edges: readonly Edge[],
  clocks: readonly FluidClock[],
  clockOf: Int32Array,
): number[][] {
  const isEnd = (clock: number, stage: StageId): boolean =>
    clocks[clock].voidIn[stage] === 1 || program.stages[stage].kind === "outcome";
  const live = program.stages.map((): number[] => []);
  clocks.forEach((clock, index) => {
    const running = new Set<StageId>(
      program.stages.flatMap((_, stage) => (clock.startsIn[stage] === 1 ? [stage] : [])),
    );
    for (const stage of running) {
      for (const edge of edges) if (edge.from === stage && !isEnd(index, edge.to)) running.add(edge.to);
    }
    const alive = new Set<StageId>(program.stages.flatMap((_, stage) => (clock.strikesIn[stage] === 1 ? [stage] : [])));
    for (const stage of alive) {
      for (const edge of edges) {
        if (edge.to === stage && (!isEnd(index, stage) || clock.startsIn[stage] === 1)) alive.add(edge.from);
      }
    }
    // an initial stock may bring a clock that has run elsewhere
    const brought = program.initial.filter(({ elapsed }) => elapsed.some((one) => clockOf[one.clock] === index));
    for (const { stage } of brought) {
      running.add(stage);
      for (const at of running) {
        for (const edge of edges) if (edge.from === at && !isEnd(index, edge.to)) running.add(edge.to);
      }
    }
    for (const stage of running) if (alive.has(stage)) live[stage].push(index);
  });
  return live;
}
