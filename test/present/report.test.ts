// The page: well formed, closed to the network, readable, and its tables hold what its charts show.
import { expect, test } from "vitest";
import { answer } from "../../src/present/answer.ts";
import { claimsDocument, claimsJson } from "../../src/present/claimsJson.ts";
import { anchor, escape } from "../../src/present/html.ts";
import { dark, darkHeatSteps, darkWarmSteps, heatSteps, light, warmSteps } from "../../src/present/palette.ts";
import { allTables, report } from "../../src/present/report.ts";
import type { FanPanel } from "../../src/ask/report/fanPanel.ts";
import type { ReportInput } from "../../src/ask/report/reportInput.ts";
import { inventedInput, inventedPlain } from "./fixture.ts";

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
    "state",
    "judged",
    "axis",
    "counts",
    "engine",
    "confidence",
    "how",
    // words of an answer that are one of a few
    "result",
    "holds",
    "word",
    "than",
    "yesIf",
    "seen",
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
    expect(table.map((row) => row[5])).toEqual(panel.bands.flatMap((band) => band.median));
    expect(table.map((row) => row[3])).toEqual(panel.bands.flatMap((band) => band.p10));
    const differences = panel.differences ?? [];
    const shown = rows(`difference-${panel.key}`);
    expect(shown.map((row) => row[6])).toEqual(differences.flatMap(({ median }) => median));
    expect(rows(`observed-${panel.key}`).map((row) => row[1])).toEqual(
      (input.observed[panel.key] ?? []).map((point) => point.value),
    );
  }
  expect(rows("grid").map((row) => row[2])).toEqual(input.grid?.values.flat());
  expect(rows("flow-links").map((row) => row[2])).toEqual(input.flow?.links.map((link) => link.monthly));
  expect(rows("costs").map((row) => row[2])).toEqual(input.costs?.rows.map((row) => row.cost));
  expect(rows("utilisation").map((row) => row[3])).toEqual(input.binding?.rows.flatMap((row) => row.utilisation));
  expect(rows("utilisation").map((row) => row[4])).toEqual(input.binding?.rows.flatMap((row) => row.overtime));
  const monthly = input.binding?.rows.flatMap((row) =>
    row.monthly.map((month) => [month.use, month.overtime, month.inLine]),
  );
  expect(rows("binding-months").map((row) => [row[2], row[3], row[4]])).toEqual(monthly);
  for (const i of [0, 1]) {
    const { factors } = input.matters!.outcomes[i];
    expect(rows(`effects-${i + 1}`).map((row) => row[2])).toEqual(factors.map(({ share }) => share));
  }
  expect(rows("prices").map((row) => row[3])).toEqual(input.binds?.prices.map(({ perUnit }) => perUnit?.asked ?? null));
  for (const [i, panel] of input.waits.entries()) {
    expect(rows(`times-${i + 1}-${panel.kind}`).map((row) => row[8])).toEqual(panel.rows.map((row) => row.median));
  }
});

test("overtime stands under the share in use, and its rule under the table, where somebody works over", () => {
  const binding = input.binding!;
  const cell = /<small>of which overtime 10\s%<\/small>/;
  const without = { ...binding, rows: binding.rows.map((row) => ({ ...row, overtime: row.overtime.map(() => 0) })) };
  expect(report(input)).toMatch(cell);
  expect(report(input)).toContain("Of which overtime:");
  expect(report({ ...input, binding: without })).not.toContain("<small>of which");
  expect(report({ ...input, binding: without })).not.toContain("Of which overtime:");
});

test("a hearing after years is not said to be under a day away: delay and line stand in one heading", () => {
  const [waits] = /<section id="waits".*?<\/section>/s.exec(html) ?? [""];
  expect(waits).toMatch(/Appeal[^<]*: [\d.,]+ (days|years) until its day, then under 1 day in line/);
  const table = allTables(input).find(({ name }) => name === "times-1-wait");
  expect(table?.columns.map(({ title }) => title)).toContain("delay: median");
  expect(table?.rows.every((row) => row.length === table.columns.length)).toBe(true);
});

test("every table behind the page is one fold away, or a section of its own", () => {
  const ownSections = ["assumptions", "conflicts", "parameters", "facts"];
  for (const { name } of allTables(input)) {
    if (ownSections.includes(name)) expect(html).toContain(`<section id="${name === "facts" ? "sources" : name}"`);
    else expect(html, name).toContain(`<details class="data`);
    if (!ownSections.includes(name)) expect(html, name).toContain(`id="${anchor("table", name)}"`);
  }
});

test("the page answers in its first sentence, and folds everything else", () => {
  const [first] = /<section id="answer".*?<\/section>/s.exec(html) ?? [""];
  expect(html.indexOf('<section id="answer"')).toBeLessThan(html.indexOf("<nav"));
  expect(first).toContain('<b class="no">No</b>: 109,000 on 1 July 2024, about 247,000 three years on with the deal');
  expect(first).toContain("People of Arcadia: more than before, with the deal or without");
  expect(first).toContain("The deal moves one of three boxes: “Under a final order”");
  expect(first).toContain("Not tested: the resources it would need");
  expect(first).toContain("Yes from 4.2 times the size of the deal on");
  expect(first).toContain("Not in it: how arrivals answer to a deal");
  for (const [, id, body] of html.matchAll(/<section id="([^"]+)"[^>]*>(.*?)<h2/gs)) {
    if (id !== "answer") expect(body, id).toBe('<details class="fold"><summary>');
  }
});

test("titles of any length stand whole in the answer and its picture", () => {
  const plain = inventedPlain();
  const change = "a deal that is described at such length that nobody has ever read its name to the end of it";
  const rows = plain.rows.map((row) => ({ ...row, title: `${row.title}, of those who came in the year before` }));
  const page = report({ ...input, plain: { ...plain, change, rows } });
  const [first] = /<section id="answer".*?<\/section>/s.exec(page) ?? [""];
  expect(first).not.toContain("…");
  const texts = [...first.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text).join(" ");
  expect(texts).toContain(`with ${change}`);
  // nor is a section's own line cut by its style
  expect(page).not.toContain("line-clamp");
});

test("after the first day the picture follows each side's own months; without them it goes straight", () => {
  const points = [{ at: 2024, median: 100_000 }, { at: 2024.5, median: 109_000 }]; // prettier-ignore
  const months = [0.25, 1, 2].map((year) => ({ at: 2024.5 + year, median: 109_000 + 40_000 * year }));
  const { runs } = inventedPlain().finding;
  const aheadIn = (ahead: { without: typeof months; with: typeof months } | null): readonly number[] => {
    const page = report({ ...input, path: { runs, runsAhead: runs, points, ahead } });
    return [...page.matchAll(/<path class="ahead with(?:out)?" d="([^"]*)"/g)].map(([, d]) => d.split("L").length);
  };
  expect(aheadIn({ without: months, with: months }).slice(0, 2)).toEqual([5, 5]);
  expect(aheadIn(null).slice(0, 2)).toEqual([2, 2]);
});

test("where fewer runs are followed by month than have a number at the end, no line falls or leaps to it", () => {
  const points = [{ at: 2024, median: 100_000 }, { at: 2024.5, median: 109_000 }]; // prettier-ignore
  const months = [0.5, 1, 2, 3].map((year) => ({ at: 2024.5 + year, median: 109_000 + 90_000 * year }));
  const pageOf = (runs: number): string => report({ ...input, path: { runs, runsAhead: runs, points, ahead: { without: months, with: months } } }); // prettier-ignore
  const lastStep = (page: string): number => {
    const [, path] = /<path class="ahead with" d="M([^"]*)"/.exec(page) ?? [];
    const [before, last] = path
      .split("L")
      .slice(-2)
      .map((pair) => Number(pair.split(",")[1]));
    return last - before;
  };
  const { runs } = inventedPlain().finding;
  // upwards is less: all months rise
  expect(lastStep(pageOf(runs - 1))).toBeLessThan(0);
  expect(pageOf(runs - 1)).toContain(`dots: of all ${runs}.`);
  expect(pageOf(runs - 1)).toContain('class="spot with"');
  expect(lastStep(pageOf(runs))).toBeGreaterThan(0);
  expect(pageOf(runs)).not.toContain('class="spot with"');
  // all are counted on each month from the first day on, and few before it
  const path = { runs: runs - 1, runsAhead: runs, points, ahead: { without: months, with: months } };
  const page = report({ ...input, path });
  expect(lastStep(page)).toBeGreaterThan(0);
  expect(page).toContain(`Lines: median of the ${runs} runs followed month by month; before the first day of ${runs - 1} of them.`); // prettier-ignore
});

test("a test on the page names its numbers once, and the line they are held against below them", () => {
  const [verdict] = input.verdicts;
  const numbers = [{ label: "persons in the hall", value: 70, unit: "persons" }, { label: "persons in the yard", value: 35, unit: "persons" }, { label: "ratio", value: 2, unit: "times" }]; // prettier-ignore
  const description = "persons in the hall ÷ persons in the yard is more than 1 times";
  const tests = [{ ...verdict.tests[0], description, numbers }];
  const page = report({ ...input, verdicts: [{ ...verdict, tests }] });
  const [card] = /<li class="card".*?<\/li><\/ol>/s.exec(page) ?? [page];
  expect(card.match(/persons in the hall/gi)).toHaveLength(1);
  expect(card).toContain("Holds if more than 1 times");
});

test("with the numbers the other way round, the page says yes", () => {
  const plain = inventedPlain();
  const rows = plain.rows.map((row) => ({ ...row, before: row.without, without: row.before ?? row.without, with: row.before ?? row.with })); // prettier-ignore
  const finding = { ...plain.finding, word: "yes" as const, yes: 48 };
  const page = report({ ...input, plain: { ...plain, rows, finding } });
  expect(page).toContain('<b class="yes">Yes</b>');
  expect(page).toContain("People of Arcadia: fewer than before, with the deal or without");
});

test("where the runs do not agree, the picture's title says in how many it is so, not which way medians go", () => {
  const plain = inventedPlain();
  const finding = { ...plain.finding, word: "not settled" as const, yes: 20 };
  expect(report({ ...input, plain: { ...plain, finding } })).toContain(
    "People of Arcadia: fewer with the deal than before in 20 of 48 runs",
  );
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
    matters: undefined,
    binds: undefined,
    requires: undefined,
    explained: [],
    assumptions: null,
    conflicts: [],
    notValidated: [],
    answerClaims: [],
    plain: undefined,
    trackRecord: undefined,
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

test("cautions say how many runs each scenario has when they differ", () => {
  const stacks = input.study.stacks.map((stack, i) => ({ ...stack, replications: i === 0 ? 1 : 48 }));
  const said = answer({ ...input, study: { ...input.study, stacks } }).cautions[0];
  expect(said).toMatch(/^48 runs of “Deal, 250 a month”, .* and “.*”; 1 run of the model as it stands\. /);
});

test("runs without a number are counted beside a median and beside the pairs, and where runs stop early is said", () => {
  const stacks = input.study.stacks.map((stack, i) =>
    i !== 1
      ? stack
      : {
          ...stack,
          measures: stack.measures.map((one) => ({
            ...one,
            values: one.values.map((value, k) => (k < 6 ? value : null)),
          })),
        },
  );
  const spec = { ...input.study.spec, inFull: 6 };
  const { findings, cautions } = answer({ ...input, study: { ...input.study, spec, stacks } });
  expect(findings[0].items[0]).toMatch(
    /persons \(6 of 48 runs have a number; 80 % of runs: .* in \d of the 6 pairs of runs with both numbers, of 48\.$/,
  );
  expect(findings[0].items[1]).toMatch(/ of 48 runs\.$/);
  expect(cautions[0]).toContain("Of each the first 6 are followed to the end, further ones");
  expect(answer(input).cautions[0]).not.toContain("followed to the end");
});

test("one run is never called a median, and no range is given around it", () => {
  const stacks = input.study.stacks.map((stack, i) =>
    i !== 1 ? stack : { ...stack, measures: stack.measures.map((one) => ({ ...one, values: [one.values[0]] })) },
  );
  const [first] = answer({ ...input, study: { ...input.study, stacks } }).findings[0].items;
  expect(first).toMatch(/persons in the one run; [\d,]+ (more|less) in the one run that both have\.$/);
});

test("stacks in which nothing was measured are named apart and have no rows of dashes", () => {
  const empty = { mean: null, median: null, p10: null, p25: null, p75: null, p90: null, standardError: null };
  const nothing = {
    ...input.study.stacks[0],
    stack: ["fewer-arrivals"],
    measures: input.study.stacks[0].measures.map((one) => ({ ...one, ...empty, values: [null] })),
  };
  const study = { ...input.study, stacks: [...input.study.stacks, nothing] };
  expect(report({ ...input, study })).toContain(
    "Run for statements alone, whose numbers stand with them: Arrivals halved",
  );
  const measures = allTables({ ...input, study }).find((table) => table.name === "measures");
  expect(measures?.rows.map((row) => row[1])).not.toContain("Arrivals halved");
});

test("fans of one run say so, and their tables give no range", () => {
  // one run of each has no differences with a band either
  const bandsOf = (panel: FanPanel): FanPanel["bands"] => panel.bands.map((band) => ({ ...band, runs: 1 }));
  const fans = input.fans.map((panel) => ({ ...panel, bands: bandsOf(panel), differences: [] }));
  const page = report({ ...input, fans });
  expect(page).toContain('<span class="runs">one run</span>');
  expect(page).toContain("no range to draw");
  expect(page).not.toContain('class="b80" d=');
  const table = allTables({ ...input, fans }).find(({ name }) => name === `fan-${fans[0].key}`);
  expect(table?.rows[0].slice(3, 8)).toEqual([null, null, fans[0].bands[0].median[0], null, null]);
});

const sectionOf = (id: string, one: ReportInput = input): string =>
  new RegExp(`<section id="${id}".*?</section>`, "s").exec(report(one))?.[0] ?? "";

test("a figure that chance alone could give has no bar, is in the table, and the level of chance is said", () => {
  const found = sectionOf("effects");
  // of the level: 49 % and 14 figures, of which those above 15 % have bars; of the peak none
  const bars = input.matters!.outcomes[0].factors.filter(({ isBeyondChance }) => isBeyondChance).length;
  expect(found.match(/<rect class="c0"/g)?.length).toBe(2 * bars);
  expect(found).toContain("60 draws of every uncertain figure; 3 can be told from chance");
  expect(found).toMatch(/None of 14 uncertain figures can be told from chance, which alone gives the largest of so many up to 60\s%\./); // prettier-ignore
  expect(found).toContain("npx pendency matters invented");
  expect(found.match(/<svg/g)?.length).toBe(2);
});

test("nothing ranked has no picture and no table, and the page says why", () => {
  const [level] = input.matters!.outcomes;
  const none = { ...input.matters!, outcomes: [{ ...level, runs: 12, byChance: null, factors: [], told: 0 }] };
  const found = sectionOf("effects", { ...input, matters: none });
  expect(found).toContain("12 draws with a value are too few");
  expect(found).not.toMatch(/<svg|<table/);
});

test("what one more of each is worth: a sentence, a bar each but for those worth nothing, the table behind a fold", () => {
  const found = sectionOf("prices");
  expect(found).toContain("One more of Immigration judges changes it by −121 persons, more than one of any other. Verification of nationality binds and would not change it."); // prettier-ignore
  expect(found.match(/<rect class="c[01]"/g)?.length).toBe(2 * 3);
  expect(found.indexOf("One more of")).toBeLessThan(found.indexOf("<svg"));
  expect(found.indexOf("<svg")).toBeLessThan(found.indexOf('<details class="data'));
  expect(found).toContain("Detention beds (each of 3)");
  const nothing = { ...input.binds!, prices: input.binds!.prices.slice(3) };
  const flat = sectionOf("prices", { ...input, binds: nothing });
  expect(flat).toContain("One more of any resource leaves the number as it is.");
  expect(flat).not.toContain("<svg");
  expect(sectionOf("prices", { ...input, binds: undefined })).toBe("");
});

test("what would have to be true: the sentence, then its picture, then bounds between two ends, the box, and the tables", () => {
  const found = sectionOf("requires");
  const at = (text: string): number => found.replace(/\s+/g, " ").indexOf(text);
  expect(at("The answer would be yes with “Cases a judge completes &lt;b&gt;” 1.31 times what is assumed and “People who come” 0.9 times what is assumed: 1.8 spreads from what is assumed")).toBeGreaterThan(0); // prettier-ignore
  expect(found).toContain("in 0 of 2 runs person by person a fifth short of it, in 2 of 2 a fifth beyond");
  expect(found).toContain("Size of the agreement alone: yes between 3 and 4.4 times.");
  expect(found).toMatch(/With “Cases a judge completes” at least 1.2 times what is assumed it is so in 90\s%\s*of draws, against 20\s%\s*of all/); // prettier-ignore
  expect(found).toContain("The nearest comes to 120 persons, where less than 0 persons is asked.");
  expect(found).toContain("npx pendency requires invented");
  expect(found.match(/<svg/g)?.length).toBe(2);
  expect(at("The answer would be yes")).toBeLessThan(at("<svg"));
  expect(at("<svg")).toBeLessThan(at("it is so in 90 %"));
  const rows = (name: string) => allTables(input).find((one) => one.name === name)?.rows;
  expect(rows("requires-evidence")?.map((row) => row[5])).toEqual([1.31, 0.9]);
  expect(rows("requires-evidence-peeled")).toHaveLength(2);
  expect(rows("requires-bounds")).toEqual([["Size of the agreement", "size", "factor", 3, 4.4, "yes, yes"]]);
  expect(sectionOf("requires", { ...input, requires: undefined })).toBe("");
});

test("what forecasts failed says no number of what would have to be true", () => {
  const gate = { kind: "difference", family: null, status: "failed", n: 3, words: "not to be told: such forecasts failed", why: "" } as const; // prettier-ignore
  const found = sectionOf("requires", { ...input, requires: { ...input.requires!, gate } });
  expect(found).toContain("Not to be told: such forecasts failed.");
  expect(found).not.toMatch(/<svg|<table|1\.31/);
});

test("the ledger's CSV holds every effect, and its page says which are chance and which cannot be", () => {
  const table = allTables(input).find(({ name }) => name === "assumptions");
  const at = (title: string): number => table?.columns.findIndex((column) => column.title.startsWith(title)) ?? -1;
  expect(table?.rows.map((row) => row[at("A rank")])).toEqual([0.62, 0.5, null]);
  expect(table?.rows.map((row) => row[at("B difference")])).toEqual([-200, 400, null]);
  expect(table?.rows.map((row) => row[at("B distinguishable")])).toEqual(["no", "no", ""]);
  const [ledger] = /<section id="assumptions".*?<\/section>/s.exec(html) ?? [""];
  expect(ledger).toContain("<b>+0.62</b><br>+1,240 ± 310");
  expect(ledger).toContain("chance (−0.10)");
  expect(ledger).toContain("not on the way");
  expect(ledger).not.toContain("+0.50");
  expect(ledger).toContain("3 judgements: 2 drawn anew in every run");
});

test("the mean of a difference and what pairing is worth stand in the fold of all runs, and not on the first screen", () => {
  const page = report({ ...input, plain: inventedPlain() });
  const [fold] = /<section id="runs".*?<\/section>/s.exec(page) ?? [""];
  const [screen] = /<section id="answer".*?<\/section>/s.exec(page) ?? [""];
  expect(fold).toMatch(/Mean difference [−\d].* ± .*\(standard error; 95\s%\sinterval .*\)\. Paired, \d+\sruns\stell/);
  expect(screen).not.toBe("");
  expect(screen).not.toMatch(/Mean difference|Paired, \d+\sruns/);
});

test("a ledger without enough runs shows values and reasons, and the command that measures effects", () => {
  const [first, ...others] = (input.assumptions?.outputs ?? []).map((one) => ({ ...one, runs: 5, byChance: null }));
  const assumptions = input.assumptions && { ...input.assumptions, outputs: [first, ...others], command: "measure it" };
  const [ledger] = /<section id="assumptions".*?<\/section>/s.exec(report({ ...input, assumptions })) ?? [""];
  expect(ledger).toContain("5 runs are too few. This command measures them: measure it");
  expect(ledger).toContain("There is no published series.");
  expect(ledger).not.toContain("+0.62");
});

test("an explained number links to the rows of its parameters and figures, and says what is not known of influence", () => {
  const [explained] = /<section id="explained".*?<\/section>/s.exec(html) ?? [""];
  expect(explained).toContain(`href="#${anchor("parameter", "departure.rate")}"`);
  expect(explained).toContain(`href="#${anchor("fact", "invented/a#1")}"`);
  expect(explained).toContain("+0.62</b>");
  expect(explained).toContain("−0.10, not distinguishable from chance");
  expect(explained).toContain("invented/study.yaml:12");
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
  const steps = [...heatSteps, ...warmSteps, ...darkHeatSteps, ...darkWarmSteps];
  for (const step of steps) expect(contrast(step.paper, step.ink)).toBeGreaterThanOrEqual(4.5);
});

test("the track record says wins and losses in one line, and is left out where no scores are stored", () => {
  expect(html).toContain("better than a plain rule in 1 of 2 kinds of forecasts.");
  expect(html).toContain("Of 2 kinds 0 passed, 1 failed and 1 could not be tested.");
  expect(html).toContain("Receipts &lt;b&gt; (against random walk)");
  expect(html).toContain("<code>docs/record &lt;b&gt;.md</code>");
  const { trackRecord: _none, ...without } = input;
  expect(report(without)).not.toContain("How wrong forecasts were");
  expect(allTables(without).map(({ name }) => name)).not.toContain("track-record");
});
