// Times that one word hides: the delay until a day that is set, the wait in line, the whole sojourn, and the age of
// those still pending.
import { stackName } from "../scenario/stack.ts";
import { figure, section } from "./html.ts";
import type { RangeRow } from "./rangePlot.ts";
import { rangePlot, shortTime } from "./rangePlot.ts";
import type { ReportInput, WaitPanel, WaitRow } from "../ask/report/reportInput.ts";
import { liveLine } from "./liveLink.ts";
import { stackTitle } from "./stackTitle.ts";
import { responsive } from "./svg.ts";
import type { Table } from "./table.ts";
import { figures, foldedTable, words } from "./table.ts";

const names = {
  wait: {
    title: "Wait: time in line, until somebody is free",
    note: "Of waits that ended in the period. People still in line are not in it.",
  },
  sojourn: {
    title: "Sojourn: the wait and what follows it, until the stage is left",
    note: "Of sojourns that ended in the period.",
  },
  age: {
    title: "Age: how long those still there have been there",
    note: "Not a waiting time: nobody in this picture has finished.",
  },
} as const;

const withDelay = {
  title: "Delay until its day, and time in line on it",
  note: "Delays and waits that ended in the period. A delay runs until a day that is set, whoever is free; the line is stood in after it.",
};

export function waitSection(input: ReportInput): string {
  if (input.waits.length === 0) return "";
  const body = input.waits.map((panel, i) => {
    const { title, note: meaning } = namesOf(panel);
    const runs = input.study.stacks.find(({ stack }) => stackName(stack) === stackName(panel.stack))?.fans[0]?.runs;
    const pooled = runs === undefined ? "pooled over the runs" : runs === 1 ? "in one run" : `pooled over ${runs} runs`;
    const isAgeBelow = panel.kind === "wait" && input.waits.slice(i).some(({ kind }) => kind === "age");
    const note =
      `${meaning}${isAgeBelow ? " Their age is shown below." : ""} ${stackTitle(input, panel.stack)}, ${panel.year}. ` +
      `Bars hold 50 % and 80 % of persons, ${pooled}.`;
    const rows = panel.rows.flatMap((row) => rangeRows(input, panel, row));
    const top = Math.max(1, ...rows.map((row) => row.p90));
    const plot = responsive((width, suffix) => rangePlot(rows, { id: `wait-${i}-${suffix}`, title, width, top }));
    return figure(title, note, plot, liveLine(input, panel.stack) + foldedTable(waitTable(input, panel, i)));
  });
  return section(
    "waits",
    "How long people wait",
    [...new Set(input.waits.map((panel) => namesOf(panel).title))].join("; "),
    body.join(""),
  );
}

export function waitTables(input: ReportInput): readonly Table[] {
  return input.waits.map((panel, i) => waitTable(input, panel, i));
}

function namesOf(panel: WaitPanel): { readonly title: string; readonly note: string } {
  return panel.rows.some(({ delay }) => delay != null) ? withDelay : names[panel.kind];
}

/** One bar, or two under a heading that says both in one line: the delay and the line after it. */
function rangeRows(input: ReportInput, panel: WaitPanel, row: WaitRow): readonly RangeRow[] {
  const title = input.study.stageTitles[row.stage] ?? row.stage;
  const who = row.level === "" ? "everybody" : row.level;
  const everybody = panel.rows.find(({ stage, level }) => stage === row.stage && level === "") ?? row;
  if (everybody.delay == null) {
    const group = panel.rows.some(({ delay }) => delay != null)
      ? `${title}: ${shortTime(everybody.median)} in line`
      : title;
    return [{ ...row, group, name: who }];
  }
  const group = `${title}: ${shortTime(everybody.delay.median)} until its day, then ${shortTime(everybody.median)} in line`;
  const delay = row.delay == null ? [] : [{ ...row.delay, group, name: `${who}, until its day`, isDelay: true }];
  return [...delay, { ...row, group, name: `${who}, in line` }];
}

function waitTable(input: ReportInput, panel: WaitPanel, index: number): Table {
  const quantiles = ["10 % shorter than", "25 % shorter than", "median", "75 % shorter than", "90 % shorter than"];
  const isDelayed = panel.rows.some(({ delay }) => delay != null);
  return {
    name: `times-${index + 1}-${panel.kind}`,
    caption: `${namesOf(panel).title}; ${stackTitle(input, panel.stack)}, ${panel.year}`,
    columns: [
      words("stage"),
      words("group"),
      words("scenario"),
      words("period"),
      figures("counted", "persons, all runs"),
      figures("mean", "days"),
      ...quantiles.map((title) => figures(title, "days")),
      ...(isDelayed
        ? [
            words("delay before it"),
            figures("delay: counted", "persons, all runs"),
            ...["mean", ...quantiles].map((title) => figures(`delay: ${title}`, "days")),
          ]
        : []),
    ],
    rows: panel.rows.map((row) => [
      input.study.stageTitles[row.stage] ?? row.stage,
      row.level === "" ? "everybody" : row.level,
      stackTitle(input, panel.stack),
      panel.year,
      row.count,
      row.meanDays,
      ...fiveOf(row),
      ...(isDelayed ? delayCells(input, row) : []),
    ]),
  };
}

function delayCells(input: ReportInput, { delay }: WaitRow): readonly (string | number | null)[] {
  if (delay == null) return ["none", ...Array.from({ length: 7 }, () => null)];
  return [input.study.stageTitles[delay.stage] ?? delay.stage, delay.count, delay.meanDays, ...fiveOf(delay)];
}

function fiveOf({ p10, p25, median, p75, p90 }: Pick<WaitRow, "p10" | "p25" | "median" | "p75" | "p90">): number[] {
  return [p10, p25, median, p75, p90];
}
