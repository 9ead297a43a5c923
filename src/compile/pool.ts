// Numbers curves and samplers: equal ones get one number, in the order in which they are first asked for.
import type { Curve } from "../quantity/curve.ts";
import { clipCurve } from "../quantity/curveAlgebra.ts";
import { CurveMap } from "./curveMap.ts";
import type { FeedbackStep } from "./amount.ts";
import type { Duration } from "./durations.ts";
import { PUSH_CONSTANT, PUSH_CURVE, PUSH_PEOPLE } from "./operations.ts";
import type { CurveId, Curves, Feedback, Sampler, SamplerId, StageId } from "./program.ts";

/** What was asked of a pool, in the order in which each was first asked for, and the number given for it. */
export type Asked = ReadonlyMap<Curve | Duration, CurveId | SamplerId>;

export class Pool {
  private readonly horizon: number;
  private readonly curves: Curve[] = [];
  private readonly curveIds = new CurveMap<CurveId>();
  private readonly seenCurves = new Map<Curve, CurveId>();
  private readonly samplerIds = new Map<string, SamplerId>();
  private readonly seenSamplers = new Map<Duration, SamplerId>();
  readonly samplers: Sampler[] = [];
  /** what is asked while somebody notes it; null: nobody does */
  private notes: Map<Curve | Duration, CurveId | SamplerId> | null = null;

  /** @param horizon grid steps in the run; nothing after it is kept */
  constructor(horizon: number) {
    this.horizon = horizon;
  }

  curve(whole: Curve): CurveId {
    const id = this.seenCurves.get(whole) ?? this.curveOf(whole);
    this.notes?.set(whole, id);
    return id;
  }

  private curveOf(whole: Curve): CurveId {
    const curve = clipCurve(whole, this.horizon);
    let id = this.curveIds.get(curve);
    if (id === undefined) {
      id = this.curves.push(curve) - 1;
      this.curveIds.set(curve, id);
    }
    this.seenCurves.set(whole, id);
    return id;
  }

  /** -1 for none */
  optionalCurve(curve: Curve | null): CurveId {
    return curve === null ? -1 : this.curve(curve);
  }

  sampler(duration: Duration): SamplerId {
    const id = this.seenSamplers.get(duration) ?? this.samplerOf(duration);
    this.seenSamplers.set(duration, id);
    this.notes?.set(duration, id);
    return id;
  }

  /** Notes what `work` asks for. */
  noting<T>(work: () => T): { readonly result: T; readonly asked: Asked } {
    const asked = new Map<Curve | Duration, CurveId | SamplerId>();
    this.notes = asked;
    try {
      return { result: work(), asked };
    } finally {
      this.notes = null;
    }
  }

  /** Asks for all of it once more. @returns whether every number is the one given then */
  asksAgain(asked: Asked): boolean {
    for (const [one, id] of asked) if (("starts" in one ? this.curve(one) : this.sampler(one)) !== id) return false;
    return true;
  }

  private samplerOf(duration: Duration): SamplerId {
    const sampler: Sampler = {
      family: duration.family,
      figures: duration.figures.map((figure) => this.curve(figure)),
      atLeast: this.optionalCurve(duration.atLeast),
      atMost: this.optionalCurve(duration.atMost),
      probabilities: duration.probabilities,
      parts: duration.parts.map((part) => this.sampler(part)),
      shares: duration.shares.map((share) => this.curve(share)),
    };
    const key = JSON.stringify(sampler);
    const before = this.samplerIds.get(key);
    if (before !== undefined) return before;
    this.samplers.push(sampler);
    this.samplerIds.set(key, this.samplers.length - 1);
    return this.samplers.length - 1;
  }

  /** @param stageIds by name */
  feedback(steps: readonly FeedbackStep[], stageIds: ReadonlyMap<string, StageId>): Feedback {
    const code: number[] = [];
    const constants: number[] = [];
    const stageSets: StageId[][] = [];
    for (const step of steps) {
      if (step.kind === "do") code.push(step.operation, 0);
      else if (step.kind === "stock") {
        code.push(PUSH_PEOPLE, stageSets.length);
        stageSets.push(step.stages.map((stage) => stageIds.get(stage) as StageId));
      } else if (step.curve.starts.length === 1 && step.curve.slopes[0] === 0) {
        code.push(PUSH_CONSTANT, constants.length);
        constants.push(step.curve.values[0]);
      } else code.push(PUSH_CURVE, this.curve(step.curve));
    }
    return { code: Int32Array.from(code), constants: Float64Array.from(constants), stageSets };
  }

  /** All curves laid end to end, with their integrals. */
  layOut(): Curves {
    const pieces = this.curves.reduce((sum, curve) => sum + curve.starts.length, 0);
    const offsets = new Int32Array(this.curves.length + 1);
    const [starts, values, slopes, integrals] = [0, 1, 2, 3].map(() => new Float64Array(pieces));
    const periods = Float64Array.from(this.curves, (curve) => curve.period);
    const periodIntegrals = new Float64Array(this.curves.length);
    let next = 0;
    for (const [id, curve] of this.curves.entries()) {
      offsets[id] = next;
      let integral = 0;
      for (let piece = 0; piece < curve.starts.length; piece++) {
        starts[next] = curve.starts[piece];
        values[next] = curve.values[piece];
        slopes[next] = curve.slopes[piece];
        integrals[next] = integral;
        next++;
        const end = piece + 1 < curve.starts.length ? curve.starts[piece + 1] : curve.period;
        const length = end - curve.starts[piece];
        // servers without limit are never added up
        const isFinite = curve.values[piece] < Infinity;
        if (end > 0 && isFinite) integral += (curve.values[piece] + (curve.slopes[piece] * length) / 2) * length;
      }
      if (curve.period > 0) periodIntegrals[id] = integral;
    }
    offsets[this.curves.length] = next;
    return { offsets, starts, values, slopes, integrals, periods, periodIntegrals };
  }
}
