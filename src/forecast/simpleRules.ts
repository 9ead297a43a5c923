// Rules that need no fitting: the next figure from the last ones.

/** Places of a history, one a period; null where no figure is known. */
export type Places = readonly (number | null)[];

/** A rule of which the same words gave a forecast of every earlier period. */
export interface SimpleRule {
  /**
   * Middle of the forecast so many steps after the last place.
   *
   * @returns null where the rule has nothing to go on
   */
  middle(places: Places, steps: number): number | null;
  /** variance so many steps ahead, in variances of one step */
  growth(places: Places, steps: number): number;
}

/** As it is now; a step adds what a step added before. */
export const lastValue: SimpleRule = {
  middle: (places) => places[places.length - 1] ?? null,
  growth: (_places, steps) => steps,
};

/**
 * As in the same season of the last year in which it is known; yearly figures have no season.
 *
 * @param perYear seasons a year
 */
export function seasonalNaive(perYear: number): SimpleRule {
  return {
    middle(places, steps) {
      if (perYear === 1) return null;
      let at = places.length - 1 + steps;
      do at -= perYear;
      while (at >= places.length || (at >= 0 && places[at] === null));
      return places[at] ?? null;
    },
    growth: (_places, steps) => Math.ceil(steps / perYear),
  };
}

/** On along the straight line from the first to the last place. Its slope is as uncertain as the history is short. */
export const drift: SimpleRule = {
  middle(places, steps) {
    const [first, last] = [places[0], places[places.length - 1]];
    if (places.length < 2 || first == null || last == null) return null;
    return last + ((last - first) / (places.length - 1)) * steps;
  },
  growth(places, steps) {
    const span = places.length - 1;
    return (steps * (1 + steps / span)) / (1 + 1 / span);
  },
};

/** The mean of the last three known. Of a random walk it is off by 5/9 of a step's variance before a step is made. */
export const meanOfThree: SimpleRule = {
  middle(places) {
    const known = places.filter((place) => place !== null).slice(-3);
    return known.length < 3 || places[places.length - 1] === null
      ? null
      : known.reduce((sum, each) => sum + each, 0) / 3;
  },
  growth: (_places, steps) => (steps + 5 / 9) / (1 + 5 / 9),
};

/** What the rule would have been wrong by, one step ahead, at every earlier period that it had a forecast for. */
export function oneStepErrors(rule: SimpleRule, places: Places): readonly number[] {
  return places.flatMap((place, at) => {
    const middle = place === null ? null : rule.middle(places.slice(0, at), 1);
    return place === null || middle === null ? [] : [place - middle];
  });
}
