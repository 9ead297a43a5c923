// What figures would take off the variance of an answer, as bars, with all that can be told from chance in a table.
import type { InformedAnswer, Informs } from "../ask/informs/informed.ts";
import { errorText, figureNamed, informsSentence, publishedText } from "./informsWords.ts";
import type { FigureTitle, InformsWords } from "./informsWords.ts";
import { shareBars, shareCells, shareColumns } from "./shareBars.ts";
import type { ShareBar } from "./shareBars.ts";
import { shareText } from "./sharesWords.ts";
import { figures, words } from "./table.ts";
import type { ToldChart } from "./toldChart.ts";

interface InformsOptions {
  readonly id: string;
  readonly width: number;
  readonly words: InformsWords;
  /** of the answer */
  readonly title: string;
  readonly titleOf: FigureTitle;
  /** unique among tables */
  readonly table: string;
}

/** @returns null where nothing is told; the picture is "" where nothing can be told from chance */
export function informsChart(
  answer: InformedAnswer,
  informs: Pick<Informs, "figures">,
  { id, width, words: said, title, titleOf, table }: InformsOptions,
): ToldChart | null {
  const { byChance, told } = answer;
  if (byChance === null) return null;
  const sentence = informsSentence(answer, informs, said, titleOf);
  const { columns } = said;
  const known = told.map((one) => ({ ...one, of: figureNamed(informs, one.figure) }));
  const bars = known.map((one): ShareBar => ({ ...one, title: titleOf(one.of), more: `${columns.width}: ${shareText(one.width)}` })); // prettier-ignore
  const titled = (name: string): string => {
    const figure = informs.figures.find((own) => own.name === name);
    return figure === undefined ? name : titleOf(figure);
  };
  return {
    title,
    sentence,
    ...shareBars(bars, { id, width, title, description: `${sentence} ${said.tableBelow}`, byChance, chance: said.chance }), // prettier-ignore
    width,
    table: {
      name: table,
      caption: said.caption(title),
      columns: [
        ...shareColumns(columns),
        figures(columns.width),
        words(columns.error),
        words(columns.published),
        words(columns.alike),
      ],
      rows: known.map(({ of, width: narrower, ...shares }) => [
        ...shareCells(titleOf(of), of.name, shares),
        narrower,
        errorText(of, said),
        publishedText(of, said),
        of.alike.map(titled).join(", "),
      ]),
    },
  };
}
