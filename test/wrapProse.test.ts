// Pages that scripts write keep to 110 columns as those that people write do.
import { expect, test } from "vitest";
import { wrapProse } from "../scripts/wrapProse.mjs";

const word = "pending";
const long = `${`${word} `.repeat(30)}end`;

test("a paragraph that is too wide is wrapped, and loses no word", () => {
  const out = wrapProse(`${long}\n`);
  expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(110);
  expect(out.split(/\s+/)).toEqual(`${long}\n`.split(/\s+/));
});

test("lines of a list item hang under its first word", () => {
  expect(wrapProse(`1. ${long}`).split("\n").slice(1)).toSatisfy((lines: string[]) =>
    lines.every((line) => /^ {3}\S/.test(line)),
  );
  expect(wrapProse(`  - ${long}`).split("\n")[1]).toMatch(/^ {4}\S/);
});

test("headings, tables and blocks stay as they are, and so does what fits already", () => {
  const kept = ["```text", long, "", "```", "", `# ${long}`, "", `| ${long} |`, "", "short", "lines"].join("\n");
  expect(wrapProse(kept)).toBe(kept);
});

test("wrapping twice changes nothing", () => {
  const once = wrapProse(`- ${long}, 2 % of \`a b\` – ${long}\n`);
  expect(wrapProse(once)).toBe(once);
});

test("no line begins with a sign or a number that would make it a list item, and short code is not cut", () => {
  for (let width = 90; width < 115; width++) {
    const lines = wrapProse(`${"x".repeat(width)} 2. - \`run us-removal\` %  ${long}`).split("\n");
    for (const line of lines) expect(line).not.toMatch(/^(?:\d+\.|-|%) /);
    expect(lines.some((line) => line.includes("`run us-removal`"))).toBe(true);
  }
});
