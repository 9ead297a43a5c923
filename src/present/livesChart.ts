// One person under two policies: time runs down, the life without what was moved to the left and the life with it to the
// right, on one scale, so that what comes at the same time stands at the same height.
import type { LifeStay, LivesFound, PairedLife } from "../ask/live/livesFound.ts";
import { lifeDay } from "../ask/live/lifeDay.ts";
import type { LifeClock } from "../ask/live/lifeDay.ts";
import { label, px, svg, wrap } from "./svg.ts";
import type { Table } from "./table.ts";
import { figures, words } from "./table.ts";

/** What the picture says, in whatever language. */
export interface LifeWords {
  /** what the two lives are called */
  readonly base: string;
  readonly now: string;
  readonly still: string;
  /** "3 years" */
  time(days: number): string;
  /** "waits 2 years" */
  waits(time: string): string;
}

interface LivesOptions {
  readonly id: string;
  readonly width: number;
  readonly title: string;
  readonly description: string;
  readonly words: LifeWords;
}

type Run = Pick<LivesFound, "endDays"> & LifeClock;

/** Lives that are over within so many days are told with hours. */
const shortDays = 8;

/** The run with a clock that tells the ends of a life apart. */
export function clockOf(life: PairedLife, found: LivesFound): Run {
  const lives = [life.base, ...(life.now === null ? [] : [life.now])];
  return { ...found, hours: endOf(lives, found) - (life.base[0]?.entered ?? 0) < shortDays };
}

const [foot, line, gap, bar] = [12, 14, 5, 14];
/** Below this a day is told by its month, and what a life is called takes two lines. */
const narrow = 500;
const least = 300;
/** days that a picture covers at least */
const shortest = 1 / 24;
const colours = 5;

export function livesChart(
  life: PairedLife,
  run: Run,
  { id, width, title, description, words: said }: LivesOptions,
): string {
  const lives = [life.base, ...(life.now === null ? [] : [life.now])];
  const [from, to] = [lives[0][0]?.entered ?? 0, endOf(lives, run)];
  const [axis, head] = width < narrow ? [run.hours === true ? 76 : 54, 40] : [run.hours === true ? 108 : 74, 26];
  const column = (width - axis) / lives.length;
  const room = column - bar - 22;
  const titles = [...new Set(lives.flatMap((stays) => shown(stays).map((stay) => stay.title)))];
  const columns = lives.map((stays) => shown(stays).map((stay) => blockOf(stay, run, room, said)));
  const tallest = Math.max(...columns.map((blocks) => blocks.reduce((sum, block) => sum + block.height + gap, 0)));
  const height = head + Math.max(least, tallest) + foot;
  const y = (day: number): number => head + ((day - from) / Math.max(1e-9, to - from)) * (height - head - foot);
  const ticks = ticksOf(from, to, run).map(
    ([day, text]) =>
      `<path class="rule" d="M${axis - 6} ${px(y(day))}H${px(width)}"/>${label(0, y(day) + 4, width < narrow ? shortened(text) : text, { className: "q s" })}`,
  );
  const names = life.now === null ? [""] : [said.base, said.now];
  const called = names.map((name) => wrap(name, column - 8, 13, width < narrow ? 2 : 1));
  const drawn = columns.map((blocks, nth) => {
    const x = axis + nth * column;
    const places = placed(
      blocks.map(({ stay, height: tall }) => ({ at: y(middle(stay, run)), tall })),
      head,
      height - foot,
    );
    return (
      called[nth].map((text, i) => label(x, 14 + i * line, text, { className: "b" })).join("") +
      blocks
        .map((block, i) => drawnBlock(block, x, places[i], y, run, titles.indexOf(block.stay.title) % colours))
        .join("")
    );
  });
  return svg({ id, title, description, width, height, className: "lives" }, ticks.join("") + drawn.join(""));
}

/** Both lives, stay by stay, with what takes no time as well. */
export function livesTable(life: PairedLife, run: Run, said: Pick<LifeWords, "base" | "now">, heads: LifeHeads): Table {
  const rows = (stays: readonly LifeStay[], name: string): Table["rows"] =>
    stays.map(({ title, entered, began, left, kind }) => {
      const until = kind === "outcome" ? null : left;
      return [
        ...(life.now === null ? [] : [name]),
        title,
        lifeDay(entered, run),
        began === null ? "" : lifeDay(began, run),
        until === null ? "" : lifeDay(until, run),
        kind === "outcome" ? null : (left ?? run.endDays) - entered,
      ];
    });
  const { caption, policy, stage, from, served, until, days } = heads;
  return {
    name: "life",
    caption,
    columns: [
      ...(life.now === null ? [] : [words(policy)]),
      words(stage),
      words(from),
      words(served),
      words(until),
      figures(days),
    ],
    rows: [...rows(life.base, said.base), ...rows(life.now ?? [], said.now)],
  };
}

/** Headings of the table. */
interface LifeHeads {
  readonly caption: string;
  readonly policy: string;
  readonly stage: string;
  readonly from: string;
  readonly served: string;
  readonly until: string;
  readonly days: string;
}

/** What takes no time cannot be seen at any scale. */
function shown(stays: readonly LifeStay[]): readonly LifeStay[] {
  return stays.filter(({ kind, entered, left }) => kind === "outcome" || (kind === "stay" && left !== entered));
}

/** The later end of both, with some room; who is still there is there to the end of the run. */
function endOf(lives: readonly (readonly LifeStay[])[], { endDays }: Run): number {
  const ends = lives.map((stays) => {
    const last = stays.at(-1);
    return last === undefined ? 0 : last.kind === "outcome" ? last.entered : (last.left ?? endDays);
  });
  return Math.max(...ends, (lives[0][0]?.entered ?? 0) + shortest);
}

function middle({ kind, entered, left }: LifeStay, { endDays }: Run): number {
  return kind === "outcome" ? entered : (entered + (left ?? endDays)) / 2;
}

interface Block {
  readonly stay: LifeStay;
  readonly lines: readonly string[];
  /** how long, in a line or two */
  readonly notes: readonly string[];
  readonly height: number;
}

function blockOf(stay: LifeStay, { endDays }: Run, room: number, said: LifeWords): Block {
  const { kind, title, entered, began, left } = stay;
  const lines = wrap(title, room, 12.5, 3);
  const time = said.time((left ?? endDays) - entered);
  const waited = began === null ? "" : said.waits(said.time(began - entered));
  // where all of a stay is its wait, one length of time is enough
  const isAllWait = began !== null && left !== null && left - began < (left - entered) / 20;
  const parts = kind === "outcome" ? [] : [left === null ? `${said.still}, ${time}` : isAllWait ? "" : time, waited];
  const notes = wrap(parts.filter((part) => part !== "").join("; "), room, 11.5, 2);
  return { stay, lines, notes, height: (lines.length + notes.length) * line };
}

/** Labels beside their stays as far as others leave room: from the top down, and then up again from the foot. */
function placed(wanted: readonly { at: number; tall: number }[], top: number, bottom: number): readonly number[] {
  const places: number[] = [];
  let free = top;
  for (const { at, tall } of wanted) {
    places.push(Math.max(free, at - tall / 2));
    free = places[places.length - 1] + tall + gap;
  }
  let floor = bottom;
  for (let i = wanted.length - 1; i >= 0; i--) {
    places[i] = Math.min(places[i], floor - wanted[i].tall);
    floor = places[i] - gap;
  }
  return places;
}

function drawnBlock(
  { stay, lines, notes, height }: Block,
  x: number,
  place: number,
  y: (day: number) => number,
  run: Run,
  colour: number,
): string {
  const { kind, entered, began, left } = stay;
  const end = kind === "outcome" ? entered : (left ?? run.endDays);
  const [first, last] = [y(entered), y(end)];
  const tall = (until: number): string => px(Math.max(1, y(until) - first));
  const body =
    kind === "outcome"
      ? `<circle class="c4" cx="${px(x + bar / 2)}" cy="${px(first)}" r="6"/>`
      : `<rect class="c${colour}" x="${px(x)}" y="${px(first)}" width="${bar}" height="${tall(end)}"/>` +
        (began === null
          ? ""
          : `<rect class="waiting" x="${px(x)}" y="${px(first)}" width="${px(bar / 2)}" height="${tall(began)}"/>`);
  const middleOfLabel = place + height / 2;
  const leader = `<path class="leader" d="M${px(x + bar)} ${px((first + last) / 2)}L${px(x + bar + 6)} ${px(middleOfLabel)}"/>`;
  const texts = lines.map((text, i) =>
    label(x + bar + 9, place + 11 + i * line, text, { className: kind === "outcome" ? "b" : "" }),
  );
  const under = notes.map((note, i) =>
    label(x + bar + 9, place + 11 + (lines.length + i) * line, note, { className: "q s" }),
  );
  return body + leader + texts.join("") + under.join("");
}

/** A month where days are told, and days without their year where hours are. */
function shortened(day: string): string {
  return day.replace(/^(\d{4}-\d{2})-\d{2}$/, "$1").replace(/^\d{4}-(\d{2}-\d{2}) /, "$1 ");
}

/** The beginning, the end, and even parts between them. */
function ticksOf(from: number, to: number, run: Run): readonly (readonly [number, string])[] {
  const parts = 6;
  return Array.from({ length: parts + 1 }, (_, i) => {
    const day = from + ((to - from) * i) / parts;
    return [day, lifeDay(day, run)] as const;
  });
}
