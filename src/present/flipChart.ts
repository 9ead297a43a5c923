// Where one lever turns a question or a statement, as a line from one end of the lever to the other: on which side it holds,
// where it turns, where the lever stands, and what was run beside it.
import type { Flip } from "../ask/flip/flip.ts";
import { number } from "../quantity/numberWords.ts";
import { scaleLinear } from "./linearScale.ts";
import { label, px, svg } from "./svg.ts";
import { figures, words } from "./table.ts";
import type { ToldChart } from "./toldChart.ts";

/** Parts of sentences; values come in words, with their unit. */
export interface FlipWords {
  /** @param word what `holds` or `not` says */
  title(lever: string, result: Flip["result"], at: string, side: "above" | "below", word: string): string;
  /** @param what a question, or a statement */
  at(what: What, side: "above" | "below", at: string, bracket: readonly [string, string] | null): string;
  always(what: What, holds: boolean, low: string, high: string): string;
  unknown(lever: string): string;
  contrary(holding: readonly string[], not: readonly string[]): string;
  confirmed(holds: number, runs: number, at: string): string;
  settled(isSettled: boolean): string;
  assumed(value: string): string;
  /** of a question and of a statement */
  holds(isQuestion: boolean): string;
  not(isQuestion: boolean): string;
  readonly columns: Readonly<Record<"value" | "what" | "holds" | "runs", string>>;
  readonly rows: Readonly<Record<"low" | "high" | "at" | "assumed" | "tried" | "run", string>>;
  readonly yes: string;
  readonly no: string;
  caption(lever: string): string;
  readonly tableBelow: string;
}

interface What {
  readonly words: string;
  readonly isQuestion: boolean;
}

const subject = ({ words: what, isQuestion }: What, isHolding = true): string => {
  if (isQuestion) return `The answer to “${what}” is ${isHolding ? "yes" : "no"}`;
  return `“${what}” ${isHolding ? "holds" : "does not hold"}`;
};

export const englishFlip: FlipWords = {
  title: (lever, result, at, side, word) =>
    result === "at"
      ? `${lever}: it turns at ${at}, ${word} ${side === "above" ? "from there on" : "up to there"}`
      : result === "unknown"
        ? `${lever}: not found out`
        : `${lever}: it turns nowhere in the range, ${word} all over it`,
  at: (what, side, at, bracket) =>
    `${subject(what)} ${side === "above" ? `from ${at} on` : `up to ${at}`}${bracket === null ? "" : ` (it turns between ${bracket[0]} and ${bracket[1]})`}.`,
  always: (what, holds, low, high) => `${subject(what, holds)} all over from ${low} to ${high}.`,
  unknown: (lever) => `Where ${lever} turns it was not found out: it was stopped, or a side has no number.`,
  contrary: (holding, not) =>
    [
      ...(holding.length === 0 ? [] : [`It holds at ${holding.join(" and ")} too.`]),
      ...(not.length === 0 ? [] : [`It does not hold at ${not.join(" and ")}.`]),
    ].join(" "),
  confirmed: (holds, runs, at) => `Person by person it holds in ${holds} of ${runs} runs at ${at}.`,
  settled: (isSettled) =>
    isSettled
      ? "Runs beside it with half the step, or person by person, agree."
      : "It is NOT settled: runs beside it with half the step, or person by person, say otherwise.",
  assumed: (value) => `now ${value}`,
  holds: (isQuestion) => (isQuestion ? "yes" : "it holds"),
  not: (isQuestion) => (isQuestion ? "no" : "it does not hold"),
  columns: { value: "value", what: "what", holds: "holds", runs: "runs person by person" },
  rows: {
    low: "lower end",
    high: "higher end",
    at: "it turns",
    assumed: "as the documents have it",
    tried: "tried, and says otherwise",
    run: "run person by person",
  },
  yes: "yes",
  no: "no",
  caption: (lever) => `Where it turns: ${lever}`,
  tableBelow: "The table below holds every value.",
};

interface FlipOptions {
  readonly id: string;
  readonly width: number;
  readonly words: FlipWords;
  /** the lever, and what is turned, in the language of the words */
  readonly lever: string;
  readonly what: What;
  /** of the lever, in the language of the words */
  readonly unit: string;
  /** where the lever stands; left out: as the flip assumes */
  readonly stands?: number | null;
}

export function flipChart(flip: Flip, options: FlipOptions): ToldChart {
  const { words: said, lever, what, width } = options;
  const { result, at, range, bracket, contrary, confirmed } = flip;
  const value = (place: number): string => `${number(place)}${options.unit === "" ? "" : ` ${options.unit}`}`;
  const side = flip.holds ?? "above";
  const [yes, no] = [said.holds(what.isQuestion), said.not(what.isQuestion)];
  const title = said.title(lever, result, at === null ? "" : value(at), side, result === "nowhere" ? no : yes);
  const lead =
    result === "at" && at !== null
      ? said.at(what, side, value(at), bracket === null ? null : [number(bracket[0]), value(bracket[1])])
      : result === "unknown"
        ? said.unknown(lever)
        : said.always(what, result === "everywhere", number(range[0]), value(range[1]));
  const others = [true, false].map((isHolding) => contrary.filter(({ holds }) => holds === isHolding).map((one) => value(one.value))); // prettier-ignore
  const runs = confirmed.map((check) => said.confirmed(check.holds, check.runs, value(check.value)));
  const sure = result === "unknown" ? "" : said.settled(flip.isSettled);
  const sentence = [lead, said.contrary(others[0], others[1]), ...runs, sure].filter((one) => one !== "").join(" ");
  const table = tableOf(flip, options);
  return {
    title,
    sentence,
    ...draw(flip, options, { title, description: `${sentence} ${said.tableBelow}` }, value),
    width,
    table,
  };
}

function holdsAt({ result, at, holds, contrary }: Flip, place: number): boolean {
  const own = contrary.find(({ value }) => value === place);
  if (own !== undefined) return own.holds;
  if (result !== "at" || at === null) return result === "everywhere";
  return holds === "above" ? place >= at : place <= at;
}

function tableOf(flip: Flip, { words: said, lever, unit }: FlipOptions): ToldChart["table"] {
  const { range, at, assumed, contrary, confirmed, result } = flip;
  const { rows, columns } = said;
  const yesNo = (holds: boolean): string => (holds ? said.yes : said.no);
  const told = (place: number): string | null => (result === "unknown" ? null : yesNo(holdsAt(flip, place)));
  return {
    name: "break-even",
    caption: said.caption(lever),
    columns: [words(columns.what), figures(columns.value, unit), words(columns.holds), words(columns.runs)],
    rows: [
      [rows.low, range[0], told(range[0]), null],
      ...(at === null ? [] : [[rows.at, at, null, null]]),
      [rows.high, range[1], told(range[1]), null],
      ...(assumed === null ? [] : [[rows.assumed, assumed, null, null]]),
      ...contrary.map(({ value, holds }) => [rows.tried, value, yesNo(holds), null]),
      ...confirmed.map(({ value, holds, runs }) => [rows.run, value, null, `${holds} / ${runs}`]),
    ],
  };
}

const height = 104;
const line = 46;

function draw(
  flip: Flip,
  { id, width, words: said, what, stands = flip.assumed }: FlipOptions,
  { title, description }: { readonly title: string; readonly description: string },
  value: (place: number) => string,
): Pick<ToldChart, "picture" | "height" | "marks"> {
  const { range, result, at, holds, contrary, confirmed } = flip;
  if (result === "unknown") return { picture: "", height: 0, marks: [] };
  const [yes, no] = [said.holds(what.isQuestion), said.not(what.isQuestion)];
  const x = scaleLinear(range, [12, width - 12]);
  const bar = (from: number, to: number, isHolding: boolean): string =>
    `<rect class="${isHolding ? "c0" : "c4"}" x="${px(x(from))}" y="${line}" width="${px(Math.max(1, x(to) - x(from)))}" height="16"/>`;
  const [low, high] = range;
  const bars =
    at === null ? bar(low, high, result === "everywhere") : bar(low, at, holds === "below") + bar(at, high, holds === "above"); // prettier-ignore
  const anchored = (place: number): "start" | "middle" | "end" =>
    x(place) < width * 0.2 ? "start" : x(place) > width * 0.8 ? "end" : "middle";
  const turn =
    at === null
      ? ""
      : `<path class="zero" d="M${px(x(at))} ${line - 8}V${line + 24}"/>` +
        label(x(at), line - 14, value(at), { anchor: anchored(at), className: "b" });
  const isIn = stands !== null && stands >= low && stands <= high;
  const now = !isIn
    ? ""
    : `<path class="ref" d="M${px(x(stands))} ${line - 4}V${line + 28}"/>` +
      label(x(stands), line + 40, said.assumed(value(stands)), { anchor: anchored(stands), className: "s" });
  const tried = [...contrary, ...confirmed.map((one) => ({ value: one.value, holds: one.holds === one.runs }))];
  const spots = tried.map((one) => `<circle class="rm" cx="${px(x(one.value))}" cy="${line + 8}" r="4"/>`);
  const ends =
    label(12, 14, number(low), { className: "q s" }) +
    label(width - 12, 14, value(high), { anchor: "end", className: "q s" });
  const marks = [
    [
      { place: low, text: `${value(low)}: ${holdsAt(flip, low) ? yes : no}` },
      ...tried.map((one) => ({ place: one.value, text: `${value(one.value)}: ${one.holds ? yes : no}` })),
      ...(at === null ? [] : [{ place: at, text: value(at) }]),
      { place: high, text: `${value(high)}: ${holdsAt(flip, high) ? yes : no}` },
    ]
      .toSorted((one, other) => one.place - other.place)
      .map(({ place, text }) => ({ x: x(place), y: line + 8, text })),
  ];
  const picture = svg({ id, title, description, width, height }, ends + bars + spots.join("") + turn + now);
  return { picture, height, marks };
}

/** What the colours mean. */
export function flipKeys(
  said: FlipWords,
  isQuestion: boolean,
): readonly { readonly className: string; readonly title: string }[] {
  return [
    { className: "c0", title: said.holds(isQuestion) },
    { className: "c4", title: said.not(isQuestion) },
  ];
}
