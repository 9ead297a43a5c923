// What a study may take on this machine where nobody says otherwise: the usual numbers, and most of its memory.
import { totalmem } from "node:os";
import { usualLimits } from "../study/limits.ts";
import type { Limits } from "../study/limits.ts";

/** Part of the machine's memory that a study takes without being told so. */
const shareOfMachine = 0.8;

export function machineLimits(): Limits {
  return { ...usualLimits, memoryBytes: shareOfMachine * memoryAtHand() };
}

/** What the machine has, or what a container was given of it. */
function memoryAtHand(): number {
  const given = process.constrainedMemory?.() ?? 0;
  return given > 0 ? Math.min(given, totalmem()) : totalmem();
}
