// Two published ways of forecasting a stock of pending cases: yearly arithmetic with constant inputs.
import { historyOn, numberOfPeriod, type KnownFigure } from "./history.ts";
import { tooFewErrors, type BaselineForecast } from "./baselines.ts";
import { protocol } from "./protocol.ts";
import { logScale, onScale } from "./scale.ts";
import { errorsOf, quantilesAround } from "./spread.ts";

/** A figure of the arithmetic, and where it comes from. */
export type RivalInput =
  | { readonly value: number; readonly figure: KnownFigure }
  | { readonly value: number; readonly judgement: string };

export interface RivalInputs {
  /** pending at the end of the last year known */
  readonly pending: RivalInput;
  readonly receiptsPerYear: RivalInput;
  readonly completionsPerServer: RivalInput;
  readonly servers: RivalInput;
  readonly hiresPerYear: RivalInput;
  /** share of the servers who leave in a year */
  readonly leavingShare: RivalInput;
}

/** What was published of the stock and of those who serve it, each figure with the day on which it became known. */
export interface RivalFigures {
  readonly pending: readonly KnownFigure[];
  readonly receipts: readonly KnownFigure[];
  readonly completions: readonly KnownFigure[];
  /** servers in post; one figure counts for the year its period lies in */
  readonly servers: readonly KnownFigure[];
  readonly hires: readonly KnownFigure[];
}

/** What no publisher prints; each shows in the inputs as a judgement. */
export interface RivalJudgements {
  /** used where no figure of hires was known on the day */
  readonly hiresPerYear: number;
  readonly leavingShare: number;
}

export const rivalNames = ["heldServers", "worksheet"] as const;
/**
 * heldServers: receipts, completions per server and servers stay as they are (the arithmetic of CRS R47637 without
 * further servers). worksheet: servers are hired and leave at constant paces (worksheet 1 of the CMS tool).
 */
export type RivalName = (typeof rivalNames)[number];

/**
 * How the deviation of earlier errors grows with the years ahead. years: a pace held constant is wrong in the same
 * direction year after year, and deviations add up. root: each year is wrong for itself, and variances do.
 */
export const rivalGrowths = ["years", "root"] as const;
export type RivalGrowth = (typeof rivalGrowths)[number];

export interface Rival {
  readonly name: RivalName;
  /** the year whose end is the start of the arithmetic: "FY2023" */
  readonly from: string;
  readonly inputs: RivalInputs;
  readonly forecast: BaselineForecast;
  /** the figure that the arithmetic gives, without its errors */
  readonly middle: number;
}

/**
 * @param target a later year, written as the figures write theirs
 * @param growth left out: the protocol's
 * @returns null when no year was known on the day in full: pending, receipts, completions, and servers by its end
 */
export function forecastRival(
  name: RivalName,
  figures: RivalFigures,
  judgements: RivalJudgements,
  origin: string,
  target: string,
  growth: RivalGrowth = protocol.baselines.rivalGrowth,
): Rival | null {
  const years = knownYears(figures, origin);
  const [last] = years.toReversed();
  const inputs = last === undefined ? null : inputsOf(figures, judgements, origin, last);
  const period = numberOfPeriod(target);
  if (last === undefined || inputs === null || period === null) return null;
  const steps = period.number - last;
  const from = (inputs.pending as { readonly figure: KnownFigure }).figure.period;
  const middle = pendingAfter(name, inputs, Math.max(0, steps));
  if (steps < 1) return { name, from, inputs, middle, forecast: { none: `${target} was known on the day` } };
  const errors = years.slice(0, -1).flatMap((year) => {
    const then = inputsOf(figures, judgements, origin, year);
    const next = figureOfYear(figures.pending, year + 1, origin);
    if (then === null || next === null) return [];
    return [onScale(logScale, next.value) - onScale(logScale, pendingAfter(name, then, 1))];
  });
  const past = errorsOf(errors);
  if (past.degrees < protocol.baselines.leastDegrees) {
    return { name, from, inputs, middle, forecast: tooFewErrors(past.degrees, "earlier errors") };
  }
  const variance = growth === "years" ? steps * steps : steps;
  const quantiles = quantilesAround(logScale, onScale(logScale, middle), past, variance);
  return { name, from, inputs, middle, forecast: { quantiles } };
}

/** Pending cases after whole years, 0 or more; servers of a year are the mean of its start and its end. */
export function pendingAfter(name: RivalName, inputs: RivalInputs, years: number): number {
  const hires = name === "heldServers" ? 0 : inputs.hiresPerYear.value;
  const leaving = name === "heldServers" ? 0 : inputs.leavingShare.value;
  let pending = inputs.pending.value;
  let servers = inputs.servers.value;
  for (let year = 0; year < years; year++) {
    const atEnd = servers * (1 - leaving) + hires;
    const completions = inputs.completionsPerServer.value * ((servers + atEnd) / 2);
    pending = Math.max(0, pending + inputs.receiptsPerYear.value - completions);
    servers = atEnd;
  }
  return pending;
}

/** Years, by number, of which pending, receipts and completions were all known. */
function knownYears({ pending, receipts, completions }: RivalFigures, origin: string): readonly number[] {
  const history = historyOn(pending, origin, logScale);
  if (history === null) return [];
  return Array.from({ length: history.places.length }, (_, at) => history.last - history.places.length + 1 + at).filter(
    (year) => [pending, receipts, completions].every((each) => figureOfYear(each, year, origin) !== null),
  );
}

/** The inputs as they stood at the end of a year, from figures known on the day. */
function inputsOf(
  figures: RivalFigures,
  judgements: RivalJudgements,
  origin: string,
  year: number,
): RivalInputs | null {
  const pending = figureOfYear(figures.pending, year, origin);
  const receipts = figureOfYear(figures.receipts, year, origin);
  const completions = figureOfYear(figures.completions, year, origin);
  const servers = latestBy(figures.servers, year, origin);
  const hires = latestBy(figures.hires, year, origin);
  if (pending === null || receipts === null || completions === null || servers === null) return null;
  const known = (figure: KnownFigure): RivalInput => ({ value: figure.value, figure });
  const perServer = `${completions.value} completions of ${completions.period} ÷ ${servers.value} of ${servers.period}`;
  return {
    pending: known(pending),
    receiptsPerYear: known(receipts),
    completionsPerServer: {
      value: servers.value === 0 ? 0 : completions.value / servers.value,
      judgement: `held at ${perServer}`,
    },
    servers: known(servers),
    hiresPerYear: hires === null ? { value: judgements.hiresPerYear, judgement: "hires a year, judged" } : known(hires),
    leavingShare: { value: judgements.leavingShare, judgement: "share that leaves in a year, judged" },
  };
}

/** Of the vintages known on the day the one that became known last. */
function figureOfYear(figures: readonly KnownFigure[], year: number, origin: string): KnownFigure | null {
  return newest(
    figures.filter(({ period }) => numberOfYear(period) === year),
    origin,
  );
}

/** The figure whose period ends last, among those of the year or of years before it. */
function latestBy(figures: readonly KnownFigure[], year: number, origin: string): KnownFigure | null {
  const end = ({ period }: KnownFigure): number => {
    const numbered = numberOfPeriod(period);
    return numbered === null ? -Infinity : (numbered.number + 1) / numbered.perYear;
  };
  const known = figures.filter(
    (figure) => figure.knownOn <= origin && (numberOfYear(figure.period) ?? Infinity) <= year,
  );
  const latest = known.reduce((most, figure) => Math.max(most, end(figure)), -Infinity);
  return newest(
    known.filter((figure) => end(figure) === latest),
    origin,
  );
}

function newest(figures: readonly KnownFigure[], origin: string): KnownFigure | null {
  const known = figures.filter(({ knownOn }) => knownOn <= origin).toSorted((a, b) => (a.knownOn < b.knownOn ? -1 : 1));
  return known[known.length - 1] ?? null;
}

function numberOfYear(period: string): number | null {
  const numbered = numberOfPeriod(period);
  return numbered === null ? null : Math.floor(numbered.number / numbered.perYear);
}
