// Points at which a model is asked what matters: spread evenly over the unit cube, the same on every machine.
import { nameKey } from "../../random/nameKey.ts";
import { purposes } from "../../random/purposes.ts";
import { Stream } from "../../random/stream.ts";

/** One number in (0, 1) for each factor. */
export type UnitPoint = readonly number[];

/**
 * A Latin hypercube: in each factor's direction every one of the equal parts of the unit interval holds one point.
 *
 * @param block blocks of one seed are independent of one another, so that a design goes on where it ended
 * @returns [row × column]
 * @source McKay, Beckman and Conover (1979), Technometrics 21, 239
 */
export function latinHypercube(rows: number, columns: number, seed: number, block = 0): readonly UnitPoint[] {
  const places = Array.from({ length: columns }, (_, column) => shuffled(rows, seed, block, `design column ${column}`));
  const within = uniforms(seed, block, "design within");
  return Array.from({ length: rows }, (_, row) => places.map((of, column) => (of[row] + within(row, column)) / rows));
}

/** Two independent halves of one hypercube, and how to put columns of the second into the first. */
export interface PairedDesign {
  readonly a: readonly UnitPoint[];
  readonly b: readonly UnitPoint[];
}

export function pairedDesign(rows: number, columns: number, seed: number, block = 0): PairedDesign {
  const both = latinHypercube(rows, 2 * columns, seed, block);
  return { a: both.map((point) => point.slice(0, columns)), b: both.map((point) => point.slice(columns)) };
}

/** The first point with these columns of the second. */
export function exchanged(first: UnitPoint, second: UnitPoint, columns: readonly number[]): UnitPoint {
  const mixed = [...first];
  for (const column of columns) mixed[column] = second[column];
  return mixed;
}

/** The numbers from 0 up in an order by chance. */
export function shuffled(count: number, seed: number, block: number, name: string): readonly number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  const at = uniforms(seed, block, name);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(at(i, 0) * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

/** Numbers in (0, 1), each asked for by where it stands. */
export function uniforms(seed: number, block: number, name: string): (row: number, column: number) => number {
  const stream = new Stream(seed, block);
  const { high, low } = stream.keyOf(nameKey(name));
  return (row, column) => stream.uniform(high, low, row, purposes.resampling, column);
}
