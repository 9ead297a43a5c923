// What binds when: how much of each resource is used, year by year, as numbers on graded colour.
import { escape, figure, section } from "./html.ts";
import { noNumber, percent } from "./number.ts";
import { heatSteps } from "./palette.ts";
import type { BindingRow, BindingTable, ReportInput } from "./reportInput.ts";
import { stackTitle } from "./stackTitle.ts";
import type { Cell, Table } from "./table.ts";
import { figures, foldedTable, words } from "./table.ts";

export function bindingSection(input: ReportInput): string {
  const binding = input.binding;
  if (binding === null) return "";
  const note =
    `${stackTitle(input, binding.stack)}. Share in use, mean over the year and the runs; below it, where it is known, the ` +
    "offered load: what came and wanted it, as a share of what it could do. A load over 100 % (▲) makes a queue grow.";
  const body = figure("Use of each resource", note, heatTable(binding), bindingTables(input).map(foldedTable).join(""));
  return section("binding", "What binds, and when", body);
}

export function bindingTables(input: ReportInput): readonly Table[] {
  const binding = input.binding;
  if (binding === null) return [];
  return [
    {
      name: "utilisation",
      caption: "Use and offered load of each resource",
      columns: [
        words("resource"),
        words("kind"),
        words("year"),
        figures("utilisation", "share"),
        figures("offered load", "share of capacity"),
      ],
      rows: binding.rows.flatMap((row) =>
        binding.years.map((year, i): readonly Cell[] => [
          row.title,
          kinds[row.kind],
          year,
          row.utilisation[i] ?? null,
          row.offeredLoad[i] ?? null,
        ]),
      ),
    },
  ];
}

/** Colour repeats the number in the cell and a bar of text marks a load over 1, so nothing hangs on colour alone. */
export function heatTable(binding: BindingTable): string {
  const head = binding.years.map((year) => `<th scope="col" class="n">${escape(year)}</th>`).join("");
  const rows = binding.rows.map(
    (row) => `<tr><th scope="row">${escape(row.title)}</th>${cells(row, binding.years.length)}</tr>`,
  );
  return (
    `<div class="scroll" role="region" tabindex="0" aria-label="Use of each resource by year"><table class="heat">` +
    `<caption class="hidden">Share of each resource in use, by year</caption>` +
    `<thead><tr><th scope="col">resource</th>${head}</tr></thead><tbody>${rows.join("\n")}</tbody></table></div>`
  );
}

function cells(row: BindingRow, years: number): string {
  return Array.from({ length: years }, (_, i) => {
    const share = row.utilisation[i] ?? null;
    const load = row.offeredLoad[i] ?? null;
    if (share === null) return `<td class="n">${noNumber}</td>`;
    const step = heatStep(share);
    const over = load !== null && load > 1 ? " ▲" : "";
    const small = load === null ? "" : `<small>load ${percent(load)}${over}</small>`;
    return `<td class="n c${step}">${percent(share)}${small}</td>`;
  }).join("");
}

/** Pale below half in use; the deepest step from 95 % on, where lines grow fastest. */
function heatStep(share: number): number {
  const starts = [0, 0.5, 0.7, 0.8, 0.9, 0.95];
  return Math.max(0, Math.min(heatSteps.length, starts.filter((start) => share >= start).length) - 1);
}

const kinds: Readonly<Record<BindingRow["kind"], string>> = {
  servers: "servers",
  held: "places held",
  slots: "places on departures",
};
