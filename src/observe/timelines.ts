// The lives of a few people, stage by stage: the first so many of each class to arrive.
import type { Program, StageId } from "../compile/program.ts";
import type { Timeline } from "./observation.ts";
import { roomForIndex } from "./records.ts";

/** People who wander for ever are followed for this many moves. */
const longestTimeline = 200;

interface Life {
  readonly caseClass: number;
  readonly instants: number[];
  readonly stages: StageId[];
}

export class Timelines {
  readonly #perClass: number;
  readonly #taken: Int32Array;
  readonly #lives: Life[] = [];
  /** 1 + index of the life a record belongs to; 0 for people not followed */
  #lifeOf: Int32Array = new Int32Array(0);

  /** @param perClass people followed in each class; the initial stock is not followed, because its past is unknown */
  constructor(program: Program, perClass: number) {
    this.#perClass = perClass;
    this.#taken = new Int32Array(program.classCount);
  }

  arrive(person: number, caseClass: number, initial: boolean): void {
    this.#lifeOf = roomForIndex(this.#lifeOf, person);
    this.#lifeOf[person] = 0;
    if (initial || this.#taken[caseClass] >= this.#perClass) return;
    this.#taken[caseClass]++;
    this.#lifeOf[person] = this.#lives.push({ caseClass, instants: [], stages: [] });
  }

  enter(time: number, person: number, stage: StageId): void {
    const place = this.#lifeOf[person];
    if (place === 0) return;
    const life = this.#lives[place - 1];
    if (life.stages.length === longestTimeline) return;
    life.instants.push(time);
    life.stages.push(stage);
  }

  result(): Timeline[] {
    return this.#lives.map(({ caseClass, instants, stages }) => ({
      caseClass,
      instants: Float64Array.from(instants),
      stages: Int32Array.from(stages),
    }));
  }
}
