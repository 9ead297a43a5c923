// Where a cell's own numbers lie among the dials.

/** Blocks of one number a cell, at the beginning of the dials: block × cells + cell. */
export const blocks = {
  /**
   * share of people whom no hazard takes in a step, and in half of it; while waiting, or in a stay without a
   * line
   */
  survive: 0,
  half: 1,
  /** share of people whom no hazard takes first, among those whose stay ends in the step they came in */
  same: 2,
  /** the same three for people in service */
  surviveIn: 3,
  halfIn: 4,
  sameIn: 5,
  /**
   * share of stays that end in the step they began in; for stays without an end, the mean share that hazards
   * leave
   */
  first: 6,
  /** index into Plan.delays of dwell or service */
  delay: 7,
  /** share of people beginning a stay who are due in later steps */
  later: 8,
  /**
   * share of the people who come before a departure of their step whom no clock takes before it; 1 where nobody
   * boards
   */
  there: 9,
  /** mean instant of the step's departures, 0 … 1: until then clocks take people, from then on they take the others */
  cut: 10,
} as const;
/** how many there are */
export const blockCount = 11;
