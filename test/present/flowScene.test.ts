// The living flow picture: it stands still, an instant changes fillings, widths and words alone, and all can be followed.
import fc from "fast-check";
import { expect, test } from "vitest";
import { eachPart, flowParts } from "../../src/ask/flow/flowParts.ts";
import { foldedLayers } from "../../src/present/flowFold.ts";
import { focusSentence, followed, nextFocus, sceneSentence, type Focus } from "../../src/present/flowFollow.ts";
import { changesOf, flowFrame, flowScale, wayShares } from "../../src/present/flowFrame.ts";
import type { PlacedNode } from "../../src/present/flowLayout.ts";
import { nowTables } from "../../src/present/flowNow.ts";
import { flowScene, type FlowScene } from "../../src/present/flowScene.ts";
import { flowSpine } from "../../src/present/flowSpine.ts";
import { englishFlow } from "../../src/present/flowWords.ts";
import { courtRun } from "./courtRun.ts";
import { manyStages } from "./manyStages.ts";

const { system, series } = courtRun();
const without = courtRun(9).series;
const shares = wayShares(system, [series, without]);
const parts = flowParts(system, shares);
const sceneOf = (width: number, open?: string): FlowScene => {
  const opened = open === undefined ? {} : { open: eachPart(parts).find(({ id }) => id === open)! };
  return flowScene(system, parts, { id: "f", width, title: "The system", words: englishFlow, shares, ...opened });
};
const wide = sceneOf(1100);
const boxNamed = (scene: FlowScene, title: string): number => scene.boxes.findIndex((box) => box.title === title);
const linkNamed = (scene: FlowScene, from: string, to: string): number =>
  scene.links.findIndex((link) => scene.boxes[link.from].title === from && scene.boxes[link.to].title === to);
const overlap = (a: PlacedNode | FlowScene["boxes"][number], b: typeof a): boolean =>
  a.x < b.x + b.width - 1e-6 &&
  b.x < a.x + a.width - 1e-6 &&
  a.y < b.y + b.height - 1e-6 &&
  b.y < a.y + a.height - 1e-6;

test("an instant moves nothing: it sets fillings, widths and words of elements that are there", () => {
  const allowed = new Set(["", "y", "height", "d", "class", "aria-label", "stroke-width"]);
  const scale = flowScale(wide, series, 0, without);
  const named = (at: number): string[] =>
    changesOf(wide, scale, flowFrame(wide, scale, at)).map(([id, attribute]) => `${id} ${attribute}`);
  for (const [id, attribute] of changesOf(wide, scale, flowFrame(wide, scale, 4))) {
    expect(allowed.has(attribute), attribute).toBe(true);
    expect(wide.svg, id).toContain(`id="${id}"`);
  }
  expect(named(0)).toEqual(named(11.5));
});

test("a vessel is as full as its stock is of the most there ever is, and half way between two months half way", () => {
  const scale = flowScale(wide, series, 0);
  const box = boxNamed(wide, "Appeal");
  const height = (at: number): number => {
    const changes = changesOf(wide, scale, flowFrame(wide, scale, at));
    return Number(changes.find(([id, name]) => id === `${wide.boxes[box].id}f` && name === "height")?.[2]);
  };
  const stock = (at: number): number => flowFrame(wide, scale, at).boxes[box].stock ?? NaN;
  const most = Math.max(...Array.from({ length: 13 }, (_, edge) => stock(edge)));
  const room = wide.boxes[box].height - 2;
  for (const at of [0, 3, 7.5, 12]) expect(height(at)).toBeCloseTo((stock(at) / most) * room, 0);
  expect(stock(7.5)).toBeCloseTo((stock(7) + stock(8)) / 2, 9);
});

test("links are as wide as their flow, and of one level by that level's own scale", () => {
  for (const level of [0, 1]) {
    const scale = flowScale(wide, series, level);
    const frame = flowFrame(wide, scale, 8);
    const changes = changesOf(wide, scale, frame);
    const widths = wide.links.flatMap((link, place) => {
      const change = changes.find(([id, name]) => id === `${link.id}p` && name === "stroke-width");
      return change === undefined ? [] : [{ width: Number(change[2]), persons: frame.links[place].persons }];
    });
    const largest = widths.reduce((a, b) => (b.persons > a.persons ? b : a));
    for (const { width, persons } of widths.filter((one) => one.width > 1 && one.width < 9)) {
      expect(width).toBeCloseTo((persons / largest.persons) * largest.width, 0);
    }
    expect(largest.width).toBeGreaterThan(20);
  }
});

test("who comes to a box less who leaves it is the change of its stock: an opened phase tells the same", () => {
  for (const scene of [wide, sceneOf(1100, "phase:Court"), sceneOf(380)]) {
    const scale = flowScale(scene, series, 2);
    const [before, after] = [flowFrame(scene, scale, 5), flowFrame(scene, scale, 6)];
    scene.boxes.forEach(({ part, isOutside, title }, place) => {
      if (part.kind !== "stays" || isOutside) return;
      const { came, left, stock } = after.boxes[place];
      expect(came - left, title).toBeCloseTo((stock ?? 0) - (before.boxes[place].stock ?? 0), 6);
    });
  }
});

test("an opened phase shows its stages and whom it exchanges people with, and nobody else", () => {
  const scene = sceneOf(1100, "phase:Court");
  const titles = (outside: boolean): string[] =>
    scene.boxes.filter(({ isOutside }) => isOutside === outside).map(({ title }) => title);
  expect(titles(false).toSorted()).toEqual(["Decision", "Hearing"]);
  expect(titles(true).toSorted()).toEqual(["Appeal", "End", "Entry", "Ordered"]);
  expect(linkNamed(scene, "Appeal", "Hearing")).toBeGreaterThan(-1);
  expect(linkNamed(scene, "Appeal", "Ordered")).toBe(-1);
});

test("what is at its limit is marked in words where people wait for it, and nowhere else", () => {
  const scale = flowScale(wide, series, 0);
  const frame = flowFrame(wide, scale, 9);
  const court = boxNamed(wide, "Court");
  expect(frame.boxes.map(({ binds }) => binds)).toEqual(
    wide.boxes.map((_, place) => (place === court ? ["Clerks"] : [])),
  );
  const changes = changesOf(wide, scale, frame);
  const word = changes.find(([id, name]) => id === `${wide.boxes[court].id}w` && name === "");
  expect(word?.[2]).toBe("at its limit: Clerks");
  expect(changes.find(([id, name]) => id === wide.boxes[court].id && name === "class")?.[2]).toContain("binds");
});

test("feedback runs apart, underneath all boxes", () => {
  const place = linkNamed(wide, "Appeal", "Court");
  expect(wide.links[place].kind).toBe("back");
  const path = new RegExp(`id="${wide.links[place].id}p" class="wb" d="([^"]+)"`).exec(wide.svg)?.[1] ?? "";
  const lowest = Math.max(...[...path.matchAll(/V([\d.]+)/g)].map(([, y]) => Number(y)));
  expect(lowest).toBeGreaterThan(Math.max(...wide.boxes.map(({ y, height }) => y + height)));
});

test("on a narrow page it runs down: one box below the other within the page", () => {
  const scene = sceneOf(380);
  expect(scene.width).toBe(380);
  const below = scene.boxes.toSorted((a, b) => a.y - b.y);
  expect(new Set(below.map(({ x }) => x)).size).toBe(1);
  below.slice(1).forEach((box, i) => expect(box.y).toBeGreaterThanOrEqual(below[i].y + below[i].height));
  for (const { x, width } of below) expect(x >= 0 && x + width <= 380).toBe(true);
  const last = below.slice(-2).map(({ part }) => part.kind);
  expect(last).toEqual(["outcome", "outcome"]);
});

test("next and previous reach every box, onwards follows the largest flow, and back is the same way", () => {
  const frame = flowFrame(wide, flowScale(wide, series, 0), 9);
  let at: Focus = { kind: "box", place: boxNamed(wide, "Entry") };
  const seen = new Set([at.place]);
  for (const step of ["previous", "next"] as const) {
    for (let i = 0; i < wide.boxes.length; i++) seen.add((at = nextFocus(wide, frame, at, step)).place);
  }
  expect(seen.size).toBe(wide.boxes.length);
  const entry: Focus = { kind: "box", place: boxNamed(wide, "Entry") };
  const link = nextFocus(wide, frame, entry, "onwards");
  expect(link).toEqual({ kind: "link", place: linkNamed(wide, "Entry", "Court") });
  expect(nextFocus(wide, frame, link, "onwards")).toEqual({ kind: "box", place: boxNamed(wide, "Court") });
  expect(nextFocus(wide, frame, link, "back")).toEqual(entry);
  const other = nextFocus(wide, frame, link, "next");
  expect(other).toEqual({ kind: "link", place: linkNamed(wide, "Entry", "Sent on") });
  expect(nextFocus(wide, frame, other, "previous")).toEqual(link);
  expect(nextFocus(wide, frame, other, "next")).toEqual(other);
});

test("while one link is followed, it and its two ends stand out; then all stand as before", () => {
  const place = linkNamed(wide, "Appeal", "Ordered");
  const on = followed(wide, { kind: "link", place }).flatMap(([id, name, value]) =>
    name === "data-on" && value === "" ? [id] : [],
  );
  const { from, to, id } = wide.links[place];
  expect(on.filter((one) => !one.endsWith("n")).toSorted()).toEqual(
    [id, wide.boxes[from].id, wide.boxes[to].id].toSorted(),
  );
  expect(followed(wide, null).every(([, , value]) => value === null)).toBe(true);
});

test("a box and a link are read in words", () => {
  const scale = flowScale(wide, series, 0, without);
  const frame = flowFrame(wide, scale, 12);
  const link: Focus = { kind: "link", place: linkNamed(wide, "Entry", "Court") };
  // 8 a day are filed, 20 days before they come to a hearing: 248 in December
  expect(focusSentence(wide, scale, frame, link, "December 2024")).toBe(
    "248 a month go from Entry to Court, 80 % of all who leave Entry (December 2024); as without.",
  );
  const court = focusSentence(wide, scale, frame, { kind: "box", place: boxNamed(wide, "Court") }, "December 2024");
  expect(court).toMatch(/^Court: [\d,]+ people \(December 2024\)\. That is [\d,]+ more than without\. /);
  expect(court).toMatch(/of them from Entry\..*At its limit while people wait: Clerks\.$/);
  const granted = focusSentence(wide, scale, frame, { kind: "box", place: boxNamed(wide, "End") }, "December 2024");
  expect(granted).toContain("leave the system here");
  expect(sceneSentence(wide, scale, frame, "December 2024")).toMatch(/people are in the system \(December 2024\)/);
});

test("the tables hold every box and every flow, also those that are too small to be drawn", () => {
  const scale = flowScale(wide, series, 0, without);
  const frame = flowFrame(wide, scale, 12);
  const [boxes, links] = nowTables(wide, scale, frame);
  expect(boxes.rows.map(([title]) => title).toSorted()).toEqual(wide.boxes.map(({ title }) => title).toSorted());
  expect(links.rows).toHaveLength(frame.links.filter(({ persons }) => persons > 0).length);
  for (const table of [boxes, links]) {
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
  }
});

test("titles cannot bring markup into the picture", () => {
  const hostile = { ...system, stages: system.stages.map((stage) => ({ ...stage, title: '<script>"x"', phase: "" })) };
  const scene = flowScene(hostile, flowParts(hostile, shares), {
    id: "f",
    width: 900,
    title: "<b>",
    words: englishFlow,
    shares,
  });
  expect(scene.svg).not.toMatch(/<script|<b>/);
  expect(scene.svg).toContain("&lt;script&gt;");
});

test("a thousand stages stay readable: few boxes, few links a box, none on another, each part opens", () => {
  const many = manyStages(1000);
  const own = wayShares(many.system, [many.series]);
  const inParts = flowParts(many.system, own);
  for (const open of [null, ...inParts.filter((part) => part.parts.length > 0).slice(0, 3)]) {
    for (const width of [1240, 380]) {
      const more = open === null ? {} : { open };
      const options = { id: "m", width, title: "Many", words: englishFlow, shares: own, ...more };
      const scene = flowScene(many.system, inParts, options);
      const drawn = scene.links.filter(({ isDrawn }) => isDrawn).length;
      expect(scene.boxes.length).toBeLessThanOrEqual(45);
      expect(drawn).toBeLessThanOrEqual(4 * scene.boxes.length);
      scene.boxes.forEach((box, i) => {
        for (const other of scene.boxes.slice(i + 1)) expect(overlap(box, other)).toBe(false);
      });
    }
  }
});

const graphs = fc.integer({ min: 1, max: 16 }).chain((count) =>
  fc.record({
    count: fc.constant(count),
    outcomes: fc.integer({ min: 0, max: count }),
    links: fc.array(
      fc.record({
        from: fc.integer({ min: 0, max: count - 1 }).map(String),
        to: fc.integer({ min: 0, max: count - 1 }).map(String),
        value: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { maxLength: 40 },
    ),
  }),
);

test("any graph folds into as many columns as there is room for, with outcomes in the last", () => {
  fc.assert(
    fc.property(graphs, fc.integer({ min: 2, max: 7 }), ({ count, outcomes, links }, most) => {
      const nodes = Array.from({ length: count }, (_, i) => String(i));
      const isLast = (node: string): boolean => Number(node) < outcomes;
      const inside = links.filter(({ from, to }) => from !== to);
      const { column, isBack } = foldedLayers(nodes, inside, isLast, most);
      const columns = nodes.map((node) => column.get(node) ?? NaN);
      expect(Math.max(...columns)).toBeLessThan(most);
      const last = Math.max(...columns);
      for (const node of nodes) if (isLast(node)) expect(column.get(node)).toBe(last);
      for (const link of inside) {
        const [from, to] = [column.get(link.from) ?? NaN, column.get(link.to) ?? NaN];
        if (from !== to) expect(isBack(link)).toBe(from > to);
      }
    }),
    { numRuns: 200, seed: 21 },
  );
});

test("any graph stands on a narrow page: no box on another, no link outside the page", () => {
  fc.assert(
    fc.property(graphs, ({ count, outcomes, links }) => {
      const nodes = Array.from({ length: count }, (_, i) => ({ id: String(i), height: 50 }));
      const merged = [...new Map(links.map((link) => [`${link.from}>${link.to}`, link])).values()];
      const layout = flowSpine(nodes, merged, {
        width: 900,
        rowGap: 20,
        roomOf: ({ value }) => 2 + 8 * value,
        isLast: (id) => Number(id) < outcomes,
      });
      expect(layout.nodes).toHaveLength(count);
      layout.nodes.forEach((node, i) => {
        for (const other of layout.nodes.slice(i + 1)) expect(overlap(node, other)).toBe(false);
      });
      for (const { path } of layout.links) {
        expect(path).not.toMatch(/NaN|undefined|Infinity/);
        for (const [, x] of path.matchAll(/H(-?[\d.]+)/g)) expect(Number(x) >= 0 && Number(x) <= 900).toBe(true);
      }
    }),
    { numRuns: 150, seed: 22 },
  );
});
