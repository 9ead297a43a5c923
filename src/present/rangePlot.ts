// Ranges of time in days: 80 % and 50 % of persons as bars, the median as a ring, one row per group.
import { scaleLinear } from "d3-scale";
import { days, number } from "../quantity/numberWords.ts";
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
}

/** Wide charts name the rows at the left; narrow ones put the name above its bar. */
export function rangePlot(rows: readonly RangeRow[], options: RangeOptions): string {
  const { width, top } = options;
  const isWide = width > 500;
  const widest = Math.max(0, ...rows.map((row) => textWidth(row.name, 12)));
  const left = isWide ? Math.min(widest, width * 0.3) + 32 : 10;
  const valueRoom = 74;
  const unit = top >= 1461 ? { size: 365.25, name: "years" } : { size: 1, name: "days" };
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
    const name = shorten(row.name, isWide ? left - 24 : width - 30, 12);
    parts.push(
      isWide ? label(18, middle + 4, name) : label(left + 8, middle - 11, name, { className: "halo" }),
      `<path class="r80${row.isDelay === true ? " delay" : ""}" d="M${across(row.p10)} ${px(middle)}H${across(row.p90)}"/>`,
      `<path class="r50${row.isDelay === true ? " delay" : ""}" d="M${across(row.p25)} ${px(middle)}H${across(row.p75)}"/>`,
      `<circle class="rm" cx="${across(row.median)}" cy="${px(middle)}" r="4.4"/>`,
      label(width - 4, middle + 4, shortTime(row.median), { anchor: "end", className: "s" }),
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
    label(width - 4, 12, "median", { anchor: "end", className: "q s" }),
  );
  const said = rows.map(
    (row) => `${row.group}, ${row.name}: median ${days(row.median)}, 80 % within ${days(row.p10)} to ${days(row.p90)}`,
  );
  const frame = { id: options.id, title: options.title, description: `${said.join("; ")}.`, width, height };
  return svg(frame, axis.join("") + marks.join(""));
}

/** In the unit a reader thinks in, whatever the axis: a wait of two hours is no fraction of a year. */
export function shortTime(time: number): string {
  return time < 1 ? "under 1 day" : days(time);
}
