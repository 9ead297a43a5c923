// Figures that somebody could publish, found by rule: the series that a model's forecasts are scored on, the boxes of its
// question, and of every stage how many are there, how many came in a year and how long they waited.
import type { CalibrationDocument } from "../../claim/calibration.ts";
import type { ForecastSeries } from "../../claim/forecasts.ts";
import type { Documents } from "../../documents/documents.ts";
import type { FactLibrary } from "../../facts/fact.ts";
import { countedBy } from "../../model/measure.ts";
import type { Measure, Where } from "../../model/measure.ts";
import type { Stage } from "../../model/model.ts";
import type { Instant, Span } from "../../quantity/value.ts";
import { questionOf } from "../answer/answerCells.ts";
import type { Figure, Published } from "./informed.ts";

/** Before it is known whether it differs between draws. */
export type FigureAsked = Omit<Figure, "alike">;

export interface MeasuredFigure {
  readonly figure: FigureAsked;
  /** under any stack */
  readonly measure: Measure;
}

/** When figures are counted: stocks on the day, all else in the year before it. */
export interface FigureTime {
  readonly day: Instant;
  readonly year: Span;
}

export interface ErrorAsked {
  readonly error: number;
  readonly errorBy: "asked" | "usual";
}

/** @param whos of whom answers are counted alone: each stage is counted of these too */
export function measuredFigures(
  documents: Documents,
  time: FigureTime,
  error: ErrorAsked,
  whos: readonly Where[],
): readonly MeasuredFigure[] {
  return [
    ...seriesFigures(documents, time, error),
    ...boxFigures(documents, time, error),
    ...documents.model.stages.flatMap((stage) => [{}, ...whos].flatMap((where) => stageFigures(documents, stage, where, time, error))), // prettier-ignore
  ];
}

function seriesFigures(
  { forecasts, calibration, facts }: Documents,
  time: FigureTime,
  error: ErrorAsked,
): readonly MeasuredFigure[] {
  // prettier-ignore
  return (forecasts?.series ?? []).flatMap((series): MeasuredFigure[] => {
    const measure = takenIn(series.measure, time, series.taken === "on average");
    if (measure === null) return [];
    const figure: FigureAsked = {
      name: `series:${series.name}`,
      kind: "series",
      of: series.name,
      title: series.title,
      who: "",
      counted: isOnDay(measure) ? "on the day" : "in the year",
      ...(errorOfSeries(series.name, calibration) ?? error),
      published: { by: publisherOf(series, facts), title: series.title, how: "this" },
    };
    return [{ figure, measure }];
  });
}

/** Both a publisher's own error and what it counts that the model does not stand between its figure and the model's. */
function errorOfSeries(
  name: string,
  calibration: CalibrationDocument | undefined,
): Pick<Figure, "error" | "errorBy"> | null {
  // prettier-ignore
  const target = calibration?.targets.find(({ series }) => series.text === name);
  if (target === undefined) return null;
  const { error, discrepancy } = target;
  const size = Math.sqrt(error * error + discrepancy.size * discrepancy.size);
  return size > 0 ? { error: size, errorBy: "calibration" } : null;
}

function publisherOf({ observed }: ForecastSeries, { publications }: FactLibrary): string {
  if (observed.kind === "file") return observed.file.text;
  const names = observed.series.map(({ text }) => publications.get(text.split("#")[0])?.publisher ?? text);
  return [...new Set(names)].join(", ");
}

function boxFigures(documents: Documents, { day }: FigureTime, error: ErrorAsked): readonly MeasuredFigure[] {
  const question = documents.plan === null ? null : questionOf(documents.plan.answer);
  if (question === null) return [];
  const { where, at } = question.asks;
  return question.plan.boxes.map(({ title, stages }): MeasuredFigure => {
    const measure: Measure = { kind: "stock", stages, moment: day, window: null, where, scenario: [], position: at };
    const who = whoOf(where);
    const figure: FigureAsked = { name: named("box", title, who), kind: "box", of: title, title, who, counted: "on the day", ...error, published: nearest(measure, documents) }; // prettier-ignore
    return { figure, measure };
  });
}

function stageFigures(
  documents: Documents,
  { name, title, stay, at }: Stage,
  where: Where,
  { day, year }: FigureTime,
  error: ErrorAsked,
): readonly MeasuredFigure[] {
  const common = { stages: [name], where, scenario: [], position: at };
  const who = whoOf(where);
  const figureOf = (kind: "stock" | "entries" | "wait", measure: Measure): MeasuredFigure => {
    const counted = kind === "stock" ? "on the day" : "in the year";
    const figure: FigureAsked = { name: named(kind, name, who), kind, of: name, title, who, counted, ...error, published: nearest(measure, documents) }; // prettier-ignore
    return { figure, measure };
  };
  const isHeld = stay.kind !== "passes" && stay.kind !== "outcome";
  const isLine = stay.kind === "service" || stay.kind === "boards";
  return [
    ...(isHeld ? [figureOf("stock", { ...common, kind: "stock", moment: day, window: null })] : []),
    figureOf("entries", { ...common, kind: "entries", window: year }),
    ...(isLine ? [figureOf("wait", { ...common, kind: "wait", statistic: { kind: "mean" }, among: "served", window: year })] : []), // prettier-ignore
  ];
}

function named(kind: Figure["kind"], of: string, who: string): string {
  return `${kind}:${of}${who === "" ? "" : `@${who}`}`;
}

function whoOf(where: Where): string {
  return Object.values(where).flat().join("+");
}

/** The series that counts just these people, or else one that counts them among others. */
function nearest(measure: Measure, { forecasts, facts }: Documents): Published | null {
  const alike = (forecasts?.series ?? []).filter((series) => series.measure.kind === measure.kind);
  const own = countedBy(measure);
  const holding = alike.filter((series) => own.every((name) => countedBy(series.measure).includes(name)) && includes(series.measure.where, measure.where)); // prettier-ignore
  const same = holding.find((series) => countedBy(series.measure).length === own.length && includes(measure.where, series.measure.where)); // prettier-ignore
  const found = same ?? holding[0];
  if (found === undefined) return null;
  return { by: publisherOf(found, facts), title: found.title, how: same === undefined ? "within" : "this" };
}

/** Whether whoever is counted there is counted here. */
function includes(here: Where, there: Where): boolean {
  return Object.entries(here).every(([group, levels]) => there[group]?.every((level) => levels.includes(level)) === true); // prettier-ignore
}

function isOnDay(measure: Measure): boolean {
  return "moment" in measure && measure.moment !== null;
}

/** @returns null of a published figure, which no run has */
function takenIn(measure: Measure, { day, year }: FigureTime, isMean: boolean): Measure | null {
  switch (measure.kind) {
    case "fact":
      return null;
    case "stock":
    case "waiting":
      return isMean ? { ...measure, moment: null, window: year } : { ...measure, moment: day, window: null };
    case "age":
      return { ...measure, moment: day };
    case "share":
      return { ...measure, moment: day, cohortWindow: year };
    default:
      return { ...measure, window: year };
  }
}
