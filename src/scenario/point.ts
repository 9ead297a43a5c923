// A point: values for some parameters, given from outside the documents. A draw, a setting of the command
// line, a lever, a cell of a grid and a proposal of a calibration are points.
import type { Position } from "../errors.ts";
import type { GivenSteps } from "../parameters/givenDraw.ts";
import type { Distribution, Instant, Value } from "../quantity/value.ts";
import type { Change } from "./scenario.ts";

export interface Point {
  /**
   * parameter > what is done to its own value, before scenarios act: a factor, an addend or a value, in base
   * units (days, whole shares, currency). Only parameters with an uncertainty are open to it
   */
  readonly draws: Readonly<Record<string, { readonly how: "times" | "plus" | "is"; readonly value: number }>>;
  /** parameter > alternative, for parameters with conflicting publishers */
  readonly sources: Readonly<Record<string, string>>;
  /**
   * parameter > a number from 0 to 1: the changes of scenarios that name it as their chance happen where the
   * number is at least what the chance lacks of 1. One number for all of them, so that they happen together.
   * Where it is left out, they happen when the chance is 50 % or more
   */
  readonly chances?: Readonly<Record<string, number>>;
  /** whose paths drifting parameters and changing regimes go; left out: none drifts, and none changes by odds */
  readonly drift?: {
    readonly seed: number;
    readonly replication: number;
    /** parameter > steps in place of those that the path's name gives; left out: none */
    readonly given?: Readonly<Record<string, GivenSteps>>;
  };
  /** values in place of what documents say, as a scenario sets them */
  readonly set: readonly SetValue[];
}

/** One parameter's value from an instant on, for everybody. */
export interface SetValue {
  readonly parameter: string;
  readonly from: Instant;
  readonly value: Value | Distribution;
  /** as written: "900 judges" */
  readonly text: string;
  readonly at: Position;
}

/**
 * Two points at once; where both speak of a parameter, the second one counts (from the instant on at which it
 * does).
 */
export function together(first: Point | null, second: Point | null): Point | null {
  if (first === null || second === null) return first ?? second;
  const isCovered = ({ parameter, from }: SetValue): boolean =>
    second.set.some((later) => later.parameter === parameter && later.from.days <= from.days);
  return {
    draws: { ...first.draws, ...second.draws },
    sources: { ...first.sources, ...second.sources },
    ...(first.chances === undefined && second.chances === undefined
      ? {}
      : { chances: { ...first.chances, ...second.chances } }),
    ...((second.drift ?? first.drift) === undefined ? {} : { drift: second.drift ?? first.drift }),
    set: [...first.set.filter((value) => !isCovered(value)), ...second.set],
  };
}

/** Parameters that a point sets from the beginning of a run on, so that nothing the documents say of them acts. */
export function replacedBy(point: Point | null, startDays: number): readonly string[] {
  return (point?.set ?? []).filter(({ from }) => from.days <= startDays).map(({ parameter }) => parameter);
}

/** What a point sets, as a scenario would: from its instant to the end of the run. */
export function changesOf(set: readonly SetValue[]): readonly Change[] {
  return set.map(({ parameter, from, value, at }) => ({
    at,
    from,
    to: null,
    target: { kind: "parameter", name: parameter },
    where: {},
    action: { kind: "set", value },
    appliesTo: "everyone",
    delayedBy: null,
    chance: null,
  }));
}

/**
 * "judgesInPost = 900 judges, directScale = 2 from 2025-01-15"; "" when nothing is set.
 *
 * @param start of the run: a value that holds from then on is told without an instant. Left out: all are
 */
export function settingText(point: Point | null, start?: string): string {
  const since = ({ from }: SetValue): string =>
    start === undefined || from.text === start ? "" : ` from ${from.text}`;
  return (point?.set ?? []).map((value) => `${value.parameter} = ${value.text}${since(value)}`).join(", ");
}
