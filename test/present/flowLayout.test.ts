// The flow picture: every stage has a place of its own, whatever the graph.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { FlowLayout, PlacedNode } from "../../src/present/flowLayout.ts";
import { flowLayout } from "../../src/present/flowLayout.ts";
import { inventedFlow } from "./fixture.ts";

const options = { columnWidth: 120, columnGap: 50, rowGap: 16, widestLink: 30 };

const graphs = fc.integer({ min: 1, max: 14 }).chain((count) =>
  fc.record({
    count: fc.constant(count),
    links: fc.array(
      fc.record({
        from: fc.integer({ min: 0, max: count - 1 }).map(String),
        to: fc.integer({ min: 0, max: count - 1 }).map(String),
        value: fc.double({ min: 0, max: 1e6, noNaN: true }),
      }),
      { maxLength: 40 },
    ),
  }),
);

const layoutOf = (count: number, links: Parameters<typeof flowLayout>[1]): FlowLayout =>
  flowLayout(
    Array.from({ length: count }, (_, i) => ({ id: String(i), height: 40 })),
    links,
    options,
  );

const overlap = (a: PlacedNode, b: PlacedNode): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height - 1e-6 && b.y < a.y + a.height - 1e-6;

test("in any graph, cycles and self-loops included, every stage is placed and none lies on another", () => {
  fc.assert(
    fc.property(graphs, ({ count, links }) => {
      const { nodes, width, height } = layoutOf(count, links);
      expect(nodes.length).toBe(count);
      for (const [i, node] of nodes.entries()) {
        expect(node.x >= 0 && node.y >= 0 && node.x + node.width <= width && node.y + node.height <= height).toBe(true);
        for (const other of nodes.slice(i + 1)) expect(overlap(node, other)).toBe(false);
      }
    }),
    { numRuns: 150, seed: 11 },
  );
});

test("forward links lead to a column further right, and no coordinate is lost", () => {
  fc.assert(
    fc.property(graphs, ({ count, links }) => {
      const layout = layoutOf(count, links);
      const column = new Map(layout.nodes.map((node) => [node.id, node.column]));
      for (const link of layout.links) {
        expect(link.path).not.toMatch(/NaN|Infinity|undefined/);
        if (link.kind === "forward") expect(column.get(link.to)).toBeGreaterThan(column.get(link.from) ?? 0);
        if (link.kind === "self") expect(link.from).toBe(link.to);
      }
    }),
    { numRuns: 100, seed: 12 },
  );
});

test("no forward link runs under a box between its ends", () => {
  const flow = inventedFlow();
  const { nodes, links } = flowLayout(
    flow.stages.map((stage) => ({ id: stage.name, height: 44 })),
    flow.links.map((link) => ({ from: link.from, to: link.to, value: link.monthly })),
    options,
  );
  for (const link of links.filter((one) => one.kind === "forward")) {
    // straight pieces across a column are written "<x> <y>H<x>"
    for (const [, x, y] of link.path.matchAll(/ ([\d.]+) ([\d.]+)H[\d.]+/g)) {
      const crossed = nodes.filter((node) => Math.abs(node.x - Number(x)) < 1);
      for (const node of crossed) {
        const isClear =
          Number(y) + link.width / 2 <= node.y + 0.1 || Number(y) - link.width / 2 >= node.y + node.height - 0.1;
        expect(isClear, `${link.from} to ${link.to} under ${node.id}`).toBe(true);
      }
    }
  }
});

test("a cycle turns its smallest flow round", () => {
  const links = [
    { from: "0", to: "1", value: 100 },
    { from: "1", to: "2", value: 90 },
    { from: "2", to: "0", value: 5 },
  ];
  const kinds = Object.fromEntries(layoutOf(3, links).links.map((link) => [`${link.from}${link.to}`, link.kind]));
  expect(kinds).toEqual({ "01": "forward", "12": "forward", "20": "back" });
});

test("widths are in proportion to flows, and several links between two stages are one", () => {
  const links = [
    { from: "0", to: "1", value: 60 },
    { from: "0", to: "1", value: 40 },
    { from: "0", to: "2", value: 50 },
  ];
  const placed = layoutOf(3, links).links;
  expect(placed.map((link) => [link.value, link.width])).toEqual([
    [100, 30],
    [50, 15],
  ]);
});

test("a link to a stage that is not in the picture is an error that names it", () => {
  expect(() => layoutOf(1, [{ from: "0", to: "nowhere", value: 1 }])).toThrow(/nowhere/);
});
