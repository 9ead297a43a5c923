// The twin of src/quantity/specialFunctions.ts, to the same bit.
import { exp, log } from "./numbers.ts";

const HALF_LOG_TWO_PI: f64 = 0.9189385332046728;
const EPSILON: f64 = 2.220446049250313e-16;

export function logGamma(x: f64): f64 {
  let product: f64 = 1;
  let z = x;
  while (z < 10) {
    product *= z;
    z += 1;
  }
  const r: f64 = 1.0 / (z * z);
  const series: f64 =
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

export function gammaP(a: f64, x: f64): f64 {
  if (x <= 0) return 0;
  if (x == Infinity) return 1;
  return x < a + 1 ? lowerSeries(a, x) : 1 - upperFraction(a, x);
}

export function gammaQ(a: f64, x: f64): f64 {
  if (x <= 0) return 1;
  if (x == Infinity) return 0;
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x);
}

function gammaFactor(a: f64, x: f64): f64 {
  return exp(a * log(x) - x - logGamma(a));
}

function lowerSeries(a: f64, x: f64): f64 {
  let term: f64 = 1.0 / a;
  let sum = term;
  for (let n = 1; n < 100000; n++) {
    term *= x / (a + <f64>n);
    sum += term;
    if (term < sum * EPSILON * 0.25) break;
  }
  return sum * gammaFactor(a, x);
}

function upperFraction(a: f64, x: f64): f64 {
  let b: f64 = x + 1 - a;
  let c: f64 = 1e300;
  let d: f64 = 1.0 / b;
  let h: f64 = d;
  for (let n = 1; n < 100000; n++) {
    const an = -(<f64>n) * (<f64>n - a);
    b += 2;
    d = an * d + b;
    if (d == 0) d = 1e-300;
    c = b + an / c;
    if (c == 0) c = 1e-300;
    d = 1.0 / d;
    const change = d * c;
    h *= change;
    if (abs(change - 1) <= EPSILON) break;
  }
  return gammaFactor(a, x) * h;
}

export function gammaQuantile(a: f64, u: f64): f64 {
  if (u <= 0) return 0;
  if (u >= 1) return Infinity;
  const upper = u > 0.5;
  const target = upper ? 1 - u : u;
  let x = gammaQuantileGuess(a, u);
  let low: f64 = 0;
  let high: f64 = Infinity;
  for (let step = 0; step < 200; step++) {
    const error = upper ? target - gammaQ(a, x) : gammaP(a, x) - target;
    if (error < 0) low = x;
    else high = x;
    if (error == 0) return x;
    const slope = gammaFactor(a, x) / x;
    const newton = error / slope;
    const halley = newton / (1 - 0.5 * min<f64>(1, newton * ((a - 1) / x - 1)));
    let next = x - halley;
    if (!(next > low && next < high))
      next = high == Infinity ? x * 2 + 1 : low == 0 ? high * 0.0625 : 0.5 * (low + high);
    if (abs(next - x) <= 2 * EPSILON * next) return next;
    x = next;
  }
  return x;
}

function gammaQuantileGuess(a: f64, u: f64): f64 {
  if (a > 1) {
    const z = normalQuantile(u);
    const cube = 1 - 1 / (9 * a) + z / (3 * sqrt(a));
    const x = a * cube * cube * cube;
    if (cube > 0.1) return x;
  }
  const small = exp((log(u) + log(a) + logGamma(a)) / a);
  if (small < 0.5 * (a + 1)) return max<f64>(small, 1e-300);
  return a <= 1 ? max<f64>(1 - log((1 - u) / max<f64>(a * 0.5, 1e-300)), 1e-3) : a;
}

export function normalCdf(x: f64): f64 {
  const size = x < 0 ? -x : x;
  const square = x * x;
  if (size <= 0.67448975) return 0.5 + (x * polynomial(NEAR_TOP, square)) / polynomial(NEAR_BOTTOM, square);
  if (size > 39) return x < 0 ? 0 : 1;
  const density = exp(-0.5 * square);
  const beyond =
    size <= 5.656854249492381
      ? (density * polynomial(SHOULDER_TOP, size)) / polynomial(SHOULDER_BOTTOM, size)
      : (density / size) * (INVERSE_ROOT_TWO_PI - tailSeries(1 / square));
  return x < 0 ? beyond : 1 - beyond;
}

function tailSeries(inverse: f64): f64 {
  return (inverse * polynomial(FAR_TOP, inverse)) / polynomial(FAR_BOTTOM, inverse);
}

export function normalQuantile(u: f64): f64 {
  const q = u - 0.5;
  if (abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(CENTRE_TOP, r)) / polynomial(CENTRE_BOTTOM, r);
  }
  const r = sqrt(-log(q < 0 ? u : 1 - u));
  const size =
    r <= 5
      ? polynomial(MIDDLE_TOP, r - 1.6) / polynomial(MIDDLE_BOTTOM, r - 1.6)
      : polynomial(TAIL_TOP, r - 5) / polynomial(TAIL_BOTTOM, r - 5);
  return q < 0 ? -size : size;
}

function polynomial(coefficients: StaticArray<f64>, x: f64): f64 {
  let sum: f64 = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + coefficients[i];
  return sum;
}

const CENTRE_TOP: StaticArray<f64> = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
  33430.57558358813, 2509.0809287301227,
];
const CENTRE_BOTTOM: StaticArray<f64> = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
  5226.495278852854,
];
const MIDDLE_TOP: StaticArray<f64> = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
  0.022723844989269184, 0.0007745450142783414,
];
const MIDDLE_BOTTOM: StaticArray<f64> = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
];
const TAIL_TOP: StaticArray<f64> = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
];
const TAIL_BOTTOM: StaticArray<f64> = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5,
  1.421511758316446e-7, 2.0442631033899397e-15,
];
const INVERSE_ROOT_TWO_PI: f64 = 0.3989422804014327;
const NEAR_TOP: StaticArray<f64> = [
  18154.98125334356, 1067.689485460371, 161.02823106855587, 2.235252035460684, 0.06568233791820745,
];
const NEAR_BOTTOM: StaticArray<f64> = [45507.78933502673, 10260.932208618979, 976.0985517377767, 47.202581904688245, 1];
const SHOULDER_TOP: StaticArray<f64> = [
  9842.714838383978, 11602.65143764735, 6848.190450536283, 2494.5375852903726, 597.2702763948002, 93.50665613217785,
  8.883149794388377, 0.39894151208813466, 1.0765576773720192e-8,
];
const SHOULDER_BOTTOM: StaticArray<f64> = [
  19685.429676859992, 38912.00328609327, 34900.95272114598, 18615.571640885097, 6485.558298266761, 1519.3775994075547,
  235.387901782625, 22.266688044328117, 1,
];
const FAR_TOP: StaticArray<f64> = [
  2.9112874951168793e-5, 0.0014216191932278934, 0.022235277870649807, 0.12740116116024736, 0.215898534057957,
  0.023073441764940174,
];
const FAR_BOTTOM: StaticArray<f64> = [
  7.297515550839662e-5, 0.0037823963320275824, 0.06598813786892856, 0.4682382124808651, 1.284260096144911, 1,
];
