// What people wait for, month by month: each resource that is ever short as two strips, without what was moved and with it.
import type { BindingRow, BindingTable } from "../ask/report/bindingTable.ts";
import { bindingChart, bindingPlaces } from "./bindingChart.ts";
import type { BindingWords } from "./bindingChart.ts";
import type { Table } from "./table.ts";
import { figures, words } from "./table.ts";
import type { ToldChart } from "./toldChart.ts";

export interface BindingPairWords {
  readonly chart: Omit<BindingWords, "title" | "describe" | "part">;
  readonly tableBelow: string;
  /** "12 months", or of a run without a calendar "12 periods" */
  of(count: number, areMonths: boolean): string;
  never(of: string): string;
  /** @param now months with what was moved; null: nothing was */
  title(resource: string, months: number, now: number | null, of: string): string;
  row(resource: string, months: number, now: number | null, of: string): string;
  /** resources that are short in no month */
  others(titles: readonly string[]): string;
  mark(resource: string, side: string, month: string, use: number | null, inLine: number, binds: boolean): string;
  readonly columns: Readonly<
    Record<"resource" | "side" | "year" | "use" | "months" | "month" | "inLine" | "away" | "binds", string>
  >;
  readonly yes: string;
  readonly no: string;
  readonly captions: Readonly<Record<"years" | "months", string>>;
}

interface PairOptions {
  readonly id: string;
  readonly width: number;
  /** what the sides are called, the base first */
  readonly names: readonly string[];
  readonly words: BindingPairWords;
  /** what a resource is called on the page */
  titleOf(resource: string, title: string): string;
}

/** Strips are drawn of so many resources; the others are in the table. */
const most = 12;

/** @param binding one table a side, of the same resources; null where the model has none */
export function bindingPair(
  binding: readonly BindingTable[],
  options: PairOptions,
): (ToldChart & { readonly months: Table }) | null {
  const [base, now] = binding;
  if (base === undefined || base.rows.length === 0) return null;
  const { id, width, names, words: said, titleOf } = options;
  const pairs = base.rows.map((row) => {
    const other = now?.rows.find(({ resource }) => resource === row.resource) ?? null;
    return { row, other, title: titleOf(row.resource, row.title), short: shortIn(row), now: other && shortIn(other) };
  });
  const often = ({ short, now: with_ }: (typeof pairs)[number]): number => Math.max(short, with_ ?? 0);
  const ever = pairs.filter((pair) => often(pair) > 0).toSorted((one, two) => often(two) - often(one));
  const shown = (ever.length > 0 ? ever : pairs).slice(0, most);
  const never = pairs.filter((pair) => often(pair) === 0).map(({ title }) => title);
  const of = said.of(
    base.months.length,
    base.months.every((month) => /^\d{4}-\d{2}$/.test(month)),
  );
  const [first] = shown;
  const title = ever.length === 0 ? said.never(of) : said.title(first.title, first.short, first.now, of);
  const told = ever.slice(0, 4).map((pair) => said.row(pair.title, pair.short, pair.now, of));
  const sentence = [...told, ...(never.length === 0 ? [] : [said.others(never)])].join(" ");
  const rows = shown.flatMap(({ row, other, title: name }): readonly BindingRow[] =>
    other === null
      ? [{ ...row, title: name }]
      : [
          { ...row, title: `${name}, ${names[0]}` },
          // stands under the other as its part
          { ...other, resource: `${row.resource}/${names[1]}`, level: names[1], title: `${name}, ${names[1]}` },
        ],
  );
  const table = { ...base, rows };
  const describe = (): string => `${sentence} ${said.tableBelow}`;
  const chartWords: BindingWords = { ...said.chart, title, part: (side) => side, describe };
  const { height, at, rows: placed } = bindingPlaces(table, width, chartWords);
  return {
    title,
    sentence,
    picture: bindingChart(table, id, width, chartWords),
    width,
    height,
    marks: placed.map(({ row, strip }, place) =>
      row.monthly.map(({ use, inLine, binds }, month) => {
        const pair = shown[now === undefined ? place : Math.floor(place / 2)];
        const side = now === undefined ? "" : names[place % 2];
        return {
          x: at(month + 0.5),
          y: strip + 7,
          text: said.mark(pair.title, side, base.months[month], use, inLine, binds),
        };
      }),
    ),
    table: yearsTable(pairs, base, options),
    months: monthsTable(pairs, base, options),
  };
}

function shortIn({ monthly }: BindingRow): number {
  return monthly.filter(({ binds }) => binds).length;
}

interface Pair {
  readonly row: BindingRow;
  readonly other: BindingRow | null;
  readonly title: string;
}

function sidesOf({ row, other }: Pair, names: readonly string[]): readonly (readonly [string, BindingRow])[] {
  return [[other === null ? "" : names[0], row], ...(other === null ? [] : [[names[1], other] as const])];
}

function yearsTable(pairs: readonly Pair[], { years, yearOfMonth }: BindingTable, options: PairOptions): Table {
  const { words: said, names } = options;
  const { columns } = said;
  return {
    name: "binding-years",
    caption: said.captions.years,
    columns: [
      words(columns.resource),
      words(columns.side),
      words(columns.year),
      figures(columns.use),
      figures(columns.months),
    ],
    rows: pairs.flatMap((pair) =>
      sidesOf(pair, names).flatMap(([side, row]) =>
        years.map((year, nth) => [
          pair.title,
          side,
          year,
          row.utilisation[nth] ?? null,
          row.monthly.filter(({ binds }, month) => binds && yearOfMonth[month] === year).length,
        ]),
      ),
    ),
  };
}

function monthsTable(pairs: readonly Pair[], { months }: BindingTable, { words: said, names }: PairOptions): Table {
  const { columns } = said;
  return {
    name: "binding-months",
    caption: said.captions.months,
    columns: [
      words(columns.resource),
      words(columns.side),
      words(columns.month),
      figures(columns.use),
      figures(columns.inLine),
      figures(columns.away),
      words(columns.binds),
    ],
    rows: pairs.flatMap((pair) =>
      sidesOf(pair, names).flatMap(([side, row]) =>
        row.monthly.map(({ use, inLine, turnedAway, binds }, month) => [
          pair.title,
          side,
          months[month],
          use,
          inLine,
          turnedAway,
          binds ? said.yes : said.no,
        ]),
      ),
    ),
  };
}
