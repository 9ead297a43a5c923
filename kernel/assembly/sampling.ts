// The twin of src/simulate/individual/sampling.ts with the families of src/random/distributions.ts and gammaTable.ts.
import { isConstant, valueAt } from "./curves";
import { int, ints, reals } from "./image";
import { exp, log, pow } from "./numbers";
import { gammaP, gammaQuantile, normalCdf, normalQuantile } from "./special";

/** Places in src/compile/program.ts's samplerFamilies. */
const FIXED = 0;
const EXPONENTIAL = 1;
const GAMMA = 2;
const LOGNORMAL = 3;
const WEIBULL = 4;
const UNIFORM = 5;
const TRIANGULAR = 6;
const NORMAL = 7;
const QUANTILES = 8;
const MIX = 9;

const CELLS = 1024;
const TAIL: f64 = 1.0 / 64.0;
/** the largest number below 1 that the straight engine uses here */
const BELOW_ONE: f64 = 1.0 - 2.220446049250313e-16 / 2.0;

class Sampler {
  family: i32 = 0;
  figures: StaticArray<i32> = [];
  atLeast: i32 = -1;
  atMost: i32 = -1;
  probabilities: StaticArray<f64> = [];
  parts: StaticArray<i32> = [];
  shares: StaticArray<i32> = [];
  /** gamma with a shape that never changes: place in `gammas`; −1 */
  gamma: i32 = -1;
}

let samplers: StaticArray<Sampler> = [];
let gammaShapes: StaticArray<f64> = [];
let gammaQuantiles: StaticArray<StaticArray<f64>> = [];

export function readSamplers(): void {
  const count = int();
  samplers = new StaticArray<Sampler>(count);
  gammaShapes = new StaticArray<f64>(count);
  gammaQuantiles = new StaticArray<StaticArray<f64>>(count);
  let tables = 0;
  for (let i = 0; i < count; i++) {
    const s = new Sampler();
    s.family = int();
    s.figures = ints();
    s.atLeast = int();
    s.atMost = int();
    s.probabilities = reals();
    s.parts = ints();
    s.shares = ints();
    samplers[i] = s;
    if (s.family != GAMMA || !isConstant(s.figures[0])) continue;
    const shape = valueAt(s.figures[0], 0);
    if (!(shape > 0)) continue;
    for (let t = 0; t < tables; t++) if (gammaShapes[t] == shape) s.gamma = t;
    if (s.gamma >= 0) continue;
    gammaShapes[tables] = shape;
    gammaQuantiles[tables] = gammaTable(shape);
    s.gamma = tables++;
  }
}

function gammaTable(shape: f64): StaticArray<f64> {
  const table = new StaticArray<f64>(CELLS + 1);
  const first = <i32>(<f64>CELLS * TAIL);
  for (let cell = first; cell <= CELLS - first; cell++) {
    table[cell] = gammaQuantile(shape, <f64>cell / <f64>CELLS) / shape;
  }
  return table;
}

function fromGammaTable(table: i32, u: f64): f64 {
  if (u < TAIL || u > 1 - TAIL) return gammaQuantile(gammaShapes[table], u) / gammaShapes[table];
  const place = u * <f64>CELLS;
  const cell = <i32>floor(place);
  const quantiles = gammaQuantiles[table];
  const low = quantiles[cell];
  return low + (quantiles[cell + 1] - low) * (place - <f64>cell);
}

// @ts-ignore: decorator
@inline
function figure(s: Sampler, i: i32, time: f64): f64 {
  return valueAt(s.figures[i], time);
}

/** The duration, grid steps ≥ 0, for a draw u at an instant. */
export function sample(id: i32, u: f64, time: f64): f64 {
  const s = samplers[id];
  if (s.atLeast < 0 && s.atMost < 0) {
    if (s.family == EXPONENTIAL) return -figure(s, 0, time) * log(1 - u);
    if (s.family == FIXED) return max<f64>(0, figure(s, 0, time));
    if (s.gamma >= 0) return figure(s, 1, time) * fromGammaTable(s.gamma, u);
  }
  return max<f64>(0, quantileAt(id, u, time));
}

/** What is left of a duration that began `age` ago and has not ended. */
export function remaining(id: i32, u: f64, age: f64): f64 {
  if (age <= 0) return sample(id, u, 0);
  const s = samplers[id];
  const begun = -age;
  if (s.family == EXPONENTIAL && s.atLeast < 0 && s.atMost < 0) return sample(id, u, begun);
  const past = cdfAt(id, age, begun);
  const left = 1 - past;
  if (left <= 0) return 0;
  const among = min<f64>(past + u * left, BELOW_ONE);
  return max<f64>(0, quantileAt(id, among, begun) - age);
}

function quantileAt(id: i32, u: f64, time: f64): f64 {
  const s = samplers[id];
  if (s.family == MIX) {
    const only = livePart(s, time);
    if (only >= 0) return within(s, quantileAt(only, u, time), time);
    return within(s, mixQuantile(s, u, time), time);
  }
  if (s.gamma >= 0) return within(s, figure(s, 1, time) * fromGammaTable(s.gamma, u), time);
  return within(s, quantile(s, u, time), time);
}

function cdfAt(id: i32, x: f64, time: f64): f64 {
  const s = samplers[id];
  if (s.atMost >= 0 && x >= valueAt(s.atMost, time)) return 1;
  if (s.atLeast >= 0 && x < valueAt(s.atLeast, time)) return 0;
  return s.family == MIX ? mixCdf(s, x, time) : cdf(s, x, time);
}

function livePart(s: Sampler, time: f64): i32 {
  for (let i = 0; i < s.parts.length; i++) {
    const share = valueAt(s.shares[i], time);
    if (share > 0) return share == 1 ? s.parts[i] : -1;
  }
  return -1;
}

function within(s: Sampler, value: f64, time: f64): f64 {
  let result = value;
  if (s.atLeast >= 0) result = max<f64>(result, valueAt(s.atLeast, time));
  if (s.atMost >= 0) result = min<f64>(result, valueAt(s.atMost, time));
  return result;
}

function quantile(s: Sampler, u: f64, time: f64): f64 {
  const first = figure(s, 0, time);
  switch (s.family) {
    case FIXED:
      return first;
    case EXPONENTIAL:
      return -first * log(1 - u);
    case GAMMA:
      return first > 0 ? (figure(s, 1, time) / first) * gammaQuantile(first, u) : 0;
    case LOGNORMAL:
      return exp(first + figure(s, 1, time) * normalQuantile(u));
    case WEIBULL:
      return first * pow(-log(1 - u), 1 / figure(s, 1, time));
    case UNIFORM:
      return first + (figure(s, 1, time) - first) * u;
    case TRIANGULAR:
      return triangularQuantile(first, figure(s, 1, time), figure(s, 2, time), u);
    case NORMAL:
      return first + figure(s, 1, time) * normalQuantile(u);
    default:
      return betweenPoints(s, u, time);
  }
}

function cdf(s: Sampler, x: f64, time: f64): f64 {
  const first = figure(s, 0, time);
  switch (s.family) {
    case FIXED:
      return x >= first ? 1 : 0;
    case EXPONENTIAL:
      return x <= 0 ? (first == 0 && x == 0 ? 1 : 0) : 1 - exp(-x / first);
    case GAMMA:
      return x <= 0 ? 0 : gammaP(first, (x * first) / figure(s, 1, time));
    case LOGNORMAL: {
      if (x <= 0) return 0;
      const sigma = figure(s, 1, time);
      return sigma > 0 ? normalCdf((log(x) - first) / sigma) : log(x) >= first ? 1 : 0;
    }
    case WEIBULL:
      return x <= 0 ? 0 : 1 - exp(-pow(x / first, figure(s, 1, time)));
    case UNIFORM: {
      const to = figure(s, 1, time);
      if (x >= to) return 1;
      return x <= first ? 0 : (x - first) / (to - first);
    }
    case TRIANGULAR:
      return triangularCdf(first, figure(s, 1, time), figure(s, 2, time), x);
    case NORMAL: {
      const sd = figure(s, 1, time);
      return sd > 0 ? normalCdf((x - first) / sd) : x >= first ? 1 : 0;
    }
    default:
      return shareBelow(s, x, time);
  }
}

function mixQuantile(s: Sampler, u: f64, time: f64): f64 {
  let low: f64 = Infinity;
  let high: f64 = -Infinity;
  for (let i = 0; i < s.parts.length; i++) {
    if (valueAt(s.shares[i], time) <= 0) continue;
    const value = quantileAt(s.parts[i], u, time);
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (!(low < high) || mixCdf(s, low, time) >= u) return low;
  for (let step = 0; step < 200; step++) {
    const middle = low + 0.5 * (high - low);
    if (!(middle > low && middle < high)) break;
    if (mixCdf(s, middle, time) >= u) high = middle;
    else low = middle;
  }
  return high;
}

function mixCdf(s: Sampler, x: f64, time: f64): f64 {
  let sum: f64 = 0;
  for (let i = 0; i < s.parts.length; i++) {
    const share = valueAt(s.shares[i], time);
    if (share > 0) sum += share * cdfAt(s.parts[i], x, time);
  }
  return sum;
}

function triangularQuantile(from: f64, peak: f64, to: f64, u: f64): f64 {
  const width = to - from;
  if (width <= 0) return from;
  const left = peak - from;
  if (u * width <= left) return from + sqrt(u * width * left);
  return to - sqrt((1 - u) * width * (to - peak));
}

function triangularCdf(from: f64, peak: f64, to: f64, x: f64): f64 {
  if (x >= to) return 1;
  if (x <= from) return 0;
  const width = to - from;
  if (x <= peak) return ((x - from) * (x - from)) / (width * (peak - from));
  return 1 - ((to - x) * (to - x)) / (width * (to - peak));
}

function betweenPoints(s: Sampler, u: f64, time: f64): f64 {
  const probabilities = s.probabilities;
  let i = 1;
  while (i < probabilities.length - 1 && u > probabilities[i]) i++;
  const span = probabilities[i] - probabilities[i - 1];
  const high = figure(s, i, time);
  if (span <= 0) return high;
  const low = figure(s, i - 1, time);
  return low + ((high - low) * (u - probabilities[i - 1])) / span;
}

function shareBelow(s: Sampler, x: f64, time: f64): f64 {
  const probabilities = s.probabilities;
  const last = probabilities.length - 1;
  if (x >= figure(s, last, time)) return 1;
  if (x < figure(s, 0, time)) return 0;
  let i = last;
  while (i > 0 && x < figure(s, i - 1, time)) i--;
  const low = figure(s, i - 1, time);
  const span = figure(s, i, time) - low;
  return probabilities[i - 1] + ((probabilities[i] - probabilities[i - 1]) * (x - low)) / span;
}
