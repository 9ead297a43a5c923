// Typed views of raw memory. No length is kept, and no bound is checked.

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

/** Records of the contract, one after another. */
// @unmanaged
export class Records<T> {
  [key: number]: T;

  // @inline @operator("[]")
  get(i: i32): T {
    return changetype<T>(changetype<usize>(this) + <usize>i * offsetof<T>());
  }
}

// @inline
export function moveAll(from: Floats, to: Floats, first: i32, end: i32): void {
  const none = f64x2.splat(0);
  let i = first;
  for (; i + 1 < end; i += 2) {
    to.setPair(i, from.pair(i));
    from.setPair(i, none);
  }
  if (i < end) {
    to[i] = from[i];
    from[i] = 0;
  }
}

// @inline
export function addAll(to: Floats, amounts: Floats, first: i32, end: i32): void {
  let i = first;
  for (; i + 1 < end; i += 2) to.setPair(i, f64x2.add(to.pair(i), amounts.pair(i)));
  if (i < end) to[i] += amounts[i];
}

// @inline
export function subtractAll(from: Floats, amounts: Floats, first: i32, end: i32): void {
  let i = first;
  for (; i + 1 < end; i += 2) from.setPair(i, f64x2.sub(from.pair(i), amounts.pair(i)));
  if (i < end) from[i] -= amounts[i];
}

// @inline
export function addShare(to: Floats, at: i32, amounts: Floats, from: i32, count: i32, share: f64): void {
  const sums = to.from(at);
  const persons = amounts.from(from);
  const both = f64x2.splat(share);
  let i = 0;
  for (; i + 1 < count; i += 2) sums.setPair(i, f64x2.add(sums.pair(i), f64x2.mul(persons.pair(i), both)));
  if (i < count) sums[i] += persons[i] * share;
}

// @inline
export function addShares(
  to: Floats,
  at: i32,
  amounts: Floats,
  from: i32,
  shares: Floats,
  first: i32,
  count: i32,
): f64 {
  const target = to.from(at);
  const persons = amounts.from(from);
  const parts = shares.from(first);
  let sums = f64x2.splat(0);
  let i = 0;
  for (; i + 1 < count; i += 2) {
    const amount = f64x2.mul(persons.pair(i), parts.pair(i));
    target.setPair(i, f64x2.add(target.pair(i), amount));
    sums = f64x2.add(sums, amount);
  }
  let total = f64x2.extract_lane(sums, 0);
  if (i < count) {
    const amount = persons[i] * parts[i];
    target[i] += amount;
    total += amount;
  }
  return total + f64x2.extract_lane(sums, 1);
}
