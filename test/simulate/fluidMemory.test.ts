// A run that outgrows what a kernel can address says so, instead of a bare error of WebAssembly.
import { expect, test } from "vitest";
import { PendencyError } from "../../src/errors.ts";
import { FastRun } from "../../src/simulate/fluid/fast/fastRun.ts";
import { planFor } from "../../src/simulate/fluid/run.ts";
import { randomProgram } from "./randomProgram.ts";

/** What step 12 throws when the kernel fails in it, having so much memory. */
function thrownWith(bytes: number): unknown {
  const run = FastRun.open(planFor(randomProgram(1), 1))!;
  const view = Object.assign(run.begin(), { now: 12 });
  const step = (): never => {
    throw new WebAssembly.RuntimeError("unreachable");
  };
  Object.defineProperty(run, "kernel", { value: { step, memory: { buffer: { byteLength: bytes } } } });
  try {
    run.step(view);
  } catch (error) {
    return error;
  }
  return null;
}

test("memory that cannot grow beyond 4 GB is told as a limit: where, what was expected, what came, what to do", () => {
  const error = thrownWith(4294967296);
  expect(error).toBeInstanceOf(PendencyError);
  expect((error as PendencyError).problems).toEqual([
    expect.objectContaining({
      kind: "limits",
      path: expect.stringContaining("step 12 of"),
      expected: expect.stringContaining("4 GB"),
      hint: expect.stringContaining("nothing of this run can be used"),
    }),
  ]);
});

test("any other failure of a step stays what it is", () => {
  expect(thrownWith(1_000_000)).toBeInstanceOf(WebAssembly.RuntimeError);
});
