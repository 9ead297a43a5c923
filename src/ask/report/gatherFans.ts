// The report's fans: stages by month from the study's series, or by fiscal year from measures made for them.
import type { FactLibrary } from "../../facts/fact.ts";
import { findSeries, grainOf } from "../../facts/findSeries.ts";
import type { SeriesPoint } from "../../facts/findSeries.ts";
import type { Measure } from "../../model/measure.ts";
import type { Model } from "../../model/model.ts";
import { fanPanel } from "./fromStudy.ts";
import type { FanBand, FanPanel, ObservedPoint } from "./fanPanel.ts";
import { addMonths, civilFromDays, parseInstant, parseSpan } from "../../quantity/date.ts";
import { quantileOf } from "../../statistics/quantile.ts";
import { stackName } from "../../scenario/stack.ts";
import type { Study } from "../../study/study.ts";
import type { Fan, SeriesSum, StackSummary } from "../../summarise/summary.ts";
import type { SourceStudy } from "../../study/sourceShares.ts";
import type { FanPlan } from "../../documents/studyDocument.ts";
import { withSources } from "./gatherSources.ts";
import type { PanelData } from "./gatherSources.ts";
import type { MoreMeasure } from "../../study/studyRequest.ts";

const pathsShown = 5;

/** What the study must measure for the fans by fiscal year. */
export function fanMeasures(fans: readonly FanPlan[], model: Model): readonly MoreMeasure[] {
  return fans
    .filter((fan) => fan.every === "fiscal year")
    .flatMap((fan) =>
      fiscalYears(model).map((year) => ({
        name: yearName(fan, year),
        measure: measureIn(fan, year, model),
        everyStack: true,
        everyReplication: false,
      })),
    );
}

/**
 * Names of the fans' measures in the fiscal years in which what answers the question ends: runs that go on until then
 * finish that year, so that no picture is cut inside it.
 */
export function fansBeside(measures: readonly Measure[], fans: readonly FanPlan[], model: Model): readonly string[] {
  const ends = measures.flatMap(endOf);
  const years = fiscalYears(model).filter((year) => {
    const span = parseSpan(year, model.fiscalYearStartMonth);
    return span !== null && ends.some((end) => end > span.from.days && end <= span.to.days);
  });
  return fans.filter((fan) => fan.every === "fiscal year").flatMap((fan) => years.map((year) => yearName(fan, year)));
}

/** "fan:waiting/FY2024": how the number of one year is found again. */
function yearName({ key }: FanPlan, year: string): string {
  return `fan:${key}/${year}`;
}

/** The day by which a measure is complete; none for the end of the run. */
function endOf(measure: Measure): readonly number[] {
  const window = "window" in measure ? measure.window : null;
  const moment = "moment" in measure && measure.moment !== "end" ? measure.moment : null;
  return [window?.to.days, moment?.days].filter((end) => end !== undefined);
}

/** What the study must add up, run by run, for the fans by month over several stages. */
export function fanSums(fans: readonly FanPlan[]): readonly SeriesSum[] {
  return fans
    .filter((fan) => fan.every === "month" && fan.stages.length > 1)
    .map((fan) => ({ name: seriesName(fan), kind: fan.counts, stages: fan.stages, level: fan.level }));
}

function seriesName({ key, stages }: FanPlan): string {
  return stages.length === 1 ? stages[0] : `fan:${key}`;
}

/** Fiscal years that lie wholly inside the run. */
export function fiscalYears(model: Model): readonly string[] {
  if (model.runs.kind !== "calendar") return [];
  const { fromDays, toDays } = model.runs;
  const [first, last] = [civilFromDays(fromDays).year, civilFromDays(toDays).year + 1];
  return Array.from({ length: last - first + 1 }, (_, index) => `FY${first + index}`).filter((year) => {
    const span = parseSpan(year, model.fiscalYearStartMonth);
    return span !== null && span.from.days >= fromDays && span.to.days <= toDays;
  });
}

function measureIn({ stages, level, counts, at }: FanPlan, year: string, model: Model): Measure {
  const group = model.groups.find(({ levels }) => levels.includes(level));
  const where = level === "" || group === undefined ? {} : { [group.name]: [level] };
  const common = { position: at, where, scenario: [], stages };
  const span = parseSpan(year, model.fiscalYearStartMonth);
  if (counts === "entries") return { ...common, kind: "entries", window: span };
  return { ...common, kind: counts, moment: span === null ? "end" : span.to, window: null };
}

/** @param bySource further studies, each with one source of a disputed parameter in every run */
export function fanPanels(
  fans: readonly FanPlan[],
  study: Study,
  model: Model,
  bySource: readonly SourceStudy[] = [],
): readonly FanPanel[] {
  const told = (panel: FanPanel | null, data: PanelData): FanPanel[] =>
    panel === null ? [] : [withSources(panel, data, study, model.parameters, bySource)];
  return fans.flatMap((fan) => {
    const nameAt = (year: string): string => yearName(fan, year);
    if (fan.every === "fiscal year") return told(yearPanel(fan, study, model), { kind: "measures", nameAt });
    const unit = fan.counts === "entries" ? `${study.entities} a month` : study.entities;
    const { key, title, note, level, counts } = fan;
    const shown = { ...study, stacks: stacksOf(fan, study) };
    const stage = seriesName(fan);
    const which = (one: Fan): boolean => one.kind === counts && one.stage === stage && one.level === level;
    return told(fanPanel(shown, { key, title, note, unit, level, kind: counts, stage }), { kind: "fan", which });
  });
}

/** The stacks a fan names, in the order it names them. */
function stacksOf(fan: FanPlan, study: Study): readonly StackSummary[] {
  return fan.stacks.flatMap((wanted) =>
    study.stacks.filter(({ stack }) => stackName(stack) === stackName(wanted)).slice(0, 1),
  );
}

function yearPanel(fan: FanPlan, study: Study, model: Model): FanPanel | null {
  const shown = stacksOf(fan, study);
  const valuesIn = ({ measures }: StackSummary, year: string): readonly (number | null)[] =>
    measures.find(({ name }) => name === yearName(fan, year))?.values ?? [];
  const runsIn = (stack: StackSummary, year: string): number => known(valuesIn(stack, year)).length;
  // further runs of a stack stop where no claim asks for more; a fan that went on with fewer would seem to narrow
  const all = fiscalYears(model);
  const years = all.filter((year) => shown.every((one) => runsIn(one, year) === runsIn(one, all[0])));
  const bands = shown.flatMap((one): FanBand[] => {
    const runs = runsIn(one, all[0]);
    if (runs === 0) return [];
    const columns = years.map((year) => valuesIn(one, year));
    const at = (share: number): number[] => columns.map((values) => quantileOf(known(values), share) ?? 0);
    const paths = Array.from({ length: Math.min(pathsShown, runs) }, (_, run) =>
      columns.map((values) => known(values)[run]),
    );
    return [
      { stack: one.stack, runs, p10: at(0.1), p25: at(0.25), median: at(0.5), p75: at(0.75), p90: at(0.9), paths },
    ];
  });
  if (bands.length === 0 || years.length === 0) return null;
  return {
    key: fan.key,
    title: fan.title,
    note: fan.note,
    unit: fan.counts === "entries" ? `${study.entities} a fiscal year` : study.entities,
    bands,
    counts: fan.counts === "entries" ? "flow" : "stock",
    axis: "fiscal years",
    elapsedUnit: "",
    points: years.map((year) => ({ label: year, at: Number(year.slice(2)) })),
  };
}

/** Published figures on the axis of the panel they lie over. */
export function observedPoints(fan: FanPlan, facts: FactLibrary, model: Model): readonly ObservedPoint[] {
  if (fan.observed === "") return [];
  const points = findSeries(facts, fan.observed);
  return (fan.every === "month" ? finest(points) : points).flatMap(({ period, fact }) => {
    const at = fan.every === "fiscal year" ? yearOf(period, model) : momentOf(period, fan, model);
    const source = `${fact.publication.publisher}, ${fact.publication.title}`;
    return at === null ? [] : [{ period, at, value: fact.value, source }];
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
