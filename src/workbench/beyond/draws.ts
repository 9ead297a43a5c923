/** Draws of a judgement on the page: enough for "all of them" to be well clear of an 80 % line, and few enough to wait for. */
export const draws = 20;
