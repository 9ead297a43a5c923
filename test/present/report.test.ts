// The page: well formed, closed to the network, readable, and its tables hold what its charts show.
import { expect, test } from "vitest";
import { answer } from "../../src/present/answer.ts";
import { claimsDocument, claimsJson } from "../../src/present/claimsJson.ts";
import { anchor, escape } from "../../src/present/html.ts";
import { dark, heatSteps, light, warmSteps } from "../../src/present/palette.ts";
import { allTables, report } from "../../src/present/report.ts";
import type { ReportInput } from "../../src/present/reportInput.ts";
import { inventedInput } from "./fixture.ts";

const input = inventedInput();
const html = report(input);

/** Reads tags in order; throws on the first that does not close what is open. Enough for markup that we write. */
function checkNesting(markup: string): void {
  const empty = new Set(["meta", "br", "wbr", "!doctype"]);
  const open: string[] = [];
  for (const [tag, slash, name] of markup.matchAll(
    /<(\/?)([a-z!][a-z0-9]*)(?:\s+[a-zA-Z:-]+(?:="[^"<]*")?)*\s*\/?>|</gi,
  )) {
    if (name === undefined) throw new Error("a bare < in the page");
    if (empty.has(name.toLowerCase()) || tag.endsWith("/>")) continue;
    if (slash === "") open.push(name);
    else if (open.pop() !== name) throw new Error(`</${name}> closes something else`);
  }
  if (open.length > 0) throw new Error(`${open.join(", ")} left open`);
}

test("every element is closed where it was opened", () => {
  const styleless = html.replace(/<style>.*?<\/style>/s, "<style></style>");
  expect(() => checkNesting(styleless)).not.toThrow();
  expect(() => checkNesting("<p><b></p></b>")).toThrow();
});

test("every id is there once, and every link and label points at one", () => {
  const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);
  expect(new Set(ids).size).toBe(ids.length);
  const wanted = [...html.matchAll(/href="#([^"]*)"|aria-labelledby="([^"]*)"/g)].flatMap((match) =>
    (match[1] ?? match[2]).split(" "),
  );
  expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
});

test("nothing is loaded from anywhere, and nothing runs", () => {
  expect(html).not.toMatch(/\s(src|srcset|data|action|poster)=/);
  expect(html).not.toMatch(/href="(?!#)/);
  expect(html).not.toMatch(/url\(|@import|<script|<iframe|<link|<object|\son[a-z]+=/i);
  expect(html).toContain("default-src 'none'");
});

test("hostile titles stay text", () => {
  const payload = `"><img src=x onerror=alert(1)><script>alert('x')</script>\u0000&amp;\``;
  const poisoned = poison(input, payload) as ReportInput;
  const page = report(poisoned);
  expect(page).not.toMatch(/<img|<script|onerror=alert\(1\)>/);
  expect(page).not.toContain("\u0000");
  expect(() => checkNesting(page.replace(/<style>.*?<\/style>/s, "<style></style>"))).not.toThrow();
});

/** Every free text of the input with the payload before it; names that are looked up stay as they are. */
function poison(value: unknown, payload: string, key = ""): unknown {
  const fixed = [
    "kind",
    "verdict",
    "status",
    "axis",
    "counts",
    "engine",
    "confidence",
    "how",
    "name",
    "from",
    "to",
    "stack",
  ];
  if (typeof value === "string") return fixed.includes(key) ? value : payload + value;
  if (Array.isArray(value)) return value.map((item) => poison(item, payload, key));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, poison(item, payload, name)]));
}

test("escaped text holds no character that markup reads", () => {
  expect(escape(`<a href="x">'&\`</a>\u0000\ud800`)).toBe("&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#96;&lt;/a&gt;");
  expect(anchor("fact", "a/b#1")).not.toBe(anchor("fact", "a/b_1"));
  expect(anchor("fact", "a b")).toMatch(/^[a-z0-9_-]+$/);
});

test("every picture is named, described, and has its table in the same figure", () => {
  for (const [figure] of html.matchAll(/<figure>.*?<\/figure>/gs)) expect(figure).toMatch(/<table/);
  for (const [picture] of html.matchAll(/<svg [^>]*role="img".*?<\/svg>/gs)) {
    expect(picture).toMatch(/<title id="[^"]+">[^<]+<\/title><desc id="[^"]+">[^<]+<\/desc>/);
  }
});

test("the tables hold the numbers that the charts are drawn from", () => {
  const rows = (name: string) => allTables(input).find((table) => table.name === name)?.rows ?? [];
  for (const panel of input.fans) {
    const table = rows(`fan-${panel.key}`);
    expect(table.map((row) => row[4])).toEqual(panel.bands.flatMap((band) => band.median));
    expect(table.map((row) => row[2])).toEqual(panel.bands.flatMap((band) => band.p10));
    expect(rows(`observed-${panel.key}`).map((row) => row[1])).toEqual(
      (input.observed[panel.key] ?? []).map((point) => point.value),
    );
  }
  expect(rows("grid").map((row) => row[2])).toEqual(input.grid?.values.flat());
  expect(rows("flow-links").map((row) => row[2])).toEqual(input.flow?.links.map((link) => link.monthly));
  expect(rows("costs").map((row) => row[2])).toEqual(input.costs?.rows.map((row) => row.cost));
  expect(rows("utilisation").map((row) => row[3])).toEqual(input.binding?.rows.flatMap((row) => row.utilisation));
  for (const [i, panel] of input.waits.entries()) {
    expect(rows(`times-${i + 1}-${panel.kind}`).map((row) => row[8])).toEqual(panel.rows.map((row) => row.median));
  }
});

test("sections without data are left out and nothing else breaks", () => {
  const bare: ReportInput = {
    ...input,
    flow: null,
    fans: [],
    observed: {},
    waits: [],
    binding: null,
    verdicts: [],
    grid: null,
    costs: null,
    targets: [],
    parameters: [],
    conflicts: [],
    notValidated: [],
    answerClaims: [],
  };
  const page = report(bare);
  expect(page).not.toMatch(/undefined|NaN|\[object/);
  expect([...page.matchAll(/<section id="([^"]+)"/g)].map((match) => match[1])).toEqual([
    "answer",
    "scenarios",
    "made",
  ]);
});

test("the page shows no undefined, no NaN and no object", () => {
  expect(html.replace(/<style>.*?<\/style>/s, "")).not.toMatch(/undefined|NaN|\[object/);
});

test("the answer compares stacks run by run and names the sample", () => {
  const said = answer(input);
  expect(said.findings[0].items[1]).toMatch(/With “Deal, 1,000 a month”: median .* lower in \d+ of 48 runs\./);
  expect(said.cautions[0]).toContain("Arcadia one to one");
  expect(said.cautions.join(" ")).toMatch(/Of 14 targets, \d+ are met/);
});

test("claims.json keeps verdicts, numbers and who said it", () => {
  const document = claimsDocument(input.study, input.verdicts);
  expect(JSON.parse(claimsJson(input.study, input.verdicts))).toEqual(document);
  expect(document.claims[0].numbers).toEqual(input.verdicts[0].tests[0].numbers);
  expect([document.seed, document.replications]).toEqual([2024, 48]);
});

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function contrast(a: string, b: string): number {
  const luminance = (colour: string): number => {
    const channel = (i: number): number => {
      const share = Number.parseInt(colour.slice(i, i + 2), 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  };
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

test.each([
  ["light", light],
  ["dark", dark],
])("in the %s palette, every colour that text is set in has a contrast of 4.5 or more", (_, palette) => {
  const inks = ["ink", "quiet", "accent", "green", "dot", "purple", "grey"] as const;
  for (const ink of inks) expect(contrast(palette[ink], palette.paper), ink).toBeGreaterThanOrEqual(4.5);
  expect(contrast(palette.ink, palette.panel)).toBeGreaterThanOrEqual(4.5);
  for (const fill of ["blue", "orange", "green", "purple", "grey"] as const) {
    expect(contrast(palette.paper, palette[fill]), fill).toBeGreaterThanOrEqual(4.5);
  }
  for (const mark of ["median", "dot"] as const) {
    expect(contrast(palette[mark], palette.paper)).toBeGreaterThanOrEqual(3);
  }
});

test("numbers on graded cells have a contrast of 4.5 or more", () => {
  for (const step of [...heatSteps, ...warmSteps]) expect(contrast(step.paper, step.ink)).toBeGreaterThanOrEqual(4.5);
});
