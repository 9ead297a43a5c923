// The table of interventions as a file: a row a series of a change of the past.
import type { InterventionRow, Interventions } from "../ask/interventions.ts";
import type { ChangeRow } from "../ask/interventions/scoreChange.ts";
import type { TableFile } from "./backtestTables.ts";
import { longCsv, longParquet } from "./longTable.ts";
import type { LongColumn } from "./longTable.ts";

interface Row {
  readonly intervention: InterventionRow;
  /** null where nothing was run */
  readonly change: ChangeRow | null;
  /** whether it is the one that decides */
  readonly decides: boolean;
}

/** docs/reference/tables.md says what each is. */
const columns: readonly LongColumn<Row>[] = [
  { name: "intervention", type: "STRING", of: ({ intervention }) => intervention.name },
  { name: "day", type: "STRING", of: ({ intervention }) => intervention.day },
  { name: "announced", type: "STRING", of: ({ intervention }) => intervention.announced },
  { name: "stack", type: "STRING", of: ({ intervention }) => intervention.stack },
  { name: "status", type: "STRING", of: ({ intervention }) => intervention.status },
  { name: "series", type: "STRING", of: ({ change }) => change?.series ?? "" },
  { name: "decides", type: "BOOLEAN", of: ({ decides }) => decides },
  { name: "before", type: "STRING", of: ({ change }) => change?.before ?? "" },
  { name: "after", type: "STRING", of: ({ change }) => change?.after ?? "" },
  { name: "draws", type: "INT32", of: ({ change }) => change?.draws ?? null },
  { name: "q0.1", type: "DOUBLE", of: ({ change }) => change?.announced?.p10 ?? null },
  { name: "q0.5", type: "DOUBLE", of: ({ change }) => change?.announced?.median ?? null },
  { name: "q0.9", type: "DOUBLE", of: ({ change }) => change?.announced?.p90 ?? null },
  { name: "without", type: "DOUBLE", of: ({ change }) => change?.without?.median ?? null },
  { name: "effect_q0.1", type: "DOUBLE", of: ({ change }) => change?.effect?.p10 ?? null },
  { name: "effect_q0.5", type: "DOUBLE", of: ({ change }) => change?.effect?.median ?? null },
  { name: "effect_q0.9", type: "DOUBLE", of: ({ change }) => change?.effect?.p90 ?? null },
  { name: "published", type: "DOUBLE", of: ({ change }) => change?.observed ?? null },
  { name: "last_year", type: "DOUBLE", of: ({ change }) => change?.score?.lastYear ?? null },
  { name: "crps", type: "DOUBLE", of: ({ change }) => change?.score?.crps ?? null },
  { name: "crps_fair", type: "DOUBLE", of: ({ change }) => change?.score?.crpsFair ?? null },
  { name: "crps_without", type: "DOUBLE", of: ({ change }) => change?.score?.crpsWithout ?? null },
  { name: "crps_no_change", type: "DOUBLE", of: ({ change }) => change?.score?.crpsOfNoChange ?? null },
  { name: "crps_last_year", type: "DOUBLE", of: ({ change }) => change?.score?.crpsOfLastYear ?? null },
  { name: "inside_50", type: "BOOLEAN", of: ({ change }) => change?.score?.covered[0] ?? null },
  { name: "inside_80", type: "BOOLEAN", of: ({ change }) => change?.score?.covered[1] ?? null },
  { name: "inside_95", type: "BOOLEAN", of: ({ change }) => change?.score?.covered[2] ?? null },
  { name: "sign_right", type: "BOOLEAN", of: ({ change }) => change?.score?.isSignRight ?? null },
  { name: "why", type: "STRING", of: ({ intervention, change }) => change?.why ?? intervention.why.join("; ") },
];

export const interventionsTableNames = ["interventions.csv", "interventions.parquet"];

export function interventionsTables({ interventions, model }: Interventions): readonly TableFile[] {
  const rows = interventions.flatMap((intervention): Row[] =>
    intervention.changes.length === 0
      ? [{ intervention, change: null, decides: true }]
      : intervention.changes.map((change, n) => ({ intervention, change, decides: n === 0 })),
  );
  return [
    { name: interventionsTableNames[0], text: () => longCsv(columns, [rows]) },
    { name: interventionsTableNames[1], text: () => longParquet(columns, [rows], model) },
  ];
}
