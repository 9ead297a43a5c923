// Writes anew what pages and examples show as printed, after a change of numbers: node scripts/printed.mjs.
// Read the differences before you commit them. The front page's own text is of scripts/front-page.mjs.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, symlinkSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "./build.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const pendency = join(root, "bin", "pendency.mjs");

function run(args, cwd) {
  const done = spawnSync(process.execPath, args, { cwd, encoding: "utf8", maxBuffer: 1e8 });
  if (done.status > 1) throw new Error(`${args.join(" ")} ended with ${done.status}: ${done.stderr}`);
  return done.stdout;
}

/** A folder that scripts of a page run in, with the package as npm would install it. */
function folderWithPackage() {
  const folder = mkdtempSync(join(tmpdir(), "pendency-printed-"));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(root, join(folder, "node_modules", "pendency"));
  return folder;
}

/** What is shown now, with the same lines left out: a line after "…" is the one that differs in its numbers only. */
function shownAnew(shown, printed) {
  const lines = printed.trimEnd().split("\n");
  const words = (line) =>
    line
      .replace(/[^\p{L} ]/gu, "")
      .replace(/ +/g, " ")
      .trim();
  let next = 0;
  let isGap = false;
  const out = [];
  for (const line of shown.split("\n")) {
    if (line === "…") {
      isGap = true;
      out.push(line);
      continue;
    }
    if (isGap) next = lines.findIndex((one, at) => at >= next && words(one) === words(line));
    if (next < 0 || next >= lines.length) throw new Error(`no line is like: ${line}`);
    out.push(lines[next++]);
    isGap = false;
  }
  return out.join("\n");
}

function refreshPage(page) {
  const file = join(root, page);
  const before = readFileSync(file, "utf8");
  const folder = mkdtempSync(join(tmpdir(), "pendency-printed-"));
  for (const [, name, body] of before.matchAll(/^```yaml file=(\S+)\n([\s\S]*?)^```/gm)) {
    writeFileSync(join(folder, name), body);
  }
  const commands = before.replace(
    /^(```sh\nnpx pendency ([^\n]+)\n```\n\n```text printed\n)([\s\S]*?)(\n```)$/gm,
    (_, head, command, shown, tail) => {
      const args = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2]);
      return head + shownAnew(shown, run([pendency, ...args], folder)) + tail;
    },
  );
  const after = commands.replace(
    /^(```js(?: file=\S+)?\n)([\s\S]*?)^(```\n\n```text printed\n)([\s\S]*?)^```\n/gm,
    (_, head, script, between) => {
      const place = folderWithPackage();
      writeFileSync(join(place, "script.mjs"), script);
      return `${head}${script}${between}${run(["script.mjs"], place)}\`\`\`\n`;
    },
  );
  if (after !== before) writeFileSync(file, after);
  return after !== before;
}

function refreshExamples() {
  for (const file of readdirSync(join(root, "examples", "expected"))) {
    const name = file.slice(0, -".txt".length);
    if (name.endsWith(".answer")) {
      const place = mkdtempSync(join(tmpdir(), "pendency-printed-"));
      writeFileSync(
        join(root, "examples", "expected", file),
        run([pendency, "answer", name.slice(0, -".answer".length)], place),
      );
      continue;
    }
    const known = readdirSync(join(root, "examples"));
    const args = known.includes(`${name}.mjs`)
      ? [join("examples", `${name}.mjs`)]
      : [pendency, known.includes(`${name}.yaml`) ? "run" : "compare", name, "--replications", "2"];
    writeFileSync(join(root, "examples", "expected", file), run(args, root));
  }
}

build(root);
refreshExamples();
const pages = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".md"))
  .map((name) => join("docs", name));
for (const page of ["README.md", ...pages])
  if (refreshPage(page)) process.stdout.write(`${page} shows other numbers\n`);
