// The page's side of its worker: the newest question wins, and a worker that dies takes nothing with it.
import { expect, test } from "vitest";
import type { Moves } from "../../src/ask/live/moves.ts";
import { Engine } from "../../src/workbench/engine/engine.ts";
import type { EngineWorker } from "../../src/workbench/engine/engine.ts";
import type { FromEngine, Heard, ToEngine } from "../../src/workbench/engine/messages.ts";
import type { News } from "../../src/workbench/engine/news.ts";

class FakeWorker implements EngineWorker {
  onmessage: EngineWorker["onmessage"] = null;
  onerror: EngineWorker["onerror"] = null;
  readonly asked: ToEngine[] = [];
  isOver = false;
  postMessage(message: ToEngine): void {
    this.asked.push(message);
  }
  terminate(): void {
    this.isOver = true;
  }
  say(data: FromEngine): void {
    this.onmessage?.({ data });
  }
  answer(isFirst = false): void {
    const last = this.asked.findLast((one) => one.kind === "answer");
    this.say({
      kind: "answered",
      turn: last?.kind === "answer" ? last.turn : 0,
      news: { is: { isFirst } },
      milliseconds: 1,
    });
  }
  get stacks(): string[] {
    return this.asked.flatMap((one) => (one.kind === "answer" ? [one.moves.stack.join("+")] : []));
  }
}

function started() {
  const workers: FakeWorker[] = [];
  const heard: Heard[] = [];
  const busy: boolean[] = [];
  const engine = new Engine(
    () => {
      workers.push(new FakeWorker());
      return workers[workers.length - 1];
    },
    "office.txt",
    { hear: (message) => void heard.push(message), busy: (isBusy) => void busy.push(isBusy) },
  );
  return { engine, workers, heard, busy };
}

const moves = (name: string): Moves => ({ stack: [name], levers: [] });
const opened = { kind: "opened", face: null as never } as const;

test("of many moves while one run is under way, only the newest is run next", () => {
  const { engine, workers, busy } = started();
  const [worker] = workers;
  engine.ask(moves("a"));
  expect(worker.asked).toEqual([{ kind: "open", pack: "office.txt" }]);
  worker.say(opened);
  for (const name of ["b", "c", "d"]) engine.ask(moves(name));
  expect(worker.stacks).toEqual(["a"]);
  worker.answer();
  expect(worker.stacks).toEqual(["a", "d"]);
  worker.answer();
  expect(busy.at(-1)).toBe(false);
});

test("a worker that dies is replaced, opens the model anew and is asked again", () => {
  const { engine, workers, heard } = started();
  workers[0].say(opened);
  engine.ask(moves("a"));
  workers[0].onerror?.({ message: "out of memory" });
  expect(workers).toHaveLength(2);
  expect(workers[0].isOver).toBe(true);
  workers[1].say(opened);
  expect(workers[1].stacks).toEqual(["a"]);
  workers[1].answer();
  expect(heard.map(({ kind }) => kind)).toEqual(["opened", "opened", "answered"]);
});

test("one that dies of the same question again is told in plain words, and the next move is asked of a fresh one", () => {
  const { engine, workers, heard, busy } = started();
  workers[0].say(opened);
  engine.ask(moves("a"));
  workers[0].onerror?.({ message: "out of memory" });
  workers[1].say(opened);
  workers[1].onerror?.({ message: "out of memory" });
  const last = heard[heard.length - 1];
  expect(last.kind === "refused" && last.problems[0].got).toBe("out of memory");
  expect(busy.at(-1)).toBe(false);
  workers[2].say(opened);
  expect(workers[2].stacks).toEqual([]);
  engine.ask(moves("b"));
  expect(workers[2].stacks).toEqual(["b"]);
});

test("a precise answer follows the quick one, unless something newer waits", () => {
  const { engine, workers, busy } = started();
  const [worker] = workers;
  const steps = () => worker.asked.flatMap((one) => (one.kind === "answer" ? [one.stepDays] : []));
  worker.say(opened);
  engine.ask(moves("a"), 2);
  worker.answer();
  expect([worker.stacks, steps(), busy.at(-1)]).toEqual([["a", "a"], [null, 2], true]);
  worker.answer();
  expect(busy.at(-1)).toBe(false);
  engine.ask(moves("b"), 2);
  engine.ask(moves("c"), 2);
  worker.answer();
  worker.answer();
  worker.answer();
  expect([worker.stacks.slice(2), steps().slice(2)]).toEqual([
    ["b", "c", "c"],
    [null, null, 2],
  ]);
});

test("of an answer a worker tells what differs from its last one, and another worker begins with a whole one", () => {
  const { engine, workers, heard } = started();
  const said = (worker: FakeWorker, news: News): void => {
    const last = worker.asked.findLast((one) => one.kind === "answer");
    worker.say({ kind: "answered", turn: last?.kind === "answer" ? last.turn : 0, news, milliseconds: 1 });
  };
  workers[0].say(opened);
  engine.ask(moves("a"));
  said(workers[0], { is: { stepDays: 1, measures: [] } });
  engine.ask(moves("b"));
  said(workers[0], { parts: { stepDays: { is: 2 } } });
  engine.ask(moves("c"));
  workers[0].onerror?.({ message: "out of memory" });
  workers[1].say(opened);
  said(workers[1], { is: { stepDays: 3 } });
  expect(heard.flatMap((one) => (one.kind === "answered" ? [one.answer] : []))).toEqual([
    { stepDays: 1, measures: [] },
    { stepDays: 2, measures: [] },
    { stepDays: 3 },
  ]);
});

test("what a closed engine still says is not heard", () => {
  const { engine, workers, heard } = started();
  engine.close();
  workers[0].say(opened);
  expect(heard).toEqual([]);
});

test("after a first answer the page is still busy, and the run itself follows where nothing newer is asked", () => {
  const { engine, workers, heard, busy } = started();
  const [worker] = workers;
  worker.say(opened);
  engine.ask(moves("a"));
  worker.answer(true);
  expect(busy.at(-1)).toBe(true);
  worker.answer();
  expect(busy.at(-1)).toBe(false);
  const told = heard.flatMap((one) => (one.kind === "answered" ? [one.answer.isFirst] : []));
  expect(told).toEqual([true, false]);
});

test("after a first answer something newer is asked at once, and what is still told of the older question is not heard", () => {
  const { engine, workers, heard } = started();
  const [worker] = workers;
  worker.say(opened);
  engine.ask(moves("a"));
  engine.ask(moves("b"));
  expect(worker.stacks).toEqual(["a"]);
  worker.answer(true);
  expect(worker.stacks).toEqual(["a", "b"]);
  worker.say({ kind: "answered", turn: 1, news: { is: { isFirst: false, stepDays: 1 } }, milliseconds: 1 });
  worker.say({ kind: "refused", turn: 1, problems: [] });
  // what the newer one is told by is known all the same
  const parts = { isFirst: { is: true } };
  worker.say({ kind: "answered", turn: 2, news: { parts }, milliseconds: 1 });
  const told = heard.flatMap((one) => (one.kind === "answered" ? [one.turn] : []));
  expect(told).toEqual([1, 2]);
  expect(heard.at(-1)).toMatchObject({ answer: { isFirst: true, stepDays: 1 } });
});
