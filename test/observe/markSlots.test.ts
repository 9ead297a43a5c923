import { expect, test } from "vitest";
import type { MeasureProgram } from "../../src/compile/program.ts";
import { markSlots } from "../../src/observe/insideKernel/markSlots.ts";

const over = (kind: string, stages: readonly number[]): MeasureProgram =>
  ({ kind, stages: Uint8Array.from(stages) }) as unknown as MeasureProgram;

test("sojourns in the same or in disjoint stages share a place; overlapping ones do not", () => {
  const measures = [
    over("sojourn", [1, 0, 0]),
    over("stock", [1, 1, 1]),
    over("sojourn", [0, 1, 0]),
    over("sojourn", [1, 0, 0]),
    over("sojourn", [1, 1, 0]),
    over("sojourn", [0, 0, 1]),
    over("sojourn", [0, 1, 1]),
  ];
  expect(markSlots(measures)).toEqual({ slots: [0, -1, 0, 0, 1, 0, 2], count: 3 });
});
