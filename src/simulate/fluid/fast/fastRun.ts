// Runs a plan's steps in the kernel. The straight engine makes the state of the first instant; a copy of it
// is kept in the kernel's memory and restored for every run.
import { placeInitial } from "../initial.ts";
import type { Plan } from "../plan.ts";
import { sameUntil } from "../sameUntil.ts";
import { prepareFluid } from "../prepareFluid.ts";
import type { FluidRun } from "../state.ts";
import { turnDials } from "../step.ts";
import type { FluidView } from "../view.ts";
import { namesInOrder, valuesInOrder, type Named } from "../../places.ts";
import { Arena, fieldNames, sideBySide } from "./arena.ts";
import { Edge, PacketRow, PacketsFields, PlanFields, Resource, StateFields, Told } from "./contract.ts";
import { FastView, listed, type Places } from "./fastView.ts";
import { explainTrap, isTrap, openFluidKernel, type FluidKernel } from "./instance.ts";
import { packPackets, type PacketLists } from "./packPackets.ts";
import { packPlan } from "./packPlan.ts";

/** The run's lists; `movedBy` is the kernel's alone. */
const listsOf = (run: FluidRun): Named<typeof StateFields, Float64Array | Uint8Array> => ({
  dials: run.dials,
  inbox: run.inbox,
  content: run.content,
  waiting: run.waiting,
  atDoor: run.atDoor,
  entered: run.entered,
  arrived: run.arrived,
  leaving: run.leaving,
  lost: run.lost,
  lostIn: run.lostIn,
  done: run.done,
  taken: run.taken,
  moved: run.moved,
  movedBy: new Float64Array(run.plan.layout.targets.length),
  survival: run.survival,
  bulk: run.bulk,
  survivalIn: run.survivalIn,
  bulkIn: run.bulkIn,
  inService: run.inService,
  staying: run.staying,
  askedBy: run.askedBy,
  due: run.due,
  free: run.free,
  inUse: run.inUse,
  released: run.released,
  given: run.given,
  toGive: run.toGive,
  asked: run.asked,
  ahead: run.ahead,
  demand: run.demand,
  carried: run.carried,
  used: run.used,
  offered: run.offered,
  departures: run.departures,
  leftBehind: run.leftBehind,
  lastAt: run.lastAt,
  goes: run.goes,
  seen: run.seen,
  cycle: run.cycle,
  lacking: run.lacking,
  byLevel: run.byLevel,
  riskShare: run.riskShare,
  riskTaken: run.riskTaken,
  heard: run.heard,
  share: run.share,
  releasedBefore: run.releasedBefore,
  foreseen: run.foreseen,
  lineBefore: run.lineBefore,
  struck: run.struck,
});

/** A plan laid out in one instance of the kernel: one run at a time. */
export class FastRun {
  plan: Plan;
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
  readonly #dialValues: number;
  readonly #resources: number;
  readonly #arena: Arena;
  #seen = { numbers: new Float64Array(0), words: new Int32Array(0) };
  /** the step at whose beginning the kernel keeps the state; -1: none */
  #kept = -1;

  private constructor(plan: Plan, arena: Arena) {
    const { kernel } = arena;
    this.plan = plan;
    this.kernel = kernel;
    this.#arena = arena;
    const run = prepareFluid(plan);
    turnDials(run, 0);
    this.initial = placeInitial(run);
    const lists = listsOf(run);
    const names = namesInOrder(StateFields);
    const rows = run.wheels.map(({ rows: own }) => own);
    const packets = packPackets(run.packets);
    const packetNames = Object.keys(packets.lists) as (keyof PacketLists)[];
    const all = [
      ...names.map((name) => lists[name]),
      ...rows,
      ...packetNames.map((name) => packets.lists[name]),
      packets.rows,
    ];
    const { offsets, bytes } = sideBySide(all);
    this.#bytes = bytes;
    this.#state = arena.room(bytes);
    this.#copy = arena.room(bytes);
    const addresses = offsets.map((offset) => this.#state + offset);
    const state = byName(names, addresses);
    const packetsAt = byName(packetNames, addresses.slice(names.length + rows.length));
    packets.moveTo(addresses[all.length - 1]);
    const rowsAt = addresses.slice(names.length);
    const packed = packPlan(plan, run.known, run.wheels, rowsAt, arena);
    const { columns, spareRows } = packets;
    const table = arena.ints([
      ...numbersOf(PlanFields, packed),
      ...numbersOf(StateFields, state),
      ...numbersOf(PacketsFields, { columns, spareRows, ...packetsAt }),
    ]);
    const image = new Uint8Array(kernel.memory.buffer, this.#copy, bytes);
    all.forEach((list, i) => image.set(new Uint8Array(list.buffer, list.byteOffset, list.byteLength), offsets[i]));
    kernel.prepare(table);
    this.#edges = packed.edges;
    this.#dialValues = packed.dialValues;
    this.#resources = packed.resources;
    this.#heads = packetsAt.head;
    this.#movedBy = state.movedBy;
    this.#at = Object.fromEntries(
      listed.map((name) => [name, { address: state[name], length: lists[name].length }]),
    ) as Places;
  }

  /**
   * The plan laid out in an idle kernel, of this plan or of another, or in a new kernel.
   * @returns null where there is no kernel, or where the plan does not fit into the largest memory it can
   *   have
   */
  static open(plan: Plan): FastRun | null {
    const idle = plan.idle.pop() as FastRun | undefined;
    if (idle !== undefined) {
      if (idle.#takeOver(plan)) return idle;
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

  /**
   * Only dials and departures are written anew where those of later steps are all that differs from the plan laid out; what
   * was kept of its runs stays where it is of a step before these.
   * @returns whether that was all
   */
  #takeOver(plan: Plan): boolean {
    if (plan === this.plan) return true;
    const until = sameUntil(this.plan, plan);
    if (until === 0) return false;
    const { buffer } = this.kernel.memory;
    const { values } = plan.dials;
    new Float64Array(buffer, this.#dialValues, values.length).set(values);
    const places = new Int32Array(buffer, this.#resources, plan.program.resources.length * resourceNumbers.length);
    plan.timetables.forEach((timetable, resource) => {
      const at = (name: "countAt" | "lastInstantAt" | "partAt"): number =>
        places[resource * resourceNumbers.length + resourceNumbers.indexOf(name)] >>> 0;
      if (timetable !== null && timetable !== this.plan.timetables[resource]) {
        new Int32Array(buffer, at("countAt"), timetable.count.length).set(timetable.count);
        new Float64Array(buffer, at("lastInstantAt"), timetable.lastAt.length).set(timetable.lastAt);
      }
      const part = plan.parts[resource];
      if (part !== null && part !== this.plan.parts[resource])
        new Float64Array(buffer, at("partAt"), part.length).set(part);
    });
    this.plan = plan;
    if (this.#kept > until) this.#kept = -1;
    return true;
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
    for (let i = asked; i < edges.length; i += edgeNumbers) edges[i] = 0;
    return new FastView(this);
  }

  /**
   * Goes on to the beginning of a step, of which nobody listens to the steps before, and keeps the state there.
   *
   * @param isPause whether others have their turn before a step
   */
  *goTo(view: FastView, step: number, isPause: (step: number) => boolean): Generator<void, void, void> {
    const { kernel } = this;
    if (step === 0) return;
    if (this.#kept === step) kernel.back(this.#state, this.#bytes);
    else {
      for (view.now = 0; view.now < step; view.now++) {
        if (isPause(view.now)) yield;
        this.step(view);
      }
      kernel.keep(this.#state, this.#bytes);
      this.#kept = step;
    }
    this.look(view);
  }

  /** Called once listeners have said what they ask for: the kernel records it from now on. */
  listen(view: FastView): void {
    const { kernel, plan } = this;
    const edges = new Int32Array(kernel.memory.buffer, this.#edges, plan.layout.edges.length * edgeNumbers);
    view.movedBy.forEach((by, edge) => (edges[edge * edgeNumbers + asked] = by === null ? 0 : 1));
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
    const { numbers, words } = this.#whole();
    const scale = this.#scaleOf(numbers, cell);
    if (!(scale > 0)) return;
    for (let row = words[this.#heads / 4 + cell] >>> 0; row !== 0; row = words[(row + PacketRow.next) / 4] >>> 0) {
      visit(numbers[(row + PacketRow.amount) / 8] * scale, numbers[(row + PacketRow.since) / 8]);
    }
  }

  packetCount(): number {
    const { words } = this.#whole();
    let count = 0;
    for (let list = 0; list < 5 * this.plan.layout.cells; list++) {
      let row = words[this.#heads / 4 + list] >>> 0;
      for (; row !== 0; row = words[(row + PacketRow.next) / 4] >>> 0) count++;
    }
    return count;
  }

  /** The whole memory, which moves when it grows. */
  #whole(): { numbers: Float64Array; words: Int32Array } {
    const { buffer } = this.kernel.memory;
    if (this.#seen.numbers.buffer !== buffer)
      this.#seen = { numbers: new Float64Array(buffer), words: new Int32Array(buffer) };
    return this.#seen;
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
    const { numbers } = this.#whole();
    const first = (kernel.toldAt() >>> 0) / 8;
    for (let at = first; at < first + count * toldNumbers; at += toldNumbers) {
      const read = (place: number): number => numbers[at + place / 8];
      onTaken(read(Told.cell), read(Told.resource), read(Told.amount), read(Told.wait), read(Told.served) === 1);
    }
  }
}

/** Records of edges: how many numbers, and which says that listeners ask for the edge's persons by cell. */
const edgeNumbers = fieldNames(Edge).length;
const asked = fieldNames(Edge).indexOf("isAsked");
const toldNumbers = Told.bytes / 8;
const resourceNumbers = fieldNames(Resource);

function numbersOf<Fields extends object>(fields: Fields, values: Named<Fields, number>): number[] {
  return valuesInOrder(fields, values);
}

function byName<Name extends string>(names: readonly Name[], values: readonly number[]): Record<Name, number> {
  return Object.fromEntries(names.map((name, i) => [name, values[i]])) as Record<Name, number>;
}
