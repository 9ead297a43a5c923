// What answers cost on this machine, and how far they are off: measured once for each model, in a worker of its own.
import { signal } from "@preact/signals";
import type { PaceFound } from "../../ask/live/livePace.ts";
import { PendencyError } from "../../errors.ts";
import type { Problem } from "../../errors.ts";
import type { Desk } from "../engine/desk.ts";

export class Paces {
  readonly found = signal<PaceFound | null>(null);
  readonly isMeasuring = signal(false);
  readonly problems = signal<readonly Problem[]>([]);
  readonly #openDesk: () => Pick<Desk, "ask" | "end">;
  readonly #told: (found: PaceFound) => void;
  #desk: Pick<Desk, "ask" | "end"> | null = null;

  /** @param told once it is known */
  constructor(openDesk: () => Pick<Desk, "ask" | "end">, told: (found: PaceFound) => void) {
    this.#openDesk = openDesk;
    this.#told = told;
  }

  /** Where it cannot be had it is not tried again. */
  async measure(): Promise<void> {
    if (this.#desk !== null) return;
    this.#desk = this.#openDesk();
    this.isMeasuring.value = true;
    try {
      const found = await this.#desk.ask("pace", {});
      this.found.value = found;
      if (found !== null) this.#told(found);
    } catch (error) {
      if (!(error instanceof PendencyError)) throw error;
      this.problems.value = error.problems;
    } finally {
      this.isMeasuring.value = false;
      this.#desk.end();
    }
  }

  end(): void {
    this.#desk?.end();
  }
}
