// The small parts of random programs: values over time, distributions and calculations with stocks.
import type { FeedbackStep } from "../../src/compile/amount.ts";
import type { Duration } from "../../src/compile/durations.ts";
import type { Pool } from "../../src/compile/pool.ts";
import { constantCurve, lineCurve, stepsCurve, type Curve } from "../../src/quantity/curve.ts";
import { log } from "../../src/quantity/portable.ts";
import type { Dice } from "./dice.ts";
import type { Draft } from "./randomDraft.ts";
import { samplerFamilies, type Feedback, type SamplerFamily, type StageId } from "../../src/compile/program.ts";

/** Where points of a curve may lie: at grid edges only, as servers, units, slots and regimes must, or anywhere. */
export type Points = "edges" | "anywhere";

/** A value over time that never changes, steps, follows a line, or repeats either. */
export function randomCurve(dice: Dice, steps: number, points: Points, value: () => number): Curve {
  const shape = dice.pick(["constant", "constant", "constant", "steps", "line", "repeated steps", "repeated line"]);
  if (shape === "constant") return constantCurve(value());
  const repeats = shape.startsWith("repeated");
  const period = repeats ? dice.whole(2, 7) : 0;
  const span = repeats ? period : steps;
  const instants = [...new Set(Array.from({ length: dice.whole(1, 3) }, () => instant(dice, span, points)))];
  const rising = [0, ...instants.filter((at) => at > 0 && at < span).toSorted((a, b) => a - b)];
  const drawn = rising.map((at) => ({ at, value: value() }));
  return shape.endsWith("steps") ? stepsCurve(drawn, period) : lineCurve(drawn, period);
}

/** An instant in (0, span): an edge, a quarter of a step, where ties are, or any. */
function instant(dice: Dice, span: number, points: Points): number {
  if (points === "edges" || dice.chance(0.4)) return dice.whole(1, span - 1);
  return dice.chance(0.5) ? dice.whole(1, 4 * span - 1) / 4 : dice.between(0, span);
}

/**
 * A distribution of durations of any family, around `mean` grid steps and rarely 0.
 * @param mayBeMix false for the parts of a mixture
 */
export function randomDuration(draft: Draft, mean: number, mayBeMix = true): Duration {
  const { dice, steps, gammaShape } = draft;
  const family = dice.pick(
    samplerFamilies.filter((each) => (each !== "mix" || mayBeMix) && (each !== "gamma" || gammaShape > 0)),
  );
  const curve = (low: number, high: number): Curve =>
    dice.chance(0.7)
      ? constantCurve(dice.between(low, high))
      : randomCurve(dice, steps, "anywhere", () => dice.between(low, high));
  const bound = (low: number, high: number, probability: number): Curve | null =>
    dice.chance(probability) ? curve(low * mean, high * mean) : null;
  const base: Duration = {
    family,
    figures: [],
    atLeast: bound(0.2, 0.5, 0.15),
    atMost: bound(1, 3, 0.15),
    probabilities: [],
    parts: [],
    shares: [],
  };
  if (family === "mix") return { ...base, ...randomMix(draft, mean) };
  if (family === "quantiles") return { ...base, ...randomQuantiles(dice, mean) };
  if (family === "normal") {
    return { ...base, figures: figuresOf(family, draft, mean, curve), atLeast: base.atLeast ?? constantCurve(0) };
  }
  return { ...base, figures: figuresOf(family, draft, mean, curve) };
}

function figuresOf(
  family: SamplerFamily,
  { dice, gammaShape }: Draft,
  mean: number,
  curve: (low: number, high: number) => Curve,
): Curve[] {
  const lower = dice.between(0.3, 0.8) * mean;
  const upper = dice.between(1, 2) * mean;
  const constants = (...values: number[]): Curve[] => values.map((value) => constantCurve(value));
  switch (family) {
    case "fixed":
      return dice.chance(0.7) ? constants(Math.max(1, Math.round(4 * mean)) / 4) : [curve(0.5 * mean, 2 * mean)];
    case "exponential":
      return [curve(0.5 * mean, 2 * mean)];
    case "gamma":
      // the shape seldom changes over time, because a shape that does is inverted for every draw
      return [dice.chance(0.9) ? constantCurve(gammaShape) : curve(0.7, 3), curve(0.5 * mean, 2 * mean)];
    case "lognormal":
      return [curve(log(mean) - 0.5, log(mean) + 0.3), curve(0.2, 1)];
    case "weibull":
      return [curve(0.5 * mean, 2 * mean), curve(0.5, 3)];
    case "uniform":
      return constants(lower, dice.chance(0.1) ? lower : upper);
    case "triangular":
      return constants(lower, dice.pick([lower, mean, upper]), upper);
    default:
      return [curve(0.5 * mean, 2 * mean), curve(0.1 * mean, 0.6 * mean)];
  }
}

function randomQuantiles(dice: Dice, mean: number): Pick<Duration, "figures" | "probabilities"> {
  const inner = Array.from({ length: dice.whole(0, 2) }, () => dice.whole(1, 9) / 10);
  const probabilities = [0, ...new Set(inner.toSorted((a, b) => a - b)), 1];
  let value = dice.chance(0.5) ? 0 : 0.25 * mean;
  const figures = probabilities.map((_, i) =>
    constantCurve(i === 0 ? value : (value += dice.between(0.1, 1.2) * mean)),
  );
  return { figures, probabilities };
}

/** Parts that mix, or, as regimes make them, parts of which one holds at a time. */
function randomMix(draft: Draft, mean: number): Pick<Duration, "parts" | "shares"> {
  const { dice, steps } = draft;
  const parts = [0, 1].map(() => randomDuration(draft, mean, false));
  if (dice.chance(0.5)) {
    const at = dice.whole(1, steps - 1);
    const first = stepsCurve([{ at: 0, value: 1 }, { at, value: 0 }]); // prettier-ignore
    const second = stepsCurve([{ at: 0, value: 0 }, { at, value: 1 }]); // prettier-ignore
    return { parts, shares: [first, second] };
  }
  const share = dice.whole(1, 15) / 16;
  return { parts, shares: [constantCurve(share), constantCurve(1 - share)] };
}

/** A duration of exactly nothing. */
export const noTime: Duration = {
  family: "fixed",
  figures: [constantCurve(0)],
  atLeast: null,
  atMost: null,
  probabilities: [],
  parts: [],
  shares: [],
};

/**
 * A calculation with stocks that gives about `scale`, never below `least` and never divided by nothing; all ten
 * operations come up.
 */
export function randomFeedback(
  dice: Dice,
  pool: Pool,
  stageIds: ReadonlyMap<string, StageId>,
  steps: number,
  scale: number,
  least: number,
): Feedback {
  const number = (value: number): FeedbackStep => ({ kind: "curve", curve: constantCurve(value) });
  const over = (value: () => number): FeedbackStep => ({
    kind: "curve",
    curve: randomCurve(dice, steps, "anywhere", value),
  });
  const stock: FeedbackStep = { kind: "stock", stages: dice.shuffled([...stageIds.keys()]).slice(0, dice.whole(1, 3)) };
  const operate = (...operations: number[]): FeedbackStep[] =>
    operations.map((operation) => ({ kind: "do", operation }));
  const [add, subtract, multiply, divide, min, max, sqrt, negate] = [3, 4, 5, 6, 7, 8, 9, 10];
  const body = dice.pick<() => FeedbackStep[]>([
    // scale · (1 − stock / 20)
    () => [number(scale), number(1), stock, number(20), ...operate(divide, subtract, multiply)],
    // scale / (1 + stock)
    () => [number(2 * scale), number(1), stock, ...operate(add, divide)],
    // min(√stock, 2 · value over time)
    () => [stock, ...operate(sqrt), over(() => dice.between(0.5, 2) * scale), ...operate(min)],
    // −(stock / 10) + value over time
    () => [stock, number(10), ...operate(divide, negate), over(() => dice.between(1, 2) * scale), ...operate(add)],
  ])();
  return pool.feedback([...body, number(least), ...operate(max)], stageIds);
}
