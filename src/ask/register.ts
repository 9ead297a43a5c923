// A forecast of the months to come, put down before their figures are out.
import type { Documents } from "../documents/documents.ts";
import { PendencyError, refuseUsage } from "../errors.ts";
import { knownOn } from "../facts/knownFigures.ts";
import type { Registration, RegisteredFigure, RegisteredMaking } from "../forecast/registration.ts";
import { protocol } from "../forecast/protocol.ts";
import { protocolHash } from "../forecast/protocolHash.ts";
import { publishedQuantiles } from "../forecast/score.ts";
import { addMonths, isoDate } from "../quantity/date.ts";
import { documentsHash } from "../study/documentsHash.ts";
import { engineVersion } from "../study/engineVersion.ts";
import { kernelsHash } from "../study/kernelsHash.ts";
import type { Conduct } from "../study/makeStudy.ts";
import { tellNobody } from "../study/narrate.ts";
import { neverStopped, Stop } from "../study/stop.ts";
import type { Chunk } from "./backtest/chunk.ts";
import { forecastFrom } from "./backtest/forecastFrom.ts";
import { observedSeries } from "./backtest/observedSeries.ts";
import type { OwnTables } from "./backtest/observedSeries.ts";
import { checkBacktest, documentOf, idOf, specOf, stepDayOf, stepOf } from "./backtest/plan.ts";
import { originsOf } from "./backtest/origins.ts";
import type { LeftOut } from "./backtest/wantedFigures.ts";
import { withDiscrepancy } from "./backtest/withDiscrepancy.ts";
import { checkCall } from "./checkCall.ts";
import { familyAt, wantedAhead } from "./register/wantedAhead.ts";

export interface RegisterAsked {
  /** ISO day to stand on */
  readonly day: string;
  /** ISO day on which it is made; left out: that day */
  readonly madeOn?: string;
  /** runs of expected numbers, every one with its own parameters; left out: as the document says, or 200 */
  readonly draws?: number;
  /** a whole number from 0 to 4294967295; left out: 1 */
  readonly seed?: number;
  /** days; left out: as the document says, or found out */
  readonly stepDays?: number;
  readonly tables?: OwnTables;
  /** what messages call these; left out: by the names of these fields */
  readonly called?: { readonly day: string; readonly draws: string };
}

export interface Registered {
  readonly registration: Registration;
  /** figures that are not forecast */
  readonly leftOut: readonly LeftOut[];
}

/**
 * Every figure of the forecasts document from the first that is not known on the day to the last that ends within 24
 * months of it, forecast as one origin of a backtest is, with drift and discrepancy.
 *
 * @returns null when it was stopped before all draws were made
 * @throws PendencyError when the documents do not fit together or do not run on the day, or nothing can be forecast
 */
export async function askRegister(
  documents: Documents,
  { day: date, madeOn = date, called = { day: "day", draws: "draws" }, ...asked }: RegisterAsked,
  conduct: Conduct = {},
): Promise<Registered | null> {
  checkCall(documents, {}, conduct);
  const document = documentOf(documents);
  const names = { origins: called.day, series: "series", draws: called.draws, day: called.day, strict: "strict" };
  checkBacktest(documents, asked, document, names);
  const { model } = documents;
  const { tables = { beside: {}, given: null } } = asked;
  const startMonth = model.fiscalYearStartMonth;
  const observed = observedSeries(document, documents.facts, tables, startMonth);
  const [{ day } = { day: 0 }] = originsOf([date], document, model, called.day);
  const { ahead, past, leftOut } = wantedAhead(day, protocol.farthestMonths, document, observed, model);
  if (ahead.length === 0) {
    const got = leftOut.length === 0 ? date : `${date}, on which of ${leftOut[0].series} ${leftOut[0].why}`;
    refuseUsage(called.day, "a day from which at least one figure can be forecast", got);
  }
  const spec = specOf(documents, asked);
  const id = idOf(documents, asked, spec, stepDayOf(asked, document, [day]));
  const { narrate = tellNobody } = conduct;
  const stop = new Stop(conduct.stop ?? neverStopped);
  try {
    const fluid = await stepOf(documents, asked, { document, spec, days: [day] }, stop, conduct.pause);
    if (fluid === null || stop.aborted) return null;
    const asOf = { date, strict: false, called: names };
    // all of them as on the way to something further: their horizons are ours, not a family's
    const figures = [...past, ...ahead].map((figure) => ({ ...figure, horizonMonths: 0 }));
    const made = await forecastFrom(documents, { id, spec, fluid, asOf, figures }, { ...conduct, stop });
    if (made === null) return null;
    if (made.refused.length > 0) throw new PendencyError(made.refused);
    const chunk = withDiscrepancy(asForecasts(made, ahead), { document, observed, day, startMonth, seed: spec.seed });
    const forecasts = ahead.flatMap(({ series: name, period, horizonMonths }): RegisteredFigure[] => {
      const series = document.series.find((one) => one.name === name);
      const found = chunk.forecasts.find((one) => one.series === name && one.period === period.label);
      const family = series === undefined ? null : familyAt(series, document, horizonMonths);
      if (series === undefined || family === null || found === undefined) return [];
      const shared = { model: model.id, series: name, origin: date, target: period.label, horizonMonths };
      const chance = series.chance === "poisson" ? { poissonMeans: true } : {};
      const quantiles = publishedQuantiles({ ...shared, samples: found.samples, ...chance }).map(rounded);
      const periodEnd = isoDate(period.to - 1);
      return [{ series: name, family: family.name, period: period.label, periodEnd, horizonMonths, quantiles }];
    });
    const without = ahead.filter(
      ({ series, period }) => !forecasts.some((one) => one.series === series && one.period === period.label),
    );
    const registration: Registration = {
      model: model.id,
      day: date,
      madeOn,
      through: isoDate(addMonths(day, protocol.farthestMonths) - 1),
      id,
      documents: documentsHash(documents.files),
      engine: engineVersion,
      protocolHash: protocolHash(documents.files.forecasts?.text ?? ""),
      seed: spec.seed,
      draws: spec.replications,
      failedDraws: made.failed.length,
      stepDays: fluid.stepDays,
      made: makingOf(documents, asked),
      forecasts,
      known: document.series.flatMap(({ name }) => {
        const series = observed.get(name);
        if (series === undefined) return [];
        const figures = knownOn(series, day).map(({ period, value, vintage }) => {
          return { period: period.label, value, vintage };
        });
        return [{ series: name, figures }];
      }),
    };
    const noNumber = without.map(({ period, ...figure }) => {
      return { ...figure, period: period.label, why: "no draw has a number for it" };
    });
    return { registration, leftOut: [...leftOut, ...noNumber] };
  } finally {
    stop.release();
    narrate({ kind: "finished" });
  }
}

function makingOf(
  { files }: Documents,
  { stepDays, tables }: Pick<RegisterAsked, "stepDays" | "tables">,
): RegisteredMaking {
  // prettier-ignore
  return {
    kernels: kernelsHash(),
    model: files.asked,
    stepAsked: stepDays ?? null,
    observed: tables?.given?.path ?? null,
  };
}

/** More digits than any figure has, and few enough to read. */
function rounded(value: number): number {
  return Number(value.toPrecision(9));
}

/** What was made as a path, told apart into what is forecast and what was known. */
function asForecasts(
  chunk: Chunk,
  ahead: readonly { series: string; period: { label: string }; horizonMonths: number }[],
): Chunk {
  // prettier-ignore
  const horizons = new Map(ahead.map(({ series, period, horizonMonths }) => [`${series}@${period.label}`, horizonMonths])); // prettier-ignore
  const horizonOf = (one: { series: string; period: string }): number | undefined =>
    horizons.get(`${one.series}@${one.period}`);
  return {
    ...chunk,
    forecasts: chunk.path.flatMap((one) => {
      const horizonMonths = horizonOf(one);
      return horizonMonths === undefined || one.samples.length === 0 ? [] : [{ ...one, horizonMonths }];
    }),
    path: chunk.path.filter((one) => horizonOf(one) === undefined),
  };
}
