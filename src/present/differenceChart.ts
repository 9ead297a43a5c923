// What one stack changes against another, run by run: the median difference with a band of its own around it.
import { number } from "../quantity/numberWords.ts";
import type { FanDifference, FanPanel } from "../ask/report/fanPanel.ts";
import { fanFrame } from "./fanFrame.ts";
import { areaPath, linePath } from "./paths.ts";
import { label, px, svg } from "./svg.ts";

interface DifferenceOptions {
  readonly id: string;
  readonly title: string;
  readonly width: number;
  readonly height: number;
  /** lowest and highest of the axis, shared by pictures side by side */
  readonly between: readonly [low: number, high: number];
}

export function differenceChart(panel: FanPanel, difference: FanDifference, options: DifferenceOptions): string {
  const { id, title, width, height, between } = options;
  const [low, high] = between;
  const frame = fanFrame(panel, { width, height, low, high, room: 78, unit: `${panel.unit}, more or fewer` });
  const across = (i: number): number => frame.x(panel.points[i].at);
  const places = panel.points.map((_, i) => i);
  const ribbon = (from: readonly number[], to: readonly number[]): string =>
    areaPath(places, across, (i) => frame.y(from[i]), (i) => frame.y(to[i])); // prettier-ignore
  const curve = linePath(places, across, (i) => frame.y(difference.median[i]));
  const last = panel.points.length - 1;
  const end = frame.y(difference.median[last]);
  const at = (values: readonly number[]): string => signedNumber(values[last]);
  // the three numbers stand together, whatever way the difference goes
  const top = Math.min(Math.max(end - 8, frame.top + 6), frame.bottom - 30);
  const labels = [
    label(frame.right + 8, top + 4, at(difference.median), { className: "b" }),
    ...(difference.p10[last] === difference.p90[last]
      ? []
      : [
          label(frame.right + 8, top + 18, at(difference.p10), { className: "q s" }),
          label(frame.right + 8, top + 31, `to ${at(difference.p90)}`, { className: "q s" }),
        ]),
  ];
  const description =
    `Difference run by run over ${difference.runs} runs, ${panel.unit}: at ${panel.points[last].label} ` +
    `${at(difference.median)} in the median, 8 runs in 10 from ${at(difference.p10)} to ${at(difference.p90)}. ` +
    "The table below holds every value.";
  return svg(
    { id, title, description, width, height, className: "difference" },
    `<path class="b80" d="${ribbon(difference.p10, difference.p90)}"/>` +
      `<path class="b50" d="${ribbon(difference.p25, difference.p75)}"/>${frame.parts.join("")}` +
      `<path class="zero" d="M${px(frame.left)} ${px(frame.y(0))}H${px(frame.right)}"/>` +
      `<path class="med" d="${curve}"/>${labels.join("")}`,
  );
}

const hairsBreadth = 0.02;

/** The least and the most that any of them must show, with 0 between. */
export function differenceSpan(differences: readonly FanDifference[]): readonly [low: number, high: number] {
  const low = Math.min(0, ...differences.flatMap(({ p10 }) => p10));
  const high = Math.max(0, ...differences.flatMap(({ p90 }) => p90));
  if (low === high) return [-1, 1];
  // a hair's breadth on the other side of 0 would take a third of the picture
  return [-low < high * hairsBreadth ? 0 : low, high < -low * hairsBreadth ? 0 : high];
}

function signedNumber(value: number): string {
  return value > 0 ? `+${number(value, "axis")}` : number(value, "axis");
}
