// What somebody may move: every parameter with a lever of its own; of a model that has none, every plain number.
import type { Documents } from "../../documents/documents.ts";
import type { Parameter, ParameterKind } from "../../parameters/parameter.ts";
import type { Instant, Unit, Value } from "../../quantity/value.ts";
import { describeValue, titlesOf } from "../report/describeValue.ts";
import type { Titles } from "../report/describeValue.ts";

export interface LeverFace {
  readonly parameter: string;
  /** what it is, in a few words, and in full */
  readonly label: string;
  readonly title: string;
  /** as values of it are written: "judges"; "" for a plain number */
  readonly unit: string;
  readonly from: number;
  readonly to: number;
  readonly step: number;
  /** its number on the day from which levers act; null where it is not one number for everybody */
  readonly value: number | null;
  /** the whole value as the documents have it, in words */
  readonly words: string;
  readonly kind: ParameterKind;
  /** whose judgement it is, and why; "" of what is published */
  readonly judgedBy: string;
  readonly reason: string;
  readonly facts: readonly string[];
  /** scenarios that change it, by name */
  readonly changedBy: readonly string[];
}

/** @param since the instant from which a moved lever acts */
export function leversOf(documents: Pick<Documents, "parameters" | "scenarios">, since: Instant): readonly LeverFace[] {
  const { parameters } = documents;
  const titles = titlesOf(parameters);
  const own = parameters.filter(({ lever }) => lever !== null);
  const movable = own.length > 0 ? own : parameters.filter((one) => plainNumber(one) !== null);
  return movable.map((parameter) => faceOf(parameter, documents, since, titles));
}

function faceOf(
  parameter: Parameter,
  { scenarios }: Pick<Documents, "scenarios">,
  since: Instant,
  titles: Titles,
): LeverFace {
  const { name, title, unit, lever } = parameter;
  const source = sourceOf(parameter);
  const range = lever ?? { ...usualRange(plainNumber(parameter) ?? 1), label: title };
  return {
    parameter: name,
    label: range.label,
    title,
    unit: unit.text,
    from: range.from,
    to: range.to,
    step: range.step,
    value: numberAt(source.value, since, unit),
    words: describeValue(source.value, unit, titles),
    kind: source.kind,
    judgedBy: source.judgedBy,
    reason: source.reason,
    facts: source.facts,
    changedBy: scenarios
      .filter(({ changes }) => changes.some(({ target }) => target.name === name))
      .map((scenario) => scenario.name),
  };
}

/** The one it has, or the one that runs use where nothing else is said. */
function sourceOf({ source, alternatives }: Parameter) {
  const usual = alternatives?.options.find(({ name }) => name === alternatives.default)?.source;
  return (source ?? usual) as NonNullable<typeof source>;
}

function plainNumber(parameter: Parameter): number | null {
  const { value } = sourceOf(parameter);
  return value.kind === "expression" ? numberAt(value, null, parameter.unit) : null;
}

/** From nothing to twice the number, in a hundred steps. */
function usualRange(value: number): { from: number; to: number; step: number } {
  const [from, to] = value < 0 ? [2 * value, 0] : [0, value === 0 ? 1 : 2 * value];
  return { from, to, step: Number(((to - from) / 100).toPrecision(2)) };
}

/**
 * The number in the parameter's unit on that day; null where the value is not one number written down.
 *
 * @param since null: of any day
 */
function numberAt(value: ReturnType<typeof sourceOf>["value"], since: Instant | null, unit: Unit): number | null {
  if (value.kind === "expression" && value.expression.kind === "number") {
    return rounded(value.expression.value / unit.scale);
  }
  if (value.kind !== "steps" || since === null || value.facts !== null || value.repeatDays !== null) return null;
  const points: readonly { readonly when: Instant; readonly value: Value }[] = value.points;
  const last = points.filter(({ when }) => when.days <= since.days).at(-1);
  return last === undefined ? null : numberAt(last.value, null, unit);
}

/** Without the last bits that a change of units leaves. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
