// Names that a model's documents declare, with their titles, read line by line: a document under work may be in disorder.
import type { DocumentFile } from "../../reading/document.ts";

/** Sections whose keys are names. */
export const namedSections = [
  "parameters",
  "stages",
  "resources",
  "groups",
  "regimes",
  "clocks",
  "holds",
  "quantities",
  "scenarios",
  "claims",
  "tables",
] as const;
export type NamedSection = (typeof namedSections)[number];

export interface Named {
  readonly name: string;
  readonly section: NamedSection;
  /** "" where it has none */
  readonly title: string;
  /** of a parameter; "" where it has none */
  readonly unit: string;
  /** of a group or a regime: what it lists */
  readonly levels: readonly string[];
  readonly path: string;
  /** counted from 1 */
  readonly line: number;
}

export interface Names {
  readonly all: readonly Named[];
  /** nouns of `units:` and `entities:` */
  readonly nouns: readonly string[];
}

export function namesIn(files: readonly DocumentFile[]): Names {
  const nouns = files.flatMap(({ text }) =>
    [...text.matchAll(/^(?:units|entities):[ \t]*(.*)$/gm)].flatMap(([, listed]) => listOf(listed)),
  );
  return { all: files.flatMap(namesOf), nouns: [...new Set(nouns)] };
}

function namesOf({ path, text }: DocumentFile): readonly Named[] {
  const found: Named[] = [];
  let section: NamedSection | null = null;
  let indent = 0;
  let own: string[] = [];
  const close = (): void => {
    const last = found.at(-1);
    if (last === undefined || own.length === 0) return;
    found[found.length - 1] = { ...last, ...said(own.join("\n"), last.section) };
    own = [];
  };
  for (const [at, line] of text.split("\n").entries()) {
    if (/^\s*(#|$)/.test(line)) continue;
    const top = /^(\w+):/.exec(line);
    if (top !== null) {
      close();
      section = namedSections.find((one) => one === top[1]) ?? null;
      indent = 0;
      continue;
    }
    if (section === null) continue;
    const [, spaces = "", name] = /^( +)([\p{L}\p{N}_.-]+):/u.exec(line) ?? [];
    if (name !== undefined && (indent === 0 || spaces.length === indent)) {
      close();
      indent = spaces.length;
      found.push({ name, section, title: "", unit: "", levels: [], path, line: at + 1 });
    }
    own.push(line);
  }
  close();
  return found;
}

/** What an entry's lines say of it. */
function said(text: string, section: NamedSection): Pick<Named, "title" | "unit" | "levels"> {
  const of = (key: string): string => {
    const found = new RegExp(`(?:^|[{,\\s])${key}:[ \\t]+("[^"]*"|'[^']*'|[^\\n,}#]*)`).exec(text)?.[1] ?? "";
    return found.trim().replace(/^["']|["']$/g, "");
  };
  const listed =
    section === "groups" ? /^[^:]*:[ \t]*(.*)/.exec(text)?.[1] : /states:[ \t]*(\[[^\]]*\])/.exec(text)?.[1];
  const levels = section === "groups" || section === "regimes" ? listOf(listed ?? "") : [];
  return { title: of("title"), unit: of("unit"), levels };
}

/** "[a, b]" or "a" */
function listOf(text: string): readonly string[] {
  const inner = text.replace(/#.*$/, "").trim().replace(/^\[/, "").replace(/\].*$/, "");
  return inner.split(",").map((one) => one.trim().replace(/^["']|["']$/g, "")).filter((one) => one !== ""); // prettier-ignore
}
