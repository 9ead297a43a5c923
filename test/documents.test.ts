// Documentation that runs stays true: links resolve, documents in it read, commands in it work.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const pages = [
  "README.md",
  "CHANGELOG.md",
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
];

const blocks = (text: string, kind: string): { info: string; body: string }[] =>
  [...text.matchAll(/^```(\w+)([^\n]*)\n([\s\S]*?)^```/gm)]
    .filter((match) => match[1] === kind)
    .map((match) => ({ info: match[2].trim(), body: match[3] }));

describe.each(pages)("%s", (page) => {
  const text = readFileSync(join(root, page), "utf8");

  test("every relative link leads to a file", () => {
    const links = [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map((match) => match[1]);
    const broken = links.filter((link) => !/^https?:/.test(link) && !existsSync(join(root, dirname(page), link)));
    expect(broken).toEqual([]);
  });

  test("every path in backquotes that looks like a file of the project exists", () => {
    const paths = [...text.matchAll(/`((?:src|docs|test|models|facts|examples|schema|scripts|bench)\/[\w./-]+)`/g)].map(
      (match) => match[1],
    );
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  const commands = blocks(text, "sh").flatMap(({ body }) =>
    body.split("\n").filter((line) => line.startsWith("npx pendency ")),
  );
  test.skipIf(commands.length === 0)("every command in it works", () => {
    const folder = mkdtempSync(join(tmpdir(), "pendency-docs-"));
    mkdirSync(folder, { recursive: true });
    for (const { info, body } of blocks(text, "yaml")) {
      const name = /^file=(\S+)$/.exec(info)?.[1];
      if (name !== undefined) writeFileSync(join(folder, name), body);
    }
    for (const command of commands) {
      const args = [...command.slice("npx pendency ".length).matchAll(/"([^"]*)"|(\S+)/g)].map(
        (match) => match[1] ?? match[2],
      );
      // a long command of the flagship is shown with its real replications and tested with one
      const quick = args.map((arg, at) => (args[at - 1] === "--replications" && Number(arg) > 20 ? "2" : arg));
      const done = spawnSync(process.execPath, [join(root, "bin", "pendency.mjs"), ...quick], {
        cwd: folder,
        encoding: "utf8",
      });
      expect(done.stderr + done.stdout, command).not.toMatch(/^\s+at .*\.(js|ts):\d+/m);
      expect(done.status, `${command}\n${done.stderr}`).toBeLessThanOrEqual(1);
    }
  });
});
