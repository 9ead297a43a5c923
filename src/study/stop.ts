// How whoever asks for a study stops it: runs under way are dropped, and what is finished is kept.

/** What an AbortSignal is, of Node and of pages alike. */
export interface StopSignal {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** A signal of our own, which also goes off when the one it follows does, until it is released. */
export class Stop implements StopSignal {
  readonly #listeners = new Set<() => void>();
  readonly #follows: StopSignal;
  readonly #follow = (): void => this.abort();
  #aborted: boolean;

  constructor(follows: StopSignal) {
    this.#aborted = follows.aborted;
    this.#follows = follows;
    follows.addEventListener("abort", this.#follow);
  }

  /** Follows no longer: the other signal may outlive this one by many studies. */
  release(): void {
    this.#follows.removeEventListener("abort", this.#follow);
  }

  get aborted(): boolean {
    return this.#aborted;
  }

  addEventListener(_type: "abort", listener: () => void): void {
    this.#listeners.add(listener);
  }

  removeEventListener(_type: "abort", listener: () => void): void {
    this.#listeners.delete(listener);
  }

  abort(): void {
    if (this.#aborted) return;
    this.#aborted = true;
    for (const listener of this.#listeners) listener();
  }
}

/** Nobody stops it. */
export const neverStopped: StopSignal = { aborted: false, addEventListener: () => {}, removeEventListener: () => {} };
