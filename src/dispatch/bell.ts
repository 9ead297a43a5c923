// A wait that somebody may cut short.

/** One waits, others ring; a ring that came before the wait counts. */
export class Bell {
  #isRung = false;
  #wake: (() => void) | null = null;

  ring(): void {
    this.#isRung = true;
    this.#wake?.();
  }

  /** @returns false when nobody rang for so long */
  async rung(milliseconds: number): Promise<boolean> {
    if (!this.#isRung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#wake = null;
    const was = this.#isRung;
    this.#isRung = false;
    return was;
  }
}
