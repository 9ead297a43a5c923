// Runs of expected numbers at many points: what is moved in each, and every stack for each of them.
import { compile, plainly } from "../compile/compile.ts";
import type { Documents } from "../documents/documents.ts";
import { PendencyError } from "../errors.ts";
import type { Point } from "../scenario/point.ts";
import type { Conduct, Enough } from "../study/makeStudy.ts";
import type { FluidMade, Study } from "../study/study.ts";
import type { MoreMeasure } from "../study/studyRequest.ts";
import type { Asked } from "./asked.ts";
import { quickStepDays } from "./quickStep.ts";
import { runStacks } from "./runStacks.ts";

export class ExpectedRuns {
  readonly #documents: Documents;
  readonly #asked: Asked;
  readonly #stacks: readonly (readonly string[])[];
  readonly #more: readonly MoreMeasure[];
  readonly #conduct: Conduct;
  /** how the first of them were made, and so all */
  #fluid: FluidMade | undefined;

  constructor(
    documents: Documents,
    asked: Asked,
    stacks: readonly (readonly string[])[],
    more: readonly MoreMeasure[],
    conduct: Conduct,
  ) {
    this.#documents = documents;
    this.#asked = asked;
    this.#stacks = stacks;
    this.#more = more;
    this.#conduct = conduct;
  }

  /**
   * Every parameter at its value but for what is moved: a study for each point, in their order. A stack that moves the
   * same parameter is left as it is: there the point moves nothing.
   */
  at(points: readonly (Point | null)[]): Promise<readonly Study[]> {
    return this.#studies(points, { ...this.#asked, seed: undefined, replications: undefined });
  }

  /**
   * All uncertain figures drawn but for what is moved, the same draws at each point.
   *
   * @param enough of the studies of the first draws: then no more are made
   */
  drawnAt(
    points: readonly (Point | null)[],
    draws: number,
    enough: (studies: readonly Study[]) => boolean,
  ): Promise<readonly Study[]> {
    return this.#studies(points, { ...this.#asked, replications: draws }, (study) =>
      enough(this.#cut(study, points.length)),
    );
  }

  async #studies(points: readonly (Point | null)[], asked: Asked, enough?: Enough): Promise<readonly Study[]> {
    if (points.length === 0) return [];
    const stepDays = asked.stepDays ?? quickStepDays(this.#documents.model);
    const study = await runStacks(
      {
        documents: this.#documents,
        asked: { ...asked, engine: "fluid", stepDays },
        replications: 1,
        shown: [],
        settings: points.flatMap((point) => this.#stacks.map((stack) => (this.#takes(stack, point) ? point : null))),
        ...(this.#fluid === undefined ? {} : { fluid: this.#fluid }),
        enough,
      },
      points.flatMap(() => this.#stacks),
      { quantities: false, defaults: null, claims: [], targets: false, more: this.#more },
      this.#conduct,
    );
    this.#fluid ??= study.fluid;
    return this.#cut(study, points.length);
  }

  #cut(study: Study, count: number): readonly Study[] {
    const wide = this.#stacks.length;
    return Array.from({ length: count }, (_, nth) => ({
      ...study,
      stacks: study.stacks.slice(nth * wide, (nth + 1) * wide),
    }));
  }

  #takes(stack: readonly string[], point: Point | null): boolean {
    if (point === null || point.set.length === 0) return point !== null;
    try {
      compile(this.#documents, this.#documents.facts, { ...plainly, stack, point });
      return true;
    } catch (error) {
      if (error instanceof PendencyError) return false;
      throw error;
    }
  }
}
