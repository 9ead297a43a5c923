// How far each figure would have to move: a row for each, with its plausible range, what is assumed and what is needed, all
// on one scale of spreads.
import type { Move } from "../ask/requires/required.ts";
import { number } from "../quantity/numberWords.ts";
import { scaleLinear } from "./linearScale.ts";
import { factorWords, isFactor, valueWords } from "./requiresSentences.ts";
import type { TitleOf } from "./requiresSentences.ts";
import { englishRequires } from "./requiresWords.ts";
import type { RequiresWords } from "./requiresWords.ts";
import { label, px, svg, wrap } from "./svg.ts";
import { figures, words } from "./table.ts";
import type { Table } from "./table.ts";
import type { ToldChart } from "./toldChart.ts";

interface RequiresChartOptions {
  readonly id: string;
  readonly width: number;
  readonly title: string;
  readonly sentence: string;
  readonly words: RequiresWords;
  readonly titleOf: TitleOf;
}

const lineHeight = 14;

/** @returns "" without a row */
export function requiresChart(
  moves: readonly Move[],
  { id, width, title, sentence, words: said, titleOf }: RequiresChartOptions,
): Pick<ToldChart, "picture" | "height" | "marks"> {
  if (moves.length === 0) return { picture: "", height: 0, marks: [] };
  const isWide = width > 500;
  const left = isWide ? Math.min(360, width * 0.42) : 12;
  const right = width - (isWide ? 150 : 20);
  const ends = moves.flatMap(({ plausible, spreads }) => [...plausible, spreads]);
  const x = scaleLinear([Math.min(0, ...ends), Math.max(0, ...ends)], [left, right]);
  const names = moves.map((move) => wrap(titleOf(move), isWide ? left - 20 : width - 24, 12, 4));
  const body: string[] = [];
  const marks: ToldChart["marks"][number][] = [];
  let top = 34;
  for (const [nth, move] of moves.entries()) {
    const lines = names[nth];
    const height = isWide ? Math.max(30, lines.length * lineHeight + 10) : 34 + lines.length * lineHeight;
    const middle = isWide ? top + height / 2 : top + lines.length * lineHeight + 12;
    const first = isWide ? middle + 4 - ((lines.length - 1) * lineHeight) / 2 : top + 10;
    const [low, high] = move.plausible.map((end) => x(end));
    const value = neededWords(move, said);
    const at = x(move.spreads);
    body.push(
      ...lines.map((line, row) => label(isWide ? left - 10 : left, first + row * lineHeight, line, isWide ? { anchor: "end" } : { className: "halo" })), // prettier-ignore
      `<path class="r80" d="M${px(low)} ${px(middle)}H${px(high)}"/>`,
      `<path class="r50" d="M${px(x(0))} ${px(middle)}H${px(at)}"/>`,
      `<circle class="rm" cx="${px(x(0))}" cy="${px(middle)}" r="4.4"/>`,
      `<circle class="now" cx="${px(at)}" cy="${px(middle)}" r="5"/>`,
      isWide ? label(right + 14, middle + 4, value, { className: "b halo" }) : label(right, middle + 20, value, { anchor: "end", className: "b halo" }), // prettier-ignore
    );
    marks.push([{ x: at, y: middle, text: `${titleOf(move)}: ${value} (${signedSpreads(move.spreads)})` }]);
    top += height;
  }
  const height = top + 30;
  const ticks = x.ticks(isWide ? 7 : 5).map(
    (tick) =>
      `<path class="grid" d="M${px(x(tick))} 26V${px(top)}"/>` +
      label(x(tick), top + 14, signedSpreads(tick), { anchor: "middle", className: "q s" }),
  ); // prettier-ignore
  const legend = label(left, 14, `○ ${said.legend.assumed}   ● ${said.legend.needed}   — ${said.legend.plausible}`, { className: "q s" }); // prettier-ignore
  const axis = label(left, height - 2, said.axis, { className: "q s" });
  const description = `${sentence} ${said.tableBelow}`;
  return { picture: svg({ id, title, description, width, height }, legend + ticks.join("") + axis + body.join("")), height, marks }; // prettier-ignore
}

/** "1.3 ×", "68 %" */
export function neededWords(move: Move, said: RequiresWords = englishRequires): string {
  if (isFactor(move)) return `${factorWords(move.value)} ×`;
  const value = valueWords(move.value, move, said);
  return `${move.how === "plus" && move.value > 0 ? "+" : ""}${value}`;
}

export function assumedWords(move: Move): string {
  if (move.assumed === null) return "";
  return isFactor(move) ? `${factorWords(move.assumed)} ×` : valueWords(move.assumed, move);
}

/** "+1.7", "−0.4" */
export function signedSpreads(spreads: number): string {
  // what is nearer than a tenth is told as the sentence tells it
  const rounded = Number(Math.abs(spreads) < 0.1 ? spreads.toPrecision(2) : spreads.toFixed(1));
  return rounded > 0 ? `+${number(rounded, "exact")}` : number(rounded, "exact");
}

/** How far each would have to move, every number of it. */
export function movesTable(
  name: string,
  title: string,
  moves: readonly Move[],
  said: RequiresWords = englishRequires,
  titleOf: TitleOf = ({ title: own }) => own,
): Table {
  const { columns, kinds } = said;
  return {
    name,
    caption: `${said.title}: ${title}`,
    columns: [words(columns.figure), words(columns.name), words(columns.kind), words(columns.unit), figures(columns.assumed), figures(columns.needed), figures(columns.spreads), figures(columns.below, "share"), figures(columns.plausibleFrom, "spreads"), figures(columns.plausibleTo, "spreads")], // prettier-ignore
    rows: moves.map((move) => [titleOf(move), move.parameter, `${kinds[move.kind]}, ${move.how}`, said.unit(move.unit), move.assumed, move.value, move.spreads, move.below, ...move.plausible]), // prettier-ignore
  };
}
