// Values that no draw touches, worked out when a model is compiled for its first draw and kept for all later
// draws. A draw changes figures, and most of a model's figures are published ones that it does not change.
import type { Parameter } from "../parameters/parameter.ts";
import type { Amount } from "./amount.ts";
import type { StepShapes } from "./driftPath.ts";
import type { Feeds } from "../model/feeds.ts";
import type { Graph } from "../model/graph.ts";
import type { ValueOrDistribution } from "../model/mentions.ts";
import type { Program } from "./program.ts";
import { sharedWith } from "./sharedWith.ts";

/** What is written for each parameter, and what feeds what under the stack. */
interface Written {
  readonly graph: Graph;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly feeds: Feeds;
  readonly asWritten: Feeds;
  readonly chances: readonly string[];
}

/** A hundred draws of the flagship have four structures, and eighty of them have the same one. */
const mostStructures = 8;

export class DrawCache {
  /** by name, levels and era, as in World.memory */
  amounts = new Map<string, Amount>();
  readonly stepShapes: StepShapes = new Map();
  #of: readonly unknown[] = [];
  #structure: Written | null = null;
  #touched: ReadonlySet<string> = new Set();
  #steady = new Map<Parameter | ValueOrDistribution, boolean>();
  #found = new WeakMap<object, Map<string, unknown>>();
  #programs: Program[] = [];

  /**
   * Forgets everything unless the Program comes from the same things as the last one.
   * @param of documents, facts, stack: the same objects, or plain text
   * @throws PendencyError as `prepare` does; nothing is kept then
   */
  structureFor<T extends Written>(of: readonly unknown[], prepare: () => T): T {
    // the same things were prepared by the same function, so the structure has the type asked for
    if (this.#structure !== null && of.every((one, i) => one === this.#of[i])) return this.#structure as T;
    const structure = prepare();
    this.#of = of;
    this.#structure = structure;
    this.#touched = touchedByDraws(structure);
    this.#steady = new Map();
    this.#found = new WeakMap();
    this.#programs = [];
    this.amounts = new Map();
    return structure;
  }

  /** Whether the parameter's number, or a stage's arrivals, are the same in every draw. */
  isSteady(name: string): boolean {
    return !this.#touched.has(name);
  }

  /** Whether the parameter's written value is the same in every draw, before its own draw changes it. */
  isSteadyAsWritten(parameter: Parameter): boolean {
    const { alternatives, name } = parameter;
    const values = (): readonly ValueOrDistribution[] => this.#structure?.asWritten.valuesOf(name) ?? [];
    return this.#isSteady(parameter, () => alternatives === null && this.#areSteady(values()));
  }

  /** Whether a value of the model is the same in every draw. */
  isSteadyValue(value: ValueOrDistribution): boolean {
    return this.#isSteady(value, () => this.#areSteady([value]));
  }

  #areSteady(values: readonly ValueOrDistribution[]): boolean {
    const names = values.flatMap((value) => this.#structure?.feeds.namesIn(value) ?? []);
    return names.every((name) => this.isSteady(name));
  }

  #isSteady(of: Parameter | ValueOrDistribution, work: () => boolean): boolean {
    const before = this.#steady.get(of);
    if (before !== undefined) return before;
    const isSteady = work();
    this.#steady.set(of, isSteady);
    return isSteady;
  }

  /** Results kept for a part of the documents, by name. */
  foundFor(part: object): Map<string, unknown> {
    const found = this.#found.get(part) ?? new Map<string, unknown>();
    this.#found.set(part, found);
    return found;
  }

  /**
   * The Program, reusing every part that equals an earlier Program's. A draw can make two curves equal, which
   * renumbers all later ones, so one Program is kept for each numbering.
   */
  shared(program: Program): Program {
    for (const earlier of this.#programs) {
      const shared = sharedWith(earlier, program);
      if (hasStructureOf(shared, earlier)) return shared;
    }
    if (this.#programs.length < mostStructures) this.#programs.push(program);
    return program;
  }
}

function hasStructureOf({ stages, samplers, arrivals, curves }: Program, earlier: Program): boolean {
  return (
    stages === earlier.stages &&
    samplers === earlier.samplers &&
    arrivals === earlier.arrivals &&
    curves.offsets === earlier.curves.offsets &&
    curves.starts === earlier.curves.starts
  );
}

/** What is drawn, and everything that it enters. */
function touchedByDraws({ parameters, feeds, chances, graph }: Written): ReadonlySet<string> {
  const drawn = [...parameters.values()].filter(
    ({ uncertainty, alternatives, drift }) => uncertainty !== null || alternatives !== null || drift != null,
  );
  const changing = graph.model.regimes.filter(({ mayChange }) => mayChange !== undefined);
  return feeds.entered([...[...drawn, ...changing].map(({ name }) => name), ...chances]);
}
