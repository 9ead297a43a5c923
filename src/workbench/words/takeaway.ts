// A chart's title says what it shows: made by rules from its numbers, in either language.
import type { Formats } from "./format.ts";

export interface Charted {
  /** as the model calls it: "Pending cases" */
  readonly title: string;
  /** stock: people at an instant. flow: people over the time shown */
  readonly counts: "stock" | "flow";
  /** of a stock at the end, of a flow over the time shown */
  readonly now: number | null;
  /** the same without the changes; null where nothing is changed */
  readonly without: number | null;
  /** of a stock at the start of the time shown; null where there is none */
  readonly start: number | null;
  /** in words: "July 2027" */
  readonly from: string;
  readonly to: string;
}

/** Less than this share apart is told as the same. */
const asGood = 0.005;

export function takeaway(charted: Charted, formats: Formats): string {
  const rules = formats.language === "es" ? spanish : english;
  const { title, now, without } = charted;
  if (now === null) return title;
  const said = without === null ? alone(charted, now, formats, rules) : compared(charted, now, without, formats, rules);
  return `${title} ${said}`.replace(/\s+([:,])/g, "$1");
}

/** What the chart shows, in full sentences, for those who do not see it. */
export function chartSentence(charted: Charted, range: readonly [number, number] | null, formats: Formats): string {
  const { prose, language } = formats;
  const rules = language === "es" ? spanish : english;
  const between = range === null ? "" : rules.range(prose(range[0]), prose(range[1]));
  const { start, now, without, from, to, title } = charted;
  if (now === null) return `${title}: ${rules.nothing}.`;
  const first = start === null ? "" : `${rules.first(from, prose(start))} `;
  const last = charted.counts === "stock" ? rules.last(to, prose(now)) : rules.over(from, to, prose(now));
  const other = without === null ? "" : ` ${rules.other(prose(without))}`;
  return `${takeaway(charted, formats)}. ${first}${last}${between}.${other}`;
}

function compared(
  { counts, to }: Charted,
  now: number,
  without: number,
  { percent, prose, table }: Formats,
  rules: Rules,
): string {
  const isStock = counts === "stock";
  if (without === now || (without !== 0 && Math.abs(now / without - 1) < asGood)) return rules.same(isStock, to);
  if (without === 0) return rules.fromNone(prose(now));
  if (without < 0 || now < 0) return rules.by(prose(Math.abs(now - without)), now > without);
  const ratio = now / without;
  if (now === 0) return rules.none(isStock);
  if (ratio >= 2) return rules.times(isStock, table(Number(ratio.toPrecision(2))));
  return rules.share(isStock, percent(Math.abs(ratio - 1)), ratio > 1);
}

function alone(
  { counts, start, from, to }: Charted,
  now: number,
  { percent, prose, table }: Formats,
  rules: Rules,
): string {
  if (counts === "flow") return rules.total(prose(now), from, to);
  if (start === null || !(start > 0) || now < 0) return rules.level(prose(now), to);
  const ratio = now / start;
  if (Math.abs(ratio - 1) < asGood) return rules.steady(prose(now), from);
  if (ratio >= 2) return rules.grown(table(Number(ratio.toPrecision(2))), from, to);
  return rules.changed(percent(Math.abs(ratio - 1)), ratio > 1, from, to);
}

interface Rules {
  same(isStock: boolean, to: string): string;
  fromNone(now: string): string;
  none(isStock: boolean): string;
  by(difference: string, isMore: boolean): string;
  times(isStock: boolean, ratio: string): string;
  share(isStock: boolean, share: string, isMore: boolean): string;
  total(now: string, from: string, to: string): string;
  level(now: string, to: string): string;
  steady(now: string, from: string): string;
  grown(ratio: string, from: string, to: string): string;
  changed(share: string, isMore: boolean, from: string, to: string): string;
  first(from: string, start: string): string;
  last(to: string, now: string): string;
  over(from: string, to: string, now: string): string;
  other(without: string): string;
  range(low: string, high: string): string;
  readonly nothing: string;
}

const english: Rules = {
  same: (isStock, to) => (isStock ? `end as without, in ${to}` : ": as many as without"),
  fromNone: (now) => `: ${now}, and none without`,
  none: (isStock) => (isStock ? "end at none" : ": none at all"),
  by: (difference, isMore) => `: ${difference} ${isMore ? "more" : "less"} than without`,
  times: (isStock, ratio) =>
    isStock ? `end ${ratio} times as high as without` : `: ${ratio} times as many as without`,
  share: (isStock, share, isMore) =>
    isStock
      ? `end ${share} ${isMore ? "higher" : "lower"} than without`
      : `: ${share} ${isMore ? "more" : "fewer"} than without`,
  total: (now, from, to) => `: ${now} from ${from} to ${to}`,
  level: (now, to) => `: ${now} in ${to}`,
  steady: (now, from) => `stay at ${now}, as in ${from}`,
  grown: (ratio, from, to) => `grow to ${ratio} times their number from ${from} to ${to}`,
  changed: (share, isMore, from, to) => `${isMore ? "grow" : "shrink"} by ${share} from ${from} to ${to}`,
  first: (from, start) => `${start} in ${from}.`,
  last: (to, now) => `${now} in ${to}`,
  over: (from, to, now) => `${now} from ${from} to ${to}`,
  other: (without) => `Without the changes ${without}.`,
  range: (low, high) => `, in most runs between ${low} and ${high}`,
  nothing: "there is nothing to measure",
};

/** Without a verb that would have to agree with a title of whatever gender and number. */
const spanish: Rules = {
  same: (isStock, to) => (isStock ? `: al final, igual que sin los cambios (${to})` : ": igual que sin los cambios"),
  fromNone: (now) => `: ${now}, y ninguna sin los cambios`,
  none: (isStock) => (isStock ? ": ninguna al final" : ": ninguna"),
  by: (difference, isMore) => `: ${difference} ${isMore ? "más" : "menos"} que sin los cambios`,
  times: (isStock, ratio) => `: ${ratio} veces el nivel sin los cambios${isStock ? ", al final" : ""}`,
  share: (isStock, share, isMore) =>
    `: ${share} ${isMore ? "más" : "menos"}${isStock ? " al final" : ""} que sin los cambios`,
  total: (now, from, to) => `: ${now} de ${from} a ${to}`,
  level: (now, to) => `: ${now} en ${to}`,
  steady: (now, from) => `: ${now}, igual que en ${from}`,
  grown: (ratio, from, to) => `: ${ratio} veces su nivel de ${from} en ${to}`,
  changed: (share, isMore, from, to) => `: ${share} ${isMore ? "más" : "menos"} en ${to} que en ${from}`,
  first: (from, start) => `${start} en ${from}.`,
  last: (to, now) => `${now} en ${to}`,
  over: (from, to, now) => `${now} de ${from} a ${to}`,
  other: (without) => `Sin los cambios, ${without}.`,
  range: (low, high) => `, en la mayoría de las simulaciones entre ${low} y ${high}`,
  nothing: "no hay nada que medir",
};
