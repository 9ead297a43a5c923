// From each number and picture of a report to the same state of the workbench: every link is read as the page reads it,
// and the page's own engine comes to the very number that the link stands on.
import { beforeAll, expect, test } from "vitest";
import { askAnswer } from "../../src/ask/answer.ts";
import { LiveModel } from "../../src/ask/live/liveModel.ts";
import { modelFace } from "../../src/ask/live/modelFace.ts";
import { modelGates } from "../../src/ask/gates/modelGates.ts";
import { askGrid } from "../../src/ask/grid.ts";
import type { ReportInput, WorkbenchAt } from "../../src/ask/report/reportInput.ts";
import { openModel } from "../../src/disk/openModel.ts";
import { modelFiles } from "../../src/documents/modelFiles.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { report } from "../../src/present/report.ts";
import { rowTexts } from "../../src/present/rowTexts.ts";
import { fitsModel } from "../../src/workbench/state/fitsModel.ts";
import { readLink } from "../../src/workbench/state/link.ts";
import type { PageState } from "../../src/workbench/state/pageState.ts";

const documents = openModel("passport-office");
const [face, live] = [modelFace(documents), new LiveModel(documents, modelGates(documents))];
let input: ReportInput;

beforeAll(async () => {
  // the step of the page, so that both have the same expected numbers
  const { stepDays } = live.answer({ stack: [], levers: [] });
  const asked = { engine: "fluid", stepDays, grid: false, flips: false } as const;
  const found = await askAnswer(documents, { ...asked, words: () => ({ effectsCommand: "", commands: [] }) });
  if (found === null) throw new Error("nothing was run");
  input = found.report;
});

const at: WorkbenchAt = {
  model: "passport-office",
  address: "https://example.org/workbench/",
  command: "npx pendency open passport-office",
  sources: [],
};

function linkedState(fragment: string) {
  const link = readLink(fragment);
  if (link.kind === "refused") throw new Error(JSON.stringify(link.problem));
  return link.state;
}

/** As the page opens it: nothing of a link may be left out. */
function opened(fragment: string): PageState {
  const { state, problems } = fitsModel(linkedState(fragment), face);
  expect(problems).toEqual([]);
  return state;
}

const plainText = (html: string): string => html.replaceAll("&amp;", "&").replaceAll("&quot;", '"');

test("each number of the answer leads to a state in which the page comes to it", () => {
  const page = report({ ...input, live: at });
  const found = [...page.matchAll(/<a class="live" href="https:\/\/example\.org\/workbench\/#([^"]+)">([^<]*)<\/a>/g)];
  const stacks = found.map(([, fragment, text]) => {
    const state = opened(plainText(fragment));
    const plain = live.answer(state).plain;
    if (plain === null) throw new Error("the page has no answer");
    const said = plain.rows.map((row) => rowTexts(row, plain)).flatMap((row) => [row.with, row.difference]);
    expect(said).toContain(plainText(text));
    return state.stack.join("+");
  });
  expect(stacks.toSorted()).toEqual(["oneMore+rush", "oneMore+rush", "rush"]);
});

test.each([
  [at.address, /href="https:\/\/example\.org\/workbench\/#([^"]+)">Move this yourself/g],
  ["../workbench/", /href="\.\.\/workbench\/#([^"]+)">Move this yourself/g],
  ["", /<code>npx pendency open passport-office --state &quot;([^<]+)&quot;<\/code>/g],
])("each picture leads to its state, found at “%s”", (address, form) => {
  const page = report({ ...input, live: { ...at, address } });
  const states = [...page.matchAll(form)].map(([, fragment]) => opened(plainText(fragment)));
  const pictures = page.split("<figure>").length - 1;
  expect(states.length).toBeGreaterThanOrEqual(pictures);
  const drawn = states.filter(({ chart }) => chart !== "");
  expect(drawn.map(({ chart }) => chart)).toEqual(input.fans.map(({ key }) => key));
  for (const state of drawn) {
    const panel = input.fans.find(({ key }) => key === state.chart);
    const shown = live.answer(state).panels.find(({ key }) => key === state.chart);
    expect(state.show).toBe("level");
    expect(shown?.bands.at(-1)?.median).toEqual(panel?.bands.at(-1)?.median);
  }
  // each scenario beside the others
  expect(new Set(states.map(({ stack }) => stack.join("+")))).toEqual(new Set(["", "rush", "oneMore+rush"]));
});

test("each statement leads to itself on the page", () => {
  const page = report({ ...input, live: at });
  const cards = page.split('<li class="card" id="claim-').slice(1);
  const ids = cards.map((card) => {
    const [, fragment] = /href="https:\/\/example\.org\/workbench\/#([^"]+)">Move this yourself/.exec(card) ?? [];
    return opened(plainText(fragment)).statement;
  });
  expect(ids.length).toBeGreaterThan(0);
  expect(ids).toEqual(input.verdicts.map(({ id }) => id));
});

test("each cell of a grid leads to both levers where the cell has them, and the page comes to its number", async () => {
  const lever = "kind: judgement, judgedBy: test, reason: invented";
  const model = `pendency: model v1
title: Desk
runs: {from: 2025-01-01, through: 2025-12-31}
units: [clerk]
stages:
  desk: {title: Desk, arrivals: {rate: coming}, dwell: {exponential: {mean: stay}}, next: gone}
  gone: {outcome: true}
parameters:
  coming: {title: Coming, unit: per day, ${lever}, value: 6 per day, lever: {from: 0, to: 20, step: 1, label: Coming}}
  stay: {title: Stay, unit: days, ${lever}, value: 30 days, lever: {from: 1, to: 90, step: 1, label: Stay}}
`;
  const study = `pendency: study v1
for: desk
question: How many are there?
replications: 1
stacks: [[baseline]]
grid:
  title: People at the desk
  measure: {stock: desk, at: end}
  event: more than fifty are there
  holds: more than
  line: 50
  from: 2025-01-01
  replications: 1
  x: {title: Coming, parameter: coming, values: [5 per day, 42 per week, 500 per day]}
  y: {title: Stay, parameter: stay, values: [20 days, 40 days]}
`;
  const texts = [model, study].map((text, nth) => ({ path: `desk${nth}.yaml`, text }));
  const own = openDocuments(modelFiles("desk", texts));
  const onPage = new LiveModel(own, modelGates(own));
  const stepDays = onPage.answer({ stack: [], levers: [] }).stepDays;
  const plan = own.plan?.grid ?? null;
  if (plan === null) throw new Error("no grid was read");
  const grid = await askGrid(own, { engine: "fluid", stepDays, plan });
  const page = report({ ...input, grid, live: at });
  const cells = [...page.matchAll(/<a href="https:\/\/example\.org\/workbench\/#([^"]+)"><rect/g)];
  const states = cells.map(([, fragment]) => fitsModel(linkedState(plainText(fragment)), modelFace(own)).state);
  // in each of the pictures for wide and narrow screens; 500 a day is more than the lever has
  const once = states.slice(0, 4);
  expect(states.length % 4).toBe(0);
  expect(once.map(({ levers }) => Object.fromEntries(levers))).toEqual(
    [20, 40].flatMap((stay) => [5, 6].map((coming) => ({ coming, stay }))),
  );
  for (const [nth, state] of once.entries()) {
    const shown = onPage.answer(state).panels[0]?.bands.at(-1)?.median.at(-1);
    expect(shown).toBeCloseTo(grid?.values[Math.floor(nth / 2)][nth % 2] ?? NaN, 6);
  }
});

test("a report of states that the workbench does not have leads nowhere", () => {
  expect(report(input)).not.toContain("Move this yourself");
  expect(report(input)).not.toContain("--state");
});
