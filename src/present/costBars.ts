// Money by route as bars, one for each stack of scenarios; letters name the routes.
import type { CostRow, CostTable } from "../ask/report/costTable.ts";
import { number } from "../quantity/numberWords.ts";
import { scaleLinear } from "./linearScale.ts";
import { label, px, svg, textWidth, wrap } from "./svg.ts";

interface BarOptions {
  readonly id: string;
  readonly width: number;
  readonly title: string;
  readonly description: string;
}

/** A piece of a bar, at its middle. */
interface BarPiece {
  readonly x: number;
  readonly y: number;
  readonly row: CostRow;
}

/** @param names one per stack */
export function costBars(
  costs: CostTable,
  names: readonly string[],
  { id, width, title, description }: BarOptions,
): { readonly picture: string; readonly pieces: readonly (readonly BarPiece[])[]; readonly height: number } {
  const stacks = stacksOf(costs);
  const routes = routesOf(costs);
  const totals = stacks.map(totalOf);
  const totalText = (i: number): string => number(totals[i], "axis");
  const right = width - Math.max(...totals.map((_, i) => textWidth(totalText(i), 12))) - 10;
  const x = scaleLinear([0, Math.max(1e-9, ...totals)], [8, right]);
  const body: string[] = [];
  const pieces: BarPiece[][] = [];
  let y = 6;
  for (const [i, rows] of stacks.entries()) {
    const lines = wrap(names[i], width - 16, 12, 4);
    body.push(...lines.map((text, line) => label(8, y + 12 + line * 14, text)));
    y += (lines.length - 1) * 14;
    let sum = 0;
    const own: BarPiece[] = [];
    for (const [route, { route: name }] of routes.entries()) {
      const row = rows.find((one) => one.route === name);
      if (row === undefined || row.cost === 0) continue;
      const [from, to] = [x(sum), x(sum + row.cost)];
      own.push({ x: (from + to) / 2, y: y + 27, row });
      body.push(
        `<rect class="c${route % 5}" x="${px(from)}" y="${y + 18}" width="${px(Math.max(0.5, to - from - 1))}" height="18"/>`,
      );
      if (to - from > 16) {
        body.push(label((from + to) / 2, y + 31, letterOf(route), { anchor: "middle", className: "inv s b" }));
      }
      sum += row.cost;
    }
    pieces.push(own);
    body.push(label(x(sum) + 6, y + 32, totalText(i), { className: "b" }));
    y += 50;
  }
  return { picture: svg({ id, title, description, width, height: y + 2 }, body.join("")), pieces, height: y + 2 };
}

/** What stands on the bars for a route, by its place. */
export function letterOf(route: number): string {
  return String.fromCharCode(65 + route);
}

export function totalOf(rows: readonly CostRow[]): number {
  return rows.reduce((sum, row) => sum + row.cost, 0);
}

export function stacksOf(costs: CostTable): readonly (readonly CostRow[])[] {
  const stacks = new Map<string, CostRow[]>();
  for (const row of costs.rows) {
    const key = JSON.stringify(row.stack);
    stacks.set(key, [...(stacks.get(key) ?? []), row]);
  }
  return [...stacks.values()];
}

export function routesOf(costs: CostTable): readonly { readonly route: string; readonly title: string }[] {
  const routes = new Map(costs.rows.map((row) => [row.route, row.title]));
  return [...routes].map(([route, title]) => ({ route, title }));
}
