// What pictures and tables of waits by cohort say, in English.
import { days, number, percent } from "../quantity/numberWords.ts";
import type { LineWait } from "../ask/live/lineWaits.ts";
import { monthWords } from "./dayWords.ts";
import type { Table } from "./table.ts";
import { tailTable } from "./tailChart.ts";
import type { TailWords } from "./tailChart.ts";

/** In the unit a reader thinks in. */
export function waitTime(time: number): string {
  if (time < 1 / 1440) return "under 1 min";
  if (time < 2 / 24) return `${number(time * 1440, "prose")} min`;
  return time < 2 ? `${number(time * 24, "prose")} h` : days(time);
}

export const englishTails: TailWords = {
  tableBelow: "The table holds every line, group and cohort.",
  everybody: "everybody",
  years: "years",
  days: "days",
  hours: "hours",
  persons: "persons",
  time: waitTime,
  share: percent,
  title: (_line, cohort, side, within, still) =>
    within === null
      ? `${still} of those who joined it in ${monthWords(cohort)}${side} wait longer than the run tells`
      : `9 in 10 of those who joined it in ${monthWords(cohort)}${side} are through within ${within}`,
  row: (within, still, after) => (within === null ? `${still} still wait after ${after}` : `90 % within ${within}`),
  mark: (name, { joined, median, p90, p99, still }) =>
    `${name}: ${joined} joined; half within ${median}, 90 % within ${p90}, 99 % within ${p99}; ${still} still waiting at the end.`,
  longer: "longer than the run tells",
  columns: {
    line: "line",
    side: "policy",
    level: "group",
    cohort: "joined in",
    joined: "joined",
    median: "half within",
    p90: "90 % within",
    p99: "99 % within",
    waiting: "still waiting",
    still: "share still waiting",
    unserved: "left without being served",
  },
  caption: "Waits by line, group and when people joined; those still waiting count as far as they go",
};

export const tailNote =
  "By when people joined the line, however their wait ended; who still waits when the run ends counts as having waited so long and no longer (Kaplan and Meier). Empty: later than anybody was watched.";

/** @param names of each side */
export function englishTailTable(sides: readonly (readonly LineWait[])[], names: readonly string[]): Table {
  return tailTable(sides, { names, words: englishTails, titleOf: (_, title) => title, levelOf: (level) => level });
}
