// How long people wait in a line by when they joined it, with the tail: half of the waits are over within the thick bar, 9 in
// 10 within the thin one, 99 in 100 by the ring. Who still waits counts as far as the run goes.
import type { LineWait } from "../ask/live/lineWaits.ts";
import { scaleLinear } from "./linearScale.ts";
import { label, px, svg } from "./svg.ts";
import { figures, words } from "./table.ts";
import type { Table } from "./table.ts";
import type { ToldChart } from "./toldChart.ts";

export interface TailWords {
  readonly tableBelow: string;
  readonly everybody: string;
  readonly years: string;
  readonly days: string;
  readonly hours: string;
  readonly persons: string;
  time(days: number): string;
  share(part: number): string;
  title(line: string, cohort: string, side: string, within: string | null, still: string): string;
  /** "90 % within 2 years", or who waits longer than anybody was watched */
  row(within: string | null, still: string, after: string): string;
  mark(name: string, told: Readonly<Record<"joined" | "median" | "p90" | "p99" | "still", string>>): string;
  readonly longer: string;
  readonly columns: Readonly<
    Record<
      "line" | "side" | "level" | "cohort" | "joined" | "median" | "p90" | "p99" | "waiting" | "still" | "unserved",
      string
    >
  >;
  readonly caption: string;
}

interface TailOptions {
  readonly id: string;
  readonly width: number;
  /** of each side; one where nothing was moved */
  readonly names: readonly string[];
  readonly words: TailWords;
  titleOf(stage: string, title: string): string;
  levelOf(level: string): string;
}

interface Row {
  readonly name: string;
  /** which of several, in parentheses */
  readonly ofSide: string;
  readonly wait: LineWait;
}

/** @param sides waits of each side; null: nobody joined a line */
export function tailChart(sides: readonly (readonly LineWait[])[], options: TailOptions): ToldChart | null {
  const { id, width, names, words: said, titleOf } = options;
  const everybody = sides.flat().filter(({ level }) => level === "");
  const longest = everybody.reduce<LineWait | null>(
    (best, one) => (best === null || reach(one) > reach(best) ? one : best),
    null,
  );
  if (longest === null) return null;
  const cohorts = [...new Set(everybody.filter(({ stage }) => stage === longest.stage).map(({ cohort }) => cohort))];
  const rows = cohorts.flatMap((cohort) =>
    sides.flatMap((own, side): readonly Row[] => {
      const wait = own.find((one) => one.stage === longest.stage && one.level === "" && one.cohort === cohort);
      const ofSide = sides.length === 1 ? "" : ` (${names[side]})`;
      return wait === undefined ? [] : [{ name: `${cohort}${ofSide}`, ofSide, wait }];
    }),
  );
  const line = titleOf(longest.stage, longest.title);
  const shown = rows.map((row) => ({ ...row, text: rowText(row.wait, said) }));
  const last = rows.findLast(({ wait }) => wait.p90 !== null) ?? rows[rows.length - 1];
  const within = last.wait.p90 === null ? null : said.time(last.wait.p90);
  const title = `${line}: ${said.title(line, last.wait.cohort, last.ofSide, within, said.share(last.wait.beyond.share))}`;
  const sentence = shown.map(({ name, text }) => `${name}: ${text}.`).join(" ");
  const drawn = draw(shown, width, Math.max(1 / 24, ...rows.map(({ wait }) => reach(wait))), said);
  const description = `${sentence} ${said.tableBelow}`;
  const tools = { id, title, description, width, height: drawn.height, className: "tails" };
  return {
    title,
    sentence,
    picture: svg(tools, drawn.body),
    width,
    height: drawn.height,
    marks: shown.map(({ name, wait }, nth) => [{ ...drawn.places[nth], text: said.mark(name, toldOf(wait, said)) }]),
    table: tailTable(sides, options),
  };
}

/** Every line, level and cohort of each side. */
export function tailTable(
  sides: readonly (readonly LineWait[])[],
  { names, words: said, titleOf, levelOf }: Omit<TailOptions, "id" | "width">,
): Table {
  const { columns } = said;
  return {
    name: "waits-by-cohort",
    caption: said.caption,
    columns: [
      words(columns.line),
      ...(sides.length === 1 ? [] : [words(columns.side)]),
      words(columns.level),
      words(columns.cohort),
      figures(columns.joined, said.persons),
      figures(columns.median, said.days),
      figures(columns.p90, said.days),
      figures(columns.p99, said.days),
      figures(columns.waiting, said.persons),
      words(columns.still),
      figures(columns.unserved, said.persons),
    ],
    rows: sides.flatMap((own, side) =>
      own.map((wait) => [
        titleOf(wait.stage, wait.title),
        ...(sides.length === 1 ? [] : [names[side]]),
        wait.level === "" ? said.everybody : levelOf(wait.level),
        wait.cohort,
        wait.joined,
        wait.median,
        wait.p90,
        wait.p99,
        wait.waiting,
        stillText(wait, said),
        wait.unserved,
      ]),
    ),
  };
}

/** Days as far as a row goes. */
function reach({ p99, p90, beyond }: LineWait): number {
  return p99 ?? Math.max(p90 ?? 0, beyond.days);
}

function rowText({ p90, beyond }: LineWait, said: TailWords): string {
  return said.row(p90 === null ? null : said.time(p90), said.share(beyond.share), said.time(beyond.days));
}

function toldOf(
  wait: LineWait,
  said: TailWords,
): Readonly<Record<"joined" | "median" | "p90" | "p99" | "still", string>> {
  const time = (days: number | null): string => (days === null ? said.longer : said.time(days));
  const { joined, median, p90, p99 } = wait;
  return {
    joined: String(Math.round(joined)),
    median: time(median),
    p90: time(p90),
    p99: time(p99),
    still: stillText(wait, said),
  };
}

function stillText({ joined, waiting }: LineWait, said: TailWords): string {
  return said.share(joined === 0 ? 0 : waiting / joined);
}

const [head, row, foot] = [24, 30, 26];

function draw(rows: readonly (Row & { readonly text: string })[], width: number, top: number, said: TailWords) {
  const isWide = width > 500;
  const [left, right] = isWide ? [Math.min(230, width * 0.3), width - 190] : [8, width - 12];
  const unit =
    top >= 1461
      ? { size: 365.25, name: said.years }
      : top < 2
        ? { size: 1 / 24, name: said.hours }
        : { size: 1, name: said.days };
  const x = scaleLinear([0, top / unit.size], [left, right]).nice(4);
  const across = (days: number): string => px(x(days / unit.size));
  const tall = isWide ? row : row + 16;
  const height = head + rows.length * tall + foot;
  const axis = x
    .ticks(isWide ? 6 : 4)
    .map(
      (tick) =>
        `<path class="grid" d="M${px(x(tick))} ${head - 6}V${height - foot + 4}"/>` +
        label(x(tick), height - 8, String(tick), { anchor: "middle", className: "q s" }),
    );
  const places = rows.map((_, nth) => ({ x: left, y: head + nth * tall + (isWide ? 12 : 28) }));
  const bars = rows.map(({ name, wait: { median, p90, p99, beyond }, text }, nth) => {
    const { y } = places[nth];
    const [half, most] = [median ?? beyond.days, p90 ?? beyond.days];
    return (
      (isWide
        ? label(left - 10, y + 4, name, { anchor: "end", className: "s" }) +
          label(right + 10, y + 4, text, { className: "s" })
        : label(left, y - 12, `${name}: ${text}`, { className: "s halo" })) +
      (most > half ? `<path class="r80" d="M${across(half)} ${px(y)}H${across(most)}"/>` : "") +
      `<path class="r50" d="M${across(0)} ${px(y)}H${across(half)}"/>` +
      (p99 === null ? "" : `<circle class="rm" cx="${across(p99)}" cy="${px(y)}" r="4.4"/>`)
    );
  });
  return { body: [label(left, 13, unit.name, { className: "q s" }), ...axis, ...bars].join(""), height, places };
}
