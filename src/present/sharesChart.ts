// What a number hangs on, as bars: the share of its spread that goes along with each uncertain figure, with its interval,
// beside what chance alone reaches.
import type { MattersOutcome } from "../ask/matters.ts";
import { scaleLinear } from "./linearScale.ts";
import { directionText, sharesSentence, shareText } from "./sharesWords.ts";
import type { SharesWords, TitleOf } from "./sharesWords.ts";
import { label, px, svg, wrap } from "./svg.ts";
import { figures, words } from "./table.ts";
import type { ToldChart } from "./toldChart.ts";

interface SharesOptions {
  readonly id: string;
  readonly width: number;
  readonly words: SharesWords;
  readonly titleOf: TitleOf;
  /** unique among tables */
  readonly table: string;
}

const shown = 10;
const lineHeight = 14;

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
      columns: [
        words(columns.figure),
        words(columns.name),
        figures(columns.share),
        figures(columns.low),
        figures(columns.high),
        words(columns.direction),
        words(columns.beyond),
      ],
      rows: outcome.factors.map((factor) => [
        titleOf(factor),
        factor.parameter,
        factor.share,
        factor.low,
        factor.high,
        directionText(factor, outcome.kind, said),
        factor.isBeyondChance ? said.yes : said.no,
      ]),
    },
  };
}

type Drawn = Pick<ToldChart, "picture" | "height" | "marks">;

function drawShares(
  { factors, byChance, kind }: MattersOutcome,
  { id, width, title, description, words: said, titleOf }: SharesOptions & Pick<ToldChart, "title"> & { readonly description: string }, // prettier-ignore
): Drawn {
  const rows = factors.filter(({ isBeyondChance }) => isBeyondChance).slice(0, shown);
  if (rows.length === 0) return { picture: "", height: 0, marks: [] };
  const isWide = width > 500;
  const left = isWide ? Math.min(380, width * 0.44) : 12;
  const right = width - 56;
  const inside = (share: number): number => Math.min(1, Math.max(0, share));
  const most = Math.max(byChance ?? 0, ...rows.map(({ high, share }) => inside(Math.max(high, share))));
  const x = scaleLinear([0, Math.max(0.1, most)], [left, right]);
  // names are never cut: a long one takes more lines
  const names = rows.map((row) => wrap(titleOf(row), isWide ? left - 20 : width - 24, 12, 4));
  const heights = names.map((lines) => (isWide ? Math.max(28, lines.length * lineHeight + 8) : 30 + lines.length * lineHeight)); // prettier-ignore
  const body: string[] = [];
  const marks: ToldChart["marks"][number][] = [];
  let top = 22;
  for (const [nth, row] of rows.entries()) {
    const lines = names[nth];
    const bar = isWide ? top + (heights[nth] - 18) / 2 : top + lines.length * lineHeight + 4;
    const first = isWide ? bar + 12 - ((lines.length - 1) * lineHeight) / 2 : top + 11;
    const [low, end, high] = [row.low, row.share, row.high].map((share) => x(inside(share)));
    const direction = directionText(row, kind, said);
    body.push(
      ...lines.map((line, at) => label(isWide ? left - 10 : left, first + at * lineHeight, line, isWide ? { anchor: "end" } : { className: "halo" })), // prettier-ignore
      `<rect class="c0" x="${px(left)}" y="${px(bar)}" width="${px(Math.max(1, end - left))}" height="12"/>`,
      // below the bar, whatever its colour
      `<path class="zero" d="M${px(low)} ${px(bar + 15)}H${px(high)}M${px(low)} ${px(bar + 12)}v6M${px(high)} ${px(bar + 12)}v6"/>`,
      label(high + 6, bar + 12, shareText(row.share), { className: "b halo" }),
    );
    const more = direction === "" ? "" : `; ${said.columns.direction}: ${direction}`;
    marks.push([{ x: end, y: bar + 8, text: `${titleOf(row)}: ${shareText(row.share)} (${shareText(row.low)} – ${shareText(row.high)})${more}` }]); // prettier-ignore
    top += heights[nth];
  }
  const ticks = x
    .ticks(isWide ? 5 : 3)
    .map(
      (tick) =>
        `<path class="grid" d="M${px(x(tick))} 18V${px(top)}"/>` +
        label(x(tick), top + 16, shareText(tick), { anchor: "middle", className: "q s" }),
    );
  const chanceTo = x(inside(byChance ?? 0));
  const chance =
    `<rect class="chance" x="${px(left)}" y="18" width="${px(chanceTo - left)}" height="${px(top - 18)}"/>` +
    `<path class="ref" d="M${px(chanceTo)} 18V${px(top)}"/>` +
    label(left, 12, `${said.chance} ≤ ${shareText(byChance ?? 0)}`, { className: "q s" });
  const height = top + 24;
  const picture = svg({ id, title, description, width, height }, chance + ticks.join("") + body.join(""));
  return { picture, height, marks };
}
