// Threads that really die: each is replaced and its run tried once more; a run that fails twice is named.
import { describe, expect, test } from "vitest";
import { onThreads } from "../../src/disk/threads.ts";
import { PendencyError } from "../../src/errors.ts";
import type { Watch } from "../../src/study/executor.ts";
import type { StudyRequest } from "../../src/study/studyRequest.ts";

type Way = "ends" | "throws" | "refuses" | "is too large" | "is short of memory";

const script = new URL("./mortalThread.mjs", import.meta.url);
const tasks = [0, 1, 2, 3, 4, 5].map((replication) => ({ index: replication, stack: 1, replication }));

/**
 * @param deaths    how often the thread dies on each replication before it answers
 * @param stopAfter runs after which the study is stopped
 */
function pool(way: Way, deaths: readonly number[], workers = 2, stopAfter = Infinity) {
  // shared with the threads: how often each replication was begun
  const attempts = new Int32Array(new SharedArrayBuffer(4 * tasks.length));
  const request = { attempts, deaths, way } as unknown as StudyRequest;
  const heard: number[] = [];
  const stop = new AbortController();
  const progress = (finished: number): void => {
    heard.push(finished);
    if (finished === stopAfter) stop.abort();
  };
  const leftOut: number[] = [];
  const leaveOut: Watch["leaveOut"] = ({ replication }, problems) => {
    expect(problems.map(({ kind }) => kind)).toEqual(["limits"]);
    leftOut.push(replication);
  };
  const executor = onThreads({ threads: workers, script });
  const runs = executor.run(request, tasks, { width: workers, progress, leaveOut, stop: stop.signal });
  return { runs, attempts, heard, leftOut };
}

const replicationsOf = (runs: readonly { readonly task: { readonly replication: number } }[]): number[] =>
  runs.map(({ task }) => task.replication);

describe.each<Way>(["ends", "throws"])("when a thread %s in the middle of a run", (way) => {
  test("another takes its place, the run is tried once more, and no run is lost or made twice", async () => {
    const { runs, attempts, heard } = pool(way, [0, 1, 0, 1, 1, 0]);
    expect(replicationsOf(await runs)).toEqual([0, 1, 2, 3, 4, 5]);
    expect([...attempts]).toEqual([1, 2, 1, 2, 2, 1]);
    expect(heard).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test("twice on one run, the run is named with the reason, and no further run begins", async () => {
    const { runs, attempts } = pool(way, [0, 2, 0, 0, 0, 0], 1);
    const reason = way === "ends" ? "the thread ended with code 3" : "a page of memory is gone";
    await expect(runs).rejects.toThrow(`replication 1 of stack 1 failed twice: ${reason}`);
    expect([...attempts]).toEqual([1, 2, 0, 0, 0, 0]);
  });
});

test("documents that are refused are refused at once, because trying again would say the same", async () => {
  const { runs, attempts } = pool("refuses", [0, 9, 0, 0, 0, 0], 1);
  await expect(runs).rejects.toThrow(PendencyError);
  expect([...attempts]).toEqual([1, 1, 0, 0, 0, 0]);
});

describe.each([1, 2])("with %i threads", (workers) => {
  test("runs that meet a limit are left out and not tried again, and all others are made", async () => {
    const { runs, attempts, heard, leftOut } = pool("is too large", [0, 9, 0, 0, 9, 0], workers);
    expect(replicationsOf(await runs)).toEqual([0, 2, 3, 5]);
    expect([...attempts]).toEqual([1, 1, 1, 1, 1, 1]);
    expect(leftOut.toSorted()).toEqual([1, 4]);
    expect(heard).toEqual([1, 2, 3, 4]);
  });
});

test("a thread that runs out of memory has met a limit: it is replaced, and its run is left out", async () => {
  const { runs, attempts, leftOut } = pool("is short of memory", [0, 0, 9, 0, 0, 0], 1);
  expect(replicationsOf(await runs)).toEqual([0, 1, 3, 4, 5]);
  expect([...attempts]).toEqual([1, 1, 1, 1, 1, 1]);
  expect(leftOut).toEqual([2]);
});

test("a study that is stopped keeps what is finished and begins nothing more", async () => {
  const { runs, attempts } = pool("ends", [0, 0, 0, 0, 0, 0], 1, 3);
  expect(replicationsOf(await runs)).toEqual([0, 1, 2]);
  expect([...attempts]).toEqual([1, 1, 1, 0, 0, 0]);
});

test("a thread waits for the next study of the same texts, and ends when that is of others or it met a limit", async () => {
  const executor = onThreads({ threads: 1, script });
  const [files, others] = [{}, {}];
  const begun = async (of: object, deaths: number): Promise<Int32Array> => {
    const attempts = new Int32Array(new SharedArrayBuffer(4 * tasks.length));
    const request = { attempts, deaths: tasks.map(() => deaths), way: "is too large", files: of };
    const watch = { width: 1, progress: () => {}, leaveOut: () => {}, stop: new AbortController().signal };
    await executor.run(request as unknown as StudyRequest, tasks.slice(0, 1), watch);
    return attempts;
  };
  // a thread counts where it was told to when it was opened
  const first = await begun(files, 0);
  const second = await begun(files, 0);
  expect([first[0], second[0]]).toEqual([2, 0]);
  const third = await begun(others, 9);
  const fourth = await begun(others, 0);
  expect([first[0], third[0], fourth[0]]).toEqual([2, 1, 1]);
});

test("a thread that cannot even be opened is named too", async () => {
  const missing = new URL("./noSuchThread.mjs", import.meta.url);
  const stop = new AbortController().signal;
  const executor = onThreads({ threads: 1, script: missing });
  const running = executor.run({} as StudyRequest, tasks, { width: 1, progress: () => {}, stop });
  await expect(running).rejects.toThrow(/replication 0 of stack 1 failed twice: Cannot find module/);
});
