// A study document → what a model's main job runs and shows (docs/reference/language.md, section 16).
import { readMeasure } from "../model/readMeasure.ts";
import type { Measure } from "../model/measure.ts";
import type { DocumentFile, Node } from "../reading/document.ts";
import { quantity } from "../quantity/instant.ts";
import { openDocument } from "../reading/openDocument.ts";
import type { DocumentContext } from "../reading/openDocument.ts";
import { asMap, describeNode, dictionary, finish, listOf, oneOf, optional, record, required, text, wholeNumber, wrong } from "../reading/reading.ts"; // prettier-ignore
import type { Read, Reading } from "../reading/reading.ts";
import { canonicalStack } from "../scenario/stack.ts";
import type { SampleRule } from "../model/sampleRule.ts";
import type {
  CostPlan,
  FanPlan,
  GridAxisPlan,
  GridPlan,
  HeadlinePlan,
  StudyDocument,
  WaitPlan,
} from "./studyDocument.ts";

const usualReplications = 20;

type Stacks = readonly (readonly string[])[];

/** @throws PendencyError with up to ten problems of YAML or shape */
export function readStudyDocument(file: DocumentFile, context: DocumentContext): StudyDocument {
  const { tree, reading } = openDocument(file, "study", context);
  const { pendency: _pendency, for: _for, ...plan } = finish(reading, () => document(tree, reading));
  return { ...plan, replications: plan.replications ?? (plan.engine === "fluid" ? 1 : usualReplications) };
}

/** `baseline`, `a`, `a+b` or a list of names: one stack. */
const oneStack: Read<readonly string[]> = (node, reading) =>
  canonicalStack(listOf(text)(node, reading).flatMap((name) => name.split("+").map((part) => part.trim())));

const stacks: Read<Stacks> = (node, reading) =>
  node.kind === "list" ? node.items.map((item) => oneStack(item, reading)) : [oneStack(node, reading)];

/** `{by: region, north: 1, else: 100}`: persons one record stands for. */
const sampleRule: Read<SampleRule> = (node, reading) => {
  const map = asMap(node, reading, "a sample");
  const by = map.entries.get("by");
  if (by === undefined) return wrong(node, reading, "a sample with `by:` and a group", "none");
  const weights = [...map.entries].filter(([key]) => key !== "by" && key !== "else");
  const otherwise = map.entries.get("else");
  return {
    group: text(by.value, reading),
    weights: Object.fromEntries(weights.map(([level, entry]) => [level, wholeNumber(1)(entry.value, reading)])),
    otherwise: otherwise === undefined ? 1 : wholeNumber(1)(otherwise.value, reading),
  };
};

const fan = record<Omit<FanPlan, "key" | "at">>("a fan", {
  title: required(text),
  note: optional(text, ""),
  stages: required<readonly string[]>(listOf(text)),
  level: optional(text, ""),
  counts: optional<FanPlan["counts"]>(oneOf(["stock", "waiting", "entries"]), "stock"),
  every: optional<FanPlan["every"]>(oneOf(["month", "fiscal year"]), "month"),
  stacks: optional<Stacks>(stacks, [[]]),
  observed: optional(text, ""),
  observedAt: optional<FanPlan["observedAt"]>(oneOf(["end", "middle"]), "end"),
});

const wait = record<WaitPlan>("a table of waits", {
  kind: optional<WaitPlan["kind"]>(oneOf(["wait", "sojourn", "age"]), "wait"),
  year: optional(text, ""),
  stages: optional<readonly string[]>(listOf(text), []),
  stacks: optional<Stacks>(stacks, [[]]),
});

const axis = record<GridAxisPlan>("an axis", {
  title: required(text),
  parameter: required(text),
  values: required<GridAxisPlan["values"]>(listOf(quantityAsWritten)),
});

const grid = record<GridPlan>("a grid", {
  title: required(text),
  note: optional(text, ""),
  measure: required<Measure>(readMeasure),
  against: optional<Measure | null>(readMeasure, null),
  event: required(text),
  holds: optional<GridPlan["holds"]>(oneOf(["less than", "more than"]), "less than"),
  line: optional<number>((node, reading) => quantity(node, reading).value, 0),
  stack: optional<readonly string[]>(oneStack, []),
  from: required(text),
  replications: optional(wholeNumber(1), 4),
  x: required(axis),
  y: required(axis),
});

const costs = record<CostPlan>("costs", {
  per: required(text),
  fiscalYears: required<readonly string[]>(listOf(text)),
  resources: required<readonly string[]>(listOf(text)),
});

const series = record<{ by: string; levels: readonly string[] }>("series", {
  by: required(text),
  levels: required<readonly string[]>(listOf(text)),
});

const answer = record<StudyDocument["answer"]>("an answer", {
  measures: optional<readonly string[] | null>(listOf(text), null),
  claims: optional<readonly string[] | null>(listOf(text), null),
  base: optional<readonly string[]>(oneStack, []),
});

const headline = record<Omit<HeadlinePlan, "key">>("a headline", {
  title: required(text),
  measure: required<Measure>(readMeasure),
});

const engine: Read<NonNullable<StudyDocument["engine"]>> = oneOf(["individual", "fluid"]);

const flow = record<NonNullable<StudyDocument["flow"]>>("a flow picture", {
  from: required(text),
  through: required(text),
});

const sourcesByName: Read<Readonly<Record<string, string>>> = (node, reading) =>
  Object.fromEntries(
    [...asMap(node, reading, "sources by parameter").entries].map(([name, entry]) => [
      name,
      text(entry.value, reading),
    ]),
  );

const fewer = record<NonNullable<StudyDocument["fewer"]>>("stacks with fewer replications", {
  replications: required(wholeNumber(1)),
  stacks: required<Stacks>(stacks),
});

interface Written extends Omit<StudyDocument, "replications"> {
  readonly pendency: string;
  readonly for: string;
  readonly replications: number | null;
}

const document = record<Written>("a study", {
  pendency: required(text),
  for: required(text),
  question: required(text),
  engine: optional<StudyDocument["engine"]>(engine, null),
  seed: optional(wholeNumber(0), 1),
  replications: optional<number | null>(wholeNumber(1), null),
  stacks: optional<Stacks>(stacks, [[]]),
  inFull: optional<number | null>(wholeNumber(1), null),
  fewer: optional<StudyDocument["fewer"]>(fewer, null),
  sources: optional<StudyDocument["sources"]>(sourcesByName, {}),
  leaveOut: optional<readonly string[]>(listOf(text), []),
  sample: optional<SampleRule | null>(sampleRule, null),
  series: optional<StudyDocument["series"]>(
    (node, reading) => {
      const { by, levels } = series(node, reading);
      return { group: by, levels };
    },
    { group: "", levels: [] },
  ),
  answer: optional<StudyDocument["answer"]>(answer, { measures: null, claims: null, base: [] }),
  headlines: optional<readonly HeadlinePlan[]>(
    dictionary("headlines", (key, node, reading) => ({ key, ...headline(node, reading) })),
    [],
  ),
  flow: optional<StudyDocument["flow"]>(flow, null),
  fans: optional<readonly FanPlan[]>(
    dictionary("fans", (key, node, reading) => ({ key, ...fan(node, reading), at: node.at })),
    [],
  ),
  waits: optional<readonly WaitPlan[]>(listOf(wait), []),
  grid: optional<GridPlan | null>(grid, null),
  costs: optional<CostPlan | null>(costs, null),
  notValidated: optional<readonly string[]>(listOf(text), []),
});

function quantityAsWritten(node: Node, reading: Reading): GridAxisPlan["values"][number] {
  if (node.kind !== "text") return wrong(node, reading, "a quantity", describeNode(node));
  const { value, unit } = quantity(node, reading);
  return { text: node.text, value, unit };
}
