// The report's fans: a stage by month from the study's series, or by fiscal year from measures made for it.
import type { FactLibrary } from "../../facts/fact.ts";
import { findSeries } from "../../facts/findSeries.ts";
import type { Measure } from "../../model/measure.ts";
import type { Model } from "../../model/model.ts";
import { fanPanel } from "../../present/fromStudy.ts";
import type { FanBand, FanPanel, ObservedPoint } from "../../present/reportInput.ts";
import { addMonths, civilFromDays, parseInstant, parseSpan } from "../../quantity/date.ts";
import { quantileOf } from "../../statistics/quantile.ts";
import { stackName } from "../../study/stack.ts";
import type { Study } from "../../study/study.ts";
import type { StackSummary } from "../../summarise/summary.ts";
import type { FanPlan } from "../../study/studyPlan.ts";
import type { MoreMeasure } from "../request.ts";

const pathsShown = 5;

/** What the study must measure for the fans by fiscal year. */
export function fanMeasures(fans: readonly FanPlan[], model: Model): readonly MoreMeasure[] {
  return fans
    .filter((fan) => fan.every === "fiscal year")
    .flatMap((fan) =>
      fiscalYears(model).map((year) => ({
        name: `fan:${fan.key}/${year}`,
        measure: measureIn(fan, year, model),
        everyStack: true,
      })),
    );
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

function measureIn({ stage, level, counts, at }: FanPlan, year: string, model: Model): Measure {
  const group = model.groups.find(({ levels }) => levels.includes(level));
  const where = level === "" || group === undefined ? {} : { [group.name]: [level] };
  const common = { position: at, where, scenario: [], stages: [stage] };
  const span = parseSpan(year, model.fiscalYearStartMonth);
  if (counts === "entries") return { ...common, kind: "entries", window: span };
  return { ...common, kind: counts, moment: span === null ? "end" : span.to, window: null };
}

export function fanPanels(fans: readonly FanPlan[], study: Study, model: Model): readonly FanPanel[] {
  return fans.flatMap((fan) => {
    const unit = fan.counts === "entries" && fan.every === "month" ? `${study.entities} a month` : study.entities;
    const { key, title, note, stage, level } = fan;
    if (fan.every === "fiscal year") return yearPanel(fan, study, model) ?? [];
    const panel = fanPanel(study, { key, title, note, unit, stage, level, kind: fan.counts });
    if (panel === null) return [];
    return [{ ...panel, bands: panel.bands.filter((band) => isWanted(fan, band.stack)) }];
  });
}

function isWanted(fan: FanPlan, stack: readonly string[]): boolean {
  return fan.stacks.some((wanted) => stackName(wanted) === stackName(stack));
}

function yearPanel(fan: FanPlan, study: Study, model: Model): FanPanel | null {
  const shown = study.stacks.filter(({ stack }) => isWanted(fan, stack));
  const valuesIn = ({ measures }: StackSummary, year: string): readonly (number | null)[] =>
    measures.find(({ name }) => name === `fan:${fan.key}/${year}`)?.values ?? [];
  const runsIn = (stack: StackSummary, year: string): number => known(valuesIn(stack, year)).length;
  // further runs of a stack stop where no claim asks for more; a fan that went on with fewer would seem to narrow
  const all = fiscalYears(model);
  const years = all.filter((year) => shown.every((one) => runsIn(one, year) === runsIn(one, all[0])));
  const bands = shown.map((one): FanBand => {
    const columns = years.map((year) => valuesIn(one, year));
    const at = (share: number): number[] => columns.map((values) => quantileOf(known(values), share) ?? 0);
    const paths = Array.from({ length: Math.min(pathsShown, one.replications) }, (_, run) =>
      columns.map((values) => values[run] ?? 0),
    );
    return { stack: one.stack, p10: at(0.1), p25: at(0.25), median: at(0.5), p75: at(0.75), p90: at(0.9), paths };
  });
  if (bands.length === 0 || years.length === 0) return null;
  return {
    key: fan.key,
    title: fan.title,
    note: fan.note,
    unit: study.entities,
    bands,
    counts: fan.counts === "entries" ? "flow" : "stock",
    axis: "fiscal years",
    elapsedUnit: "",
    points: years.map((year) => ({
      label: year,
      at: Number(year.slice(2)),
    })),
  };
}

/** Published figures on the axis of the panel they lie over. */
export function observedPoints(fan: FanPlan, facts: FactLibrary, model: Model): readonly ObservedPoint[] {
  if (fan.observed === "") return [];
  return findSeries(facts, fan.observed).flatMap(({ period, fact }) => {
    const at = fan.every === "fiscal year" ? yearOf(period) : momentOf(period, fan, model);
    const source = `${fact.publication.publisher}, ${fact.publication.title}`;
    return at === null ? [] : [{ period, at, value: fact.value, source }];
  });
}

const known = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

function yearOf(period: string): number | null {
  return /^FY\d{4}$/.test(period) ? Number(period.slice(2)) : null;
}

/** Flows stand in the middle of their month, stocks at the end of what they are of. */
function momentOf(period: string, fan: FanPlan, model: Model): number | null {
  const isMonth = /^\d{4}-\d{2}$/.test(period);
  if (fan.counts === "entries" && !isMonth) return null;
  if (/YTD|[^\dFYQ-]/.test(period)) return null;
  const start = parseInstant(period.replace(/(FY\d{4})(Q\d)/, "$1-$2"), model.fiscalYearStartMonth);
  if (start === null) return null;
  if (fan.counts === "entries") return decimalYear(start.days) + 0.5 / 12;
  const months = isMonth ? 1 : /^FY\d{4}$/.test(period) ? 12 : /Q/.test(period) ? 3 : 0;
  return decimalYear(addMonths(start.days, months));
}

function decimalYear(days: number): number {
  const { year, month, day } = civilFromDays(days);
  return year + (month - 1 + (day - 1) / 31) / 12;
}
