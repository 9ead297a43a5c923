// The kernel's answer to machine.ts: AssemblyScript and the kernels' type check read this in its place.

export type Floats = StaticArray<f64>;
export type Ints = StaticArray<i32>;
export type Words = StaticArray<u32>;
export type Bytes = StaticArray<u8>;
export type Reals = StaticArray<f64>;
export type List<T> = StaticArray<T>;
export type Places<T> = StaticArray<T>;

export function floats(length: i32): Floats {
  return new StaticArray<f64>(length);
}

export function copyOf(list: Ints): Ints {
  const copy = new StaticArray<i32>(list.length);
  for (let i = 0; i < list.length; i++) copy[i] = list[i];
  return copy;
}

export function ints(length: i32): Ints {
  return new StaticArray<i32>(length);
}

export function bytes(length: i32): Bytes {
  return new StaticArray<u8>(length);
}

// @inline
export function byte(x: i32): u8 {
  return <u8>x;
}

export function places<T>(length: i32): Places<T> {
  return new StaticArray<T>(length);
}

export function words(length: i32): Words {
  return new StaticArray<u32>(length);
}

// @inline
export function highWord(x: f64): i32 {
  return <i32>(reinterpret<u64>(x) >> 32);
}

// @inline
export function withHighWord(x: f64, high: i32): f64 {
  return reinterpret<f64>(((<u64>(<u32>high)) << 32) | (reinterpret<u64>(x) & 0xffffffff));
}

// @inline
export function whole(x: f64): i32 {
  return <i32>x;
}

// @inline
export function unsigned(x: f64): i32 {
  return <i32>(<u32>x);
}

export function wordOf(x: f64): i32 {
  if (!isFinite(x)) return 0;
  const before = trunc(x);
  return <i32>(<u32>(<u64>(<i64>(before - floor(before / 4294967296) * 4294967296))));
}

// @inline
export function rotated(word: i32, by: i32): i32 {
  return rotl<i32>(word, by);
}

// @inline
export function wrappedProduct(a: i32, b: i32): i32 {
  return a * b;
}
