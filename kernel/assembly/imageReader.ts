// Reads the Program's image: one list of numbers, written by src/simulate/image/packProgram.ts. Every read
// says which place of the contract it stands at. Numbers follow one another and are found without it;
// test/simulate/contracts.test.ts sees that what is read is what was written.

let at: usize = 0;

export function openImage(address: usize): void {
  at = address;
}

// @unmanaged
export class ImageReader {
  real(_place: i32): f64 {
    const value = load<f64>(at);
    at += 8;
    return value;
  }

  int(place: i32): i32 {
    return <i32>this.real(place);
  }

  flag(place: i32): boolean {
    return this.real(place) != 0;
  }

  word(place: i32): i32 {
    return <i32>(<u32>this.real(place));
  }

  ints(place: i32): StaticArray<i32> {
    const list = new StaticArray<i32>(this.int(place));
    for (let i = 0; i < list.length; i++) list[i] = this.int(place);
    return list;
  }

  keys(place: i32): StaticArray<i32> {
    return changetype<StaticArray<i32>>(this.words(place));
  }

  words(place: i32): StaticArray<u32> {
    const list = new StaticArray<u32>(this.int(place));
    for (let i = 0; i < list.length; i++) list[i] = <u32>this.real(place);
    return list;
  }

  reals(place: i32): StaticArray<f64> {
    const list = new StaticArray<f64>(this.int(place));
    for (let i = 0; i < list.length; i++) list[i] = this.real(place);
    return list;
  }

  lists(place: i32): StaticArray<StaticArray<i32>> {
    const list = new StaticArray<StaticArray<i32>>(this.int(place));
    for (let i = 0; i < list.length; i++) list[i] = this.ints(place);
    return list;
  }
}

export const IMAGE = changetype<ImageReader>(0);
