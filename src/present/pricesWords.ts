// What one more unit of each resource would be worth, in words.
import type { Binds } from "../ask/binds.ts";
import { fittingUnit } from "../quantity/fittingTime.ts";
import { number } from "../quantity/numberWords.ts";

/** Parts of sentences; numbers come in words. */
export interface PricesWords {
  /** "hours" in the language of the words */
  unit(text: string): string;
  /** the run has no such number */
  readonly unknown: string;
  readonly nothing: string;
  /** @param isOnly no other resource is priced */
  most(resource: string, by: string, isOnly: boolean): string;
  idle(resources: readonly string[]): string;
  title(asked: string, unit: string): string;
  each(copies: number): string;
  readonly columns: Readonly<Record<"resource" | "units" | "months" | "asked" | "inLine" | "again", string>>;
  caption(asked: string): string;
  readonly tableBelow: string;
}

export const englishPrices: PricesWords = {
  unit: (text) => text,
  unknown: "The number has no value in this run, so that nothing can be said of its change.",
  nothing: "One more of any resource leaves the number as it is.",
  most: (resource, by, isOnly) =>
    `One more of ${resource} changes it by ${by}${isOnly ? "" : ", more than one of any other"}.`,
  idle: (resources) => `${resources.join(", ")} ${resources.length === 1 ? "binds" : "bind"} and would not change it.`,
  title: (asked, unit) => `${asked}: what one more of each changes${unit === "" ? "" : `, in ${unit}`}`,
  each: (copies) => ` (each of ${copies})`,
  columns: {
    resource: "resource",
    units: "most units",
    months: "months in which it binds",
    asked: "by one more",
    inLine: "in its line",
    again: "by each of twice as many more",
  },
  caption: (asked) => `What one more of each resource would be worth: ${asked}`,
  tableBelow: "The table below holds every number.",
};

export type ResourceTitle = (resource: string, title: string) => string;
const ownTitle: ResourceTitle = (_, title) => title;

/** Which of them is worth the most, and which bind without being worth anything. */
export function pricesSentence(
  { asked, prices }: Pick<Binds, "asked" | "prices">,
  said: PricesWords = englishPrices,
  titleOf: ResourceTitle = ownTitle,
): string {
  const [first] = prices;
  const change = first?.perUnit?.asked ?? 0;
  if (asked.value === null) return said.unknown;
  if (first === undefined || change === 0) return said.nothing;
  const unit = fittingUnit(asked.unit, [change]);
  const idle = prices.filter(({ months, perUnit }) => months > 0 && perUnit !== null && perUnit.asked === 0);
  const by = `${signed(unit.of(change))}${unit.name === "" ? "" : ` ${said.unit(unit.name)}`}`;
  const most = said.most(titleOf(first.resource, first.title), by, prices.length === 1);
  return idle.length === 0 ? most : `${most} ${said.idle(idle.map(({ resource, title }) => titleOf(resource, title)))}`;
}

export function signed(value: number | null): string {
  const text = number(value);
  return value !== null && value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}
