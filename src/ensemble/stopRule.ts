// When enough is known: the standard error of what is asked, after so many chunks in their order.

/** One number of an ensemble that is to be known well enough. */
export type Wanted =
  | { readonly kind: "mean"; readonly measure: string; readonly stack: string }
  /** under `stack` less under `against`, run by run */
  | { readonly kind: "difference"; readonly measure: string; readonly stack: string; readonly against: string }
  /** share of runs in which a claim holds; see claimName */
  | { readonly kind: "probability"; readonly claim: string };

export interface StopRule {
  /** largest standard error that every one of `of` may have */
  readonly error: number;
  /** whether it is a share of the number itself; a probability's is always in its own unit */
  readonly isRelative: boolean;
  readonly of: readonly Wanted[];
  /** with fewer points a standard error says too little of itself */
  readonly leastPoints: number;
}

export const usualLeastPoints = 30;
