// Every sentence of the first screen has its measure, its file and three objections on docs/verification/first-screen.md.
import { differenceGate, noGates } from "../../src/judge/verdictGate.ts";
import type { VerdictWord } from "../../src/judge/verdict.ts";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";
import type { GatedFlip, PlainAnswer } from "../../src/ask/answer/plainAnswer.ts";
import { openModel } from "../../src/disk/openModel.ts";
import { plainAnswerText } from "../../src/present/answerText.ts";
import { drawsSentence } from "../../src/present/drawsSentence.ts";
import { lengthOf } from "../../src/present/fold.ts";
import { oneLine, quotedAnew, quotesOf } from "../../scripts/screenQuotes.mjs";
import { plainStyle } from "../../src/present/terminalStyle.ts";

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
  readonly question: string;
  readonly answer: {
    readonly change: string;
    readonly asks: { readonly noun: string };
    readonly claims: readonly string[];
    readonly boxes?: readonly (Titled & { readonly apart?: Titled; readonly note?: string })[];
    readonly flows?: readonly Titled[];
    readonly levers?: readonly Titled[];
    readonly leavesOut?: readonly string[];
  };
}
const study = parse(readFileSync(join(folder, "study.yaml"), "utf8")) as Study;
const { answer } = study;
const documents = openModel("us-removal");

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

test("the page sets off the printed screen, in its order and to the last word", () => {
  const printed = readFileSync(join(root, "docs/front-page/printed.txt"), "utf8");
  expect(quotesOf(page).join(" ")).toBe(oneLine(printed));
  // each piece is spoken of in a section of its own
  for (const quote of quotesOf(page)) {
    const own = sections.filter(({ text }) => text.replaceAll(" > ", " ").includes(quote));
    expect(own.length, quote).toBe(1);
  }
});

test("new numbers go into the page by themselves, other words do not", () => {
  const printed = quotesOf(page).join(" ");
  const other = printed.replace("6,700.", "12,345.").replace("−340", "+3");
  expect(quotesOf(quotedAnew(page, other)).join(" ")).toBe(other);
  expect(quotedAnew(page, printed)).toBe(page);
  expect(() => quotedAnew(page, printed.replace("lowers", "raises"))).toThrow("raises");
  expect(() => quotedAnew(page, `${printed} And more.`)).toThrow("And more.");
});

test("every verdict on the screen has a section that names each of its parts", () => {
  expect(answer.claims.length).toBeGreaterThan(3);
  for (const id of answer.claims) {
    const section = sections.find(({ title }) => title === id);
    expect(section, id).toBeDefined();
    const { tests, untested = [] } = documents.claims.find((claim) => claim.id === id)!;
    const titles = [...tests.map(({ part = "" }) => part), ...untested.map(({ title }) => title)];
    expect(titles.filter((title) => !section!.text.includes(`"${title}"`))).toEqual([]);
  }
});

/** As the flagship came out once: what its parts are called where they could fail. */
const outcomes: Readonly<Record<string, readonly VerdictWord[]>> = {
  "deal-big-impact": ["not settled", "contradicted", "supported"],
  "deal-overwhelmed": ["supported", "supported", "not settled", "supported", "supported", "supported"],
  "forced-releases": ["by construction", "not settled", "by construction"],
  "bill-fixes-backlog": ["contradicted", "supported", "contradicted"],
  "not-equipped": ["by construction", "by construction", "contradicted", "contradicted", "contradicted", "supported", "by construction", "supported"], // prettier-ignore
};

const gate = differenceGate(noGates);
const flipOf = ({ title }: Titled): GatedFlip => ({
  of: { kind: "question", id: "", words: "" }, parameter: "", title, unit: "factor", from: "", range: [0.05, 1.5], assumed: 1,
  result: "nowhere", at: null, holds: null, contrary: [], bracket: null, fluidRuns: 9, confirmed: [{ value: 1, holds: 0, runs: 2 }],
  isSettled: true, stepDays: 14, gate,
}); // prettier-ignore

/** The flagship's documents with numbers of its size. */
function screenOf(
  more: Pick<PlainAnswer, "flips"> & Pick<PlainAnswer["sure"], "sources" | "draws">,
  ungated: readonly string[],
  below = 1,
) {
  const { claims } = documents;
  const { boxes = [], flows = [], leavesOut = [] } = answer;
  const spread = (median: number) => ({ median, p10: median, p90: median });
  const difference = { runs: 11, lower: 11, higher: 0, ...spread(-7800) };
  const row = (kind: "box" | "apart" | "total", title: string, note = "") =>
    ({ kind, title, note, before: spread(159_400), without: spread(309_100), with: spread(300_200), difference, sinceBefore: difference }); // prettier-ignore
  const verdicts = answer.claims.map((id) => {
    const { words, short = words, said, tests, untested = [], notTested = "" } = claims.find((one) => one.id === id)!;
    const titles = [...new Set(tests.map(({ part = "" }) => part))];
    const parts = [
      ...titles.map((title, nth) => ({ title, verdict: outcomes[id][nth], gate })),
      ...untested.map(({ title }) => ({ title, verdict: "not testable here" as const, gate: null })),
    ];
    return {
      id,
      words,
      short,
      said,
      verdict: "in part" as const,
      gate: ungated.includes(id) ? null : gate,
      holds: null,
      parts,
      notTested,
    };
  });
  const plain: PlainAnswer = {
    question: study.question,
    noun: answer.asks.noun,
    unit: "persons",
    change: answer.change,
    without: [],
    with: [],
    dates: { before: "2024-07-01", after: "2027-07-01" },
    than: "before",
    yesIf: "less",
    statistic: "median of 11 runs",
    gate,
    farBeyond: "2026-06-30",
    finding: { word: "no", isOfFewRuns: false, runs: 11, undefinedRuns: 0, yes: 0, equal: 0, yesWithout: 0, seen: "drawn" }, // prettier-ignore
    rows: [
      ...boxes.flatMap(({ title, apart, note }) => [row("box", title, note), ...(apart === undefined ? [] : [row("apart", apart.title)])]), // prettier-ignore
      row("total", "All"),
    ],
    flows: flows.map(({ title }, nth) => ({ title, adds: null, without: spread(1150), with: spread(nth < 2 ? 1150 : 10_000), difference })), // prettier-ignore
    flips: more.flips,
    verdicts,
    sure: { engine: "individual", runs: 11, drawn: 113, heldFixed: 98, sources: more.sources, sample: null, leavesOut, ...(more.draws === undefined ? {} : { draws: more.draws }) }, // prettier-ignore
  };
  // lines of where to read on come below
  const lines = plainAnswerText(plain, plainStyle, below).trimEnd().split("\n");
  expect(lines.length).toBeLessThanOrEqual(40 - below);
  expect(Math.max(...lines.map(lengthOf))).toBeLessThanOrEqual(80);
  const text = lines.join("\n");
  expect(text).not.toContain("…");
  expect(text).not.toContain("further statement");
  if (below < 4) expect(text).not.toContain("further");
  // who said them stands above them
  expect(text).toContain("\nSaid by NBC News, U.S. Homeland Security and the Homeland Security Secretary:\n");
  const flat = text.replaceAll(/\s+/g, " ");
  // how little was tested is said once, and what holds and what does not by name
  expect(flat).toContain("No past forecast of this kind or so far ahead was scored, none of those below.");
  expect(flat).not.toContain("untested (n");
  const heads = flat.match(/◐ in part, in the model: /g) ?? [];
  expect(heads.length + ungated.length).toBe(answer.claims.length);
  // with a line of where to read on below
  for (const id of below === 1 ? answer.claims : []) {
    const own = documents.claims.find((claim) => claim.id === id)!;
    const [, said] = flat.split(`: ${(own.short ?? own.words).replace(/\.$/, "")}. `);
    const titles = [...new Set(own.tests.map(({ part = "" }) => part))];
    const named = titles.filter((_, nth) => ["supported", "contradicted"].includes(outcomes[id][nth]));
    expect(named.filter((title) => !said.includes(title))).toEqual([]);
  }
  expect(flat.match(/ Not tested: /g)).toHaveLength(answer.claims.length);
  return flat;
}

test("with numbers of its size the screen holds every statement with what it does not test, in 40 lines, nothing cut", () => {
  const text = screenOf({ flips: [], sources: [] }, []);
  for (const left of answer.leavesOut ?? []) expect(text).toContain(left);
});

test("with its levers and a dispute too: where each lever turns it, how sure it is and what it leaves out are all on the screen", () => {
  const source = { title: "Final orders of people at large on 1 October 2018", used: "the agency's own list", others: ["a newspaper's figure"] }; // prettier-ignore
  const { levers = [] } = answer;
  const text = screenOf({ flips: levers.map(flipOf), sources: [source] }, ["forced-releases"]);
  expect(text).toContain("Still no at 0.05 to 1.5 times the size of");
  for (const { title } of levers) expect(text).toContain(`times the ${title}`);
  expect(text).toContain("Medians need not add or subtract.");
  expect(text).toContain("Runs differ in chance and 113 uncertain figures; 98 judged ones never vary.");
  expect(text).toContain(`Disputed “${source.title}”: the agency's own list, not a newspaper's figure.`);
  for (const left of answer.leavesOut ?? []) expect(text).toContain(left);
});

test("with its draws as well, whatever scores say of calibrated ones", () => {
  const { levers = [] } = answer;
  const source = { title: "Final orders of people at large on 1 October 2018", used: "the agency's own list", others: ["a newspaper's figure"] }; // prettier-ignore
  const choice = { used: "documents", set: null, ratio: 1.02, outcomes: 160, since: 2023, why: "" } as const;
  for (const scores of ["not scored", "no better", "too few"] as const) {
    const draws = { ...choice, scores };
    const text = screenOf({ flips: levers.map(flipOf), sources: [source], draws }, ["forced-releases"], 2);
    expect(text).toContain(drawsSentence(draws, true));
    for (const left of answer.leavesOut ?? []) expect(text).toContain(left);
  }
});

test("two lines below it why stored scores do not count leave every statement on the screen, whatever gates allow", () => {
  const { levers = [] } = answer;
  for (const ungated of [[], answer.claims]) screenOf({ flips: levers.map(flipOf), sources: [] }, ungated, 4);
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
  const files = ["answerSentence", "differenceNote", "flipSentence", "sureSentences"];
  const made = files.flatMap((name) => {
    const text = readFileSync(join(root, "src/present", `${name}.ts`), "utf8");
    return [...text.matchAll(/^export function (\w+(?:Sentences?|Note))\(/gm)].map(([, found]) => found);
  });
  expect(made).toEqual(expect.arrayContaining(files));
  expect(made.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

test("files that the page names exist", () => {
  const paths = [...page.matchAll(/`((?:models|facts|test|src\/(?!ask\/(?:answer|flip)))[\w./-]+)`/g)];
  expect(paths.length).toBeGreaterThan(4);
  expect(paths.map(([, path]) => path).filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
