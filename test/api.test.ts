// The public interface: all of it is described, half of it needs no Node, and an installed package has what it needs.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { build } from "../scripts/build.mjs";
import { folderWithPackage, linkDependencies, root } from "./installed.ts";

const page = readFileSync(join(root, "docs", "reference", "api.md"), "utf8");
const scripts = [...page.matchAll(/^```js[^\n]*\n([\s\S]*?)^```/gm)].map((match) => match[1]);

/** Names that a door gives, those of types apart. */
function valuesOf(door: string): readonly string[] {
  const text = readFileSync(join(root, "src", door), "utf8");
  return [...text.matchAll(/^export \{([^}]*)\}/gm)].flatMap((match) =>
    match[1]
      .split(",")
      .map((name) => name.trim().replace(/^\w+ as /, ""))
      .filter((name) => name !== ""),
  );
}

test.each(["index.ts", "node.ts"])("every function of %s stands in the reference", (door) => {
  const names = valuesOf(door);
  expect(names.length).toBeGreaterThan(4);
  const code = [...page.matchAll(/`([^`\n]+)`/g)].map((match) => match[1]).join(" ");
  expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
});

test("no file behind `pendency` knows Node: a page can import it", () => {
  const seen = new Set<string>();
  const outside = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const text = readFileSync(file, "utf8");
    for (const [, from] of text.matchAll(/^(?:import|export)\s[^"';]*?from\s+"([^"]+)"/gm)) {
      if (from.startsWith(".")) visit(join(dirname(file), from));
      else outside.add(from);
    }
  };
  visit(join(root, "src", "index.ts"));
  expect([...outside].sort()).toEqual(["papaparse", "yaml"]);
  const doors = ["disk", "import", "cli"].map((door) => join(root, "src", door));
  expect([...seen].filter((file) => doors.some((door) => file.startsWith(door)))).toEqual([]);
});

describe("the package", () => {
  beforeAll(() => build(root));

  test("is typed: the scripts of the reference pass a compiler that sees only its declarations", () => {
    const folder = folderWithPackage();
    const files = scripts.map((_, index) => `script${index}.ts`);
    scripts.forEach((script, index) => writeFileSync(join(folder, files[index]), script));
    const compilerOptions = { module: "nodenext", target: "es2023", types: [], strict: false, noEmit: true };
    writeFileSync(join(folder, "package.json"), '{"type": "module"}');
    writeFileSync(
      join(folder, "tsconfig.json"),
      JSON.stringify({ compilerOptions: { ...compilerOptions, lib: ["es2023", "dom"] }, files }),
    );
    const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
    const done = spawnSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" });
    expect(done.stdout).toBe("");
    writeFileSync(join(folder, "script0.ts"), 'import { askRun } from "pendency";\naskRun("no documents");\n');
    const wrong = spawnSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" });
    expect(wrong.stdout).toContain("Argument of type 'string' is not assignable to parameter of type 'Documents'");
  });

  const npm = (...words: readonly string[]): string => {
    const done = spawnSync("npm", [...words], { cwd: root, encoding: "utf8", shell: process.platform === "win32" });
    expect(done.status, done.stderr).toBe(0);
    return done.stdout;
  };

  test("holds what is needed to run and nothing else", () => {
    const [{ files }] = JSON.parse(npm("pack", "--dry-run", "--json", "--ignore-scripts")) as [
      { readonly files: readonly { readonly path: string }[] },
    ];
    const paths = files.map(({ path }) => path);
    for (const needed of [
      "bin/pendency.mjs",
      "dist/index.js",
      "dist/index.d.ts",
      "dist/node.js",
      "dist/node.d.ts",
      "dist/command/main.js",
      "dist/command/worker.js",
      "dist/command/peopleWorker.js",
      "models/us-removal/model.yaml",
      "facts/ice/annual-report-2024/table.csv",
      "examples/first-script.mjs",
      "examples/passport-office/model.yaml",
      "schema/model.schema.json",
      "templates/office/model.yaml",
      "docs/reference/api.md",
      "LICENSE",
      "README.md",
    ]) {
      expect(paths).toContain(needed);
    }
    const folders = new Set(paths.map((path) => (path.includes("/") ? path.slice(0, path.indexOf("/")) : "")));
    expect([...folders].sort()).toEqual([
      "",
      "bin",
      "dist",
      "docs",
      "examples",
      "facts",
      "models",
      "schema",
      "templates",
    ]);
    // maps lead to sources that an installed package does not have
    expect(paths.filter((path) => /\.map$|\/\.|\.ts$/.test(path) && !path.endsWith(".d.ts"))).toEqual([]);
  });

  test("works where it is installed: the first script prints there what it prints here", () => {
    const folder = mkdtempSync(join(tmpdir(), "pendency-packed-"));
    const packed = npm("pack", "--silent", "--ignore-scripts", "--pack-destination", folder).trim();
    mkdirSync(join(folder, "node_modules"));
    const unpacked = spawnSync("tar", ["-xzf", packed], { cwd: folder, encoding: "utf8" });
    expect(unpacked.status, unpacked.stderr).toBe(0);
    linkDependencies(folder);
    renameSync(join(folder, "package"), join(folder, "node_modules", "pendency"));
    writeFileSync(join(folder, "script.mjs"), scripts[0]);
    const done = spawnSync(process.execPath, ["script.mjs"], { cwd: folder, encoding: "utf8" });
    expect(done.stderr).toBe("");
    expect(done.stdout).toBe(readFileSync(join(root, "examples", "expected", "first-script.txt"), "utf8"));
  });
});
