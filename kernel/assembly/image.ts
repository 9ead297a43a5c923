// Reads the Program's image: one list of numbers, written by src/simulate/fast/packProgram.ts in the order read here.

let at: usize = 0;

export function openImage(address: usize): void {
  at = address;
}

export function real(): f64 {
  const value = load<f64>(at);
  at += 8;
  return value;
}

export function int(): i32 {
  return <i32>real();
}

/** An unsigned 32-bit word, kept as signed. */
export function word(): i32 {
  return <i32>(<u32>real());
}

export function flag(): bool {
  return real() != 0;
}

/** A list of whole numbers, its length first. */
export function ints(): StaticArray<i32> {
  const length = int();
  const list = new StaticArray<i32>(length);
  for (let i = 0; i < length; i++) list[i] = int();
  return list;
}

export function words(): StaticArray<i32> {
  const length = int();
  const list = new StaticArray<i32>(length);
  for (let i = 0; i < length; i++) list[i] = word();
  return list;
}

export function reals(): StaticArray<f64> {
  const length = int();
  const list = new StaticArray<f64>(length);
  for (let i = 0; i < length; i++) list[i] = real();
  return list;
}

export function lists(): StaticArray<StaticArray<i32>> {
  const length = int();
  const list = new StaticArray<StaticArray<i32>>(length);
  for (let i = 0; i < length; i++) list[i] = ints();
  return list;
}
