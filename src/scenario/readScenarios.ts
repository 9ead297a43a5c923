// A scenarios document → named stacks of dated changes (docs/reference/language.md, section 11).
import type { DocumentFile, MapNode, Node } from "../reading/document.ts";
import { instant, lastDay } from "../quantity/instant.ts";
import { openDocument } from "../reading/openDocument.ts";
import type { DocumentContext } from "../reading/openDocument.ts";
import { readValueOrDistribution } from "../quantity/readDistribution.ts";
import { readValue } from "../quantity/readValue.ts";
import {
  asMap, checkName, describeNode, dictionary, finish, listOf, name, oneOf, optional, record, required, text, wrong,
} from "../reading/reading.ts"; // prettier-ignore
import type { Read, Reading } from "../reading/reading.ts";
import { bare } from "../quantity/unit.ts";
import type { ScaledUnit } from "../quantity/unit.ts";
import type { Instant, Unit } from "../quantity/value.ts";
import type { Where } from "../model/measure.ts";
import { where } from "../model/readMeasure.ts";
import { knownDay } from "../parameters/knownFrom.ts";
import { whereMentions } from "../model/measureMentions.ts";
import { namesAt } from "../reading/name.ts";
import type { Mention, Name } from "../reading/name.ts";
import type { Change, EarlierAction, Scenario } from "./scenario.ts";

/**
 * The scenarios of one document, in its order.
 *
 * @param context the model the document is for, with its parameters, whose units bare numbers take
 * @throws PendencyError with up to ten problems of shape
 */
export function readScenarios(file: DocumentFile, context: DocumentContext): readonly Scenario[] {
  const { tree, reading } = openDocument(file, "scenarios", context);
  const changes = changesOf(context);
  const scenarios = dictionary("scenarios", (key, node, inner, keyAt) => {
    const named = checkName(key, keyAt, node.path, inner);
    const read = record<Omit<Scenario, "name" | "at" | "mentions">>("a scenario", {
      title: optional(text, named),
      description: optional(text, ""),
      on: optional<readonly string[]>(listOf(name), []),
      changes: optional<readonly Change[]>(changes, []),
      knownFrom: optional<Instant | null>(knownDay, null),
    })(node, inner);
    if (read.changes.length === 0 && read.on.length === 0) {
      wrong(node, inner, "a scenario with `changes:` or `on:`", "neither", "the model without a change is `baseline`");
    }
    const on = node.kind === "map" ? node.entries.get("on")?.value : undefined;
    const mentions = namesAt(on).map((other): Mention => ({ what: "scenario", name: other, key: "on" }));
    return { ...read, mentions, name: named, at: node.at };
  });
  return finish(reading, () => {
    const document = record<{
      pendency: string;
      for: string;
      title: string;
      knownFrom: Instant | null;
      scenarios: Scenario[];
    }>("the document", {
      pendency: required(text),
      for: required(text),
      title: optional(text, ""),
      knownFrom: optional<Instant | null>(knownDay, null),
      scenarios: required(scenarios),
    });
    const { scenarios: read, knownFrom } = document(tree, reading);
    return read.map((scenario) => ({ ...scenario, knownFrom: scenario.knownFrom ?? knownFrom }));
  });
}

function changesOf(context: DocumentContext): Read<Change[]> {
  const units = new Map(context.parameters?.map((known) => [known.name, known.unit]));
  return (node, reading) => {
    if (node.kind === "list" && node.items.length === 0) return [];
    return listOf((change, inner) => readChange(change, inner, units))(node, reading);
  };
}

const actions = ["set", "add", "multiply"] as const;

function readChange(node: Node, reading: Reading, units: ReadonlyMap<string, Unit>): Change {
  const map = asMap(node, reading, "a change");
  const target = map.entries.has("regime") ? "regime" : "parameter";
  const changed = map.entries.get(target)?.value;
  const own = changed?.kind === "text" ? units.get(changed.text) : undefined;
  const unit: ScaledUnit = own === undefined ? bare : { unit: own, numerator: own.scale, denominator: 1 };
  const action = (word: (typeof actions)[number]) =>
    optional<Change["action"] | null>((value, inner) => readAction(word, value, inner, target, unit), null);
  const read = record("a change", {
    from: required(instant),
    through: optional<Instant | null>(lastDay, null),
    parameter: optional<string | null>(name, null),
    regime: optional<string | null>(name, null),
    where: optional<Where>(where, {}),
    appliesTo: optional<Change["appliesTo"]>(oneOf(["everyone", "new arrivals"]), "everyone"),
    delayedBy: optional<Name | null>(named, null),
    chance: optional<Name | null>(named, null),
    knownFrom: optional<Instant | null>(knownDay, null),
    earlier: optional<readonly EarlierAction[]>(listOf(earlierAction(target, unit)), []),
    set: action("set"),
    add: action("add"),
    multiply: action("multiply"),
  })(map, reading);
  const done = actions.filter((word) => read[word] !== null);
  if (done.length !== 1)
    wrong(map, reading, "one of set, add, multiply", done.length === 0 ? "none" : done.join(" and "));
  if ((read.parameter === null) === (read.regime === null)) {
    wrong(map, reading, "a change of either a `parameter:` or a `regime:`", describeNode(map));
  }
  if (read.through !== null && read.through.days <= read.from.days) {
    wrong(map, reading, "a change that ends after it begins", `${read.from.text} through ${read.through.text}`);
  }
  return {
    at: map.at,
    from: read.from,
    to: read.through,
    target: { kind: target, name: (read.parameter ?? read.regime) as string },
    where: read.where,
    action: read[done[0]] as Change["action"],
    appliesTo: read.appliesTo,
    delayedBy: read.delayedBy,
    chance: read.chance,
    ...(read.knownFrom === null ? {} : { knownFrom: read.knownFrom }),
    ...(read.earlier.length === 0
      ? {}
      : { earlier: read.earlier.toSorted((left, right) => left.knownFrom.days - right.knownFrom.days) }),
    mentions: mentionsAt(map, target),
  };
}

/** `- {knownFrom: 2023-12-01, set: 60 days, reason: …}` */
function earlierAction(target: "parameter" | "regime", unit: ScaledUnit): Read<EarlierAction> {
  const action = (word: (typeof actions)[number]) =>
    optional<Change["action"] | null>((value, inner) => readAction(word, value, inner, target, unit), null);
  return (node, reading) => {
    const read = record("an earlier value", {
      knownFrom: required(knownDay),
      reason: required(text),
      set: action("set"),
      add: action("add"),
      multiply: action("multiply"),
    })(node, reading);
    const done = actions.filter((word) => read[word] !== null);
    if (done.length !== 1)
      return wrong(node, reading, "one of set, add, multiply", done.length === 0 ? "none" : done.join(" and "));
    return { knownFrom: read.knownFrom, reason: read.reason, action: read[done[0]] as Change["action"] };
  };
}

/** The name of a parameter, so that one draw serves everything that names it. */
const named: Read<Name> = (node, reading) => {
  if (node.kind === "text" && /^[A-Za-z][A-Za-z0-9]*$/.test(node.text)) return { text: node.text, at: node.at };
  const hint = "give the number a parameter of its own, with its reason and its uncertainty";
  return wrong(node, reading, "the name of a parameter", describeNode(node), hint);
};

function mentionsAt(map: MapNode, target: "parameter" | "regime"): readonly Mention[] {
  const at = (key: string): readonly Name[] => namesAt(map.entries.get(key)?.value);
  const [{ text: regime = "" } = {}] = at("regime");
  const states = target === "regime" ? at("set") : [];
  return [
    ...at(target).map((named): Mention => ({ what: target, name: named, key: target })),
    ...["delayedBy", "chance"].flatMap((key) =>
      at(key).map((named): Mention => ({ what: "parameter", name: named, key })),
    ),
    ...states.map((named): Mention => ({ what: "state", of: regime, name: named, key: "set" })),
    ...whereMentions(map.entries.get("where")?.value),
  ];
}

function readAction(
  word: (typeof actions)[number],
  node: Node,
  reading: Reading,
  target: "parameter" | "regime",
  unit: ScaledUnit,
): Change["action"] {
  if (target === "regime") {
    if (word !== "set") wrong(node, reading, "`set:` and a state of the regime", `\`${word}:\``);
    return { kind: "state", state: text(node, reading) };
  }
  if (word === "set")
    return { kind: "set", value: readValueOrDistribution(node, reading, { unit, allowCounts: true }) };
  return { kind: word, value: readValue(node, reading, word === "add" ? { unit } : {}) };
}
