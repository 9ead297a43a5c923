// Reads what the observers are asked: it stands in the Program's image, where that is being read.
import { int, ints, real, reals } from "./image.ts";

// @unmanaged
export class Asked {
  real(place: i32): f64 {
    return real(place);
  }

  int(place: i32): i32 {
    return int(place);
  }

  flag(place: i32): boolean {
    return real(place) != 0;
  }

  ints(place: i32): StaticArray<i32> {
    return ints(place);
  }

  words(place: i32): StaticArray<u32> {
    const length = int(place);
    const list = new StaticArray<u32>(length);
    for (let i = 0; i < length; i++) list[i] = <u32>real(place);
    return list;
  }

  reals(place: i32): StaticArray<f64> {
    return reals(place);
  }
}

export const ASKED = changetype<Asked>(0);
