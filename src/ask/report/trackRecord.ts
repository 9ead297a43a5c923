// How forecasts of the model came out, as far as its stored scores say: what gates its levels.
import type { GateStatus } from "../../forecast/gates.ts";
import type { ModelGates } from "../../judge/verdictGate.ts";

/** What stored scores say of the levels of a model. */
export interface TrackRecord {
  readonly rows: readonly TrackRecordRow[];
  /** path of a page that tells them in full; null: none is known */
  readonly page: string | null;
}

/** A family's forecasts of one horizon, on outcomes on which no choice was made. */
export interface TrackRecordRow {
  readonly title: string;
  readonly horizonMonths: number;
  /** forecasts with an outcome, and how many 80 % intervals held theirs */
  readonly outcomes: number;
  readonly held: number;
  /** independent outcomes that they amount to, rounded down */
  readonly n: number;
  /** CRPS over that of the baseline, with the ends that a tenth of the resamples lies below and above; null: none */
  readonly ratio: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly baseline: string;
  readonly status: GateStatus;
}

/** In the order of the forecasts document; null where no scores are stored, or none that count. */
export function trackRecordOf({ levels, document }: ModelGates, page: string | null): TrackRecord | null {
  const rows = (document?.families ?? []).flatMap(({ name, title, baseline }) =>
    levels
      .filter(({ family }) => family === name)
      .map(({ horizonMonths, coverage, n, bounds, status }) => ({
        title,
        horizonMonths,
        outcomes: coverage.outcomes,
        held: coverage.held,
        n,
        ratio: bounds?.ratio ?? null,
        lower: bounds?.lower ?? null,
        upper: bounds?.upper ?? null,
        baseline,
        status,
      })),
  );
  return rows.length === 0 ? null : { rows, page };
}
