// Documentation that runs stays true: links resolve, documents in it read, commands in it work, and what it says they
// print is what they print.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { build } from "../scripts/build.mjs";
import { commandLine } from "./commandLine/commandLine.ts";
import { folderWithPackage, root } from "./installed.ts";

const pagesUnder = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name));
const pages = ["README.md", "CHANGELOG.md", ...pagesUnder("docs")];
const widest = 110;

const blocks = (text: string, kind: string): { info: string; body: string }[] =>
  [...text.matchAll(/^```(\w+)([^\n]*)\n([\s\S]*?)^```/gm)]
    .filter((match) => match[1] === kind)
    .map((match) => ({ info: match[2].trim(), body: match[3] }));

/** A block "text printed" and the command line before it. */
const printedBlocks = (text: string): { command: string; shown: string }[] =>
  [...text.matchAll(/^```sh\n([^\n]+)\n```\n\n```text printed\n([\s\S]*?)\n```$/gm)].map((match) => ({
    command: match[1],
    shown: match[2],
  }));

/** A script of a page, what it says the script prints, and the file it shows, if any; shown: null where nothing follows. */
const scriptsIn = (text: string): { script: string; shown: string | null; file: string | null }[] =>
  [...text.matchAll(/^```js(?: file=(\S+))?\n([\s\S]*?)^```\n(?:\n```text printed\n([\s\S]*?)^```\n)?/gm)].map(
    (match) => ({
      file: match[1] ?? null,
      script: match[2],
      shown: match[3] ?? null,
    }),
  );

/** Words of a command line. */
const wordsOf = (command: string): string[] =>
  [...command.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2]);

/** Lines of `shown`, in order, among those printed; only a line that is "…" stands for lines that are left out. */
function expectShown(shown: string, printed: string): void {
  const lines = printed.trimEnd().split("\n");
  let next = 0;
  let isGap = false;
  for (const line of shown.split("\n")) {
    if (line === "…") isGap = true;
    else {
      const at = isGap ? lines.indexOf(line, next) : next;
      expect(lines[at]).toBe(line);
      next = at + 1;
      isGap = false;
    }
  }
  expect(isGap || next === lines.length, "the block ends where the output does, or in a line …").toBe(true);
}

/** Lines of prose that are too wide: blocks, tables, and lines that hold one word or one link apart. */
function tooWide(text: string): string[] {
  const prose = text.replace(/^( *)```[\s\S]*?^ *```$/gm, "");
  return prose
    .split("\n")
    .filter((line) => [...line].length > widest && !/^\s*\|/.test(line))
    .filter((line) => !/^\s*(?:[-*] |\d+\. |> )*(?:\S+|!?\[[^\]]*\]\([^)]*\)[.,;:)]*)$/.test(line));
}

test.each([...pages, ...["models", "examples", "bench", "facts"].flatMap(pagesUnder)])(
  "%s is wrapped at 110 columns, tables, blocks and long links apart",
  (page) => {
    expect(tooWide(readFileSync(join(root, page), "utf8"))).toEqual([]);
  },
);

test("a line of prose is too wide from 111 characters on", () => {
  const words = (count: number): string => `${"word ".repeat(30)}`.slice(0, count - 1) + "s";
  expect(tooWide(`${words(110)}\n| ${words(150)} |\n\`\`\`sh\n${words(150)}\n\`\`\`\n`)).toEqual([]);
  expect(tooWide(`${words(111)}\n`)).toHaveLength(1);
});

test("every version in the changelog has New, Changed numbers, Faster, Fixed, one sentence an item", () => {
  const [, ...versions] = readFileSync(join(root, "CHANGELOG.md"), "utf8").split(/^## /m);
  expect(versions.length).toBeGreaterThan(0);
  for (const version of versions) {
    const headings = [...version.matchAll(/^### (.*)$/gm)].map((match) => match[1]);
    expect(headings).toEqual(["New", "Changed numbers", "Faster", "Fixed"]);
    const items = version.split(/^- /m).slice(1);
    for (const item of items) {
      const sentence = item
        .split(/\n\n|\n#/)[0]
        .replace(/\s+/g, " ")
        .trim();
      expect(sentence).toMatch(/^[^]*[^.]\.$/);
      expect(sentence).not.toMatch(/[.?!] [A-Z]/);
    }
  }
});

test("the changelog counts publications, figures, conflicts, claims and targets as the commands do", () => {
  const counted = (...args: string[]): unknown => {
    const done = commandLine([...args, "--json"]);
    expect(done.status, done.stderr).toBe(0);
    return JSON.parse(done.stdout);
  };
  const publications = counted("facts", "list") as readonly { readonly figures: number }[];
  const figures = publications.reduce((sum, one) => sum + one.figures, 0).toLocaleString("en-US");
  const conflicts = counted("facts", "conflicts") as readonly unknown[];
  const { claims, targets } = counted("check", "us-removal") as { readonly claims: number; readonly targets: number };
  const text = readFileSync(join(root, "CHANGELOG.md"), "utf8").replace(/\s+/g, " ");
  expect(text).toContain(`Facts from ${publications.length} publications hold ${figures} published figures`);
  expect(text).toContain(`and ${conflicts.length} conflicts side by side`);
  expect(text).toContain(`${claims} claims and ${targets} targets`);
});

test("every block of text on a page is what a command printed, or commands that take too long to be run by a test", () => {
  for (const page of pages) {
    const shown = blocks(readFileSync(join(root, page), "utf8"), "text").filter(({ info }) => info === "");
    for (const { body } of shown) expect(body, page).toMatch(/^(?:(?:npx pendency|npm|node) .*\n)+$/);
  }
});

test("the README shows what `npm start` printed when its picture was drawn, and three commands with all they print", () => {
  const blocks = printedBlocks(readFileSync(join(root, "README.md"), "utf8"));
  expect(blocks).toHaveLength(4);
  const start = blocks.filter(({ command }) => command === "npm start");
  expect(start).toHaveLength(1);
  expectShown(start[0].shown, readFileSync(join(root, "docs", "front-page", "printed.txt"), "utf8"));
});

test("the mistake that the tutorial makes is told as the tutorial says, and with --json as that page says", () => {
  const page = readFileSync(join(root, "docs/tutorial/first-model.md"), "utf8");
  const [office] = blocks(page, "yaml").filter(({ info }) => info === "file=office.yaml");
  const [, mistake = ""] = /Write `([^`]+)` and check again/.exec(page) ?? [];
  const [told] = blocks(page, "text").filter(({ info }) => info === "mistake");
  const machines = readFileSync(join(root, "docs/reference/json.md"), "utf8");
  const [toldToMachines] = blocks(machines, "json").filter(({ info }) => info === "mistake");
  const folder = mkdtempSync(join(tmpdir(), "pendency-docs-"));
  expect(office.body).not.toContain(mistake);
  writeFileSync(join(folder, "office.yaml"), office.body.replace(/next: .*/, mistake));
  const command = ["check", "office.yaml"];
  const { status, stderr } = commandLine(command, { cwd: folder });
  expect(stderr).toBe(told.body);
  expect(status).toBe(2);
  const json = commandLine([...command, "--json"], { cwd: folder });
  expect(json.stdout).toBe(toldToMachines.body);
  expect(json.status).toBe(2);
});

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

  /** Documents that a reader is told to save, and commands, in the order of the page. */
  const steps = [...text.matchAll(/^```(yaml|sh)([^\n]*)\n([\s\S]*?)^```/gm)].flatMap(([, kind, info, body]) => {
    const name = /^ file=(\S+)$/.exec(info)?.[1];
    if (kind === "yaml") return name === undefined ? [] : [{ name, body, command: "" }];
    const lines = body.split("\n").filter((line) => line.startsWith("npx pendency "));
    return lines.map((command) => ({ name: "", body: "", command }));
  });
  test.skipIf(steps.every(({ command }) => command === ""))("every command in it works", () => {
    const folder = mkdtempSync(join(tmpdir(), "pendency-docs-"));
    for (const { name, body, command } of steps) {
      if (command === "") {
        writeFileSync(join(folder, name), body);
        continue;
      }
      const args = wordsOf(command).slice(2);
      // a long command of the flagship is shown with its real replications and tested with one
      const isLong = args.includes("us-removal");
      const quick = args.map((arg, at) =>
        isLong && args[at - 1] === "--replications" && Number(arg) > 20 ? "2" : arg,
      );
      const done = commandLine(quick, { cwd: folder });
      expect(done.stderr + done.stdout, command).not.toMatch(/^\s+at .*\.(js|ts):\d+/m);
      expect(done.status, `${command}\n${done.stderr}`).toBeLessThanOrEqual(1);
      const printed = printedBlocks(text).find((block) => block.command === command);
      if (printed !== undefined) expectShown(printed.shown, done.stdout);
    }
  });

  const scripts = scriptsIn(text);
  describe.skipIf(scripts.length === 0)("every script in it", () => {
    beforeAll(() => build(root));

    test.each(scripts)("prints what stands below it: $shown", ({ file, script, shown }) => {
      if (file !== null) expect(script).toBe(readFileSync(join(root, file), "utf8"));
      const folder = folderWithPackage();
      writeFileSync(join(folder, "script.mjs"), script);
      const done = spawnSync(process.execPath, ["script.mjs"], { cwd: folder, encoding: "utf8" });
      expect(done.stderr).toBe("");
      expect(done.stdout).toBe(shown);
    });
  });
});
