// Nothing type-checks scripts and benchmarks: what they take from the product must be there, under that name.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const scripts = ["bin", "scripts", "bench", "test"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".mjs") && !name.includes("node_modules"))
    .map((name) => join(folder, name)),
);

interface Taken {
  readonly script: string;
  /** the names between the braces */
  readonly names: readonly string[];
  /** from the root of the repository */
  readonly file: string;
}

/** `import { a, b as c } from "…"` and `const { a, b: c } = await import("…")`; a page's paths begin at the root. */
const importing =
  /import (?:\{([^{}]*)\} from )?"((?:\.|\/dist|\/bench)[^"]*)"|(?:\{([^{}]*)\} = await )?import\("((?:\.|\/dist|\/bench)[^"]*)"\)/g;

const taken: readonly Taken[] = scripts.flatMap((script) => {
  const text = readFileSync(join(root, script), "utf8");
  return [...text.matchAll(importing)].map(([, first = "", from, second = "", dynamic]) => {
    const target = from ?? dynamic;
    const names = (first || second)
      .split(",")
      .map((name) =>
        name
          .trim()
          .split(/ as |:/)[0]
          .trim(),
      )
      .filter((name) => name !== "");
    const file = target.startsWith("/") ? target.slice(1) : relative(root, join(root, dirname(script), target));
    return {
      script,
      names,
      file: file
        .split("\\")
        .join("/")
        // the bundle of the command, and the thread of chunks beside it
        .replace(/^dist\/command\/(?=chunkThread)/, "dist/dispatch/")
        .replace(/^dist\/command\//, "dist/cli/")
        .replace(/^dist\/(.*)\.js$/, "src/$1.ts"),
    };
  });
});

test("every file that a script or a benchmark imports is there", () => {
  const gone = taken.filter(({ file }) => !existsSync(join(root, file)));
  expect(gone.map(({ script, file }) => `${script} imports ${file}`)).toEqual([]);
  expect(taken.filter(({ file }) => file.startsWith("src/")).length).toBeGreaterThan(30);
});

test("every name that a script or a benchmark imports is exported there", () => {
  const isExported = (file: string, name: string): boolean => {
    const text = readFileSync(join(root, file), "utf8");
    return (
      new RegExp(`^export (?:async )?(?:const|let|function\\*?|class) ${name}\\b`, "m").test(text) ||
      [...text.matchAll(/^export \{([^{}]*)\}/gm)].some(([, list]) => new RegExp(`\\b${name}\\b`).test(list))
    );
  };
  const unknown = taken
    .filter(({ file }) => existsSync(join(root, file)))
    .flatMap(({ script, file, names }) =>
      names.filter((name) => !isExported(file, name)).map((name) => `${script}: ${name} of ${file}`),
    );
  expect(unknown).toEqual([]);
});
