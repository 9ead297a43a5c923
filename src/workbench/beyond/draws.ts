/** Draws of a judgement on the page: enough for "all of them" to be well clear of an 80 % line, and few enough to wait for. */
export const draws = 20;

/** What there is before the first of them. */
export const noVerdicts = { verdicts: [], draws: 0, stepDays: 0 };
