// What a stack changes is taken run by run, against the stack that the question sets others against.
import { expect, test } from "vitest";
import { fanDifferences } from "../../../src/ask/report/fanDifferences.ts";

const held = ["held"];
const deal = ["deal", "held"];
/** Three runs that differ by thousands among themselves, at one point. */
const heldRuns = { stack: held, columns: [[1000, 5000, 9000]] };

test("a deal that takes ten off every run takes ten off, however far apart the runs are", () => {
  const dealRuns = { stack: deal, columns: [heldRuns.columns[0].map((persons) => persons - 10)] };
  const [difference] = fanDifferences([heldRuns, dealRuns], held);
  expect(difference).toMatchObject({ stack: deal, base: held, runs: 3, p10: [-10], median: [-10], p90: [-10] });
});

test("a stack that lacks something of the base is not set against it", () => {
  const found = fanDifferences([{ stack: [], columns: [[1, 2, 3]] }, heldRuns], held);
  // the base adds something to the model as it stands, which comes first
  expect(found.map(({ stack, base }) => [stack, base])).toEqual([[held, []]]);
  expect(fanDifferences([{ stack: ["other"], columns: [[1, 2, 3]] }, heldRuns], held)).toEqual([]);
});

test("a run that only one of two stacks has counts in neither, and one pair alone has no band", () => {
  const gap = { stack: deal, columns: [[null, 4000, 8000]] };
  expect(fanDifferences([heldRuns, gap], held)[0]).toMatchObject({ runs: 2, median: [-1000] });
  expect(fanDifferences([heldRuns, { stack: deal, columns: [[null, null, 8000]] }], held)).toEqual([]);
});
