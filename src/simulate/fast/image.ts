// A list of numbers that the kernel reads in the order in which it was written (kernel/assembly/image.ts).

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

  key({ high, low }: { readonly high: number; readonly low: number }): void {
    this.word(high);
    this.word(low);
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
