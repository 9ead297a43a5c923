// One value from outside: the text in which somebody gives it, read as the parameter's document would read it.
import type { Model } from "../model/model.ts";
import type { Parameter } from "../parameters/parameter.ts";
import { readValueOrDistribution } from "../quantity/readDistribution.ts";
import type { Instant } from "../quantity/value.ts";
import type { DocumentFile, Node } from "../reading/document.ts";
import { finish } from "../reading/reading.ts";
import type { Reading } from "../reading/reading.ts";
import type { SetValue } from "../scenario/point.ts";

/**
 * @param file its text, and how messages call its place
 * @param node the text read; of plain words see wordsOf
 * @throws PendencyError when it is no value in the parameter's unit
 */
export function settingOf(
  model: Model,
  { name, unit: own }: Pick<Parameter, "name" | "unit">,
  from: Instant,
  file: DocumentFile,
  node: Node,
): SetValue {
  const reading: Reading = {
    vocabulary: { units: model.units, entities: model.entities },
    fiscalYearStartMonth: model.fiscalYearStartMonth,
    calendar: model.runs.kind === "calendar",
    problems: [],
  };
  const unit = { unit: own, numerator: own.scale, denominator: 1 };
  const value = finish(reading, () => readValueOrDistribution(node, reading, { unit, allowCounts: true }));
  return { parameter: name, from, value, text: file.text, at: node.at };
}

/** A text that is no map or list, which takes no reader of YAML. */
export function wordsOf({ path, text }: DocumentFile, name: string): Node {
  return { kind: "text", at: { file: path, line: 1, column: 1 }, path: name, text, inset: 0 };
}
