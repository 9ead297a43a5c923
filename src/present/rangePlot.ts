// Ranges of time in days: 80 % and 50 % of persons as bars, the median as a ring, one row per group.
import { days, number } from "../quantity/numberWords.ts";
import { scaleLinear } from "./linearScale.ts";
import { label, px, shorten, svg, textWidth, wrap } from "./svg.ts";

export interface RangeRow {
  /** rows of one group stand together under its name */
  readonly group: string;
  readonly name: string;
  readonly p10: number;
  readonly p25: number;
  readonly median: number;
  readonly p75: number;
  readonly p90: number;
  /** a delay until a set day, which nobody stands in line for; left out: a wait */
  readonly isDelay?: boolean;
}

interface RangeOptions {
  readonly id: string;
  readonly title: string;
  readonly width: number;
  /** right end of the axis in days, shared by charts that are compared */
  readonly top: number;
  /** left out: English */
  readonly words?: RangeWords;
}

/** What the plot says, so that a page in another language says it in that one. */
export interface RangeWords {
  readonly years: string;
  readonly days: string;
  /** of waits that are over within two days; left out: told in days */
  readonly hours?: string;
  readonly median: string;
  time(days: number): string;
  describe(rows: readonly RangeRow[]): string;
}

const english: RangeWords = {
  years: "years",
  days: "days",
  median: "median",
  time: shortTime,
  describe(rows) {
    const said = rows.map(
      (row) =>
        `${row.group}, ${row.name}: median ${days(row.median)}, 80 % within ${days(row.p10)} to ${days(row.p90)}`,
    );
    return `${said.join("; ")}.`;
  },
};

/** Wide charts name the rows at the left; narrow ones put the name above its bar. */
export function rangePlot(rows: readonly RangeRow[], options: RangeOptions): string {
  return rangePlotted(rows, options).picture;
}

/** The same, with where the median of each row stands. */
export function rangePlotted(
  rows: readonly RangeRow[],
  options: RangeOptions,
): { readonly picture: string; readonly height: number; readonly medians: readonly { x: number; y: number }[] } {
  const { width, top, words: said = english } = options;
  const medians: { x: number; y: number }[] = [];
  const isWide = width > 500;
  const widest = Math.max(0, ...rows.map((row) => textWidth(row.name, 12)));
  const left = isWide ? Math.min(widest, width * 0.3) + 32 : 10;
  const valueRoom = 74;
  const short = top < 2 && said.hours !== undefined ? { size: 1 / 24, name: said.hours } : { size: 1, name: said.days };
  const unit = top >= 1461 ? { size: 365.25, name: said.years } : short;
  const x = scaleLinear([0, top / unit.size], [left, width - valueRoom]).nice(4);
  const across = (time: number): string => px(x(time / unit.size));

  let y = 26;
  const marks = rows.flatMap((row, i) => {
    const isFirst = row.group !== rows[i - 1]?.group;
    // bold letters are a tenth wider
    const heads = isFirst ? wrap(row.group, (width - 16) / 1.1, 12, 3) : [];
    const parts = heads.map((text, line) => label(8, y + 16 + line * 14, text, { className: "b halo" }));
    if (isFirst) y += 8 + heads.length * 14;
    const middle = y + (isWide ? 13 : 25);
    medians.push({ x: x(row.median / unit.size), y: middle });
    const name = shorten(row.name, isWide ? left - 24 : width - 30, 12);
    parts.push(
      isWide ? label(18, middle + 4, name) : label(left + 8, middle - 11, name, { className: "halo" }),
      `<path class="r80${row.isDelay === true ? " delay" : ""}" d="M${across(row.p10)} ${px(middle)}H${across(row.p90)}"/>`,
      `<path class="r50${row.isDelay === true ? " delay" : ""}" d="M${across(row.p25)} ${px(middle)}H${across(row.p75)}"/>`,
      `<circle class="rm" cx="${across(row.median)}" cy="${px(middle)}" r="4.4"/>`,
      label(width - 4, middle + 4, said.time(row.median), { anchor: "end", className: "s" }),
    );
    y += isWide ? 26 : 38;
    return parts;
  });
  const height = y + 28;
  const axis = x.ticks(isWide ? 6 : 4).map((tick) => {
    const name = label(x(tick), height - 8, number(tick), { anchor: "middle", className: "q s" });
    return `<path class="grid" d="M${px(x(tick))} 20V${height - 22}"/>${name}`;
  });
  axis.push(
    label(left, 12, unit.name, { className: "q s" }),
    label(width - 4, 12, said.median, { anchor: "end", className: "q s" }),
  );
  const frame = { id: options.id, title: options.title, description: said.describe(rows), width, height };
  return { picture: svg(frame, axis.join("") + marks.join("")), height, medians };
}

/** In the unit a reader thinks in, whatever the axis: a wait of two hours is no fraction of a year. */
export function shortTime(time: number): string {
  return time < 1 ? "under 1 day" : days(time);
}
