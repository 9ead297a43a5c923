// A list of numbers that the kernel reads in the order in which it was written (kernel/assembly/image.ts).
import type { Key } from "../../random/nameKey.ts";
import { namesInOrder, type Named } from "../places.ts";

/**
 * What a field of a record can be; nothing at all is an empty list, and a function writes lists and records
 * itself.
 */
export type Written = number | boolean | Key | ArrayLike<number> | null | ((image: ImageWriter) => void);

export class ImageWriter {
  private numbers = new Float64Array(4096);
  private length = 0;

  number(value: number): void {
    if (this.length === this.numbers.length) {
      const wider = new Float64Array(this.length * 2);
      wider.set(this.numbers);
      this.numbers = wider;
    }
    this.numbers[this.length++] = value;
  }

  flag(value: boolean): void {
    this.number(value ? 1 : 0);
  }

  /** 32 bits, signed or not */
  word(value: number): void {
    this.number(value >>> 0);
  }

  key({ high, low }: Key): void {
    this.word(high);
    this.word(low);
  }

  /** One value after another, in the order of the places that the contract gives their names. */
  record<Fields extends object>(fields: Fields, values: Named<Fields, Written>): void {
    for (const name of namesInOrder(fields)) this.field(values[name]);
  }

  field(value: Written): void {
    if (typeof value === "number") this.number(value);
    else if (typeof value === "boolean") this.flag(value);
    else if (typeof value === "function") value(this);
    else if (value !== null && "high" in value) this.key(value);
    else this.list(value);
  }

  /** Numbers as they are, without a length. */
  numbersOf(values: ArrayLike<number>): void {
    for (let i = 0; i < values.length; i++) this.number(values[i]);
  }

  /** A list, its length first. Nothing at all is an empty list. */
  list(values: ArrayLike<number> | null): void {
    const length = values === null ? 0 : values.length;
    this.number(length);
    for (let i = 0; i < length; i++) this.number(values![i]);
  }

  each<T>(values: readonly T[], write: (value: T, index: number) => void): void {
    this.number(values.length);
    values.forEach(write);
  }

  result(): Float64Array {
    return this.numbers.subarray(0, this.length);
  }
}

/** A field of several records, or of whatever `write` writes, their number first. */
export function each<T>(values: readonly T[], write: (value: T, index: number) => void): Written {
  return (image) => image.each(values, write);
}

/** A field of several lists, their number first. */
export function lists(values: readonly (ArrayLike<number> | null)[]): Written {
  return (image) => image.each(values, (list) => image.list(list));
}
