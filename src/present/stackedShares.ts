// Shares of a whole as bars from end to end, a row each: on one axis from 0 to 100 %.
import { barHeight, barRows } from "./barRows.ts";
import type { ChartMark } from "./chartMarks.ts";
import { scaleLinear } from "./linearScale.ts";
import { label, px, svg } from "./svg.ts";
import type { ToldChart } from "./toldChart.ts";

interface SharesRow {
  readonly name: string;
  readonly parts: readonly SharePart[];
}

interface SharePart {
  readonly className: string;
  /** 0 to 1; those of a row add up to 1 at most */
  readonly share: number;
  /** under the pointer */
  readonly text: string;
}

interface Frame {
  readonly id: string;
  readonly width: number;
  readonly title: string;
  readonly description: string;
}

const top = 24;
const anchors = ["start", "middle", "end"] as const;

export function stackedShares(
  rows: readonly SharesRow[],
  frame: Frame,
): Pick<ToldChart, "picture" | "height" | "marks" | "width"> {
  const { width } = frame;
  const laid = barRows(rows.map(({ name }) => name), width, top); // prettier-ignore
  const x = scaleLinear([0, 1], [laid.left, width - 16]);
  const marks: (readonly ChartMark[])[] = [];
  const body = rows.map(({ parts }, nth) => {
    const { name, bar } = laid.rows[nth];
    let from = 0;
    const own: ChartMark[] = [];
    const bars = parts.map(({ className, share, text }) => {
      const [start, end] = [x(from), x(from + share)];
      from += share;
      if (share === 0) return "";
      own.push({ x: (start + end) / 2, y: bar + barHeight / 2, text });
      return `<rect class="${className}" x="${px(start)}" y="${px(bar)}" width="${px(Math.max(1, end - start))}" height="${barHeight}"/>`;
    });
    if (own.length > 0) marks.push(own);
    return name + bars.join("");
  });
  const ticks = anchors.map((anchor, nth) => {
    const at = px(x(nth / 2));
    const line = `<path class="grid" d="M${at} 18V${px(laid.bottom)}"/>`;
    return line + label(x(nth / 2), 12, `${nth * 50} %`, { anchor, className: "q s" });
  });
  const height = laid.bottom + 4;
  return { picture: svg({ ...frame, height }, ticks.join("") + body.join("")), height, width, marks };
}
