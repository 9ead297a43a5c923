// Who a record is: the names a listener may ask for, and how the straight engine's persons are laid out.

/**
 * A person is one row of 88 bytes, read through two views of the same buffer: numbers that need 64 bits, then numbers
 * that need 32. One row lies in two cache lines or three; with a column for each number, an event waited for eighteen.
 */
export const ROW64 = 11;
export const ROW32 = 22;

/** place of each 64-bit number in its row */
export const column64 = {
  /** instant of arrival, grid steps; negative for the initial stock */
  arrivedAt: 0,
  /** the tie rule: cohorts by month, entry and class, then the index; cohort rank × 2³² + index */
  order: 1,
  /** instant at which the stay began */
  since: 2,
  /** when the pending event happens; the calendar's */
  eventTime: 3,
} as const;

/** place of each 32-bit number in its row; all are read as signed */
export const column32 = {
  /** 64-bit name of the cohort (entry, class, month) as two words */
  cohortHigh: 8,
  cohortLow: 9,
  /** index within the cohort */
  index: 10,
  caseClass: 11,
  /** how many changes for new arrivals had passed */
  era: 12,
  stage: 13,
  standing: 14,
  /** which waiting this is: an entry of a line with another ticket is of somebody who has gone */
  ticket: 15,
  /** bit h is set while the person holds a unit of hold h */
  holds: 16,
  /** what happens next; the calendar's */
  eventCode: 17,
  previous: 18,
  next: 19,
  /** of the call that told how long the stay takes, the word that tells where it leads */
  route: 20,
} as const;

/** The names of those inside: what a record stands for, whichever engine made it. */
export interface People {
  /** 64-bit name of the person's cohort (entry, class, month), as two words */
  cohortHigh(person: number): number;
  cohortLow(person: number): number;
  /** index within the cohort */
  indexOf(person: number): number;
}
