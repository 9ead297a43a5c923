// From each number and picture of a report to the same state of the workbench: every link is read as the page reads it,
// and the page's own engine comes to the very number that the link stands on.
import { beforeAll, expect, test } from "vitest";
import { askAnswer } from "../../src/ask/answer.ts";
import { LiveModel } from "../../src/ask/live/liveModel.ts";
import { modelFace } from "../../src/ask/live/modelFace.ts";
import { modelGates } from "../../src/ask/gates/modelGates.ts";
import type { ReportInput, WorkbenchAt } from "../../src/ask/report/reportInput.ts";
import { openModel } from "../../src/disk/openModel.ts";
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

/** As the page opens it: nothing of a link may be left out. */
function opened(fragment: string): PageState {
  const link = readLink(fragment);
  if (link.kind === "refused") throw new Error(JSON.stringify(link.problem));
  const { state, problems } = fitsModel(link.state, face);
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

test("a report of states that the workbench does not have leads nowhere", () => {
  expect(report(input)).not.toContain("Move this yourself");
  expect(report(input)).not.toContain("--state");
});
