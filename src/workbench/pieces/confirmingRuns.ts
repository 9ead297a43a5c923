/** Runs that follow every person on either side of what a search finds, where somebody wants them. */
export const confirmingRuns = 2;
