// A chunk's bytes follow from manifest, documents and number alone; its draws are those of a study with the same seed.
import { describe, expect, test } from "vitest";
import { askRun } from "../../src/ask/run.ts";
import { chunkText, readChunk } from "../../src/ensemble/chunk.ts";
import { ChunkMaker, computeChunk } from "../../src/ensemble/computeChunk.ts";
import { manifestId } from "../../src/ensemble/manifest.ts";
import type { EnsembleManifest } from "../../src/ensemble/manifest.ts";
import { mergeChunks } from "../../src/ensemble/mergeChunks.ts";
import { manifestText, readManifest } from "../../src/ensemble/readManifest.ts";
import { summariseEnsemble } from "../../src/ensemble/summary.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { officeFiles } from "../study/office.ts";
import { allChunks, office, planned } from "./officeEnsemble.ts";

const drawn = (count: number) => ({ kind: "drawn", count }) as const;
const engines = ["individual", "fluid"] as const;

describe.each(engines)("with the %s engine", (engine) => {
  const asked = { engine, seed: 2, points: drawn(6), pointsPerChunk: 2, stacks: [[], ["oneMore"]] } as const;

  test("a chunk has the same bytes whatever was made before it", async () => {
    const manifest = await planned(asked);
    const maker = new ChunkMaker(manifest, office);
    const inTurn = [2, 0, 1, 2].map((number) => chunkText(maker.make(number)));
    expect(inTurn[3]).toBe(inTurn[0]);
    expect(chunkText(computeChunk(manifest, office, 1))).toBe(inTurn[2]);
    expect(new Set(inTurn).size).toBe(3);
  });

  test("draw k under each stack is replication k of a study with the same seed, to the bit", async () => {
    const { runs } = mergeChunks(await planned(asked), allChunks(await planned(asked)));
    for (const [stack, names] of asked.stacks.entries()) {
      const { study } = await askRun(office, { engine, seed: 2, replications: 6, stack: names });
      const served = study.stacks[0].measures.find(({ name }) => name === "served")?.values;
      expect(new Set(served).size).toBe(6);
      expect(runs.filter((run) => run.stack === stack).map(({ values }) => values[0])).toEqual(served);
    }
  });

  test("the first draws of a longer ensemble are the ensemble of fewer", async () => {
    const [short, long] = [await planned(asked), await planned({ ...asked, points: drawn(9) })];
    expect(long.id).toBe(short.id);
    const merged = mergeChunks(short, allChunks(short));
    const longer = mergeChunks(long, allChunks(long));
    expect(longer.runs.slice(0, merged.runs.length)).toEqual(merged.runs);
    expect(longer.points).toHaveLength(9);
    // the folder of the longer one serves the shorter one: its last chunk is read as far as it is wanted
    const odd = await planned({ ...asked, points: drawn(5) });
    const last = readChunk(chunkText(allChunks(long)[2]), odd, 2, "chunks/00002.json");
    expect(last?.points.map(({ point }) => point)).toEqual([4]);
    expect(last?.runs.map(({ point }) => point)).toEqual([4, 4]);
  });

  test("chunks are merged by their numbers, in whatever order they came", async () => {
    const manifest = await planned(asked);
    const [first, second, third] = allChunks(manifest);
    const inOrder = mergeChunks(manifest, [first, second, third]);
    expect(inOrder.status).toBe("whole");
    expect(mergeChunks(manifest, [third, first, second])).toEqual(inOrder);
    // a gap ends what is merged
    expect(mergeChunks(manifest, [third, first])).toEqual({ ...mergeChunks(manifest, [first]), chunks: 1 });
    expect(mergeChunks(manifest, [third, first]).status).toBe("unfinished");
  });
});

describe("runs of one draw", () => {
  const asked = { engine: "individual", points: drawn(3), replications: 4 } as const;

  test("share its parameters and differ in chance", async () => {
    const manifest = await planned(asked);
    const { runs, points } = mergeChunks(manifest, allChunks(manifest));
    expect(runs).toHaveLength(12);
    expect(new Set(runs.map(({ values }) => values[0])).size).toBe(12);
    expect(new Set(points.map(({ draws }) => draws.applicants)).size).toBe(3);
  });

  test("are refused where nothing could make them differ", async () => {
    await expect(planned({ ...asked, engine: "fluid" })).rejects.toThrow(
      /replications\n {2}expected 1, because expected/,
    );
    await expect(planned({ ...asked, paths: 2 })).rejects.toThrow(
      /paths\n {2}expected 1, because no parameter .* drifts/,
    );
  });

  test("with each publisher differ in the publisher alone", async () => {
    const manifest = await planned({ engine: "fluid", points: drawn(3), rule: "one run each" });
    expect(manifest.sources.map(({ name, weight }) => [name, weight])).toEqual([
      ["refusals=paper", 0.5],
      ["refusals=press", 0.5],
    ]);
    const { runs, points } = mergeChunks(manifest, allChunks(manifest));
    const served = (source: number) => runs.filter((run) => run.source === source).map(({ values }) => values[0]);
    // expected numbers of those not refused, 90 % and 80 % of all
    for (const [draw, value] of served(0).entries())
      expect(Number(served(1)[draw]) / Number(value)).toBeCloseTo(0.8 / 0.9, 9);
    expect(points.map(({ sources }) => sources)).toEqual([{}, {}, {}]);
  });
});

describe("a designed point", () => {
  const designed = (...points: object[]) =>
    planned({ engine: "fluid", points: { kind: "designed", points: points as never } });

  test("is as in a draw wherever it says nothing, and the median where it says a half", async () => {
    const manifest = await designed({ draw: 4 }, { draw: 4, shares: { applicants: 0.5 } }, { draw: null }, { draw: null, set: { applicants: "40 per day" } }); // prettier-ignore
    const { runs, points } = mergeChunks(manifest, allChunks(manifest));
    const [own] = allChunks(await planned({ engine: "fluid", points: drawn(5), pointsPerChunk: 5 }));
    expect(points[0].draws).toEqual(own.points[4].draws);
    expect(runs[0].values).toEqual(own.runs[4].values);
    // a lognormal factor of median 1, to the tolerance of the quantile function
    expect(points[1].draws.applicants).toBeCloseTo(1, 12);
    expect(points[1].sources).toEqual(own.points[4].sources);
    expect(points[2].draws).toEqual({});
    expect(Number(runs[3].values[0])).toBeGreaterThan(Number(runs[2].values[0]));
  });

  test("that names what the documents do not have is refused before any is run", async () => {
    await expect(designed({ draw: 0 }, { draw: 0, shares: { onDuty: 0.5 } })).rejects.toThrow(
      'points[1].shares\n  expected a parameter with an uncertainty; got "onDuty"',
    );
    await expect(designed({ draw: 0, shares: { applicants: 1 } })).rejects.toThrow(/above 0 and below 1; got 1/);
    await expect(designed({ draw: 0, sources: { refusals: "radio" } })).rejects.toThrow(
      /\(paper, press\); got "radio"/,
    );
    await expect(designed({ draw: 0, set: { nobody: "3" } })).rejects.toThrow(/points\[0\]\.set/);
    await expect(designed({ draw: 0.5 })).rejects.toThrow(/points\[0\]\.draw/);
    await expect(designed()).rejects.toThrow(/1 or more; got 0/);
  });
});

describe("what failed", () => {
  const files = officeFiles();
  const shares = `pendency: model v1
title: A fork
runs: {for: 30 days}
parameters:
  coming: {title: Coming, unit: per day, kind: judgement, judgedBy: test, reason: invented, value: 10 per day}
  left: {title: Part that goes left, unit: share, kind: judgement, judgedBy: test, reason: invented, value: 90%, uncertainty: {plus: {uniform: {from: -20%, to: 20%}}}}
stages:
  door: {arrivals: {rate: coming}, passes: true, next: {toLeft: left, toRight: rest}}
  toLeft: {outcome: true}
  toRight: {outcome: true}
quantities:
  went: {title: Went left, entries: toLeft}
`;
  const fork = openDocuments(
    { ...files, id: "fork", documents: [{ path: "fork.yaml", text: shares }], targets: [] },
    [],
  );

  test.each(engines)("is named with its reason and counted, and all other draws are kept (%s)", async (engine) => {
    const manifest = await planned({ engine, points: drawn(40), pointsPerChunk: 8 }, fork);
    const ensemble = mergeChunks(manifest, allChunks(manifest, fork));
    const beyond = ensemble.points.filter(({ draws }) => draws.left > 0.1).map(({ point }) => point);
    expect(beyond.length).toBeGreaterThan(3);
    expect(ensemble.failed.map(({ point }) => point)).toEqual(beyond);
    expect(ensemble.failed[0].why).toContain(`with what draw ${beyond[0]} drew: left + `);
    const { points, runs, failedPoints, measures } = summariseEnsemble(ensemble);
    expect(points).toEqual({ asked: 40, made: 40, failed: beyond.length });
    expect(runs).toEqual({ made: 40 - beyond.length, failed: beyond.length });
    expect(failedPoints.flatMap((one) => one.points)).toEqual(beyond);
    expect(measures[0].points).toBe(40 - beyond.length);
  });

  test("for every draw alike is told before any is made", async () => {
    const given = { values: [["left", "110%"]], from: null } as const;
    await expect(planned({ engine: "fluid", given }, fork)).rejects.toThrow(/between 0 % and 100 %; got 110 %/);
  });
});

describe("a chunk's text", () => {
  const asked = { engine: "fluid", points: drawn(4), pointsPerChunk: 2 } as const;

  test("comes back as it was", async () => {
    const manifest = await planned(asked);
    const chunk = computeChunk(manifest, office, 1);
    expect(readChunk(chunkText(chunk), manifest, 1, "a file")).toEqual(chunk);
  });

  test("that was cut short or changed is no chunk, so that it is made again", async () => {
    const manifest = await planned(asked);
    const text = chunkText(computeChunk(manifest, office, 1));
    expect(readChunk(text.slice(0, -30), manifest, 1, "a file")).toBeNull();
    expect(readChunk(text.replace(/\d(?=\]\})/, "7#"), manifest, 1, "a file")).toBeNull();
  });

  test("of another ensemble, or of another number, is refused by name", async () => {
    const manifest = await planned(asked);
    const other = await planned({ ...asked, seed: 9 });
    const text = chunkText(computeChunk(manifest, office, 1));
    expect(() => readChunk(text, other, 1, "chunks/00001.json")).toThrow(
      `chunks/00001.json\n  expected a chunk of ensemble ${other.id}; got one of ensemble ${manifest.id}`,
    );
    expect(() => readChunk(text, manifest, 0, "chunks/00000.json")).toThrow(
      /expected chunk 0 of ensemble \w+; got chunk 1\n/,
    );
  });
});

describe("a maker that is not the ensemble's", () => {
  const changed = (change: Partial<EnsembleManifest>, manifest: EnsembleManifest): EnsembleManifest => {
    const { id: _id, ...rest } = { ...manifest, ...change };
    return { ...rest, id: manifestId(rest) };
  };

  test("refuses by the name of the engine's version", async () => {
    const manifest = changed({ engineVersion: "0.0.9" }, await planned({ engine: "fluid" }));
    expect(() => computeChunk(manifest, office, 0)).toThrow(
      /expected engine 0\.0\.9, by which it was begun; got engine /,
    );
  });

  test("refuses by the hash of the documents", async () => {
    const manifest = await planned({ engine: "fluid" });
    const files = officeFiles();
    const [model, ...others] = files.documents;
    const text = model.text.replace("20 per day", "21 per day");
    const other = openDocuments({ ...files, documents: [{ ...model, text }, ...others] }, []);
    expect(() => computeChunk(manifest, other, 0)).toThrow(
      new RegExp(`expected the documents of office it was begun with \\(${manifest.documentsHash}\\); got others`),
    );
  });

  test("a manifest that was changed by hand is refused", async () => {
    const manifest = await planned({ engine: "fluid" });
    expect(readManifest(manifestText(manifest), "ensemble.json")).toEqual(manifest);
    const other = manifestText(manifest).replace('"seed": 1', '"seed": 2');
    expect(() => readManifest(other, "ensemble.json")).toThrow(/one that was changed: it says/);
    expect(() => readManifest("{}", "ensemble.json")).toThrow(/"pendency": "ensemble v1"; got null/);
    expect(() => readManifest("x", "ensemble.json")).toThrow(/no JSON/);
  });
});
