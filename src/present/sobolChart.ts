// Sobol' indices as bars: what each figure makes of the variance with all others, and within that what it makes alone.
import type { SobolOutcome } from "../ask/sobol.ts";
import { leastOfShares } from "../statistics/sensitivity/controlledShares.ts";
import { barHeight, barRows } from "./barRows.ts";
import { scaleLinear } from "./linearScale.ts";
import { intervalUnder, shareAxis } from "./shareAxis.ts";
import { englishShares, shareText } from "./sharesWords.ts";
import type { SharesWords } from "./sharesWords.ts";
import { label, px, svg } from "./svg.ts";
import { figures, words } from "./table.ts";
import { titleInside } from "./titleInside.ts";
import type { ToldChart } from "./toldChart.ts";

/** Parts of sentences; shares come in words. */
export interface SobolWords {
  readonly outcome: SharesWords["outcome"];
  /** @param alone would go if it were known exactly; @param stays if all others were */
  most(title: string, alone: string, stays: string, together: string): string;
  readonly same: string;
  /** pairs with a value are too few for shares */
  readonly tooFew: string;
  readonly alone: string;
  readonly withOthers: string;
  readonly columns: Readonly<
    Record<"figure" | "name" | "alone" | "aloneLow" | "aloneHigh" | "total" | "totalLow" | "totalHigh", string>
  >;
  caption(outcome: string): string;
  readonly tableBelow: string;
}

export const englishSobol: SobolWords = {
  outcome: englishShares.outcome,
  most: (title, alone, stays, together) =>
    `Known exactly, ${titleInside(title)} would take ${alone} of the variance away; were all others known, ${stays} would stay. What figures make only together is ${together}.`,
  same: "It is the same in every draw.",
  tooFew: "Of so few pairs of draws no share is told (--rows makes more).",
  alone: "alone",
  withOthers: "with all others",
  columns: {
    figure: "uncertain figure",
    name: "name",
    alone: "alone",
    aloneLow: "alone: at least",
    aloneHigh: "alone: at most",
    total: "with all others",
    totalLow: "with all others: at least",
    totalHigh: "with all others: at most",
  },
  caption: (outcome) => `What each figure makes of the variance: ${outcome}`,
  tableBelow: "The table below holds every index.",
};

interface SobolOptions {
  readonly id: string;
  readonly width: number;
  readonly words: SobolWords;
  readonly titleOf: (factor: Factor) => string;
  /** unique among tables */
  readonly table: string;
}

type Factor = SobolOutcome["factors"][number];

/** The picture is "" where there is no share to show. */
export function sobolChart(outcome: SobolOutcome, options: SobolOptions): ToldChart {
  const { words: said, width, titleOf } = options;
  const title = said.outcome[outcome.kind](outcome.title);
  const sentence = sobolWords(outcome, said, titleOf);
  const { columns } = said;
  return {
    title,
    sentence,
    ...draw(outcome.factors, options, { title, description: `${sentence} ${said.tableBelow}` }),
    width,
    table: {
      name: options.table,
      caption: said.caption(title),
      columns: [
        words(columns.figure),
        words(columns.name),
        ...[columns.alone, columns.aloneLow, columns.aloneHigh].map((one) => figures(one)),
        ...[columns.total, columns.totalLow, columns.totalHigh].map((one) => figures(one)),
      ],
      rows: outcome.factors.map((factor) => {
        const { first, total } = factor;
        return [titleOf(factor), factor.name, first.share, first.low, first.high, total.share, total.low, total.high];
      }),
    },
  };
}

/** What makes the most, and how much only several figures make together. */
export function sobolWords(
  { factors, ...made }: Pick<SobolOutcome, "factors" | "rows" | "standardDeviation">,
  said: Pick<SobolWords, "most" | "same" | "tooFew">,
  titleOf: (factor: Factor) => string,
): string {
  const [most] = factors;
  if (most === undefined) return noSharesWords(made, said);
  const alone = factors.reduce((sum, { first }) => sum + Math.max(0, first.share), 0);
  const together = shareText(Math.max(0, 1 - alone));
  return said.most(titleOf(most), shareText(most.first.share), shareText(most.total.share), together);
}

/** Why there are no shares. */
export function noSharesWords(
  { rows, standardDeviation }: Pick<SobolOutcome, "rows" | "standardDeviation">,
  said: Pick<SobolWords, "same" | "tooFew">,
): string {
  return rows < leastOfShares && standardDeviation !== 0 ? said.tooFew : said.same;
}

function draw(
  factors: readonly Factor[],
  { id, width, words: said, titleOf }: SobolOptions,
  { title, description }: { readonly title: string; readonly description: string },
): Pick<ToldChart, "picture" | "height" | "marks"> {
  if (factors.length === 0) return { picture: "", height: 0, marks: [] };
  const inside = (share: number): number => Math.min(1, Math.max(0, share));
  const laid = barRows(factors.map(titleOf), width, 24);
  const most = Math.max(0.1, ...factors.map(({ total }) => inside(Math.max(total.share, total.high))));
  const x = scaleLinear([0, most], [laid.left, width - 56]);
  const marks: ToldChart["marks"][number][] = [];
  const body = factors.map((factor, nth) => {
    const { name, bar } = laid.rows[nth];
    const [first, total] = [factor.first, factor.total].map(({ share }) => x(inside(share)));
    const [low, high] = [factor.total.low, factor.total.high].map((share) => x(inside(share)));
    const texts = ([["alone", factor.first], ["withOthers", factor.total]] as const).map(
      ([kind, index]) => `${titleOf(factor)}, ${said[kind]}: ${shareText(index.share)} (${shareText(index.low)} – ${shareText(index.high)})`,
    ); // prettier-ignore
    marks.push([
      { x: first, y: bar + barHeight / 2, text: texts[0] },
      { x: Math.max(total, first), y: bar + barHeight / 2, text: texts[1] },
    ]);
    return (
      `${name}<rect class="c4" x="${px(laid.left)}" y="${px(bar)}" width="${px(Math.max(1, total - laid.left))}" height="12"/>` +
      `<rect class="c0" x="${px(laid.left)}" y="${px(bar)}" width="${px(Math.max(1, first - laid.left))}" height="12"/>` +
      intervalUnder(bar, low, high) +
      label(Math.max(high, first) + 6, bar + 12, shareText(factor.total.share), { className: "b halo" })
    );
  });
  const height = laid.bottom + 6;
  return {
    picture: svg({ id, title, description, width, height }, shareAxis(x, width, laid.bottom) + body.join("")),
    height,
    marks,
  };
}
