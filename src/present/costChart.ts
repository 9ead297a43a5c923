// Money by scenario, stacked by route, with the cost of one person carried beside each route.
import { costBars, routesOf, stacksOf, totalOf } from "./costBars.ts";
import { figure, escape, section } from "./html.ts";
import { number } from "../quantity/numberWords.ts";
import type { CostRow, CostTable } from "../ask/report/costTable.ts";
import type { ReportInput } from "../ask/report/reportInput.ts";
import { liveLine } from "./liveLink.ts";
import { shortTitles, stackTitle } from "./stackTitle.ts";
import { responsive } from "./svg.ts";
import type { Table } from "./table.ts";
import { figures, foldedTable, words } from "./table.ts";

export function costSection(input: ReportInput): string {
  const costs = input.costs;
  if (costs === null || costs.rows.length === 0) return "";
  const routes = routesOf(costs);
  const keys = routes.map(
    (route, i) =>
      `<span><svg class="chart" width="14" height="14" aria-hidden="true"><rect class="c${i % 5}" width="14" height="14"/></svg> ${escape(String.fromCharCode(65 + i))}: ${escape(route.title)}</span>`,
  );
  const chart = responsive((width, suffix) => costChart(input, costs, `costs-${suffix}`, width));
  const note = `${costs.period}, mean of the runs, ${costs.currency}. Letters on the bars name the route.`;
  const body = figure(
    "Cost by scenario and route",
    note,
    `<p class="legend">${keys.join("")}</p>${chart}`,
    liveLine(input, costs.rows[costs.rows.length - 1].stack) +
      perPersonTable(input, costs) +
      costTables(input).map(foldedTable).join(""),
  );
  return section("costs", "What it costs", `By scenario and route, ${costs.period}, ${costs.currency}`, body);
}

export function costTables(input: ReportInput): readonly Table[] {
  const costs = input.costs;
  if (costs === null) return [];
  return [
    {
      name: "costs",
      caption: `Cost by scenario and route, ${costs.period}`,
      columns: [
        words("scenario"),
        words("route"),
        figures("cost", costs.currency),
        figures("carried", input.study.entities),
        figures(`cost per ${costs.per}`, costs.currency),
      ],
      rows: costs.rows.map((row) => [
        stackTitle(input, row.stack),
        row.title,
        row.cost,
        row.persons,
        row.costPerPerson,
      ]),
    },
  ];
}

/** Horizontal bars, one per stack. */
export function costChart(
  input: Pick<ReportInput, "scenarios" | "answerBase" | "plain">,
  costs: CostTable,
  id: string,
  width: number,
): string {
  const stacks = stacksOf(costs);
  const totals = stacks.map(totalOf);
  const description = stacks.map(
    (rows, i) => `${stackTitle(input, rows[0].stack)}: ${number(totals[i], "prose")} ${costs.currency}`,
  );
  const title = "Cost by scenario and route";
  return costBars(costs, namesOf(input, stacks), { id, width, title, description: description.join("; ") }).picture;
}

function perPersonTable(input: ReportInput, costs: CostTable): string {
  const routes = routesOf(costs);
  const head = routes.map((route) => `<th scope="col" class="n">${escape(route.title)}</th>`).join("");
  const stacks = stacksOf(costs);
  const names = namesOf(input, stacks);
  const rows = stacks.map((stack, i) => {
    const cells = routes.map((route) => {
      const row = stack.find((one) => one.route === route.route);
      return `<td class="n">${number(row?.costPerPerson ?? null)}</td>`;
    });
    return `<tr><th scope="row">${escape(names[i])}</th>${cells.join("")}</tr>`;
  });
  const caption = `Cost per ${costs.per} by route, ${costs.currency}`;
  return (
    `<div class="scroll" role="region" tabindex="0" aria-label="${escape(caption)}"><table><caption>${escape(caption)}</caption>` +
    `<thead><tr><th scope="col">scenario</th>${head}</tr></thead><tbody>${rows.join("")}</tbody></table></div>`
  );
}

function namesOf(
  input: Pick<ReportInput, "scenarios" | "answerBase" | "plain">,
  stacks: readonly (readonly CostRow[])[],
): readonly string[] {
  return shortTitles(
    input,
    stacks.map(([{ stack }]) => stack),
  );
}
