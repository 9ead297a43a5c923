// A study document → what a model's main job runs and shows (docs/reference/language.md, section 16).
import { readMeasure } from "../model/readMeasure.ts";
import type { Measure } from "../model/measure.ts";
import type { DocumentFile, Entry } from "../reading/document.ts";
import { keysAt } from "../reading/name.ts";
import { quantity } from "../quantity/instant.ts";
import { openDocument } from "../reading/openDocument.ts";
import type { DocumentContext } from "../reading/openDocument.ts";
import { asMap, dictionary, finish, listOf, oneOf, optional, record, required, text, wholeNumber, wrong } from "../reading/reading.ts"; // prettier-ignore
import type { Read } from "../reading/reading.ts";
import type { SampleRule } from "../model/sampleRule.ts";
import { answerBy, noAnswer } from "./readAnswerPlan.ts";
import { named, quantityAsWritten, stackBy, stacksBy } from "./studyNames.ts";
import type { Keep } from "./studyNames.ts";
import type {
  CostPlan,
  FanPlan,
  GridAxisPlan,
  GridPlan,
  HeadlinePlan,
  StudyDocument,
  StudyMention,
  WaitPlan,
} from "./studyDocument.ts";

const usualReplications = 20;

type Stacks = readonly (readonly string[])[];

/** @throws PendencyError with up to ten problems of YAML or shape */
export function readStudyDocument(file: DocumentFile, context: DocumentContext): StudyDocument {
  const { tree, reading } = openDocument(file, "study", context);
  const mentions: StudyMention[] = [];
  const document = documentBy((mention) => void mentions.push(mention));
  const { pendency: _pendency, for: _for, ...plan } = finish(reading, () => document(tree, reading));
  const replications = plan.replications ?? (plan.engine === "fluid" ? 1 : usualReplications);
  return { ...plan, mentions, replications };
}

/** `{by: region, north: 1, else: 100}`: persons one record stands for. */
const sampleBy =
  (keep: Keep): Read<SampleRule> =>
  (node, reading) => {
    const map = asMap(node, reading, "a sample");
    const by = map.entries.get("by");
    if (by === undefined) return wrong(node, reading, "a sample with `by:` and a group", "none");
    const levels = keysAt(map, ["by", "else"]);
    const otherwise = map.entries.get("else");
    return {
      group: named(keep, "group")(by.value, reading),
      weights: Object.fromEntries(
        levels.map((level) => {
          const { value } = map.entries.get(level.text) as Entry;
          keep({ what: "level of a group", name: level, path: value.path });
          return [level.text, wholeNumber(1)(value, reading)];
        }),
      ),
      otherwise: otherwise === undefined ? 1 : wholeNumber(1)(otherwise.value, reading),
    };
  };

const fanBy = (keep: Keep) =>
  record<Omit<FanPlan, "key" | "at">>("a fan", {
    title: required(text),
    note: optional(text, ""),
    stages: required<readonly string[]>(listOf(named(keep, "stage"))),
    level: optional(named(keep, "level of a group"), ""),
    counts: optional<FanPlan["counts"]>(oneOf(["stock", "waiting", "entries"]), "stock"),
    every: optional<FanPlan["every"]>(oneOf(["month", "fiscal year"]), "month"),
    stacks: optional<Stacks>(stacksBy(keep), [[]]),
    observed: optional(named(keep, "published series"), ""),
    observedAt: optional<FanPlan["observedAt"]>(oneOf(["end", "middle"]), "end"),
  });

const waitBy = (keep: Keep) =>
  record<WaitPlan>("a table of waits", {
    kind: optional<WaitPlan["kind"]>(oneOf(["wait", "sojourn", "age"]), "wait"),
    year: optional(named(keep, "fiscal year of the run"), ""),
    stages: optional<readonly string[]>(listOf(named(keep, "stage")), []),
    stacks: optional<Stacks>(stacksBy(keep), [[]]),
  });

const axisBy = (keep: Keep) =>
  record<GridAxisPlan>("an axis", {
    title: required(text),
    parameter: required(named(keep, "parameter")),
    values: required<GridAxisPlan["values"]>(listOf(quantityAsWritten)),
  });

const gridBy = (keep: Keep) =>
  record<GridPlan>("a grid", {
    title: required(text),
    note: optional(text, ""),
    measure: required<Measure>(readMeasure),
    against: optional<Measure | null>(readMeasure, null),
    event: required(text),
    holds: optional<GridPlan["holds"]>(oneOf(["less than", "more than"]), "less than"),
    line: optional<number>((node, reading) => quantity(node, reading).value, 0),
    stack: optional<readonly string[]>(stackBy(keep), []),
    from: required(text),
    replications: optional(wholeNumber(1), 4),
    x: required(axisBy(keep)),
    y: required(axisBy(keep)),
  });

const costsBy = (keep: Keep) =>
  record<CostPlan>("costs", {
    per: required(text),
    fiscalYears: required<readonly string[]>(listOf(named(keep, "fiscal year of the run"))),
    resources: required<readonly string[]>(listOf(named(keep, "resource"))),
  });

const seriesBy = (keep: Keep) =>
  record<{ by: string; levels: readonly string[] }>("series", {
    by: required(named(keep, "group")),
    levels: required<readonly string[]>(listOf(named(keep, "level of a group"))),
  });

const headline = record<Omit<HeadlinePlan, "key">>("a headline", {
  title: required(text),
  measure: required<Measure>(readMeasure),
});

const engine: Read<NonNullable<StudyDocument["engine"]>> = oneOf(["individual", "fluid"]);

const flowBy = (keep: Keep) =>
  record<NonNullable<StudyDocument["flow"]>>("a flow picture", {
    from: required(named(keep, "period of the run")),
    through: required(named(keep, "period of the run")),
  });

const sourcesBy =
  (keep: Keep): Read<Readonly<Record<string, string>>> =>
  (node, reading) =>
    Object.fromEntries(
      [...asMap(node, reading, "sources by parameter").entries].map(([parameter, { keyAt, value }]) => {
        const source = text(value, reading);
        keep({ what: "parameter", name: { text: parameter, at: keyAt }, path: value.path });
        keep({ what: "alternative", of: parameter, name: { text: source, at: value.at }, path: value.path });
        return [parameter, source];
      }),
    );

const fewerBy = (keep: Keep) =>
  record<NonNullable<StudyDocument["fewer"]>>("stacks with fewer replications", {
    replications: required(wholeNumber(1)),
    stacks: required<Stacks>(stacksBy(keep)),
  });

interface Written extends Omit<StudyDocument, "replications" | "mentions"> {
  readonly pendency: string;
  readonly for: string;
  readonly replications: number | null;
}

const documentBy = (keep: Keep) =>
  record<Written>("a study", {
    pendency: required(text),
    for: required(text),
    question: required(text),
    engine: optional<StudyDocument["engine"]>(engine, null),
    seed: optional(wholeNumber(0), 1),
    replications: optional<number | null>(wholeNumber(1), null),
    stacks: optional<Stacks>(stacksBy(keep), [[]]),
    inFull: optional<number | null>(wholeNumber(1), null),
    fewer: optional<StudyDocument["fewer"]>(fewerBy(keep), null),
    sources: optional<StudyDocument["sources"]>(sourcesBy(keep), {}),
    leaveOut: optional<readonly string[]>(listOf(named(keep, "claim")), []),
    sample: optional<SampleRule | null>(sampleBy(keep), null),
    series: optional<StudyDocument["series"]>(
      (node, reading) => {
        const { by, levels } = seriesBy(keep)(node, reading);
        return { group: by, levels };
      },
      { group: "", levels: [] },
    ),
    answer: optional<StudyDocument["answer"]>(answerBy(keep), noAnswer),
    headlines: optional<readonly HeadlinePlan[]>(
      dictionary("headlines", (key, node, reading) => ({ key, ...headline(node, reading) })),
      [],
    ),
    flow: optional<StudyDocument["flow"]>(flowBy(keep), null),
    fans: optional<readonly FanPlan[]>(
      dictionary("fans", (key, node, reading) => ({ key, ...fanBy(keep)(node, reading), at: node.at })),
      [],
    ),
    waits: optional<readonly WaitPlan[]>(listOf(waitBy(keep)), []),
    grid: optional<GridPlan | null>(gridBy(keep), null),
    costs: optional<CostPlan | null>(costsBy(keep), null),
    notValidated: optional<readonly string[]>(listOf(text), []),
  });
