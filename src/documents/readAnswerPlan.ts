// `answer:` of a study document: what answers the question, and what a rule needs to read the question itself.
import { readMeasure, where } from "../model/readMeasure.ts";
import { whereMentions } from "../model/measureMentions.ts";
import type { Measure, Where } from "../model/measure.ts";
import type { Node } from "../reading/document.ts";
import type { Mention } from "../reading/name.ts";
import { instant } from "../quantity/instant.ts";
import type { Instant } from "../quantity/value.ts";
import { attempt, describeNode, giveUpWhen, listOf, note, oneOf, optional, record, required, text, wrong } from "../reading/reading.ts"; // prettier-ignore
import type { Read, Reading } from "../reading/reading.ts";
import { stackName } from "../scenario/stack.ts";
import { named, quantityAsWritten, stackBy } from "./studyNames.ts";
import type { Keep } from "./studyNames.ts";
import type { AnswerFlowPlan, AnswerPlan, AsksPlan, BoxPlan, LeverPlan, WrittenQuantity } from "./studyDocument.ts";

/** A study that names no answer: every measure and claim of the model, and no question put to a rule. */
export const noAnswer: AnswerPlan = {
  measures: null,
  claims: null,
  base: [],
  with: null,
  change: "the change",
  asks: null,
  boxes: [],
  outside: [],
  flows: [],
  levers: [],
  leavesOut: [],
};

export const answerBy =
  (keep: Keep): Read<AnswerPlan> =>
  (node, reading) => {
    const plan = answerFields(keep)(node, reading);
    const asks = attempt(() => checkedAsks(plan, node, reading));
    giveUpWhen(asks === undefined);
    return plan;
  };

const answerFields = (keep: Keep) =>
  record<AnswerPlan>("an answer", {
    measures: optional<readonly string[] | null>(listOf(named(keep, "quantity")), null),
    claims: optional<readonly string[] | null>(listOf(named(keep, "claim")), null),
    base: optional<readonly string[]>(stackBy(keep), []),
    with: optional<readonly string[] | null>(stackBy(keep), null),
    change: optional(text, noAnswer.change),
    asks: optional<AsksPlan | null>(asks, null),
    boxes: optional<readonly BoxPlan[]>(listOf(boxBy(keep)), []),
    outside: optional<readonly string[]>(listOf(named(keep, "stage")), []),
    flows: optional<readonly AnswerFlowPlan[]>(listOf(flowBy(keep)), []),
    levers: optional<readonly LeverPlan[]>(listOf(leverBy(keep)), []),
    leavesOut: optional<readonly string[]>(listOf(text), []),
  });

const asksFields = record<Omit<AsksPlan, "at" | "mentions" | "than"> & { readonly than: AsksPlan["than"] | null }>(
  "what is asked",
  {
    noun: required(text),
    than: optional<AsksPlan["than"] | null>(oneOf<AsksPlan["than"]>(["before", "without"]), null),
    yesIf: required<AsksPlan["yesIf"]>(oneOf(["less", "more"])),
    before: optional<Instant | null>(instant, null),
    after: optional<Instant | null>(instant, null),
    where: optional<Where>(where, {}),
    measure: optional<Measure | null>(readMeasure, null),
  },
);

const asks: Read<AsksPlan> = (node, reading) => {
  const { than, ...fields } = asksFields(node, reading);
  const mentions: readonly Mention[] = [
    ...(node.kind === "map" ? whereMentions(node.entries.get("where")?.value) : []),
    ...(fields.measure?.mentions ?? []),
  ];
  return { ...fields, than: than ?? (fields.before === null ? "without" : "before"), mentions, at: node.at };
};

const apartBy = (keep: Keep) =>
  record<NonNullable<BoxPlan["apart"]>>("a part shown apart", {
    title: required(text),
    stages: required<readonly string[]>(listOf(named(keep, "stage"))),
  });

/** The part shown apart is of the box too: it is written once. */
const boxBy =
  (keep: Keep): Read<BoxPlan> =>
  (node, reading) => {
    const { stages, apart, ...box } = record<Omit<BoxPlan, "at">>("a box", {
      title: required(text),
      stages: required<readonly string[]>(listOf(named(keep, "stage"))),
      apart: optional<BoxPlan["apart"]>(apartBy(keep), null),
      note: optional(text, ""),
    })(node, reading);
    return { ...box, stages: [...stages, ...(apart?.stages ?? [])], apart, at: node.at };
  };

const flowBy =
  (keep: Keep): Read<AnswerFlowPlan> =>
  (node, reading) => {
    const { way, entries, title } = record<{
      title: string;
      entries: readonly string[];
      way: "in" | "out" | null;
    }>("a flow", {
      title: required(text),
      entries: required<readonly string[]>(listOf(named(keep, "stage"))),
      way: optional<"in" | "out" | null>(oneOf<"in" | "out">(["in", "out"]), null),
    })(node, reading);
    return { title, stages: entries, adds: way === null ? null : way === "in" };
  };

const leverBy =
  (keep: Keep): Read<LeverPlan> =>
  (node, reading) => {
    const { range, turns, ...lever } = record<{
      parameter: string;
      title: string;
      range: readonly [WrittenQuantity, WrittenQuantity];
      turns: readonly (string | null)[];
    }>("a lever", {
      parameter: required(named(keep, "parameter")),
      title: required(text),
      range: required(rangeOf),
      turns: optional<readonly (string | null)[]>(listOf(turnedBy(keep)), [null]),
    })(node, reading);
    const [low, high] = range;
    return { ...lever, low, high, turns };
  };

/** `question`, or the id of a claim. */
const turnedBy =
  (keep: Keep): Read<string | null> =>
  (node, reading) =>
    node.kind === "text" && node.text === "question" ? null : named(keep, "claim")(node, reading);

function rangeOf(node: Node, reading: Reading): readonly [WrittenQuantity, WrittenQuantity] {
  const ends = listOf(quantityAsWritten)(node, reading);
  const wanted = "the lower and the higher end of a range, such as [0.1, 8]";
  if (ends.length !== 2) return wrong(node, reading, wanted, describeNode(node));
  const written = `[${ends.map(({ text: end }) => end).join(", ")}]`;
  if (ends[0].value === ends[1].value)
    return wrong(node, reading, wanted, `${written}, one value`, "a lever is moved from one end to the other");
  if (ends[0].value > ends[1].value) return wrong(node, reading, wanted, `${written}, the higher end first`);
  return [ends[0], ends[1]];
}

/** What belongs together is there, and nobody is counted twice. */
function checkedAsks(plan: AnswerPlan, node: Node, reading: Reading): true {
  const { asks: asked, boxes } = plan;
  if (asked === null) {
    const needless = (["with", "boxes", "outside", "flows", "levers", "leavesOut"] as const).find(
      (key) => node.kind === "map" && node.entries.has(key),
    );
    if (needless !== undefined)
      return wrong(node, reading, "`asks:`, which says what the question compares", `\`${needless}:\` without it`);
    return true;
  }
  const at = node.kind === "map" ? (node.entries.get("asks")?.value ?? node) : node;
  if (plan.with === null) return wrong(node, reading, "`with:`, the stack that the question is about", "none");
  // in whatever order: a stack is what its scenarios say together
  if (stackName(plan.with) === stackName(plan.base))
    return wrong(node, reading, "`with:` and `base:` that differ", "the same stack twice");
  if ((asked.measure === null) === (boxes.length === 0))
    return wrong(at, reading, "either `boxes:` or a `measure:`", boxes.length === 0 ? "neither" : "both");
  if (asked.measure !== null && (asked.before !== null || asked.after !== null || asked.than === "before"))
    return wrong(at, reading, "a measure with its own time, compared with `than: without`", "a day, or `than: before`");
  if (asked.measure !== null && asked.measure.scenario.length > 0)
    return wrong(at, reading, "a measure without `scenario:`, since `base:` and `with:` say under which it is taken", asked.measure.scenario.join("+")); // prettier-ignore
  if (asked.measure === null && asked.after === null) return wrong(at, reading, "`after:`, the day that is asked about", "none"); // prettier-ignore
  if (asked.than === "before" && asked.before === null) return wrong(at, reading, "`before:`, the day it is compared with", "none"); // prettier-ignore
  if (asked.before !== null && asked.after !== null && asked.after.days <= asked.before.days)
    return wrong(at, reading, `\`after:\` later than ${asked.before.text}`, asked.after.text);
  if (plan.flows.length > 0 && asked.before === null)
    return wrong(at, reading, "`before:`, from which flows are counted", "none");
  return onceEach(plan, reading);
}

function onceEach({ boxes, outside }: AnswerPlan, reading: Reading): true {
  let failed = false;
  const titles = boxes.map(({ title }) => title);
  for (const { title, at } of boxes.filter((box, nth) => titles.indexOf(box.title) < nth)) {
    failed = true;
    note(reading, "shape", at, "answer.boxes", "a title of its own for every box", `${title} again`);
  }
  const seen = new Map<string, string>(outside.map((stage) => [stage, "outside"]));
  for (const { title, stages, at } of boxes) {
    for (const stage of stages) {
      const other = seen.get(stage);
      if (other !== undefined) {
        failed = true;
        note(reading, "shape", at, `answer.boxes › ${title}`, "each stage in one box", `${stage}, which is in ${other} too`); // prettier-ignore
      }
      seen.set(stage, title);
    }
  }
  giveUpWhen(failed);
  return true;
}
