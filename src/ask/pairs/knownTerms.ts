// What is known of a draw without a run: where each uncertain figure lies in its uncertainty, which source and chance it has,
// and how far drifts have gone by then, as terms that a surrogate weighs.
import { chosenByWeight, sharesOfDraw } from "../../compile/drawParameters.ts";
import { driftPath, firstMonth } from "../../compile/driftPath.ts";
import { firstGap } from "../../compile/regimeChanges.ts";
import { runTimeOf } from "../../compile/structure.ts";
import type { Documents } from "../../documents/documents.ts";
import type { Parameter } from "../../parameters/parameter.ts";
import { purposes } from "../../random/purposes.ts";
import { Stream } from "../../random/stream.ts";
import { chancesIn } from "../../scenario/scenario.ts";
import { termsOf } from "../../statistics/sensitivity/termMoments.ts";
import type { Terms } from "../../statistics/sensitivity/termMoments.ts";
import type { SobolFactor } from "./factors.ts";

/** Draws by which moments of terms are known; they stand far behind those that are run. */
const drawsOfMoments = 8192;
const firstOfMoments = 1 << 30;

/** Months after a drift begins: its mean distance within each of these is a term, and its square. */
const driftMonths = [0, 12, 30, 60];

type Known = Pick<Documents, "parameters" | "scenarios" | "model">;

/** Terms of draws, each worked out once. */
export class KnownTerms {
  readonly terms: Terms;
  readonly #raw: (draw: number) => number[][];
  readonly #scaled = new Map<number, Float64Array>();

  /** @param isReached whether a parameter can move what is asked for; terms of others would only be noise */
  constructor(documents: Known, factors: readonly SobolFactor[], seed: number, isReached: (name: string) => boolean) {
    const moved = new Set(factors.flatMap(({ parameters }) => parameters));
    const hasDrift = factors.some(({ moves }) => moves === "drift");
    this.#raw = (draw) => {
      const of = new DrawTerms(documents, seed, draw);
      return factors.map(({ moves, parameters }): number[] => {
        if (moves === "drift") return of.drifts(isReached);
        if (moves === "parameters") return of.figures((name) => parameters.includes(name), true);
        const others = of.figures((name) => !moved.has(name) && isReached(name), false);
        return hasDrift ? others : [...others, ...of.drifts(isReached)];
      });
    };
    this.terms = termsOf(Array.from({ length: drawsOfMoments }, (_, nth) => this.#raw(firstOfMoments + nth)));
  }

  of(draw: number): Float64Array {
    const known = this.#scaled.get(draw) ?? this.terms.scaled(this.#raw(draw));
    this.#scaled.set(draw, known);
    return known;
  }
}

class DrawTerms {
  readonly #documents: Known;
  readonly #key: { readonly seed: number; readonly replication: number };
  readonly #stream: Stream;

  constructor(documents: Known, seed: number, draw: number) {
    this.#documents = documents;
    this.#key = { seed, replication: draw };
    this.#stream = new Stream(seed, draw);
  }

  /** @param bends whether a figure has its square as well */
  figures(isWanted: (name: string) => boolean, bends: boolean): number[] {
    const { parameters, scenarios } = this.#documents;
    const shareOf = sharesOfDraw(parameters, this.#stream);
    const line = (share: number): number[] => (bends ? [share, (share - 0.5) * (share - 0.5)] : [share]);
    const drawn = parameters.filter(({ name }) => isWanted(name)).flatMap((one) => [
      ...(one.uncertainty === null ? [] : line(shareOf(one.name))),
      ...this.#sources(one),
    ]); // prettier-ignore
    const chances = chancesIn(scenarios).filter(isWanted);
    return [...drawn, ...chances.flatMap((name) => line(this.#stream.uniformFor(name, purposes.changeHappens)))];
  }

  /** Whether it is each of them but the last. */
  #sources({ name, alternatives }: Parameter): number[] {
    if (alternatives === null) return [];
    const chosen = chosenByWeight(alternatives, this.#stream.uniformFor(name, purposes.parameterSource));
    return alternatives.options.slice(0, -1).map((option) => (option.name === chosen ? 1 : 0));
  }

  drifts(isReached: (name: string) => boolean): number[] {
    const { parameters, model } = this.#documents;
    const time = runTimeOf(model);
    const levelsOf = (by: string | undefined): readonly string[] =>
      model.groups.find(({ name }) => name === by)?.levels ?? [""];
    const distances = parameters.flatMap(({ name, drift }) => {
      if (drift == null || !isReached(name)) return [];
      return levelsOf(drift.by?.text).flatMap((level) => {
        const path = driftPath(name, drift, level, this.#key, firstMonth(drift, time), driftMonths.at(-1) ?? 0);
        return driftMonths.slice(1).map((to, nth) => {
          const part = path.slice(driftMonths[nth], to);
          return part.reduce((sum, distance) => sum + distance, 0) / part.length;
        });
      });
    });
    const gaps = model.regimes.flatMap(({ name, by, mayChange }) =>
      mayChange == null ? [] : levelsOf(by?.text).map((level) => firstGap(name, level, this.#key)),
    );
    return [...distances.flatMap((one) => [one, one * one]), ...gaps.map((gap) => 1 / (1 + gap))];
  }
}
