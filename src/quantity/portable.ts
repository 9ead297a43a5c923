// Logarithms, exponentials and their kin from + − × ÷ √ alone, so that every machine gives the same bits: `Math.log`
// differs between today's browsers on 7 % of inputs. The method of log, exp, sin and cos is that of Sun's fdlibm
// (argument reduction, then the published minimax polynomials), written afresh. The kernel, which AssemblyScript
// compiles, reads this very file.
import { highWord, whole, withHighWord } from "./machine.ts";

type i32 = number;
type f64 = number;

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const SQRT_HALF_BITS: i32 = 0x95f64; // fraction bits of √2, in the high word, rounded as fdlibm does
const TWO_54: f64 = 18014398509481984;

/** 2 to a whole power between −1022 and 1023. */
function powerOfTwo(exponent: i32): f64 {
  return withHighWord(0, (exponent + 1023) << 20);
}

/**
 * Natural logarithm, within 1 ulp.
 * @returns −Infinity at 0, NaN below
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return Infinity;
  let exponent: i32 = 0;
  let scaled = x;
  if (x < 2.2250738585072014e-308) {
    exponent = -54;
    scaled = x * TWO_54;
  }
  let high = highWord(scaled);
  exponent += (high >>> 20) - 1023;
  high &= 0xfffff;
  const carry = (high + SQRT_HALF_BITS) & 0x100000;
  exponent += carry >>> 20;
  const f = withHighWord(scaled, high | (carry ^ 0x3ff00000)) - 1;
  if ((0xfffff & (2 + high)) < 3) {
    // |f| below 2⁻²⁰: a short series keeps the last bits
    if (f === 0) return exponent === 0 ? 0 : exponent * LN2_HIGH + exponent * LN2_LOW;
    const r = f * f * (0.5 - 0.3333333333333333 * f);
    if (exponent === 0) return f - r;
    return exponent * LN2_HIGH - (r - exponent * LN2_LOW - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const r = odd + even;
  // fdlibm's window of fractions (0.38 to 0.42 above a power of two) in which ½f² must be kept apart
  if (((high - 0x6147a) | (0x6b851 - high)) > 0) {
    const half = 0.5 * f * f;
    if (exponent === 0) return f - (half - s * (half + r));
    return exponent * LN2_HIGH - (half - (s * (half + r) + exponent * LN2_LOW) - f);
  }
  if (exponent === 0) return f - s * (f - r);
  return exponent * LN2_HIGH - (s * (f - r) - exponent * LN2_LOW - f);
}

/** e to the power x, within 1 ulp; 0 below −745.13, Infinity above 709.78. */
export function exp(x: number): number {
  if (x !== x) return NaN;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019411) return 0;
  if (x === 1) return 2.718281828459045; // the polynomial is one ulp high here
  const size = x < 0 ? -x : x;
  let high: f64 = 0;
  let low: f64 = 0;
  let k: f64 = 0;
  let reduced = x;
  if (size > 0.34657359027997264) {
    if (size < 1.0397207708399179) {
      k = x < 0 ? -1 : 1;
      high = x - k * LN2_HIGH;
      low = k * LN2_LOW;
    } else {
      k = Math.trunc(1.4426950408889634 * x + (x < 0 ? -0.5 : 0.5));
      high = x - k * LN2_HIGH;
      low = k * LN2_LOW;
    }
    reduced = high - low;
  } else if (size < 3.725290298461914e-9) {
    return 1 + x;
  }
  const t = reduced * reduced;
  const c =
    reduced -
    t *
      (0.16666666666666602 +
        t *
          (-0.0027777777777015593 +
            t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8))));
  if (k === 0) return 1 - ((reduced * c) / (c - 2) - reduced);
  const y = 1 - (low - (reduced * c) / (2 - c) - high);
  if (k >= -1021) return k === 1024 ? y * 2 * powerOfTwo(1023) : y * powerOfTwo(whole(k));
  return y * powerOfTwo(whole(k) + 1000) * powerOfTwo(-1000);
}

/** x to the power y for x ≥ 0: repeated multiplication for small whole y, else by exp and log. */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (x === 0) return y > 0 ? 0 : Infinity;
  if (y === 0.5) return Math.sqrt(x);
  if (Math.floor(y) === y && y >= -64 && y <= 64) {
    let result: f64 = 1;
    let square = x;
    for (let n = whole(y < 0 ? -y : y); n > 0; n >>= 1) {
      if ((n & 1) === 1) result *= square;
      square *= square;
    }
    return y < 0 ? 1 / result : result;
  }
  return exp(y * log(x));
}

/** Sine of x radians, |x| up to a million. */
export function sin(x: number): number {
  const n = Math.floor(x * TWO_OVER_PI + 0.5);
  const r = reduceByHalfPi(x, n);
  const quarter = ((n % 4) + 4) % 4;
  if (quarter === 0) return sinNearZero(r);
  if (quarter === 1) return cosNearZero(r);
  return quarter === 2 ? -sinNearZero(r) : -cosNearZero(r);
}

/** Cosine of x radians, |x| up to a million. */
export function cos(x: number): number {
  const n = Math.floor(x * TWO_OVER_PI + 0.5);
  const r = reduceByHalfPi(x, n);
  const quarter = ((n % 4) + 4) % 4;
  if (quarter === 0) return cosNearZero(r);
  if (quarter === 1) return -sinNearZero(r);
  return quarter === 2 ? -cosNearZero(r) : sinNearZero(r);
}

const TWO_OVER_PI = 0.6366197723675814;

/** x − n·π/2, with π/2 in three parts of 33 bits so that the first products are exact. */
function reduceByHalfPi(x: number, n: number): number {
  const first = x - n * 1.5707963267341256;
  const second = n * 6.077100506303966e-11;
  return first - second - n * 2.0222662487959506e-21;
}

/** Taylor-like minimax polynomial for |x| ≤ π/4. */
function sinNearZero(x: number): number {
  const z = x * x;
  const tail =
    0.00833333333332249 +
    z *
      (-0.0001984126982985795 + z * (2.7557313707070068e-6 + z * (-2.5050760253406863e-8 + z * 1.58969099521155e-10)));
  return x + z * x * (-0.16666666666666632 + z * tail);
}

/** The same for the cosine. */
function cosNearZero(x: number): number {
  const z = x * x;
  const tail =
    z *
    (0.0416666666666666 +
      z *
        (-0.001388888888887411 +
          z *
            (2.480158728947673e-5 +
              z * (-2.7557314351390663e-7 + z * (2.087572321298175e-9 - z * 1.1359647557788195e-11)))));
  const half = 0.5 * z;
  const w = 1 - half;
  return w + (1 - w - half + z * tail);
}
