// Values that no draw touches, worked out when a model is compiled for its first draw and kept for all later
// draws. A draw changes figures, and most of a model's figures are published ones that it does not change. Likewise
// what no scenario of a stack changes is kept for other stacks, and for other settings of a lever; and where a search draws
// a few figures and leaves the others at their values, what these few do not enter.
import type { Parameter, Source } from "../parameters/parameter.ts";
import type { Amount } from "./amount.ts";
import type { Feeds } from "../model/feeds.ts";
import type { Graph } from "../model/graph.ts";
import type { ValueOrDistribution } from "../model/mentions.ts";
import { addTo } from "../reading/groupedBy.ts";
import { putFirst } from "../reading/putFirst.ts";
import type { Program } from "./program.ts";
import { isOutside } from "./resolveStack.ts";
import type { StackedChange } from "./resolveStack.ts";
import { sharedWith } from "./sharedWith.ts";

/** What is written for each parameter, and what feeds what under the stack. */
interface Written {
  readonly graph: Graph;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly feeds: Feeds;
  readonly asWritten: Feeds;
  readonly changes: ReadonlyMap<string, readonly StackedChange[]>;
  readonly chances: readonly string[];
}

/** A hundred draws of the flagship have four structures under one stack; each lever that is moved may make one or two. */
const mostStructures = 12;
const structuresOfAStack = 4;

/** Fifty stacks of the flagship have three hundred; whoever moves a lever makes some with every move. */
const mostLayers = 600;

/** What was worked out, as long as nothing that it comes from is touched. */
class Layer {
  /** by name, levels and era, as in World.memory */
  readonly amounts = new Map<string, Amount>();
  /** the documents live as long as the layer: weak keys would only make each long stop of the garbage collector longer */
  readonly #found = new Map<object, Map<string, unknown>>();

  /** Results kept for a part of the documents, by name. */
  foundFor(part: object): Map<string, unknown> {
    const found = this.#found.get(part) ?? new Map<string, unknown>();
    this.#found.set(part, found);
    return found;
  }
}

/** Layers by the changes that reach what is in them; those that nobody asks for any more are forgotten. */
class Layers {
  #recent = new Map<string, Layer>();
  #before: ReadonlyMap<string, Layer> = new Map();

  of(changes: string): Layer {
    const recent = this.#recent.get(changes);
    if (recent !== undefined) return recent;
    const layer = this.#before.get(changes) ?? new Layer();
    if (this.#recent.size >= mostLayers) {
      this.#before = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(changes, layer);
    return layer;
  }
}

type Values = readonly ValueOrDistribution[];

/** What a value comes from that may be another time and again. */
interface Touches {
  /** what it reads that a draw may move */
  readonly drawn: readonly string[];
  readonly changes: readonly string[];
}

/** Whose Program it is: what the documents are, which scenarios and values from outside, and which draws. */
export interface Origin {
  /** the same objects, or plain text */
  readonly of: readonly unknown[];
  readonly stack: string;
  readonly draws: string;
  /** the figures that are drawn, where everything else is as documents have it; null: anything may be otherwise */
  readonly moved: readonly string[] | null;
}

export class DrawCache {
  #origin: Origin = { of: [], stack: "", draws: "", moved: null };
  /** counts the Programs that were begun */
  turn = 0;
  #structure: Written | null = null;
  #drawn: ReadonlySet<string> = new Set();
  /** what the figures drawn enter; null: all that may be drawn */
  #moved: ReadonlySet<string> | null = null;
  /** name > the changes of the stack that reach it, as text */
  #reached: ReadonlyMap<string, readonly string[]> = new Map();
  #touches = new Map<ValueOrDistribution, Touches>();
  #steady = new Layers();
  /** of what draws may touch, at the documents' own values */
  #undrawn = new Layers();
  /** the same of what draws touch, for the draws of the last Program */
  #ofDraws = new Layers();
  /** one for each structure, the last used first */
  #programs: Program[] = [];
  readonly #mostPrograms: number;

  /** @param stacks that take turns */
  constructor(stacks = 1) {
    this.#mostPrograms = Math.max(mostStructures, structuresOfAStack * stacks);
  }

  /**
   * Forgets everything of other documents, and what other draws touched.
   * @param prepare takes what was prepared of the same documents, null where nothing was
   * @throws PendencyError as `prepare` does; nothing is kept then
   */
  structureFor<T extends Written>({ of, stack, draws, moved }: Origin, prepare: (like: T | null) => T): T {
    this.turn += 1;
    const last = this.#origin;
    const isSame = this.#structure !== null && of.every((one, i) => one === last.of[i]);
    // the same things were prepared by the same function, so the structure has the type asked for
    const like = isSame ? (this.#structure as T) : null;
    const structure = like !== null && stack === last.stack ? like : prepare(like);
    this.#origin = { of, stack, draws, moved };
    if (!isSame) {
      this.#programs = [];
      this.#steady = new Layers();
      this.#undrawn = new Layers();
    }
    if (!isSame || draws !== last.draws) this.#ofDraws = new Layers();
    this.#moved = moved === null ? null : structure.feeds.entered(moved);
    if (structure === this.#structure) return structure;
    this.#structure = structure;
    this.#drawn = touchedByDraws(structure);
    this.#reached = reachedByChanges(structure);
    this.#touches = new Map();
    return structure;
  }

  /** Whether the parameter's number, or a stage's arrivals, are the same in every draw. */
  isSteady(name: string): boolean {
    return !this.#drawn.has(name);
  }

  /** Where a parameter's number, or a stage's arrivals, are kept. */
  amountsOf(name: string): Map<string, Amount> {
    return this.#layerOf(this.#drawn.has(name) ? [name] : [], this.#reached.get(name) ?? []).amounts;
  }

  /**
   * Where a parameter's number is kept as written, before its own draw and the changes of a stack.
   * @param source whose value it is, where a draw chooses one of several
   */
  amountsAsWrittenOf({ name, alternatives }: Parameter, source: Source): Map<string, Amount> {
    const values = alternatives === null ? (this.#structure?.asWritten.valuesOf(name) ?? []) : [source.value];
    return this.#layerOf(this.#drawnIn(values), this.#reaching(values)).amounts;
  }

  /**
   * Results kept for a part of the documents, by name.
   * @param values that the results come from
   * @param named  values of which they take groups or unit, which draws leave as they are
   */
  foundFor(part: object, values: Values, named: Values): Map<string, unknown> {
    return this.#layerOf(this.#drawnIn(values), this.#reaching([...values, ...named])).foundFor(part);
  }

  #layerOf(drawn: readonly string[], changes: readonly string[]): Layer {
    const moved = this.#moved;
    const isMoved = moved === null || drawn.some((name) => moved.has(name));
    const layers = drawn.length === 0 ? this.#steady : isMoved ? this.#ofDraws : this.#undrawn;
    return layers.of(changes.join("\n"));
  }

  #drawnIn(values: Values): readonly string[] {
    return values.flatMap((value) => this.#touchesOf(value).drawn);
  }

  #reaching(values: Values): readonly string[] {
    const all = values.map((value) => this.#touchesOf(value).changes).filter(({ length }) => length > 0);
    return all.length < 2 ? (all[0] ?? []) : [...new Set(all.flat())].toSorted();
  }

  #touchesOf(value: ValueOrDistribution): Touches {
    const before = this.#touches.get(value);
    if (before !== undefined) return before;
    const names = this.#structure?.feeds.namesIn(value) ?? [];
    const touches = {
      drawn: names.filter((name) => this.#drawn.has(name)),
      changes: [...new Set(names.flatMap((name) => this.#reached.get(name) ?? []))].toSorted(),
    };
    this.#touches.set(value, touches);
    return touches;
  }

  /**
   * The Program, reusing every part that equals an earlier Program's. A draw can make two curves equal, which
   * renumbers all later ones, so one Program is kept for each numbering.
   */
  shared(program: Program): Program {
    for (const earlier of this.#programs) {
      // where curves are cut differently, no other part needs to be looked at
      if (!isSharedWith(earlier.curves.starts, program.curves.starts)) continue;
      const shared = sharedWith(earlier, program);
      if (!hasStructureOf(shared, earlier)) continue;
      putFirst(this.#programs, earlier, this.#mostPrograms);
      return shared;
    }
    putFirst(this.#programs, program, this.#mostPrograms);
    return program;
  }
}

function isSharedWith<T>(earlier: T, later: T): boolean {
  return sharedWith(earlier, later) === earlier;
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

/** For each name that changes of the stack reach, directly or through others, these changes. */
function reachedByChanges({ changes, feeds }: Written): ReadonlyMap<string, readonly string[]> {
  const reached = new Map<string, string[]>();
  for (const [target, all] of changes) {
    // the documents are the same, so that a change of a scenario is known by its place; a value from outside has none
    const said = all.map((one) => (isOutside(one) ? one.change : [one.scenario, one.index]));
    const key = JSON.stringify([target, said]);
    for (const name of feeds.entered([target])) addTo(reached, name, key);
  }
  return reached;
}
