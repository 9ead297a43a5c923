// The names that a measure uses, each where it stands.
import type { MapNode, Node } from "../reading/document.ts";
import { keysAt, namesAt } from "../reading/name.ts";
import type { Mention } from "../reading/name.ts";
import type { MeasureKind } from "./measure.ts";

/** @param map a measure of that kind, as it has been read */
export function mentionsAt(map: MapNode, kind: MeasureKind): readonly Mention[] {
  const subjects = namesAt(at(map, kind)).map((name, index): Mention => ({ what: subjectOf(kind, index), name }));
  const entered = namesAt(at(at(map, "cohort"), "entered")).map((name): Mention => ({ what: "stage", name }));
  return [...subjects, ...entered, ...whereMentions(at(map, "where")), ...scenarioMentions(at(map, "scenario"))];
}

/** Groups and their levels, as measures and changes limit themselves to them. */
export function whereMentions(where: Node | undefined): readonly Mention[] {
  return keysAt(where).flatMap((group): Mention[] => [
    { what: "group", name: group, key: "where" },
    ...namesAt(at(where, group.text)).map((name): Mention => ({ what: "level", of: group.text, name, key: "where" })),
  ]);
}

function scenarioMentions(node: Node | undefined): readonly Mention[] {
  const names = namesAt(node).filter(({ text }) => text !== "baseline");
  return names.map((name) => ({ what: "scenario", name, key: "scenario" }));
}

function subjectOf(kind: MeasureKind, index: number): Mention["what"] {
  if (kind === "fact") return "fact";
  if (kind === "strikes") return "clock";
  if (kind === "boardings") return index === 0 ? "stage" : "resource";
  return ["utilisation", "overtime", "cost", "leftBehind"].includes(kind) ? "resource" : "stage";
}

function at(node: Node | undefined, key: string): Node | undefined {
  return node?.kind === "map" ? node.entries.get(key)?.value : undefined;
}
