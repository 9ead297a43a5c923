// Levers that change no figure under the scenarios that are on: one of them alone was moved, and the same came of it.
import type { Observation } from "../../observe/observation.ts";
import type { Moves } from "./moves.ts";

/** One state that was run. */
interface Seen {
  /** scenarios, and whatever else is not a lever */
  readonly past: string;
  readonly levers: Moves["levers"];
  readonly observation: Observation;
  readonly figures: readonly (number | null)[];
}

export class IdleLevers {
  #last: Seen | null = null;
  readonly #idle = new Set<string>();

  /** A run was made. What is known of other scenarios says nothing of these. */
  see(now: Seen): void {
    const last = this.#last;
    this.#last = now;
    if (last?.past !== now.past) return this.#idle.clear();
    const moved = movedBetween(last.levers, now.levers);
    if (moved.length !== 1) return;
    if (isSame(last, now)) this.#idle.add(moved[0]);
    else this.#idle.delete(moved[0]);
  }

  /** Those of a state that were seen to change nothing, by parameter. */
  among({ past, levers }: Pick<Seen, "past" | "levers">): readonly string[] {
    if (this.#last?.past !== past) return [];
    return levers.flatMap(([name]) => (this.#idle.has(name) ? [name] : []));
  }
}

function isSame(one: Seen, other: Seen): boolean {
  const [left, right] = [one.observation.series?.stock ?? [], other.observation.series?.stock ?? []];
  return (
    one.figures.every((figure, i) => figure === other.figures[i]) &&
    (left === right || left.every((persons, i) => persons === right[i]))
  );
}

function movedBetween(before: Moves["levers"], now: Moves["levers"]): readonly string[] {
  const [old, own] = [new Map(before), new Map(now)];
  return [...new Set([...old.keys(), ...own.keys()])].filter((name) => old.get(name) !== own.get(name));
}
