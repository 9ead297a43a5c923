// Ranges of time in days: 80 % and 50 % of persons as bars, the median as a ring, one row per group.
import { scaleLinear } from "d3-scale";
import { days, number } from "./number.ts";
import { label, px, shorten, svg, textWidth } from "./svg.ts";

export interface RangeRow {
  readonly name: string;
  readonly p10: number;
  readonly p25: number;
  readonly median: number;
  readonly p75: number;
  readonly p90: number;
}

export interface RangeOptions {
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
  const left = isWide ? Math.min(widest, width * 0.38) + 14 : 10;
  const value = 74;
  const step = isWide ? 26 : 40;
  const height = 26 + rows.length * step + 26;
  const unit = top >= 1461 ? { size: 365.25, name: "years" } : { size: 1, name: "days" };
  const x = scaleLinear([0, top / unit.size], [left, width - value]).nice(4);
  const ticks = x.ticks(isWide ? 6 : 4);
  const across = (time: number): string => px(x(time / unit.size));

  const body = ticks.map((tick) => {
    const at = px(x(tick));
    return `<path class="grid" d="M${at} 20V${height - 22}"/>${label(x(tick), height - 8, number(tick), { anchor: "middle", className: "q s" })}`;
  });
  body.push(label(left, 12, unit.name, { className: "q s" }));
  body.push(label(width - 4, 12, "median", { anchor: "end", className: "q s" }));
  for (const [i, row] of rows.entries()) {
    const y = 26 + i * step + (isWide ? step / 2 : step - 13);
    const name = shorten(row.name, isWide ? left - 12 : width - 20, 12);
    body.push(
      isWide ? label(left - 10, y + 4, name, { anchor: "end" }) : label(left, y - 11, name),
      `<path class="r80" d="M${across(row.p10)} ${px(y)}H${across(row.p90)}"/>`,
      `<path class="r50" d="M${across(row.p25)} ${px(y)}H${across(row.p75)}"/>`,
      `<circle class="rm" cx="${across(row.median)}" cy="${px(y)}" r="4.4"/>`,
      label(width - 4, y + 4, days(row.median), { anchor: "end", className: "s" }),
    );
  }
  const description = rows.map((row) => `${row.name}: median ${days(row.median)}, 80 % within ${days(row.p10)} to ${days(row.p90)}`);
  return svg({ id: options.id, title: options.title, description: `${description.join("; ")}.`, width, height }, body.join(""));
}
