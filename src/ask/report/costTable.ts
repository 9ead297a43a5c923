// Money by route: what a stack of scenarios costs in some fiscal years, and how many were carried for it.
import type { CostPlan } from "../../documents/studyDocument.ts";
import type { Model } from "../../model/model.ts";
import type { Study } from "../../study/study.ts";
import { yearsOfPeriods } from "./yearsOfPeriods.ts";

export interface CostTable {
  /** the window, in words */
  readonly period: string;
  readonly currency: string;
  /** what one person carried is called: "journey" */
  readonly per: string;
  readonly rows: readonly CostRow[];
}

export interface CostRow {
  readonly stack: readonly string[];
  readonly route: string;
  readonly title: string;
  /** mean over replications, money of the window */
  readonly cost: number;
  readonly persons: number;
  readonly costPerPerson: number | null;
}

/** Null where none of the routes was used. */
export function costTable(plan: CostPlan, study: Study, model: Model): CostTable | null {
  const years = yearsOfPeriods(study, model);
  const inYears = (values: readonly number[]): number =>
    values.reduce((sum, value, period) => sum + (plan.fiscalYears.includes(years[period]) ? value : 0), 0);
  const rows = study.stacks.flatMap(({ stack, resources }) =>
    plan.resources.flatMap((route) => {
      const copies = resources.filter(({ name }) => name === route || name.startsWith(`${route}(`));
      if (copies.length === 0) return [];
      const cost = copies.reduce((sum, copy) => sum + inYears(copy.cost), 0);
      const persons = copies.reduce((sum, copy) => sum + inYears(copy.served), 0);
      const title = model.resources.find(({ name }) => name === route)?.title ?? route;
      return [{ stack, route, title, cost, persons, costPerPerson: persons > 0 ? cost / persons : null }];
    }),
  );
  if (rows.length === 0) return null;
  const priced = study.stacks[0].resources.find(
    ({ name, currency }) =>
      currency !== "" && plan.resources.some((route) => name === route || name.startsWith(`${route}(`)),
  );
  const [first, last] = [plan.fiscalYears[0], plan.fiscalYears[plan.fiscalYears.length - 1]];
  return {
    period: first === last ? first : `${first} to ${last}`,
    currency: priced?.currency ?? "",
    per: plan.per,
    rows,
  };
}
