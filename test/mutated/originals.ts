// What is mutated: every example, the documents of the language page, all chances in one model, small models of single
// rules, and the flagship.
import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import type { DocumentFile } from "../../src/reading/document.ts";

/** One model's documents. */
export interface Original {
  readonly name: string;
  /** what `for:` names */
  readonly id: string;
  readonly files: readonly DocumentFile[];
  /** cites figures; a small one is then read without them, and without its targets and study */
  readonly namesFacts: boolean;
  /** needs the published figures, and takes long: read, compiled and run as expected numbers alone */
  readonly isLarge: boolean;
}

/** Runs that would take most of the campaign; what is wrong with a document shows in a shorter one as well. */
const shorter: readonly (readonly [RegExp, string])[] = [
  [/\{for: \d{5,} (hours|minutes|days)\}/g, "{for: 2000 $1}"],
  [/warmUp: \d{4,} (hours|minutes|days)/g, "warmUp: 100 $1"],
];

/** @param root of the repository */
export function originals(root: string): readonly Original[] {
  const of = (name: string, id: string, paths: readonly string[], more: Partial<Original> = {}): Original => ({
    name,
    id,
    files: paths.map((path) => shortened(root, path)),
    namesFacts: false,
    isLarge: false,
    ...more,
  });
  const named = (folder: string): string[] =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith(".yaml"))
      .sort()
      .map((name) => `${folder}/${name}`);
  const language = named("test/language-examples");
  const corridor = language.filter((path) => path.includes("/corridor"));
  const alone = [
    ...named("examples"),
    ...named("test/mutated/documents"),
    "test/determinism/allChances.yaml",
    ...language.filter((path) => !corridor.includes(path)),
  ];
  const flagship = ["", "/parameters", "/scenarios", "/claims"].flatMap((folder) =>
    named(`models/us-removal${folder}`),
  );
  return [
    ...alone.map((path) => of(path, basename(path, ".yaml"), [path])),
    of("examples/passport-office", "passport-office", named("examples/passport-office")),
    of("test/language-examples/corridor.yaml and beside", "corridor", corridor, { namesFacts: true }),
    of("models/us-removal", "us-removal", flagship, { namesFacts: true, isLarge: true }),
  ];
}

function shortened(root: string, path: string): DocumentFile {
  let text = readFileSync(join(root, path), "utf8");
  for (const [pattern, by] of shorter) text = text.replace(pattern, by);
  return { path, text };
}
