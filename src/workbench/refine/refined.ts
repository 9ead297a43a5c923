// What has been refined behind a state of the page, by one engine: every pair of runs that came back, and how it stands.
// Pure; whatever is made is kept until the state changes.
import type { KnownBase, PairOfRuns, RunEngine, RunsMade } from "../../ask/live/liveRuns.ts";
import type { Problem } from "../../errors.ts";

export interface Refined {
  readonly engine: RunEngine;
  /** of what it was made; "": nothing yet */
  readonly key: string;
  readonly made: RunsMade | null;
  readonly pairs: readonly PairOfRuns[];
  readonly isRunning: boolean;
  /** pairs wanted in all; null: as many as the model's study has, which is known with the first */
  readonly wanted: number | null;
  /** of the pair under way, 0 to 1 */
  readonly share: number;
  /** workers that died of it and were replaced */
  readonly deaths: number;
  readonly problems: readonly Problem[];
}

export function nothingRefined(engine: RunEngine, key = ""): Refined {
  return {
    engine,
    key,
    made: null,
    pairs: [],
    isRunning: false,
    wanted: null,
    share: 0,
    deaths: 0,
    problems: [],
  };
}

/** Only the next one counts: what a worker that was replaced still said would come twice. */
export function withPair(refined: Refined, pair: PairOfRuns): Refined {
  if (pair.replication !== refined.pairs.length) return refined;
  return { ...refined, pairs: [...refined.pairs, pair], share: 0 };
}

export function withMade(refined: Refined, made: RunsMade): Refined {
  return { ...refined, made, wanted: made.to };
}

/** @param done in hundredths of a pair since it was asked, of `from` pairs that were there before */
export function withProgress(refined: Refined, from: number, done: number): Refined {
  const share = from + done / 100 - refined.pairs.length;
  return { ...refined, share: Math.min(1, Math.max(0, share)) };
}

/** What no move changes of it. */
export function baseOf({ made, pairs }: Refined): KnownBase | null {
  if (made === null) return null;
  const runs = pairs.map(({ rows, answer: { before, without } }) => ({
    rows: Object.fromEntries(Object.entries(rows).map(([key, [base]]) => [key, base])),
    before,
    asked: without,
  }));
  return { made, runs };
}

/** All that there is to have. */
export function isWhole({ engine, made, pairs, wanted }: Refined): boolean {
  if (made !== null && engine === "fluid" && made.drawn === 0) return pairs.length > 0;
  return wanted !== null && pairs.length >= wanted;
}
