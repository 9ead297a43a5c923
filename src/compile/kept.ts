// What compiling a model for one draw leaves to the next one: values that no draw touches, worked out once. A draw changes
// figures, and most of a model's figures are published ones that it does not change.
import type { Parameter } from "../parameters/parameter.ts";
import type { Amount } from "./amount.ts";
import { mentionsOf, valuesOf } from "./dependencies.ts";
import type { StackedChange } from "./resolveStack.ts";

/** What is written for a parameter, and what scenarios do to it. */
interface Written {
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly changes: ReadonlyMap<string, readonly StackedChange[]>;
}

/** The rows of published series, by the series' id. */
export type SeriesRows = Map<string, readonly { readonly period: string; readonly id: string }[]>;

export class Kept {
  /** by name, levels and era, as in World.memory */
  readonly amounts = new Map<string, Amount>();
  series: SeriesRows = new Map();
  #of: readonly unknown[] = [];
  #touched: ReadonlySet<string> = new Set();
  readonly #asWritten = new Map<string, boolean>();

  /**
   * Forgets everything unless all that a value can come from is what it was the last time.
   * @param of documents, facts, stack: the same objects, or plain text
   */
  holdFor(of: readonly unknown[], written: Written): void {
    if (of.length === this.#of.length && of.every((one, i) => one === this.#of[i])) return;
    this.#of = of;
    this.amounts.clear();
    this.#asWritten.clear();
    this.series = new Map();
    this.#touched = touchedByDraws(written);
  }

  /** Whether the parameter's number is the same in every draw. */
  isSteady(name: string): boolean {
    return !this.#touched.has(name);
  }

  /** Whether what is written for it is the same in every draw, before its own draw changes it. */
  isSteadyAsWritten(parameter: Parameter): boolean {
    const known = this.#asWritten.get(parameter.name);
    if (known !== undefined) return known;
    const isSteady =
      parameter.alternatives === null &&
      valuesOf(parameter, []).every((value) => mentionsOf(value).names.every(({ name }) => this.isSteady(name)));
    this.#asWritten.set(parameter.name, isSteady);
    return isSteady;
  }
}

/** Parameters that are drawn, and those that others lead to. */
function touchedByDraws({ parameters, changes }: Written): ReadonlySet<string> {
  const touched = new Set<string>();
  const mentioned = new Map<string, readonly string[]>();
  for (const [name, parameter] of parameters) {
    if (parameter.uncertainty !== null || parameter.alternatives !== null) touched.add(name);
    const values = valuesOf(parameter, changes.get(name) ?? []);
    mentioned.set(
      name,
      values.flatMap((value) => mentionsOf(value).names.map((one) => one.name)),
    );
  }
  for (let size = -1; size !== touched.size;) {
    size = touched.size;
    for (const [name, names] of mentioned) if (names.some((one) => touched.has(one))) touched.add(name);
  }
  return touched;
}
