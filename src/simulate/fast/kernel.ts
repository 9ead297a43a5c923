// One instance of the compiled kernel: what it exports, and what it asks of its host.
import { PendencyError } from "../../errors.ts";
import { bytesOfHex } from "./hex.ts";
import { kernelHex } from "./kernelBytes.ts";
import { webAssembly, type Memory, type Module } from "./webAssembly.ts";

/** As exported by kernel/assembly/kernel.ts. */
interface Exports {
  room(bytes: number): number;
  prepare(image: number): number;
  begin(): void;
  step(step: number, last: number, mostEvents: number): void;
  flush(): void;
  /** how many numbers the observers inside the kernel found */
  finish(time: number): number;
  results(): number;
  eventCount(): number;
  personCount(): number;
  rowBlocks(): number;
  rowBytes(): number;
  cohortTable(): number;
  /** whether this run drew any line of distributions' shapes; their tables, and where the lines of one lie */
  areShapesDrawn(): number;
  shapeCount(): number;
  shapeLines(nth: number): number;
  /** addresses between which nothing was ever written */
  spareFrom(): number;
  spareTo(): number;
  /** begins anew in memory that is as it was when the instance was made; added by kernel/build.mjs */
  reset(): void;
}

/** An instance, with which one run after another is made. */
export interface Kernel extends Exports {
  readonly memory: Memory;
  /** whom it asks: another one for each run */
  readonly host: { of: KernelHost };
  /** all that lies in its memory before a run */
  readonly first: Uint8Array;
}

interface KernelHost {
  /** so many announcements are to be read */
  read(count: number): void;
  noNumber(what: number, place: number, value: number, edge: number): void;
  /** the observers inside the kernel count as many people as came, or throw */
  ledgerBroken(caseClass: number, step: number, came: number, accounted: number): void;
  shortOfUnits(resource: number, held: number, present: number): void;
}

/**
 * compiled at first use, once a thread: the same bytes always, so that nothing can depend on who came first
 */
let compiled: Module | null = null;

/** Whether the fast engine can run here. */
export function hasKernel(): boolean {
  return webAssembly !== undefined;
}

/** @throws PendencyError where there is no WebAssembly */
export function openKernel(host: KernelHost): Kernel {
  const kernel = idle ?? newKernel(host);
  idle = null;
  kernel.host.of = host;
  return kernel;
}

/** @throws PendencyError where there is no WebAssembly */
function newKernel(first: KernelHost): Kernel {
  if (webAssembly === undefined) throw noWebAssembly();
  compiled ??= new webAssembly.Module(bytesOfHex(kernelHex));
  const memory = new webAssembly.Memory({ initial: firstPages });
  const host = { of: first };
  const asked: KernelHost = {
    read: (count) => host.of.read(count),
    noNumber: (what, place, value, edge) => host.of.noNumber(what, place, value, edge),
    ledgerBroken: (caseClass, step, came, accounted) => host.of.ledgerBroken(caseClass, step, came, accounted),
    shortOfUnits: (resource, held, present) => host.of.shortOfUnits(resource, held, present),
  };
  const abort = (): void => {};
  const instance = new webAssembly.Instance(compiled, { host: asked, env: { abort, memory } });
  const exports = instance.exports as Exports;
  const end = exports.room(0);
  const laid = new Uint8Array(memory.buffer, 0, end).slice();
  exports.reset();
  return { ...exports, memory, host, first: laid };
}

/** Holds a small run; a larger one takes more as it goes. */
const firstPages = 64;

/** More is given back to the machine. */
const mostIdleBytes = 16 * 1024 * 1024;

/**
 * of a run that is over, as it was before it, once a thread: to ask the machine for memory takes ten times as long as
 * a run of a few people, and an instance a tenth of one
 */
let idle: Kernel | null = null;

/** Hands the instance of a run that is over to the next one. Nobody may look at its memory any more. */
export function closeKernel(kernel: Kernel, bytesUsed: number): void {
  const { memory, spareFrom, spareTo, first } = kernel;
  if (memory.buffer.byteLength > mostIdleBytes) return;
  const bytes = new Uint8Array(memory.buffer, 0, bytesUsed);
  bytes.fill(0, 0, spareFrom() >>> 0).fill(0, spareTo() >>> 0);
  bytes.set(first);
  kernel.reset();
  idle = kernel;
}

/**
 * A trap of a kernel whose memory cannot grow any more means what it looks like; any other is a mistake of
 * ours.
 */
export function explainTrap(error: unknown, { memory }: Kernel): unknown {
  const isTrap = webAssembly !== undefined && error instanceof webAssembly.RuntimeError;
  return isTrap && memory.buffer.byteLength > MOST_BYTES - 2 * BLOCK_BYTES ? outOfMemory() : error;
}

/** all that 32 bits can address, and more than the kernel asks for at once */
const MOST_BYTES = 4294967296;
const BLOCK_BYTES = 33554432;

function noWebAssembly(): PendencyError {
  return new PendencyError([
    {
      kind: "limits",
      at: null,
      path: "run",
      expected: "WebAssembly, for the fast engine",
      got: "a platform without it",
      hint: "use the straight engine; it gives the same numbers",
    },
  ]);
}

function outOfMemory(): PendencyError {
  return new PendencyError([
    {
      kind: "limits",
      at: null,
      path: "run",
      expected: "a run within 4 GB",
      got: "one with more people inside at one time",
      hint: "let one record stand for several people; nothing of this run can be used",
    },
  ]);
}
