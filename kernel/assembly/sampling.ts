// The twin of src/simulate/individual/sampling.ts with the families of src/random/distributions.ts.
import {
  EXPONENTIAL,
  FIXED,
  GAMMA,
  ImageFields,
  LOGNORMAL,
  MIX,
  NORMAL,
  SamplerFields,
  TRIANGULAR,
  UNIFORM,
  WEIBULL,
} from "../../src/simulate/fast/contract.ts";
import { holdsUntil, isConstant, toTick, valueAt } from "./curves.ts";
import { int, ints, reals } from "./image.ts";
import { exp, log, pow } from "./numbers.ts";
import { ShapeTable, unitExponential } from "./shapeTable.ts";
import { gammaP, gammaQuantile, normalCdf, normalQuantile } from "./special.ts";

const HAIR: f64 = 1.0 / 4194304.0;
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
  isBounded: bool = false;
  /** where the family is a scale times a shape that never changes */
  table: ShapeTable | null = null;
  /** the scale as read last, and the time for which it holds */
  scale: f64 = 0;
  from: f64 = Infinity;
  until: f64 = -Infinity;
}

let samplers: StaticArray<Sampler> = [];

export function readSamplers(): void {
  const count = int(ImageFields.samplers);
  samplers = new StaticArray<Sampler>(count);
  for (let i = 0; i < count; i++) {
    const s = new Sampler();
    s.family = int(SamplerFields.family);
    s.figures = ints(SamplerFields.figures);
    s.atLeast = int(SamplerFields.atLeast);
    s.atMost = int(SamplerFields.atMost);
    s.probabilities = reals(SamplerFields.probabilities);
    s.parts = ints(SamplerFields.parts);
    s.shares = ints(SamplerFields.shares);
    s.isBounded = s.atLeast >= 0 || s.atMost >= 0;
    samplers[i] = s;
    s.table = tableFor(s, i);
  }
}

/** One table for all samplers of one shape. */
function tableFor(s: Sampler, before: i32): ShapeTable | null {
  if (s.family == EXPONENTIAL) return unitExponential;
  if (s.family != GAMMA && s.family != LOGNORMAL && s.family != WEIBULL) return null;
  const curve = s.figures[s.family == GAMMA ? 0 : 1];
  const figure = valueAt(curve, 0);
  if (!isConstant(curve) || !(figure > 0)) return null;
  for (let i = 0; i < before; i++) {
    const table = samplers[i].table;
    if (table !== null && table.family == s.family && table.figure == figure) return table;
  }
  return new ShapeTable(s.family, figure);
}

/** What the shape is multiplied with. */
function scaleAt(s: Sampler, time: f64): f64 {
  if (time >= s.from && time < s.until) return s.scale;
  const curve = s.figures[s.family == GAMMA ? 1 : 0];
  const value = valueAt(curve, time);
  s.scale = s.family == LOGNORMAL ? exp(value) : value;
  s.from = time;
  s.until = holdsUntil(curve, time);
  return s.scale;
}

// @inline
function figure(s: Sampler, i: i32, time: f64): f64 {
  return valueAt(s.figures[i], time);
}

/** The duration, grid steps ≥ 0, for a draw u at an instant. */
export function sample(id: i32, u: f64, time: f64): f64 {
  const s = samplers[id];
  if (!s.isBounded) {
    const table = s.table;
    if (table !== null) return scaleAt(s, time) * table.quantile(u);
    if (s.family == FIXED) return max<f64>(0, figure(s, 0, time));
  }
  return max<f64>(0, quantileAt(id, u, time));
}

/** The instant at which a duration that begins at `time` ends. */
export function ending(id: i32, u: f64, time: f64): f64 {
  const length = sample(id, u, time);
  const rounded = toTick(length);
  const end = time + rounded;
  if (rounded == length || samplers[id].family != FIXED) return end;
  const edge = floor(end + 0.5);
  return edge > time && abs<f64>(end - edge) < HAIR ? edge : end;
}

/** What is left of a duration that began `age` ago and has not ended. */
export function remaining(id: i32, u: f64, age: f64): f64 {
  if (age <= 0) return sample(id, u, 0);
  const s = samplers[id];
  const begun = -age;
  if (s.family == EXPONENTIAL && !s.isBounded) return sample(id, u, begun);
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
  const table = s.table;
  if (table !== null) return within(s, scaleAt(s, time) * table.quantile(u), time);
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
  for (let i = 0; i <= s.parts.length; i++) {
    const value = i < s.parts.length ? quantileAt(s.parts[i], u, time) : high * BELOW_ONE;
    if (!(value > low && value < high)) continue;
    if (mixCdf(s, value, time) >= u) high = value;
    else low = value;
  }
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
