// What refines a live answer: draws of expected numbers begin by themselves once nothing is moved, people are followed when
// somebody asks. Each has a worker of its own, so that levers stay live.
import { computed, effect, signal } from "@preact/signals";
import { middle, rangesOf, spreadsOf } from "../../ask/live/spreads.ts";
import type { SpreadRows, Spreads } from "../../ask/live/spreads.ts";
import type { FanPanel } from "../../ask/report/fanPanel.ts";
import { spreadLayer, spreadStyle } from "../../present/spreadLayer.ts";
import type { Behind, RangeAt } from "../../present/spreadLayer.ts";
import type { Show } from "../state/pageState.ts";
import type { Store } from "../store.ts";
import { fill, tongue, words } from "../words/words.ts";
import { dressRefining } from "./dress.ts";
import type { Refined } from "./refined.ts";
import { Paces } from "./pace.ts";
import { isWhole } from "./refined.ts";
import { keyOf, Refiner } from "./refiner.ts";
import type { Refinable } from "./refiner.ts";
import type { BehindPicture, SideNames } from "./refines.ts";
import { withSpreads } from "./spreadTable.ts";
import { refineWords } from "./words.ts";

const drawsWanted = 100;
/** Milliseconds without a move, before anything is drawn. */
const rest = 400;

export class Refining {
  readonly fluid: Refiner;
  readonly people: Refiner;
  readonly paces: Paces;
  /** draws begin by themselves: until somebody stops them */
  readonly begins = signal(true);
  readonly #store: Store;
  readonly #stopHearing: () => void;
  readonly #pairs;
  readonly #spreads = new WeakMap<Refined["pairs"], Map<string, Spreads | null>>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(store: Store) {
    this.#store = store;
    this.fluid = new Refiner(() => store.desk(), "fluid");
    this.people = new Refiner(() => store.desk(), "individual");
    this.paces = new Paces(
      () => store.desk(),
      ({ precise }) => store.foundPrecise(precise.stepDays),
    );
    // how far a run is changes nothing in a picture
    this.#pairs = [this.fluid, this.people].map(({ now }) => ({
      pairs: computed(() => now.value.pairs),
      made: computed(() => now.value.made),
      isRunning: computed(() => now.value.isRunning),
    }));
    dressRefining();
    this.#stopHearing = effect(() => this.#follow());
  }

  end(): void {
    this.#stopHearing();
    clearTimeout(this.#timer);
    this.fluid.end();
    this.people.end();
    this.paces.end();
  }

  /** Draws go on, or begin. */
  draw(): void {
    this.begins.value = true;
    const state = this.#state();
    if (state !== null) this.fluid.start(state, drawsWanted);
  }

  stopDrawing(): void {
    this.begins.value = false;
    this.fluid.stop();
  }

  follow(): void {
    const moves = this.#moves();
    if (moves !== null) this.people.start({ moves, stepDays: null }, this.people.now.value.wanted);
  }

  picture(panel: FanPanel, show: Exclude<Show, "each">, names: SideNames): BehindPicture {
    const behind = this.#behind(panel.key);
    const [fluidRuns, peopleRun] = this.#pairs.map(({ isRunning }) => isRunning.value);
    // somebody may be reading the table: it gets what is behind once that stands still
    const settled = { fluid: fluidRuns ? null : behind.fluid, individual: peopleRun ? null : behind.individual };
    const [unit, said] = [panel.unit, refineWords()];
    const all = { ...names, difference: words().difference };
    return {
      layer: spreadLayer(panel, behind, show, rangeWords(tongue().change.number)) ?? undefined,
      style: spreadStyle,
      sentence: sentenceOf(panel, behind, show),
      table: (table) => withSpreads(table, settled, show, unit, all, said),
    };
  }

  #behind(key: string): Behind {
    const [fluid, individual] = this.#pairs.map(({ pairs, made }) => {
      if (made.value === null) return null;
      const known = this.#spreads.get(pairs.value) ?? new Map<string, Spreads | null>();
      this.#spreads.set(pairs.value, known);
      const found = known.get(key) ?? spreadsOf(pairs.value, key, made.value);
      known.set(key, found);
      return found;
    });
    return { fluid, individual };
  }

  #moves(): Refinable["moves"] | null {
    const state = this.#store.state.value;
    if (state === null) return null;
    const { stack, levers, sources } = state;
    return sources === undefined ? { stack, levers } : { stack, levers, sources };
  }

  /** Of expected numbers. */
  #state(): Refinable | null {
    const moves = this.#moves();
    const isPrecise = this.#store.state.value?.pace !== undefined;
    const stepDays = isPrecise ? this.#store.preciseDays.value : null;
    // of a precise answer that is not there yet nothing is drawn
    return moves === null || (isPrecise && stepDays === null) ? null : { moves, stepDays };
  }

  /** Called again whenever something of the page changes. */
  #follow(): void {
    const [moves, state] = [this.#moves(), this.#state()];
    const isAtRest = this.#store.answer.value !== null && !this.#store.isBusy.value;
    const isWanted = this.#store.state.value?.pace !== undefined || isWhole(this.fluid.now.value);
    if (isAtRest && isWanted) void this.paces.measure();
    if (moves === null) return;
    if (this.people.now.peek().key !== keyOf({ moves, stepDays: null })) this.people.forget();
    clearTimeout(this.#timer);
    const key = state === null ? "" : keyOf(state);
    if (this.fluid.now.peek().key !== key) this.fluid.forget();
    if (state === null || !this.begins.value || !isAtRest || this.fluid.now.peek().key === key) return;
    this.#timer = setTimeout(() => this.fluid.start(state, drawsWanted), rest);
  }
}

/** What a picture says of a range under the pointer. */
function rangeWords(number: (value: number) => string): (range: RangeAt) => string {
  const said = refineWords();
  return ({ engine, runs, percent, low, high }) => {
    const phrase = engine === "fluid" ? said.rangeAt : said.peopleRangeAt;
    return fill(phrase, { percent: String(percent), runs: String(runs), low: number(low), high: number(high) });
  };
}

/** Of the last point of the picture: its widest range of draws, and the median person by person. */
function sentenceOf(panel: FanPanel, { fluid, individual }: Behind, show: Show): string {
  const last = panel.points.length - 1;
  const { number, when } = tongue().change;
  const { counts, axis, elapsedUnit } = panel;
  const instant = when({ ...panel.points[last], counts, axis, elapsedUnit });
  const shown = ({ base, now, difference }: Spreads): SpreadRows => (show === "difference" ? difference : now) ?? base;
  const said: string[] = [];
  const ranges = fluid === null ? [] : rangesOf(fluid.runs);
  const range = ranges.find(({ percent }) => percent === 80) ?? ranges[0];
  if (fluid !== null && range !== undefined) {
    const at = (place: number): string => number(shown(fluid)[place][last]);
    said.push(
      fill(refineWords().rangeSaid, {
        percent: String(range.percent),
        runs: String(fluid.runs),
        low: at(range.low),
        high: at(range.high),
        median: at(middle),
        when: instant,
      }),
    );
  }
  if (individual !== null) {
    const median = number(shown(individual)[middle][last]);
    said.push(fill(refineWords().peopleSaid, { runs: String(individual.runs), median, when: instant }));
  }
  return said.join(" ");
}
