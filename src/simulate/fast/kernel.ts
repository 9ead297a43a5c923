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
}

export interface Kernel extends Exports {
  readonly memory: Memory;
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
  if (webAssembly === undefined) throw noWebAssembly();
  compiled ??= new webAssembly.Module(bytesOfHex(kernelHex));
  const abort = (): void => {};
  const memory = idle ?? new webAssembly.Memory({ initial: firstPages });
  idle = null;
  const { exports } = new webAssembly.Instance(compiled, { host, env: { abort, memory } });
  return { ...(exports as Exports), memory };
}

/** Holds a small run; a larger one takes more as it goes. */
const firstPages = 64;

/** More is given back to the machine. */
const mostIdleBytes = 16 * 1024 * 1024;

/**
 * memory of a run that is over, all zeros, once a thread: to ask the machine for some takes ten times as long as a run
 * of a few people
 */
let idle: Memory | null = null;

/** Hands the memory of a run that is over to the next one. Nobody may look at it any more. */
export function closeKernel({ memory }: Kernel, bytesUsed: number): void {
  if (memory.buffer.byteLength > mostIdleBytes) return;
  new Uint8Array(memory.buffer, 0, bytesUsed).fill(0);
  idle = memory;
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
