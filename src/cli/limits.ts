// What the options allow a study to take, and what the machine has where they do not say.
import { totalmem } from "node:os";
import type { Limits } from "../study/limits.ts";
import { wholeNumber } from "./options.ts";
import type { RunOptions } from "./options.ts";

/** Part of the machine's memory that a study takes without being told so. */
const shareOfMachine = 0.8;

export function limitsOf({ allow, maxMemory, maxEvents }: RunOptions): Limits {
  const records = allow === undefined ? null : wholeNumber("allow", allow, 0, 1);
  return {
    recordsPerRun: records ?? 60_000_000,
    recordsInAll: records === null ? 3_000_000_000 : Infinity,
    memoryBytes: maxMemory === undefined ? shareOfMachine * memoryAtHand() : megabytes("max-memory", maxMemory),
    eventsPerRun: maxEvents === undefined ? null : wholeNumber("max-events", maxEvents, 0, 1),
  };
}

export function megabytes(name: string, text: string): number {
  return 1e6 * wholeNumber(name, text, 0, 1);
}

/** What the machine has, or what a container was given of it. */
function memoryAtHand(): number {
  const given = process.constrainedMemory?.() ?? 0;
  return given > 0 ? Math.min(given, totalmem()) : totalmem();
}
