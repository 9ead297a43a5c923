// The codes of families by the names that documents and a Program have for them.
import * as families from "./families.ts";

/** The families with figures of their own; a mixture has parts instead. */
export type Family =
  | "fixed"
  | "exponential"
  | "gamma"
  | "lognormal"
  | "weibull"
  | "uniform"
  | "triangular"
  | "normal"
  | "quantiles";

export const familyCodes: Readonly<Record<Family | "mix", number>> = {
  fixed: families.FIXED,
  exponential: families.EXPONENTIAL,
  gamma: families.GAMMA,
  lognormal: families.LOGNORMAL,
  weibull: families.WEIBULL,
  uniform: families.UNIFORM,
  triangular: families.TRIANGULAR,
  normal: families.NORMAL,
  quantiles: families.POINTS,
  mix: families.MIX,
};
