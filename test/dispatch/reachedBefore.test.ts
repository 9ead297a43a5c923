// Whoever stops waits for no connection: reaching a queue ends with the stop, however long the queue is silent.
import { expect, test } from "vitest";
import { reachedBefore } from "../../src/dispatch/queue.ts";
import { Stop, neverStopped } from "../../src/study/stop.ts";

const silent = new Promise<void>(() => {});

test("a stop ends the wait for a queue that never answers, before and while it is reached", async () => {
  const stop = new Stop(neverStopped);
  const reached = reachedBefore(stop, [silent]);
  stop.abort();
  expect(await reached).toBe(false);
  expect(await reachedBefore(stop, [silent])).toBe(false);
});

test("what answers is reached, and what refuses says why", async () => {
  expect(await reachedBefore(neverStopped, [Promise.resolve(), Promise.resolve()])).toBe(true);
  await expect(reachedBefore(neverStopped, [Promise.reject(new Error("refused"))])).rejects.toThrow("refused");
});
