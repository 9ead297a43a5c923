// What lies behind the lines of a change: ranges of draws of expected numbers as bands, and those of runs person by person
// as lines of their own, so that each is seen to be of its engine.
import type { FanPanel } from "../ask/report/fanPanel.ts";
import { middle, rangesOf } from "../ask/live/spreads.ts";
import type { SpreadRows, Spreads } from "../ask/live/spreads.ts";
import type { ChangeLayer, ChangeLine } from "./changeChart.ts";
import type { FanFrame } from "./fanFrame.ts";
import { piecesOf } from "./farPieces.ts";
import { areaPath, linePath } from "./paths.ts";

/** What was drawn behind, by engine; null: nothing of it. */
export interface Behind {
  readonly fluid: Spreads | null;
  readonly individual: Spreads | null;
}

/** Rules of what is drawn here, beside those of every chart. */
export const spreadStyle =
  `.q95,.q80,.q50{fill:var(--blue);opacity:.16}.q50{opacity:.2}.q95.of-base,.q80.of-base,.q50.of-base{fill:var(--grey)}` +
  `.pp,.pe{fill:none;stroke:var(--orange);stroke-width:2.2;stroke-dasharray:2 3}.pe{stroke-width:1.1;stroke-dasharray:none}` +
  `.pp.of-base,.pe.of-base{opacity:.55}` +
  `.q95.far,.q80.far,.q50.far{fill:var(--grey)}.pp.far,.pe.far{stroke:var(--grey)}`;

/** A range at one point of a line. */
export interface RangeAt {
  readonly engine: keyof Behind;
  readonly runs: number;
  readonly percent: number;
  readonly low: number;
  readonly high: number;
}

/**
 * @param say a range in words, as the end of a sentence; left out: nothing is said
 * @returns null where there are too few runs for any range
 */
export function spreadLayer(
  panel: FanPanel,
  { fluid, individual }: Behind,
  show: "difference" | "level",
  say: (range: RangeAt) => string = () => "",
): ChangeLayer | null {
  const [bands, lines] = [sidesOf(fluid, show), sidesOf(individual, show)];
  const values = [...reachOf(fluid, bands), ...reachOf(individual, lines)];
  if (values.length === 0) return null;
  const draw = (frame: FanFrame): readonly string[] => [
    ...bands.flatMap(({ rows, tone }) =>
      rangesOf(fluid?.runs ?? 0).flatMap(({ percent, low, high }) =>
        ribbon(panel, frame, `q${percent}${tone}`, rows[low], rows[high]),
      ),
    ),
    ...lines.flatMap(({ rows, tone }) => [
      ...rangesOf(individual?.runs ?? 0)
        .filter(({ percent }) => percent === 80)
        .flatMap(({ low, high }) => [low, high].flatMap((end) => curve(panel, frame, `pe${tone}`, rows[end]))),
      ...curve(panel, frame, `pp${tone}`, rows[middle]),
    ]),
  ];
  const said = (side: ChangeLine, point: number): string =>
    [rangeAt("fluid", fluid, side, point), rangeAt("individual", individual, side, point)]
      .map((range) => (range === null ? "" : say(range)))
      .join("");
  return { low: Math.min(...values), high: Math.max(...values), parts: draw, said };
}

/** The range of 80 %, or the only narrower one that is drawn yet. */
function rangeAt(engine: keyof Behind, spreads: Spreads | null, side: ChangeLine, point: number): RangeAt | null {
  const ranges = rangesOf(spreads?.runs ?? 0);
  const drawn = ranges.find(({ percent }) => percent === 80) ?? (engine === "fluid" ? ranges[0] : undefined);
  const rows = spreads?.[side] ?? null;
  if (spreads === null || drawn === undefined || rows === null) return null;
  const { percent, low, high } = drawn;
  return { engine, runs: spreads.runs, percent, low: rows[low][point], high: rows[high][point] };
}

interface DrawnSide {
  readonly rows: SpreadRows;
  readonly tone: "" | " of-base";
}

function sidesOf(spreads: Spreads | null, show: "difference" | "level"): readonly DrawnSide[] {
  if (spreads === null) return [];
  const { base, now, difference } = spreads;
  if (now === null || difference === null) return [{ rows: base, tone: "" }];
  return show === "difference"
    ? [{ rows: difference, tone: "" }]
    : [
        { rows: base, tone: " of-base" },
        { rows: now, tone: "" },
      ];
}

/** How far the axis must go: to the ends of the widest range that is drawn, or to the middle alone. */
function reachOf(spreads: Spreads | null, sides: readonly DrawnSide[]): readonly number[] {
  const [widest] = rangesOf(spreads?.runs ?? 0);
  const places = widest === undefined ? [middle] : [widest.low, widest.high];
  return sides.flatMap(({ rows }) => places.flatMap((place) => rows[place]));
}

function ribbon(
  panel: FanPanel,
  frame: FanFrame,
  tone: string,
  low: readonly number[],
  high: readonly number[],
): readonly string[] {
  return piecesOf(panel).map(({ places, far }) => {
    const across = (i: number): number => frame.x(panel.points[i].at);
    const drawn = areaPath(places, across, (i) => frame.y(low[i]), (i) => frame.y(high[i])); // prettier-ignore
    return `<path class="${tone}${far}" d="${drawn}"/>`;
  });
}

function curve(panel: FanPanel, frame: FanFrame, tone: string, values: readonly number[]): readonly string[] {
  return piecesOf(panel).map(({ places, far }) => {
    const drawn = linePath(places, (i) => frame.x(panel.points[i].at), (i) => frame.y(values[i])); // prettier-ignore
    return `<path class="${tone}${far}" d="${drawn}"/>`;
  });
}
