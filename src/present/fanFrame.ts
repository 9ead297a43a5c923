// What every picture over time shares: an axis of amounts at the left, time along the foot, and a window that cuts.
import { number } from "../quantity/numberWords.ts";
import type { FanPanel } from "../ask/report/fanPanel.ts";
import { scaleLinear } from "./linearScale.ts";
import { label, px, textWidth } from "./svg.ts";

interface FrameOptions {
  readonly width: number;
  readonly height: number;
  /** lowest and highest amount to show; the axis goes on to round numbers */
  readonly low: number;
  readonly high: number;
  /** pixels kept free at the right for labels */
  readonly room: number;
  /** what stands over the axis */
  readonly unit: string;
}

export interface FanFrame {
  readonly x: (at: number) => number;
  readonly y: (amount: number) => number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** what the axis ends at */
  readonly highest: number;
  /** axis, grid and their numbers */
  readonly parts: readonly string[];
}

const headRoom = 22;
const footRoom = 26;

export function fanFrame(panel: FanPanel, options: FrameOptions): FanFrame {
  const { width, height, low, high, room, unit } = options;
  const y = scaleLinear([low, high], [height - footRoom, headRoom]).nice(4);
  const ticks = y.ticks(4);
  const left = Math.max(...ticks.map((tick) => textWidth(number(tick, "axis"), 11))) + 10;
  const right = width - Math.max(12, room);
  const ats = panel.points.map(({ at }) => at);
  const inset = panel.axis === "fiscal years" ? 0.5 : 0;
  const x = scaleLinear([Math.min(...ats) - inset, Math.max(...ats) + inset], [left, right]);
  return {
    x,
    y,
    left,
    right,
    top: headRoom,
    bottom: height - footRoom,
    highest: y.domain()[1],
    parts: [
      label(left, 13, unit, { className: "q s" }),
      ...ticks.map((tick) => `<path class="grid" d="M${px(left)} ${px(y(tick))}H${px(right)}"/>`),
      ...ticks.map((tick) => label(left - 6, y(tick) + 4, number(tick, "axis"), { anchor: "end", className: "q s" })),
      `<path class="axis" d="M${px(left)} ${px(y(0))}H${px(right)}"/>`,
      ...timeTicks(panel, x, [left, right], height),
    ],
  };
}

/** Marks cut at the edges of the frame: a picture in the picture shows nothing beyond its own edges. */
export function cutAtFrame({ left, right, top, bottom }: FanFrame, marks: string): string {
  // a line along an edge keeps its whole width
  const [x, y, width, height] = [left - 3, top - 2, right - left + 6, bottom - top + 4].map(px);
  return `<svg x="${x}" y="${y}" width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}">${marks}</svg>`;
}

/** Ticks along the foot of a picture, as many as have room. */
export function timeTicks(
  panel: FanPanel,
  x: (at: number) => number,
  [left, right]: readonly [number, number],
  height: number,
): readonly string[] {
  return axisTicks(panel, right - left).flatMap((tick) => {
    const half = textWidth(tick.label, 11) / 2;
    const at = Math.min(Math.max(x(tick.at), left + half - 4), right - half + 10);
    const stroke = `<path class="axis" d="M${px(x(tick.at))} ${px(height - footRoom)}v4"/>`;
    return [stroke, label(at, height - 8, tick.label, { anchor: "middle", className: "q s" })];
  });
}

/** As many ticks as have room: fiscal years by name, calendar years at 1 January, elapsed time at round numbers. */
function axisTicks(panel: FanPanel, width: number): readonly { at: number; label: string }[] {
  const points = panel.points;
  if (panel.axis === "fiscal years") {
    return thinned([...points], width / 52);
  }
  const low = points[0].at;
  const high = points[points.length - 1].at;
  if (panel.axis === "calendar") {
    const years: { at: number; label: string }[] = [];
    for (let year = Math.ceil(low); year <= high; year += 1) years.push({ at: year, label: String(year) });
    return thinned(years, width / 44);
  }
  const ticks = scaleLinear([low, high], [0, 1]).ticks(Math.max(2, Math.floor(width / 80)));
  return ticks.map((at) => ({ at, label: `${number(at)} ${panel.elapsedUnit}` }));
}

function thinned<T>(ticks: readonly T[], most: number): readonly T[] {
  const every = Math.max(1, Math.ceil(ticks.length / Math.max(1, most)));
  return ticks.filter((_, i) => i % every === 0);
}
