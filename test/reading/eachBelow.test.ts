// Replacing parts of plain data leaves what holds none of them as it is, to the object.
import { expect, test } from "vitest";
import { eachBelow } from "../../src/reading/eachBelow.ts";
import { putFirst } from "../../src/reading/putFirst.ts";

test("only what holds a replaced part is made anew, and nothing that was there is written to", () => {
  const data = { left: { one: 1, two: [2, 3] }, right: [{ three: 3 }, { four: 4 }] };
  const before = structuredClone(data);
  const change = (part: unknown): unknown =>
    typeof part === "object" && part !== null ? walk(part) : part === 4 ? 5 : part;
  const walk = (node: object): unknown => eachBelow(node, change);
  const after = walk(data) as typeof data;
  expect(after).toEqual({ left: { one: 1, two: [2, 3] }, right: [{ three: 3 }, { four: 5 }] });
  expect(after.left).toBe(data.left);
  expect(after.right[0]).toBe(data.right[0]);
  expect(data).toEqual(before);
  expect(eachBelow(data.left, (part) => part)).toBe(data.left);
});

test("a list of what was used last has the last at its head, each once, and forgets what was used longest ago", () => {
  const list: string[] = [];
  for (const one of ["a", "b", "c", "b", "d"]) putFirst(list, one, 3);
  expect(list).toEqual(["d", "b", "c"]);
});
