// Each scenario that is on, by itself, beside the base and all of them together. A run of one scenario alone hangs on no
// lever, so that it is made once.
import { PendencyError } from "../../errors.ts";
import { canonicalStack, stackName } from "../../scenario/stack.ts";
import type { LiveEach } from "./eachFound.ts";
import { Lane } from "./lane.ts";
import type { Made } from "./lane.ts";
import type { LiveModel } from "./liveModel.ts";

/** More lines than these cannot be told apart. */
const most = 8;

export class EachScenario {
  readonly #model: LiveModel;
  /** null: it cannot be had */
  readonly #made = new Map<string, Made | null>();

  constructor(model: LiveModel) {
    this.#model = model;
  }

  /** Of the state that was answered last. */
  of(): LiveEach {
    const { base, now, named, runs, input, stepDays } = this.#model.answered;
    const own = now.filter((name) => !base.includes(name));
    // of one scenario alone the last line is the same
    const chosen = own.length === 1 && stackName(named[named.length - 1]) === stackName(now) ? [] : own.slice(0, most);
    const found = chosen.map((name) => [name, this.#alone(canonicalStack([...base, name]), stepDays)] as const);
    const alone = found.flatMap(([name, run]) => (run === null ? [] : [{ name, run }]));
    const stacks = [named[0], ...alone.map(({ name }) => canonicalStack([...base, name])), ...named.slice(1)];
    const all = [runs[0], ...alone.map(({ run }) => run), ...runs.slice(1)];
    return {
      panels: this.#model.panelsOf(input, all, stacks),
      alone: alone.map(({ name }) => name),
      without: found.flatMap(([name, run]) => (run === null ? [name] : [])),
    };
  }

  #alone(stack: readonly string[], stepDays: number | null): Made | null {
    const name = `${stepDays} ${stackName(stack)}`;
    const before = this.#made.get(name);
    if (before !== undefined) return before;
    const made = this.#make(stack, stepDays);
    this.#made.set(name, made);
    return made;
  }

  #make(stack: readonly string[], stepDays: number | null): Made | null {
    try {
      return new Lane(stepDays).make(this.#model.inputOf([stack], [null], []), 0, null);
    } catch (error) {
      if (error instanceof PendencyError) return null;
      throw error;
    }
  }
}
