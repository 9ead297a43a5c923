// What it costs by route, without what was moved and with it.
import type { CostRow, CostTable } from "../ask/report/costTable.ts";
import { costBars, letterOf, routesOf, stacksOf, totalOf } from "./costBars.ts";
import { figures, words } from "./table.ts";
import type { ToldChart } from "./toldChart.ts";

export interface CostPairWords {
  readonly tableBelow: string;
  nothing(period: string): string;
  /** @param parts total with what was moved less the total without it, and as a part of that */
  title(total: string, parts: { readonly less: boolean; readonly share: string } | null, period: string): string;
  same(total: string, period: string): string;
  side(name: string, total: string, route: string, share: string): string;
  mark(route: string, side: string, cost: string, persons: string, each: string): string;
  /** "12 million USD" */
  money(amount: number, currency: string): string;
  share(part: number): string;
  number(value: number): string;
  readonly columns: Readonly<Record<"side" | "route" | "cost" | "persons" | "each", string>>;
  caption(period: string): string;
}

interface CostPairOptions {
  readonly id: string;
  readonly width: number;
  readonly names: readonly string[];
  readonly words: CostPairWords;
  titleOf(route: string, title: string): string;
}

interface CostPair extends ToldChart {
  /** what the letters on the bars stand for */
  readonly routes: readonly { readonly letter: string; readonly title: string }[];
}

export function costPair(costs: CostTable, { id, width, names, words: said, titleOf }: CostPairOptions): CostPair {
  const stacks = stacksOf(costs);
  const totals = stacks.map(totalOf);
  const money = (amount: number): string => said.money(amount, costs.currency);
  const called = stacks.map((_, nth) => (stacks.length === 1 ? "" : names[nth]));
  const title = titleFor(totals, costs, said);
  const sentence = stacks
    .flatMap((rows, nth) => {
      const most = rows.reduce((best, row) => (row.cost > best.cost ? row : best));
      if (totals[nth] === 0) return [];
      const share = said.share(most.cost / totals[nth]);
      return [said.side(called[nth], money(totals[nth]), titleOf(most.route, most.title), share)];
    })
    .join(" ");
  const description = `${sentence} ${said.tableBelow}`;
  const { picture, pieces, height } = costBars(costs, called, { id, width, title, description });
  const perPerson = ({ costPerPerson }: CostRow): string => (costPerPerson === null ? "–" : money(costPerPerson));
  return {
    title,
    sentence,
    picture,
    width,
    height,
    marks: pieces
      .map((own, nth) =>
        own.map(({ x, y, row }) => ({
          x,
          y,
          text: said.mark(
            titleOf(row.route, row.title),
            called[nth],
            money(row.cost),
            said.number(row.persons),
            perPerson(row),
          ),
        })),
      )
      .filter((own) => own.length > 0),
    routes: routesOf(costs).map((one, nth) => ({ letter: letterOf(nth), title: titleOf(one.route, one.title) })),
    table: {
      name: "costs",
      caption: said.caption(costs.period),
      columns: [
        words(said.columns.route),
        words(said.columns.side),
        figures(said.columns.cost, costs.currency),
        figures(said.columns.persons),
        figures(said.columns.each, costs.currency),
      ],
      rows: stacks.flatMap((rows, nth) =>
        rows.map((row) => [titleOf(row.route, row.title), called[nth], row.cost, row.persons, row.costPerPerson]),
      ),
    },
  };
}

function titleFor(totals: readonly number[], { period, currency }: CostTable, said: CostPairWords): string {
  const [base, now] = totals;
  const last = now ?? base;
  if (last === 0 && base === 0) return said.nothing(period);
  const total = said.money(last, currency);
  if (now === undefined) return said.title(total, null, period);
  if (Math.abs(now - base) < 0.0005 * Math.max(now, base)) return said.same(total, period);
  const share = base === 0 ? said.money(now, currency) : said.share(Math.abs(now - base) / base);
  return said.title(total, { less: now < base, share }, period);
}
