// Small Programs made by hand, so that tests of the engine need no documents.
import type {
  ArrivalsProgram,
  CrossClockProgram,
  HoldProgram,
  InitialProgram,
  Program,
  ResourceProgram,
  Sampler,
  SamplerFamily,
  StageClockProgram,
  StageProgram,
} from "../../src/compile/program.ts";
import { nameKey } from "../../src/random/nameKey.ts";
import type { Recorder } from "../../src/simulate/recorder.ts";

/** Collects curves and samplers while a program is written down. All values are shared by all classes. */
export class ProgramWriter {
  private readonly starts: number[] = [];
  private readonly values: number[] = [];
  private readonly slopes: number[] = [];
  private readonly integrals: number[] = [];
  private readonly offsets: number[] = [0];
  private readonly samplers: Sampler[] = [];
  private readonly stages: StageProgram[] = [];
  private readonly resources: ResourceProgram[] = [];
  private readonly holds: HoldProgram[] = [];
  private readonly crossClocks: CrossClockProgram[] = [];
  private readonly arrivals: ArrivalsProgram[] = [];
  private readonly initial: InitialProgram[] = [];
  private readonly names: readonly string[];
  private readonly weights: readonly number[];

  /** @param names of the stages, so that they can be referred to before they are written */
  constructor(names: readonly string[], weights: readonly number[] = [1]) {
    this.names = names;
    this.weights = weights;
  }

  get classCount(): number {
    return this.weights.length;
  }

  id(stage: string): number {
    const id = this.names.indexOf(stage);
    if (id < 0) throw new Error(`expected a stage; got ${stage}`);
    return id;
  }

  curve(value: number | readonly (readonly [number, number])[]): number {
    const steps = typeof value === "number" ? [[0, value] as const] : value;
    let integral = 0;
    steps.forEach(([start, level], i) => {
      if (i > 0) integral += (start - steps[i - 1][0]) * steps[i - 1][1];
      this.starts.push(start);
      this.values.push(level);
      this.slopes.push(0);
      this.integrals.push(integral);
    });
    this.offsets.push(this.starts.length);
    return this.offsets.length - 2;
  }

  sampler(family: SamplerFamily, ...figures: number[]): number {
    this.samplers.push({
      family,
      figures: figures.map((figure) => this.curve(figure)),
      atLeast: -1,
      atMost: -1,
      probabilities: [],
      parts: [],
      shares: [],
    });
    return this.samplers.length - 1;
  }

  same(value: number): Int32Array {
    return new Int32Array(this.classCount).fill(value);
  }

  span(...stages: string[]): Uint8Array {
    return Uint8Array.from(this.names, (name) => (stages.includes(name) ? 1 : 0));
  }

  stage(
    kind: StageProgram["kind"],
    given: {
      time?: number;
      lines?: number[];
      room?: number;
      ifFull?: string;
      clocks?: { name: string; to: string; after?: number; rate?: number; whileWaiting?: boolean }[];
      next?: Record<string, number | null>;
      revisited?: boolean;
    } = {},
  ): this {
    const id = this.stages.length;
    const name = this.names[id];
    const targets = Object.entries(given.next ?? {});
    this.stages.push({
      name,
      title: name,
      key: nameKey(name),
      kind,
      time: given.time === undefined ? null : this.same(given.time),
      lines: (given.lines ?? []).map((resource) => this.same(resource)),
      room: given.room ?? Infinity,
      ifFull: given.ifFull === undefined ? -1 : this.id(given.ifFull),
      clocks: (given.clocks ?? []).map((clock): StageClockProgram => ({
        name: clock.name,
        key: nameKey(`${name}/${clock.name}`),
        to: this.id(clock.to),
        after: clock.after === undefined ? null : this.same(clock.after),
        rate: clock.rate === undefined ? null : this.same(this.curve(clock.rate)),
        whileWaiting: clock.whileWaiting ?? false,
      })),
      next: {
        to: targets.map(([target]) => this.id(target)),
        shares: targets.map(([, share]) => (share === null ? null : this.same(this.curve(share)))),
      },
      holds: [],
      revisited: given.revisited ?? false,
    });
    return this;
  }

  resource(
    name: string,
    kind: ResourceProgram["kind"],
    units: number | readonly (readonly [number, number])[],
    more: Partial<Omit<ResourceProgram, "minimum">> & { minimum?: number; ranks?: Record<string, number> } = {},
  ): this {
    const priority = new Int32Array(this.names.length * this.classCount);
    for (const [stage, rank] of Object.entries(more.ranks ?? {})) {
      priority.fill(rank, this.id(stage) * this.classCount, (this.id(stage) + 1) * this.classCount);
    }
    this.resources.push({
      name,
      base: name,
      title: name,
      key: nameKey(name),
      kind,
      units: { curve: this.curve(units), feedback: null },
      priority,
      discipline: "first come",
      departures: new Float64Array(0),
      departureRate: null,
      cancelled: -1,
      leftoverKept: false,
      oneGroup: -1,
      cost: -1,
      costPerPerson: -1,
      currency: "",
      ...more,
      minimum: more.minimum === undefined ? -1 : this.curve(more.minimum),
    });
    return this;
  }

  hold(name: string, resource: number, ...stages: string[]): this {
    this.holds.push({ name, resource: this.same(resource), span: this.span(...stages) });
    return this;
  }

  crossClock(
    name: string,
    starts: string,
    strikesIn: string[],
    after: number,
    to: string,
    voidIn: string[] = [],
  ): this {
    this.crossClocks.push({
      name,
      key: nameKey(name),
      starts: this.id(starts),
      strikesIn: this.span(...strikesIn),
      voidIn: this.span(...voidIn),
      to: this.id(to),
      after: this.same(after),
      rate: null,
    });
    return this;
  }

  private entry(stage: string, kind: ArrivalsProgram["kind"], more: Partial<ArrivalsProgram>): this {
    this.arrivals.push({
      stage: this.id(stage),
      key: nameKey(`${stage}/arrivals/${this.arrivals.length}`),
      kind,
      rates: this.same(-1),
      feedback: null,
      monthlyCv: -1,
      gaps: this.same(-1),
      gapNames: Array.from({ length: this.classCount }, (_, c) => String(c)),
      partFrom: this.same(-1),
      partTo: this.same(-1),
      periods: { from: new Float64Array(0), to: new Float64Array(0), counts: new Int32Array(0) },
      batchSizes: Int32Array.of(1),
      batchCumulative: Float64Array.of(1),
      ...more,
    });
    return this;
  }

  arrivalsAtRate(stage: string, ...ratesByClass: number[]): this {
    return this.entry(stage, "poisson", { rates: Int32Array.from(ratesByClass, (rate) => this.curve(rate)) });
  }

  arrivalsEvery(stage: string, gap: number, batch = 1): this {
    return this.entry(stage, "every", { gaps: this.same(gap), batchSizes: Int32Array.of(batch) });
  }

  arrivalsExactly(stage: string, from: number, to: number, count: number): this {
    const counts = Int32Array.from({ length: this.classCount }, () => count);
    return this.entry(stage, "exact", { periods: { from: Float64Array.of(from), to: Float64Array.of(to), counts } });
  }

  stock(stage: string, count: number, age = -1): this {
    this.initial.push({
      stage: this.id(stage),
      key: nameKey(`${stage}/initial`),
      counts: this.same(count),
      age: this.same(age),
      elapsed: [],
    });
    return this;
  }

  program(steps: number): Program {
    const curves = this.offsets.length - 1;
    return {
      modelId: "test",
      title: "test",
      time: {
        gridDays: 1,
        steps,
        warmUp: 0,
        startDays: null,
        periodEdges: Float64Array.of(0, steps),
        periodLabels: ["0"],
        fiscalYearStartMonth: 1,
      },
      groups: [{ name: "kind", levels: this.weights.map((_, level) => `kind${level}`) }],
      classCount: this.classCount,
      classLevels: Uint16Array.from(this.weights, (_, level) => level),
      classNames: this.weights.map((_, level) => `kind=kind${level}`),
      weights: Uint32Array.from(this.weights),
      eras: new Float64Array(0),
      curves: {
        offsets: Int32Array.from(this.offsets),
        starts: Float64Array.from(this.starts),
        values: Float64Array.from(this.values),
        slopes: Float64Array.from(this.slopes),
        integrals: Float64Array.from(this.integrals),
        periods: new Float64Array(curves),
        periodIntegrals: new Float64Array(curves),
      },
      samplers: this.samplers,
      stages: this.stages,
      resources: this.resources,
      holds: this.holds,
      crossClocks: this.crossClocks,
      arrivals: this.arrivals,
      initial: this.initial,
      measures: [],
      hasFeedback: false,
    };
  }
}

/** A listener that does nothing; tests fill in what they want to hear. */
export function listener(heard: Partial<Recorder>): Recorder {
  const nothing = (): void => {};
  return {
    start: nothing,
    edge: nothing,
    arrive: nothing,
    enter: nothing,
    begin: nothing,
    leave: nothing,
    units: nothing,
    departure: nothing,
    finish: nothing,
    ...heard,
  };
}

/** Writes every announcement that moves a person as a line: "3 enter counter #2", with persons numbered by arrival. */
export function diary(program: Program): { readonly lines: string[]; readonly recorder: Recorder } {
  const lines: string[] = [];
  const numbers = new Map<number, number>();
  let arrived = 0;
  const name = (stage: number): string => program.stages[stage].name;
  const recorder = listener({
    arrive(_time, person) {
      numbers.set(person, ++arrived);
    },
    enter(time, person, _class, stage) {
      lines.push(`${time} enter ${name(stage)} #${numbers.get(person)}`);
    },
    begin(time, person, _class, stage, resource) {
      const by = resource < 0 ? "door" : program.resources[resource].name;
      lines.push(`${time} begin ${name(stage)} by ${by} #${numbers.get(person)}`);
    },
    leave(time, person, _class, stage, to, cause) {
      const why = ["end", "clock", "cross clock", "full"][cause];
      lines.push(`${time} leave ${name(stage)} to ${name(to)} by ${why} #${numbers.get(person)}`);
    },
    departure(time, resource, offered, used, leftBehind) {
      lines.push(`${time} departure ${program.resources[resource].name} ${used} of ${offered}, ${leftBehind} left`);
    },
  });
  return { lines, recorder };
}
