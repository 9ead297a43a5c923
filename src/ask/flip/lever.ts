// A parameter that is moved between two ends, from an instant on.
import type { Documents } from "../../documents/documents.ts";
import { readSettings } from "../../documents/readSettings.ts";
import { refuseUsage } from "../../errors.ts";
import { constantOf } from "../../model/constant.ts";
import type { Point } from "../../scenario/point.ts";
import { questionOf } from "../answer/answerCells.ts";

export interface LeverAsked {
  readonly parameter: string;
  /** lower and higher end of the search, as a document writes them: ["0.1", "8"], ["10 %", "60 %"] */
  readonly range: readonly [low: string, high: string];
  /** the instant from which the parameter is set; left out: the day before of the study's question, else the start */
  readonly from?: string;
  /** the lever as sentences call it; left out: the parameter's title */
  readonly title?: string;
}

export interface ReadLever {
  readonly parameter: string;
  readonly title: string;
  readonly unit: string;
  readonly from: string;
  readonly range: readonly [number, number];
  readonly assumed: number | null;
  readonly pointAt: (value: number) => Point;
}

/** @throws PendencyError when the parameter is not there, or its range is none */
export function readLever(documents: Documents, asked: LeverAsked): ReadLever {
  const { parameter: name, range } = asked;
  const question = documents.plan === null ? null : questionOf(documents.plan.answer);
  const from = asked.from ?? question?.asks.before?.text ?? null;
  const [low, high] = range.map((text) => readSettings(documents, [[name, text]], from, "lever").set[0]);
  const parameter = documents.parameters.find((one) => one.name === name);
  const ends = [low, high].map(({ value }) =>
    value.kind === "expression" && value.expression.kind === "number" ? value.expression : null,
  );
  const [first, last] = ends;
  if (first === null || last === null || parameter === undefined || !(first.value < last.value))
    return refuseUsage(`lever › ${name}`, "a lower and a higher end, each one number with its unit", range.join(", "));
  const { scale } = first.unit;
  // a bare number is counted in the parameter's own unit
  const written = range[0].replace(/^[-+\d.,]+(e[-+]?\d+)?\s*/i, "");
  const unit = written === "" ? (parameter.unit.text ?? "") : written;
  const inUnit = (value: number): number => Number((value / (scale === 0 ? 1 : scale)).toPrecision(12));
  const own = parameter.source?.value;
  const constant = own?.kind === "expression" ? constantOf(own, {}, documents.graph) : null;
  return {
    parameter: name,
    title: asked.title ?? parameter.title,
    unit,
    from: low.from.text,
    range: [inUnit(first.value), inUnit(last.value)],
    assumed: constant === null ? null : inUnit(constant),
    pointAt: (value) => readSettings(documents, [[name, `${value} ${unit}`.trim()]], from, "lever"),
  };
}
