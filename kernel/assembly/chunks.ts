// Memory in chunks of 1,024 bytes, for lists that grow and shrink all the time: buckets of the calendar and
// lines. A chunk lies on a multiple of its size, so that an address in it tells where it begins, and an end
// whether it is full.
import { Stack } from "./stack.ts";

export const CHUNK: usize = 1024;
/** the chunks before and after in the list, u32 each; then entries up to the end */
export const CHUNK_HEAD: usize = 16;
export const BEFORE: usize = 0;
export const AFTER: usize = 4;
const CHUNKS_AT_ONCE: usize = 64;

const free: Stack = new Stack();

/** A chunk with whatever was written in it last. */
// @inline
export function takeChunk(): usize {
  if (free.count == 0) makeChunks();
  return free.pop();
}

// @inline
export function leaveChunk(chunk: usize): void {
  free.push(chunk);
}

/** The chunk an address lies in. */
// @inline
export function chunkOf(address: usize): usize {
  return address & ~(CHUNK - 1);
}

function makeChunks(): void {
  const slab = (heap.alloc((CHUNKS_AT_ONCE + 1) * CHUNK) + CHUNK - 1) & ~(CHUNK - 1);
  for (let i: usize = 0; i < CHUNKS_AT_ONCE; i++) free.push(slab + i * CHUNK);
}
