// How long people wait in each line of the model, without what was moved and with it: half of them within the thick bar, 8 in
// 10 within the thin one, by one run that follows every person.
import type { WaitPanel, WaitRow } from "../ask/report/reportInput.ts";
import { rangePlotted } from "./rangePlot.ts";
import type { RangeRow, RangeWords } from "./rangePlot.ts";
import { figures, words } from "./table.ts";
import type { ToldChart } from "./toldChart.ts";

export interface WaitPairWords {
  readonly chart: Omit<RangeWords, "describe">;
  readonly tableBelow: string;
  readonly everybody: string;
  readonly untilItsDay: string;
  readonly inLine: string;
  /** @param now null: nothing was moved */
  title(stage: string, base: string, now: string | null): string;
  line(name: string, side: string, median: string, low: string, high: string): string;
  mark(name: string, side: string, row: WaitRange): string;
  readonly columns: Readonly<Record<"stage" | "side" | "what" | "count" | "mean", string>>;
  readonly quantiles: readonly string[];
  caption(year: string): string;
  readonly days: string;
}

type WaitRange = Pick<WaitRow, "p10" | "p25" | "median" | "p75" | "p90" | "count" | "meanDays">;

interface WaitPairOptions {
  readonly id: string;
  readonly width: number;
  /** one where nothing was moved */
  readonly names: readonly string[];
  readonly words: WaitPairWords;
  titleOf(stage: string): string;
}

interface Told {
  readonly stage: string;
  readonly side: number;
  readonly what: string;
  readonly row: WaitRange;
  readonly isDelay: boolean;
}

/** Stages of which a picture is drawn, the longest waits first. */
const most = 10;

/** @param sides panels of each side; null: nobody's wait ended */
export function waitPair(
  sides: readonly (readonly WaitPanel[])[],
  { id, width, names, words: said, titleOf }: WaitPairOptions,
): ToldChart | null {
  const told = sides.flatMap((panels, side) =>
    panels.filter(({ kind }) => kind === "wait").flatMap(({ rows }) => rows.flatMap((row) => toldOf(row, side, said))),
  );
  const longest = new Map<string, number>();
  for (const { stage, row } of told) longest.set(stage, Math.max(longest.get(stage) ?? 0, row.median));
  const stages = [...longest].toSorted(([, one], [, other]) => other - one).map(([stage]) => stage);
  if (stages.length === 0) return null;
  const shown = stages
    .slice(0, most)
    .flatMap((stage) => told.filter((one) => one.stage === stage).toSorted((one, other) => order(one) - order(other)));
  const sideOf = (side: number): string => (sides.length === 1 ? "" : names[side]);
  const rows = shown.map(({ stage, side, what, row, isDelay }): RangeRow => {
    const name = [what, sideOf(side)].filter((text) => text !== "").join(", ");
    const { p10, p25, median, p75, p90 } = row;
    return { group: titleOf(stage), name: name === "" ? said.everybody : name, p10, p25, median, p75, p90, isDelay };
  });
  const title = titleFor(told, stages[0], sides.length, titleOf, said);
  const sentence = shown
    .slice(0, 4)
    .map(({ stage, side, what, row: { median, p10, p90 } }) => {
      const name = what === "" ? titleOf(stage) : `${titleOf(stage)}, ${what}`;
      const { time } = said.chart;
      return said.line(name, sideOf(side), time(median), time(p10), time(p90));
    })
    .join(" ");
  const top = Math.max(1 / 24, ...rows.map(({ p90 }) => p90));
  const drawn = rangePlotted(rows, {
    id,
    title,
    width,
    top,
    words: { ...said.chart, describe: () => `${sentence} ${said.tableBelow}` },
  });
  const year = sides.flat().find(({ kind }) => kind === "wait")?.year ?? "";
  return {
    title,
    sentence,
    picture: drawn.picture,
    width,
    height: drawn.height,
    marks: shown.map(({ stage, side, what, row }, nth) => {
      const name = what === "" ? titleOf(stage) : `${titleOf(stage)}, ${what}`;
      return [{ ...drawn.medians[nth], text: said.mark(name, sideOf(side), row) }];
    }),
    table: {
      name: "waits",
      caption: said.caption(year),
      columns: [
        words(said.columns.stage),
        words(said.columns.side),
        words(said.columns.what),
        figures(said.columns.count),
        figures(said.columns.mean, said.days),
        ...said.quantiles.map((quantile) => figures(quantile, said.days)),
      ],
      rows: told
        .toSorted((one, other) => stages.indexOf(one.stage) - stages.indexOf(other.stage) || order(one) - order(other))
        .map(({ stage, side, what, row: { count, meanDays, p10, p25, median, p75, p90 } }) => [
          titleOf(stage),
          sideOf(side),
          what === "" ? said.inLine : what,
          count,
          meanDays,
          p10,
          p25,
          median,
          p75,
          p90,
        ]),
    },
  };
}

/** The delay until a day that is set stands beside the line on it. */
function toldOf(row: WaitRow, side: number, said: WaitPairWords): readonly Told[] {
  const { stage, delay } = row;
  if (row.level !== "") return [];
  if (delay === undefined || delay === null) return [{ stage, side, what: "", row, isDelay: false }];
  return [
    { stage, side, what: said.untilItsDay, row: delay, isDelay: true },
    { stage, side, what: said.inLine, row, isDelay: false },
  ];
}

/** Both sides of one thing beside each other. */
function order({ isDelay, side }: Told): number {
  return (isDelay ? 0 : 2) + side;
}

/** Where people wait longest; of two sides where it changes most. */
function titleFor(
  told: readonly Told[],
  longest: string,
  sides: number,
  titleOf: (stage: string) => string,
  said: WaitPairWords,
): string {
  const time = (days: number): string => said.chart.time(days);
  const mainOf = (stage: string, side: number): number | null => {
    const own = told.filter((one) => one.stage === stage && one.side === side).map(({ row }) => row.median);
    return own.length === 0 ? null : Math.max(...own);
  };
  if (sides === 1) return said.title(titleOf(longest), time(mainOf(longest, 0) ?? 0), null);
  const both = [...new Set(told.map(({ stage }) => stage))].flatMap((stage) => {
    const [base, now] = [mainOf(stage, 0), mainOf(stage, 1)];
    return base === null || now === null ? [] : [{ stage, base, now, gap: Math.abs(base - now) }];
  });
  if (both.length === 0) return said.title(titleOf(longest), time(mainOf(longest, 0) ?? mainOf(longest, 1) ?? 0), null);
  const widest = both.reduce((best, one) => (one.gap > best.gap ? one : best));
  return said.title(titleOf(widest.stage), time(widest.base), time(widest.now));
}
