// How the memory that an import may hold is divided.

/**
 * Megabytes that the program, its buffers for the file being read and the engine's allocator take beside what
 * the engine counts as its own. Measured: 270 to 500, the more the more the engine may hold
 * (docs/verification/eoir-import.md).
 */
const besideTheEngine = 600;

/** Less than this for the engine, and it spills so much that an import hardly ends. */
export const leastMemory = besideTheEngine + 200;

/**
 * What of it the engine may count as its own; beyond, it works on the disk.
 *
 * @param memoryMB what the whole import may hold; ≥ leastMemory
 */
export function engineShare(memoryMB: number): number {
  return memoryMB - besideTheEngine;
}
