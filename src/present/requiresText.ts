// What would have to be true, as text: the sentence and its picture first, then levers one by one, draws, the box of
// conditions, and how it was searched.
import type { ConditionBox, Freedom, Move, Requires } from "../ask/requires/required.ts";
import { counted, number, percent } from "../quantity/numberWords.ts";
import { fold } from "./fold.ts";
import { assumedWords, neededWords, signedSpreads } from "./requiresChart.ts";
import { boxLines, conditionWords, freedomLines, leverSentence, requiresSentence, valueWords } from "./requiresSentences.ts"; // prettier-ignore
import { englishRequires as said } from "./requiresWords.ts";
import { plainStyle } from "./terminalStyle.ts";
import type { TerminalStyle } from "./terminalStyle.ts";
import { textTable } from "./textTable.ts";

export function requiresText(found: Requires, style: TerminalStyle = plainStyle): string {
  const { of, evidence, withLevers, levers, sources, gate, seed, stepDays } = found;
  const isTold = gate?.status !== "failed";
  const freedoms = [evidence, withLevers].filter((one) => one !== null);
  const lines = [
    ...fold(of.words, 0, style).map(style.bold),
    ...fold(requiresSentence(found), 0, style),
    ...(isTold ? picturesOf(freedoms, style) : []),
    ...(isTold ? levers.flatMap((lever) => fold(leverSentence(lever, of.kind), 0, style)) : []),
    ...(isTold ? sources.flatMap((one) => (one.brings === null ? [] : fold(said.source(one.brings, one.source, one.title), 0, style))) : []), // prettier-ignore
    ...(isTold
      ? freedoms.flatMap((freedom, nth) => moreOf(freedom, freedoms.length > 1 && nth === 1, found.isStopped, style))
      : []),
    ...fold(said.limits, 0, style),
    ...fold(`Expected numbers in steps of ${number(stepDays)} days, compared with no finer one · seed ${seed} · a spread is a standard deviation of a figure's range, of a lever as if every value on either side of what is assumed were as likely`, 0, style).map(style.quiet), // prettier-ignore
  ];
  return `${lines.join("\n")}\n`;
}

function picturesOf(freedoms: readonly Freedom[], style: TerminalStyle): readonly string[] {
  return freedoms.flatMap(({ nearest }) => (nearest === null ? [] : tableOf(nearest.moves, style)));
}

/** Width of the track on which a figure moves. */
const track = 21;

function tableOf(moves: readonly Move[], style: TerminalStyle): readonly string[] {
  const furthest = Math.max(...moves.flatMap(({ plausible, spreads }) => [...plausible.map(Math.abs), Math.abs(spreads)])); // prettier-ignore
  const rows = moves.map((move) => [move.title, assumedWords(move), neededWords(move), signedSpreads(move.spreads), trackOf(move, furthest, style)]); // prettier-ignore
  const { columns } = said;
  const heads = [columns.figure, columns.assumed, columns.needed, columns.spreads, said.legend.plausible];
  return textTable(heads, rows, [1, 2, 3], style).trimEnd().split("\n");
}

/** "···○━━●···": what is plausible, where it is assumed and where it is needed. */
function trackOf({ plausible: [low, high], spreads }: Move, furthest: number, { unicode }: TerminalStyle): string {
  const marks = unicode ? { out: " ", free: "·", way: "━", assumed: "○", needed: "●" } : { out: " ", free: ".", way: "=", assumed: "o", needed: "*" }; // prettier-ignore
  const place = (at: number): number => Math.floor(((at + furthest) / (2 * furthest)) * (track - 1) + 0.5);
  const [from, to, zero, needed] = [low, high, 0, spreads].map(place);
  return Array.from({ length: track }, (_, at) => {
    if (at === needed) return marks.needed;
    if (at === zero) return marks.assumed;
    if (at > Math.min(zero, needed) && at < Math.max(zero, needed)) return marks.way;
    return at >= from && at <= to ? marks.free : marks.out;
  }).join("");
}

function moreOf(freedom: Freedom, isWithLevers: boolean, isStopped: boolean, style: TerminalStyle): readonly string[] {
  const { box } = freedom;
  const heading = isWithLevers ? said.withLeversToo : said.alone;
  return [
    "",
    style.bold(heading),
    ...(box === null && isStopped ? [] : boxLines(freedom)).flatMap((line) => fold(line, 0, style)),
    ...(box === null || box.byChance > 0.05 ? [] : boxTable(box, style)),
    ...freedomLines(freedom).flatMap((line) => fold(line, 0, style)),
    ...(freedom.failed === 0 ? [] : fold(`${counted(freedom.failed, "draw")} could not be run.`, 0, style)),
  ];
}

function boxTable({ conditions }: ConditionBox, style: TerminalStyle): readonly string[] {
  const rows = conditions.map((one) => [
    conditionWords(one),
    one.range === null ? "" : one.range.map((end) => valueWords(end, one)).join(" to "),
    one.quasiP < 0.001 ? "under 0.001" : number(Number(one.quasiP.toPrecision(1)), "exact"),
    percent(one.foundAgain),
  ]);
  const { columns } = said;
  return textTable([columns.condition, columns.range, columns.byChance, columns.again], rows, [2, 3], style).trimEnd().split("\n"); // prettier-ignore
}
