// Whole numbers that stand for kinds of things in the kernels' memory. The host writes and reads them
// (codesOf.ts has them by name), and both kernels, which AssemblyScript compiles, read this very file.

// Kinds of stages: StageProgram.
export const DWELL = 0;
export const SERVICE = 1;
export const BOARDS = 2;
export const WAITS = 3;
export const PASSES = 4;
export const OUTCOME = 5;

// Kinds of resources: ResourceProgram.
export const SERVERS = 0;
export const HELD = 1;
export const SLOTS = 2;

// Orders of a line.
export const FIRST_COME = 0;
export const LAST_COME = 1;
export const LONGEST_IN_SYSTEM = 2;
export const RANDOM = 3;

// Why somebody left a stage: LeaveCause of recorder.ts.
export const CAUSE_OWN_END = 0;
export const CAUSE_STAGE_CLOCK = 1;
export const CAUSE_CROSS_CLOCK = 2;
export const CAUSE_FULL = 3;
