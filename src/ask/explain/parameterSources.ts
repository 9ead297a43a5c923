// The sources of one parameter as `explain` prints them: every figure with its address, or whose judgement it
// is and why.
import type { Fact, FactLibrary } from "../../facts/fact.ts";
import { findSeries } from "../../facts/findSeries.ts";
import { computedWords, figuresCited } from "../../parameters/computedWords.ts";
import { judgedPartOf } from "../../parameters/judgedPart.ts";
import type { Parameter, Source } from "../../parameters/parameter.ts";
import { standingLabel } from "../asOfWords.ts";
import { addressOf, figure } from "../../facts/factWords.ts";
import { describeValue, titlesOf } from "../report/describeValue.ts";
import type { Titles } from "../report/describeValue.ts";
import type { Documents } from "../../documents/documents.ts";

export interface SourceRow {
  /** name of one of conflicting sources; "" for the only one */
  readonly alternative: string;
  readonly kind: Source["kind"];
  readonly value: string;
  readonly facts: readonly {
    readonly id: string;
    readonly figure: string;
    readonly address: string;
    /** "published", "reconstructed" or why it is left out; left out itself where no day was named */
    readonly standing?: string;
  }[];
  /** what the day made of it: a fallback, a cut, nothing to read; "" when nothing or where no day was named */
  readonly standIn: string;
  readonly alignment: string;
  readonly method: string;
  readonly judgedBy: string;
  readonly reason: string;
  /** of a published or computed value the part that is judged, by whom and why; "" for none */
  readonly judged: string;
}

export function parameterSources(parameter: Parameter, { facts, asOf, parameters }: Documents): readonly SourceRow[] {
  const titles = titlesOf(parameters);
  const own = parameter.source === null ? [] : [{ name: "", source: parameter.source }];
  return [...own, ...(parameter.alternatives?.options ?? [])].map(({ name, source }) => {
    const { kind, alignment, judgedBy, reason } = source;
    const method = [source.method, computedWords(source)].filter((text) => text !== "").join("; ");
    const cited = figuresCited(source).flatMap((id) => factsCalled(id, facts));
    const rows = cited.map((fact) => {
      const row = { id: fact.id, figure: figure(fact), address: addressOf(fact) };
      return asOf === null ? row : { ...row, standing: standingLabel(asOf, fact.id) };
    });
    const standIn = (asOf?.standIns ?? [])
      .filter((one) => one.parameter === parameter.name && one.alternative === name)
      .map(({ what, words }) => `${what}: ${words}`)
      .join("; ");
    const value = inUnit(describeValue(source.value, parameter.unit, titles), parameter.unit.text);
    const judged = judgedWords(source, parameter, titles);
    return { alternative: name, kind, value, facts: rows, standIn, alignment, method, judgedBy, reason, judged };
  });
}

/** "60 per day"; behind words the unit stands apart, so that it is not read as of the last figure alone. */
function inUnit(value: string, unit: string): string {
  if (unit === "") return value;
  return /^−?[\d.,]+$/.test(value) ? `${value} ${unit}` : `${value} (${unit})`;
}

function judgedWords({ judged, value }: Source, { unit }: Parameter, titles: Titles): string {
  const part = judged == null ? null : judgedPartOf(value, judged);
  if (judged == null || part === null) return "";
  return `${describeValue(part, unit, titles)}, by ${judged.judgedBy}: ${judged.reason}`;
}

/** The figure of that id, or the first and last of a series. */
function factsCalled(id: string, facts: FactLibrary): readonly Fact[] {
  const fact = facts.facts.get(id);
  if (fact !== undefined) return [fact];
  const points = findSeries(facts, id).map((point) => point.fact);
  return points.length < 2 ? points : [points[0], points[points.length - 1]];
}
