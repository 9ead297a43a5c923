// One person's two lives as a picture: on one scale, with every label apart from the others, and every text made safe.
import { expect, test } from "vitest";
import type { LifeStay, PairedLife } from "../../src/ask/live/livesFound.ts";
import { clockOf, livesChart, livesTable } from "../../src/present/livesChart.ts";

const stay = (title: string, entered: number, left: number | null, more: Partial<LifeStay> = {}): LifeStay => ({
  stage: title,
  title,
  kind: "stay",
  entered,
  began: null,
  left,
  ...more,
});
const outcome = (title: string, entered: number): LifeStay => stay(title, entered, null, { kind: "outcome" });
const run = { endDays: 1000, startDays: 19_723 };
const words = { base: "without", now: "with", still: "still here", time: (days: number) => `${days} d`, waits: (time: string) => `waits ${time}` }; // prettier-ignore
const drawn = (life: PairedLife, width = 760): string =>
  livesChart(life, run, { id: "life", width, title: "t", description: "d", words });
const numbers = (picture: string, pattern: RegExp): number[] =>
  [...picture.matchAll(pattern)].map(([, found]) => Number(found));

const life: PairedLife = {
  groups: {},
  base: [stay("line", 0, 900, { began: 890 }), stay("form", 900, 900, { kind: "passes" }), outcome("out", 900)],
  now: [stay("line", 0, 90, { began: 80 }), outcome("out", 90)],
  differs: true,
};

test("the same day stands at the same height in both lives, and a life of a tenth is a tenth as tall", () => {
  const picture = drawn(life);
  const heights = numbers(picture, /<rect class="c\d" [^>]*height="([\d.]+)"/g);
  const tops = numbers(picture, /<rect class="c\d" [^>]* y="([\d.]+)"/g);
  expect(tops[0]).toBe(tops[1]);
  expect(heights[1] / heights[0]).toBeCloseTo(0.1, 2);
});

test("what takes no time is in the table and not in the picture; somebody still there is told so", () => {
  expect(drawn(life)).not.toContain("form");
  const heads = { caption: "c", policy: "p", stage: "s", from: "f", served: "v", until: "u", days: "d" };
  const { rows } = livesTable({ ...life, now: [stay("line", 0, null)] }, run, words, heads);
  expect(rows.map(([side, title]) => `${side} ${title}`)).toEqual([
    "without line",
    "without form",
    "without out",
    "with line",
  ]);
  expect(rows[3]).toEqual(["with", "line", "2024-01-01", "", "", 1000]);
  expect(drawn({ ...life, now: [stay("line", 0, null)] })).toContain("still here, 1000 d");
});

test("twenty stays of an hour at the start have labels that do not lie on each other", () => {
  const many = Array.from({ length: 20 }, (_, nth) => stay(`stage ${nth}`, nth / 24, (nth + 1) / 24));
  const picture = drawn({ ...life, base: [...many, stay("long", 20 / 24, 900)], now: null }, 340);
  const lines = numbers(picture, /<text x="77" y="([\d.]+)"/g);
  expect(lines.length).toBeGreaterThan(40);
  const gaps = lines.slice(1).map((at, nth) => at - lines[nth]);
  expect(Math.min(...gaps)).toBeGreaterThan(11);
  const [, height] = /viewBox="0 0 \d+ ([\d.]+)"/.exec(picture) ?? [];
  expect(Math.max(...lines)).toBeLessThanOrEqual(Number(height));
});

test("a life of some hours is told with hours, on a phone as well, and one of years without", () => {
  const short: PairedLife = { ...life, base: [stay("line", 0.375, 0.625), outcome("out", 0.625)], now: null };
  const found = { lives: [], unpaired: 0, replication: 0, ...run };
  const said = (one: PairedLife, width: number): string =>
    livesChart(one, clockOf(one, found), { id: "life", width, title: "t", description: "d", words });
  expect(said(short, 760)).toContain(">2024-01-01 15:00<");
  expect(said(short, 340)).toContain(">01-01 15:00<");
  expect(said(life, 760)).not.toContain(":00<");
});

test("a script in a title is text", () => {
  expect(drawn({ ...life, now: [outcome("<script>alert(1)</script>", 10)] })).not.toContain("<script");
});
