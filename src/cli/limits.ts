// What the options allow a study to take, and what the machine has where they do not say.
import { machineLimits } from "../disk/machineLimits.ts";
import type { Limits } from "../study/limits.ts";
import { wholeNumber } from "./options.ts";
import type { RunOptions } from "./options.ts";

export function limitsOf({ allow, maxMemory, maxEvents }: RunOptions): Limits {
  const usual = machineLimits();
  const records = allow === undefined ? null : wholeNumber("allow", allow, 0, 1);
  return {
    recordsPerRun: records ?? usual.recordsPerRun,
    recordsInAll: records === null ? usual.recordsInAll : Infinity,
    memoryBytes: maxMemory === undefined ? usual.memoryBytes : megabytes("max-memory", maxMemory),
    eventsPerRun: maxEvents === undefined ? null : wholeNumber("max-events", maxEvents, 0, 1),
  };
}

export function megabytes(name: string, text: string): number {
  return 1e6 * wholeNumber(name, text, 0, 1);
}
