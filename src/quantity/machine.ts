// What the two compilers write differently. Some files of src are read by AssemblyScript as well, as they
// stand: they take their lists, and what looks at the bits of a number, from here. The kernel's answer to each
// name is in machine.kernel.ts.

type i32 = number;
type f64 = number;

export type Floats = Float64Array;
export type Ints = Int32Array;
/** unsigned, 32 bits each */
export type Words = Uint32Array;
/** numbers to be read only */
export type Reals = ArrayLike<number>;
/** whole numbers from 0 to 255 */
export type Bytes = Uint8Array;
/** things to be read only */
export type List<T> = readonly T[];
/** things that are put in their places one after another */
export type Places<T> = T[];

export const floats = (length: i32): Floats => new Float64Array(length);
export const copyOf = (list: Ints): Ints => list.slice();
export const ints = (length: i32): Ints => new Int32Array(length);
export const bytes = (length: i32): Bytes => new Uint8Array(length);
export const byte = (x: i32): i32 => x;
export const places = <T>(length: i32): Places<T> => Array<T>(length);
export const words = (length: i32): Words => new Uint32Array(length);

// A window on the bits of one number. Nothing is kept in it between two calls.
const number64 = new Float64Array(1);
const halves = new Uint32Array(number64.buffer);
const HIGH = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;

/** Sign, exponent and the first bits of the fraction. */
export function highWord(x: f64): i32 {
  number64[0] = x;
  return halves[HIGH];
}

/** The number with the last 32 bits of `x` and these before them. */
export function withHighWord(x: f64, high: i32): f64 {
  number64[0] = x;
  halves[HIGH] = high;
  return number64[0];
}

/** Without what is behind the point, for sizes below 2³¹. */
export const whole = (x: f64): i32 => x | 0;

/** The same for sizes from 0 to below 2³², the 32 bits as they are. */
export const unsigned = (x: f64): i32 => x | 0;

/** The last 32 bits of what is before the point; 0 of what is not finite. */
export const wordOf = (x: f64): i32 => x | 0;

/** The bits of a word turned to the left, by 1 to 31 places. */
export const rotated = (word: i32, by: i32): i32 => (word << by) | (word >>> (32 - by));

/** A product of which the last 32 bits are kept. */
export const wrappedProduct = (a: i32, b: i32): i32 => Math.imul(a, b);
