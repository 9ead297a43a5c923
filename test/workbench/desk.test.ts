// The page's side of the worker for longer jobs: one at a time, stopped with what is finished or ended with nothing, and a
// worker that dies is told in plain words.
import { expect, test, vi } from "vitest";
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

const at = {
  pack: "office.txt",
  claims: "office.claims.txt",
  edition: "office.edition.txt",
  sources: "office.sources.txt",
  texts: "office.texts.txt",
  facts: "facts.json",
};

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
  const found = one.ask("judgements", {}, { progress: (done, of) => told.push(`${done}/${of}`) });
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

test("a worker that does not hear a stop within a second has ended by then, and what it had found so far comes back", async () => {
  vi.useFakeTimers();
  const { workers, desk: one } = desk();
  const asked = { ids: [], moves: { stack: [], levers: [] }, draws: 20 };
  const none = { verdicts: [], draws: 0, stepDays: 0 };
  const begun = one.ask("claims", asked, { soFar: none });
  one.stop();
  vi.advanceTimersByTime(1000);
  expect(await begun).toEqual(none);
  const found = one.ask("claims", asked, { soFar: none });
  workers[1].say({ kind: "soFar", turn: 2, found: { ...none, draws: 6 } });
  workers[1].say({ kind: "soFar", turn: 2, found: { ...none, draws: 7 } });
  one.stop();
  vi.advanceTimersByTime(1000);
  expect(await found).toEqual({ ...none, draws: 7 });
  expect(workers.map(({ isOver }) => isOver)).toEqual([true, true]);
  // of a job that has no so far the end is waited for
  const whole = one.ask("judgements", {});
  one.stop();
  vi.advanceTimersByTime(5000);
  workers[2].say({ kind: "found", turn: 3, found: [] });
  expect(await whole).toEqual([]);
  vi.useRealTimers();
});

test("a job that tells all in parts is over soon after it is halted: its worker ends, unless it stops by itself in time", async () => {
  vi.useFakeTimers();
  const { workers, desk: one } = desk();
  const parts: string[] = [];
  const asked = { moves: { stack: [], levers: [] }, engine: "fluid", from: 0, to: 9, stepDays: null } as const;
  const heard = { part: ({ kind }: { readonly kind: string }) => parts.push(kind) };
  const first = one.ask("runs", asked, heard);
  one.halt();
  workers[0].say({ kind: "found", turn: 1, found: null });
  expect(await first).toBeNull();
  const silent = one.ask("runs", asked, heard);
  workers[0].say({ kind: "part", turn: 2, part: { kind: "pair", pair: null as never } });
  one.halt();
  // what is asked meanwhile waits: another worker would have to open the model again
  const next = one.ask("runs", asked);
  vi.advanceTimersByTime(3000);
  expect(await silent).toBeNull();
  expect([workers[0].isOver, parts]).toEqual([true, ["pair"]]);
  await vi.advanceTimersByTimeAsync(0);
  expect(workers).toHaveLength(2);
  one.halt();
  const [given, last] = [one.ask("statements", {}), one.ask("judgements", {})];
  let isGivenUp = true;
  void given.then(() => (isGivenUp = false));
  workers[1].say({ kind: "found", turn: 3, found: null });
  expect(await next).toBeNull();
  await vi.advanceTimersByTimeAsync(0);
  workers[1].say({ kind: "found", turn: 4, found: [] });
  expect(await last).toEqual([]);
  expect([workers.length, workers[1].isOver, isGivenUp]).toEqual([2, false, true]);
  vi.useRealTimers();
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
