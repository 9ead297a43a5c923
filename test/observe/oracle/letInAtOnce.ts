// People let in at once where only the door of a held unit is waited for: they waited for no time. The engine does not
// announce it, and somebody turned away looks the same until they leave, so it is told at the next call.
import type { Program } from "../../../src/compile/program.ts";
import { leaveCauses } from "../../../src/simulate/recorder.ts";

/** Who was let in, told as the end of a wait that began at the same instant. */
type Tell = (time: number, person: number, caseClass: number, stage: number, weight: number) => void;

export class LetInAtOnce {
  readonly #onlyDoor: readonly boolean[];
  readonly #tell: Tell;
  /** the last who came in, and is not told yet; -1: nobody */
  #person = -1;
  #time = 0;
  #caseClass = 0;
  #stage = 0;
  #weight = 0;

  constructor({ stages }: Pick<Program, "stages">, tell: Tell) {
    this.#onlyDoor = stages.map(
      ({ kind, holds }) => holds.length > 0 && kind !== "service" && kind !== "boards" && kind !== "outcome",
    );
    this.#tell = tell;
  }

  /** Somebody comes into a stage during the run, without having to wait. */
  enter(time: number, person: number, caseClass: number, stage: number, weight: number): void {
    if (!this.#onlyDoor[stage]) return;
    this.#person = person;
    this.#time = time;
    this.#caseClass = caseClass;
    this.#stage = stage;
    this.#weight = weight;
  }

  /** Anything else happens: whoever came in last has been let in. */
  goOn(): void {
    if (this.#person < 0) return;
    this.#tell(this.#time, this.#person, this.#caseClass, this.#stage, this.#weight);
    this.#person = -1;
  }

  /** Somebody leaves: the one who came in last, because the stage was full, or another. */
  leave(person: number, cause: number): void {
    if (this.#person === person && cause === leaveCauses.full) this.#person = -1;
    else this.goOn();
  }
}
