// Servers, slots and the lines before them; holds that keep a unit over several stages
// (docs/reference/language.md, section 6).
import type { MapNode, Node } from "../reading/document.ts";
import { nameOf, wordOf } from "../reading/name.ts";
import type { Name } from "../reading/name.ts";
import { instant } from "../quantity/instant.ts";
import {
  asMap, checkName, describeNode, dictionary, listOf, oneOf, optional, record, required, text, wrong,
} from "../reading/reading.ts"; // prettier-ignore
import type { Read, Reading } from "../reading/reading.ts";
import { readValue, value } from "../quantity/readValue.ts";
import type { Value } from "../quantity/value.ts";
import { disciplines } from "./model.ts";
import type { Hold, PriorityRule, Resource } from "./model.ts";

const amount = value({ allowStock: true });
const maybe = optional<Value | null>(value(), null);

export const readResources: Read<Resource[]> = dictionary("resources", (key, node, reading, keyAt) => {
  const named = checkName(key, keyAt, node.path, reading);
  const read = record<Omit<Resource, "name" | "at">>("a resource", {
    title: optional(text, named),
    each: optional<Name | null>(wordOf, null),
    servers: optional<Resource["servers"]>(readServers, null),
    slots: optional<Value | null>(amount, null),
    departs: optional<Resource["departs"]>(readDeparts, null),
    priority: optional<readonly PriorityRule[]>(readPriority, []),
    discipline: optional(oneOf(disciplines), "first come"),
    minimum: maybe,
    cancelled: maybe,
    leftover: optional<"lost" | "kept">(oneOf(["lost", "kept"]), "lost"),
    oneGroup: optional<Name | null>(wordOf, null),
    cost: maybe,
    costPerPerson: maybe,
  })(node, reading);
  const map = asMap(node, reading, "a resource");
  if ((read.servers === null) === (read.slots === null)) {
    wrong(map, reading, "a resource with either `servers:` or `slots:`", read.servers === null ? "neither" : "both");
  }
  if (read.slots !== null && read.departs === null) wrong(map, reading, "`departs:` beside `slots:`", "none");
  if (read.servers !== null) refuseDepartures(map, reading);
  return { ...read, name: named, at: node.at };
});

export const readHolds: Read<Hold[]> = dictionary("holds", (key, node, reading, keyAt) => {
  const freed = node.kind === "map" ? node.entries.get("freed") : undefined;
  if (freed !== undefined) {
    const hint = "a unit that is set free can be taken at that instant: leave the word out";
    wrong({ ...freed.value, at: freed.keyAt }, reading, "a hold without `freed:`", "one", hint);
  }
  const fields = { of: required(nameOf), whileIn: required(listOf(nameOf)) };
  const read = record<{ of: Name; whileIn: Name[] }>("a hold", fields)(node, reading);
  return { ...read, name: checkName(key, keyAt, node.path, reading), at: node.at };
});

function refuseDepartures(map: MapNode, reading: Reading): void {
  const words = ["departs", "minimum", "cancelled", "leftover", "oneGroup", "costPerPerson"];
  const said = words.filter((word) => map.entries.has(word));
  if (said.length > 0) wrong(map, reading, "servers without departures", said.join(", "), "these belong to slots");
}

function readServers(node: Node, reading: Reading): Value | "unlimited" {
  return node.kind === "text" && node.text === "unlimited"
    ? "unlimited"
    : readValue(node, reading, { allowStock: true, allowUnlimited: true });
}

/** A rate, or `{dates: […], then: a rate}`. */
function readDeparts(node: Node, reading: Reading): Resource["departs"] {
  if (node.kind !== "map" || !node.entries.has("dates")) {
    return { kind: "rate", rate: readValue(node, reading, { allowStock: true }) };
  }
  // oxlint-disable-next-line unicorn/no-thenable -- the document's own word, and nobody awaits a record of fields
  const fields = { dates: required(listOf(instant)), then: optional<Value | null>(amount, null) };
  const read = record("departures", fields)(node, reading);
  const dates = read.dates
    .map(({ days, calendar }) => ({ days, calendar }))
    .sort((left, right) => left.days - right.days);
  if (dates.some((date, index) => index > 0 && date.days === dates[index - 1].days)) {
    wrong(node, reading, "each date of departure once", "one twice");
  }
  // oxlint-disable-next-line unicorn/no-thenable -- likewise
  return { kind: "dates", dates, then: read.then };
}

function readPriority(node: Node, reading: Reading): PriorityRule[] {
  const rules = listOf(readRule)(node, reading);
  if (rules.filter((rule) => rule.kind === "rest").length > 1) wrong(node, reading, "one `rest` at most", "several");
  return rules;
}

const readRule: Read<PriorityRule> = (node, reading) => {
  if (node.kind === "text" && node.text === "rest") return { kind: "rest" };
  const entries = node.kind === "map" ? [...node.entries] : [];
  if (entries.length !== 1) {
    return wrong(node, reading, "{stage: …}, {<group>: level} or rest", describeNode(node));
  }
  const [[key, entry]] = entries;
  if (key === "stage") return { kind: "stage", stage: nameOf(entry.value, reading) };
  return { kind: "group", group: { text: key, at: entry.keyAt }, level: wordOf(entry.value, reading) };
};
