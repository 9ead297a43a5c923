// The functions distributions are made of, built on portable log and exp: same bits everywhere. The
// kernel, which AssemblyScript compiles, reads this very file: whole numbers that are divided end in ".0".
import type { Reals } from "./machine.ts";
import { exp, log } from "./portable.ts";

type f64 = number;

const HALF_LOG_TWO_PI = 0.9189385332046728;
const EPSILON = 2.220446049250313e-16;

/**
 * Logarithm of the gamma function for x > 0, absolute error near 1e-15 times its size.
 * @source Stirling's series, Abramowitz and Stegun 6.1.41, after raising x above 10 by the recurrence
 */
export function logGamma(x: number): number {
  let product: f64 = 1;
  let z = x;
  while (z < 10) {
    product *= z;
    z += 1;
  }
  const r = 1 / (z * z);
  const series =
    1.0 / 12.0 +
    r *
      (-1.0 / 360.0 +
        r *
          (1.0 / 1260.0 +
            r *
              (-1.0 / 1680.0 +
                r * (1.0 / 1188.0 + r * (-691.0 / 360360.0 + r * (1.0 / 156.0 - (r * 3617.0) / 122400.0))))));
  return (z - 0.5) * log(z) - z + HALF_LOG_TWO_PI + series / z - log(product);
}

/**
 * Regularised lower incomplete gamma function P(a, x), a > 0, x ≥ 0.
 * @source series and Lentz's continued fraction, Numerical Recipes section 6.2
 */
export function gammaP(a: number, x: number): number {
  return lowerGamma(a, logGamma(a), x);
}

/** Its complement Q(a, x) = 1 − P(a, x), accurate where it is small. */
export function gammaQ(a: number, x: number): number {
  return upperGamma(a, logGamma(a), x);
}

/** P(a, x) of a shape whose log Γ(a) is at hand. */
export function lowerGamma(a: number, logGammaOfA: number, x: number): number {
  if (x <= 0) return 0;
  if (x === Infinity) return 1;
  const factor = gammaFactor(a, logGammaOfA, x);
  return x < a + 1 ? lowerSeries(a, x) * factor : 1 - factor * upperFraction(a, x);
}

/** Q(a, x), likewise. */
export function upperGamma(a: number, logGammaOfA: number, x: number): number {
  if (x <= 0) return 1;
  if (x === Infinity) return 0;
  const factor = gammaFactor(a, logGammaOfA, x);
  return x < a + 1 ? 1 - lowerSeries(a, x) * factor : factor * upperFraction(a, x);
}

/** x^a e^(−x) / Γ(a), which both expansions share. */
export function gammaFactor(a: number, logGammaOfA: number, x: number): number {
  return exp(a * log(x) - x - logGammaOfA);
}

/** P(a, x) without the factor, for x < a + 1. */
export function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < 100000; n++) {
    term *= x / (a + n);
    sum += term;
    if (term < sum * EPSILON * 0.25) break;
  }
  return sum;
}

/** Q(a, x) without the factor, for larger x. */
export function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c: f64 = 1e300;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < 100000; n++) {
    const an = -n * (n - a);
    b += 2;
    d = an * d + b;
    if (d === 0) d = 1e-300;
    c = b + an / c;
    if (c === 0) c = 1e-300;
    d = 1 / d;
    const change = d * c;
    h *= change;
    if (Math.abs(change - 1) <= EPSILON) break;
  }
  return h;
}

/**
 * The x at which P(a, x) = u, for a > 0 and 0 < u < 1: Halley's steps inside a shrinking bracket.
 * @source start: Wilson and Hilferty (1931); steps: Numerical Recipes section 6.2.1
 */
export function gammaQuantile(a: number, u: number): number {
  if (u <= 0) return 0;
  if (u >= 1) return Infinity;
  const logGammaOfA = logGamma(a);
  const upper = u > 0.5;
  const target = upper ? 1 - u : u;
  let x = gammaQuantileGuess(a, u);
  let low: f64 = 0;
  let high = Infinity;
  for (let step = 0; step < 200; step++) {
    // what is wanted minus what is there, on the side where it is small and exact
    const error = upper ? target - upperGamma(a, logGammaOfA, x) : lowerGamma(a, logGammaOfA, x) - target;
    if (error < 0) low = x;
    else high = x;
    if (error === 0) return x;
    const slope = gammaFactor(a, logGammaOfA, x) / x;
    const newton = error / slope;
    const halley = newton / (1 - 0.5 * Math.min(1, newton * ((a - 1) / x - 1)));
    let next = x - halley;
    if (!(next > low && next < high))
      next = high === Infinity ? x * 2 + 1 : low === 0 ? high * 0.0625 : 0.5 * (low + high);
    if (Math.abs(next - x) <= 2 * EPSILON * next) return next;
    x = next;
  }
  return x;
}

function gammaQuantileGuess(a: number, u: number): number {
  if (a > 1) {
    const z = normalQuantile(u);
    const cube = 1 - 1 / (9 * a) + z / (3 * Math.sqrt(a));
    const x = a * cube * cube * cube;
    if (cube > 0.1) return x;
  }
  // near 0: P(a, x) ≈ x^a / (a Γ(a))
  const small = exp((log(u) + log(a) + logGamma(a)) / a);
  if (small < 0.5 * (a + 1)) return Math.max(small, 1e-300);
  return a <= 1 ? Math.max(1 - log((1 - u) / Math.max(a * 0.5, 1e-300)), 1e-3) : a;
}

/**
 * Probability that a standard normal value is at most x, relative error below 1e-14 down to x = −8.
 * @source Cody, Mathematics of Computation 23 (1969): rational approximations near 0, in the shoulders and in the tails
 */
export function normalCdf(x: number): number {
  const size = x < 0 ? -x : x;
  const square = x * x;
  if (size <= 0.67448975) return 0.5 + (x * polynomial(NEAR_TOP, square)) / polynomial(NEAR_BOTTOM, square);
  // above 38.6 nothing is left that a number can hold
  if (size > 39) return x < 0 ? 0 : 1;
  const density = exp(-0.5 * square);
  const beyond =
    size <= 5.656854249492381
      ? (density * polynomial(SHOULDER_TOP, size)) / polynomial(SHOULDER_BOTTOM, size)
      : (density / size) * (INVERSE_ROOT_TWO_PI - tailSeries(1 / square));
  return x < 0 ? beyond : 1 - beyond;
}

function tailSeries(inverse: number): number {
  return (inverse * polynomial(FAR_TOP, inverse)) / polynomial(FAR_BOTTOM, inverse);
}

/**
 * The standard normal value below which a share u lies, 0 < u < 1, relative error near 1e-16.
 * @source algorithm AS 241 (PPND16), Wichura, Applied Statistics 37 (1988)
 */
export function normalQuantile(u: number): number {
  const q = u - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(CENTRE_TOP, r)) / polynomial(CENTRE_BOTTOM, r);
  }
  const r = Math.sqrt(-log(q < 0 ? u : 1 - u));
  const size =
    r <= 5
      ? polynomial(MIDDLE_TOP, r - 1.6) / polynomial(MIDDLE_BOTTOM, r - 1.6)
      : polynomial(TAIL_TOP, r - 5) / polynomial(TAIL_BOTTOM, r - 5);
  return q < 0 ? -size : size;
}

function polynomial(coefficients: Reals, x: number): number {
  let sum: f64 = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + coefficients[i];
  return sum;
}

const INVERSE_ROOT_TWO_PI = 0.3989422804014327;
const NEAR_TOP: Reals = [
  18154.98125334356, 1067.689485460371, 161.02823106855587, 2.235252035460684, 0.06568233791820745,
];
const NEAR_BOTTOM: Reals = [45507.78933502673, 10260.932208618979, 976.0985517377767, 47.202581904688245, 1];
const SHOULDER_TOP: Reals = [
  9842.714838383978, 11602.65143764735, 6848.190450536283, 2494.5375852903726, 597.2702763948002, 93.50665613217785,
  8.883149794388377, 0.39894151208813466, 1.0765576773720192e-8,
];
const SHOULDER_BOTTOM: Reals = [
  19685.429676859992, 38912.00328609327, 34900.95272114598, 18615.571640885097, 6485.558298266761, 1519.3775994075547,
  235.387901782625, 22.266688044328117, 1,
];
const FAR_TOP: Reals = [
  2.9112874951168793e-5, 0.0014216191932278934, 0.022235277870649807, 0.12740116116024736, 0.215898534057957,
  0.023073441764940174,
];
const FAR_BOTTOM: Reals = [
  7.297515550839662e-5, 0.0037823963320275824, 0.06598813786892856, 0.4682382124808651, 1.284260096144911, 1,
];
const CENTRE_TOP: Reals = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
  33430.57558358813, 2509.0809287301227,
];
const CENTRE_BOTTOM: Reals = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
  5226.495278852854,
];
const MIDDLE_TOP: Reals = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
  0.022723844989269184, 0.0007745450142783414,
];
const MIDDLE_BOTTOM: Reals = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
];
const TAIL_TOP: Reals = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
];
const TAIL_BOTTOM: Reals = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5,
  1.421511758316446e-7, 2.0442631033899397e-15,
];
