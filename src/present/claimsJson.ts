// Verdicts for machines: the same words and numbers as the page, in one stable shape.
import type { Turning } from "../ask/flip/nearest.ts";
import type { HeldRuns, PartVerdict, TestResult, Verdict, VerdictWord } from "../judge/verdict.ts";
import type { Study } from "../study/study.ts";
import { chanceJson } from "../study/chanceJson.ts";
import { settingsJson } from "../study/settings.ts";

export interface ClaimsDocument {
  /** the model's name */
  readonly model: string;
  /** null where nothing was run */
  readonly studyId: string | null;
  /** left out where nothing is drawn */
  readonly seed: number | undefined;
  readonly replications: number;
  /** replications that were stopped or met a limit, and what their absence does; left out when all were made */
  readonly unfinished?: number;
  readonly unfinishedWhy?: string;
  /** left out for expected numbers, which follow no person */
  readonly sample: string | undefined;
  /** parameter > value set from outside, in every run; left out when none was */
  readonly set?: Readonly<Record<string, string>>;
  readonly uncertainty: string;
  readonly claims: readonly ClaimEntry[];
}

export interface ClaimEntry {
  readonly id: string;
  readonly kind: readonly string[];
  readonly verdict: VerdictWord;
  /** in how many runs it holds, of those in which it could be tested; null for facts, structure and parts */
  readonly runs: HeldRuns | null;
  /** share of runs; null for facts and structure */
  readonly probability: number | null;
  readonly interval: readonly [number, number] | null;
  /** every number of every test, in order */
  readonly numbers: TestResult["numbers"];
  readonly tests: readonly TestResult[];
  readonly reason: string;
  /** what the verdict does not test, in a sentence; "" where nothing is left */
  readonly notTested: string;
  /** what the statement falls into, each with its own verdict; empty where it is one */
  readonly parts: readonly PartVerdict[];
  readonly words: string;
  /** the statement in a few words; `words` where the document has no fewer */
  readonly short: string;
  readonly said: Verdict["said"];
  /** which single figure would turn it, part by part; left out where nobody asked */
  readonly turning?: readonly Omit<Turning, "claim">[];
}

/**
 * Plain data in the order of the verdicts.
 *
 * @param study  null where nothing was run
 * @param model  its name, where there is no study that has it
 * @param turnings which single figures would turn them; null: nobody asked
 */
export function claimsDocument(
  study: Study | null,
  verdicts: readonly Verdict[],
  model = study?.modelId ?? "",
  turnings: readonly Turning[] | null = null,
): ClaimsDocument {
  return {
    model,
    ...(study === null ? nothingRun : studyJson(study)),
    claims: verdicts.map(({ tests, ...verdict }) => ({
      ...verdict,
      numbers: tests.flatMap((test) => test.numbers),
      tests,
      ...(turnings === null ? {} : { turning: turningOf(verdict.id, turnings) }),
    })),
  };
}

function turningOf(id: string, turnings: readonly Turning[]): readonly Omit<Turning, "claim">[] {
  return turnings.flatMap(({ claim, ...turning }) => (claim === id ? [turning] : []));
}

const nothingRun = {
  studyId: null,
  seed: undefined,
  replications: 0,
  sample: undefined,
  uncertainty: "nothing was run",
};

function studyJson(study: Study): Omit<ClaimsDocument, "model" | "claims"> {
  const chance = chanceJson(study);
  return {
    studyId: study.id,
    seed: chance.seed,
    replications: study.spec.replications,
    ...(study.unfinished > 0 ? { unfinished: study.unfinished } : {}),
    ...(study.unfinishedWhy === undefined ? {} : { unfinishedWhy: study.unfinishedWhy }),
    sample: chance.sample,
    ...settingsJson(study.spec.settings?.[0], study),
    uncertainty: study.uncertaintyNote,
  };
}

/** The text of claims.json, ending in a line feed. */
export function claimsJson(
  study: Study,
  verdicts: readonly Verdict[],
  turnings: readonly Turning[] | null = null,
): string {
  return `${JSON.stringify(claimsDocument(study, verdicts, study.modelId, turnings), null, 2)}\n`;
}
