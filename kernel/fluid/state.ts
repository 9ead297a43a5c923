// Everything one run changes. The host laid the lists out and reads them.
import { Bytes, Floats, Records } from "./lists.ts";
import { Known, KNOWN, Wheel } from "./known.ts";
import { Packets, PACKETS } from "./packetRows.ts";

/** Addresses as `StateFields` has them, and what is the kernel's alone. There is one run in a kernel. */
// @unmanaged
export class FluidRun {
  dials: Floats;
  inbox: Floats;
  content: Floats;
  waiting: Floats;
  atDoor: Floats;
  entered: Floats;
  arrived: Floats;
  leaving: Floats;
  lost: Floats;
  lostIn: Floats;
  done: Floats;
  taken: Floats;
  moved: Floats;
  movedBy: Floats;
  survival: Floats;
  bulk: Floats;
  survivalIn: Floats;
  bulkIn: Floats;
  inService: Floats;
  staying: Floats;
  askedBy: Floats;
  due: Floats;
  free: Floats;
  inUse: Floats;
  released: Floats;
  given: Floats;
  toGive: Floats;
  asked: Floats;
  ahead: Floats;
  demand: Floats;
  carried: Floats;
  used: Floats;
  offered: Floats;
  departures: Floats;
  leftBehind: Floats;
  lastAt: Floats;
  goes: Floats;
  seen: Floats;
  cycle: Floats;
  lacking: Floats;
  byLevel: Floats;
  riskShare: Floats;
  riskTaken: Floats;
  heard: Bytes;
  share: Floats;
  releasedBefore: Floats;
  foreseen: Floats;
  lineBefore: Floats;
  struck: Floats;
  now: i32;
  /** whether somebody asks for amounts whose wait is over */
  listens: bool;
  byTurns: bool;
  together: f64;

  // @inline
  get known(): Known {
    return KNOWN;
  }

  // @inline
  get wheels(): Records<Wheel> {
    return KNOWN.wheels;
  }

  // @inline
  get packets(): Packets {
    return PACKETS;
  }

  // @inline
  get survive(): Floats {
    return this.dials;
  }

  // @inline
  get half(): Floats {
    return this.dials.from(KNOWN.cells);
  }

  // @inline
  get surviveIn(): Floats {
    return this.dials.from(3 * KNOWN.cells);
  }

  // @inline
  get halfIn(): Floats {
    return this.dials.from(4 * KNOWN.cells);
  }

  // @inline
  get sameIn(): Floats {
    return this.dials.from(5 * KNOWN.cells);
  }

  // @inline
  get firstShare(): Floats {
    return this.dials.from(6 * KNOWN.cells);
  }

  // @inline
  get delayIndex(): Floats {
    return this.dials.from(7 * KNOWN.cells);
  }

  // @inline
  get later(): Floats {
    return this.dials.from(8 * KNOWN.cells);
  }

  // @inline
  get there(): Floats {
    return this.dials.from(9 * KNOWN.cells);
  }

  // @inline
  get cut(): Floats {
    return this.dials.from(10 * KNOWN.cells);
  }
}

export const RUN = changetype<FluidRun>(memory.data(offsetof<FluidRun>()));

/** Whether listeners ask for the persons of a way out by cell. */
// @inline
export function isAsked(run: FluidRun, edge: i32): bool {
  return run.known.edges[edge].isAsked != 0;
}

// @inline
export function addAsked(run: FluidRun, edge: i32, local: i32, amount: f64): void {
  run.movedBy[run.known.edges[edge].first + local] += amount;
}

export function forgetAsked(run: FluidRun): void {
  for (let i = 0; i < run.known.edgeCount; i++) {
    const edge = run.known.edges[i];
    if (edge.isAsked == 0) continue;
    const stage = run.known.stages[edge.from];
    for (let cell = 0; cell < stage.end - stage.first; cell++) run.movedBy[edge.first + cell] = 0;
  }
}
