// Single figures that turn a statement, as a picture: a row for each whose place is known, on one scale of spreads.
import type { Turning } from "../ask/flip/nearest.ts";
import type { Move } from "../ask/requires/required.ts";
import { requiresChart } from "./requiresChart.ts";
import type { TitleOf } from "./requiresSentences.ts";
import type { RequiresWords } from "./requiresWords.ts";
import { figures, words } from "./table.ts";
import type { Table } from "./table.ts";
import type { ToldChart } from "./toldChart.ts";
import { turningSentences } from "./turningSentences.ts";
import type { TurningWords } from "./turningWords.ts";

interface TurningChartOptions {
  readonly id: string;
  readonly width: number;
  /** the statement, or the part of it */
  readonly title: string;
  readonly words: TurningWords;
  /** of its rows */
  readonly rows: RequiresWords;
  readonly titleOf: TitleOf;
}

/** A picture of "" where the place of none is known. */
export function turningChart(
  turning: Turning,
  { id, width, title, words: said, rows, titleOf }: TurningChartOptions,
): ToldChart {
  const sentence = turningSentences([{ ...turning, part: "" }], said, titleOf).join(" ");
  const drawn = requiresChart(turning.deciding.flatMap(moveOf), { id, width, title, sentence, words: rows, titleOf });
  return { title, sentence, ...drawn, width, table: tableOf(id, title, turning, said, titleOf) };
}

function moveOf({
  parameter,
  title,
  how,
  unit,
  own,
  range,
  at,
  spreads,
}: Turning["deciding"][number]): readonly Move[] {
  if (at === null || spreads === null || at === own) return [];
  const spread = Math.abs(at - own) / spreads;
  const far = (value: number): number => (value - own) / spread;
  const plausible = [far(range[0]), far(range[1])] as const;
  return [{ parameter, title, kind: "figure", how, unit, assumed: own, value: at, spreads: far(at), plausible, below: 0 }]; // prettier-ignore
}

function tableOf(name: string, title: string, { deciding }: Turning, said: TurningWords, titleOf: TitleOf): Table {
  const { columns } = said;
  return {
    name,
    caption: said.caption(title),
    columns: [words(columns.figure), words(columns.name), words(columns.unit), figures(columns.own), figures(columns.at), figures(columns.spreads), figures(columns.end), words(columns.runs), words(columns.effect)], // prettier-ignore
    rows: deciding.map((one) => [
      titleOf(one),
      one.parameter,
      one.how === "times" ? "×" : said.unit(one.unit),
      one.own,
      one.at,
      one.spreads,
      one.end,
      one.runs === null ? null : `${one.runs.held} / ${one.runs.made}`,
      one.effect === null ? null : said.effects[one.effect],
    ]),
  };
}
