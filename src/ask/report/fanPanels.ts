// The report's fans: stages by month from the study's series, or by fiscal year from measures made for them.
import type { FactLibrary } from "../../facts/fact.ts";
import { findSeries, grainOf } from "../../facts/findSeries.ts";
import type { SeriesPoint } from "../../facts/findSeries.ts";
import type { Model } from "../../model/model.ts";
import { samplingOf } from "../sampleNoise.ts";
import { fiscalYears, seriesName, whereOf, yearName } from "./fanMeasures.ts";
import { quantilesOf } from "./fanQuantiles.ts";
import { fanDifferences } from "./fanDifferences.ts";
import { fanPanel } from "./fromStudy.ts";
import type { FanBand, FanPanel, ObservedPoint } from "./fanPanel.ts";
import { addMonths, civilFromDays, parseInstant } from "../../quantity/date.ts";
import { stackName } from "../../scenario/stack.ts";
import type { Study } from "../../study/study.ts";
import type { Fan, StackSummary } from "../../summarise/summary.ts";
import type { SourceStudy } from "../../study/sourceShares.ts";
import type { AnswerPlan, FanPlan } from "../../documents/studyDocument.ts";
import { withSources } from "./panelSources.ts";
import type { PanelData } from "./panelSources.ts";

const pathsShown = 5;

/** What the question compares: nothing else is known of it here. */
type Compared = Pick<AnswerPlan, "base" | "with">;

/** @param bySource further studies, each with one source of a disputed parameter in every run */
export function fanPanels(
  fans: readonly FanPlan[],
  study: Study,
  model: Model,
  bySource: readonly SourceStudy[] = [],
  answer: Compared = { base: [], with: null },
): readonly FanPanel[] {
  const told = (panel: FanPanel | null, data: PanelData): FanPanel[] =>
    panel === null
      ? []
      : [{ ...withSources(panel, data, study, model.parameters, bySource), ...comparedIn(panel, answer) }];
  return fans.flatMap((fan) => {
    const nameAt = (year: string): string => yearName(fan, year);
    if (fan.every === "fiscal year")
      return told(yearPanel(fan, study, model, answer.base), { kind: "measures", nameAt });
    const unit = fan.counts === "entries" ? `${study.entities} a month` : study.entities;
    const { key, title, note, level, counts } = fan;
    const shown = { ...study, stacks: stacksOf(fan, study) };
    const stage = seriesName(fan);
    const which = (one: Fan): boolean => one.kind === counts && one.stage === stage && one.level === level;
    const choice = { key, title, note, unit, level, kind: counts, stage };
    return told(fanPanel(shown, choice, answer.base, samplingOf(study, whereOf(fan, model))), { kind: "fan", which });
  });
}

/** Nothing is said where the question compares none of the panel's stacks, or all of them. */
function comparedIn(panel: FanPanel, answer: Compared): Pick<FanPanel, "compared"> {
  if (answer.with === null) return {};
  const names = [answer.base, answer.with].map(stackName);
  const compared = panel.bands.map(({ stack }) => stack).filter((stack) => names.includes(stackName(stack)));
  return compared.length === 0 || compared.length === panel.bands.length ? {} : { compared };
}

/** The stacks a fan names, in the order it names them. */
function stacksOf(fan: FanPlan, study: Study): readonly StackSummary[] {
  return fan.stacks.flatMap((wanted) =>
    study.stacks.filter(({ stack }) => stackName(stack) === stackName(wanted)).slice(0, 1),
  );
}

function yearPanel(fan: FanPlan, study: Study, model: Model, answerBase: readonly string[]): FanPanel | null {
  const shown = stacksOf(fan, study);
  const sampling = samplingOf(study, whereOf(fan, model));
  const all = fiscalYears(model);
  const valuesByYear = new Map(shown.map((one) => [one, yearsOf(fan, one, all)]));
  const valuesIn = (stack: StackSummary, year: string): readonly (number | null)[] =>
    valuesByYear.get(stack)?.get(year) ?? [];
  const runsIn = (stack: StackSummary, year: string): number => known(valuesIn(stack, year)).length;
  // further runs of a stack stop where no claim asks for more; a fan that went on with fewer would seem to narrow
  const years = all.filter((year) => shown.every((one) => runsIn(one, year) === runsIn(one, all[0])));
  const bands = shown.flatMap((one): FanBand[] => {
    const runs = runsIn(one, all[0]);
    if (runs === 0) return [];
    const columns = years.map((year) => valuesIn(one, year));
    const paths = Array.from({ length: Math.min(pathsShown, runs) }, (_, run) =>
      columns.map((values) => known(values)[run]),
    );
    return [{ stack: one.stack, runs, ...quantilesOf(columns.map(known), sampling), paths }];
  });
  if (bands.length === 0 || years.length === 0) return null;
  return {
    key: fan.key,
    title: fan.title,
    note: fan.note,
    unit: fan.counts === "entries" ? `${study.entities} a fiscal year` : study.entities,
    bands,
    differences: fanDifferences(
      shown.map((one) => ({ stack: one.stack, columns: years.map((year) => valuesIn(one, year)) })),
      answerBase,
      sampling,
    ),
    counts: fan.counts === "entries" ? "flow" : "stock",
    axis: "fiscal years",
    elapsedUnit: "",
    points: years.map((year) => ({ label: year, at: Number(year.slice(2)) })),
  };
}

/** Year > values, one a run. */
function yearsOf(
  fan: FanPlan,
  { measures }: StackSummary,
  years: readonly string[],
): ReadonlyMap<string, readonly (number | null)[]> {
  const yearOfName = new Map(years.map((year) => [yearName(fan, year), year]));
  const found = measures.flatMap(({ name, values }) => {
    const year = yearOfName.get(name);
    return year === undefined ? [] : [[year, values] as const];
  });
  return new Map(found);
}

/** Published figures on the axis of the panel they lie over. */
export function observedPoints(fan: FanPlan, facts: FactLibrary, model: Model): readonly ObservedPoint[] {
  if (fan.observed === "") return [];
  const points = findSeries(facts, fan.observed);
  return (fan.every === "month" ? finest(points) : points).flatMap(({ period, fact }) => {
    const at = fan.every === "fiscal year" ? yearOf(period, model) : momentOf(period, fan, model);
    const { publisher, title, publishedOn } = fact.publication;
    const source = `${publisher}, ${title}`;
    return at === null ? [] : [{ period, at, value: fact.value, source, publishedOn }];
  });
}

/** Months where a series has them: the years they add up to would only lie over them. */
function finest(points: readonly SeriesPoint[]): readonly SeriesPoint[] {
  const months = points.filter(({ period }) => grainOf(period) === "month");
  return months.length > 0 ? months : points;
}

const known = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

function yearOf(period: string, model: Model): number | null {
  return fiscalYears(model).includes(period) ? Number(period.slice(2)) : null;
}

/** Flows and means stand in the middle of their month, stocks at the end of what they are of. Null: outside the run. */
function momentOf(period: string, fan: FanPlan, model: Model): number | null {
  const isMonth = /^\d{4}-\d{2}$/.test(period);
  if (fan.counts === "entries" && !isMonth) return null;
  if (/YTD|[^\dFYQ-]/.test(period)) return null;
  const start = parseInstant(period.replace(/(FY\d{4})(Q\d)/, "$1-$2"), model.fiscalYearStartMonth);
  if (start === null) return null;
  const months = isMonth ? 1 : /^FY\d{4}$/.test(period) ? 12 : /Q/.test(period) ? 3 : 0;
  const end = addMonths(start.days, months);
  if (model.runs.kind === "calendar" && (end < model.runs.fromDays || start.days >= model.runs.toDays)) return null;
  const isMean = fan.counts === "entries" || fan.observedAt === "middle";
  return isMean ? decimalYear(start.days) + months / 24 : decimalYear(end);
}

function decimalYear(days: number): number {
  const { year, month, day } = civilFromDays(days);
  return year + (month - 1 + (day - 1) / 31) / 12;
}
