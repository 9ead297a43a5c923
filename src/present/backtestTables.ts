// The tables of a backtest: a row a forecast with its scores, its quantiles as forecast hubs exchange them, what was
// published, and the scores of families.
import type { Backtest } from "../ask/backtest.ts";
import type { ForecasterScores } from "../ask/backtest/familyScores.ts";
import type { ForecastRow } from "../ask/backtest/scoreForecasts.ts";
import { hubLevels } from "../forecast/forecast.ts";
import { longCsv, longParquet } from "./longTable.ts";
import type { LongColumn } from "./longTable.ts";

export interface TableFile {
  readonly name: string;
  readonly text: () => Iterable<string | Uint8Array>;
}

const shownLevels = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];

/** docs/reference/tables.md says what each is. */
const scoreColumns: readonly LongColumn<ForecastRow>[] = [
  { name: "forecaster", type: "STRING", of: ({ forecaster }) => forecaster },
  { name: "family", type: "STRING", of: ({ family }) => family },
  { name: "series", type: "STRING", of: ({ series }) => series },
  { name: "origin", type: "STRING", of: ({ origin }) => origin },
  { name: "period", type: "STRING", of: ({ period }) => period },
  { name: "period_end", type: "STRING", of: ({ periodEnd }) => periodEnd },
  { name: "horizon_months", type: "INT32", of: ({ horizonMonths }) => horizonMonths },
  { name: "part", type: "STRING", of: ({ part }) => part },
  ...shownLevels.map((level): LongColumn<ForecastRow> => {
    const place = hubLevels.indexOf(level);
    return { name: `q${level}`, type: "DOUBLE", of: ({ quantiles }) => quantiles[place] };
  }),
  { name: "published", type: "DOUBLE", of: ({ outcome }) => outcome?.value ?? null },
  { name: "vintage", type: "STRING", of: ({ outcome }) => outcome?.vintage ?? "" },
  { name: "crps", type: "DOUBLE", of: ({ score }) => score?.crps ?? null },
  { name: "crps_of_sample", type: "DOUBLE", of: ({ score }) => score?.crpsOfSample ?? null },
  { name: "crps_fair", type: "DOUBLE", of: ({ score }) => score?.crpsFair ?? null },
  { name: "wis", type: "DOUBLE", of: ({ score }) => score?.wis ?? null },
  { name: "inside_50", type: "BOOLEAN", of: ({ score }) => score?.covered[0] ?? null },
  { name: "inside_80", type: "BOOLEAN", of: ({ score }) => score?.covered[1] ?? null },
  { name: "inside_95", type: "BOOLEAN", of: ({ score }) => score?.covered[2] ?? null },
  { name: "bias", type: "DOUBLE", of: ({ score }) => score?.bias ?? null },
  { name: "pit", type: "DOUBLE", of: ({ score }) => score?.pit ?? null },
];

/** What a table of forecasts needs to know of one. */
type HubForecast = Pick<ForecastRow, "forecaster" | "origin" | "series" | "horizonMonths" | "periodEnd" | "quantiles">;

interface HubRow {
  readonly row: HubForecast;
  /** place of a level among the hub's */
  readonly place: number;
}

/** Names and meanings are those of hubverse's model output. */
const hubColumns: readonly LongColumn<HubRow>[] = [
  { name: "model_id", type: "STRING", of: ({ row }) => row.forecaster },
  { name: "origin_date", type: "STRING", of: ({ row }) => row.origin },
  { name: "target", type: "STRING", of: ({ row }) => row.series },
  { name: "horizon", type: "INT32", of: ({ row }) => row.horizonMonths },
  { name: "target_end_date", type: "STRING", of: ({ row }) => row.periodEnd },
  { name: "output_type", type: "STRING", of: () => "quantile" },
  { name: "output_type_id", type: "DOUBLE", of: ({ place }) => hubLevels[place] },
  { name: "value", type: "DOUBLE", of: ({ row, place }) => row.quantiles[place] },
];

/** hubverse's time-series target data: what was published, in the vintage that forecasts are held against. */
const targetColumns: readonly LongColumn<ForecastRow>[] = [
  { name: "target", type: "STRING", of: ({ series }) => series },
  { name: "target_end_date", type: "STRING", of: ({ periodEnd }) => periodEnd },
  { name: "period", type: "STRING", of: ({ period }) => period },
  { name: "observation", type: "DOUBLE", of: ({ outcome }) => outcome?.value ?? null },
  { name: "vintage", type: "STRING", of: ({ outcome }) => outcome?.vintage ?? "" },
];

interface FamilyRow extends ForecasterScores {
  readonly family: string;
  readonly baseline: string;
}

const familyColumns: readonly LongColumn<FamilyRow>[] = [
  { name: "family", type: "STRING", of: ({ family }) => family },
  { name: "forecaster", type: "STRING", of: ({ forecaster }) => forecaster },
  { name: "part", type: "STRING", of: ({ part }) => part },
  { name: "scored", type: "INT32", of: ({ scored }) => scored },
  { name: "baseline", type: "STRING", of: ({ baseline }) => baseline },
  { name: "paired", type: "INT32", of: ({ paired }) => paired },
  { name: "crps_ratio", type: "DOUBLE", of: ({ crpsRatio }) => crpsRatio },
  { name: "wis_ratio", type: "DOUBLE", of: ({ wisRatio }) => wisRatio },
  { name: "inside_50", type: "INT32", of: ({ covered }) => covered[0] },
  { name: "inside_80", type: "INT32", of: ({ covered }) => covered[1] },
  { name: "inside_95", type: "INT32", of: ({ covered }) => covered[2] },
  { name: "bias", type: "DOUBLE", of: ({ bias }) => bias },
];

export function backtestTables({
  rows,
  families,
  model,
  origins,
}: Pick<Backtest, "rows" | "families" | "model"> & {
  readonly origins: readonly { readonly date: string }[];
}): readonly TableFile[] {
  const byOrigin = origins.map(({ date }) => rows.filter(({ origin }) => origin === date));
  const hubRows = byOrigin.map(hubRowsOf);
  const published = new Map(
    rows.flatMap((row) => (row.outcome === null ? [] : [[`${row.series} ${row.period}`, row] as const])),
  );
  const targets = [...published.values()].toSorted((one, other) => {
    const [left, right] = [one, other].map(({ series, periodEnd }) => `${series} ${periodEnd}`);
    return left < right ? -1 : left > right ? 1 : 0;
  });
  const familyRows = families.flatMap(({ family, baseline, forecasters }) =>
    forecasters.map((one): FamilyRow => ({ ...one, family, baseline })),
  );
  return [
    ...bothOf("scores", scoreColumns, byOrigin, model),
    ...bothOf("model-output", hubColumns, hubRows, model),
    ...bothOf("target-data", targetColumns, [targets], model),
    ...bothOf("families", familyColumns, [familyRows], model),
  ];
}

/** Forecasts alone, as forecast hubs exchange them. */
export function hubCsv(forecasts: readonly HubForecast[]): string {
  return [...longCsv(hubColumns, [hubRowsOf(forecasts)])].join("");
}

function hubRowsOf(rows: readonly HubForecast[]): readonly HubRow[] {
  return rows.flatMap((row) => hubLevels.map((_, place): HubRow => ({ row, place })));
}

/** Names of the files, whatever is in them. */
export const backtestTableNames = ["scores", "model-output", "target-data", "families"].flatMap((name) => [
  `${name}.csv`,
  `${name}.parquet`,
]);

function bothOf<Row>(
  name: string,
  columns: readonly LongColumn<Row>[],
  groups: readonly (readonly Row[])[],
  model: string,
): readonly TableFile[] {
  return [
    { name: `${name}.csv`, text: () => longCsv(columns, groups) },
    { name: `${name}.parquet`, text: () => longParquet(columns, groups, model) },
  ];
}
