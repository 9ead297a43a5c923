// The exact expectations of a small network: a continuous-time Markov chain from instant to instant, and at instants that
// are announced (edges, departures) a jump with exact odds. Solved by uniformisation; truncation is below 1e-12.
import { describeNetwork, quantities, type NetworkQuantity } from "./describeNetwork.ts";
import type { Network } from "./network.ts";
import { NetworkRules, type Branch, type State } from "./networkRules.ts";

export interface Expectation {
  readonly quantity: NetworkQuantity;
  readonly mean: number;
  /** of the value of one run; null where the chain does not give it */
  readonly variance: number | null;
  /** the value of one run lies between 0 and this; null where it is unbounded */
  readonly most: number | null;
}

export interface Solution {
  readonly states: number;
  readonly expectations: readonly Expectation[];
}

export class TooManyStates extends Error {}

/** Sums over time, per state: days spent in it, and how many entered each stage. */
interface Sums {
  /** persons × days, by quantity */
  readonly areas: Float64Array;
  /** people who entered, [stage × 2 + class] */
  readonly entries: Float64Array;
}

/** @throws TooManyStates beyond `most`, with the document in the message */
export function solveNetwork(network: Network, most: number): Solution {
  const rules = new NetworkRules(network);
  const wanted = quantities(network);
  const sums: Sums = { areas: new Float64Array(wanted.length), entries: new Float64Array(2 * network.stages.length) };
  const found = new Map<string, Expectation>();
  let now: Distribution = new Distribution();
  now.add(rules.start(), 1);
  const seen = new Set<string>(now.keys());
  let time = 0;
  const look = (): void => {
    for (const quantity of wanted) {
      if ((quantity.kind === "stock" || quantity.kind === "waiting") && quantity.at === time) {
        found.set(quantity.name, momentsOf(rules, now, quantity));
      }
    }
  };
  for (const instant of instantsOf(network)) {
    rules.moveTo(time);
    const area = (state: State, q: number): number => {
      const { kind, stage, caseClass } = wanted[q];
      return kind === "average" ? rules.present(state, stage, caseClass) : 0;
    };
    now = spend(rules, now, time, instant.time - time, sums, area, most);
    for (const key of now.keys()) seen.add(key);
    if (seen.size > most) throw new TooManyStates(describeNetwork(network));
    time = instant.time;
    rules.moveTo(time);
    // what happens at the last instant changes the stocks there, and is in no window
    const entries = time < network.days ? sums.entries : new Float64Array(sums.entries.length);
    if (instant.isEdge) now = jump(now, (state) => rules.edge(state), entries);
    for (const resource of instant.departures) {
      now = jump(now, (state) => rules.departure(state, resource), entries);
    }
    look();
  }
  for (const quantity of wanted) {
    const q = wanted.indexOf(quantity);
    if (quantity.kind === "average") {
      found.set(quantity.name, { quantity, mean: sums.areas[q] / network.days, variance: null, most: null });
    }
    if (quantity.kind !== "entries") continue;
    const mean = sums.entries[quantity.stage * 2 + quantity.caseClass];
    found.set(quantity.name, { quantity, mean, variance: null, most: null });
  }
  return { states: seen.size, expectations: wanted.map(({ name }) => found.get(name)!) };
}

interface Instant {
  readonly time: number;
  readonly isEdge: boolean;
  readonly departures: readonly number[];
}

/** Every instant at which something is announced, changes or is measured, up to the end. */
function instantsOf(network: Network): Instant[] {
  const { days, resources, arrivals } = network;
  const times = new Set<number>([days / 2 - 0.25, days]);
  for (let day = 1; day <= days; day++) times.add(day);
  for (const { rates } of arrivals) for (const { at } of rates) if (at > 0 && at < days) times.add(at);
  const departs = new Map<number, number[]>();
  resources.forEach(({ kind, departsPerDay }, resource) => {
    if (kind !== "slots" || !(departsPerDay > 0)) return;
    for (let n = 1; n / departsPerDay <= days; n++) {
      const time = n / departsPerDay;
      times.add(time);
      departs.set(time, [...(departs.get(time) ?? []), resource]);
    }
  });
  return [...times]
    .toSorted((a, b) => a - b)
    .map((time) => ({ time, isEdge: Number.isInteger(time), departures: departs.get(time) ?? [] }));
}

/** Probabilities of states, each state kept once. */
class Distribution {
  readonly states: State[] = [];
  readonly probabilities: number[] = [];
  private readonly places = new Map<string, number>();

  keys(): Iterable<string> {
    return this.places.keys();
  }

  add(state: State, probability: number): number {
    const key = JSON.stringify([state.lines, state.settled, state.carried]);
    let place = this.places.get(key);
    if (place === undefined) {
      place = this.states.length;
      this.places.set(key, place);
      this.states.push(state);
      this.probabilities.push(0);
    }
    this.probabilities[place] += probability;
    return place;
  }
}

function jump(before: Distribution, happen: (state: State) => Branch[], entries: Float64Array): Distribution {
  const after = new Distribution();
  before.states.forEach((state, i) => {
    const weight = before.probabilities[i];
    for (const branch of happen(state)) {
      after.add(branch.state, weight * branch.probability);
      branch.entries.forEach((count, who) => {
        entries[who] += weight * branch.probability * count;
      });
    }
  });
  return after;
}

/** Lets time pass at constant rates: closes the states under what can happen, then sums the Poisson series. */
function spend(
  rules: NetworkRules,
  before: Distribution,
  from: number,
  length: number,
  sums: Sums,
  area: (state: State, quantity: number) => number,
  most: number,
): Distribution {
  const after = before;
  const sources: number[] = [];
  const targets: number[] = [];
  const rates: number[] = [];
  const out: number[] = [];
  const entryRates: number[][] = [];
  for (let i = 0; i < after.states.length; i++) {
    if (after.states.length > most) throw new TooManyStates();
    out[i] = 0;
    entryRates[i] = [...sums.entries].fill(0);
    for (const { rate, branches } of rules.transitions(after.states[i], from)) {
      for (const { probability, state, entries } of branches) {
        sources.push(i);
        targets.push(after.add(state, 0));
        rates.push(rate * probability);
        out[i] += rate * probability;
        entries.forEach((count, who) => {
          entryRates[i][who] += rate * probability * count;
        });
      }
    }
  }
  const size = after.states.length;
  const fastest = Math.max(1e-9, ...chunkedMaxima(out));
  let vector = Float64Array.from(after.probabilities);
  const result = new Float64Array(size);
  const spent = new Float64Array(size);
  const mean = fastest * length;
  let weight = Math.exp(-mean);
  let left = 1;
  for (let k = 0; k === 0 || left > 1e-14; k++) {
    if (k > 0) weight *= mean / k;
    if (k > mean && weight < 1e-18) break;
    left = Math.max(0, left - weight);
    for (let i = 0; i < size; i++) {
      result[i] += weight * vector[i];
      // the expected time in a state is the sum of P(more than k jumps) / rate
      spent[i] += (left * vector[i]) / fastest;
    }
    const next = Float64Array.from(vector, (share, i) => share * (1 - out[i] / fastest));
    for (let e = 0; e < rates.length; e++) next[targets[e]] += (vector[sources[e]] * rates[e]) / fastest;
    vector = next;
  }
  for (let i = 0; i < size; i++) {
    after.probabilities[i] = result[i];
    for (let q = 0; q < sums.areas.length; q++) sums.areas[q] += spent[i] * area(after.states[i], q);
    for (let who = 0; who < sums.entries.length; who++) sums.entries[who] += spent[i] * entryRates[i][who];
  }
  return after;
}

/** Maxima of stretches short enough to be arguments. */
function chunkedMaxima(values: readonly number[]): number[] {
  const maxima: number[] = [];
  for (let i = 0; i < values.length; i += 10_000) maxima.push(Math.max(...values.slice(i, i + 10_000)));
  return maxima;
}

function momentsOf(rules: NetworkRules, now: Distribution, quantity: NetworkQuantity): Expectation {
  const { kind, stage, caseClass } = quantity;
  let mean = 0;
  let squares = 0;
  let most = 0;
  now.states.forEach((state, i) => {
    const count = kind === "stock" ? rules.present(state, stage, caseClass) : rules.waiting(state, stage, caseClass);
    mean += now.probabilities[i] * count;
    squares += now.probabilities[i] * count * count;
    if (count > most) most = count;
  });
  return { quantity, mean, variance: Math.max(0, squares - mean * mean), most };
}
