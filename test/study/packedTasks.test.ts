// A worker that is handed opened documents makes the same runs as one that reads their texts, and tells the same places.
import { expect, test } from "vitest";
import { askAnswer } from "../../src/ask/answer.ts";
import { openModel } from "../../src/disk/openModel.ts";
import { packClaims, packDocuments } from "../../src/documents/packDocuments.ts";
import { TaskRunner } from "../../src/study/answerTask.ts";
import type { StudyTask } from "../../src/study/planStudy.ts";
import type { StudyRequest } from "../../src/study/studyRequest.ts";
import type { Executor } from "../../src/study/executor.ts";

const words = () => ({ effectsCommand: "", commands: [] });

test.each(["passport-office", "border-rule"])("%s: runs of its main job are the same from a pack", async (name) => {
  const documents = openModel(name);
  const asked: { request: StudyRequest; task: StudyTask }[] = [];
  const executor: Executor = {
    width: 1,
    run: (request, tasks) => {
      asked.push(...tasks.slice(0, 2).map((task) => ({ request, task })));
      return Promise.reject(new Error("asked"));
    },
  };
  const stopped = askAnswer(documents, { words, flips: false, grid: false }, { executor });
  await expect(stopped).rejects.toThrow("asked");
  expect(asked).not.toEqual([]);
  for (const { request, task } of asked) {
    expect(request.pack).toEqual({ documents: packDocuments(documents), claims: packClaims(documents) });
    const [packed, read] = [request, { ...request, pack: null }].map((one) => new TaskRunner(one).answer(task));
    expect(read.kind).toBe("done");
    expect(packed).toEqual(read);
    const [refused, again] = [request, { ...request, pack: null }].map((one) => {
      const runner = new TaskRunner({ ...one, eventLimit: 3 });
      return [runner.answer(task), runner.answer(task)];
    });
    expect(refused[0]).toMatchObject({ kind: "refused", problems: [{ kind: "limits" }] });
    expect(refused).toEqual(again);
  }
});
