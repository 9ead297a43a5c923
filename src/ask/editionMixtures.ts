// Statements judged on mixtures of two editions: the documents of one, the figures of one, and the draws of one.
import type { Documents } from "../documents/documents.ts";
import type { ModelFiles } from "../documents/modelFiles.ts";
import { openDocuments } from "../documents/openDocuments.ts";
import { PendencyError } from "../errors.ts";
import { engineVersion } from "../study/engineVersion.ts";
import { kernelsHash } from "../study/kernelsHash.ts";
import { engineWords } from "./keptVerdicts.ts";
import type { Edition, EditionTexts, EditionVerdict } from "./keptVerdicts.ts";
import { withPosterior } from "./posterior.ts";

/** Which of two editions a run has its documents, its figures, and its parameter set of. */
export interface Mixture {
  readonly model: "older" | "newer";
  readonly data: "older" | "newer";
  readonly draws: "older" | "newer";
}

/** Judges the editions' statements once more on these documents, asked as the editions were. */
export type JudgeAgain = (documents: Documents) => Promise<readonly EditionVerdict[]>;

export type ById<T extends EditionVerdict = EditionVerdict> = ReadonlyMap<string, T>;

export function byId<T extends EditionVerdict>(verdicts: readonly T[]): ById<T> {
  return new Map(verdicts.map((verdict) => [verdict.id, verdict]));
}

export class EditionMixtures {
  readonly made: Mixture[] = [];
  readonly notMade: (Mixture & { readonly why: string })[] = [];
  readonly #texts: Readonly<Record<"older" | "newer", EditionTexts | undefined>>;
  readonly #engine: string;
  readonly #judgeAgain: JudgeAgain | null;

  constructor(older: Edition, newer: Edition, judgeAgain: JudgeAgain | null) {
    this.#texts = { older: older.texts, newer: newer.texts };
    this.#engine = newer.made.engine;
    this.#judgeAgain = judgeAgain;
  }

  get areKnown(): boolean {
    return this.#judgeAgain !== null && this.#texts.older !== undefined && this.#texts.newer !== undefined;
  }

  /** Null: it could not be made. */
  async judged(mixture: Mixture): Promise<ById | null> {
    const [model, data, draws] = [mixture.model, mixture.data, mixture.draws].map((which) => this.#texts[which]);
    if (model === undefined || data === undefined || draws === undefined || this.#judgeAgain === null) return null;
    // beside a run of another engine ours would differ by the engine as well; a run need not name its kernels
    const own = [engineWords(engineVersion, kernelsHash()), engineVersion];
    if (!own.includes(this.#engine)) {
      this.notMade.push({ ...mixture, why: `engine ${this.#engine} made the newer edition, this is ${own[0]}` });
      return null;
    }
    try {
      const files = model === draws ? model.files : withDraws(model.files, draws.files);
      const verdicts = await this.#judgeAgain(openDocuments(files, data.factFiles, data.asOf));
      this.made.push(mixture);
      return byId(verdicts);
    } catch (error) {
      if (!(error instanceof PendencyError)) throw error;
      const [{ path, expected, got }] = error.problems;
      this.notMade.push({ ...mixture, why: `${path === "" ? "" : `${path}: `}expected ${expected}; got ${got}` });
      return null;
    }
  }
}

/** @throws PendencyError (usage) where the draws are of a parameter set of other documents */
function withDraws({ posterior: _own, ...files }: ModelFiles, { posterior }: ModelFiles): ModelFiles {
  return posterior === undefined ? files : withPosterior(files, posterior);
}
