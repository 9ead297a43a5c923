// When each state of a regime holds: in the record up to a day, and where a scenario supposes it.
import type { Model, Regime } from "../model/model.ts";
import type { Scenario } from "../scenario/scenario.ts";

/** From the first day, to the second, not included. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface StatesReached {
  /** stretches of any level's history; [] for a state that is not reached by the day */
  ofState(regime: string, state: string): readonly Stretch[];
  /** states that come before this one in a history, the nearest first */
  before(regime: string, state: string): readonly string[];
  readonly regimes: ReadonlySet<string>;
}

/** @param model with its histories as of the day; what scenarios set is reached from the date they say */
export function statesReached({ regimes }: Model, scenarios: readonly Scenario[]): StatesReached {
  const byName = new Map(regimes.map((regime) => [regime.name, regime]));
  const stretches = new Map<string, Stretch[]>();
  const add = (regime: string, state: string, stretch: Stretch): void => {
    const key = `${regime} ${state}`;
    stretches.set(key, [...(stretches.get(key) ?? []), stretch]);
  };
  for (const regime of regimes) {
    for (const history of historiesOf(regime)) {
      for (const [index, { days, state }] of history.entries())
        add(regime.name, state, { from: days, to: history[index + 1]?.days ?? Infinity });
    }
  }
  for (const { target, action, from, to } of scenarios.flatMap(({ changes }) => changes)) {
    if (action.kind !== "state") continue;
    add(target.name, action.state, { from: from.days, to: to?.days ?? Infinity });
  }
  return {
    ofState: (regime, state) => stretches.get(`${regime} ${state}`) ?? [],
    before: (regime, state) => statesBefore(byName.get(regime), state),
    regimes: new Set(byName.keys()),
  };
}

/** By the histories that have the state, then as the regime lists its states. */
function statesBefore(regime: Regime | undefined, state: string): readonly string[] {
  if (regime === undefined) return [];
  const inHistories = historiesOf(regime).flatMap((history) => {
    const first = history.findIndex((one) => one.state === state);
    return history
      .slice(0, Math.max(first, 0))
      .map((one) => one.state)
      .toReversed();
  });
  const listed = regime.states.slice(0, Math.max(regime.states.indexOf(state), 0)).toReversed();
  return [...new Set([...inHistories, ...listed])];
}

type History = NonNullable<Regime["otherwise"]>;

function historiesOf({ histories, otherwise }: Regime): readonly History[] {
  return [...Object.values(histories), ...(otherwise === null ? [] : [otherwise])];
}
