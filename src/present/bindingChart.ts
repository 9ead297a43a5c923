// What binds, month by month: for each resource a strip of its use, the people in line above it, and a mark
// where it binds.
import { escape } from "./html.ts";
import { number } from "../quantity/numberWords.ts";
import { heatSteps } from "./palette.ts";
import type { BindingMonth, BindingRow, BindingTable } from "../ask/report/bindingTable.ts";
import { label, px, svg, textWidth, wrap } from "./svg.ts";

/** What the picture says, so that a page in another language says it in that one. */
export interface BindingWords {
  readonly title: string;
  readonly noLine: string;
  peak(persons: number): string;
  /** of a row for one level, which stands under its resource and need not repeat it */
  part(level: string): string;
  /** what a reader who cannot see it should know */
  describe(binding: BindingTable): string;
}

const english: BindingWords = {
  title: "Use of each resource by month",
  noLine: "no line",
  peak: (persons) => `peak ${number(persons, "axis")}`,
  part: (level) => `of these, ${level}`,
  describe: ({ rows, months }) => `${rows.map((row) => `${row.title}: ${bindingWords(row, months)}`).join("; ")}.`,
};

/** @param width of the picture in pixels; wide ones name the rows at the left, narrow ones above */
export function bindingChart(binding: BindingTable, id: string, width: number, said: BindingWords = english): string {
  const { rows, left, right, at, height, isWide } = bindingPlaces(binding, width, said);
  const body = rows.flatMap(({ row, lines, top, strip, peak, peakText }) => {
    const names = lines.map((text, i) =>
      isWide
        ? label(left - 12, strip + 10 + (i - (lines.length - 1)) * 14, text, { anchor: "end" })
        : label(left, top + 12 + i * 14, text),
    );
    names.push(
      isWide
        ? label(right + 8, strip + 4, peakText, { className: "q s" })
        : label(right, top + 12, peakText, { anchor: "end", className: "q s" }),
    );
    return [
      ...names,
      lineArea(row, peak, at, strip),
      ...useStrip(row, at, strip),
      ...marks(row, at, strip + stripHeight + 2),
    ];
  });
  const axis = years(binding, at, right - left).map(
    ({ x, text }) =>
      `<path class="grid" d="M${px(x)} 16V${px(height - 26)}"/>` +
      label(Math.max(x, textWidth(text, 11) / 2 + 2), height - 8, text, { anchor: "middle", className: "q s" }),
  );
  return svg(
    { id, title: said.title, description: said.describe(binding), width, height, className: "binding" },
    axis.join("") + body.join(""),
  );
}

/** Where everything stands: what is said under the pointer is said of these places. */
export function bindingPlaces(binding: BindingTable, width: number, said: BindingWords) {
  const isWide = width > 500;
  const left = isWide ? 250 : 8;
  const right = width - (isWide ? 78 : 8);
  const step = lineRoom + stripHeight + markHeight + 16;
  const months = binding.months.length;
  const at = (month: number): number => left + ((right - left) * month) / Math.max(1, months);
  let bottom = 22;
  const rows = binding.rows.map((row) => {
    const top = bottom;
    const peak = Math.max(0, ...row.monthly.map((month) => month.inLine));
    const peakText = peak >= 1 ? said.peak(peak) : said.noLine;
    const isPart = binding.rows.some((one) => `${one.resource}/${row.level}` === row.resource);
    const name = isPart ? said.part(row.level) : row.title;
    const lines = wrap(name, isWide ? left - 24 : right - left - textWidth(peakText, 11) - 12, 12, 3);
    const strip = top + lineRoom + (isWide ? 0 : 4 + lines.length * 14);
    bottom = strip + step - lineRoom;
    return { row, lines, top, strip, peak, peakText };
  });
  return { rows, left, right, at, height: bottom + 22, isWide };
}

const lineRoom = 20;
const stripHeight = 14;
const markHeight = 5;

/** "binds in 61 of 180 months, 2019-10 to 2024-10" */
export function bindingWords(row: BindingRow, months: readonly string[]): string {
  const binding = months.filter((_, i) => row.monthly[i]?.binds === true);
  if (binding.length === 0) return "never binds";
  if (binding.length === months.length) return `binds in all ${months.length} months`;
  return (
    `binds in ${binding.length} of ${months.length} months, first in ${binding[0]}, ` +
    `last in ${binding[binding.length - 1]}`
  );
}

/** Step of the heat palette: pale below half in use, deepest from 95 % on, where lines grow fastest. */
export function useStep(share: number): number {
  const starts = [0, 0.5, 0.7, 0.8, 0.9, 0.95];
  return Math.max(0, Math.min(heatSteps.length, starts.filter((start) => share >= start).length) - 1);
}

/** People in line, from nobody to this row's own peak. */
function lineArea(row: BindingRow, peak: number, at: (month: number) => number, base: number): string {
  if (peak < 1) return "";
  const points = row.monthly.map(
    (month, i) => `${px(at(i + 0.5))} ${px(base - 2 - (month.inLine / peak) * (lineRoom - 4))}`,
  );
  const last = at(row.monthly.length - 0.5);
  return `<path class="line-area" d="M${px(at(0.5))} ${px(base - 2)}L${points.join("L")}L${px(last)} ${px(base - 2)}z"/>`;
}

/** One rectangle for each run of months with the same step; months with nothing to use stay empty. */
function useStrip(row: BindingRow, at: (month: number) => number, y: number): string[] {
  const step = (month: BindingMonth): number | null => (month.use === null ? null : useStep(month.use));
  return runsOf(row.monthly.map(step)).flatMap(({ value, from, to }) => {
    if (value === null) return [];
    return [
      `<rect class="h${value} use" x="${px(at(from))}" y="${px(y)}" width="${px(at(to) - at(from))}" height="${stripHeight}"/>`,
    ];
  });
}

function marks(row: BindingRow, at: (month: number) => number, y: number): string[] {
  return runsOf(row.monthly.map((month) => month.binds)).flatMap(({ value, from, to }) =>
    value
      ? [
          `<rect class="binds" x="${px(at(from))}" y="${px(y)}" width="${px(at(to) - at(from))}" height="${markHeight}">` +
            `<title>${escape(row.title)}</title></rect>`,
        ]
      : [],
  );
}

interface Stretch<T> {
  readonly value: T;
  readonly from: number;
  /** not included */
  readonly to: number;
}

function runsOf<T>(values: readonly T[]): readonly Stretch<T>[] {
  const stretches: Stretch<T>[] = [];
  for (const [i, value] of values.entries()) {
    const last = stretches[stretches.length - 1];
    if (last !== undefined && last.value === value) stretches[stretches.length - 1] = { ...last, to: i + 1 };
    else stretches.push({ value, from: i, to: i + 1 });
  }
  return stretches;
}

/** Where calendar years begin; without a calendar, the first period and the last. */
function years(
  binding: BindingTable,
  at: (month: number) => number,
  room: number,
): readonly { readonly x: number; readonly text: string }[] {
  const { months } = binding;
  const januaries = months.flatMap((label, i) =>
    /^\d{4}-01$/.test(label) ? [{ x: at(i), text: label.slice(0, 4) }] : [],
  );
  if (januaries.length === 0) {
    return months.length === 0 ? [] : [{ x: at(0) + 14, text: months[0] }];
  }
  const every = Math.max(1, Math.ceil(januaries.length / (room / 44)));
  return januaries.filter((_, i) => i % every === 0);
}
