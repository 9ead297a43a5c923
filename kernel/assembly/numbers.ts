// The twin of src/quantity/portable.ts: logarithm, exponential and power from + − × ÷ √, to the same bit.
// test/simulate/fast/sameAnnouncements.test.ts compares the engines that use the two.

const LN2_HIGH: f64 = 0.6931471803691238;
const LN2_LOW: f64 = 1.9082149292705877e-10;
const SQRT_HALF_BITS: i32 = 0x95f64;
const TWO_54: f64 = 18014398509481984;

/** 2 to a whole power between −1022 and 1023. */
// @inline
function powerOfTwo(exponent: i32): f64 {
  return reinterpret<f64>((<u64>(<u32>(exponent + 1023))) << 52);
}

export function log(x: f64): f64 {
  if (!(x > 0)) return x == 0 ? -Infinity : NaN;
  if (x == Infinity) return Infinity;
  let exponent: i32 = 0;
  let scaled = x;
  if (x < 2.2250738585072014e-308) {
    exponent = -54;
    scaled = x * TWO_54;
  }
  const bits = reinterpret<u64>(scaled);
  let high = <i32>(bits >> 32);
  exponent += (high >>> 20) - 1023;
  high &= 0xfffff;
  const carry = (high + SQRT_HALF_BITS) & 0x100000;
  exponent += carry >>> 20;
  const f = reinterpret<f64>(((<u64>(<u32>(high | (carry ^ 0x3ff00000)))) << 32) | (bits & 0xffffffff)) - 1;
  const e = <f64>exponent;
  if ((0xfffff & (2 + high)) < 3) {
    if (f == 0) return exponent == 0 ? 0 : e * LN2_HIGH + e * LN2_LOW;
    const r = f * f * (0.5 - 0.3333333333333333 * f);
    if (exponent == 0) return f - r;
    return e * LN2_HIGH - (r - e * LN2_LOW - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const r = odd + even;
  if (((high - 0x6147a) | (0x6b851 - high)) > 0) {
    const half = 0.5 * f * f;
    if (exponent == 0) return f - (half - s * (half + r));
    return e * LN2_HIGH - (half - (s * (half + r) + e * LN2_LOW) - f);
  }
  if (exponent == 0) return f - s * (f - r);
  return e * LN2_HIGH - (s * (f - r) - e * LN2_LOW - f);
}

export function exp(x: f64): f64 {
  if (x != x) return NaN;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019411) return 0;
  if (x == 1) return 2.718281828459045;
  const size = x < 0 ? -x : x;
  let high: f64 = 0;
  let low: f64 = 0;
  let k: f64 = 0;
  let reduced = x;
  if (size > 0.34657359027997264) {
    if (size < 1.0397207708399179) k = x < 0 ? -1 : 1;
    else k = trunc(1.4426950408889634 * x + (x < 0 ? -0.5 : 0.5));
    high = x - k * LN2_HIGH;
    low = k * LN2_LOW;
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
  if (k == 0) return 1 - ((reduced * c) / (c - 2) - reduced);
  const y = 1 - (low - (reduced * c) / (2 - c) - high);
  if (k >= -1021) return k == 1024 ? y * 2 * powerOfTwo(1023) : y * powerOfTwo(<i32>k);
  return y * powerOfTwo(<i32>(k + 1000)) * powerOfTwo(-1000);
}

export function pow(x: f64, y: f64): f64 {
  if (y == 0 || x == 1) return 1;
  if (x == 0) return y > 0 ? 0 : Infinity;
  if (y == 0.5) return sqrt(x);
  if (floor(y) == y && y >= -64 && y <= 64) {
    let result: f64 = 1;
    let square = x;
    for (let n = <i32>(y < 0 ? -y : y); n > 0; n >>= 1) {
      if (n & 1) result *= square;
      square *= square;
    }
    return y < 0 ? 1 / result : result;
  }
  return exp(y * log(x));
}
