// What binds, and when: a picture by month, shares by year, and every number in tables.
import { bindingShare } from "../ask/report/bindingTable.ts";
import { bindingChart, bindingWords, useStep } from "./bindingChart.ts";
import { dated, escape, figure, section } from "./html.ts";
import { counted, noNumber, percent } from "../quantity/numberWords.ts";
import { heatSteps } from "./palette.ts";
import type { BindingRow, BindingTable } from "../ask/report/bindingTable.ts";
import type { ReportInput } from "../ask/report/reportInput.ts";
import { liveLine } from "./liveLink.ts";
import { stackTitle } from "./stackTitle.ts";
import { responsive } from "./svg.ts";
import type { Cell, Table } from "./table.ts";
import { figures, foldedTable, words } from "./table.ts";

export function bindingSection(input: ReportInput): string {
  const binding = input.binding;
  if (binding === null) return "";
  const [byYear, byMonth] = bindingTables(input);
  const runs = binding.runs === 1 ? "one run" : `mean of ${binding.runs} runs`;
  const scenario = `${stackTitle(input, binding.stack)}, ${runs}.`;
  const rule =
    `A resource binds (the bar under its strip) in a month in which ${percent(bindingShare)} of it or more is in use while somebody waits for it or is turned ` +
    "away. The grey area is the number in line, each row on its own scale; stages that may use several resources count in each of their rows.";
  const chart = responsive((width, suffix) => bindingChart(binding, `binding-${suffix}`, width), 1080);
  const monthly = figure(
    "Month by month",
    `${scenario} ${rule}`,
    legend + chart,
    liveLine(input, binding.stack) + foldedTable(byMonth),
  );
  const overtime = binding.rows.some((row) => row.overtime.some(isOvertime))
    ? " Of which overtime: the part of the use that was beyond what was present, by people who finish their work after hours."
    : "";
  const note =
    `${scenario} Share in use in the year; below it the offered load: what would be in use if it took the share it took of everybody who came ` +
    "and wanted it. A load over 100 % (▲) makes a line grow. No load is given for one level of a group alone, whose comings and goings by cause are not kept, " +
    "nor where nobody was served. – means that there was nothing to use." +
    overtime;
  const yearly = figure("Year by year", note, heatTable(binding), foldedTable(byYear));
  return section(
    "binding",
    "What binds, and when",
    `Use of ${counted(binding.rows.length, "resource")} and the lines for them, by month and by year`,
    monthly + yearly,
  );
}

/** By year, then by month. */
export function bindingTables(input: ReportInput): readonly Table[] {
  const binding = input.binding;
  if (binding === null) return [];
  return [
    {
      name: "utilisation",
      caption: "Use and offered load of each resource by year",
      columns: [
        words("resource"),
        words("kind"),
        words("year"),
        figures("utilisation", "share"),
        figures("of which overtime", "share of use"),
        figures("offered load", "share of capacity"),
        figures("months in which it binds"),
      ],
      rows: binding.rows.flatMap((row) =>
        binding.years.map((year, i): readonly Cell[] => [
          row.title,
          kinds[row.kind],
          year,
          row.utilisation[i] ?? null,
          row.overtime[i] ?? null,
          row.offeredLoad[i] ?? null,
          monthsBinding(input, row, i),
        ]),
      ),
    },
    {
      name: "binding-months",
      caption: "Use, line and binding of each resource by month",
      columns: [
        words("resource"),
        words("month"),
        figures("utilisation", "share"),
        figures("of which overtime", "share of use"),
        figures("in line", input.study.entities),
        figures("turned away", input.study.entities),
        words("binds"),
      ],
      rows: binding.rows.flatMap((row) =>
        row.monthly.map((month, i): readonly Cell[] => [
          row.title,
          binding.months[i] ?? "",
          month.use,
          month.overtime,
          month.inLine,
          month.turnedAway,
          month.binds ? "yes" : "no",
        ]),
      ),
    },
  ];
}

function monthsBinding({ binding }: ReportInput, row: BindingRow, year: number): number | null {
  if (binding === null) return null;
  const name = binding.years[year];
  return binding.yearOfMonth.reduce((sum, own, i) => sum + (own === name && row.monthly[i]?.binds === true ? 1 : 0), 0);
}

/** Colour repeats the number in the cell and a sign marks a load over 1, so that nothing hangs on colour alone. */
function heatTable(binding: BindingTable): string {
  const head = binding.years.map((year) => `<th scope="col" class="n">${escape(year)}</th>`).join("");
  const rows = binding.rows.map(
    (row) =>
      `<tr><th scope="row">${escape(row.title)}<br><span class="quiet">${dated(bindingWords(row, binding.months))}</span></th>` +
      `${cells(row, binding.years.length)}</tr>`,
  );
  return (
    `<div class="scroll" role="region" tabindex="0" aria-label="Use of each resource by year"><table class="heat">` +
    `<caption class="hidden">Share of each resource in use, by year</caption>` +
    `<thead><tr><th scope="col">resource</th>${head}</tr></thead><tbody>${rows.join("\n")}</tbody></table></div>`
  );
}

/** Enough to be told from rounding. */
function isOvertime(share: number | null): boolean {
  return share !== null && share >= 0.005;
}

function cells(row: BindingRow, years: number): string {
  return Array.from({ length: years }, (_, i) => {
    const share = row.utilisation[i] ?? null;
    const load = row.offeredLoad[i] ?? null;
    if (share === null) return `<td class="n">${noNumber}</td>`;
    const over = load !== null && load > 1.005 ? " ▲" : "";
    const overtime = row.overtime[i] ?? null;
    const worked = isOvertime(overtime) ? `<small>of which overtime ${percent(overtime)}</small>` : "";
    const small = load === null ? "" : `<small>${escape(shortPercent(load))}${over}</small>`;
    return `<td class="n c${useStep(share)}">${escape(shortPercent(share))}${worked}${small}</td>`;
  }).join("");
}

/** ">99 %": a word before the number would cut columns off the page. */
function shortPercent(share: number): string {
  return percent(share).replace("over ", ">").replace("under ", "<");
}

const kinds: Readonly<Record<BindingRow["kind"], string>> = {
  servers: "servers",
  held: "places held",
  slots: "places on departures",
};

const stepWords = ["under 50 %", "50 % or more", "70 %", "80 %", "90 %", "95 % in use"];
const swatch = (shape: string): string => `<svg class="chart" width="22" height="14" aria-hidden="true">${shape}</svg>`;
const legend =
  '<p class="legend" aria-label="Legend of use">' +
  [
    ...heatSteps.map(
      (_, i) => `<span>${swatch(`<rect class="h${i}" width="22" height="14"/>`)} ${stepWords[i]}</span>`,
    ),
    `<span>${swatch('<rect class="binds" y="5" width="22" height="5"/>')} binds</span>`,
    `<span>${swatch('<path class="line-area" d="M0 14L0 9L11 3L22 6V14z"/>')} in line</span>`,
  ].join("") +
  "</p>";
