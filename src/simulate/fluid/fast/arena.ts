// Where things lie in the kernel's memory: lists and records are put there one after another, each at an address.
import type { FluidKernel } from "./instance.ts";

type Numbers = Float64Array | Int32Array | Uint8Array;

const chunkBytes = 1 << 18;

export class Arena {
  readonly #kernel: FluidKernel;
  #next = 0;
  #end = 0;

  constructor(kernel: FluidKernel) {
    this.#kernel = kernel;
  }

  /** Room for so many bytes, at a multiple of 16. */
  room(bytes: number): number {
    const size = (bytes + 15) & ~15;
    if (this.#next + size > this.#end) {
      const chunk = Math.max(chunkBytes, size);
      this.#next = this.#kernel.room(chunk);
      this.#end = this.#next + chunk;
    }
    this.#next += size;
    return this.#next - size;
  }

  /** A copy of the list. An empty one has room for one number, since the kernel may look before it counts. */
  put(values: Numbers): number {
    const address = this.room(Math.max(8, values.byteLength));
    new Uint8Array(this.#kernel.memory.buffer).set(
      new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
      address,
    );
    return address;
  }

  ints(values: ArrayLike<number>): number {
    return this.put(Int32Array.from(values));
  }

  floats(values: ArrayLike<number>): number {
    return this.put(Float64Array.from(values));
  }

  /** Records of whole numbers, one after another. */
  records(rows: readonly (readonly number[])[]): number {
    return this.ints(rows.flat());
  }
}

/** Lists of different lengths as one, and where each begins in it: one place more than lists. */
export function flatten(lists: readonly ArrayLike<number>[]): { readonly from: number[]; readonly all: number[] } {
  const from = [0];
  const all: number[] = [];
  for (const list of lists) {
    for (let i = 0; i < list.length; i++) all.push(list[i]);
    from.push(all.length);
  }
  return { from, all };
}
