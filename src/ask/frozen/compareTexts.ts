// Two texts of one name, number by number: how many numbers stand in them, and which differ by how much.
import Papa from "papaparse";

interface TextComparison {
  /** null: a kind of file whose numbers are not read */
  readonly numbers: number | null;
  /** of these, numbers that are others */
  readonly different: number;
  readonly largest: NumberChange | null;
  /** the first place where words, keys or rows differ; null where none do */
  readonly words: string | null;
}

export interface NumberChange {
  readonly at: string;
  readonly left: number | null;
  readonly right: number | null;
  /** of the larger of the two; null where one of them is no number */
  readonly share: number | null;
}

/**
 * @param name its ending says how it is read: .json, .csv, or else as bytes
 * @returns null for a text that is not what its name says, as when it is cut off
 */
export function compareTexts(name: string, left: string, right: string): TextComparison | null {
  const count = new Count();
  if (name.endsWith(".json")) {
    try {
      count.values("", JSON.parse(left), JSON.parse(right));
    } catch {
      return null;
    }
    return count.found();
  }
  if (name.endsWith(".csv")) {
    const [first, second] = [left, right].map((text) => Papa.parse<string[]>(text.trimEnd()).data);
    for (let row = 0; row < Math.max(first.length, second.length); row++) {
      count.rows(`row ${row + 1}`, first[0], first[row], second[row]);
    }
    return count.found();
  }
  return { numbers: null, different: 0, largest: null, words: left === right ? null : "its bytes" };
}

class Count {
  #numbers = 0;
  #different = 0;
  #largest: NumberChange | null = null;
  #words: string | null = null;

  found(): TextComparison {
    return { numbers: this.#numbers, different: this.#different, largest: this.#largest, words: this.#words };
  }

  values(at: string, left: unknown, right: unknown): void {
    if (typeof left === "number" || typeof right === "number") {
      this.#number(at, left, right);
      return;
    }
    if (!isTree(left) || !isTree(right) || Array.isArray(left) !== Array.isArray(right)) {
      if (left !== right) this.#say(at);
      return;
    }
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
      this.values(at === "" ? key : `${at}.${key}`, left[key], right[key]);
    }
  }

  rows(at: string, head: readonly string[], left?: readonly string[], right?: readonly string[]): void {
    if (left === undefined || right === undefined || left.length !== right.length) {
      this.#say(at);
      return;
    }
    const other = left.findIndex((cell, column) => cell !== right[column] && !areNumbers(cell, right[column]));
    if (other !== -1) {
      // another row: its numbers are of something else
      this.#say(`${at}, ${head[other] ?? other}`);
      return;
    }
    for (const [column, cell] of left.entries()) {
      if (isNumber(cell)) this.#number(`${at}, ${head[column] ?? column}`, Number(cell), Number(right[column]));
    }
  }

  #number(at: string, left: unknown, right: unknown): void {
    this.#numbers++;
    if (left === right) return;
    this.#different++;
    const [from, to] = [left, right].map((value) => (typeof value === "number" ? value : null));
    const share = from === null || to === null ? null : Math.abs(from - to) / Math.max(Math.abs(from), Math.abs(to));
    const change = { at, left: from, right: to, share };
    if (this.#largest === null || sizeOf(change) > sizeOf(this.#largest)) this.#largest = change;
  }

  #say(at: string): void {
    this.#words ??= at === "" ? "all of it" : at;
  }
}

/** Numbers that are there on both sides come first. */
export function sizeOf({ share }: NumberChange): number {
  return share ?? -1;
}

function areNumbers(left: string, right: string): boolean {
  return isNumber(left) && isNumber(right);
}

function isNumber(text: string): boolean {
  return /^-?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/i.test(text);
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
