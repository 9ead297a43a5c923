// Where a cell's own numbers lie among the dials, in both twins.

/** Blocks of one number a cell, at the beginning of the dials: block × cells + cell. */
export const blocks = {
  /** share whom no hazard takes in a step, and in half of it; while waiting, or in a stay without a line */
  survive: 0,
  half: 1,
  /** share of those who end their stay in the step they came in whom no hazard takes before */
  same: 2,
  /** the same of those in service */
  surviveIn: 3,
  halfIn: 4,
  sameIn: 5,
  /** share that ends in the step in which it began; people in stays without end: mean of what hazards leave */
  first: 6,
  /** index into Plan.kernels of dwell or service */
  kernel: 7,
  /** what is put into later steps of those who begin a stay */
  later: 8,
} as const;
/** how many there are */
export const blockCount = 9;
