// A study that stops once enough is known: looked at after every replication, in the order of their numbers, so that
// where it stops does not depend on who finished first.
import type { StudyTask } from "./planStudy.ts";
import type { Run } from "./runReplication.ts";

/** Whether a study of the first replications is enough. */
type IsEnough = (runs: readonly Run[], replications: number) => boolean;

export class EnoughWatch {
  readonly #isEnough: IsEnough;
  /** by replication: how many runs it has, and those that are made */
  readonly #planned: readonly number[];
  readonly #made = new Map<number, Run[]>();
  /** replications that were looked at, from the first on */
  #looked = 0;
  #enoughAfter: number | null = null;

  constructor(tasks: readonly StudyTask[], isEnough: IsEnough) {
    const planned: number[] = [];
    for (const { replication } of tasks) planned[replication] = (planned[replication] ?? 0) + 1;
    this.#planned = planned;
    this.#isEnough = isEnough;
  }

  /** Replications after which enough is known; null: more are needed, or there is no more. */
  get enoughAfter(): number | null {
    return this.#enoughAfter;
  }

  add(run: Run): void {
    const { replication } = run.task;
    this.#made.set(replication, [...(this.#made.get(replication) ?? []), run]);
  }

  /** Looks at every replication that is complete with all those before it. @returns whether enough is known */
  look(): boolean {
    while (this.#enoughAfter === null && this.#isComplete(this.#looked)) {
      this.#looked++;
      if (this.#isEnough(this.first(this.#looked), this.#looked)) this.#enoughAfter = this.#looked;
    }
    return this.#enoughAfter !== null;
  }

  /** Runs of the first replications. */
  first(replications: number): readonly Run[] {
    return Array.from({ length: replications }, (_, replication) => this.#made.get(replication) ?? []).flat();
  }

  #isComplete(replication: number): boolean {
    const planned = this.#planned[replication];
    return planned !== undefined && this.#made.get(replication)?.length === planned;
  }
}
