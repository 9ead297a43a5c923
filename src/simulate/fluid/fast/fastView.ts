// The kernel's memory as listeners see it.
import type { Plan } from "../plan.ts";
import type { FluidView } from "../view.ts";

/** Fields of a view that lie in the kernel's memory. */
export const listed = [
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
  "lastAt",
  "leftBehind",
  "goes",
  "heard",
] as const;

export type Places = Record<(typeof listed)[number], { readonly address: number; readonly length: number }>;

/** Who makes the steps, and knows where in the memory everything lies. */
interface Looked {
  readonly plan: Plan;
  /** points the view at the memory, which moves when it grows */
  look(view: FastView): void;
  eachInLine(cell: number, visit: (persons: number, since: number) => void): void;
  packetCount(): number;
}

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
  lastAt!: Float64Array;
  leftBehind!: Float64Array;
  goes!: Float64Array;
  heard!: Uint8Array;
  readonly movedBy: (Float64Array | null)[];
  onTaken: FluidView["onTaken"] = null;
  readonly #run: Looked;

  constructor(run: Looked) {
    this.plan = run.plan;
    this.#run = run;
    this.movedBy = run.plan.layout.edges.map(() => null);
    run.look(this);
  }

  eachInLine(cell: number, visit: (persons: number, since: number) => void): void {
    this.#run.eachInLine(cell, visit);
  }

  packetCount(): number {
    return this.#run.packetCount();
  }

  /**
   * Called when the run is over and its memory goes to the next one: the view keeps copies of its numbers.
   */
  keep(): void {
    for (const name of listed) this[name] = this[name].slice() as never;
    this.movedBy.forEach((by, edge) => (this.movedBy[edge] = by === null ? null : by.slice()));
  }
}
