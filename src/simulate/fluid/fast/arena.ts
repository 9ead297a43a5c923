// Places lists and records in the kernel's memory one after another, each at an address.
import type { FluidKernel } from "./instance.ts";

type Numbers = Float64Array | Int32Array | Uint8Array;

const chunkBytes = 1 << 18;

export class Arena {
  readonly kernel: FluidKernel;
  readonly #chunks: { readonly address: number; readonly bytes: number }[] = [];
  #floats = new Float64Array(0);
  #ints = new Int32Array(0);
  #bytes = new Uint8Array(0);
  #opened = 0;
  #next = 0;
  #end = 0;

  constructor(kernel: FluidKernel) {
    this.kernel = kernel;
  }

  /** Starts again from the first address: everything may be overwritten. */
  rewind(): void {
    this.#opened = 0;
    this.#next = 0;
    this.#end = 0;
  }

  /** The address of `bytes` free bytes, a multiple of 16. */
  room(bytes: number): number {
    const size = (bytes + 15) & ~15;
    while (this.#next + size > this.#end) this.#open(size);
    this.#next += size;
    return this.#next - size;
  }

  #open(size: number): void {
    if (this.#opened === this.#chunks.length) {
      const bytes = Math.max(chunkBytes, size);
      // an address above 2 GB comes back as a negative number
      this.#chunks.push({ address: this.kernel.room(bytes) >>> 0, bytes });
    }
    const { address, bytes } = this.#chunks[this.#opened++];
    this.#next = address;
    this.#end = address + bytes;
  }

  /**
   * The address of a copy of the list. An empty list still gets room for one number, because the kernel may
   * read before it counts.
   */
  put(values: Numbers): number {
    const address = this.room(Math.max(8, values.byteLength));
    const { buffer } = this.kernel.memory;
    // thousands of short lists are put: views of them and of the memory would cost more than the copies
    if (this.#floats.buffer !== buffer) {
      this.#floats = new Float64Array(buffer);
      this.#ints = new Int32Array(buffer);
      this.#bytes = new Uint8Array(buffer);
    }
    if (values instanceof Float64Array) this.#floats.set(values, address / 8);
    else if (values instanceof Int32Array) this.#ints.set(values, address / 4);
    else this.#bytes.set(values, address);
    return address;
  }

  ints(values: ArrayLike<number>): number {
    return this.put(Int32Array.from(values));
  }

  floats(values: ArrayLike<number>): number {
    return this.put(Float64Array.from(values));
  }

  /** Records of whole numbers, one after another; the fields of each as their class lists them. */
  records<Fields extends object>(kind: new () => Fields, rows: readonly Fields[]): number {
    const names = fieldNames(kind);
    const values = new Int32Array(rows.length * names.length);
    let next = 0;
    for (const row of rows) for (const name of names) values[next++] = row[name] as number;
    return this.put(values);
  }
}

/** The fields of a record of the contract, in order. */
export function fieldNames<Fields extends object>(kind: new () => Fields): (keyof Fields)[] {
  return Object.keys(new kind()) as (keyof Fields)[];
}

/** Offsets of lists laid one after another, each at a multiple of 16. */
export function sideBySide(lists: readonly { readonly byteLength: number }[]): { offsets: number[]; bytes: number } {
  let bytes = 0;
  const offsets = lists.map(({ byteLength }) => {
    const offset = bytes;
    bytes += (byteLength + 15) & ~15;
    return offset;
  });
  return { offsets, bytes };
}

/**
 * Lists of different lengths joined into one, and the index at which each begins: one index more than lists.
 */
export function flatten(lists: readonly ArrayLike<number>[]): { readonly from: number[]; readonly all: number[] } {
  const from = [0];
  const all: number[] = [];
  for (const list of lists) {
    for (let i = 0; i < list.length; i++) all.push(list[i]);
    from.push(all.length);
  }
  return { from, all };
}
