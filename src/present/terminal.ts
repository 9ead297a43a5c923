// The same tables as plain text for the command line: as wide as the terminal, coloured only through what is handed in.
import type { Verdict } from "../judge/verdict.ts";
import { answer } from "./answer.ts";
import { number, percentRange, range, ratioText } from "../quantity/numberWords.ts";
import type { ReportInput } from "../ask/report/reportInput.ts";
import { fold, plain } from "./fold.ts";
import { missWords, targetTally } from "./targetTable.ts";
import { targetName } from "./targetName.ts";
import { plainStyle } from "./terminalStyle.ts";
import type { TerminalStyle } from "./terminalStyle.ts";
import { textTable } from "./textTable.ts";
import { heldWords, saidVerdict, settledWords, verdictMarks } from "./verdictWords.ts";

export { plainStyle } from "./terminalStyle.ts";
export type { TerminalStyle } from "./terminalStyle.ts";

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
      const share = [heldWords(verdict.runs), settledWords(verdict)].map(afterComma).join("");
      const interval = verdict.interval === null ? "" : ` (95 % interval ${percentRange(verdict.interval)})`;
      const symbol = style.unicode ? mark.symbol : mark.ascii;
      const head = `${paint(`${symbol} ${saidVerdict(verdict)}`)}${plain(`${share}${interval}`, style)}  ${style.quiet(verdict.id)}`;
      const said = [verdict.said.by, verdict.said.date].filter((part) => part !== "").join(", ");
      const untested = verdict.notTested === "" ? "" : `Not tested: ${verdict.notTested}`;
      const told = [untested, verdict.reason].flatMap((text) => fold(text, 2, style));
      const lines = [...fold(`“${verdict.words}” ${said}`, 2, style), ...partLines(verdict, style), ...told];
      return [head, ...lines].join("\n");
    })
    .concat("")
    .join("\n");
}

function afterComma(words: string): string {
  return words === "" ? "" : `, ${words}`;
}

function partLines({ parts }: Verdict, style: TerminalStyle): readonly string[] {
  return parts.flatMap((part) => {
    const runs = [heldWords(part.runs), settledWords(part)].map(afterComma).join("");
    const { symbol, ascii } = verdictMarks[part.verdict];
    const mark = style.unicode ? symbol : ascii;
    return fold(`${mark} ${part.title}: ${saidVerdict(part)}${runs}`, 4, style);
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
