// The share of those who came that is still there, by time since they came: a falling step line a side.
import { scaleLinear } from "./linearScale.ts";
import { label, px, svg, textWidth, wrap } from "./svg.ts";
import { figures, words } from "./table.ts";
import type { ToldChart } from "./toldChart.ts";

interface SurvivalLine {
  readonly name: string;
  /** rising days since coming, the first 0 with everybody */
  readonly points: readonly { readonly days: number; readonly share: number }[];
  readonly persons: number;
}

export interface SurvivalWords {
  readonly tableBelow: string;
  /** over the axis */
  readonly axis: string;
  /** "2 years", "30 days" */
  time(days: number): string;
  /** of an axis that counts them */
  years(count: number): string;
  share(part: number): string;
  /** @param half days after which half have left; null: never while it is watched */
  title(half: number | null, other: number | null | undefined): string;
  line(name: string, persons: number, half: number | null, last: number, after: number): string;
  mark(name: string, share: string, after: string): string;
  readonly columns: Readonly<Record<"after" | "share", string>>;
  readonly caption: string;
  readonly nobody: string;
}

interface SurvivalOptions {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly words: SurvivalWords;
}

const daysOfYear = 365.25;

/** @param lines without what was moved, and with it where anything was */
export function survivalChart(
  lines: readonly SurvivalLine[],
  { id, width, height, words: said }: SurvivalOptions,
): ToldChart | null {
  const known = lines.filter(({ persons }) => persons > 0);
  if (known.length === 0) return null;
  const days = Math.max(1 / 24, ...known.map(nearlyAllGone));
  const unit = days > 3 * daysOfYear ? daysOfYear : days < 3 ? 1 / 24 : 1;
  const room = width > 500 ? 150 : 104;
  const [left, right, top, bottom] = [44, width - room, 22, height - 26];
  const x = scaleLinear([0, days / unit], [left, right]);
  const y = scaleLinear([0, 1], [bottom, top]);
  const ticks = x.ticks(Math.max(2, Math.floor((right - left) / 90)));
  const axis = [
    label(left, 13, said.axis, { className: "q s" }),
    ...[0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
      `<path class="grid" d="M${px(left)} ${px(y(share))}H${px(right)}"/>`,
      label(left - 6, y(share) + 4, said.share(share), { anchor: "end", className: "q s" }),
    ]),
    `<path class="axis" d="M${px(left)} ${px(bottom)}H${px(right)}"/>`,
    ...ticks.flatMap((tick) => {
      const text = unit === daysOfYear ? said.years(tick) : said.time(tick * unit);
      const half = textWidth(text, 11) / 2;
      const at = Math.min(Math.max(x(tick), left + half - 4), right - half + 10);
      return [
        `<path class="axis" d="M${px(x(tick))} ${px(bottom)}v4"/>`,
        label(at, height - 8, text, { anchor: "middle", className: "q s" }),
      ];
    }),
  ];
  const tone = (nth: number): string => (known.length === 1 ? "lv l0" : nth === 0 ? "past" : "lv l1");
  const points = known.map((one) =>
    sampled(one, days).map(({ days: after, share }) => ({ x: x(after / unit), y: y(share), share, days: after })),
  );
  const curves = points.map((own, nth) => {
    const path = own.map((point, i) => `${i === 0 ? "M" : "L"}${px(point.x)} ${px(point.y)}`);
    return `<path class="${tone(nth)}" d="${path.join("")}"/>`;
  });
  const ends = points.map((own) => own[own.length - 1]);
  const tops = apart(
    ends.map((end) => Math.max(end.y, top + 6)),
    bottom - 26,
  );
  const labels = ends.flatMap((end, nth) => {
    const at = tops[nth];
    const className = known.length === 1 ? "" : nth === 0 ? "v-without" : "t1";
    return [
      label(right + 8, at, said.share(end.share), { className: `b ${className}` }),
      ...wrap(known[nth].name, width - right - 10, 11, 2).map((text, row) =>
        label(right + 8, at + (row + 1) * 13, text, { className: `s ${className}` }),
      ),
    ];
  });
  const halves = known.map(halfOf);
  const title = said.title(halves[0], known.length === 1 ? undefined : halves[1]);
  const sentence = known
    .map(({ name, persons }, nth) => said.line(name, persons, halves[nth], ends[nth].share, ends[nth].days))
    .join(" ");
  const description = `${sentence} ${said.tableBelow}`;
  return {
    title,
    sentence,
    picture: svg(
      { id, title, description, width, height, className: "survival" },
      [...axis, ...curves, ...labels].join(""),
    ),
    width,
    height,
    marks: points.map((own, nth) =>
      own.map((point) => ({
        x: point.x,
        y: point.y,
        text: said.mark(known[nth].name, said.share(point.share), said.time(point.days)),
      })),
    ),
    table: {
      name: "survival",
      caption: said.caption,
      columns: [
        words(said.columns.after),
        ...known.map(({ name }) => figures(name === "" ? said.columns.share : name, said.columns.share)),
      ],
      rows: Array.from({ length: rowsOfTable + 1 }, (_, row) => {
        const after = (row * days) / rowsOfTable;
        return [said.time(after), ...known.map((one) => shareAt(one, after))];
      }),
    },
  };
}

const [samples, rowsOfTable] = [120, 24];
/** Beyond this a line says nothing more. */
const nearlyNobody = 0.01;

/** Days after which next to nobody is left, or nobody is watched any more. */
function nearlyAllGone({ points }: SurvivalLine): number {
  const gone = points.find(({ share }) => share <= nearlyNobody);
  return (gone ?? points[points.length - 1]).days;
}

/** At equal steps, as far as somebody was watched. */
function sampled(line: SurvivalLine, days: number): readonly { readonly days: number; readonly share: number }[] {
  return Array.from({ length: samples + 1 }, (_, step) => (step * days) / samples).flatMap((after) => {
    const share = shareAt(line, after);
    return share === null ? [] : [{ days: after, share }];
  });
}

/** On a straight line between two points; after everybody has left nobody, and null where nobody was watched. */
function shareAt({ points }: SurvivalLine, after: number): number | null {
  const next = points.findIndex(({ days }) => days >= after - 1e-9);
  const last = points[points.length - 1];
  if (next < 0) return last.share < 1e-9 ? 0 : null;
  if (next === 0) return points[0].share;
  const [from, to] = [points[next - 1], points[next]];
  const part = to.days > from.days ? (after - from.days) / (to.days - from.days) : 1;
  return from.share + (to.share - from.share) * Math.min(1, part);
}

/** Days after which half have left, on a straight line between two points; null: not while it is watched. */
function halfOf({ points }: SurvivalLine): number | null {
  const at = points.findIndex(({ share }) => share <= 0.5);
  if (at < 1) return null;
  const [before, after] = [points[at - 1], points[at]];
  const part = before.share > after.share ? (before.share - 0.5) / (before.share - after.share) : 1;
  return before.days + part * (after.days - before.days);
}

/** Names at the ends of two lines that would lie on each other are pushed apart, and all stay above the foot. */
function apart(ys: readonly number[], foot: number): readonly number[] {
  const [first, second] = ys;
  if (second === undefined) return [Math.min(first, foot)];
  const isFirstUp = first <= second;
  const [up, down] = isFirstUp ? [first, second] : [second, first];
  const middle = (up + down) / 2;
  const half = Math.max(down - up, 39) / 2;
  const low = Math.min(middle + half, foot);
  const high = Math.min(middle - half, low - 39);
  return isFirstUp ? [high, low] : [low, high];
}
