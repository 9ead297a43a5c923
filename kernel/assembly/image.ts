// Reads the Program's image: one list of numbers, written by src/simulate/fast/packProgram.ts. Every read
// says which place of the contract it stands at. Numbers follow one another and are found without it;
// test/simulate/contracts.test.ts sees that what is read is what was written.

let at: usize = 0;

export function openImage(address: usize): void {
  at = address;
}

export function real(_place: i32): f64 {
  const value = load<f64>(at);
  at += 8;
  return value;
}

export function int(place: i32): i32 {
  return <i32>real(place);
}

/** An unsigned 32-bit word, kept as signed. */
export function word(place: i32): i32 {
  return <i32>(<u32>real(place));
}

export function flag(place: i32): bool {
  return real(place) != 0;
}

/** A list of whole numbers, its length first. */
export function ints(place: i32): StaticArray<i32> {
  const length = int(place);
  const list = new StaticArray<i32>(length);
  for (let i = 0; i < length; i++) list[i] = int(place);
  return list;
}

export function words(place: i32): StaticArray<i32> {
  const length = int(place);
  const list = new StaticArray<i32>(length);
  for (let i = 0; i < length; i++) list[i] = word(place);
  return list;
}

export function reals(place: i32): StaticArray<f64> {
  const length = int(place);
  const list = new StaticArray<f64>(length);
  for (let i = 0; i < length; i++) list[i] = real(place);
  return list;
}

export function lists(place: i32): StaticArray<StaticArray<i32>> {
  const length = int(place);
  const list = new StaticArray<StaticArray<i32>>(length);
  for (let i = 0; i < length; i++) list[i] = ints(place);
  return list;
}
