// The same tables as plain text for the command line: as wide as the terminal, coloured only through what is handed in.
import type { Verdict } from "../judge/verdict.ts";
import { answer } from "./answer.ts";
import { number, percentRange, range, ratioText, withError } from "../quantity/numberWords.ts";
import type { ReportInput } from "../ask/report/reportInput.ts";
import { columnTitles } from "./stackTitle.ts";
import { missWords, targetTally } from "./targetTable.ts";
import { targetName } from "./targetName.ts";
import { heldWords, verdictMarks } from "./verdictWords.ts";

export interface TerminalStyle {
  /** columns of the terminal */
  readonly width: number;
  /** false: no character outside ASCII is printed by us; words of documents are left as they are */
  readonly unicode: boolean;
  /** each gives back its text, coloured or not */
  readonly bold: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
}

const same = (text: string): string => text;

/** No colour, 100 columns: what a pipe gets. */
export const plainStyle: TerminalStyle = { width: 100, unicode: true, bold: same, quiet: same, good: same, bad: same };

/** Measures of every stack with mean ± standard error and the 80 % range over runs. */
export function measuresText(input: Pick<ReportInput, "scenarios" | "study">, style = plainStyle): string {
  const titles = columnTitles(input);
  return input.study.stacks
    .map((stack, column) => {
      const rows = stack.measures.map((measure) => [
        measure.title,
        withError(measure.mean, measure.standardError),
        range(measure.p10, measure.p90),
        measure.unit,
      ]);
      const table = textTable(["measure", "mean ± se", "80 % of runs", "unit"], rows, [1, 2], style);
      return `${style.bold(plain(titles[column], style))}\n${table}`;
    })
    .join("\n");
}

/** One row per measure, one column per stack: mean ± standard error. */
export function compareText(input: Pick<ReportInput, "scenarios" | "study">, style = plainStyle): string {
  const { stacks } = input.study;
  const names = [...new Set(stacks.flatMap((stack) => stack.measures.map((measure) => measure.name)))];
  const rows = names.map((name) => {
    const found = stacks.map((stack) => stack.measures.find((measure) => measure.name === name));
    const first = found.find((measure) => measure !== undefined);
    const title = first === undefined || first.unit === "" ? (first?.title ?? name) : `${first.title} (${first.unit})`;
    return [title, ...found.map((one) => withError(one?.mean ?? null, one?.standardError ?? null))];
  });
  const heads = ["measure", ...columnTitles(input)];
  return textTable(
    heads,
    rows,
    [...stacks.keys()].map((i) => i + 1),
    style,
  );
}

/** Model beside observation, the count of each result, and every miss by name. */
export function targetsText(input: Pick<ReportInput, "targets">, style = plainStyle): string {
  const rows = input.targets.map((target) => [
    targetName(target),
    number(target.observed),
    number(target.median),
    range(target.p10, target.p90),
    ratioText(target.ratio),
    target.status,
  ]);
  const heads = ["target", "observed", "model", "80 % of runs", "ratio", "result"];
  const paint = (cell: string, column: number): string => {
    if (column !== 5) return cell;
    const status = cell.trimEnd();
    return status === "met" ? style.good(cell) : status === "missed" ? style.bad(cell) : style.quiet(cell);
  };
  const misses = input.targets.filter((target) => target.status === "missed").map(missWords);
  const lines = [targetTally(input), ...(misses.length === 0 ? [] : ["Missed:"])].flatMap((line) =>
    fold(line, 0, style),
  );
  const named = misses.flatMap((miss) => fold(miss, 2, style));
  return `${textTable(heads, rows, [1, 2, 3, 4], style, paint)}${[...lines, ...named].join("\n")}\n`;
}

/** One paragraph per claim: mark, verdict, how sure, the words, its parts, and what is not tested. */
export function verdictsText(verdicts: readonly Verdict[], style = plainStyle): string {
  return verdicts
    .map((verdict) => {
      const mark = verdictMarks[verdict.verdict];
      const paint = { yes: style.good, no: style.bad, open: style.bold, plain: style.quiet }[mark.tone];
      const share = verdict.runs === null ? "" : `, ${heldWords(verdict.runs)}`;
      const interval = verdict.interval === null ? "" : ` (95 % interval ${percentRange(verdict.interval)})`;
      const symbol = style.unicode ? mark.symbol : mark.ascii;
      const head = `${paint(`${symbol} ${verdict.verdict}`)}${plain(`${share}${interval}`, style)}  ${style.quiet(verdict.id)}`;
      const said = [verdict.said.by, verdict.said.date].filter((part) => part !== "").join(", ");
      const untested = verdict.notTested === "" ? "" : `Not tested: ${verdict.notTested}`;
      const told = [untested, verdict.reason].flatMap((text) => fold(text, 2, style));
      const lines = [...fold(`“${verdict.words}” ${said}`, 2, style), ...partLines(verdict, style), ...told];
      return [head, ...lines].join("\n");
    })
    .concat("")
    .join("\n");
}

function partLines({ parts }: Verdict, style: TerminalStyle): readonly string[] {
  return parts.flatMap((part) => {
    const runs = part.runs === null ? "" : `, ${heldWords(part.runs)}`;
    const { symbol, ascii } = verdictMarks[part.verdict];
    const mark = style.unicode ? symbol : ascii;
    return fold(`${mark} ${part.title}: ${part.verdict}${runs}`, 4, style);
  });
}

/** The question and its answer. */
export function answerText(input: ReportInput, style = plainStyle): string {
  const { question, findings, claims, cautions } = answer(input);
  const bullet = style.unicode ? "•" : "-";
  const listed = (items: readonly string[]): string[] =>
    items.flatMap((item) => fold(item, 4, style).map((line, i) => (i === 0 ? `  ${bullet} ${line.slice(4)}` : line)));
  const blocks = [
    fold(question, 0, style).map(style.bold),
    ...findings.map(({ lead, items }) => [...fold(lead, 0, style), ...listed(items)]),
    listed(claims),
    listed(cautions).map(style.quiet),
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join("\n"))
    .join("\n\n")}\n`;
}

/**
 * Columns as wide as their longest cell; when that is too wide, the first column is folded, to 16 at least.
 *
 * @param isFolded false where the first column is to be copied whole, such as an id with a blank in it
 */
export function textTable(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  rightAligned: readonly number[],
  style: TerminalStyle,
  paint: (cell: string, column: number) => string = same,
  isFolded = true,
): string {
  const cells = [heads, ...rows].map((row) => row.map((cell) => plain(oneLine(cell), style)));
  const widths = heads.map((_, column) => Math.max(...cells.map((row) => lengthOf(row[column]))));
  const others = widths.slice(1).reduce((sum, width) => sum + width + 2, 0);
  if (isFolded) widths[0] = Math.min(widths[0], Math.max(16, style.width - others));
  const lines = cells.flatMap((row, index) => {
    const first = foldWords(row[0], widths[0]);
    return first.map((start, part) => {
      const rest = row.slice(1).map((cell, i) => {
        const text = part === 0 ? cell : "";
        const room = " ".repeat(Math.max(0, widths[i + 1] - lengthOf(text)));
        const padded = rightAligned.includes(i + 1) ? room + text : text + room;
        return index === 0 ? padded : paint(padded, i + 1);
      });
      const line = [start + " ".repeat(Math.max(0, widths[0] - lengthOf(start))), ...rest].join("  ");
      return index === 0 ? style.bold(line.trimEnd()) : line.trimEnd();
    });
  });
  return `${lines.join("\n")}\n`;
}

function fold(text: string, indent: number, style: TerminalStyle): string[] {
  if (text === "") return [];
  const room = Math.max(20, style.width - indent);
  return foldWords(plain(oneLine(text), style), room).map((line) => " ".repeat(indent) + line);
}

function foldWords(text: string, room: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines[lines.length - 1];
    if (last !== undefined && lengthOf(last) + 1 + lengthOf(word) <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Line ends and control characters would let a title move the cursor or colour the screen. */
function oneLine(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, " ");
}

function plain(text: string, style: TerminalStyle): string {
  if (style.unicode) return text;
  return text.replace(/±/g, "+-").replace(/[−–—]/g, "-").replace(/[“”]/g, '"').replace(/[‘’]/g, "'");
}

function lengthOf(text: string): number {
  return [...text].length;
}
