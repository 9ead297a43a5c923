// Plain data as one short JSON text, and back. Names of keys stand once for all objects that have the same, and so does
// whatever the data says more than once. What JSON has no word for is a text that begins with @, and texts that begin so
// themselves get a second one. Places in documents are left out: they cost as much as all else together.
import type { Position } from "../errors.ts";

/** Where something stands whose place was left out. */
export const nowhere: Position = { file: "", line: 0, column: 0 };

const place = "@";
const map = "@map";
/** numbers that JSON would change */
const numbers = new Map<string, number>([
  ["@Infinity", Infinity],
  ["@-Infinity", -Infinity],
  ["@-0", -0],
]);

/** A list begins with 0, an object with 1 + the place of its keys, what stands elsewhere is -1 - its place there. */
const list = 0;

/** Characters; what is shorter is written again. */
const worthwhile = 20;

type Plain = string | number | boolean | null;

/** A list or an object, once however often it occurs. */
interface Node {
  readonly head: number;
  readonly parts: readonly (Plain | Node)[];
  /** characters, about */
  readonly length: number;
  /** by different nodes */
  uses: number;
  /** among those that stand elsewhere; -1: it does not, or not yet */
  at: number;
}

/** @param value lists, maps and plain objects of texts and numbers; what is undefined is left out */
export function toCompactJson(value: unknown): string {
  const found = new Nodes();
  const whole = found.of(value);
  const elsewhere: unknown[] = [];
  const written = (part: Plain | Node): unknown => {
    if (!isNode(part)) return part;
    if (part.uses < 2 || part.length < worthwhile) return all(part);
    if (part.at < 0) {
      const own = all(part);
      part.at = elsewhere.length;
      elsewhere.push(own);
    }
    return [-1 - part.at];
  };
  const all = ({ head, parts }: Node): unknown => [head, ...parts.map(written)];
  const body = written(whole);
  return JSON.stringify([found.shapes, elsewhere, body]);
}

/** Of a text that was made so; each place is `nowhere`. Nothing in it is one and the same thing as something else. */
export function fromCompactJson(text: string): unknown {
  const [shapes, elsewhere, body] = JSON.parse(text) as [string[][], Written[], Written];
  return restored(body, shapes, elsewhere);
}

/** Everything in some data, once. */
class Nodes {
  /** keys of objects */
  readonly shapes: (readonly string[])[] = [];
  readonly #shapeAt = new Map<string, number>();
  readonly #known = new Map<string, Node>();
  readonly #names = new Map<Node, number>();

  of(value: unknown): Plain | Node {
    if (typeof value === "string") return value.startsWith("@") ? `@${value}` : value;
    if (typeof value === "number") return wordFor(value) ?? value;
    if (value === undefined) return null;
    if (typeof value !== "object" || value === null) return value as Plain;
    if (Array.isArray(value)) return this.#node(list, value.map((one) => this.of(one))); // prettier-ignore
    if (value instanceof Map) {
      const rows = [...value].map(([key, one]) => this.#node(list, [this.of(key), this.of(one)]));
      return this.#node(list, [map, ...rows]);
    }
    if (isPlace(value)) return place;
    const rows = Object.entries(value).filter(([, one]) => one !== undefined);
    const shape = this.#shapeOf(rows.map(([key]) => key));
    return this.#node(1 + shape, rows.map(([, one]) => this.of(one))); // prettier-ignore
  }

  #shapeOf(keys: readonly string[]): number {
    const name = JSON.stringify(keys);
    const known = this.#shapeAt.get(name) ?? this.shapes.push(keys) - 1;
    this.#shapeAt.set(name, known);
    return known;
  }

  #node(head: number, parts: readonly (Plain | Node)[]): Node {
    const words = parts.map((part) => (isNode(part) ? `#${this.#names.get(part)}` : JSON.stringify(part)));
    const name = `${head},${words.join()}`;
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const length = parts.reduce<number>((sum, part, i) => sum + (isNode(part) ? part.length : words[i].length) + 1, 4);
    const node: Node = { head, parts, length, uses: 0, at: -1 };
    for (const part of parts) if (isNode(part)) part.uses += 1;
    this.#known.set(name, node);
    this.#names.set(node, this.#names.size);
    return node;
  }
}

function isNode(part: Plain | Node): part is Node {
  return typeof part === "object" && part !== null;
}

function wordFor(value: number): string | null {
  for (const [word, number] of numbers) if (Object.is(number, value)) return word;
  return null;
}

function isPlace(value: object): boolean {
  return "file" in value && "line" in value && "column" in value;
}

type Written = Plain | WrittenNode;
/** its head, then its parts */
interface WrittenNode extends ReadonlyArray<Written> {}

function restored(value: Written, shapes: readonly (readonly string[])[], elsewhere: readonly Written[]): unknown {
  if (typeof value === "string") return value.startsWith("@") ? meantBy(value) : value;
  if (typeof value !== "object" || value === null) return value;
  const head = value[0] as number;
  if (head < 0) return restored(elsewhere[-1 - head], shapes, elsewhere);
  if (head !== list) {
    const whole: Record<string, unknown> = {};
    const keys = shapes[head - 1];
    for (let i = 0; i < keys.length; i++) put(whole, keys[i], restored(value[i + 1], shapes, elsewhere));
    return whole;
  }
  const whole: unknown[] = [];
  for (let i = 1; i < value.length; i++) whole.push(restored(value[i], shapes, elsewhere));
  return value[1] === map ? new Map(whole.slice(1) as [unknown, unknown][]) : whole;
}

function put(whole: Record<string, unknown>, key: string, value: unknown): void {
  // a key of that name would be no key otherwise
  if (key === "__proto__")
    Object.defineProperty(whole, key, { value, enumerable: true, writable: true, configurable: true }); // prettier-ignore
  else whole[key] = value;
}

function meantBy(word: string): unknown {
  if (word === place) return nowhere;
  return numbers.get(word) ?? word.slice(1);
}
