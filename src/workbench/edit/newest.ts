// One question under way and the newest waiting; all between are forgotten.

export class Newest<Asked, Found> {
  readonly #answer: (asked: Asked) => Promise<Found>;
  readonly #hear: (found: Found, asked: Asked) => void;
  #isBusy = false;
  #waiting: { readonly asked: Asked } | null = null;

  /** @param answer never refuses: what cannot be had is an answer too */
  constructor(answer: (asked: Asked) => Promise<Found>, hear: (found: Found, asked: Asked) => void) {
    this.#answer = answer;
    this.#hear = hear;
  }

  ask(asked: Asked): void {
    this.#waiting = { asked };
    if (!this.#isBusy) void this.#next();
  }

  async #next(): Promise<void> {
    this.#isBusy = true;
    while (this.#waiting !== null) {
      const { asked } = this.#waiting;
      this.#waiting = null;
      const found = await this.#answer(asked);
      this.#hear(found, asked);
    }
    this.#isBusy = false;
  }
}
