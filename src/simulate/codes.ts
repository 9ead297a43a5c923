// Whole numbers that stand for kinds of things in the rules and in the kernels' memory. The host writes and reads them
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

// What a person's pending event is. From STAGE_CLOCK on: that clock of the stage; below 0: −1 − clock across
// stages; from ARRIVAL on: the arrival of that source; from FOLLOWER on: of somebody who comes in the same batch.
export const NO_EVENT = 0;
export const OWN_END = 1;
export const STAGE_CLOCK = 2;
export const ARRIVAL = 1048576;
export const FOLLOWER = 16777216;

// Where a person stands in their stage: the stay has begun and needs nobody; in the line of a server or of
// departures; waiting for a unit that is held; being served.
export const SETTLED = 0;
export const IN_LINE = 1;
export const AT_DOOR = 2;
export const IN_SERVICE = 3;

// Kinds of entries: ArrivalsProgram.
export const POISSON = 0;
export const EXACT = 1;
export const MONTHLY = 2;
export const EVERY = 3;

// What is settled from stocks when it is found to be no number.
export const ARRIVES = 0;
export const UNITS_OF = 1;
export const DEPARTS = 2;
