// The two shapes of YAML in a facts folder: one flat record of text, and a list of such records.
import { PendencyError, problem } from "../errors.ts";
import type { Problem } from "../errors.ts";
import { readTree } from "./document.ts";
import type { DocumentFile, MapNode, Node, TextNode } from "./document.ts";

interface YamlRecord {
  readonly text: ReadonlyMap<string, string>;
  readonly lists: ReadonlyMap<string, readonly TextNode[]>;
}

/** One record of text: every required field filled, no field unknown, no field twice. */
export function readYamlRecord(
  file: DocumentFile,
  required: readonly string[],
  optional: readonly string[],
  problems: Problem[],
): ReadonlyMap<string, string> {
  const tree = treeOf(file, `a list of fields, such as ${required[0]}: …`, problems);
  return tree === null ? new Map() : readMap(tree, { required, optional, lists: [] }, problems).text;
}

/** `<key>:` followed by a list of records, some of whose fields are lists of text. */
export function readYamlRecords(
  file: DocumentFile,
  key: string,
  required: readonly string[],
  lists: readonly string[],
  problems: Problem[],
): YamlRecord[] {
  const shape = `"${key}:" and a list`;
  const tree = treeOf(file, shape, problems);
  if (tree === null) return [];
  const list = tree.entries.get(key)?.value;
  if (list?.kind !== "list") {
    problems.push(problem("facts", tree.at, "", shape, "something else"));
    return [];
  }
  return list.items.flatMap((item) => {
    if (item.kind === "map") return [readMap(item, { required, optional: [], lists }, problems)];
    problems.push(problem("facts", item.at, item.path, "a record", "something else"));
    return [];
  });
}

/** The file's tree; null after noting what is wrong with it as a whole. @param shape what it holds, in words */
function treeOf(file: DocumentFile, shape: string, problems: Problem[]): MapNode | null {
  try {
    return readTree(file, `the file holds ${shape}`);
  } catch (error) {
    if (!(error instanceof PendencyError)) throw error;
    problems.push(...error.problems.map((each) => ({ ...each, kind: "facts" as const })));
    return null;
  }
}

interface Fields {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  readonly lists: readonly string[];
}

function readMap(map: MapNode, { required, optional, lists }: Fields, problems: Problem[]): YamlRecord {
  const text = new Map<string, string>();
  const found = new Map<string, readonly TextNode[]>();
  for (const [name, { keyAt, value }] of map.entries) {
    const path = [map.path, name].filter((part) => part !== "").join(".");
    if (lists.includes(name)) {
      found.set(name, readList(value, problems));
    } else if (![...required, ...optional].includes(name)) {
      const known = [...required, ...optional, ...lists].join(", ");
      problems.push(problem("facts", keyAt, path, `one of ${known}`, `"${name}"`));
    } else if (value.kind === "text") {
      text.set(name, value.text);
    } else {
      problems.push(problem("facts", value.at, path, "text", "a list or record"));
    }
  }
  for (const name of required) {
    if ((text.get(name) ?? "") === "") problems.push(problem("facts", map.at, map.path, `the field "${name}"`, "none"));
  }
  for (const name of lists) {
    if (!found.has(name)) problems.push(problem("facts", map.at, map.path, `the list "${name}"`, "none"));
  }
  return { text, lists: found };
}

function readList(node: Node, problems: Problem[]): TextNode[] {
  if (node.kind !== "list") {
    problems.push(problem("facts", node.at, node.path, "a list", "something else"));
    return [];
  }
  return node.items.flatMap((item) => {
    if (item.kind === "text") return [item];
    problems.push(problem("facts", item.at, item.path, "text", "a list or record"));
    return [];
  });
}
