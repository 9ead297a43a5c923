// What was moved beside what it is moved from: two lines over time, the base grey, with published figures over them; or
// the one less the other. For expected numbers, of which there is one line a stack.
import type { FanBand, FanPanel, ObservedPoint } from "../ask/report/fanPanel.ts";
import { number } from "../quantity/numberWords.ts";
import { gapOf } from "../statistics/gap.ts";
import { englishChange } from "./changeWords.ts";
import type { ChangeWords } from "./changeWords.ts";
import { fanFrame } from "./fanFrame.ts";
import type { FanFrame } from "./fanFrame.ts";
import { farAt, piecesOf } from "./farPieces.ts";
import { areaPath, linePath } from "./paths.ts";
import { diamond, label, px, svg, wrap } from "./svg.ts";
import type { Table } from "./table.ts";
import { figures, words } from "./table.ts";

export interface ChangeOptions {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly show: "difference" | "level";
  /** what the two lines are called where they end */
  readonly names: { readonly base: string; readonly now: string };
  /** left out: English */
  readonly words?: ChangeWords;
  /** left out: nothing */
  readonly behind?: ChangeLayer;
}

/** What is drawn behind the lines of a change. */
export interface ChangeLayer {
  /** what the axis must reach for it */
  readonly low: number;
  readonly high: number;
  parts(frame: FanFrame): readonly string[];
  /** what it says of a point of a line, as the end of a sentence; "" where it says nothing */
  said(line: ChangeLine, point: number): string;
}

export type ChangeLine = "difference" | "base" | "now";

/** @param panel with the base's band first; where nothing was moved it is the only one, and is drawn as it is */
export function changeChart(panel: FanPanel, observed: readonly ObservedPoint[], options: ChangeOptions): string {
  const [base, now = base] = panel.bands;
  const isDifference = options.show === "difference" && panel.bands.length > 1;
  return isDifference ? differenceOf(panel, base, now, options) : levelsOf(panel, base, now, observed, options);
}

/** "Waiting in court: 13,000 fewer on 1 November 2031"; where the ends say little, how far apart the lines come at all. */
export function changeTitle(panel: FanPanel, said: ChangeWords = englishChange): string {
  const { title, points, bands } = panel;
  const last = points.length - 1;
  const [base, now] = bands;
  if (now === undefined) return said.title(title, said.number(base.median[last]), whenOf(panel, last, said));
  const gaps = gapsOf(panel, base, now);
  const widest = widestOf(gaps);
  const isAtEnd = Math.abs(gaps[last]) * 2 >= Math.abs(gaps[widest]);
  const place = isAtEnd ? last : widest;
  if (gaps[place] === 0) return said.same(title);
  const size = said.number(Math.abs(gaps[place]));
  return said.apart(title, size, gaps[place] < 0, !isAtEnd, whenOf(panel, place, said));
}

/** What a reader who cannot see the picture should know, in a sentence or two. */
export function changeSentence(
  panel: FanPanel,
  names: ChangeOptions["names"],
  said: ChangeWords = englishChange,
): string {
  const { points, unit, bands } = panel;
  const last = points.length - 1;
  const at = (band: FanBand, place: number): string => said.number(band.median[place]);
  const [base, now] = bands;
  const first = `${at(base, 0)} ${unit} ${whenOf(panel, 0, said)}`;
  if (now === undefined) return `${first}; ${at(base, last)} ${whenOf(panel, last, said)}.`;
  const gaps = gapsOf(panel, base, now);
  const widest = widestOf(gaps);
  const ends = `${first}; ${whenOf(panel, last, said)} ${at(base, last)} ${names.base}, ${at(now, last)} ${names.now}.`;
  if (gaps[widest] === 0) return `${ends} ${said.sameThroughout}`;
  return `${ends} ${said.furthest(whenOf(panel, widest, said), signed(gaps[widest], said))}`;
}

export function gapsOf({ points }: FanPanel, base: FanBand, now: FanBand): readonly number[] {
  return points.map((_, i) => gapOf(base.median[i], now.median[i]));
}

function widestOf(gaps: readonly number[]): number {
  return gaps.reduce((most, gap, i) => (Math.abs(gap) > Math.abs(gaps[most]) ? i : most), 0);
}

/** Every point of both lines, and the published figures of the same axis. */
export function changeTable(
  panel: FanPanel,
  observed: readonly ObservedPoint[],
  names: ChangeOptions["names"],
  { columns }: ChangeWords = englishChange,
): Table {
  const { bands, points, unit, title, counts } = panel;
  const [base, now] = bands;
  const found = new Map(observed.map(({ at, value }) => [nearest(panel, at), value]));
  const isObserved = observed.length > 0;
  return {
    name: `change-${panel.key}`,
    caption: title,
    columns: [
      words(counts === "stock" ? columns.date : columns.period),
      figures(names.base, unit),
      ...(now === undefined ? [] : [figures(names.now, unit), figures(columns.difference, unit)]),
      ...(isObserved ? [figures(columns.published, unit)] : []),
    ],
    rows: points.map((point, i) => [
      point.label,
      base.median[i],
      ...(now === undefined ? [] : [now.median[i], gapOf(base.median[i], now.median[i])]),
      ...(isObserved ? [found.get(i) ?? null] : []),
    ]),
  };
}

function levelsOf(
  panel: FanPanel,
  base: FanBand,
  now: FanBand,
  observed: readonly ObservedPoint[],
  options: ChangeOptions,
): string {
  const { names } = options;
  const isMoved = now !== base;
  const frame = levelFrame(panel, observed, options);
  const size = observed.length > 24 ? 2.8 : 5;
  const dots = observed.map(({ at, value, period }) =>
    diamond(size, frame.x(at), frame.y(value), `${period}: ${number(value)}`),
  );
  const lines = [
    ...curves(panel, frame, base.median, isMoved ? "past" : "lv l0"),
    ...(isMoved ? curves(panel, frame, now.median, "lv l1") : []),
  ];
  const last = panel.points.length - 1;
  const ends = [
    { value: base.median[last], name: names.base, tone: isMoved ? "v-without" : "" },
    ...(isMoved ? [{ value: now.median[last], name: names.now, tone: "t1" }] : []),
  ];
  const labels = apart(
    ends.map((end) => ({ ...end, y: frame.y(end.value) })),
    frame.top + 4,
    frame.bottom - lineHeight,
  ).flatMap(({ y, value, name, tone }) => endLabel(frame, options, y, number(value, "axis"), name, tone));
  return picture(panel, options, [...frame.parts, ...behindIn(frame, options), ...lines, ...dots, ...labels]);
}

function differenceOf(panel: FanPanel, base: FanBand, now: FanBand, options: ChangeOptions): string {
  const gaps = [...gapsOf(panel, base, now)];
  const { words: said = englishChange } = options;
  const frame = differenceFrame(panel, gaps, options);
  const across = (i: number): number => frame.x(panel.points[i].at);
  const zero = frame.y(0);
  const shades = piecesOf(panel).map(({ places, far }) => {
    const shade = areaPath(places, across, () => zero, (i) => frame.y(gaps[i])); // prettier-ignore
    return `<path class="b80${far}" d="${shade}"/>`;
  });
  const last = gaps.length - 1;
  return picture(panel, options, [
    // a range says more than an area down to 0
    ...(options.behind === undefined ? shades : []),
    ...frame.parts,
    ...behindIn(frame, options),
    `<path class="zero" d="M${px(frame.left)} ${px(frame.y(0))}H${px(frame.right)}"/>`,
    ...curves(panel, frame, gaps, "lv l1"),
    ...endLabel(frame, options, frame.y(gaps[last]), signed(gaps[last], said), options.names.now, "t1"),
  ]);
}

/** Of both lines, from nobody on. */
export function levelFrame(panel: FanPanel, observed: readonly ObservedPoint[], options: ChangeOptions): FanFrame {
  const high = Math.max(...panel.bands.flatMap(({ median }) => median), ...observed.map(({ value }) => value));
  return frameOf(panel, options, 0, high > 0 ? high : 1, panel.unit);
}

/** Of the one less the other, with no difference in it. */
export function differenceFrame(panel: FanPanel, gaps: readonly number[], options: ChangeOptions): FanFrame {
  const [low, high] = [Math.min(0, ...gaps), Math.max(0, ...gaps)];
  const isFlat = low === high;
  const { words: said = englishChange } = options;
  return frameOf(panel, options, isFlat ? -1 : low, isFlat ? 1 : high, said.moreOrFewer(panel.unit));
}

function frameOf(panel: FanPanel, options: ChangeOptions, low: number, high: number, unit: string): FanFrame {
  const { width, height, behind = { low, high } } = options;
  const reach = { low: Math.min(low, behind.low), high: Math.max(high, behind.high) };
  return fanFrame(panel, { width, height, ...reach, room: roomFor(width), unit });
}

function behindIn(frame: FanFrame, { behind }: ChangeOptions): readonly string[] {
  return behind?.parts(frame) ?? [];
}

function roomFor(width: number): number {
  return width > 500 ? 150 : 96;
}

function curves(panel: FanPanel, frame: FanFrame, values: readonly number[], tone: string): readonly string[] {
  return piecesOf(panel).map(({ places, far }) => {
    const drawn = linePath(places, (i) => frame.x(panel.points[i].at), (i) => frame.y(values[i])); // prettier-ignore
    return `<path class="${tone}${far}" d="${drawn}"/>`;
  });
}

const lineHeight = 13;

function endLabel(
  frame: FanFrame,
  { width }: ChangeOptions,
  y: number,
  value: string,
  name: string,
  tone: string,
): readonly string[] {
  const x = frame.right + 8;
  const top = Math.min(Math.max(y, frame.top + 4), frame.bottom - lineHeight);
  return [
    label(x, top, value, { className: `b ${tone}` }),
    ...wrap(name, width - x, 11, 2).map((text, row) =>
      label(x, top + (row + 1) * lineHeight, text, { className: `s ${tone}` }),
    ),
  ];
}

/** Names at the ends of lines that would lie on each other are pushed apart, the higher line's up; all stay in between. */
function apart<T extends { readonly y: number }>(ends: readonly T[], highest: number, lowest: number): readonly T[] {
  const least = 3 * lineHeight;
  const [first, second] = ends;
  if (second === undefined || Math.abs(first.y - second.y) >= least) return ends;
  const wanted = Math.max((first.y + second.y) / 2, highest + least / 2);
  const [middle, up] = [Math.min(wanted, lowest - least / 2), first.y <= second.y ? -1 : 1];
  return [
    { ...first, y: middle + (up * least) / 2 },
    { ...second, y: middle - (up * least) / 2 },
  ];
}

/** What grey means, where some of the picture is grey; "" where nothing is. */
export function greySentence(panel: FanPanel, said: ChangeWords = englishChange): string {
  return farAt(panel, panel.points.length - 1) === "" ? "" : said.far;
}

function picture(panel: FanPanel, options: ChangeOptions, parts: readonly string[]): string {
  const { id, width, height, names, words: said = englishChange } = options;
  const told = [changeSentence(panel, names, said), greySentence(panel, said), said.tableBelow];
  const description = told.filter((text) => text !== "").join(" ");
  return svg({ id, title: changeTitle(panel, said), description, width, height, className: "change" }, parts.join(""));
}

export function whenOf({ points, counts, axis, elapsedUnit }: FanPanel, place: number, said: ChangeWords): string {
  return said.when({ ...points[place], counts, axis, elapsedUnit });
}

function nearest({ points }: FanPanel, at: number): number {
  return points.reduce((best, point, i) => (Math.abs(point.at - at) < Math.abs(points[best].at - at) ? i : best), 0);
}

function signed(value: number, said: ChangeWords): string {
  return value > 0 ? `+${said.number(value)}` : said.number(value);
}
