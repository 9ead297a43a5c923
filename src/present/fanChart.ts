// One fan: 80 % and 50 % of the runs, the median, a few single histories, and published figures as dots over them.
// A single run is drawn as the line it is, without a range around it.
import { counted, number } from "../quantity/numberWords.ts";
import type { FanBand, FanPanel, ObservedPoint } from "../ask/report/fanPanel.ts";
import { farAt, piecesOf } from "./farPieces.ts";
import { timeTicks } from "./fanFrame.ts";
import { scaleLinear } from "./linearScale.ts";
import { areaPath, linePath } from "./paths.ts";
import { diamond, label, px, svg, textWidth } from "./svg.ts";

interface FanOptions {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** common top of the axis, so that pictures side by side can be compared */
  readonly top: number;
  /** median of another band, dashed, for comparison; null for none */
  readonly reference: readonly number[] | null;
}

/** The chart of one band of a panel. */
export function fanChart(
  panel: FanPanel,
  band: FanBand,
  observed: readonly ObservedPoint[],
  options: FanOptions,
): string {
  const { width, height, top } = options;
  const isOneRun = band.runs === 1;
  const y = scaleLinear([0, top], [height - 26, 22]).nice(4);
  const yTicks = y.ticks(4);
  const left = Math.max(...yTicks.map((tick) => textWidth(number(tick, "axis"), 11))) + 10;
  const right = width - 12;
  const ats = [...panel.points.map((point) => point.at), ...observed.map((point) => point.at)];
  const inset = panel.axis === "fiscal years" ? 0.5 : 0;
  const x = scaleLinear([Math.min(...ats) - inset, Math.max(...ats) + inset], [left, right]);

  const across = (index: number): number => x(panel.points[index].at);
  const ribbon = (className: string, low: readonly number[], high: readonly number[]): readonly string[] =>
    piecesOf(panel).map(({ places, far }) => {
      const drawn = areaPath(places, across, (i) => y(low[i]), (i) => y(high[i])); // prettier-ignore
      return `<path class="${className}${far}" d="${drawn}"/>`;
    });
  const curve = (className: string, values: readonly number[]): readonly string[] =>
    piecesOf(panel).map(({ places, far }) => {
      const drawn = linePath(places, across, (i) => y(values[i]));
      return `<path class="${className}${far}" d="${drawn}"/>`;
    });

  const lines = yTicks.map((tick) => `<path class="grid" d="M${px(left)} ${px(y(tick))}H${px(right)}"/>`);
  const yLabels = yTicks.map((tick) =>
    label(left - 6, y(tick) + 4, number(tick, "axis"), { anchor: "end", className: "q s" }),
  );
  // many points are drawn small, or they would hide what they are compared with
  const size = observed.length > 24 ? 2.8 : 5;
  const dots = observed.map((point) =>
    diamond(size, x(point.at), y(point.value), `${point.period}: ${number(point.value)}`),
  );
  const body = [
    label(left, 13, panel.unit, { className: "q s" }),
    ...lines,
    ...(isOneRun
      ? []
      : [
          ...ribbon("b80", band.p10, band.p90),
          ...ribbon("b50", band.p25, band.p75),
          ...band.paths.flatMap((path) => curve("pth", path)),
        ]),
    ...(options.reference === null ? [] : curve("ref", options.reference)),
    ...curve("med", band.median),
    ...(panel.axis === "fiscal years" ? band.median.map((value, i) => mark(across(i), y(value), farAt(panel, i))) : []),
    ...dots,
    ...yLabels,
    `<path class="axis" d="M${px(left)} ${px(y(0))}H${px(right)}"/>`,
    ...timeTicks(panel, x, [left, right], height),
  ];
  const last = band.median.length - 1;
  const spread = isOneRun
    ? ""
    : `; 80 % of runs there between ${number(band.p10[last], "prose")} and ${number(band.p90[last], "prose")}`;
  const description =
    `${panel.counts === "stock" ? "Stock" : "Flow"}, ${panel.unit}. ${isOneRun ? "One run" : `${band.runs} runs, median`}: ` +
    `${number(band.median[0], "prose")} at ${panel.points[0].label}, ${number(band.median[last], "prose")} at ` +
    `${panel.points[last].label}${spread}. ${counted(observed.length, "published figure")} laid over it. ` +
    "The table below holds every value.";
  return svg({ id: options.id, title: options.title, description, width, height, className: "fan" }, body.join(""));
}

/** The highest value that any picture of the panel must show. */
export function fanTop(panel: FanPanel, observed: readonly ObservedPoint[]): number {
  const highest = Math.max(
    0,
    ...panel.bands.flatMap((band) => [...band.p90, ...band.paths.flat()]),
    ...observed.map((point) => point.value),
  );
  return highest === 0 ? 1 : highest;
}

function mark(x: number, y: number, far: string): string {
  return `<circle class="rm${far}" cx="${px(x)}" cy="${px(y)}" r="2.6"/>`;
}
