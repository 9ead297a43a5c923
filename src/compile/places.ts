// What a place wants: the unit checked, and base units turned into the engine's (grid steps, money as it is).
import type { Position } from "../errors.ts";
import { rangeOf } from "../quantity/curve.ts";
import type { Curve } from "../quantity/curve.ts";
import { stepsInDays } from "../quantity/calendar.ts";
import { notANumber } from "../quantity/numberWords.ts";
import { describePowers } from "../quantity/unit.ts";
import { scaleAmount } from "./amount.ts";
import type { Amount } from "./amount.ts";
import { refuse } from "./refuse.ts";
import type { Viewpoint, World } from "./world.ts";

export type PlaceKind = "share" | "number" | "duration" | "rate" | "departures" | "units" | "servers" | "persons" | "money" | "moneyPerTime"; // prettier-ignore

interface PlaceRule {
  readonly expected: string;
  /** power of a day; money has one currency besides */
  readonly days: number;
  readonly money: boolean;
  /** whether a listed noun may stand ("649 judges") */
  readonly noun: boolean;
}

const rules: Readonly<Record<PlaceKind, PlaceRule>> = {
  share: { expected: 'a share, such as "35.7%"', days: 0, money: false, noun: false },
  number: { expected: "a plain number", days: 0, money: false, noun: false },
  duration: { expected: 'a duration with a unit, such as "310 days"', days: 1, money: false, noun: false },
  rate: { expected: 'a rate, such as "8 per day"', days: -1, money: false, noun: false },
  departures: { expected: 'a rate, such as "1 per week"', days: -1, money: false, noun: true },
  units: { expected: 'a number, such as "649 judges"', days: 0, money: false, noun: true },
  /** units that may be without limit */
  servers: { expected: 'a number, such as "649 judges"', days: 0, money: false, noun: true },
  persons: { expected: "a number of persons", days: 0, money: false, noun: false },
  money: { expected: 'an amount of money, such as "5800 USD"', days: 0, money: true, noun: true },
  moneyPerTime: { expected: 'money per time, such as "165 USD per day"', days: -1, money: true, noun: true },
};

/**
 * The amount in the engine's units.
 *
 * A listed noun cancels against itself above or below the line, so that "1 judge / completionsPerJudge" is a duration.
 *
 * @throws PendencyError of kind units when the amount is of another kind; of kind shares or sense when it is negative
 */
export function inPlace(world: World, amount: Amount, kind: PlaceKind, at: Position, view: Viewpoint): Amount {
  const rule = rules[kind];
  const { day = 0, ...others } = amount.powers;
  const currencies = Object.entries(others).filter(([base]) => isCurrency(base));
  const nouns = Object.entries(others).filter(([base, power]) => !isCurrency(base) && (rule.noun ? Math.abs(power) > 1 : power % 2 !== 0)); // prettier-ignore
  const moneyFits = rule.money ? currencies.length === 1 && currencies[0][1] === 1 : currencies.length === 0;
  if (day !== rule.days || !moneyFits || nouns.length > 0) {
    const hint = amount.bare && kind === "duration" ? 'write the unit, such as "10.2 months"' : undefined;
    refuse("units", at, view.path, rule.expected, describePowers(amount.powers), hint);
  }
  const scaled = inSteps(world, amount, rule.days);
  if (scaled.steps === null) requireRange(world, scaled.curve, kind, at, view);
  return scaled;
}

/** The curve of a value that may not depend on stocks. */
export function curveInPlace(world: World, amount: Amount, kind: PlaceKind, at: Position, view: Viewpoint): Curve {
  const { curve, steps } = inPlace(world, amount, kind, at, view);
  if (steps === null) return curve;
  const hint = "stock(…) may stand in arrival rates, servers, slots and departs";
  return refuse("sense", at, view.path, "a value that does not depend on stocks", "stock(…)", hint);
}

/** "USD" of an amount of money; empty for none. */
export function currencyOf(amount: Amount): string {
  return Object.keys(amount.powers).find(isCurrency) ?? "";
}

function isCurrency(base: string): boolean {
  return /^[A-Z]{3}$/.test(base);
}

function inSteps(world: World, amount: Amount, days: number): Amount {
  if (days === 0) return amount;
  const perDay = stepsInDays(1, world.time.gridDays);
  return days > 0 ? scaleAmount(amount, perDay) : scaleAmount(amount, 1, perDay);
}

/** The engines count what is whole in words of 32 bits. */
export const mostWhole = 2_147_483_647;

/** Sums and products of what is beyond are beyond all numbers. */
const mostAny = 1e100;

/** Beyond a million years nothing comes back, and parts of it are no numbers. */
const longestDays = 365_250_000;

/** More people in one place than a run can count, whatever it is allowed. */
export function refuseTooMany(at: Position, path: string, count: number): never {
  const expected = `at most ${mostWhole.toLocaleString("en")} people`;
  return refuse("limits", at, path, expected, Number.isNaN(count) ? "no number" : String(count), "follow a sample");
}

const wholeKinds: ReadonlySet<PlaceKind> = new Set(["units", "servers"]);

function requireRange(world: World, curve: Curve, kind: PlaceKind, at: Position, view: Viewpoint): void {
  const { lowest, highest } = rangeOf(curve, world.time.steps);
  const isWithin = highest < Infinity || kind === "servers";
  if (!(lowest > -Infinity && isWithin)) {
    const isNone = Number.isNaN(lowest) || Number.isNaN(highest);
    refuse("sense", at, view.path, "a finite number", isNone ? notANumber : "one beyond all numbers");
  }
  if (wholeKinds.has(kind) && highest > mostWhole && highest < Infinity) {
    refuse("limits", at, view.path, `at most ${mostWhole.toLocaleString("en")}`, String(highest));
  }
  if (kind === "duration" && highest * world.time.gridDays > longestDays) {
    refuse("limits", at, view.path, "a duration of at most a million years", "a longer one");
  }
  if (kind === "share" && (lowest < 0 || highest > 1 + 1e-9)) {
    const got = `${sayShare(lowest < 0 ? lowest : highest)}`;
    refuse("shares", at, view.path, "a share between 0 % and 100 %", got);
  }
  if (kind !== "share" && kind !== "number" && lowest < 0) {
    refuse("sense", at, view.path, `${rules[kind].expected}, not below 0`, String(Number(lowest.toPrecision(6))));
  }
  if (highest > mostAny && highest < Infinity) {
    refuse("limits", at, view.path, "a number of at most 1e+100", String(highest));
  }
}

/** "104 %" */
export function sayShare(share: number): string {
  return Number.isNaN(share) ? notANumber : `${Number((share * 100).toPrecision(6))} %`;
}
