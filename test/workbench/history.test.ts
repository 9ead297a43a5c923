// Undo goes back step by step; a slider that is dragged is one step.
import { expect, test } from "vitest";
import { begin, go, redo, settle, undo } from "../../src/workbench/state/history.ts";

test("undo takes back the last step, redo does it again, and a new step forgets what was undone", () => {
  const three = go(go(begin(1), 2), 3);
  expect(undo(three).now).toBe(2);
  expect(redo(undo(three)).now).toBe(3);
  expect(go(undo(three), 4).future).toEqual([]);
  expect(undo(undo(undo(three))).now).toBe(1);
  expect(redo(three).now).toBe(3);
});

test("a hundred moves of one slider are one step, and the next drag is another", () => {
  let history = begin(0);
  for (let value = 1; value <= 100; value++) history = go(history, value, "drag desks");
  expect(undo(history).now).toBe(0);
  const again = go(settle(history), 101, "drag desks");
  expect(undo(again).now).toBe(100);
  expect(undo(go(history, 7, "drag judges")).now).toBe(100);
});

test("the oldest steps are forgotten, the newest two hundred are kept", () => {
  let history = begin(0);
  for (let value = 1; value <= 1000; value++) history = go(history, value);
  expect(history.past).toHaveLength(200);
  expect(undo(history).now).toBe(999);
});
