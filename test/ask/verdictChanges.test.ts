// What changed a verdict between two editions, where one figure, one parameter, or both were changed.
import { expect, test } from "vitest";
import { askClaims } from "../../src/ask/claims.ts";
import { engineWords, keepVerdicts } from "../../src/ask/keptVerdicts.ts";
import { askVerdictChanges } from "../../src/ask/verdictChanges.ts";
import type { Edition, EditionTexts } from "../../src/ask/keptVerdicts.ts";
import type { JudgeAgain } from "../../src/ask/editionMixtures.ts";
import { modelFiles } from "../../src/documents/modelFiles.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { verdictChangesPage, verdictChangesText } from "../../src/present/verdictChangesText.ts";
import { plainStyle } from "../../src/present/terminalStyle.ts";
import { officeModel, said } from "./office.ts";

const served = "measure: {entries: served}";
const claimsText = (more: string) => `pendency: claims v1
for: office
claims:
  over-a-figure: {words: Fewer come than were counted elsewhere., ${said}, ${served}, against: {fact: paper/counts#elsewhere.2024}, compare: difference, holdsIf: less than 0 persons}
  many-come: {words: More than 700 come., ${said}, ${served}, compare: value, holdsIf: more than 700 persons}
  either: {words: A figure less those who come is beyond a thousand., ${said}, ${served}, against: {fact: paper/counts#elsewhere.2024}, compare: difference, holdsIf: at most -950 persons}
  few-come:
    words: They come, and in hundreds.
    said: {by: a test, date: 2024-01, source: invented}
    kind: prediction
    tests:
      - {part: somebody, ${served}, compare: value, holdsIf: more than 0 persons}
      - {part: in hundreds, ${served}, compare: value, holdsIf: more than 800 persons}
${more}`;
const source = (day: string) => `publisher: A paper
title: Counts
publishedOn: "${day}"
retrievedOn: "2025"
licence: none
foundIn: a paper
rawFile: ""
rawSha256: ""
notes: ""
`;
const facts = (figure: number, day: string) => [
  { path: "facts/paper/counts/source.yaml", text: source(day) },
  {
    path: "facts/paper/counts/table.csv",
    text: `row,title,value,unit,scope,period,address,confidence,note\nelsewhere.2024,Elsewhere,${figure},persons,all,2024,p. 1,A,\n`,
  },
];
const files = (rate: number, more = "") =>
  modelFiles("office", [
    { path: "office.yaml", text: officeModel(rate) },
    { path: "office.claims.yaml", text: claimsText(more) },
  ]);

let asked = 0;
const asIs = { engine: "fluid", stepDays: 1, replications: 11 } as const;
const judgeAgain: JudgeAgain = async (documents) => {
  asked++;
  return (await askClaims(documents, asIs)).verdicts;
};

async function edition(id: string, given: Omit<EditionTexts, "asOf">): Promise<Edition> {
  const documents = openDocuments(given.files, given.factFiles);
  const { verdicts } = await askClaims(documents, asIs);
  return { ...keepVerdicts(id, documents, verdicts, asIs), texts: { asOf: null, ...given } };
}

// of a hundred days nine a day make 891 who have left, and six make 594
const older = await edition("1", { files: files(9), factFiles: facts(1000, "2024-06-01") });
const newData = await edition("2", { files: files(9), factFiles: facts(500, "2024-06-01") });
const newModel = await edition("3", { files: files(6), factFiles: facts(1000, "2024-06-01") });
const added = `  new-one: {words: Somebody comes., ${said}, ${served}, compare: value, holdsIf: more than 0 persons}\n`;
const both = await edition("4", { files: files(6, added), factFiles: facts(1700, "2024-06-01") });
const causesOf = ({ changed }: Awaited<ReturnType<typeof askVerdictChanges>>) =>
  Object.fromEntries(changed.map(({ id, causes }) => [id, causes]));

test("where one thing changed it is the cause, and nothing is run to say so", async () => {
  asked = 0;
  const byData = await askVerdictChanges(older, newData, judgeAgain);
  expect([byData.differs, causesOf(byData)]).toEqual([["data"], { "over-a-figure": [["data"]] }]);
  const byModel = await askVerdictChanges(older, newModel, judgeAgain);
  expect([byModel.differs, causesOf(byModel)]).toEqual([
    ["model"],
    { "many-come": [["model"]], "few-come": [["model"]] },
  ]);
  expect(byModel.changed[1]).toMatchObject({
    before: "supported",
    parts: [{ title: "in hundreds", before: "supported", after: "contradicted" }],
  });
  const same = await askVerdictChanges(older, { ...older, edition: "5" }, judgeAgain);
  expect([same.differs, same.changed, same.same]).toEqual([[], [], 4]);
  expect(asked).toBe(0);
});

test("where data and model changed, each is changed alone; what takes both, and what is new, is told as such", async () => {
  asked = 0;
  const changes = await askVerdictChanges(older, both, judgeAgain);
  expect(asked).toBe(2);
  expect(changes.made).toEqual([
    { model: "older", data: "newer", draws: "older" },
    { model: "newer", data: "older", draws: "older" },
  ]);
  expect(causesOf(changes)).toEqual({
    // 1,700 less 891 are too few, and 1,000 less 594 are
    either: [["data", "model"]],
    "many-come": [["model"]],
    "few-come": [["model"]],
    "new-one": [["statement"]],
  });
  expect(changes.changed.find(({ id }) => id === "new-one")).toMatchObject({ before: null, after: "supported" });
  const text = verdictChangesText(changes, plainStyle).replace(/\s+/g, " ");
  expect(text).toContain("the data, the model and the statements changed: 4 verdicts of 5 are another.");
  const page = verdictChangesPage(changes, "An office");
  expect(page).toContain("| either | | contradicted | supported | data and model together |");
  expect(page).not.toMatch(/undefined|NaN/);
});

test("another engine's edition is made again first: what then differs from how it was kept is by the engine", async () => {
  asked = 0;
  const kept = older.verdicts.map((one) => (one.id === "many-come" ? { ...one, verdict: "contradicted" as const } : one)); // prettier-ignore
  const by = (engine: string): Edition["made"] => ({ ...older.made, engine });
  const old = { ...older, made: by("0.0.9"), verdicts: kept };
  const changes = await askVerdictChanges(old, newData, judgeAgain);
  expect(changes.differs).toEqual(["data", "engine"]);
  expect(causesOf(changes)).toEqual({ "over-a-figure": [["data"]], "many-come": [["engine"]] });
  expect(asked).toBe(1);
  const others = await askVerdictChanges(
    { ...older, made: by(engineWords("1", "0123")) },
    { ...older, made: by(engineWords("1", "4567")) },
    judgeAgain,
  );
  expect([others.differs, others.changed]).toEqual([["engine"], []]);
  const unknown = await askVerdictChanges(older, { ...both, made: { ...both.made, engine: "9.9.9" } }, judgeAgain);
  expect(unknown.notMade[0].why).toContain("engine 9.9.9 made the newer edition");
  expect(causesOf(unknown)["many-come"]).toEqual([]);
});

test("a mixture that does not fit together is named, and what it would tell is left open", async () => {
  const texts = both.texts as EditionTexts;
  const factFiles = texts.factFiles.map(({ path, text }) => ({ path, text: text.replace("elsewhere.2024,", "here.2024,") })); // prettier-ignore
  const renamed = { ...both, texts: { ...texts, factFiles } };
  const changes = await askVerdictChanges(older, renamed, judgeAgain);
  expect(changes.notMade).toHaveLength(1);
  expect(changes.notMade[0]).toMatchObject({ model: "older", data: "newer" });
  expect(causesOf(changes)["many-come"]).toEqual([["model"]]);
  expect(causesOf(changes).either).toEqual([]);
});

test("where another engine changed no verdict, nothing is said to be changed by it", () => {
  const edition = {
    id: "e",
    model: "m",
    data: "d",
    draws: null,
    asked: "a",
    asOf: null,
    engine: "0.1.0",
    statements: 3,
  };
  const unchanged = { older: edition, newer: { ...edition, engine: "0.2.0" }, differs: ["engine"], made: [], notMade: [], same: 3, changed: [] } as const; // prettier-ignore
  const text = verdictChangesText(unchanged, plainStyle).replace(/\s+/g, " ");
  expect(text).toContain("the engine changed: none of 3 verdicts is another.");
  expect(text).not.toContain("every change");
});
