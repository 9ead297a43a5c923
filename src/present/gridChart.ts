// A measure over two levers: numbers in cells, and the line at which it breaks even.
import { escape } from "./html.ts";
import { heatSteps } from "./palette.ts";
import { number } from "../quantity/numberWords.ts";
import type { Grid } from "../ask/grid.ts";
import { label, px, svg, textWidth, wrap } from "./svg.ts";
import { gateWords } from "./verdictWords.ts";

/**
 * @param width     of the picture in pixels; cells share what the axis leaves
 * @param addressOf where a cell leads; "": nowhere
 */
export function gridChart(
  grid: Grid,
  id: string,
  width: number,
  addressOf: (row: number, column: number) => string = () => "",
): string {
  const columns = grid.x.values.length;
  const rows = grid.y.values.length;
  const left = Math.max(...grid.y.values.map((value) => textWidth(number(value, "axis"), 12))) + 16;
  const evens = grid.breakEven.map((at, row) =>
    at === null ? sideWord(grid, row) : number(at, width > 500 ? "table" : "axis"),
  );
  const evenRoom = Math.max(...evens.map((text) => textWidth(text, 12)), width > 500 ? 76 : 34) + 12;
  const cell = (width - left - evenRoom) / columns;
  const high = Math.min(44, Math.max(30, cell * 0.62));
  // two titles share the head: a long one takes more lines rather than run into the other
  const evenTitle = width > 500 ? "break-even at" : "even at";
  const yTitle = wrap(axisTitle(grid.y), width - 8 - textWidth(evenTitle, 12) - 16, 12, 3);
  const top = 12 + yTitle.length * 14;
  const bottom = top + rows * high;
  const height = bottom + 44;
  const reach = Math.max(1e-12, ...grid.values.flat().map((value) => Math.abs(value ?? 0)));
  // the lowest value of the y axis stands at the bottom
  const rowTop = (row: number): number => bottom - (row + 1) * high;

  const body = [
    ...yTitle.map((text, line) => label(4, 14 + line * 14, text, { className: "q" })),
    label(width - 4, top - 12, evenTitle, { anchor: "end", className: "q" }),
  ];
  for (const [row, y] of grid.y.values.entries()) {
    body.push(label(left - 8, rowTop(row) + high / 2 + 4, number(y, "axis"), { anchor: "end" }));
    body.push(label(width - 4, rowTop(row) + high / 2 + 4, evens[row], { anchor: "end", className: "b" }));
    for (let column = 0; column < columns; column += 1) {
      const value = grid.values[row][column];
      const step = heatStep(value, reach);
      const side = (value ?? 0) > 0 ? "w" : "h";
      const x = left + column * cell;
      const text = shortNumber(value, cell - 4);
      const address = addressOf(row, column);
      const [open, close] = address === "" ? ["", ""] : [`<a href="${escape(address)}">`, "</a>"];
      body.push(
        `${open}<rect class="${side}${step}" x="${px(x)}" y="${px(rowTop(row))}" width="${px(cell - 1)}" height="${px(high - 1)}"/>`,
        label(x + cell / 2, rowTop(row) + high / 2 + 4, text, {
          anchor: "middle",
          className: `${side}i${step} ${cell < 48 ? "xs" : "s"}`,
        }) + close,
      );
    }
  }
  for (const [column, x] of grid.x.values.entries()) {
    body.push(label(left + (column + 0.5) * cell, bottom + 16, number(x, "axis"), { anchor: "middle" }));
  }
  body.push(
    label(left, bottom + 36, axisTitle(grid.x), { className: "q" }),
    breakEvenLine(grid, left, cell, rowTop, high),
  );
  const description =
    `${grid.measure}, ${grid.unit}, for ${rows} values of ${grid.y.title} and ${columns} of ${grid.x.title}. ` +
    breakEvenWords(grid);
  return svg({ id, title: grid.title, description, width, height, className: "gridchart" }, body.join(""));
}

/** The break-even points in words, for readers who do not see the line. */
export function breakEvenWords(grid: Grid): string {
  const { x, y, event } = grid;
  const said = y.values.map((value, row) => {
    const at = grid.breakEven[row];
    const where = at === null ? `${sideWord(grid, row)} in this range` : `turns at ${withUnit(at, x.unit)}`;
    return `${withUnit(value, y.unit)}: ${where}`;
  });
  const subject = `Whether ${event}, by “${y.title}”, and at which “${x.title}” it turns`;
  if (grid.gate?.status === "failed") return `${subject}, is ${grid.gate.words}.`;
  const tested = grid.gate === null ? "" : `; forecasts of this kind: ${gateWords(grid.gate)}`;
  return `${subject}: ${said.join("; ")}${tested}.`;
}

function withUnit(value: number, unit: string): string {
  return `${number(value, "axis")} ${unit}`.trim();
}

/** What is so all along a row that does not turn. */
function sideWord(grid: Grid, row: number): string {
  const sides = new Set(grid.x.values.map((_, column) => holdsAt(grid, row, column)).filter((side) => side !== null));
  return sides.size !== 1 ? "none" : sides.has(true) ? "always" : "never";
}

/**
 * Whether the event holds in a cell, in half of its runs or more; null where nothing was measured or there is
 * no cell.
 */
function holdsAt({ probability }: Grid, row: number, column: number): boolean | null {
  const share = probability[row]?.[column] ?? null;
  return share === null ? null : share >= 0.5;
}

/**
 * A line along the edges of cells that lie on different sides, so that it covers no number; the exact points
 * stand at the right.
 */
function breakEvenLine(grid: Grid, left: number, cell: number, rowTop: (row: number) => number, high: number): string {
  const differs = (row: number, column: number, besideRow: number, besideColumn: number): boolean => {
    const [here, beside] = [holdsAt(grid, row, column), holdsAt(grid, besideRow, besideColumn)];
    return here !== null && beside !== null && here !== beside;
  };
  const path = grid.y.values
    .flatMap((_, row) =>
      grid.x.values.map((__, column) => {
        const [x, y] = [left + column * cell - 0.5, rowTop(row) - 0.5];
        const before = differs(row, column, row, column - 1) ? `M${px(x)} ${px(y + high)}V${px(y)}` : "";
        const above = differs(row, column, row + 1, column) ? `M${px(x)} ${px(y)}H${px(x + cell)}` : "";
        return before + above;
      }),
    )
    .join("");
  return path === "" ? "" : `<path class="even-under" d="${path}"/><path class="even" d="${path}"/>`;
}

function axisTitle(axis: { readonly title: string; readonly unit: string }): string {
  return axis.unit === "" ? axis.title : `${axis.title} (${axis.unit})`;
}

function heatStep(value: number | null, reach: number): number {
  if (value === null) return 0;
  return Math.min(heatSteps.length - 1, Math.floor((Math.abs(value) / reach) * (heatSteps.length - 1) + 0.5));
}

/** In full where there is room, otherwise to two digits. */
function shortNumber(value: number | null, room: number): string {
  const sign = (value ?? 0) > 0 ? "+" : "";
  const full = `${sign}${number(value)}`;
  if (value === null || textWidth(full, 11) <= room) return full;
  return `${sign}${number(Number(value.toPrecision(2)), "axis")}`;
}
