// What changed a verdict where the draws of uncertain figures are of a parameter set in one edition and the documents' own, or
// those of another set, in the other.
import { expect, test } from "vitest";
import { askClaims } from "../../src/ask/claims.ts";
import { keepVerdicts, keptVerdictsText, readKeptVerdicts } from "../../src/ask/keptVerdicts.ts";
import type { Edition } from "../../src/ask/keptVerdicts.ts";
import { withPosterior } from "../../src/ask/posterior.ts";
import { askVerdictChanges } from "../../src/ask/verdictChanges.ts";
import { askVerdictsSince } from "../../src/ask/verdictsSince.ts";
import { modelFiles } from "../../src/documents/modelFiles.ts";
import type { ModelFiles } from "../../src/documents/modelFiles.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { causeWords, editionRows, onlyPartOf, summaryOf } from "../../src/present/editionWords.ts";
import { plainStyle } from "../../src/present/terminalStyle.ts";
import { verdictChangesPage, verdictChangesText } from "../../src/present/verdictChangesText.ts";
import { documentsHash } from "../../src/study/documentsHash.ts";
import { engineVersion } from "../../src/study/engineVersion.ts";
import { sha256 } from "../../src/study/sha256.ts";
import { spanishEditions } from "../../src/workbench/beyond/esEditions.ts";
import { officeModel, said } from "./office.ts";

const served = "measure: {entries: served}";
/** Somebody from 500 to 1,500 a hundred days come as documents draw them. */
const files = (rate: number, line = 1000, some = 0): ModelFiles =>
  modelFiles("office", [
    { path: "office.yaml", text: officeModel(rate).replace("from: 0.99, to: 1.01", "from: 0.5, to: 1.5") },
    {
      path: "office.claims.yaml",
      text: `pendency: claims v1
for: office
claims:
  many: {words: Many come., ${said}, ${served}, compare: value, holdsIf: more than ${line} persons}
  over-a-figure: {words: More come than elsewhere., ${said}, ${served}, against: {fact: paper/counts#elsewhere.2024}, compare: difference, holdsIf: more than 0 persons}
  some: {words: Some come., ${said}, ${served}, compare: value, holdsIf: more than ${some} persons}
`,
    },
  ]);

/** With draws of which all have the rate at this normal score of what the document says. */
function withSet(own: ModelFiles, id: string, score: number): ModelFiles {
  const set = {
    pendency: "parameter set v1",
    model: "office",
    id,
    documents: documentsHash(own),
    engine: engineVersion,
    asOf: null,
    refused: [],
    begins: [],
    after: { series: [] },
    coordinates: [{ of: "draw", parameter: "rate" }],
    scores: [[score], [score]],
  };
  const body = `${JSON.stringify(set, null, 2).slice(0, -2)},\n`;
  return withPosterior(own, { path: `${id}.json`, text: `${body}  "sha256": "${sha256(body)}"\n}\n` });
}

const facts = (figure: number) => [
  {
    path: "facts/paper/counts/source.yaml",
    text: `publisher: A paper\ntitle: Counts\npublishedOn: "2024-06-01"\nretrievedOn: "2025"\nlicence: none\nfoundIn: a paper\nrawFile: ""\nrawSha256: ""\nnotes: ""\n`,
  },
  {
    path: "facts/paper/counts/table.csv",
    text: `row,title,value,unit,scope,period,address,confidence,note\nelsewhere.2024,Elsewhere,${figure},persons,all,2024,p. 1,A,\n`,
  },
];

let asked = 0;
const asIs = { engine: "fluid", stepDays: 1, replications: 11 } as const;

async function edition(id: string, own: ModelFiles, figure = 1000): Promise<Edition> {
  const documents = openDocuments(own, facts(figure));
  const { verdicts } = await askClaims(documents, asIs);
  return {
    ...keepVerdicts(id, documents, verdicts, asIs),
    texts: { files: own, factFiles: facts(figure), asOf: null },
  };
}

const changesOf = async (older: Edition, newer: Edition) => {
  asked = 0;
  return askVerdictChanges(older, newer, async (documents) => {
    asked++;
    return (await askClaims(documents, asIs)).verdicts;
  });
};
const causesIn = ({ changed }: Awaited<ReturnType<typeof changesOf>>) =>
  Object.fromEntries(changed.map(({ id, causes }) => [id, causes]));
const oneLine = (text: string): string => text.replace(/\s+/g, " ");

const [manySet, fewSet] = ["00000000000000aa", "00000000000000bb"];
const own = await edition("1", files(10));
const led = await edition("2", withSet(files(10), manySet, 1));

test("where only the set differs it is the draws that changed, and neither the model nor how it was asked", async () => {
  expect({ ...led.made, draws: "" }).toEqual({ ...own.made, draws: "" });
  expect([own.made.draws, led.made.draws]).toEqual(["documents", manySet]);
  const changes = await changesOf(own, led);
  expect([changes.differs, causesIn(changes), asked]).toEqual([["draws"], { many: [["draws"]], "over-a-figure": [["draws"]] }, 0]); // prettier-ignore
  expect(summaryOf(changes)).toBe("Between the editions the draws of uncertain figures changed: 2 verdicts of 3 are another."); // prettier-ignore
  expect(onlyPartOf(changes)).toBe("As only the draws of uncertain figures changed, every change is by it.");
  expect(causeWords(changes.changed[0])).toBe("changed by draws");
  expect(oneLine(verdictChangesText(changes, plainStyle))).toContain(`draws of the documents, engine ${own.made.engine} Newer: 2, model ${own.made.model}, data ${own.made.data} (all that was at hand), draws of parameter set ${manySet}`); // prettier-ignore
  expect(verdictChangesPage(changes, "An office")).toContain(`| draws | of the documents | of parameter set ${manySet} |`); // prettier-ignore
  expect(summaryOf(changes, spanishEditions)).toBe("Entre las ediciones hay cambios en los sorteos de cifras inciertas: 2 de 3 veredictos son otros."); // prettier-ignore
  expect(causeWords(changes.changed[0], spanishEditions)).toBe("por un cambio en los sorteos");
  expect(editionRows(changes, spanishEditions)).toContainEqual(["sorteos de cifras inciertas", "de los documentos", `del conjunto de parámetros ${manySet}`]); // prettier-ignore
});

test("another set is other draws, and the same set under another path is not", async () => {
  const other = await edition("3", withSet(files(10), fewSet, -1));
  expect((await changesOf(led, other)).differs).toEqual(["draws"]);
  const moved = withSet(files(10), manySet, 1);
  const elsewhere = await edition("4", { ...moved, posterior: { path: "b/set.json", text: moved.posterior?.text ?? "" } }); // prettier-ignore
  expect((await changesOf(led, elsewhere)).differs).toEqual([]);
});

test("what is judged now with a set is held against an edition with the documents' own draws, without a run", async () => {
  const documents = openDocuments(withSet(files(10), manySet, 1), facts(1000));
  const { verdicts } = await askClaims(documents, asIs);
  const since = await askVerdictsSince(own, documents, { verdicts, asked: asIs });
  expect([since.differs, since.newer.draws, since.older.draws]).toEqual([["draws"], manySet, null]);
});

test("data and draws are told apart by a run with each of them new", async () => {
  const both = await edition("5", withSet(files(10), manySet, 1), 10_000);
  const changes = await changesOf(own, both);
  expect([changes.differs, asked]).toEqual([["data", "draws"], 2]);
  // with the set more than 1,000 come, and nobody reaches 10,000
  expect(causesIn(changes)).toEqual({ many: [["draws"]], "over-a-figure": [["data"], ["draws"]] });
  expect(oneLine(verdictChangesText(changes, plainStyle))).toContain(
    "Made to tell causes apart: the older model with the newer data and the older draws and the older model with the older data and the newer draws.",
  );
});

test("a statement and the draws are told apart: a set is of the model, not of what is said of it", async () => {
  const both = await edition("6", withSet(files(10, 1000, 5000), manySet, 1));
  const changes = await changesOf(own, both);
  expect(causesIn(changes)).toEqual({ many: [["draws"]], "over-a-figure": [["draws"]], some: [["statement"]] });
  const opened = await edition("7", withSet(files(10, 900), manySet, 1));
  expect(causesIn(await changesOf(own, opened)).many).toEqual([["draws"]]);
});

test("a model that changed with its set: documents of one with the set of the other are not run, and said so", async () => {
  const both = await edition("8", withSet(files(4), fewSet, -1), 10);
  const changes = await changesOf(await edition("9", withSet(files(10), manySet, 1)), both);
  expect(changes.differs).toEqual(["data", "model", "draws"]);
  expect(changes.made).toEqual([
    { model: "older", data: "newer", draws: "older" },
    { model: "newer", data: "older", draws: "newer" },
  ]);
  expect(changes.notMade.map(({ model, draws }) => [model, draws])).toEqual([["newer", "older"], ["older", "newer"]]); // prettier-ignore
  expect(changes.notMade[0].why).toContain("expected a parameter set of these documents");
  expect(causesIn(changes)).toEqual({ many: [["model", "draws"]] });
  expect(causeWords(changes.changed[0])).toBe("changed by model and draws");
  expect(causeWords(changes.changed[0], spanishEditions)).toBe("por un cambio en el modelo y los sorteos");
  const text = oneLine(verdictChangesText(changes, plainStyle));
  expect(text).toContain("Not made: the newer model with the older data and the older draws, because of");
});

test("an edition in which the hash of the model had the set in it is refused: it would call the draws the model", () => {
  const text = keptVerdictsText(own).replace("verdicts v2", "verdicts v1");
  expect(() => readKeptVerdicts(text, "first.json", "office")).toThrow(/got "verdicts v1"[\s\S]*keeps it anew/);
});
