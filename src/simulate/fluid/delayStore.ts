// The shares of a Program's delays, each made once, however many stages and kinds of people share it.
import type { CurveId, Program, SamplerId } from "../../compile/program.ts";
import type { CurveMeans } from "./curveMeans.ts";
import { durationOf, type GammaTables } from "./duration.ts";
import {
  delayBesideHazard,
  delayShares,
  isLonger,
  remainingDelay,
  type DelayShares,
  type Leaving,
} from "./delayShares.ts";
import { rowsOf } from "./dueWheelRows.ts";

/** Every curve that a sampler's figures, bounds and parts read. */
export function curvesOf(program: Program, sampler: SamplerId): CurveId[] {
  const { figures, atLeast, atMost, parts, shares } = program.samplers[sampler];
  const bounds = [atLeast, atMost].filter((curve) => curve >= 0);
  return [...figures, ...bounds, ...shares, ...parts.flatMap((part) => curvesOf(program, part))];
}

/**
 * Results that follow from figures alone, kept under these figures so that a plan for another draw can reuse
 * them.
 */
export interface Worked {
  readonly delays: Map<string, DelayShares>;
  /** ages of the initial stock, and the shares of it gone by the end of each step */
  readonly ages: Map<string, readonly number[]>;
  readonly remaining: Map<string, Leaving>;
  readonly tables: GammaTables;
  /** rows ahead that delays of rounded figures need */
  readonly rows: Map<string, number>;
}

/** Rounded figures of hundreds of draws. */
const mostRows = 20_000;

/** @param like of whose draw those rounded figures are kept that are likely to come again */
export function nothingWorked(like: Worked | null = null): Worked {
  const rows = like !== null && like.rows.size < mostRows ? like.rows : new Map<string, number>();
  return { delays: new Map(), ages: new Map(), remaining: new Map(), tables: new Map(), rows };
}

/** The delays a sampler has in the course of the run. */
export interface Course {
  readonly sampler: SamplerId;
  /**
   * rates of the hazards that people meet beside the delay; none where there are none, or where packets meet
   * them one by one
   */
  readonly rates: readonly CurveId[];
  /** steps planned, rising, from which another delay may hold */
  readonly steps: Int32Array;
  /** number of the first delay */
  readonly first: number;
}

/**
 * Delays by sampler and by the step from which they hold. Delays of equal figures are one object under
 * several numbers.
 */
export class DelayStore {
  readonly all: DelayShares[] = [];
  /** under which key of figures each of them is kept */
  private readonly keys: string[] = [];
  /** by sampler and rates */
  private readonly courses = new Map<string, Course>();
  private readonly program: Program;
  private readonly means: CurveMeans;
  readonly worked: Worked;
  private readonly earlier: Worked;

  /**
   * @param earlier results of another plan with steps of the same length; only read, so that results of many
   *   draws do not pile up
   */
  constructor(program: Program, means: CurveMeans, worked: Worked, earlier: Worked) {
    this.program = program;
    this.means = means;
    this.worked = worked;
    this.earlier = earlier;
  }

  /**
   * The same delays for other figures, under the same numbers.
   * @param isSame 1 for curves that are unchanged; [curve]
   */
  again(program: Program, means: CurveMeans, worked: Worked, isSame: Uint8Array): DelayStore {
    const store = new DelayStore(program, means, worked, this.worked);
    for (const course of this.courses.values()) {
      const { sampler, rates, steps } = course;
      const curves = [...curvesOf(program, sampler), ...rates];
      if (curves.every((curve) => isSame[curve] === 1)) store.takeOver(this, course);
      else store.enter(sampler, rates, steps);
    }
    return store;
  }

  private takeOver({ all, keys }: DelayStore, course: Course): void {
    for (let nth = course.first; nth < course.first + course.steps.length; nth++) this.add(keys[nth], all[nth]);
    this.courses.set(nameOf(course.sampler, course.rates), course);
  }

  private add(key: string, delay: DelayShares): void {
    this.keys.push(key);
    this.all.push(delay);
    this.worked.delays.set(key, delay);
  }

  /**
   * @param rates of hazards that people meet beside the delay
   * @returns the number of the delay that holds in a step
   */
  at(sampler: SamplerId, step: number, rates: readonly CurveId[] = []): number {
    return numberAt(this.courseOf(sampler, rates), step);
  }

  /** Steps after those planned from which another delay holds. */
  laterOf({ sampler, rates }: Course): Int32Array {
    return this.means.changesLater([...curvesOf(this.program, sampler), ...rates]);
  }

  /** Whether the delay that begins in a step, planned or not, goes on for more than so many steps. */
  isLonger({ sampler, rates }: Course, step: number, length: number): boolean {
    const { h, steps } = this.means;
    const duration = durationOf(this.program.samplers, sampler, this.readIn(step), this.worked.tables);
    return isLonger(duration, h, steps + 1, this.hazardIn(rates, step), length);
  }

  /**
   * Steps ahead for which the delay that begins in a step, planned or not, needs rows of its own. It is that of figures
   * rounded to two digits, so that many steps and draws have it in common.
   */
  rowsIn({ sampler, rates }: Course, step: number): number {
    const { rows } = this.worked;
    const exact = this.readIn(step);
    const read = (curve: CurveId): number => Number(exact(curve).toPrecision(2));
    const hazard = Number(this.hazardIn(rates, step).toPrecision(2));
    const key = `${figuresOf(this.program, sampler, read)}@${hazard}`;
    const found = rows.get(key) ?? rowsOf(this.make(sampler, read, hazard));
    rows.set(key, found);
    return found;
  }

  /** @param rates as in `at` */
  courseOf(sampler: SamplerId, rates: readonly CurveId[] = []): Course {
    const known = this.courses.get(nameOf(sampler, rates));
    return known ?? this.enter(sampler, rates, this.means.changesOfAny([...curvesOf(this.program, sampler), ...rates]));
  }

  private enter(sampler: SamplerId, rates: readonly CurveId[], steps: Int32Array): Course {
    const course = { sampler, rates, steps, first: this.all.length };
    for (const step of steps) this.find(course, step);
    this.courses.set(nameOf(sampler, rates), course);
    return course;
  }

  private find({ sampler, rates }: Course, step: number): void {
    const { worked, earlier } = this;
    const read = this.readIn(step);
    const beside = this.hazardIn(rates, step);
    const key = figuresOf(this.program, sampler, read) + (beside > 0 ? `@${beside}` : "");
    this.add(key, worked.delays.get(key) ?? earlier.delays.get(key) ?? this.make(sampler, read, beside));
  }

  private readIn(step: number): (curve: CurveId) => number {
    return (curve) => this.means.mean(curve, step);
  }

  private hazardIn(rates: readonly CurveId[], step: number): number {
    if (rates.length === 0) return 0;
    const hazard = rates.reduce((sum, curve) => sum + this.means.mean(curve, step), 0) * this.means.h;
    // rounding to three digits moves about a millionth of the people who leave
    return Number(hazard.toPrecision(3));
  }

  private make(sampler: SamplerId, read: (curve: CurveId) => number, hazard: number): DelayShares {
    const { h, steps } = this.means;
    const duration = durationOf(this.program.samplers, sampler, read, this.worked.tables);
    if (hazard > 0) return delayBesideHazard(duration, h, steps + 1, hazard);
    const isFixed = this.program.samplers[sampler].family === "fixed";
    return { ...delayShares(duration, h, steps + 1), fixed: isFixed ? duration.quantile(0.5) / h : -1 };
  }

  /** The shares of a delay that begins for everybody at the first instant. */
  opening(sampler: SamplerId): DelayShares {
    const { h, steps } = this.means;
    const read = (curve: CurveId): number => this.means.valueAt(curve, 0);
    return remainingDelay(durationOf(this.program.samplers, sampler, read, this.worked.tables), [0], h, steps + 1);
  }
}

/** The number of the delay that holds in a step planned. */
export function numberAt({ steps, first }: Course, step: number): number {
  let low = 0;
  let high = steps.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (steps[middle] <= step) low = middle;
    else high = middle - 1;
  }
  return first + low;
}

function nameOf(sampler: SamplerId, rates: readonly CurveId[]): string {
  return rates.length === 0 ? `${sampler}` : `${sampler}@${rates.join(",")}`;
}

/** The key of a distribution: samplers of one family with equal figures share it. */
export function figuresOf(program: Program, sampler: SamplerId, read: (curve: CurveId) => number): string {
  const { family, figures, atLeast, atMost, parts, shares, probabilities } = program.samplers[sampler];
  let text = `${family}`;
  for (const figure of figures) text += `,${read(figure)}`;
  text += `|${atLeast < 0 ? "" : read(atLeast)}|${atMost < 0 ? "" : read(atMost)}`;
  if (probabilities.length > 0) text += `|${probabilities.join(",")}`;
  for (let i = 0; i < parts.length; i++) text += `(${read(shares[i])}:${figuresOf(program, parts[i], read)})`;
  return text;
}
