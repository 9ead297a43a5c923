// Runs a plan's steps in the kernel. The straight engine makes the state of the first instant; a copy of it
// is kept in the kernel's memory and restored for every run.
import { placeInitial } from "../initial.ts";
import type { Plan } from "../plan.ts";
import { prepareFluid, type FluidRun } from "../state.ts";
import { turnDials } from "../step.ts";
import type { FluidView } from "../view.ts";
import { Arena, sideBySide } from "./arena.ts";
import { explainTrap, isTrap, openFluidKernel, type FluidKernel } from "./instance.ts";
import { edgeNumbers, packPlan, type PackedWheel } from "./packPlan.ts";
import { packPackets } from "./packPackets.ts";

/**
 * The state's lists in the order in which kernel/fluid/state.ts reads them, up to the first that only the
 * kernel has.
 */
const numbersOf = (run: FluidRun): Float64Array[] => [
  run.dials,
  run.inbox,
  run.content,
  run.waiting,
  run.atDoor,
  run.entered,
  run.arrived,
  run.leaving,
  run.lost,
  run.lostIn,
  run.done,
  run.taken,
  run.moved,
  new Float64Array(run.plan.layout.targets.length),
  run.survival,
  run.bulk,
  run.survivalIn,
  run.bulkIn,
  run.inService,
  run.staying,
  run.admitted,
  run.due,
  run.free,
  run.inUse,
  run.released,
  run.nowAskedAtDoor,
  run.nowAsked,
  run.nowAdmitted,
  run.letIn,
  run.letInAtDoor,
  run.carried,
  run.used,
  run.offered,
  run.departures,
  run.leftBehind,
  run.lastAt,
  run.goes,
  run.seen,
  run.cycle,
  run.lacking,
  run.byLevel,
  run.risks.share,
  run.risks.taken,
];

/** Deepest stack that a value settled from stocks may need. */
const stackNumbers = 256;

/** A plan laid out in one instance of the kernel: one run at a time. */
export class FastRun {
  readonly plan: Plan;
  readonly kernel: FluidKernel;
  /** persons there at the first instant; [class] */
  readonly initial: Float64Array;
  readonly #state: number;
  readonly #copy: number;
  readonly #bytes: number;
  /** where each list of the state begins */
  readonly #at: Places;
  readonly #movedBy: number;
  readonly #edges: number;
  readonly #heads: number;
  readonly #arena: Arena;

  private constructor(plan: Plan, arena: Arena) {
    const { kernel } = arena;
    this.plan = plan;
    this.kernel = kernel;
    this.#arena = arena;
    const run = prepareFluid(plan);
    turnDials(run, 0);
    this.initial = placeInitial(run);
    const lists = [...numbersOf(run), run.heard, new Float64Array(stackNumbers)];
    const rows = run.wheels.map((wheel) => wheel?.rows ?? new Float64Array(0));
    const packets = packPackets(run.packets);
    const all = [...lists, ...rows, ...packets.lists, packets.rows];
    const { offsets, bytes } = sideBySide(all);
    this.#bytes = bytes;
    this.#state = arena.room(bytes);
    this.#copy = arena.room(bytes);
    const addresses = offsets.map((offset) => this.#state + offset);
    const [afterLists, afterRows] = [lists.length, lists.length + rows.length];
    packets.moveTo(addresses[all.length - 1]);
    const wheels = run.wheels.map((wheel, stage): PackedWheel | null =>
      wheel === null ? null : { ...wheel.shape, count: wheel.count, rows: addresses[afterLists + stage] },
    );
    const table = packPlan(plan, arena, wheels);
    table.push(...addresses.slice(0, afterLists), packets.columns, packets.spareRows);
    table.push(...addresses.slice(afterRows, all.length - 1));
    this.#edges = table[edgesInTable];
    this.#heads = addresses[afterRows];
    const tableAt = arena.ints(table);
    const image = new Uint8Array(kernel.memory.buffer, this.#copy, bytes);
    all.forEach((list, i) => image.set(new Uint8Array(list.buffer, list.byteOffset, list.byteLength), offsets[i]));
    kernel.prepare(tableAt);
    const placeOf = (list: Float64Array | Uint8Array): { address: number; length: number } => ({
      address: addresses[lists.indexOf(list)],
      length: list.length,
    });
    this.#at = Object.fromEntries(listed.map((name) => [name, placeOf(run[name])])) as Places;
    this.#movedBy = addresses[movedByInState];
  }

  /**
   * The plan laid out in an idle kernel, of this plan or of another, or in a new kernel.
   * @returns null where there is no kernel, or where the plan does not fit into the largest memory it can
   *   have
   */
  static open(plan: Plan): FastRun | null {
    const idle = plan.idle.pop() as FastRun | undefined;
    if (idle?.plan === plan) return idle;
    if (idle !== undefined) {
      idle.#arena.rewind();
      return FastRun.#layOut(plan, idle.#arena);
    }
    const kernel = openFluidKernel();
    return kernel === null ? null : FastRun.#layOut(plan, new Arena(kernel));
  }

  static #layOut(plan: Plan, arena: Arena): FastRun | null {
    try {
      return new FastRun(plan, arena);
    } catch (error) {
      if (isTrap(error)) return null;
      throw error;
    }
  }

  /** Ends the run; its view keeps the numbers it shows. */
  close(view: FastView): void {
    view.keep();
    this.plan.idle.push(this);
  }

  /** Goes back to the first instant. */
  begin(): FastView {
    const { kernel, plan } = this;
    kernel.restore(this.#state, this.#copy, this.#bytes);
    const edges = new Int32Array(kernel.memory.buffer, this.#edges, plan.layout.edges.length * edgeNumbers);
    for (let i = edgeNumbers - 1; i < edges.length; i += edgeNumbers) edges[i] = 0;
    return new FastView(this);
  }

  /** Called once listeners have said what they ask for: the kernel records it from now on. */
  listen(view: FastView): void {
    const { kernel, plan } = this;
    const edges = new Int32Array(kernel.memory.buffer, this.#edges, plan.layout.edges.length * edgeNumbers);
    view.movedBy.forEach((by, edge) => (edges[edge * edgeNumbers + edgeNumbers - 1] = by === null ? 0 : 1));
    this.look(view);
  }

  step(view: FastView): void {
    const { kernel } = this;
    try {
      kernel.step(view.now, view.onTaken === null ? 0 : 1);
    } catch (error) {
      throw explainTrap(error, kernel, view.now, this.plan.steps);
    }
    if (view.buffer !== kernel.memory.buffer) this.look(view);
    if (view.onTaken !== null) this.#tell(view.onTaken);
  }

  /** Persons inside, wherever they are. */
  inside(): number {
    return this.kernel.inside();
  }

  /** Points the view at the memory, which moves when it grows. */
  look(view: FastView): void {
    const { buffer } = this.kernel.memory;
    view.buffer = buffer;
    for (const name of listed) {
      const { address, length } = this.#at[name];
      view[name] = (
        name === "heard" ? new Uint8Array(buffer, address, length) : new Float64Array(buffer, address, length)
      ) as never;
    }
    const { edges, firstCell } = this.plan.layout;
    for (const { index, from, first } of edges) {
      if (view.movedBy[index] === null) continue;
      const cells = firstCell[from + 1] - firstCell[from];
      view.movedBy[index] = new Float64Array(buffer, this.#movedBy + 8 * first, cells);
    }
  }

  eachInLine(cell: number, visit: (persons: number, since: number) => void): void {
    const { buffer } = this.kernel.memory;
    const numbers = new Float64Array(buffer);
    const words = new Int32Array(buffer);
    const scale = this.#scaleOf(numbers, cell);
    if (!(scale > 0)) return;
    for (let row = words[this.#heads / 4 + cell] >>> 0; row !== 0; row = words[row / 4 + 10] >>> 0) {
      visit(numbers[row / 8] * scale, numbers[row / 8 + 2]);
    }
  }

  #scaleOf(numbers: Float64Array, cell: number): number {
    const { waiting, atDoor, bulk } = this.#at;
    const people = numbers[bulk.address / 8 + cell];
    if (!(people > 0)) return 0;
    return (numbers[waiting.address / 8 + cell] - numbers[atDoor.address / 8 + cell]) / people;
  }

  #tell(onTaken: NonNullable<FluidView["onTaken"]>): void {
    const { kernel } = this;
    const count = kernel.told();
    if (count === 0) return;
    const told = new Float64Array(kernel.memory.buffer, kernel.toldAt() >>> 0, 5 * count);
    for (let i = 0; i < told.length; i += 5) onTaken(told[i], told[i + 1], told[i + 2], told[i + 3], told[i + 4] === 1);
  }
}

/** Indices, in the table and in the state, of entries written or read from outside a run. */
const edgesInTable = 18;
const movedByInState = 13;

const listed = [
  "inbox",
  "content",
  "waiting",
  "atDoor",
  "bulk",
  "entered",
  "arrived",
  "inService",
  "taken",
  "moved",
  "inUse",
  "used",
  "offered",
  "departures",
  "leftBehind",
  "goes",
  "heard",
] as const;
type Places = Record<(typeof listed)[number], { readonly address: number; readonly length: number }>;

/** The kernel's memory as listeners see it. */
export class FastView implements FluidView {
  readonly plan: Plan;
  now = 0;
  buffer: ArrayBuffer | null = null;
  inbox!: Float64Array;
  content!: Float64Array;
  waiting!: Float64Array;
  atDoor!: Float64Array;
  bulk!: Float64Array;
  entered!: Float64Array;
  arrived!: Float64Array;
  inService!: Float64Array;
  taken!: Float64Array;
  moved!: Float64Array;
  inUse!: Float64Array;
  used!: Float64Array;
  offered!: Float64Array;
  departures!: Float64Array;
  leftBehind!: Float64Array;
  goes!: Float64Array;
  heard!: Uint8Array;
  readonly movedBy: (Float64Array | null)[];
  onTaken: FluidView["onTaken"] = null;
  readonly #run: FastRun;

  constructor(run: FastRun) {
    this.plan = run.plan;
    this.#run = run;
    this.movedBy = run.plan.layout.edges.map(() => null);
    run.look(this);
  }

  eachInLine(cell: number, visit: (persons: number, since: number) => void): void {
    this.#run.eachInLine(cell, visit);
  }

  /**
   * Called when the run is over and its memory goes to the next one: the view keeps copies of its numbers.
   */
  keep(): void {
    for (const name of listed) this[name] = this[name].slice() as never;
    this.movedBy.forEach((by, edge) => (this.movedBy[edge] = by === null ? null : by.slice()));
  }
}
