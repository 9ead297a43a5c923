// Families of distributions, as both compilers know them: familyCodes.ts has them by name. Beside each its
// figures.

/** value */
export const FIXED = 0;
/** mean */
export const EXPONENTIAL = 1;
/** shape, mean */
export const GAMMA = 2;
/** mu, sigma of the logarithm */
export const LOGNORMAL = 3;
/** scale, shape */
export const WEIBULL = 4;
/** from, to */
export const UNIFORM = 5;
/** from, peak, to */
export const TRIANGULAR = 6;
/** mean, sd */
export const NORMAL = 7;
/** value at probabilities[0], …, straight lines between */
export const POINTS = 8;
/** share of each part */
export const MIX = 9;
