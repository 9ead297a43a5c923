// Every number of a page is led back to figures and judgements, and another publisher's figure is run as the command line
// runs it.
import { beforeAll, describe, expect, test } from "vitest";
import { LiveModel } from "../../src/ask/live/liveModel.ts";
import { packModel, unpackModel } from "../../src/ask/live/packModel.ts";
import { behind, modelSources } from "../../src/ask/live/sourcesOf.ts";
import type { ModelSources } from "../../src/ask/live/sourcesOf.ts";
import { askRun } from "../../src/ask/run.ts";
import { openModel } from "../../src/disk/openModel.ts";
import type { Documents } from "../../src/documents/documents.ts";
import { countsTheSame, noGates } from "../../src/judge/verdictGate.ts";

describe("of the flagship", () => {
  let documents: Documents;
  let packed: Documents;
  let sources: ModelSources;
  beforeAll(() => {
    documents = openModel("us-removal");
    packed = unpackModel(packModel(documents)).documents;
    sources = modelSources(documents);
  }, 60_000);

  test("figures stand with publisher, document, date, table and cell", () => {
    const cited = sources.parameters.flatMap(({ rows }) => rows.flatMap(({ facts }) => facts));
    expect(cited.length).toBeGreaterThan(200);
    for (const { id, address } of cited) {
      const fact = documents.facts.facts.get(id);
      expect(address).toContain(fact?.publication.publisher);
      expect(address).toContain(fact?.publication.publishedOn);
      expect(address).toContain(fact?.address);
    }
  });

  test("behind forecasts stands what is behind each series that they are scored on", () => {
    const names = behind(documents, { kind: "forecasts" }, [], null).map(({ parameter }) => parameter);
    expect(new Set(names).size).toBe(names.length);
    for (const quantity of documents.model.quantities.slice(0, 3)) {
      const isScored = documents.forecasts?.series.some((one) => countsTheSame(one.measure, quantity.measure));
      const own = behind(documents, { kind: "quantity", name: quantity.name }, [], null);
      if (isScored === true) expect(names).toEqual(expect.arrayContaining(own.map(({ parameter }) => parameter)));
    }
    expect(names).toContain("interiorBookIns");
  });

  test("parameters of every kind of source are there, and what is judged stands in the ledger with a name and a reason", () => {
    expect(sources.parameters.map(({ name }) => name)).toEqual(documents.parameters.map(({ name }) => name));
    const ofParameters = sources.judgements.filter(({ parameter }) => !parameter.includes("."));
    expect(ofParameters.length).toBeGreaterThan(50);
    expect(ofParameters.filter(({ judged, reason }) => judged !== "choice" && reason === "")).toEqual([]);
  });

  test("of publishers who disagree the one that runs believe is told", () => {
    const disputed = sources.parameters.flatMap(({ name, publishers }) =>
      publishers === null ? [] : [[name, publishers.documented, publishers.all.map((one) => one.name)]],
    );
    expect(disputed).toEqual([["ordersAtStart", "iceList", ["iceList", "newspaper"]]]);
  });

  test("the answer and every series lead to parameters, nearest first, from the pack as from the documents", () => {
    const stack = ["april2024", "arrivalsApril2024", "dealDirect"];
    const keys = documents.plan?.fans.map(({ key }) => key) ?? [];
    const subjects = [{ kind: "answer" } as const, ...keys.map((key) => ({ kind: "series", key }) as const)];
    expect(subjects.length).toBeGreaterThan(3);
    for (const subject of subjects) {
      const found = behind(packed, subject, stack, null);
      expect(found.length).toBeGreaterThan(10);
      expect(found.map(({ steps }) => steps)).toEqual(found.map(({ steps }) => steps).toSorted((a, b) => a - b));
      expect(found).toEqual(behind(documents, subject, stack, null));
    }
    const judged = behind(packed, { kind: "answer" }, stack, null).flatMap(({ changedBy }) => changedBy);
    expect(judged).toContain("dealDirect");
  });

  test("a publisher that somebody believes gives the numbers of the command line, beside those as documented", async () => {
    const live = new LiveModel(packed, noGates);
    const stack = ["april2024"];
    const asDocumented = live.answer({ stack, levers: [] });
    const found = live.answer({ stack, levers: [], sources: [["ordersAtStart", "newspaper"]] });
    const sources = { ordersAtStart: "newspaper" };
    const asked = { engine: "fluid", stepDays: found.stepDays, sources, stack } as const;
    const { measures } = (await askRun(documents, asked)).study.stacks[0];
    const own = measures.filter(({ of }) => of === "quantity");
    expect(found.measures.map(({ name, now }) => [name, now])).toEqual(own.map(({ name, mean }) => [name, mean]));
    expect(found.measures.map(({ base }) => base)).toEqual(asDocumented.measures.map(({ base }) => base));
    expect(found.measures.map(({ now }) => now)).not.toEqual(asDocumented.measures.map(({ now }) => now));
    // and back: nothing of the other publisher's figure is left
    expect(live.answer({ stack, levers: [] }).measures).toEqual(asDocumented.measures);
  }, 60_000);
});
