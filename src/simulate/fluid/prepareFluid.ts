// The state of a run before anybody is in it.
import { blocks } from "./cellDials.ts";
import { makeWheel, noWheel } from "./dueWheelRows.ts";
import { hasWheel } from "./keeping.ts";
import { knownOf } from "./knownOf.ts";
import { NOBODY, Packets } from "./packetRows.ts";
import { lengthOf, listsOfCell } from "./packets.ts";
import type { Plan } from "./plan.ts";
import type { FluidRun } from "./state.ts";

export function prepareFluid(plan: Plan): FluidRun {
  const { layout, program } = plan;
  const { cells } = layout;
  const resources = program.resources.length;
  const dials = new Float64Array(plan.dials.count);
  dials.fill(1, 0, blocks.first * cells);
  dials.fill(1, blocks.later * cells, (blocks.there + 1) * cells);
  dials.fill(0.5, blocks.cut * cells, (blocks.cut + 1) * cells);
  for (let cell = 0; cell < cells; cell++) {
    if (plan.keeping[layout.stageOf[cell]] === "pool") dials[blocks.first * cells + cell] = 1;
  }
  const block = (which: number): Float64Array => dials.subarray(which * cells, (which + 1) * cells);
  const byCell = (): Float64Array => new Float64Array(cells);
  const byResource = (): Float64Array => new Float64Array(resources);
  const cross = layout.clocks.length;
  const most = 1 + cross + Math.max(0, ...program.stages.map(({ clocks }) => clocks.length));
  const run: FluidRun = {
    plan,
    known: knownOf(plan),
    now: 0,
    dials,
    survive: block(blocks.survive),
    half: block(blocks.half),
    surviveIn: block(blocks.surviveIn),
    halfIn: block(blocks.halfIn),
    sameIn: block(blocks.sameIn),
    firstShare: block(blocks.first),
    delayIndex: block(blocks.delay),
    later: block(blocks.later),
    there: block(blocks.there),
    cut: block(blocks.cut),
    inbox: new Float64Array(2 * cells + 1),
    content: byCell(),
    waiting: byCell(),
    atDoor: byCell(),
    entered: byCell(),
    arrived: new Float64Array(program.classCount),
    leaving: byCell(),
    lost: byCell(),
    lostIn: byCell(),
    done: byCell(),
    taken: byCell(),
    moved: new Float64Array(layout.edges.length),
    movedBy: layout.edges.map(() => null),
    survival: byCell().fill(1),
    bulk: byCell(),
    survivalIn: byCell().fill(1),
    bulkIn: byCell(),
    inService: byCell(),
    staying: byCell(),
    wheels: program.stages.map((stage, id) => {
      const here = layout.firstCell[id + 1] - layout.firstCell[id];
      return hasWheel(plan.keeping[id], stage.kind)
        ? makeWheel(here, plan.wheelLength[id], plan.wheelNear[id])
        : noWheel;
    }),
    due: new Float64Array(layout.kinds),
    packets: new Packets(listsOfCell * cells, cross + 1 + plan.afterColumns),
    free: byResource(),
    inUse: byResource(),
    foreseen: byResource(),
    released: byResource(),
    releasedBefore: byResource(),
    given: byResource(),
    toGive: byResource(),
    asked: byResource(),
    ahead: byResource(),
    askedBy: byCell(),
    demand: byResource(),
    share: byResource(),
    carried: byResource(),
    used: byResource(),
    offered: byResource(),
    departures: byResource(),
    leftBehind: byResource(),
    lineBefore: byResource(),
    lastAt: byResource(),
    goes: byResource(),
    seen: byResource(),
    cycle: byResource(),
    lacking: byResource().fill(1),
    byLevel: new Float64Array(Math.max(1, ...program.groups.map(({ levels }) => levels.length))),
    together: -1,
    byTurns: false,
    riskShare: new Float64Array(most),
    riskTaken: new Float64Array(most),
    struck: new Float64Array(cross),
    onTaken: null,
    heard: new Uint8Array(cells),
    eachInLine: (cell, visit) => visitLine(run, cell, visit),
    packetCount: () => run.packets.head.reduce((sum, _, list) => sum + lengthOf(run, list), 0),
  };
  return run;
}

function visitLine(run: FluidRun, cell: number, visit: (persons: number, since: number) => void): void {
  const { packets, bulk, waiting, atDoor } = run;
  const scale = bulk[cell] > 0 ? (waiting[cell] - atDoor[cell]) / bulk[cell] : 0;
  if (!(scale > 0)) return;
  for (let p = packets.head[cell]; p !== NOBODY; p = p.next) visit(p.amount * scale, p.since);
}
