// What can happen to a network's people, in exact odds: the sentences of the language reference once more, written for
// counts of people instead of single lives, and with nothing taken from the engine.
import { valueAt, type Network } from "./network.ts";

/**
 * Where everybody is. A person is a whole number (stage, class, and whether the clock across stages is off, running or
 * has run out elsewhere); people of one number are alike.
 */
export interface State {
  /** for each resource those who stand in its line, or at the door of its units, the next one first */
  readonly lines: readonly (readonly number[])[];
  /** those who stay without waiting, sorted: in a dwell, a stage that waits for clocks, or in service */
  readonly settled: readonly number[];
  /** seats kept from earlier departures, by resource */
  readonly carried: readonly number[];
}

/** A state that follows with some probability, and how many entered on the way: [stage × 2 + class]. */
export interface Branch {
  readonly probability: number;
  readonly state: State;
  readonly entries: readonly number[];
}

const clockOff = 0;
const clockRuns = 1;
const clockRanOut = 2;

export const personOf = (stage: number, caseClass: number, clock = clockOff): number =>
  stage * 6 + caseClass * 3 + clock;
export const stageOf = (person: number): number => Math.floor(person / 6);
export const classOf = (person: number): number => Math.floor((person % 6) / 3);
const clockOf = (person: number): number => person % 3;

/** One story of what happens at an instant; forks in it copy the whole. */
interface Story {
  probability: number;
  lines: number[][];
  settled: number[];
  carried: number[];
  entries: number[];
  /** units held, and people in each stage, those included who are between two stages */
  held: number;
  readonly population: number[];
}

export class NetworkRules {
  private readonly network: Network;
  /** units by resource, at the time the rules are asked for */
  private units: readonly number[];

  constructor(network: Network) {
    this.network = network;
    this.units = network.resources.map(({ units }) => valueAt(units, 0));
  }

  /** From now on the numbers of this instant hold. */
  moveTo(time: number): void {
    this.units = this.network.resources.map(({ units }) => valueAt(units, time));
  }

  /** Those there at the start: lines in the order of stages and classes, units held by those under the hold. */
  start(): State {
    const { network } = this;
    const story = this.tell({
      lines: network.resources.map(() => []),
      settled: [],
      carried: network.resources.map(() => 0),
    });
    for (const { stage, counts } of network.initial.toSorted((a, b) => a.stage - b.stage)) {
      counts.forEach((count, caseClass) => {
        const clock = network.crossClock?.starts === stage ? clockRuns : clockOff;
        for (let i = 0; i < count; i++) this.settle(story, personOf(stage, caseClass, clock), true);
      });
    }
    this.fillServers(story);
    return this.toState(story);
  }

  /** Everything that happens at some rate: the rate per day, and what may follow. */
  transitions(state: State, time: number): { readonly rate: number; readonly branches: Branch[] }[] {
    const { network } = this;
    const found: { rate: number; branches: Branch[] }[] = [];
    const add = (rate: number, stories: Story[]): void => {
      if (rate > 0) found.push({ rate, branches: this.finish(stories) });
    };
    for (const entry of network.arrivals) {
      for (let caseClass = 0; caseClass < network.classes; caseClass++) {
        const rate = valueAt(entry.rates[caseClass], time);
        if (!(rate > 0)) continue;
        for (const { size, share } of entry.batch) {
          let stories = [this.tell(state)];
          for (let i = 0; i < size; i++) {
            stories = stories.flatMap((story) => this.enter(story, entry.stage, caseClass, clockOff, false));
          }
          add(rate * share, stories);
        }
      }
    }
    for (const person of new Set(state.settled)) {
      const count = state.settled.filter((one) => one === person).length;
      const stage = network.stages[stageOf(person)];
      const without = (): Story => {
        const story = this.tell(state);
        story.settled.splice(story.settled.indexOf(person), 1);
        return story;
      };
      if (stage.kind === "service" || stage.kind === "dwell") {
        add(count / stage.means[classOf(person)], this.route(without(), person, this.isHolder(person)));
      }
      if (stage.clock !== null && !stage.clock.whileWaiting) {
        add(
          count * stage.clock.rate,
          this.move(without(), person, stage.clock.to, clockOf(person), this.isHolder(person)),
        );
      }
      this.crossClockStrikes(person, count, this.isHolder(person), without, add, (story, changed) =>
        story.settled.push(changed),
      );
    }
    state.lines.forEach((line, resource) => {
      line.forEach((person, place) => {
        const { clock } = network.stages[stageOf(person)];
        const isAtDoor = network.resources[resource].kind === "held";
        const holds = !isAtDoor && this.isHolder(person);
        const without = (): Story => {
          const story = this.tell(state);
          story.lines[resource].splice(place, 1);
          return story;
        };
        if (clock !== null) add(clock.rate, this.move(without(), person, clock.to, clockOf(person), holds));
        this.crossClockStrikes(person, 1, holds, without, add, (story, changed) =>
          story.lines[resource].splice(place, 0, changed),
        );
      });
    });
    return found;
  }

  /** An edge: servers and units as announced, and whoever can begin does. */
  edge(state: State): Branch[] {
    return this.finish([this.tell(state)]);
  }

  /** A departure of the resource. */
  departure(state: State, resource: number): Branch[] {
    const { cancelled, minimum, isKept } = this.network.resources[resource];
    const stories: Story[] = [];
    if (cancelled > 0) stories.push({ ...this.tell(state), probability: cancelled });
    const story = this.tell(state);
    story.probability = 1 - cancelled;
    const offered = this.units[resource] + story.carried[resource];
    const line = story.lines[resource];
    if (line.length > 0 && line.length < minimum) {
      stories.push(story);
    } else {
      const leaving = line.splice(0, Math.min(offered, line.length));
      story.carried[resource] = isKept ? offered - leaving.length : 0;
      let told = [story];
      for (const person of leaving) {
        told = this.admit(told.flatMap((one) => this.route(one, person, this.isHolder(person))));
      }
      stories.push(...told);
    }
    return this.finish(stories);
  }

  waiting(state: State, stage: number, caseClass: number): number {
    let count = 0;
    for (const line of state.lines) {
      for (const person of line) if (stageOf(person) === stage && classOf(person) === caseClass) count++;
    }
    return count;
  }

  present(state: State, stage: number, caseClass: number): number {
    const isThere = (person: number): boolean => stageOf(person) === stage && classOf(person) === caseClass;
    return this.waiting(state, stage, caseClass) + state.settled.filter(isThere).length;
  }

  // --- a story, from the instant's beginning to its end ---

  private tell(state: State): Story {
    const population = this.network.stages.map(() => 0);
    let held = 0;
    for (const person of state.settled) {
      population[stageOf(person)]++;
      if (this.isHolder(person)) held++;
    }
    state.lines.forEach((line, resource) => {
      for (const person of line) {
        population[stageOf(person)]++;
        if (this.network.resources[resource].kind !== "held" && this.isHolder(person)) held++;
      }
    });
    return {
      probability: 1,
      lines: state.lines.map((line) => [...line]),
      settled: [...state.settled],
      carried: [...state.carried],
      entries: this.network.stages.flatMap(() => [0, 0]),
      held,
      population,
    };
  }

  private finish(stories: Story[]): Branch[] {
    for (const story of stories) this.fillServers(story);
    return this.admit(stories).map((story) => ({
      probability: story.probability,
      state: this.toState(story),
      entries: story.entries,
    }));
  }

  private toState({ lines, settled, carried }: Story): State {
    return { lines, settled: settled.sort((a, b) => a - b), carried };
  }

  private isUnderHold(stage: number): boolean {
    return this.network.hold?.stages.includes(stage) ?? false;
  }

  /** Whoever is under the hold and not at its door has a unit. */
  private isHolder(person: number): boolean {
    return this.isUnderHold(stageOf(person));
  }

  /** The stay ends by itself. */
  private route(story: Story, person: number, holds: boolean): Story[] {
    return this.network.stages[stageOf(person)].next
      .filter(({ share }) => share > 0)
      .flatMap(({ to, share }) => {
        const one = copy(story);
        one.probability *= share;
        return this.move(one, person, to, clockOf(person), holds);
      });
  }

  /** Out of the present stage, where the person no longer stands, and into another. */
  private move(story: Story, person: number, to: number, clock: number, holds: boolean): Story[] {
    story.population[stageOf(person)]--;
    return this.enter(story, to, classOf(person), clock, this.keepOrFree(story, holds, to));
  }

  private keepOrFree(story: Story, holds: boolean, to: number): boolean {
    if (!holds || this.isUnderHold(to)) return holds;
    story.held--;
    return false;
  }

  private canSeize(story: Story): boolean {
    const { resource } = this.network.hold!;
    return story.lines[resource].length === 0 && this.units[resource] - story.held >= 1;
  }

  private enter(story: Story, stage: number, caseClass: number, clock: number, holds: boolean): Story[] {
    const info = this.network.stages[stage];
    const { crossClock } = this.network;
    const needsUnit = this.isUnderHold(stage) && !holds;
    if (info.ifFull >= 0 && (story.population[stage] >= info.room || (needsUnit && !this.canSeize(story)))) {
      return this.enter(story, info.ifFull, caseClass, clock, this.keepOrFree(story, holds, info.ifFull));
    }
    story.entries[stage * 2 + caseClass]++;
    if (info.kind === "outcome") return [story];
    let running = crossClock?.voidIn.includes(stage) ? clockOff : clock;
    if (crossClock?.starts === stage && running === clockOff) running = clockRuns;
    const person = personOf(stage, caseClass, running);
    story.population[stage]++;
    if (running === clockRanOut && info.kind !== "passes" && crossClock!.strikesIn.includes(stage)) {
      return this.move(story, person, crossClock!.to, clockOff, holds);
    }
    if (needsUnit) {
      if (!this.canSeize(story)) {
        story.lines[this.network.hold!.resource].push(person);
        return [story];
      }
      story.held++;
    }
    if (info.kind === "passes") return this.route(story, person, holds || needsUnit);
    this.settle(story, person, false);
    return [story];
  }

  /** In line or in the stay, nothing being in the way. */
  private settle(story: Story, person: number, isInitial: boolean): void {
    const { kind, resource } = this.network.stages[stageOf(person)];
    if (isInitial) {
      story.population[stageOf(person)]++;
      if (this.isHolder(person)) story.held++;
    }
    if (kind !== "service" && kind !== "boards") {
      story.settled.push(person);
      return;
    }
    this.joinLine(story, resource, person, isInitial);
    if (!isInitial) this.fillServers(story);
  }

  private joinLine(story: Story, resource: number, person: number, isInitial: boolean): void {
    const line = story.lines[resource];
    const rank = this.rankOf(resource, person);
    // those of the start have waited alike, whatever the discipline: they stand in the order of their names
    const isLast = this.network.resources[resource].discipline !== "last come" || isInitial;
    let place = 0;
    while (place < line.length) {
      const other = this.rankOf(resource, line[place]);
      if (isLast ? other > rank : other >= rank) break;
      place++;
    }
    line.splice(place, 0, person);
  }

  private rankOf(resource: number, person: number): number {
    const { priority } = this.network.resources[resource];
    const rank = priority.findIndex(({ of, index }) => index === (of === "stage" ? stageOf(person) : classOf(person)));
    return rank < 0 ? priority.length : rank;
  }

  private fillServers(story: Story): void {
    this.network.resources.forEach(({ kind }, resource) => {
      if (kind !== "servers") return;
      const line = story.lines[resource];
      const served = (person: number): boolean => {
        const stage = this.network.stages[stageOf(person)];
        return stage.kind === "service" && stage.resource === resource;
      };
      let free = this.units[resource] - story.settled.filter(served).length;
      while (line.length > 0 && free >= 1) {
        story.settled.push(line.shift()!);
        free--;
      }
    });
  }

  /** The first at the door take the free units, one after the other. */
  private admit(stories: Story[]): Story[] {
    const { hold } = this.network;
    if (hold === null) return stories;
    return stories.flatMap((story) => {
      const line = story.lines[hold.resource];
      if (line.length === 0 || this.units[hold.resource] - story.held < 1) return [story];
      const person = line.shift()!;
      story.held++;
      const stage = this.network.stages[stageOf(person)];
      if (stage.kind === "passes") return this.admit(this.route(story, person, true));
      this.settle(story, person, false);
      return this.admit([story]);
    });
  }

  private crossClockStrikes(
    person: number,
    count: number,
    holds: boolean,
    without: () => Story,
    add: (rate: number, stories: Story[]) => void,
    putBack: (story: Story, changed: number) => void,
  ): void {
    const { crossClock } = this.network;
    if (crossClock === null || clockOf(person) !== clockRuns) return;
    const story = without();
    if (crossClock.strikesIn.includes(stageOf(person))) {
      add(count * crossClock.rate, this.move(story, person, crossClock.to, clockOff, holds));
      return;
    }
    putBack(story, person - clockRuns + clockRanOut);
    add(count * crossClock.rate, [story]);
  }
}

function copy(story: Story): Story {
  return {
    ...story,
    lines: story.lines.map((line) => [...line]),
    settled: [...story.settled],
    carried: [...story.carried],
    entries: [...story.entries],
    population: [...story.population],
  };
}
