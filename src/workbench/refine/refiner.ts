// Runs behind the newest state of the page, in a worker of their own: stopped and gone on with, thrown away by the next
// state, and gone on with in another worker where one dies.
import { signal } from "@preact/signals";
import type { KnownBase, RunEngine, RunsAsked } from "../../ask/live/liveRuns.ts";
import { PendencyError } from "../../errors.ts";
import { DeskDied } from "../engine/desk.ts";
import type { Desk } from "../engine/desk.ts";
import { baseOf, nothingRefined, withMade, withPair, withProgress } from "./refined.ts";
import type { Refined } from "./refined.ts";

/** A state of the page, as far as it changes runs. */
export type Refinable = Pick<RunsAsked, "moves" | "stepDays">;

export class Refiner {
  readonly now;
  readonly #openDesk: () => Pick<Desk, "ask" | "halt" | "end">;
  #desk: Pick<Desk, "ask" | "halt" | "end"> | null = null;
  /** days of a step > the base's runs, which the next state need not make again */
  readonly #bases = new Map<number | null, KnownBase>();
  #stepDays: number | null = null;
  /** what comes of an older one is not heard */
  #turn = 0;

  constructor(openDesk: () => Pick<Desk, "ask" | "halt" | "end">, engine: RunEngine) {
    this.#openDesk = openDesk;
    this.now = signal<Refined>(nothingRefined(engine));
  }

  /** Goes on until there are so many pairs; of another state than the one before, from the first. */
  start(state: Refinable, wanted: number | null): void {
    const key = keyOf(state);
    const { now } = this;
    if (now.value.key !== key) this.forget();
    else if (now.value.isRunning) return;
    now.value = { ...now.value, key, wanted, isRunning: true, share: 0, problems: [] };
    void this.#run(state, (this.#turn += 1));
  }

  /** Keeps what is whole. */
  stop(): void {
    this.#turn += 1;
    this.#desk?.halt();
    if (this.now.value.isRunning) this.now.value = { ...this.now.value, isRunning: false, share: 0 };
  }

  /** Nothing is kept. */
  forget(): void {
    this.stop();
    const base = baseOf(this.now.value);
    const known = this.#bases.get(this.#stepDays);
    if (base !== null && base.runs.length > (known?.runs.length ?? 0)) this.#bases.set(this.#stepDays, base);
    if (this.now.value.key !== "") this.now.value = nothingRefined(this.now.value.engine);
  }

  end(): void {
    this.stop();
    this.#desk?.end();
    this.#desk = null;
  }

  async #run(state: Refinable, turn: number): Promise<void> {
    const { now } = this;
    const from = now.value.pairs.length;
    const isCurrent = (): boolean => turn === this.#turn;
    const base = this.#bases.get(state.stepDays);
    this.#stepDays = state.stepDays;
    const asked: RunsAsked = {
      ...state,
      ...(base === undefined ? {} : { base }),
      engine: now.value.engine,
      from,
      to: now.value.wanted,
    };
    try {
      this.#desk ??= this.#openDesk();
      await this.#desk.ask("runs", asked, {
        progress: (done) => {
          if (isCurrent()) now.value = withProgress(now.value, from, done);
        },
        part: (part) => {
          if (!isCurrent()) return;
          now.value = part.kind === "begun" ? withMade(now.value, part.made) : withPair(now.value, part.pair);
        },
      });
      if (isCurrent()) now.value = { ...now.value, isRunning: false, share: 0 };
    } catch (error) {
      if (!(error instanceof PendencyError)) throw error;
      if (!isCurrent()) return;
      const deaths = now.value.deaths + (error instanceof DeskDied ? 1 : 0);
      // another worker goes on where this one was; of the pair that it dies of too, the page is told
      const goesOn = error instanceof DeskDied && (now.value.pairs.length > from || deaths === 1);
      now.value = { ...now.value, deaths, isRunning: goesOn, share: 0, problems: goesOn ? [] : error.problems };
      if (goesOn) void this.#run(state, turn);
    }
  }
}

export function keyOf({ moves: { stack, levers, sources = [] }, stepDays }: Refinable): string {
  return JSON.stringify([stack, levers, sources, stepDays]);
}
