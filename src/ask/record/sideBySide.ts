// Several backtests of one model set side by side: the same figures, forecast in different ways.
import type { ForecastFamily } from "../../claim/forecasts.ts";
import { geometricMeanOf } from "../../forecast/jointBootstrap.ts";
import { protocol } from "../../forecast/protocol.ts";
import { coverageShares } from "../../forecast/score.ts";
import type { StoredScore } from "../../forecast/score.ts";
import { pairScores, sumRatio } from "../../forecast/scoreRatio.ts";
import type { ForecastRow } from "../backtest/scoreForecasts.ts";

type ScoredRow = Pick<ForecastRow, "forecaster" | "family" | "part"> & { readonly score: StoredScore | null };

/** What one way of forecasting came to. */
interface Side {
  /** sum of CRPS over that of the family's baseline, of all families their geometric mean; null where there is none */
  readonly ratio: number | null;
  /** outcomes that the 80 % intervals held */
  readonly held: number;
}

interface SideRow {
  readonly part: "D" | "H";
  readonly scored: number;
  /** name of the set > what it came to */
  readonly by: Readonly<Record<string, Side>>;
}

export interface SideBySide {
  readonly rows: readonly (SideRow & { readonly family: string })[];
  /** over all families, a part each */
  readonly whole: readonly SideRow[];
}

/**
 * Over figures that every set and the family's baseline have forecast and somebody has published; the baseline is the
 * first set's, since it is the same in all.
 *
 * @param sets name > what was forecast so, with baselines
 */
export function sideBySide(
  sets: Readonly<Record<string, readonly ScoredRow[]>>,
  families: readonly Pick<ForecastFamily, "name" | "baseline">[],
  model: string,
): SideBySide {
  const names = Object.keys(sets);
  const rows = families.flatMap(({ name: family, baseline }) =>
    (["D", "H"] as const).flatMap((part) => {
      const scoresOf = (set: string, forecaster: string): readonly StoredScore[] =>
        sets[set].flatMap((row) =>
          row.forecaster === forecaster && row.family === family && row.part === part && row.score !== null
            ? [row.score]
            : [],
        );
      const each = names.map((set) => scoresOf(set, model));
      // in every set: paired with each of the others
      const shared = each.map((own) =>
        each.reduce((left, other) => pairScores(left, other).map(({ ours }) => ours), own),
      );
      const scored = shared[0]?.length ?? 0;
      if (scored === 0) return [];
      const theirs = scoresOf(names[0], baseline);
      const by = names.map((set, at): [string, Side] => {
        const held = shared[at].filter(({ covered }) => covered[judged]).length;
        return [set, { ratio: sumRatio(pairScores(shared[at], theirs)), held }];
      });
      return [{ family, part, scored, by: Object.fromEntries(by) }];
    }),
  );
  return { rows, whole: (["D", "H"] as const).flatMap((part) => wholeOf(rows, part, names)) };
}

const judged = coverageShares.indexOf(protocol.coverage.share);

function wholeOf(rows: SideBySide["rows"], part: "D" | "H", names: readonly string[]): readonly SideRow[] {
  const all = rows.filter((row) => row.part === part);
  if (all.length === 0) return [];
  const sum = (of: (row: SideRow) => number): number => all.reduce((total, row) => total + of(row), 0);
  const by = names.map((name): [string, Side] => {
    const ratio = geometricMeanOf(all.map((row) => row.by[name].ratio));
    return [name, { ratio, held: sum((row) => row.by[name].held) }];
  });
  return [{ part, scored: sum(({ scored }) => scored), by: Object.fromEntries(by) }];
}
