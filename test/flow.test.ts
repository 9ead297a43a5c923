// Data moves right, imports point left, and no file imports itself through others.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const src = join(dirname(fileURLToPath(import.meta.url)), "..", "src");

/**
 * A room may import from itself and from rooms further left. The first six are always available and know
 * nothing above.
 */
const rooms =
  "reading quantity random statistics inference theory facts parameters model scenario claim documents compile simulate observe summarise study forecast judge ensemble ask present disk import dispatch cli workbench".split(
    " ",
  );

/**
 * They touch the disk, the terminal or a page; what they share lies in `disk`. The command line imports the
 * importers.
 */
const doors = ["disk", "import", "dispatch", "cli", "workbench"];

/** What others import the package by; `node.ts` is a door itself. */
const fronts = ["index.ts", "node.ts"];

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => name.split("\\").join("/"));

const imports: readonly Import[] = files.flatMap((file) => {
  const text = readFileSync(join(src, file), "utf8");
  const found = text.matchAll(/^(?:import|export)\s+(type\s+)?[^"';]*?from\s+"(\.[^"]+)"/gm);
  return [...found].map((match) => ({
    from: file,
    to: relative(src, join(src, dirname(file), match[2]))
      .split("\\")
      .join("/"),
    typeOnly: match[1] !== undefined,
  }));
});

const roomOf = (file: string): string => (file.includes("/") ? file.slice(0, file.indexOf("/")) : "");

test("every room has its place in the order", () => {
  const unknown = files.map(roomOf).filter((room) => room !== "" && !rooms.includes(room));
  expect([...new Set(unknown)]).toEqual([]);
});

test("imports point left", () => {
  const wrong = imports.filter(({ from, to }) => {
    if (roomOf(from) === "" || roomOf(to) === "") return roomOf(to) === "" && to !== "errors.ts";
    return rooms.indexOf(roomOf(to)) > rooms.indexOf(roomOf(from));
  });
  expect(wrong.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
});

test("nobody imports a door", () => {
  const wrong = imports.filter(({ from, to }) => doors.includes(roomOf(to)) && !doors.includes(roomOf(from)));
  expect(wrong.filter(({ from }) => from !== "node.ts")).toEqual([]);
});

test("the package's fronts only name what rooms give: nobody inside imports them, and they declare nothing", () => {
  expect(imports.filter(({ to }) => fronts.includes(to))).toEqual([]);
  const lines = fronts.flatMap((file) =>
    readFileSync(join(src, file), "utf8")
      .replace(/^\/\/.*$/gm, "")
      .replace(/^export (type )?\{[^}]*\} from "[^"]+";$/gm, "")
      .split("\n"),
  );
  expect(lines.filter((line) => line.trim() !== "")).toEqual([]);
});

test("there is no import cycle between files", () => {
  const next = new Map<string, string[]>();
  for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      cycles.push([...path.slice(path.indexOf(file)), file].join(" > "));
      return;
    }
    if (done.has(file)) return;
    for (const to of next.get(file) ?? []) visit(to, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(cycles).toEqual([]);
});

test("one room reads and writes YAML", () => {
  const others = files.filter(
    (file) => /from "yaml"/.test(readFileSync(join(src, file), "utf8")) && roomOf(file) !== "reading",
  );
  expect(others).toEqual([]);
});

test("the core calls no function whose bits differ between JavaScript engines", () => {
  const banned =
    /Math\.(?!(?:abs|floor|ceil|trunc|min|max|sign|imul|clz32|fround|sqrt)\b)\w+|\*\*|Math\.random|Date\.now|performance\.now/;
  const core = files.filter((file) => !["present", ...doors].includes(roomOf(file)));
  const withoutComments = (text: string): string =>
    text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " ")).replace(/\/\/.*$/gm, "");
  const found = core.flatMap((file) =>
    withoutComments(readFileSync(join(src, file), "utf8"))
      .split("\n")
      .flatMap((line, at) => (banned.test(line) ? [`${file}:${at + 1}`] : [])),
  );
  expect(found).toEqual([]);
});

test("the core names no agency, none of their publications, and nothing of one country's migration law", () => {
  const agencies = /\b(?:ICE|CBP|OHSS|EOIR|DHS|USCIS|TRAC|BIA|USBP|ERO|OFO|DOJ|HHS|GAO)\b/;
  const publications = /\b(?:ohss|eoir|usbp|cbp|ice|trac|dhs|gao)[/.-]|eoir|usbp/;
  const law =
    /\bvisas?\b|asylum|removal|deport|detention|detainee|immigra|migrant|nationalit|citizen|\b(?:China|Chinese|India)\b/i;
  // the command line names what it opens; generated bytes may spell anything
  const core = files.filter((file) => !["import", "cli"].includes(roomOf(file)) && !file.endsWith("kernelBytes.ts"));
  const found = core.flatMap((file) =>
    readFileSync(join(src, file), "utf8")
      .split("\n")
      .flatMap((line, at) =>
        [agencies, publications, law].some((words) => words.test(line)) ? [`${file}:${at + 1}`] : [],
      ),
  );
  expect(found).toEqual([]);
});

test("the core knows no option of the command line: whoever has options says what they are called", () => {
  const core = files.filter((file) => !doors.includes(roomOf(file)));
  const found = core.flatMap((file) =>
    readFileSync(join(src, file), "utf8")
      .split("\n")
      .flatMap((line, at) => (/["'`]--[a-z]/.test(line) ? [`${file}:${at + 1}`] : [])),
  );
  expect(found).toEqual([]);
});

// a number from outside is a point (scenario/point.ts): nobody writes a document that says it
test("no file writes a model's document", () => {
  const documents = /pendency: (?:model|parameters|scenarios|claims|targets|study) v1(?!`)/;
  const writing = files.filter((file) => documents.test(readFileSync(join(src, file), "utf8")));
  expect(writing).toEqual([]);
});

test("every file of the command line touches Node or declares a command: what finds things out is left of the doors", () => {
  const outside = /^import .*from "(node:[^"]+|commander)";$/m;
  const pure = files.filter((file) => roomOf(file) === "cli" && !outside.test(readFileSync(join(src, file), "utf8")));
  expect(pure).toEqual([]);
});
