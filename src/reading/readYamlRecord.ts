// The two shapes of YAML in a facts folder: one flat record of text, and a list of such records.
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import type { Node, ParsedNode, YAMLMap } from "yaml";
import type { Position, Problem } from "../errors.ts";

interface YamlFile {
  readonly path: string;
  readonly text: string;
}
interface PlacedText {
  readonly text: string;
  readonly position: Position;
}
interface YamlRecord {
  readonly text: ReadonlyMap<string, string>;
  readonly lists: ReadonlyMap<string, readonly PlacedText[]>;
}

/** One record of text: every required field filled, no field unknown, no field twice. */
export function readYamlRecord(
  file: YamlFile,
  required: readonly string[],
  optional: readonly string[],
  problems: Problem[],
): ReadonlyMap<string, string> {
  const { root, report } = openYaml(file, problems);
  if (!isMap(root)) {
    if (root !== undefined) report(root, "", "a list of fields, such as publisher: …", "something else");
    return new Map();
  }
  return readMap(root, "", { required, optional, lists: [] }, report).text;
}

/** `<key>:` followed by a list of records, some of whose fields are lists of text. */
export function readYamlRecords(
  file: YamlFile,
  key: string,
  required: readonly string[],
  lists: readonly string[],
  problems: Problem[],
): YamlRecord[] {
  const { root, report } = openYaml(file, problems);
  const list = isMap(root) ? root.get(key, true) : undefined;
  if (!isSeq(list)) {
    if (root !== undefined) report(root, "", `"${key}:" and a list`, "something else");
    return [];
  }
  return list.items.flatMap((item, n) => {
    const path = `${key}[${n}]`;
    if (isMap(item)) return [readMap(item, path, { required, optional: [], lists }, report)];
    report(item as Node, path, "a record", "something else");
    return [];
  });
}

type Report = (node: Node | null | undefined, path: string, expected: string, got: string) => Position;

function openYaml(file: YamlFile, problems: Problem[]): { root: ParsedNode | undefined; report: Report } {
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines, uniqueKeys: false });
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { file: file.path, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  for (const error of document.errors) {
    const got = error.message.split("\n")[0];
    problems.push({ kind: "facts", at: place(error.pos[0]), path: "", expected: "well-formed YAML", got });
  }
  const report: Report = (node, path, expected, got) => {
    const at = place(node?.range?.[0] ?? 0);
    if (expected !== "") problems.push({ kind: "facts", at, path, expected, got });
    return at;
  };
  if (document.errors.length > 0) return { root: undefined, report };
  if (document.contents === null) report(null, "", "a document", "an empty file");
  return { root: document.contents ?? undefined, report };
}

interface Fields {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  readonly lists: readonly string[];
}

function readMap(map: YAMLMap, path: string, { required, optional, lists }: Fields, report: Report): YamlRecord {
  const text = new Map<string, string>();
  const found = new Map<string, readonly PlacedText[]>();
  for (const { key, value } of map.items) {
    const name = isScalar(key) ? String(key.value) : "";
    const where = [path, name].filter((part) => part !== "").join(".");
    if (text.has(name) || found.has(name)) {
      report(key as Node, where, "each field once", "it a second time");
    } else if (lists.includes(name)) {
      found.set(name, readList(value as Node, where, report));
    } else if (![...required, ...optional].includes(name)) {
      report(key as Node, where, `one of ${[...required, ...optional, ...lists].join(", ")}`, `"${name}"`);
    } else if (isScalar(value)) {
      text.set(name, scalarText(value.value, value.source));
    } else {
      report(value as Node, where, "text", "a list or record");
    }
  }
  for (const name of required) {
    if ((text.get(name) ?? "") === "") report(map, path, `the field "${name}"`, "none");
  }
  for (const name of lists) {
    if (!found.has(name)) report(map, path, `the list "${name}"`, "none");
  }
  return { text, lists: found };
}

function readList(node: Node, path: string, report: Report): PlacedText[] {
  if (!isSeq(node)) {
    report(node, path, "a list", "something else");
    return [];
  }
  return node.items.flatMap((item) => {
    if (isScalar(item)) return [{ text: String(item.value), position: report(item, path, "", "") }];
    report(item as Node, path, "text", "a list or record");
    return [];
  });
}

/** A year stays as it was written: 2024-10 must not lose its zero, nor 2026 become a number. */
function scalarText(value: unknown, source: string | undefined): string {
  if (value === null) return "";
  return typeof value === "string" ? value : (source ?? String(value));
}
