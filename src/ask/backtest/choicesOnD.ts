// Choices that are made on outcomes of D, by rules stated before: what every family is compared with, how fat the tails
// of the random walk are, and how a rival's errors grow. Published series say it; no run of the model has a part in it.
import type { Documents } from "../../documents/documents.ts";
import { baselineNames } from "../../forecast/baselines.ts";
import type { BaselineName } from "../../forecast/baselines.ts";
import type { QuantileForecast } from "../../forecast/forecast.ts";
import { rivalGrowths } from "../../forecast/rivals.ts";
import type { RivalGrowth } from "../../forecast/rivals.ts";
import { exp, log } from "../../quantity/portable.ts";
import { baselineForecasts, rivalForecasts } from "./baselines.ts";
import { observedSeries } from "./observedSeries.ts";
import type { OwnTables } from "./observedSeries.ts";
import { originsOf } from "./origins.ts";
import { documentOf } from "./plan.ts";
import { figuresOf, rowOf } from "./scoreForecasts.ts";
import type { FigureAsked } from "./scoreForecasts.ts";
import { rivalsOn } from "./scoreOrigins.ts";
import type { RivalsOnDay } from "./baselines.ts";
import { wantedFrom } from "./wantedFigures.ts";

/** Degrees of Student's t that the walk is tried with. */
const degreesTried = [2, 3, 4, 5, 6, 8, 10, 15, 30] as const;

export interface ChoicesOnD {
  /** in the order of the document */
  readonly families: readonly FamilyChoice[];
  /** one of each number of degrees tried */
  readonly degrees: readonly DegreesTried[];
  readonly chosenDegrees: number;
  /** one of each growth tried; [] where no series has rivals */
  readonly growths: readonly { readonly growth: RivalGrowth; readonly crps: number; readonly figures: number }[];
  readonly chosenGrowth: RivalGrowth;
}

interface FamilyChoice {
  readonly family: string;
  readonly title: string;
  /** outcomes of D, each from every origin and horizon */
  readonly figures: number;
  /** in the order of `baselineNames`; crps: null where one of the figures has no forecast by it */
  readonly tried: readonly { readonly name: BaselineName; readonly crps: number | null }[];
  /** the random walk where D has no figure that a baseline forecasts */
  readonly chosen: BaselineName;
}

interface DegreesTried {
  readonly degrees: number;
  /** of the families' sums of CRPS: a family counts by ratios, whatever its scale */
  readonly geometricMean: number;
}

/**
 * Least sum of CRPS wins. A baseline without a forecast of every figure is not compared; a tie goes to the random walk,
 * and among degrees to the fewest, among growths to the first.
 */
export function choicesOnD(documents: Documents, tables: OwnTables): ChoicesOnD {
  const document = documentOf(documents);
  const asked = figuresOnD(documents, tables);
  const byFamily = document.families.map(({ name, title }) => {
    return { family: name, title, figures: asked.filter(({ figure }) => figure.family.name === name) };
  });
  const degrees = degreesTried.map((tried): DegreesTried => {
    const sums = byFamily.flatMap(({ figures }) => {
      const sum = sumOf(figures, ({ figure }) => baselineForecasts(figure, ["random walk"], tried)[0]);
      return sum === null || figures.length === 0 ? [] : [log(sum)];
    });
    return { degrees: tried, geometricMean: exp(sums.reduce((total, each) => total + each, 0) / sums.length) };
  });
  const chosenDegrees = degrees.reduce((best, one) => (one.geometricMean < best.geometricMean ? one : best)).degrees;
  const withRivals = asked.filter(({ figure }) => figure.series.rivals !== null);
  const growths = rivalGrowths.flatMap((growth) => {
    const both = withRivals.filter((one) => meanOfRivals(one, growth) !== undefined);
    const crps = sumOf(both, (one) => meanOfRivals(one, growth));
    return crps === null || both.length === 0 ? [] : [{ growth, crps, figures: both.length }];
  });
  return {
    families: byFamily.map(({ family, title, figures }): FamilyChoice => {
      const tried = baselineNames.map((name) => {
        const crps = sumOf(figures, ({ figure }) => baselineForecasts(figure, [name], chosenDegrees)[0]);
        return { name, crps: figures.length === 0 ? null : crps };
      });
      return { family, title, figures: figures.length, tried, chosen: leastOf(tried) };
    }),
    degrees,
    chosenDegrees,
    growths,
    chosenGrowth: growths.reduce((best, one) => (one.crps < best.crps ? one : best), {
      growth: rivalGrowths[0] as RivalGrowth,
      crps: Infinity,
    }).growth,
  };
}

interface AskedOnD {
  readonly figure: FigureAsked;
  readonly rivals: RivalsOnDay;
}

/** Every figure that the document's origins and horizons ask for and whose outcome belongs to D. */
function figuresOnD(documents: Documents, tables: OwnTables): readonly AskedOnD[] {
  const document = documentOf(documents);
  const { model, facts } = documents;
  const startMonth = model.fiscalYearStartMonth;
  const observed = observedSeries(document, facts, tables, startMonth);
  return originsOf(null, document, model, "origins").flatMap((origin) => {
    const wanted = wantedFrom(origin, document, observed, model, null)
      .figures.filter(({ horizonMonths }) => horizonMonths > 0)
      .map(({ series, period, horizonMonths }) => ({ series, period: period.label, horizonMonths }));
    const figures = figuresOf(wanted, origin, document, observed, startMonth);
    const onD = figures.filter(({ outcome, part }) => outcome !== null && part === "D");
    const rivals = rivalsOn(onD, { ...origin, strict: false }, documents, observed);
    return onD.map((figure) => ({ figure, rivals }));
  });
}

function meanOfRivals({ figure, rivals }: AskedOnD, growth: RivalGrowth): QuantileForecast | undefined {
  return rivalForecasts(figure, rivals, growth).find(({ model }) => model === "mean of rivals");
}

/** Null where one of the figures has no forecast. */
function sumOf(
  figures: readonly AskedOnD[],
  forecast: (asked: AskedOnD) => QuantileForecast | undefined,
): number | null {
  let sum = 0;
  for (const asked of figures) {
    const made = forecast(asked);
    const score = made === undefined ? null : rowOf(asked.figure, made).score;
    if (score === null) return null;
    sum += score.crps;
  }
  return sum;
}

function leastOf(tried: FamilyChoice["tried"]): BaselineName {
  const crpsOf = (name: BaselineName): number => tried.find((one) => one.name === name)?.crps ?? Infinity;
  return tried.reduce<BaselineName>((best, { name }) => (crpsOf(name) < crpsOf(best) ? name : best), "random walk");
}
