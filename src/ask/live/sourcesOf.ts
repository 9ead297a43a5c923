// What stands behind every number of a model: for each parameter its figures with their addresses and its judgements, and
// the ledger of all judgements. A page fetches it when somebody asks; and which of it is behind one number.
import type { Documents } from "../../documents/documents.ts";
import type { Measure } from "../../model/measure.ts";
import type { Point } from "../../scenario/point.ts";
import { cellsOf, questionOf } from "../answer/answerCells.ts";
import type { AssumptionRow } from "../explain/assumptionLedger.ts";
import { judgementsIn } from "../explain/assumptionsOf.ts";
import { parameterSources } from "../explain/parameterSources.ts";
import type { SourceRow } from "../explain/parameterSources.ts";
import { pathOf } from "../explain/pathOf.ts";
import { fanMeasure } from "../report/fanMeasures.ts";
import { liveFans } from "./liveFans.ts";

/** Plain data, safe as JSON. */
export interface ModelSources {
  readonly parameters: readonly ParameterSources[];
  readonly judgements: readonly LedgerRow[];
}

type LedgerRow = Pick<
  AssumptionRow,
  "parameter" | "title" | "judged" | "value" | "unit" | "range" | "judgedBy" | "reason" | "usedBy" | "state"
>;

export interface ParameterSources {
  readonly name: string;
  readonly title: string;
  readonly rows: readonly SourceRow[];
  /** where publishers disagree: the one that runs believe as documented, and all of them; null: they do not */
  readonly publishers: {
    readonly documented: string;
    readonly all: readonly { readonly name: string; readonly title: string }[];
  } | null;
}

/** What on a page a reader asks about. */
export type Subject =
  | { readonly kind: "answer" }
  | { readonly kind: "series"; readonly key: string }
  | { readonly kind: "quantity"; readonly name: string }
  | { readonly kind: "parameter"; readonly name: string }
  /** how much of them is in use, or what they cost */
  | { readonly kind: "resources"; readonly names: readonly string[]; readonly counts: "utilisation" | "cost" }
  /** people in any of them; none named: in the whole system */
  | { readonly kind: "stages"; readonly names: readonly string[] }
  /** everything that forecasts of the model are scored on */
  | { readonly kind: "forecasts" };

/** One parameter behind a number. */
export interface Behind {
  readonly parameter: string;
  /** moves of a person between the part of the system that reads it and what is counted; 0: it is read right there */
  readonly steps: number;
  /** scenarios that are on and change it */
  readonly changedBy: readonly string[];
}

export function modelSources(documents: Documents): ModelSources {
  const { parameters, plan } = documents;
  return {
    parameters: parameters.map((parameter) => {
      const { name, title, alternatives } = parameter;
      const all = alternatives?.options.map((option) => ({ name: option.name, title: option.title ?? option.name }));
      const documented = plan?.sources[name] ?? alternatives?.default ?? "";
      const publishers = all === undefined ? null : { documented, all };
      return { name, title, rows: parameterSources(parameter, documents), publishers };
    }),
    judgements: judgementsIn(documents).map(
      ({ effects: _effects, reaches: _reaches, low: _low, high: _high, alternative: _alternative, ...row }) => row,
    ),
  };
}

/**
 * Nearest first: where a person passes, or waits for what others wait for too, on the way to what is counted.
 *
 * @param point what was moved
 */
export function behind(
  documents: Documents,
  subject: Subject,
  stack: readonly string[],
  point: Point | null,
): readonly Behind[] {
  if (subject.kind === "parameter") return [{ parameter: subject.name, steps: 0, changedBy: [] }];
  const found = new Map<string, Behind>();
  for (const measure of measuresOf(documents, subject)) {
    for (const { parameter, steps, changedBy } of pathOf(documents, measure, stack, point?.set).parameters) {
      const before = found.get(parameter.name);
      if (before !== undefined && before.steps <= steps) continue;
      const scenarios = [...new Set(changedBy.map(({ scenario }) => scenario))];
      found.set(parameter.name, { parameter: parameter.name, steps, changedBy: scenarios });
    }
  }
  return [...found.values()].toSorted((one, other) => one.steps - other.steps);
}

function measuresOf(documents: Documents, subject: Subject): readonly Measure[] {
  const { plan, model } = documents;
  if (subject.kind === "answer") {
    const question = plan === null ? null : questionOf(plan.answer);
    return question === null ? [] : cellsOf(question).map(({ measure }) => measure);
  }
  if (subject.kind === "series") {
    return liveFans(documents).flatMap((fan) => (fan.key === subject.key ? [fanMeasure(fan, model)] : []));
  }
  if (subject.kind === "forecasts") return (documents.forecasts?.series ?? []).map(({ measure }) => measure);
  if (subject.kind === "resources") {
    const { names, counts } = subject;
    return model.resources.flatMap(({ name, at }): Measure[] =>
      names.includes(name)
        ? [{ kind: counts, resource: name, window: null, position: at, where: {}, scenario: [] }]
        : [],
    );
  }
  if (subject.kind === "stages") {
    const all = model.stages.filter(({ name }) => subject.names.length === 0 || subject.names.includes(name));
    if (all.length === 0) return [];
    const stages = all.map(({ name }) => name);
    const common = { stages, position: all[0].at, where: {}, scenario: [], window: null };
    return [{ ...common, kind: "stock", moment: "end" }];
  }
  return model.quantities.flatMap(({ name, measure }) =>
    subject.kind === "quantity" && name === subject.name ? [measure] : [],
  );
}
