// A study that stops once enough is known is that of the first replications, whoever makes them and in whatever order.
import { describe, expect, test } from "vitest";
import { onThreads } from "../../src/disk/threads.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import type { Executor } from "../../src/study/executor.ts";
import { inThisThread } from "../../src/study/inThisThread.ts";
import { makeStudy } from "../../src/study/makeStudy.ts";
import type { Enough } from "../../src/study/makeStudy.ts";
import type { Study, StudySpec } from "../../src/study/study.ts";
import { byMessages } from "./byMessages.ts";
import { officeRequest } from "./office.ts";

const script = new URL("../../dist/command/worker.js", import.meta.url);
const atThree: Enough = ({ stacks }) => stacks[0].replications >= 3;

function made(spec: Partial<StudySpec>, executor: Executor, enough: Enough | null): Promise<Study> {
  const request = officeRequest(spec);
  return makeStudy(request, openDocuments(request.files, []), { executor }, () => {}, enough);
}

describe.each<readonly [string, Partial<StudySpec>]>([
  ["of single persons", { replications: 9 }],
  ["of expected numbers", { replications: 9, engine: "fluid" }],
  ["with fewer runs of one stack, followed in part", { replications: 9, inFull: 1, shown: [[]], fewer: { replications: 2, stacks: [["oneMore"]] } }], // prettier-ignore
])("a study %s that is enough after three", (_, spec) => {
  test("has the numbers and the id of three replications, in this thread, on threads and by workers that die", async () => {
    const three = await made({ ...spec, replications: 3 }, inThisThread(), null);
    const executors = [inThisThread(), byMessages(3, { opened: 0, died: 0, closed: 0, finished: [] }), onThreads({ threads: 2, script })]; // prettier-ignore
    for (const executor of executors) {
      expect(await made(spec, executor, atThree)).toEqual({ ...three, atMost: 9 });
    }
  });
});

test("it is looked at after each replication, from the first on, and not again once it is enough", async () => {
  const seen: (readonly [number, number | undefined])[] = [];
  const enough: Enough = (study) => {
    seen.push([study.stacks[0].replications, study.atMost]);
    return atThree(study);
  };
  await made({ replications: 6 }, byMessages(4, { opened: 0, died: 0, closed: 0, finished: [] }), enough);
  expect(seen).toEqual([1, 2, 3].map((count) => [count, 6]));
});

test("where it is never enough all runs are made", async () => {
  const all = await made({ replications: 4 }, inThisThread(), null);
  expect(await made({ replications: 4 }, inThisThread(), () => false)).toEqual({ ...all, atMost: 4 });
});
