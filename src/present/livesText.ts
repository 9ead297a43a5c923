// The same people's lives under two policies, for a terminal.
import type { LivesFound } from "../ask/live/livesFound.ts";
import { number } from "../quantity/numberWords.ts";
import { fold } from "./fold.ts";
import { englishLivesTable, lifeSentence, livesCount } from "./livesWords.ts";
import { plainStyle } from "./terminalStyle.ts";
import type { TerminalStyle } from "./terminalStyle.ts";
import { textTable } from "./textTable.ts";

/**
 * @param names what the policies are called
 * @param most  people that are shown
 */
export function livesText(
  found: LivesFound,
  names: readonly string[],
  most: number,
  style: TerminalStyle = plainStyle,
): string {
  if (found.lives.length === 0) return "Nobody of those who came is found in both runs.\n";
  const parts = found.lives.slice(0, most).map((life, nth) => {
    const { columns, rows } = englishLivesTable(life, found, names);
    const cells = rows.map((row) => row.map((cell) => (typeof cell === "number" ? number(cell) : (cell ?? ""))));
    const who = [`Person ${nth + 1}`, ...Object.values(life.groups)].join(", ");
    const said = fold(lifeSentence(life, found, names), 0, style).join("\n");
    const heads = columns.map(({ title }) => title);
    return `${style.bold(who)}\n${said}\n${textTable(heads, cells, [heads.length - 1], style)}`;
  });
  const notes = [
    `${livesCount(found)}. The same people, with the same chances, in run ${found.replication + 1} person by person; nobody in it is real.`,
  ];
  return `${parts.join("\n")}\n${notes.flatMap((note) => fold(note, 0, style)).join("\n")}\n`;
}
