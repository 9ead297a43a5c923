// Waits by cohort for a terminal: every line for everybody and for each level, with the tail.
import type { EverybodyFound } from "../ask/live/liveEverybody.ts";
import type { LineWait } from "../ask/live/lineWaits.ts";
import { counted, noNumber, number, percent } from "../quantity/numberWords.ts";
import { fold } from "./fold.ts";
import { englishTails, tailNote, waitTime } from "./tailWords.ts";
import { plainStyle } from "./terminalStyle.ts";
import type { TerminalStyle } from "./terminalStyle.ts";
import { textTable } from "./textTable.ts";

/** @param names of each side */
export function lineWaitsText(
  { sides, replication, group }: Pick<EverybodyFound, "sides" | "replication" | "group">,
  names: readonly string[],
  style: TerminalStyle = plainStyle,
): string {
  const { columns } = englishTails;
  const heads = ["joined in", ...(group === "" ? [] : [group]), columns.joined, columns.median, columns.p90, columns.p99, columns.still, "unserved"]; // prettier-ignore
  const numbers = heads.map((_, column) => column).slice(group === "" ? 1 : 2);
  const parts = sides.flatMap(({ lines }, side) => {
    const stages = [...new Set(lines.map(({ stage }) => stage))];
    return stages.map((stage) => {
      const own = lines.filter((one) => one.stage === stage);
      const rows = own.map((one) => rowOf(one, group !== ""));
      const title = `${own[0].title}: ${names[side]}`;
      return `${fold(title, 0, style).map(style.bold).join("\n")}\n${textTable(heads, rows, numbers, style)}`;
    });
  });
  if (parts.length === 0) return "Nobody joined a line.\n";
  const notes = [tailNote, `By run ${replication + 1}, every uncertain figure at its own value: ${counted(sides.length, "run")} person by person.`]; // prettier-ignore
  return `${parts.join("\n")}\n${notes.flatMap((note) => fold(note, 0, style)).join("\n")}\n`;
}

function rowOf(
  { cohort, level, joined, median, p90, p99, waiting, unserved }: LineWait,
  hasGroup: boolean,
): readonly string[] {
  const time = (days: number | null): string => (days === null ? noNumber : waitTime(days));
  return [
    cohort,
    ...(hasGroup ? [level === "" ? englishTails.everybody : level] : []),
    number(joined),
    time(median),
    time(p90),
    time(p99),
    percent(joined === 0 ? null : waiting / joined),
    percent(joined === 0 ? null : unserved / joined),
  ];
}
