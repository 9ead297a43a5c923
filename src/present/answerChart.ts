// The answer as one picture: before, and after with what is asked about and without it; lines are named at their ends.
import type { AnswerPath } from "../ask/report/answerPath.ts";
import type { AnswerRow, PlainAnswer, Spread } from "../ask/answer/plainAnswer.ts";
import { protocol } from "../forecast/protocol.ts";
import { decimalYear } from "../quantity/decimalYear.ts";
import { number } from "../quantity/numberWords.ts";
import { dayWords } from "./dayWords.ts";
import { scaleLinear } from "./linearScale.ts";
import { linePath } from "./paths.ts";
import { rowTexts } from "./rowTexts.ts";
import { label, px, svg, textWidth, wrap } from "./svg.ts";

interface Sides {
  readonly name: string;
  readonly spread: Spread;
  readonly text: string;
  /** class of its marks: the change is told from its absence by colour and by its name */
  readonly tone: "without" | "with";
}

/** Of the name of a side: more than any has. */
const mostLines = 8;

/** @returns "" where neither side has a number */
export function answerChart(answer: PlainAnswer, path: AnswerPath | null, id: string, width: number): string {
  const total = answer.rows[answer.rows.length - 1];
  const texts = rowTexts(total, answer);
  const unit = texts.unit === "" ? "" : ` ${texts.unit}`;
  const sides: readonly Sides[] = [
    { name: `without ${answer.change}`, spread: total.without, text: texts.without + unit, tone: "without" },
    { name: `with ${answer.change}`, spread: total.with, text: texts.with + unit, tone: "with" },
  ];
  if (sides.some(({ spread }) => spread.median === null)) return "";
  const title = `${answer.noun}: ${finding(answer)}`;
  const isSince = answer.dates !== null && total.before?.median != null;
  const body = isSince
    ? sinceBefore(answer, total.before, texts.before, sides, path, width)
    : sideBySide(sides, width, farClass(answer));
  const before = isSince ? `${texts.before} on ${dayWords(answer.dates?.before ?? "")}; ` : "";
  const after = answer.dates === null ? "" : ` on ${dayWords(answer.dates.after)}`;
  const said = sides.map(({ name, text, spread }) => `${text} ${name}${rangeWords(spread)}`).join("; ");
  const frame = { id, title, description: `${before}${said}${after}. The table beside it holds every number.` };
  return svg({ ...frame, width, height: body.height, className: "answerchart" }, body.parts.join(""));
}

/** What the picture shows, by the medians of its own numbers; where the runs do not agree, in how many it is so. */
export function finding({ rows, than, change, unit, yesIf, finding: found }: PlainAnswer): string {
  const { before, without, with: changed } = rows[rows.length - 1];
  const [less, more] = unit === "days" ? ["shorter", "longer"] : ["fewer", "more"];
  const held = than === "without" ? "without" : "before";
  if (found.word === "not settled") {
    return `${yesIf === "less" ? less : more} with ${change} than ${held} in ${found.yes} of ${found.runs} runs`;
  }
  const way = (from: number | null | undefined, to: number | null): string =>
    from == null || to == null || from === to ? "as many as" : `${to < from ? less : more} than`;
  if (than === "without") {
    if (without.median === changed.median) return `the same with ${change} and without`;
    return `${way(without.median, changed.median).replace(" than", "")} with ${change} than without`;
  }
  const [ahead, else_] = [way(before?.median, changed.median), way(before?.median, without.median)];
  if (ahead === else_) return `${ahead} before, with ${change} or without`;
  return `${ahead} before with ${change}, ${else_} before without`;
}

interface Body {
  readonly parts: readonly string[];
  readonly height: number;
}

function sinceBefore(
  answer: PlainAnswer,
  before: AnswerRow["before"],
  beforeText: string,
  sides: readonly Sides[],
  path: AnswerPath | null,
  width: number,
): Body {
  const isWide = width > 500;
  const height = isWide ? 380 : 270;
  const [top, bottom] = [26, height - 28];
  const start = before?.median ?? 0;
  const highest = Math.max(start, ...sides.flatMap(({ spread }) => [spread.median ?? 0, spread.p90 ?? 0]), ...[...(path?.points ?? []), ...Object.values(path?.ahead ?? {}).flat()].map(({ median }) => median)); // prettier-ignore
  const y = scaleLinear([0, highest === 0 ? 1 : highest], [bottom, top]).nice(4);
  const ticks = y.ticks(4);
  const left = Math.max(...ticks.map((tick) => textWidth(number(tick, "axis"), 11))) + 10;
  const right = width - (isWide ? 172 : 122);
  const [first, last] = [atOf(answer.dates?.before ?? "", 0), atOf(answer.dates?.after ?? "", 1)];
  const x = scaleLinear([path?.points[0].at ?? first - 0.12 * (last - first), last], [left, right]);
  const drawn = (points: readonly { at: number; median: number }[]): string =>
    linePath(points, ({ at }) => x(at), ({ median }) => y(median)); // prettier-ignore
  const past = drawn(path?.points ?? []);
  const farFrom = answer.farBeyond === null ? last : farLimit(answer.farBeyond);
  // fewer runs are followed month by month than have a number at the end: then their line goes its own way beside it
  const isOwnWay = path !== null && path.ahead !== null && path.runsAhead < answer.finding.runs;
  // from the dot to the number at the end, by the months between them; grey where nothing so far ahead was scored
  const ahead = ({ spread, tone }: Sides): readonly string[] => {
    const months = (path?.ahead?.[tone] ?? []).filter(({ at }) => at > first && (isOwnWay || at < last));
    const end = isOwnWay ? [] : [{ at: last, median: spread.median ?? 0 }];
    const points = [{ at: first, median: start }, ...months, ...end];
    const near = points.filter(({ at }) => at <= farFrom);
    const far = points.slice(Math.max(0, near.length - 1));
    return [
      ...(near.length > 1 ? [`<path class="ahead ${tone}" d="${drawn(near)}"/>`] : []),
      ...(far.length > 1 ? [`<path class="ahead ${tone} far" d="${drawn(far)}"/>`] : []),
    ];
  };
  const named = sides.map((side) => ({
    ...side,
    lines: wrap(side.name, width - right - 26, 12, mostLines),
    wanted: y(side.spread.median ?? 0),
  }));
  const tallest = Math.max(...named.map(({ lines }) => lines.length));
  const ends = placed(named, Math.max(isWide ? 34 : 46, 20 + 14 * tallest), [top + 8, bottom - 14 * tallest]);
  const onTheDay = `${beforeText} on ${dayWords(answer.dates?.before ?? "")}`;
  const isLeft = x(first) - left > textWidth(onTheDay, 13);
  const parts = [
    ...ticks.map((tick) => `<path class="grid" d="M${px(left)} ${px(y(tick))}H${px(right)}"/>`),
    ...ticks.map((tick) => label(left - 6, y(tick) + 4, number(tick, "axis"), { anchor: "end", className: "q s" })),
    `<path class="axis" d="M${px(left)} ${px(bottom)}H${px(right)}"/>`,
    ...dayTicks(answer, path, x, [left, right], height),
    `<path class="ref" d="M${px(x(first))} ${px(top)}V${px(bottom)}"/>`,
    path === null ? "" : `<path class="past" d="${past}"/>`,
    ...sides.flatMap(ahead),
    ...(isOwnWay ? sides.map(({ spread, tone }) => spot(x(last), y(spread.median ?? 0), tone)) : []),
    ...sides.map(({ spread, tone }, i) => whisker(x(last) + 6 + 7 * i, spread, y, `${tone}${farClass(answer)}`)),
    `<circle class="now" cx="${px(x(first))}" cy="${px(y(start))}" r="4.5"/>`,
    dayLabel(onTheDay, [x(first), y(start)], isLeft, [top, bottom]),
    ...ends.flatMap(({ text, lines, tone, at }) => [
      label(right + 24, at, text, { className: `b v-${tone}` }),
      ...lines.map((words, row) => label(right + 24, at + 15 + row * 14, words, { className: `v-${tone}` })),
    ]),
  ];
  return { parts, height };
}

/** The number of all runs, where the line beside it is of some. */
function spot(x: number, y: number, tone: string): string {
  return `<circle class="spot ${tone}" cx="${px(x)}" cy="${px(y)}" r="3.5"/>`;
}

/** The farthest moment that forecasts were scored for, as a decimal year. */
function farLimit(lastFigure: string): number {
  return decimalYear(lastFigure) + protocol.farthestMonths / 12;
}

function farClass({ farBeyond }: Pick<PlainAnswer, "farBeyond">): "" | " far" {
  return farBeyond === null ? "" : " far";
}

/** Beside the dot where there is room: at its left, below it, or at the head of its day. */
function dayLabel(
  text: string,
  [x, y]: readonly [number, number],
  isLeft: boolean,
  [top, bottom]: readonly [number, number],
): string {
  if (isLeft) return label(x - 9, y - 10, text, { anchor: "end", className: "b halo" });
  return y + 30 < bottom
    ? label(x, y + 26, text, { className: "b halo" })
    : label(x + 6, top + 10, text, { className: "b halo" });
}

/** Two numbers that no day comes before: a dot each, with the bar that holds 8 runs in 10. */
function sideBySide(sides: readonly Sides[], width: number, far: string): Body {
  const highest = Math.max(...sides.flatMap(({ spread }) => [spread.median ?? 0, spread.p90 ?? 0]));
  const room = Math.max(...sides.map(({ text }) => textWidth(text, 13))) + 14;
  const x = scaleLinear([0, highest === 0 ? 1 : highest], [8, width - room]);
  const parts = sides.flatMap(({ name, text, spread, tone }, i) => {
    const middle = 44 + i * 58;
    const bar =
      spread.p10 === null || spread.p90 === null || spread.p10 === spread.p90
        ? ""
        : `<path class="whisker ${tone}${far}" d="M${px(x(spread.p10))} ${middle}H${px(x(spread.p90))}"/>`;
    return [
      label(8, middle - 14, name, { className: `v-${tone}` }),
      `<path class="grid" d="M8 ${middle}H${px(width - room)}"/>${bar}`,
      `<circle class="spot ${tone}${far}" cx="${px(x(spread.median ?? 0))}" cy="${middle}" r="5.5"/>`,
      label(width - room + 12, middle + 4, text, { className: `b v-${tone}` }),
    ];
  });
  return { parts, height: 44 + 58 + 22 };
}

function whisker(x: number, { p10, p90 }: Spread, y: (value: number) => number, tone: string): string {
  if (p10 === null || p90 === null || p10 === p90) return "";
  return `<path class="whisker ${tone}" d="M${px(x)} ${px(y(p10))}V${px(y(p90))}"/>`;
}

function rangeWords({ p10, p90 }: Spread): string {
  if (p10 === null || p90 === null || p10 === p90) return "";
  return `, 8 runs in 10 from ${number(p10, "prose")} to ${number(p90, "prose")}`;
}

/** Years along the foot where the past is drawn; else the two days. */
function dayTicks(
  answer: PlainAnswer,
  path: AnswerPath | null,
  x: (at: number) => number,
  [left, right]: readonly [number, number],
  height: number,
): readonly string[] {
  const days = [answer.dates?.before ?? "", answer.dates?.after ?? ""];
  if (path === null) {
    return days.map((day, i) => label(x(atOf(day, i)), height - 8, dayWords(day), { anchor: i === 0 ? "middle" : "end", className: "q s" })); // prettier-ignore
  }
  const [from, to] = [Math.ceil(path.points[0].at), Math.floor(atOf(days[1], 1))];
  const every = Math.max(1, Math.ceil((to - from + 1) / ((right - left) / 48)));
  const years = Array.from({ length: to - from + 1 }, (_, i) => from + i).filter((year) => (to - year) % every === 0);
  return years.map((year) => label(x(year), height - 8, String(year), { anchor: "middle", className: "q s" }));
}

/** A day as a decimal year; other instants stand side by side in their order. */
function atOf(day: string, order: number): number {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? decimalYear(day) : order;
}

/** Labels at their heights, pushed apart where they would lie on each other. */
function placed<T extends { readonly wanted: number }>(
  labels: readonly T[],
  apart: number,
  [top, bottom]: readonly [number, number],
): readonly (T & { at: number })[] {
  const sorted = labels.map((one) => ({ ...one, at: one.wanted })).toSorted((a, b) => a.at - b.at);
  const [upper, lower] = sorted;
  const lack = Math.max(0, apart - (lower.at - upper.at)) / 2;
  upper.at = Math.max(top, upper.at - lack);
  lower.at = Math.min(bottom, Math.max(lower.at + lack, upper.at + apart));
  return sorted;
}
