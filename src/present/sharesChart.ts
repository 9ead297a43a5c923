// What a number hangs on, as bars: the share of its spread that goes along with each uncertain figure, with its interval,
// beside what chance alone reaches.
import type { MattersOutcome } from "../ask/matters.ts";
import { shareBars, shareCells, shareColumns } from "./shareBars.ts";
import type { DrawnBars, ShareBar } from "./shareBars.ts";
import { directionText, sharesSentence } from "./sharesWords.ts";
import type { SharesWords, TitleOf } from "./sharesWords.ts";
import { words } from "./table.ts";
import type { ToldChart } from "./toldChart.ts";

interface SharesOptions {
  readonly id: string;
  readonly width: number;
  readonly words: SharesWords;
  readonly titleOf: TitleOf;
  /** unique among tables */
  readonly table: string;
}

/** @returns null where nothing is ranked; the picture is "" where nothing can be told from chance */
export function sharesChart(outcome: MattersOutcome, options: SharesOptions): ToldChart | null {
  const { words: said, width, titleOf } = options;
  if (outcome.byChance === null) return null;
  const title = said.outcome[outcome.kind](outcome.title);
  const sentence = sharesSentence(outcome, said, titleOf);
  const { columns } = said;
  const drawn = drawShares(outcome, { ...options, title, description: `${sentence} ${said.tableBelow}` });
  return {
    title,
    sentence,
    ...drawn,
    width,
    table: {
      name: options.table,
      caption: said.caption(title),
      columns: [...shareColumns(columns), words(columns.direction), words(columns.beyond)],
      rows: outcome.factors.map((factor) => [
        ...shareCells(titleOf(factor), factor.parameter, factor),
        directionText(factor, outcome.kind, said),
        factor.isBeyondChance ? said.yes : said.no,
      ]),
    },
  };
}

function drawShares(
  { factors, byChance, kind }: MattersOutcome,
  { id, width, title, description, words: said, titleOf }: SharesOptions & Pick<ToldChart, "title"> & { readonly description: string }, // prettier-ignore
): DrawnBars {
  const rows = factors
    .filter(({ isBeyondChance }) => isBeyondChance)
    .map((factor): ShareBar => {
      const direction = directionText(factor, kind, said);
      return { ...factor, title: titleOf(factor), more: direction === "" ? "" : `${said.columns.direction}: ${direction}` }; // prettier-ignore
    });
  return shareBars(rows, { id, width, title, description, byChance: byChance ?? 0, chance: said.chance });
}
