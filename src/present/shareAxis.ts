// Under bars of shares: the interval of each, and the axis over all of them.
import type { LinearScale } from "./linearScale.ts";
import { shareText } from "./sharesWords.ts";
import { label, px } from "./svg.ts";

/** @param bar upper edge of the bar. @param low and high in pixels */
export function intervalUnder(bar: number, low: number, high: number): string {
  return `<path class="zero" d="M${px(low)} ${px(bar + 15)}H${px(high)}M${px(low)} ${px(bar + 12)}v6M${px(high)} ${px(bar + 12)}v6"/>`;
}

/** Lines of the grid with their shares on top. @param bottom of the lines, in pixels */
export function shareAxis(x: LinearScale, width: number, bottom: number): string {
  return x
    .ticks(width > 500 ? 5 : 3)
    .map(
      (tick) =>
        `<path class="grid" d="M${px(x(tick))} 18V${px(bottom)}"/>` +
        label(x(tick), 12, shareText(tick), { anchor: x(tick) < 20 ? "start" : "middle", className: "q s" }),
    )
    .join("");
}
