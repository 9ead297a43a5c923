// Shares as bars with their intervals, beside what chance alone reaches.
import { scaleLinear } from "./linearScale.ts";
import { intervalUnder } from "./shareAxis.ts";
import { shareText } from "./sharesWords.ts";
import { label, px, svg, wrap } from "./svg.ts";
import { figures, words } from "./table.ts";
import type { Cell, Table } from "./table.ts";
import type { ToldChart } from "./toldChart.ts";

export interface ShareBar {
  readonly title: string;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** said under the pointer beside the numbers; "": nothing */
  readonly more: string;
}

interface ShareBarsOptions {
  readonly id: string;
  readonly width: number;
  readonly title: string;
  readonly description: string;
  readonly byChance: number;
  /** over the shaded part */
  readonly chance: string;
}

export type DrawnBars = Pick<ToldChart, "picture" | "height" | "marks">;

const shown = 10;
const lineHeight = 14;

/** What every table of shares begins with. */
export function shareColumns(
  said: Readonly<Record<"figure" | "name" | "share" | "low" | "high", string>>,
): Table["columns"] {
  return [words(said.figure), words(said.name), figures(said.share), figures(said.low), figures(said.high)];
}

/** Cells of these columns. */
export function shareCells(
  title: string,
  name: string,
  { share, low, high }: Pick<ShareBar, "share" | "low" | "high">,
): readonly Cell[] {
  return [title, name, share, low, high];
}

/** @returns no picture without rows; of more than ten the first ten */
export function shareBars(
  all: readonly ShareBar[],
  { id, width, title, description, byChance, chance }: ShareBarsOptions,
): DrawnBars {
  const rows = all.slice(0, shown);
  if (rows.length === 0) return { picture: "", height: 0, marks: [] };
  const isWide = width > 500;
  const left = isWide ? Math.min(380, width * 0.44) : 12;
  const right = width - 56;
  const inside = (share: number): number => Math.min(1, Math.max(0, share));
  const most = Math.max(byChance, ...rows.map(({ high, share }) => inside(Math.max(high, share))));
  const x = scaleLinear([0, Math.max(0.1, most)], [left, right]);
  // names are never cut: a long one takes more lines
  const names = rows.map((row) => wrap(row.title, isWide ? left - 20 : width - 24, 12, 4));
  const heights = names.map((lines) => (isWide ? Math.max(28, lines.length * lineHeight + 8) : 30 + lines.length * lineHeight)); // prettier-ignore
  const body: string[] = [];
  const marks: ToldChart["marks"][number][] = [];
  let top = 22;
  for (const [nth, row] of rows.entries()) {
    const lines = names[nth];
    const bar = isWide ? top + (heights[nth] - 18) / 2 : top + lines.length * lineHeight + 4;
    const first = isWide ? bar + 12 - ((lines.length - 1) * lineHeight) / 2 : top + 11;
    const [low, end, high] = [row.low, row.share, row.high].map((share) => x(inside(share)));
    body.push(
      ...lines.map((line, at) => label(isWide ? left - 10 : left, first + at * lineHeight, line, isWide ? { anchor: "end" } : { className: "halo" })), // prettier-ignore
      `<rect class="c0" x="${px(left)}" y="${px(bar)}" width="${px(Math.max(1, end - left))}" height="12"/>`,
      // below the bar, whatever its colour
      intervalUnder(bar, low, high),
      label(high + 6, bar + 12, shareText(row.share), { className: "b halo" }),
    );
    const more = row.more === "" ? "" : `; ${row.more}`;
    marks.push([{ x: end, y: bar + 8, text: `${row.title}: ${shareText(row.share)} (${shareText(row.low)} – ${shareText(row.high)})${more}` }]); // prettier-ignore
    top += heights[nth];
  }
  const ticks = x
    .ticks(isWide ? 5 : 3)
    .map(
      (tick) =>
        `<path class="grid" d="M${px(x(tick))} 18V${px(top)}"/>` +
        label(x(tick), top + 16, shareText(tick), { anchor: "middle", className: "q s" }),
    );
  const chanceTo = x(inside(byChance));
  const shaded =
    `<rect class="chance" x="${px(left)}" y="18" width="${px(chanceTo - left)}" height="${px(top - 18)}"/>` +
    `<path class="ref" d="M${px(chanceTo)} 18V${px(top)}"/>` +
    label(left, 12, `${chance} ≤ ${shareText(byChance)}`, { className: "q s" });
  const height = top + 24;
  const picture = svg({ id, title, description, width, height }, shaded + ticks.join("") + body.join(""));
  return { picture, height, marks };
}
