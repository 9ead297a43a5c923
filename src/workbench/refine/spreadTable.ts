// Quantiles of what is drawn behind a picture, as further columns of its table: each says of how many runs, by which engine.
import { middle, spreadShares } from "../../ask/live/spreads.ts";
import type { SpreadRows, Spreads } from "../../ask/live/spreads.ts";
import type { Behind } from "../../present/spreadLayer.ts";
import type { Table } from "../../present/table.ts";
import { figures } from "../../present/table.ts";
import type { Show } from "../state/pageState.ts";
import { fill } from "../words/words.ts";
import type { RefineWords } from "./en.ts";

interface SideNames {
  readonly base: string;
  readonly now: string;
  readonly difference: string;
}

export function withSpreads(
  table: Table,
  { fluid, individual }: Behind,
  show: Show,
  unit: string,
  names: SideNames,
  said: RefineWords,
): Table {
  const parts = [
    ...sidesOf(fluid, show, names).map((side) => ({ ...side, runsOf: said.ofDraws })),
    ...sidesOf(individual, show, names).map((side) => ({ ...side, runsOf: said.ofRuns })),
  ].filter(({ runs }) => runs > 1);
  const titleOf = (share: number, place: number, { side, runs, runsOf }: (typeof parts)[number]): string =>
    fill(place === middle ? said.columnMedian : said.column, {
      side,
      percent: String(share * 100),
      runs: String(runs),
      runsOf,
    });
  return {
    ...table,
    columns: [
      ...table.columns,
      ...parts.flatMap((part) => spreadShares.map((share, place) => figures(titleOf(share, place, part), unit))),
    ],
    rows: table.rows.map((row, point) => [...row, ...parts.flatMap(({ rows }) => rows.map((values) => values[point]))]),
  };
}

interface Side {
  readonly side: string;
  readonly runs: number;
  readonly rows: SpreadRows;
}

/** As the picture has them. */
function sidesOf(spreads: Spreads | null, show: Show, names: SideNames): readonly Side[] {
  if (spreads === null) return [];
  const { runs, base, now, difference } = spreads;
  if (now === null || difference === null) return [{ side: names.base, runs, rows: base }];
  if (show === "difference") return [{ side: names.difference, runs, rows: difference }];
  return [
    { side: names.base, runs, rows: base },
    { side: names.now, runs, rows: now },
  ];
}
