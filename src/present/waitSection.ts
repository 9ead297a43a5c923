// Three times that one word hides: the wait in line, the whole sojourn, and the age of those still pending.
import { stackName } from "../scenario/stack.ts";
import { figure, section } from "./html.ts";
import { rangePlot } from "./rangePlot.ts";
import type { ReportInput, WaitPanel } from "../ask/report/reportInput.ts";
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

export function waitSection(input: ReportInput): string {
  if (input.waits.length === 0) return "";
  const body = input.waits.map((panel, i) => {
    const title = `${names[panel.kind].title}`;
    const runs = input.study.stacks.find(({ stack }) => stackName(stack) === stackName(panel.stack))?.fans[0]?.runs;
    const pooled = runs === undefined ? "pooled over the runs" : runs === 1 ? "in one run" : `pooled over ${runs} runs`;
    const isAgeBelow = panel.kind === "wait" && input.waits.slice(i).some(({ kind }) => kind === "age");
    const note =
      `${names[panel.kind].note}${isAgeBelow ? " Their age is shown below." : ""} ${stackTitle(input, panel.stack)}, ${panel.year}. ` +
      `Bars hold 50 % and 80 % of persons, ${pooled}.`;
    const plot = responsive((width, suffix) =>
      rangePlot(
        panel.rows.map((row) => ({
          ...row,
          group: input.study.stageTitles[row.stage] ?? row.stage,
          name: row.level === "" ? "everybody" : row.level,
        })),
        { id: `wait-${i}-${suffix}`, title, width, top: Math.max(1, ...panel.rows.map((row) => row.p90)) },
      ),
    );
    return figure(title, note, plot, foldedTable(waitTable(input, panel, i)));
  });
  return section("waits", "How long people wait", body.join(""));
}

export function waitTables(input: ReportInput): readonly Table[] {
  return input.waits.map((panel, i) => waitTable(input, panel, i));
}

function waitTable(input: ReportInput, panel: WaitPanel, index: number): Table {
  const quantiles = ["10 % shorter than", "25 % shorter than", "median", "75 % shorter than", "90 % shorter than"];
  return {
    name: `times-${index + 1}-${panel.kind}`,
    caption: `${names[panel.kind].title}; ${stackTitle(input, panel.stack)}, ${panel.year}`,
    columns: [
      words("stage"),
      words("group"),
      words("scenario"),
      words("period"),
      figures("counted", "persons, all runs"),
      figures("mean", "days"),
      ...quantiles.map((title) => figures(title, "days")),
    ],
    rows: panel.rows.map((row) => [
      input.study.stageTitles[row.stage] ?? row.stage,
      row.level === "" ? "everybody" : row.level,
      stackTitle(input, panel.stack),
      panel.year,
      row.count,
      row.meanDays,
      row.p10,
      row.p25,
      row.median,
      row.p75,
      row.p90,
    ]),
  };
}
