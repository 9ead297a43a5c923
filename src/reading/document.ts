// A document's text → a tree of texts, lists and maps in which everything knows where it stands. Only plain YAML data
// passes: what could hide a second meaning (anchors, tags, a key said twice) or exhaust the reader is refused first.
import { CST, Composer, Lexer, LineCounter, Parser, isMap, isScalar, isSeq } from "yaml";
import { PendencyError, problem } from "../errors.ts";
import type { Position, Problem } from "../errors.ts";

/** One file as a door found it, or hands it out: a document of a model, or a table of facts. */
export interface DocumentFile {
  readonly path: string;
  readonly text: string;
}

export interface TextNode {
  readonly kind: "text";
  readonly at: Position;
  /** "stages.hearing.next": how messages name the place */
  readonly path: string;
  readonly text: string;
  /** 1 when the text stands in quotes, so that columns inside it can be told */
  readonly inset: number;
}
interface ListNode {
  readonly kind: "list";
  readonly at: Position;
  readonly path: string;
  readonly items: readonly Node[];
}
export interface MapNode {
  readonly kind: "map";
  readonly at: Position;
  readonly path: string;
  readonly entries: ReadonlyMap<string, Entry>;
}
export interface Entry {
  readonly keyAt: Position;
  readonly value: Node;
}
export type Node = TextNode | ListNode | MapNode;

const largestDocument = 1_000_000;
const deepestNesting = 64;
const firstLineHint =
  "the first line of every document says what it is, such as `pendency: model v1` (or parameters, scenarios, claims)";

/**
 * The tree of one document. Every scalar stays the text that was written, so that keys such as 2018-10-01 do too.
 *
 * @param whole the hint where a file holds something else altogether
 * @throws PendencyError (kind yaml) when the text is not one plain YAML map of at most 1 MB
 */
export function readTree(file: DocumentFile, whole = firstLineHint): MapNode {
  const before = trees.get(file);
  if (before !== undefined) return before;
  const tree = readText(file, whole);
  trees.set(file, tree);
  return tree;
}

/** Several readers ask for one file, and a model is opened again for another day. */
const trees = new WeakMap<DocumentFile, MapNode>();

function readText(file: DocumentFile, whole: string): MapNode {
  refuseOtherThanText(file, whole);
  const place = placesIn(file);
  const composer = new Composer({ schema: "failsafe", version: "1.2", uniqueKeys: false, merge: false });
  const [document, second] = composer.compose(plainTokens(file.text, place), true, file.text.length);
  if (second !== undefined && document.errors.length === 0) {
    const hint = "put it in a file of its own";
    throw new PendencyError([
      problem("yaml", place(second.range[0]), "", "one document per file", "a second one", hint),
    ]);
  }
  const mistake = document.errors[0] ?? document.warnings[0];
  if (mistake !== undefined) throw new PendencyError([describeSyntax(mistake, file.text, place)]);
  const problems: Problem[] = [];
  const tree =
    document.contents === null
      ? null
      : positioned(document.contents, "", place(document.contents.range[0]), place, problems);
  if (tree === null) throw emptyDocument(file, whole);
  if (tree.kind !== "map" && problems.length === 0) {
    problems.push(problem("yaml", tree.at, "", "a document of keys and values", `a ${tree.kind}`, whole));
  }
  if (problems.length > 0) throw new PendencyError(problems.slice(0, 10));
  return tree as MapNode;
}

type Place = (offset: number) => Position;

function placesIn(file: DocumentFile): Place {
  const lines = new LineCounter();
  for (let start = 0; start !== -1;) {
    lines.addNewLine(start);
    const end = file.text.indexOf("\n", start);
    start = end === -1 ? -1 : end + 1;
  }
  return (offset) => {
    const { line, col } = lines.linePos(Math.min(offset, file.text.length));
    return { file: file.path, line, column: col };
  };
}

function emptyDocument(file: DocumentFile, hint: string): PendencyError {
  const at = { file: file.path, line: 1, column: 1 };
  return new PendencyError([problem("yaml", at, "", "a document", "an empty file", hint)]);
}

function refuseOtherThanText(file: DocumentFile, whole: string): void {
  const at = { file: file.path, line: 1, column: 1 };
  if (file.text.length > largestDocument) {
    const size = `${(file.text.length / 1e6).toFixed(1)} MB`;
    const hint = "published figures belong in fact tables; parameters may be split over several documents";
    throw new PendencyError([problem("yaml", at, "", "a document of at most 1 MB", size, hint)]);
  }
  // oxlint-disable-next-line no-control-regex -- these characters are what tells a binary file from a text
  const odd = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFD\uFFFE\uFFFF]/.exec(file.text);
  if (odd !== null) {
    const before = file.text.slice(0, odd.index).split("\n");
    const position = { file: file.path, line: before.length, column: before[before.length - 1].length + 1 };
    throw new PendencyError([
      problem(
        "yaml",
        position,
        "",
        "text in UTF-8",
        "a character no text has",
        "is this a binary file, or another encoding?",
      ),
    ]);
  }
  const turning = /[\u202A-\u202E\u2066-\u2069]/.exec(file.text);
  if (turning !== null) {
    // whoever reads it, on a page or in a terminal, would see other words than a run does
    const got = `a character that turns it (U+${turning[0].charCodeAt(0).toString(16).toUpperCase()})`;
    const expected = "text that is read in the order in which it is written";
    throw new PendencyError([problem("yaml", placesIn(file)(turning.index), "", expected, got, "leave it out")]);
  }
  if (/^[\s\uFEFF]*$/.test(file.text)) throw emptyDocument(file, whole);
}

/** The tokens of plain data. What must not be there is refused before anything recursive looks at it. */
function* plainTokens(text: string, place: Place): Generator<CST.Token, void> {
  const parser = new Parser();
  const refuse = (offset: number, expected: string, got: string, hint?: string): never => {
    throw new PendencyError([problem("yaml", place(offset), "", expected, got, hint)]);
  };
  const kinds: Readonly<Record<string, string>> = { anchor: "an anchor", alias: "an alias", tag: "a tag" };
  let [offset, depth, inLine, isScalar] = [0, 0, 0, false];
  for (const source of new Lexer().lex(text)) {
    const type = isScalar ? "text" : CST.tokenType(source);
    if (type === "scalar" || type === "doc-mode" || type === "flow-error-end") {
      isScalar = type === "scalar";
      yield* parser.next(source);
      continue;
    }
    isScalar = false;
    if (type !== null && Object.hasOwn(kinds, type)) {
      refuse(offset, "plain data", `${kinds[type]}, ${source}`, "write the value out, or put the text in quotes");
    }
    if (type === "directive-line") refuse(offset, "plain data", `a directive, ${source}`, "leave the line out");
    if (type === "newline") inLine = 0;
    if (type === "seq-item-ind" || type === "explicit-key-ind") inLine++;
    if (type === "flow-map-start" || type === "flow-seq-start") depth++;
    if (type === "flow-map-end" || type === "flow-seq-end") depth--;
    if (depth + inLine > deepestNesting) refuse(offset, `at most ${deepestNesting} levels of nesting`, "more");
    offset += source.length;
    yield* parser.next(source);
  }
  yield* parser.end();
}

function describeSyntax(mistake: { message: string; pos: [number, number] }, text: string, place: Place): Problem {
  const at = place(Math.min(mistake.pos[0], text.length));
  const line = text.split("\n")[at.line - 1] ?? "";
  if (/^ *\t/.test(line) || /tab/i.test(mistake.message)) {
    return problem("yaml", at, "", "spaces at the start of a line", "a tab", "replace each tab by two spaces");
  }
  // deeper blocks than the parser can follow
  if (/call stack|too much recursion/.test(mistake.message)) {
    return problem("yaml", at, "", `at most ${deepestNesting} levels of nesting`, "more");
  }
  const said = mistake.message.split("\n")[0].replace(/\.$/, "");
  const hint = /: .*[^,]: /.test(line) ? "a text with a colon and a space inside needs quotes" : undefined;
  return problem("yaml", at, "", "a document in YAML", `something else here (${said})`, hint);
}

/** The tree below one YAML node. Problems are noted and the part left out, so that several can be told at once. */
function positioned(node: unknown, path: string, at: Position, place: Place, problems: Problem[], depth = 1): Node {
  const note = (where: Position, expected: string, got: string, hint?: string) =>
    problems.push(problem("yaml", where, path, expected, got, hint));
  const below = (child: unknown, childPath: string, otherwise: Position) => {
    const range = isScalar(child) || isMap(child) || isSeq(child) ? child.range : undefined;
    const childAt = range === null || range === undefined ? otherwise : place(range[0]);
    return positioned(child, childPath, childAt, place, problems, depth + 1);
  };
  if (depth > deepestNesting + 1) {
    if (problems.length === 0) note(at, `at most ${deepestNesting} levels of nesting`, "more");
    return { kind: "text", at, path, text: "", inset: 0 };
  }
  if (isMap(node)) {
    const entries = new Map<string, Entry>();
    let last = "";
    for (const { key, value } of node.items) {
      const keyAt = isScalar(key) && key.range ? place(key.range[0]) : at;
      const name = isScalar(key) ? String(key.value ?? "") : "";
      const earlier = entries.get(name);
      // `{title: Released, not yet filed, dwell: 2 days}`: a text in braces goes on after its comma
      const before = entries.get(last)?.value;
      if (node.flow === true && value === null && before?.kind === "text" && before.inset === 0) {
        entries.set(last, { ...(entries.get(last) as Entry), value: { ...before, text: `${before.text}, ${name}` } });
        continue;
      }
      last = name;
      if (name === "") note(keyAt, "a key that is a plain text", "something else");
      else if (name === "__proto__") note(keyAt, "another name", "__proto__");
      else if (earlier !== undefined) {
        note(keyAt, "each key once", `${name} again`, `the first is in line ${earlier.keyAt.line}`);
      } else entries.set(name, { keyAt, value: below(value, path === "" ? name : `${path}.${name}`, keyAt) });
    }
    return { kind: "map", at, path, entries };
  }
  if (isSeq(node)) {
    const items = node.items.map((item, index) => below(item, `${path}[${index + 1}]`, at));
    return { kind: "list", at, path, items };
  }
  if (!isScalar(node)) return { kind: "text", at, path, text: "", inset: 0 };
  return { kind: "text", at, path, text: String(node.value ?? ""), inset: node.type === "PLAIN" ? 0 : 1 };
}
