// Shapley effects as bars: each figure's part of the variance, with its interval.
import type { ShapleyOutcome } from "../ask/shapley.ts";
import { barHeight, barRows } from "./barRows.ts";
import { scaleLinear } from "./linearScale.ts";
import { shapleyWords } from "./shapleyText.ts";
import { intervalUnder, shareAxis } from "./shareAxis.ts";
import { englishShares, shareText } from "./sharesWords.ts";
import { label, px, svg } from "./svg.ts";
import { figures, words } from "./table.ts";
import type { ToldChart } from "./toldChart.ts";

interface ShapleyOptions {
  readonly id: string;
  readonly width: number;
  /** unique among tables */
  readonly table: string;
}

/** The picture is "" where there is no share to show. */
export function shapleyChart(outcome: ShapleyOutcome, { id, width, table }: ShapleyOptions): ToldChart {
  const title = englishShares.outcome[outcome.kind](outcome.title);
  const sentence = shapleyWords(outcome);
  return {
    title,
    sentence,
    ...draw(outcome.factors, width, { id, title, description: `${sentence} ${englishShares.tableBelow}` }),
    width,
    table: {
      name: table,
      caption: `Parts of the variance: ${title}`,
      columns: [
        words("uncertain figure"),
        words("name"),
        ...["part", "at least", "at most"].map((one) => figures(one)),
      ],
      rows: outcome.factors.map((factor) => [factor.title, factor.name, factor.share, factor.low, factor.high]),
    },
  };
}

function draw(
  factors: ShapleyOutcome["factors"],
  width: number,
  called: { readonly id: string; readonly title: string; readonly description: string },
): Pick<ToldChart, "picture" | "height" | "marks"> {
  if (factors.length === 0) return { picture: "", height: 0, marks: [] };
  const inside = (share: number): number => Math.min(1, Math.max(0, share));
  const laid = barRows(factors.map(({ title }) => title), width, 24); // prettier-ignore
  const x = scaleLinear([0, Math.max(0.1, ...factors.map(({ high }) => inside(high)))], [laid.left, width - 56]);
  const marks: ToldChart["marks"][number][] = [];
  const body = factors.map((factor, nth) => {
    const { name, bar } = laid.rows[nth];
    const [share, low, high] = [factor.share, factor.low, factor.high].map((one) => x(inside(one)));
    marks.push([{ x: share, y: bar + barHeight / 2, text: `${factor.title}: ${shareText(factor.share)} (${shareText(factor.low)} – ${shareText(factor.high)})` }]); // prettier-ignore
    return (
      `${name}<rect class="c0" x="${px(laid.left)}" y="${px(bar)}" width="${px(Math.max(1, share - laid.left))}" height="12"/>` +
      intervalUnder(bar, low, high) +
      label(Math.max(high, share) + 6, bar + 12, shareText(factor.share), { className: "b halo" })
    );
  });
  const height = laid.bottom + 6;
  return {
    picture: svg({ ...called, width, height }, shareAxis(x, width, laid.bottom) + body.join("")),
    height,
    marks,
  };
}
