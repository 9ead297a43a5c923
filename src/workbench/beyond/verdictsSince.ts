// What became of the verdicts on the page since the last edition that was kept: the question of the command line, asked of
// the model's texts with the words by which it would find the same.
import type { KeptVerdicts } from "../../ask/keptVerdicts.ts";
import type { Moves } from "../../ask/live/moves.ts";
import type { VerdictChanges } from "../../ask/verdictChanges.ts";
import { askVerdictsSince } from "../../ask/verdictsSince.ts";
import type { Documents } from "../../documents/documents.ts";
import type { Verdict } from "../../judge/verdict.ts";
import { commandOf, stateWords } from "../pieces/stateWords.ts";

/** Draws of expected numbers, and the days that a step of them covers. */
export interface JudgedBy {
  readonly draws: number;
  readonly stepDays: number;
}

export interface SinceAsked {
  readonly moves: Moves;
  /** those that are judged: what only runs decide and nobody ran is not among them */
  readonly verdicts: readonly Verdict[];
  /** each way in which some of them were judged; []: nothing was run */
  readonly by: readonly JudgedBy[];
}

export interface SinceFound {
  readonly changes: VerdictChanges;
  /** finds the same; "": some statements are not judged, or not all in one way */
  readonly command: string;
}

/** @throws PendencyError when what was moved cannot be had */
export async function verdictsSince(
  documents: Documents,
  edition: KeptVerdicts,
  { moves, verdicts, by }: SinceAsked,
): Promise<SinceFound> {
  const state = stateWords(documents, { moves, stepDays: by.at(0)?.stepDays ?? 1 });
  const { set, setFrom, chosen } = state;
  const source = Object.entries(chosen).map((pair) => pair.join("="));
  // as options of the command line
  const asked = {
    ...(by.length === 0 ? {} : byRuns(by)),
    ...(set.length === 0 ? {} : { set: set.map((pair) => pair.join("=")) }),
    ...(setFrom === null ? {} : { setFrom }),
    ...(source.length === 0 ? {} : { source }),
  };
  const isWhole = by.length === 1 && verdicts.length === documents.claims.length;
  const words = ["claims", "--engine", "fluid", "--replications", String(by.at(0)?.draws), "--since", edition.edition] as const; // prettier-ignore
  return {
    changes: await askVerdictsSince(edition, documents, { verdicts, asked }),
    command: isWhole ? commandOf(documents, [...words], state, chosen) : "",
  };
}

/** Several of them where statements were judged one after the other, and one was stopped. */
function byRuns(by: readonly JudgedBy[]): Readonly<Record<"engine" | "step" | "replications", string>> {
  return {
    engine: "fluid",
    step: by.map(({ stepDays }) => `${Number(stepDays.toPrecision(12))} days`).join(", "),
    replications: by.map(({ draws }) => String(draws)).join(", "),
  };
}
