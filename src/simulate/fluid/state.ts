// Everything that one run changes, in flat arrays: persons by cell, and persons by the step they are due in.
import { DueWheel } from "./dueWheel.ts";
import type { DelayShares } from "./delayShares.ts";
import { hasWheel } from "./keeping.ts";
import { Packets } from "./packets.ts";
import { blocks } from "./cellDials.ts";
import type { Plan } from "./plan.ts";
import type { FluidView } from "./view.ts";

export interface FluidRun extends FluidView {
  readonly plan: Plan;
  /** the step under way */
  now: number;
  readonly dials: Float64Array;
  /** persons who came in this step and are not yet processed: see Layout.targets */
  readonly inbox: Float64Array;
  /** persons in the stage, waiting or served; [cell] */
  readonly content: Float64Array;
  /** of these, waiting in a line or at a door */
  readonly waiting: Float64Array;
  /** of these, at a door */
  readonly atDoor: Float64Array;
  /** persons who entered, from the first instant on; [cell] */
  readonly entered: Float64Array;
  /** persons who came in from outside; [class], initial stock apart */
  readonly arrived: Float64Array;
  /**
   * persons of this step who end their stay by themselves, and whom hazards take while waiting, and in
   * service; [cell]
   */
  readonly leaving: Float64Array;
  readonly lost: Float64Array;
  readonly lostIn: Float64Array;
  /** done with service in this step, kept while people come in; [cell] */
  readonly done: Float64Array;
  /** served or boarded in this step; [cell] */
  readonly taken: Float64Array;
  /** persons by way out since the first instant; [edge] */
  readonly moved: Float64Array;
  /** persons of this step by way out and cell of the stage left, where asked for; [edge] */
  readonly movedBy: (Float64Array | null)[];
  /**
   * pools and lines: share of the people there at a reference instant whom no hazard has taken since; [cell]
   */
  readonly survival: Float64Array;
  /**
   * rings and lines: persons there before hazards: each amount divided by `survival` at the time of coming;
   * [cell]
   */
  readonly bulk: Float64Array;
  /** lines: the same two for people in service */
  readonly survivalIn: Float64Array;
  readonly bulkIn: Float64Array;
  /** lines: persons in service at the beginning of the step, and those of them who stay beyond it; [cell] */
  readonly inService: Float64Array;
  readonly staying: Float64Array;
  /** persons due in the coming steps; null where nobody's end is known; [stage] */
  readonly wheels: readonly (DueWheel | null)[];
  /** scratch: amounts to be entered where they are due, by local cell */
  readonly due: Float64Array;
  readonly packets: Packets;
  /**
   * first lists of Packets: waiting [cell], at the door [cell], begun [cell], under way to the cell, let in
   * from its door at the beginning of this step
   */
  readonly listOf: {
    readonly letIn: number;
    readonly waiting: number;
    readonly door: number;
    readonly inside: number;
    readonly coming: number;
  };
  /** servers free in this step, persons; held units still to give; [resource] */
  readonly free: Float64Array;
  readonly inUse: Float64Array;
  /**
   * held: units whose setting free in this step is known when it begins; those set free in the last step, and in the
   * one before it, that were not; units given in this one, and still to be given
   */
  readonly foreseen: Float64Array;
  readonly released: Float64Array;
  readonly releasedBefore: Float64Array;
  readonly given: Float64Array;
  readonly toGive: Float64Array;
  /**
   * held: persons who asked on their way in, in this step; and who are still to ask in it, if they are as many
   * as in the last one
   */
  readonly asked: Float64Array;
  readonly ahead: Float64Array;
  /** of the last time that the step came to the stage; [cell] */
  readonly askedBy: Float64Array;
  /** scratch: persons who ask at one time, and the share of them that is given a unit; [resource] */
  readonly demand: Float64Array;
  readonly share: Float64Array;
  /** slots kept for later departures; [resource] */
  readonly carried: Float64Array;
  /** slots used and offered, persons served; held: persons let in; of this step; [resource] */
  readonly used: Float64Array;
  readonly offered: Float64Array;
  readonly departures: Float64Array;
  readonly leftBehind: Float64Array;
  /** people in line for a departure of the step who came before it; [resource] */
  readonly lineBefore: Float64Array;
  /**
   * instant of the step's last departure, 0 … 1 of the step; share of departures that are not cancelled;
   * [resource]
   */
  readonly lastAt: Float64Array;
  readonly goes: Float64Array;
  /** people in line when a departure boards, given what other departures take; [resource] */
  readonly seen: Float64Array;
  /**
   * for resources that depart with one level and a minimum: steps that a level waits for its turn; [resource]
   */
  readonly cycle: Float64Array;
  /**
   * for departure rates settled from stocks: part of a departure still lacking to the next one; [resource]
   */
  readonly lacking: Float64Array;
  /** persons by level whom a departure may take; as long as the largest group */
  readonly byLevel: Float64Array;
  /**
   * instant within the step, 0 … 1, at which a single departure takes people; -1 where the flow is even over
   * the step
   */
  together: number;
  /** departures of one family after the other, none of which waits for a minimum */
  byTurns: boolean;
  /**
   * scratch: the share that each of a packet's clocks would take alone, and the share it takes beside the
   * others
   */
  readonly risks: { readonly share: Float64Array; readonly taken: Float64Array };
  /** scratch: persons whom a clock has run out for as their stay ends; [clock] */
  readonly struck: Float64Array;
  /** told of each amount whose wait is over, in steps; null when nobody asks */
  onTaken: ((cell: number, resource: number, amount: number, wait: number, served: boolean) => void) | null;
  readonly heard: Uint8Array;
  eachInLine(cell: number, visit: (persons: number, since: number) => void): void;
  packetCount(): number;
}

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
  const byCell = (): Float64Array => new Float64Array(cells);
  const byResource = (): Float64Array => new Float64Array(resources);
  const cross = layout.clocks.length;
  const most = 1 + cross + Math.max(0, ...program.stages.map(({ clocks }) => clocks.length));
  const run: FluidRun = {
    plan,
    now: 0,
    dials,
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
        ? new DueWheel(here, plan.wheelLength[id], plan.wheelNear[id])
        : null;
    }),
    due: new Float64Array(layout.kinds),
    packets: new Packets(5 * cells, cross + 1 + plan.afterColumns, plan.hints.packets),
    listOf: { waiting: 0, door: cells, inside: 2 * cells, coming: 3 * cells, letIn: 4 * cells },
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
    risks: { share: new Float64Array(most), taken: new Float64Array(most) },
    struck: new Float64Array(cross),
    onTaken: null,
    heard: new Uint8Array(cells),
    eachInLine: (cell, visit) => visitLine(run, cell, visit),
    packetCount: () => run.packets.head.reduce((sum, _, list) => sum + run.packets.lengthOf(list), 0),
  };
  return run;
}

function visitLine(run: FluidRun, cell: number, visit: (persons: number, since: number) => void): void {
  const { packets, bulk, waiting, atDoor } = run;
  const scale = bulk[cell] > 0 ? (waiting[cell] - atDoor[cell]) / bulk[cell] : 0;
  if (!(scale > 0)) return;
  for (let p = packets.head[cell]; p >= 0; p = packets.next[p]) visit(packets.amount[p] * scale, packets.since[p]);
}

/** The delay of a cell's dwell or service that holds in this step. */
export function delayOf(run: FluidRun, cell: number): DelayShares {
  return run.plan.delays[run.dials[blocks.delay * run.plan.layout.cells + cell]];
}
