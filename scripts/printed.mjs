// Writes anew what pages and examples show as printed, after a change of numbers: node scripts/printed.mjs, or with
// the paths of pages for these alone. Read the differences before you commit them. The front page's own text is of scripts/front-page.mjs.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, symlinkSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "./build.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const pendency = join(root, "bin", "pendency.mjs");
const tutorial = join("docs", "tutorial", "first-model.md");

function run(args, cwd) {
  const done = spawnSync(process.execPath, args, { cwd, encoding: "utf8", maxBuffer: 1e8 });
  if (done.status > 1) throw new Error(`${args.join(" ")} ended with ${done.status}: ${done.stderr}`);
  return done.stdout;
}

/** How the mistake of the tutorial is told: the document of its first block, with the line that it says to write. */
function mistakeTold(json) {
  const page = readFileSync(join(root, tutorial), "utf8");
  const [, office] = /^```yaml file=office\.yaml\n([\s\S]*?)^```/m.exec(page);
  const [, mistake] = /Write `([^`]+)` and check again/.exec(page);
  const folder = mkdtempSync(join(tmpdir(), "pendency-printed-"));
  writeFileSync(join(folder, "office.yaml"), office.replace(/next: .*/, mistake));
  const args = [pendency, "check", "office.yaml", ...(json ? ["--json"] : [])];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  return json ? stdout : stderr;
}

/** A folder that scripts of a page run in, with the package as npm would install it. */
function folderWithPackage() {
  const folder = mkdtempSync(join(tmpdir(), "pendency-printed-"));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(root, join(folder, "node_modules", "pendency"));
  return folder;
}

/** What is shown now: all of it, or with the same lines left out, where a line after "…" is the one that differs in its numbers only. */
function shownAnew(shown, printed) {
  const lines = printed.trimEnd().split("\n");
  const words = (line) =>
    line
      .replace(/[^\p{L} ]/gu, "")
      .replace(/ +/g, " ")
      .trim();
  if (!shown.split("\n").includes("…")) return printed.trimEnd();
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
  const documents = [...before.matchAll(/^```yaml file=(\S+)\n([\s\S]*?)^```/gm)];
  const commands = before.replace(
    /^(```sh\nnpx pendency ([^\n]+)\n```\n)(?:(\n```text printed\n)([\s\S]*?)(\n```)$)?/gm,
    (whole, block, command, printed, shown, tail, at) => {
      const args = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2]);
      // a command that shows nothing matters where a later one reads what it keeps; one for another machine is not for this one
      const keeps = args.includes("--out") || args.includes("--edition");
      if (printed === undefined && (!keeps || args.includes("--on"))) return whole;
      // a reader has what stands above the command
      for (const { index, 1: name, 2: body } of documents) if (index < at) writeFileSync(join(folder, name), body);
      if (printed === undefined) {
        run([pendency, ...args], folder);
        return whole;
      }
      const head = block + printed;
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
  const told = after.replace(
    /^(```(text|json) mistake\n)[\s\S]*?^```/gm,
    (_, head, kind) => `${head}${mistakeTold(kind === "json")}\`\`\``,
  );
  if (told !== before) writeFileSync(file, told);
  return told !== before;
}

function refreshExamples() {
  for (const file of readdirSync(join(root, "examples", "expected"))) {
    const name = file.slice(0, -".txt".length);
    const [model, question] = name.split(".");
    if (question !== undefined) {
      const place = mkdtempSync(join(tmpdir(), "pendency-printed-"));
      const args = [question, model, ...(question === "backtest" ? ["--quiet"] : [])];
      writeFileSync(join(root, "examples", "expected", file), run([pendency, ...args], place));
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
const asked = process.argv.slice(2);
if (asked.length === 0) refreshExamples();
const pages = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".md"))
  .map((name) => join("docs", name));
for (const page of asked.length > 0 ? asked : ["README.md", ...pages])
  if (refreshPage(page)) process.stdout.write(`${page} shows other numbers\n`);
