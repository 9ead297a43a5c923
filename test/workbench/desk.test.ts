// The page's side of the worker for longer jobs: one at a time, stopped with what is finished or ended with nothing, and a
// worker that dies is told in plain words.
import { expect, test } from "vitest";
import { Desk } from "../../src/workbench/engine/desk.ts";
import type { DeskWorker } from "../../src/workbench/engine/desk.ts";
import type { FromDesk, ToDesk } from "../../src/workbench/engine/jobs.ts";

class FakeWorker implements DeskWorker {
  onmessage: DeskWorker["onmessage"] = null;
  onerror: DeskWorker["onerror"] = null;
  readonly heard: ToDesk[] = [];
  isOver = false;
  postMessage(message: ToDesk): void {
    this.heard.push(message);
  }
  terminate(): void {
    this.isOver = true;
  }
  say(data: FromDesk): void {
    this.onmessage?.({ data });
  }
}

const at = { pack: "office.txt", claims: "office.claims.txt", facts: "facts", sources: "office.sources.txt" };

function desk() {
  const workers: FakeWorker[] = [];
  const open = (): FakeWorker => {
    workers.push(new FakeWorker());
    return workers[workers.length - 1];
  };
  return { workers, desk: new Desk(open, at) };
}

test("no worker is there before the first job, which opens the model; progress is told, and what is found comes back", async () => {
  const { workers, desk: one } = desk();
  expect(workers).toEqual([]);
  const told: string[] = [];
  const found = one.ask("judgements", {}, (done, of) => told.push(`${done}/${of}`));
  const [worker] = workers;
  expect(worker.heard).toEqual([
    { kind: "open", at },
    { kind: "ask", turn: 1, job: "judgements", asked: {} },
  ]);
  worker.say({ kind: "progress", turn: 1, done: 1, of: 2 });
  worker.say({ kind: "found", turn: 1, found: [] });
  expect(await found).toEqual([]);
  expect(told).toEqual(["1/2"]);
});

test("a stop is said to the worker, which gives what it has", async () => {
  const { workers, desk: one } = desk();
  const found = one.ask("judgements", {});
  one.stop();
  expect(workers[0].heard.at(-1)).toEqual({ kind: "stop" });
  workers[0].say({ kind: "found", turn: 1, found: [] });
  expect(await found).toEqual([]);
});

test("a worker that dies of a job is told, and the next job has a fresh one", async () => {
  const { workers, desk: one } = desk();
  const lost = one.ask("judgements", {});
  workers[0].onerror?.({ message: "out of memory" });
  await expect(lost).rejects.toThrow(/expected a run to its end; got out of memory[\s\S]*nothing on the page is lost/);
  expect(workers[0].isOver).toBe(true);
  const found = one.ask("judgements", {});
  workers[1].say({ kind: "found", turn: 2, found: [] });
  expect(await found).toEqual([]);
});

test("a job that is asked while another is under way takes its place; what an ended one still says is not heard", async () => {
  const { workers, desk: one } = desk();
  let isHeard = false;
  void one.ask("judgements", {}).then(() => (isHeard = true));
  const found = one.ask("statements", {});
  expect(workers.map(({ isOver }) => isOver)).toEqual([true, false]);
  workers[0].say({ kind: "found", turn: 1, found: [] });
  workers[1].say({ kind: "found", turn: 2, found: { verdicts: [], runs: [] } });
  expect(await found).toEqual({ verdicts: [], runs: [] });
  expect(isHeard).toBe(false);
});
