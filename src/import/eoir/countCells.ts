// The finest cells of every aggregate: measure, nationality, docket, month or fiscal year. Totals are added
// up from these and never counted apart.
import { boardOutcomes, dockets, nationalityLevels, outcomes } from "./codes.ts";
import { proceedingKinds } from "./joinTables.ts";
import type { Engine } from "./openEngine.ts";

export interface Cell {
  /** "receipts", "outcomes.removal", "pending.active.1to2years" */
  readonly measure: string;
  readonly nationality: string;
  readonly docket: string;
  /** "2023-12", "FY2024" */
  readonly period: string;
  readonly count: number;
}

/** How many of a cohort, by the fiscal year of filing, were decided so many months after filing. */
interface CohortCell extends Omit<Cell, "measure" | "count"> {
  readonly size: number;
  /** in the order of `followedMonths`; null where the edition ends before the whole cohort could be followed so long */
  readonly decidedWithin: readonly (number | null)[];
}

/** Days, of those that ended in the fiscal year. */
interface DurationCell extends Omit<Cell, "count"> {
  readonly size: number;
  /** quartiles, each the day of a person: 25 %, 50 %, 75 % */
  readonly days: readonly [number, number, number];
}

export interface Cells {
  readonly counts: readonly Cell[];
  readonly cohorts: readonly CohortCell[];
  readonly durations: readonly DurationCell[];
}

export const followedMonths = [1, 3, 6, 9, 12, 18, 24, 36, 48, 60, 72] as const;
const ageBands = [
  "under1year",
  "1to2years",
  "2to3years",
  "3to4years",
  "4to5years",
  "5yearsAndMore",
  "unknownAge",
] as const;

/**
 * @param firstDay ISO day; what happened earlier is in no cell but the pending
 * @param asOf     ISO day, the last one the release knows of
 */
export async function countCells(engine: Engine, firstDay: string, asOf: string): Promise<Cells> {
  const { transfer, closure, completion } = proceedingKinds;
  const edition = asOf.slice(0, 7);
  const counts: Cell[] = [];
  const add = async (select: string): Promise<void> => {
    for (const row of await engine.rows(select)) counts.push(namedCell(row));
  };
  await add(
    `select 'receipts' as measure, level, docket_filed as docket, ${month("filed")} as period, count(*) as count
     from histories where filed >= date '${firstDay}' group by all`,
  );
  const ended = `ended >= date '${firstDay}'`;
  const year = fiscalYear("ended");
  await add(
    `select case kind when ${transfer} then 'transfers' else 'administrativeClosures' end as measure, level, docket, ${year} as period,
       count(*) as count from proceedings where kind in (${transfer}, ${closure}) and ${ended} group by all`,
  );
  await engine.run(
    `create view completions as select p.*, p.ended_at = h.decided_at as is_initial
     from proceedings p join histories h on h.idn = p.caseIdn where p.kind = ${completion} and ${ended}`,
  );
  await engine.run(
    `create table completion_cells as select level, docket, ${month("ended")} as month, ${year} as year, outcome, in_absentia, is_initial,
       count(*) as count from completions group by all`,
  );
  const completed = async (measure: string, period: string, where: string): Promise<void> =>
    add(`select ${measure} as measure, level, docket, ${period} as period, sum(count)::bigint as count
         from completion_cells where ${where} group by all`);
  await completed("'completions'", "month", "true");
  await completed("case when is_initial then 'initialCompletions' else 'subsequentCompletions' end", "year", "true");
  await completed(`'outcomes.' || ${nameOf("outcome", outcomes)}`, "year", "true");
  await completed("'inAbsentia'", "year", "in_absentia");
  await completed("'inAbsentiaInitial'", "year", "in_absentia and is_initial");
  const state = `case when open_ones > 0 or last_kind = ${transfer} then 'active' when last_kind = ${closure} then 'inactive' end`;
  await add(
    `select 'pending.' || ${state} || '.' || ${ageBand("filed", asOf)} as measure, h.level, c.docket, '${edition}' as period, count(*) as count
     from histories h join cases c on c.idn = h.idn where ${state} is not null group by all`,
  );
  await countAppeals(add, firstDay, edition);
  return {
    counts,
    cohorts: await countCohorts(engine, firstDay, asOf),
    durations: await measureDurations(engine, firstDay),
  };
}

async function countAppeals(add: (select: string) => Promise<void>, firstDay: string, edition: string): Promise<void> {
  await add(
    `select 'appealsFiled' as measure, level, docket, ${fiscalYear("opened")} as period, count(*) as count
     from appeals where opened >= date '${firstDay}' group by all`,
  );
  await add(
    `select 'appealsDecided.' || ${nameOf("outcome", boardOutcomes)} as measure, level, docket, ${fiscalYear("ended")} as period,
       count(*) as count from appeals where ended >= date '${firstDay}' group by all`,
  );
  await add(
    `select 'appealsPending' as measure, level, docket, '${edition}' as period, count(*) as count
     from appeals where ended is null and decision is null group by all`,
  );
}

/** A share is given only where every case of the cohort could be followed so long: no guess about those still open. */
async function countCohorts(engine: Engine, firstDay: string, asOf: string): Promise<CohortCell[]> {
  const within = followedMonths.map(
    (months) =>
      `count(*) filter (decided <= filed + interval ${months} month) as within${months},
       max((${cohortEnd("filed")} + interval ${months} month)::date <= date '${asOf}') as followed${months}`,
  );
  const rows = await engine.rows(
    `select level, docket_filed as docket, ${fiscalYear("filed")} as period, count(*) as size, ${within.join(", ")}
     from histories where filed >= date '${firstDay}' group by all`,
  );
  return rows.map((row) => ({
    ...names(row),
    size: Number(row.size),
    decidedWithin: followedMonths.map((months) => (row[`followed${months}`] ? Number(row[`within${months}`]) : null)),
  }));
}

async function measureDurations(engine: Engine, firstDay: string): Promise<DurationCell[]> {
  const measures: readonly (readonly [string, string, string, string])[] = [
    ["daysToDecision", "histories", "filed", "decided"],
    ["daysToAppealDecision", "appeals", "opened", "ended"],
  ];
  const cells: DurationCell[] = [];
  for (const [measure, from, start, end] of measures) {
    const docket = from === "histories" ? "docket_filed" : "docket";
    const rows = await engine.rows(
      `select level, ${docket} as docket, ${fiscalYear(end)} as period, count(*) as size,
         quantile_disc(datediff('day', ${start}, ${end}), [0.25, 0.5, 0.75]) as days
       from ${from} where ${start} is not null and ${end} >= date '${firstDay}'
       group by grouping sets ((period, level, docket), (period, level), (period, docket), (period))`,
    );
    for (const row of rows) {
      const [low, middle, high] =
        (row.days as { items?: readonly number[] } & readonly number[]).items ?? (row.days as readonly number[]);
      cells.push({ measure, ...names(row), size: Number(row.size), days: [low, middle, high] });
    }
  }
  return cells;
}

function namedCell(row: Readonly<Record<string, unknown>>): Cell {
  return { measure: String(row.measure), ...names(row), count: Number(row.count) };
}

/** Numbers of levels as words; a level that was grouped away is the total. */
function names(row: Readonly<Record<string, unknown>>): Pick<Cell, "nationality" | "docket" | "period"> {
  return {
    nationality: row.level === null ? "total" : nationalityLevels[Number(row.level)],
    docket: row.docket === null ? "all" : dockets[Number(row.docket)],
    period: String(row.period),
  };
}

const month = (day: string): string => `strftime(${day}, '%Y-%m')`;
/** October belongs to the next fiscal year. */
const fiscalYear = (day: string): string => `'FY' || year(${day} + interval 3 month)`;
const cohortEnd = (day: string): string => `make_date(year(${day} + interval 3 month), 9, 30)`;

function nameOf(column: string, words: readonly string[]): string {
  return `(case ${column} ${words.map((word, n) => `when ${n} then '${word}'`).join(" ")} end)`;
}

function ageBand(filed: string, asOf: string): string {
  const younger = [1, 2, 3, 4, 5].map(
    (years, n) => `when ${filed} + interval ${12 * years} month > date '${asOf}' then '${ageBands[n]}'`,
  );
  return `(case when ${filed} is null then 'unknownAge' ${younger.join(" ")} else '5yearsAndMore' end)`;
}
