// Stages drawn together: nobody is lost, and no picture has more boxes than can be read, however many stages there are.
import { expect, test } from "vitest";
import { eachPart, flowParts, mostBoxes, type FlowPart } from "../../../src/ask/flow/flowParts.ts";
import type { FlowSystem } from "../../../src/ask/flow/flowSystem.ts";
import { courtRun } from "../../present/courtRun.ts";
import { manyStages } from "../../present/manyStages.ts";

const stagesOf = (parts: readonly FlowPart[]): number[] =>
  parts.flatMap(({ stages }) => stages).toSorted((a, b) => a - b);
const all = (system: FlowSystem): number[] => system.stages.map((_, stage) => stage);

test("phases come first, and a stage without one stands by itself", () => {
  const { system } = courtRun();
  const parts = flowParts(system, new Float64Array(system.ways.length));
  expect(Object.fromEntries(parts.map(({ title, kind, parts: inside }) => [title, [kind, inside.length]]))).toEqual({
    Entry: ["stays", 2],
    Court: ["stays", 2],
    Appeal: ["stays", 0],
    Ordered: ["stays", 0],
    "Sent on": ["outcome", 0],
    End: ["outcome", 2],
  });
});

test("a thousand stages: few boxes at every depth, every stage in exactly one of them", () => {
  const { system, volumes } = manyStages(1000);
  const parts = flowParts(system, volumes);
  expect(stagesOf(parts)).toEqual(all(system));
  expect(parts.length).toBeLessThanOrEqual(mostBoxes);
  for (const part of eachPart(parts)) {
    expect(part.parts.length).toBeLessThanOrEqual(mostBoxes);
    if (part.parts.length > 0) expect(stagesOf(part.parts)).toEqual([...part.stages]);
    else expect(part.stages).toHaveLength(1);
  }
  const ids = eachPart(parts).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("where people leave is not joined with where they are", () => {
  const { system, volumes } = manyStages(200);
  for (const part of eachPart(flowParts(system, volumes))) {
    const outcomes = part.stages.filter((stage) => system.stages[stage].kind === "outcome").length;
    expect(part.kind === "outcome" ? outcomes : 0).toBe(outcomes);
  }
});

test("those that most people go between are joined", () => {
  // pairs with 100 between them, joined to other pairs by 1
  const stages = Array.from({ length: 48 }, (_, i) => ({
    name: `s${i}`,
    title: `S${i}`,
    phase: "",
    kind: "dwell" as const,
    room: null,
  }));
  const ways = stages.slice(1).map((_, i) => ({ from: i, to: i + 1 }));
  const volumes = ways.map(({ from }) => (from % 2 === 0 ? 100 : 1));
  const parts = flowParts({ title: "", per: "month", stages, ways, resources: [] }, volumes);
  for (const { stages: own } of parts) {
    for (const stage of own) expect(own).toContain(stage % 2 === 0 ? stage + 1 : stage - 1);
  }
});

test("boxes that nothing links are joined too, and a phase too large for one picture opens in steps", () => {
  const stages = Array.from({ length: 60 }, (_, i) => ({
    name: `s${i}`,
    title: `S${i}`,
    phase: "All",
    kind: "waits" as const,
    room: null,
  }));
  const [part, ...others] = flowParts({ title: "", per: "month", stages, ways: [], resources: [] }, []);
  expect(others).toEqual([]);
  expect(part.title).toBe("All");
  expect(part.parts.length).toBeLessThanOrEqual(mostBoxes);
  expect(stagesOf(part.parts)).toEqual(stages.map((_, i) => i));
});

test("phases that are too many for one picture are joined whole, and called after the one that most people go through", () => {
  // forty phases of two stages; each sends people on to the next, the more the later
  const stages = Array.from({ length: 80 }, (_, i) => ({
    name: `s${i}`,
    title: `S${i}`,
    phase: `Office ${Math.floor(i / 2)}`,
    kind: "dwell" as const,
    room: null,
  }));
  const ways = stages.slice(1).map((_, i) => ({ from: i, to: i + 1 }));
  const parts = flowParts(
    { title: "", per: "month", stages, ways, resources: [] },
    ways.map((_, i) => i),
  );
  expect(parts.length).toBeLessThanOrEqual(mostBoxes);
  for (const { title, more, stages: own } of parts) {
    expect(own.length).toBe(2 * (more + 1));
    // the last of them has most people, but for the one that nobody is sent on from
    expect(title).toBe(`Office ${Math.min(38, Math.floor(own[own.length - 1] / 2))}`);
  }
});
