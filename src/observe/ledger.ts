// The person ledger: arrivals + initial = inside + exits, per class, checked at every edge and at the end of every run.
import type { Program, StageId } from "../compile/program.ts";
import type { Observation } from "./observation.ts";

/** The engine lost or doubled somebody. Nothing of the run can be used. */
export class LedgerError extends Error {
  constructor(className: string, step: number, came: number, accounted: number) {
    super(
      `person ledger › ${className === "" ? "everybody" : className} › grid step ${step}\n` +
        `  expected arrivals + initial = inside + exits; got ${came} who came and ${accounted} accounted for\n` +
        `  hint: this is a fault of the engine, not of the model; no figure of this run can be used`,
    );
    this.name = "LedgerError";
  }
}

/**
 * Two sides counted from different announcements: who came, from arrivals; who is inside, from entering and leaving
 * each stage. A person moved without leaving, or left without entering, breaks the balance.
 */
export class Ledger {
  readonly #classNames: readonly string[];
  readonly #isOutcome: Uint8Array;
  readonly #initial: Float64Array;
  readonly #arrived: Float64Array;
  readonly #inside: Float64Array;
  readonly #exited: Float64Array;

  constructor(program: Program) {
    this.#classNames = program.classNames;
    this.#isOutcome = Uint8Array.from(program.stages, (stage) => (stage.kind === "outcome" ? 1 : 0));
    this.#initial = new Float64Array(program.classCount);
    this.#arrived = new Float64Array(program.classCount);
    this.#inside = new Float64Array(program.classCount);
    this.#exited = new Float64Array(program.classCount);
  }

  arrive(caseClass: number, weight: number, initial: boolean): void {
    if (initial) this.#initial[caseClass] += weight;
    else this.#arrived[caseClass] += weight;
  }

  enter(caseClass: number, stage: StageId, weight: number): void {
    if (this.#isOutcome[stage] === 1) this.#exited[caseClass] += weight;
    else this.#inside[caseClass] += weight;
  }

  leave(caseClass: number, weight: number): void {
    this.#inside[caseClass] -= weight;
  }

  /** @throws LedgerError naming the class and the step when the two sides differ */
  check(step: number): void {
    for (let caseClass = 0; caseClass < this.#inside.length; caseClass++) {
      const came = this.#initial[caseClass] + this.#arrived[caseClass];
      const accounted = this.#inside[caseClass] + this.#exited[caseClass];
      if (came !== accounted || this.#inside[caseClass] < 0) {
        throw new LedgerError(this.#classNames[caseClass] ?? "", step, came, accounted);
      }
    }
  }

  result(): Observation["ledger"] {
    return { initial: this.#initial, arrived: this.#arrived, inside: this.#inside, exited: this.#exited };
  }
}
