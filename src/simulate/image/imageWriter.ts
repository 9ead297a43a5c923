// A list of numbers that the kernel reads in the order in which it was written (kernel/assembly/image.ts).
import type { Key } from "../../random/nameKey.ts";
import type { Stream } from "../../random/stream.ts";
import { namesInOrder, type Named } from "../places.ts";

/**
 * What a field of a record can be; nothing at all is an empty list, and a function writes lists and records
 * itself.
 */
export type Written = number | boolean | Key | ArrayLike<number> | null | ((image: ImageWriter) => void);

export class ImageWriter {
  private numbers = new Float64Array(4096);
  private length = 0;
  private readonly ofRuns: OfRun[] = [];

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

  /** Places for so many numbers that every run has of its own. */
  ofRun(count: number, numbers: OfRun["numbers"]): void {
    this.ofRuns.push({ at: this.length, numbers });
    for (let i = 0; i < count; i++) this.number(0);
  }

  result(): Float64Array {
    return this.numbers.subarray(0, this.length);
  }

  /** The same with what this run has of its own; the next call writes over it. */
  resultFor(stream: Stream): Float64Array {
    for (const { at, numbers } of this.ofRuns) this.numbers.set(numbers(stream), at);
    return this.result();
  }
}

interface OfRun {
  readonly at: number;
  /** as many as there are places */
  readonly numbers: (stream: Stream) => readonly number[];
}

/** A field of several records, or of whatever `write` writes, their number first. */
export function each<T>(values: readonly T[], write: (value: T, index: number) => void): Written {
  return (image) => image.each(values, write);
}

/** A field of several lists, their number first. */
export function lists(values: readonly (ArrayLike<number> | null)[]): Written {
  return (image) => image.each(values, (list) => image.list(list));
}

/** The key that a name has in a run. */
export function keyOfRun(name: Key): Written {
  return (image) => image.ofRun(2, (stream) => wordsOf(stream, name));
}

/** A list of such keys. */
export function keysOfRun(names: readonly Key[]): Written {
  return listOfRun(2 * names.length, (stream) => names.flatMap((name) => wordsOf(stream, name)));
}

/** A list of as many numbers in every run, its length first. */
export function listOfRun(count: number, numbers: OfRun["numbers"]): Written {
  return (image) => {
    image.number(count);
    image.ofRun(count, numbers);
  };
}

function wordsOf(stream: Stream, name: Key): readonly [number, number] {
  const { high, low } = stream.keyOf(name);
  return [high >>> 0, low >>> 0];
}
