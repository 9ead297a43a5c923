// The twin of src/random: Threefry2x32 with 20 rounds, and the uniform numbers made of it.

let word0: i32 = 0;
/** after a call, its second word */
export let word1: i32 = 0;

// @inline
function threefry(key0: i32, key1: i32, counter0: i32, counter1: i32): void {
  const key2 = 0x1bd11bda ^ key0 ^ key1;
  let x = counter0 + key0;
  let y = counter1 + key1;
  x += y;
  y = rotl(y, 13) ^ x;
  x += y;
  y = rotl(y, 15) ^ x;
  x += y;
  y = rotl(y, 26) ^ x;
  x += y;
  y = rotl(y, 6) ^ x;
  x += key1;
  y += key2 + 1;
  x += y;
  y = rotl(y, 17) ^ x;
  x += y;
  y = rotl(y, 29) ^ x;
  x += y;
  y = rotl(y, 16) ^ x;
  x += y;
  y = rotl(y, 24) ^ x;
  x += key2;
  y += key0 + 2;
  x += y;
  y = rotl(y, 13) ^ x;
  x += y;
  y = rotl(y, 15) ^ x;
  x += y;
  y = rotl(y, 26) ^ x;
  x += y;
  y = rotl(y, 6) ^ x;
  x += key0;
  y += key1 + 3;
  x += y;
  y = rotl(y, 17) ^ x;
  x += y;
  y = rotl(y, 29) ^ x;
  x += y;
  y = rotl(y, 16) ^ x;
  x += y;
  y = rotl(y, 24) ^ x;
  x += key1;
  y += key2 + 4;
  x += y;
  y = rotl(y, 13) ^ x;
  x += y;
  y = rotl(y, 15) ^ x;
  x += y;
  y = rotl(y, 26) ^ x;
  x += y;
  y = rotl(y, 6) ^ x;
  word0 = x + key2;
  word1 = y + key0 + 5;
}

/** The two words for a key and a counter; see Stream.call. */
// @inline
function call(keyHigh: i32, keyLow: i32, index: i32, purpose: i32, occurrence: i32): void {
  const turns = occurrence >>> 16;
  const high = turns == 0 ? keyHigh : keyHigh ^ (turns * <i32>0x9e3779b1);
  threefry(high, keyLow, index, (purpose << 16) | (occurrence & 0xffff));
}

/** The first of two numbers of one call; see Stream.oneOfTwo. */
export function firstOfTwo(keyHigh: i32, keyLow: i32, index: i32, purpose: i32, occurrence: i32): f64 {
  call(keyHigh, keyLow, index, purpose, occurrence);
  return uniformOfWord(word0);
}

// @inline
export function uniformOfWord(word: i32): f64 {
  return (<f64>(<u32>word) + 0.5) * 2.3283064365386963e-10;
}

/** The second of two numbers of the latest call. */
export function secondOfTwo(): f64 {
  return uniformOfWord(word1);
}

/** The number in (0, 1) for a key and a counter; see Stream.uniform. */
export function uniform(keyHigh: i32, keyLow: i32, index: i32, purpose: i32, occurrence: i32): f64 {
  call(keyHigh, keyLow, index, purpose, occurrence);
  return (<f64>(<u32>word0 >> 6) * 67108864.0 + <f64>(<u32>word1 >> 6) + 0.5) * 2.220446049250313e-16;
}
