// Stages drawn as phases: nobody is lost when boxes are drawn for several stages at once.
import { expect, test } from "vitest";
import { phasesOf } from "../../../src/ask/report/flowPhases.ts";
import { turned, turnedPath } from "../../../src/present/flowTurn.ts";
import { flowLayout } from "../../../src/present/flowLayout.ts";
import { inventedFlow } from "../../present/fixture.ts";

const flow = inventedFlow();
const { boxes, links } = phasesOf(flow);
const sum = (values: readonly (number | null)[]): number => values.reduce<number>((all, one) => all + (one ?? 0), 0);

test("people in boxes are the people in stages, and so are arrivals", () => {
  expect(sum(boxes.map((box) => box.stock))).toBe(sum(flow.stages.map((stage) => stage.stock)));
  expect(sum(boxes.map((box) => box.arrivals))).toBe(sum(flow.stages.map((stage) => stage.arrivals)));
  expect(sum(boxes.map((box) => box.stages))).toBe(flow.stages.length);
});

test("flows between boxes are all flows that do not stay inside one", () => {
  const phase = new Map(flow.stages.map((stage) => [stage.name, stage.phase === "" ? stage.name : stage.phase]));
  const crossing = flow.links.filter((link) => phase.get(link.from) !== phase.get(link.to));
  expect(sum(links.map((link) => link.value))).toBe(sum(crossing.map((link) => link.monthly)));
  expect(links.some((link) => link.from === link.to)).toBe(false);
  expect(new Set(links.map((link) => `${link.from}>${link.to}`)).size).toBe(links.length);
});

test("a phase of forks alone has no stock, and one of outcomes alone is an outcome", () => {
  const kinds = new Map(boxes.map((box) => [box.title, [box.kind, box.stock === null]]));
  expect(kinds.get("Encounter at the border")).toEqual(["passes", true]);
  expect(kinds.get("Left without being removed")).toEqual(["outcome", true]);
  expect(kinds.get("Immigration court")).toEqual(["stays", false]);
});

test("a stage and a phase of the same name are kept apart", () => {
  const stage = { title: "t", kind: "dwell", stock: 1, arrivals: 0 } as const;
  const stages = [
    { ...stage, name: "court", phase: "" },
    { ...stage, name: "hearing", phase: "court" },
  ];
  expect(phasesOf({ stages, links: [{ from: "court", to: "hearing", monthly: 2 }] }).links).toHaveLength(1);
});

test("a layout turned twice is the layout again", () => {
  const options = { columnWidth: 100, columnGap: 40, rowGap: 12, widestLink: 20 };
  const layout = flowLayout(
    boxes.map(({ id }) => ({ id, height: 40 })),
    links,
    options,
  );
  const once = turned(layout);
  expect([once.width, once.height]).toEqual([layout.height, layout.width]);
  const numbers = (path: string): readonly number[] => (path.match(/-?[\d.]+/g) ?? []).map(Number);
  const twice = turned(once);
  expect(twice.nodes).toEqual(layout.nodes);
  expect(twice.links.map((link) => numbers(link.path))).toEqual(layout.links.map((link) => numbers(link.path)));
  expect(turnedPath("M1 2H5q0 3 -4 6V9")).toBe("M2 1V5q3 0 6 -4H9");
});
