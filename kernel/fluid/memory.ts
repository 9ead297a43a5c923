// Typed views of raw memory: the host lays everything out and hands over addresses.

/** Numbers side by side; no length is kept, and no bound is checked. */
// @unmanaged
export class Floats {
  [key: number]: f64;

  // @inline @operator("[]")
  get(i: i32): f64 {
    return load<f64>(changetype<usize>(this) + ((<usize>i) << 3));
  }

  // @inline @operator("[]=")
  set(i: i32, value: f64): void {
    store<f64>(changetype<usize>(this) + ((<usize>i) << 3), value);
  }

  /** Two numbers side by side. */
  // @inline
  pair(i: i32): v128 {
    return v128.load(changetype<usize>(this) + ((<usize>i) << 3));
  }

  // @inline
  setPair(i: i32, values: v128): void {
    v128.store(changetype<usize>(this) + ((<usize>i) << 3), values);
  }

  /** The numbers from one place on. */
  // @inline
  from(i: i32): Floats {
    return changetype<Floats>(changetype<usize>(this) + ((<usize>i) << 3));
  }
}

// @unmanaged
export class Ints {
  [key: number]: i32;

  // @inline @operator("[]")
  get(i: i32): i32 {
    return load<i32>(changetype<usize>(this) + ((<usize>i) << 2));
  }

  // @inline @operator("[]=")
  set(i: i32, value: i32): void {
    store<i32>(changetype<usize>(this) + ((<usize>i) << 2), value);
  }
}

// @unmanaged
export class Bytes {
  [key: number]: u8;

  // @inline @operator("[]")
  get(i: i32): i32 {
    return load<u8>(changetype<usize>(this) + <usize>i);
  }
}

/**
 * Counts and addresses in the order in which the host wrote them. Every read says which place of the contract
 * it stands at; test/simulate/contracts.test.ts sees that what is read there is what was written.
 */
let table: Ints = changetype<Ints>(0);
let next: i32 = 0;

export function openTable(address: usize): void {
  table = changetype<Ints>(address);
  next = 0;
}

export function int(_place: i32): i32 {
  return table[next++];
}

export function floats(place: i32): Floats {
  return changetype<Floats>(<usize>int(place));
}

export function ints(place: i32): Ints {
  return changetype<Ints>(<usize>int(place));
}

export function bytes(place: i32): Bytes {
  return changetype<Bytes>(<usize>int(place));
}
