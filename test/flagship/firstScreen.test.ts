// Every sentence of the first screen has its measure, its file and three objections on docs/verification/first-screen.md.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readDocuments } from "../../src/documents/readDocuments.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const page = readFileSync(join(root, "docs/verification/first-screen.md"), "utf8");
const folder = join(root, "models/us-removal");
const sections = page
  .split(/^### /m)
  .slice(1)
  .map((text) => ({ title: text.slice(0, text.indexOf("\n")), text: text.replaceAll(/\s+/g, " ") }));

interface Titled {
  readonly title: string;
}
interface Study {
  readonly answer: {
    readonly claims: readonly string[];
    readonly boxes?: readonly (Titled & { readonly apart?: Titled; readonly note?: string })[];
    readonly flows?: readonly Titled[];
    readonly levers?: readonly Titled[];
    readonly leavesOut?: readonly string[];
  };
}
const { answer } = parse(readFileSync(join(folder, "study.yaml"), "utf8")) as Study;

test("every section has a measure, a file, three objections and what came of them", () => {
  const wanted = [
    "**Measure**",
    "**File**",
    "**Enforcement analyst**",
    "mmigrants' lawyer**",
    "**Budget statistician**",
    "**Outcome**: ",
  ];
  expect(sections.length).toBeGreaterThan(12);
  const missing = sections.flatMap(({ title, text }) =>
    wanted.filter((part) => !text.includes(part)).map((part) => `${title}: ${part}`),
  );
  expect(missing).toEqual([]);
});

test("every verdict on the screen has a section that names each of its parts", () => {
  const documents = readDocuments(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".yaml") && !["targets.yaml", "study.yaml"].includes(name))
      .map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") })),
    "us-removal",
  );
  expect(answer.claims.length).toBeGreaterThan(3);
  for (const id of answer.claims) {
    const section = sections.find(({ title }) => title === id);
    expect(section, id).toBeDefined();
    const { tests, untested = [] } = documents.claims.find((claim) => claim.id === id)!;
    const titles = [...tests.map(({ part = "" }) => part), ...untested.map(({ title }) => title)];
    expect(titles.filter((title) => !section!.text.includes(`"${title}"`))).toEqual([]);
  }
});

test("every row, flow and lever of the answer stands on the page", () => {
  const { boxes = [], flows = [], levers = [] } = answer;
  const named = [
    ...boxes.flatMap(({ title, apart, note = "" }) => [title, apart?.title ?? "", note]),
    ...flows.map(({ title }) => title),
    ...levers.map(({ title }) => title),
  ];
  const text = page.replaceAll(/\s+/g, " ");
  expect(named.filter((one) => !text.includes(one))).toEqual([]);
  expect(boxes.filter(({ title }) => !sections.some((section) => section.title === title))).toEqual([]);
});

test("every kind of sentence that makes the answer stands on the page", () => {
  const path = join(root, "src/present/plainAnswer.ts");
  const made = existsSync(path)
    ? [...readFileSync(path, "utf8").matchAll(/^export function (\w+(?:Sentences?|Note))\(/gm)].map(([, name]) => name)
    : ["answerSentence"];
  expect(made.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

test("files that the page names exist", () => {
  const paths = [
    ...page.matchAll(/`((?:models|facts|test|src\/(?!ask\/(?:answer|flip)|present\/plainAnswer))[\w./-]+)`/g),
  ];
  expect(paths.length).toBeGreaterThan(4);
  expect(paths.map(([, path]) => path).filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
