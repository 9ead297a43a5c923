// The rules by which forecasts are scored and judged: decided before the scores, and the same for every model.

/**
 * Whatever changes here, or in the families, horizons and primary baselines of a model's forecasts document, opens a
 * version: the number goes up, the page docs/verification/protocol.md says what changed, and scores of earlier versions
 * stay public.
 */
export const protocol = {
  version: 3,
  baselines: {
    /** degrees of Student's t in the random walk: the tails of flows that policy moves */
    walkDegrees: 2,
    /** with fewer a spread is a guess: Student's 98 % interval is then 60 times as wide as its 50 % interval */
    leastDegrees: 2,
    /** deviation of a published rival's earlier errors, by years ahead or by their root: see src/forecast/rivals.ts */
    rivalGrowth: "root",
  },
  skill: {
    /** largest geometric mean over families of the CRPS ratio to the primary baseline */
    geometricMean: 0.9,
    /** probability left outside a one-sided bound */
    outside: 0.1,
  },
  blocks: {
    /** quarters of origins drawn together, circular, over all families jointly */
    quarters: 4,
    /** printed beside it */
    besideQuarters: 2,
    /** with fewer blocks it is printed and decides nothing */
    fewest: 6,
    resamples: 2000,
    seed: 1,
  },
  coverage: {
    /** the central interval that is judged */
    share: 0.8,
    /** of the interval for the share of outcomes it holds */
    level: 0.9,
    from: 0.65,
    to: 0.92,
    /** with fewer independent outcomes only a total miss could contradict it, and one event looks like that */
    fewest: 4,
  },
  discrepancy: {
    /** months in which it fades by half; what lives longer is the model's misfit */
    halfLives: [0, 0.5, 1, 1.5, 2, 3, 4, 5, 6],
    /** with fewer residuals a flow is published without one */
    fewestResiduals: 3,
  },
  sample: {
    /** of Hyndman & Fan 1996: what comes from where the sample does lies below its quantile with that quantile's share */
    quantileType: 6,
  },
  chance: {
    /** a count of which less is expected has no more chance than one of which this is, in logs */
    leastCount: 1,
  },
  revision: {
    /** with fewer periods of two editions its size is unknown */
    fewestPeriods: 3,
  },
  interventions: {
    /** with fewer a difference is untested */
    fewest: 6,
  },
  /** levels further ahead are drawn grey; differences are not */
  farthestMonths: 24,
} as const;
