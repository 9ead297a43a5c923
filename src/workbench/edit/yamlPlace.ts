// Where in a document somebody is typing: which keys lead there, and what of the word is there already. The text may be in
// any disorder, so it is gone through line by line, by what its lines are indented, and never read as a whole.

interface YamlPlace {
  /** keys from the outside in; "[]" is an entry of a list */
  readonly path: readonly string[];
  /** what would be typed here */
  readonly kind: "key" | "value";
  /** where the word under way begins */
  readonly from: number;
  /** the value as far as it stands before that word; "" of a key */
  readonly before: string;
  /** keys of the same map that stand above or before */
  readonly taken: readonly string[];
}

/** A key of a block, or a dash of a list. */
interface Frame {
  readonly indent: number;
  readonly key: string;
  /** keys seen below it so far */
  readonly below: string[];
}

/** An open brace or bracket. */
interface Flow {
  readonly isMap: boolean;
  key: string | null;
  readonly taken: string[];
  token: string;
}

const keyPattern =
  /^("[^"]*"|'[^']*'|[^\s#"'{}[\],:&*!|>%@-][^#{}[\],:]*?|-?[^\s#"'{}[\],:-][^#{}[\],:]*?)[ \t]*:(?=\s|$)/;
export const entry = "[]";

/** @param offset 0 to the text's length */
export function yamlPlace(text: string, offset: number): YamlPlace {
  const wordBefore = /[\p{L}\p{N}_.\-/#]*$/u.exec(text.slice(Math.max(0, offset - 200), offset))?.[0] ?? "";
  const from = offset - wordBefore.length;
  const frames: Frame[] = [{ indent: -1, key: "", below: [] }];
  const flows: Flow[] = [];
  let value = "";
  let isKey = true;
  for (let start = 0; start <= from;) {
    const lineEnd = text.indexOf("\n", start);
    const end = lineEnd === -1 ? text.length : lineEnd;
    const isLast = from <= end;
    const line = text.slice(start, isLast ? from : end).replace(/\r$/, "");
    if (flows.length > 0) value = inFlow(line, flows, `${value}\n`);
    else if (isLast || !/^\s*(#|$)/.test(line)) {
      const found = inBlock(line, isLast, frames);
      isKey = found.isKey;
      value = found.rest === null ? "" : inFlow(found.rest, flows, "");
    }
    if (isLast) break;
    start = end + 1;
  }
  const blocks = frames.slice(1).map(({ key }) => key);
  const inner = flows.flatMap(({ isMap, key }) => (isMap ? (key === null ? [] : [key]) : [entry]));
  const flow = flows.at(-1);
  const kind = flow === undefined ? (isKey ? "key" : "value") : flow.isMap && flow.key === null ? "key" : "value";
  const before = flow === undefined ? value : flow.token;
  const taken = flow === undefined ? (frames.at(-1)?.below ?? []) : flow.taken;
  return { path: [...blocks, ...inner], kind, from, before: kind === "key" ? "" : before.trimStart(), taken };
}

/** @returns what follows the line's key, or null when it has none; whether a key is being typed there */
function inBlock(line: string, isLast: boolean, frames: Frame[]): { rest: string | null; isKey: boolean } {
  let indent = /^ */.exec(line)?.[0].length ?? 0;
  let rest = line.slice(indent);
  while (/^-(\s|$)/.test(rest)) {
    // a dash may stand as far in as the key that its list belongs to
    const isAbove = ({ indent: other, key }: Frame): boolean => other < indent || (other === indent && key !== entry);
    while (!isAbove(frames[frames.length - 1])) frames.pop();
    frames.push({ indent, key: entry, below: [] });
    const gap = /^-\s*/.exec(rest)?.[0].length ?? 1;
    indent += gap;
    rest = rest.slice(gap);
  }
  const key = keyPattern.exec(rest);
  if (key === null && !isLast && !/^[{[]/.test(rest)) return { rest: null, isKey: false };
  while (frames[frames.length - 1].indent >= indent) frames.pop();
  if (key === null) return /^[{[]/.test(rest) ? { rest, isKey: false } : { rest: null, isKey: rest === "" };
  const name = key[1].replace(/^["']|["']$/g, "");
  frames[frames.length - 1].below.push(name);
  frames.push({ indent, key: name, below: [] });
  return { rest: rest.slice(key[0].length), isKey: false };
}

/** Goes through a value's text with its braces; what stands in quotes or behind # is no brace. */
function inFlow(text: string, flows: Flow[], before: string): string {
  let plain = before;
  for (let i = 0; i < text.length; i += 1) {
    const letter = text[i];
    const flow = flows.at(-1);
    const token = flow === undefined ? plain : flow.token;
    const add = (more: string): void => {
      if (flow === undefined) plain += more;
      else flow.token += more;
    };
    if ((letter === '"' || letter === "'") && token.trim() === "") {
      const end = text.indexOf(letter, i + 1);
      add(text.slice(i, end === -1 ? text.length : end + 1));
      i = end === -1 ? text.length : end;
    } else if (letter === "#" && (i === 0 || /\s/.test(text[i - 1]))) {
      break;
    } else if ((letter === "{" || letter === "[") && (flow !== undefined || plain.trim() === "")) {
      flows.push({ isMap: letter === "{", key: null, taken: [], token: "" });
    } else if (flow === undefined) {
      plain += letter;
    } else if (letter === "}" || letter === "]") {
      flows.pop();
    } else if (letter === ",") {
      [flow.key, flow.token] = [null, ""];
    } else if (letter === ":" && flow.isMap && flow.key === null && /^(\s|$)/.test(text.slice(i + 1, i + 2))) {
      flow.key = flow.token.trim().replace(/^["']|["']$/g, "");
      flow.taken.push(flow.key);
      flow.token = "";
    } else flow.token += letter;
  }
  return plain;
}
