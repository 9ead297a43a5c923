// What a study measures and adds up for the report's fans, beside what its document asks for.
import type { FanPlan } from "../../documents/studyDocument.ts";
import type { Measure, Where } from "../../model/measure.ts";
import type { Model } from "../../model/model.ts";
import { civilFromDays, parseSpan } from "../../quantity/date.ts";
import type { MoreMeasure } from "../../study/studyRequest.ts";
import type { SeriesSum } from "../../summarise/summary.ts";

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
export function yearName({ key }: FanPlan, year: string): string {
  return `fan:${key}/${year}`;
}

/** The day by which a measure is complete; none for the end of the run. */
function endOf(measure: Measure): readonly number[] {
  const window = "window" in measure ? measure.window : null;
  const moment = "moment" in measure && measure.moment !== "end" ? measure.moment : null;
  return [window?.to.days, moment?.days].filter((end) => end !== undefined);
}

/** What the study must add up, run by run, for the fans by month: of one stage too, whose runs are then kept. */
export function fanSums(fans: readonly FanPlan[]): readonly SeriesSum[] {
  return fans
    .filter((fan) => fan.every === "month")
    .map((fan) => ({ name: seriesName(fan), kind: fan.counts, stages: fan.stages, level: fan.level }));
}

/** Under which a fan by month stands among the study's series. */
export function seriesName({ key }: FanPlan): string {
  return `fan:${key}`;
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

/** Whom a fan counts. */
export function whereOf({ level }: Pick<FanPlan, "level">, model: Pick<Model, "groups">): Where {
  const group = model.groups.find(({ levels }) => levels.includes(level));
  return level === "" || group === undefined ? {} : { [group.name]: [level] };
}

/** What a fan counts, at the end of the run or all through it. */
export function fanMeasure(fan: FanPlan, model: Model): Measure {
  const { stages, counts, at } = fan;
  const common = { position: at, where: whereOf(fan, model), scenario: [], stages, window: null };
  return counts === "entries" ? { ...common, kind: "entries" } : { ...common, kind: counts, moment: "end" };
}

function measureIn(fan: FanPlan, year: string, model: Model): Measure {
  const { stages, counts, at } = fan;
  const common = { position: at, where: whereOf(fan, model), scenario: [], stages };
  const span = parseSpan(year, model.fiscalYearStartMonth);
  if (counts === "entries") return { ...common, kind: "entries", window: span };
  return { ...common, kind: counts, moment: span === null ? "end" : span.to, window: null };
}
