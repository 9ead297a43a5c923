// A worker where there is one, and else the same work in the page's own thread: nothing that was asked is lost either way.
import { expect, test } from "vitest";
import { greeting, workerOrHere } from "../../src/workbench/onefile/workerOrHere.ts";

type Hears = (event: { readonly data: unknown }) => void;

interface Twin {
  onmessage: Hears | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
  postMessage(message: unknown): void;
  terminate(): void;
}

/** A worker of a browser: what it was told, and its two voices. */
function browserWorker() {
  const told: unknown[] = [];
  const worker = {
    onmessage: null as Hears | null,
    onerror: null as ((event: unknown) => void) | null,
    isOver: false,
    told,
    postMessage: (message: unknown) => void told.push(message),
    terminate: () => void (worker.isOver = true),
  };
  return worker;
}

/** Doubles what it is asked. */
const serve = (port: MessagePort): void => {
  port.onmessage = ({ data }) => port.postMessage(data * 2);
};
const nobody = (): never => {
  throw new Error("not here");
};

const opened = (open: () => unknown, at: (port: MessagePort) => void): { twin: Twin; heard: unknown[] } => {
  const twin = workerOrHere<never>(open as () => Worker, at) as unknown as Twin;
  const heard: unknown[] = [];
  twin.onmessage = ({ data }) => void heard.push(data);
  return { twin, heard };
};
const soon = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 20));

test("a worker that greets is used, and its greeting is not told", async () => {
  const worker = browserWorker();
  const { twin, heard } = opened(() => worker, nobody);
  twin.postMessage(3);
  worker.onmessage?.({ data: greeting });
  worker.onmessage?.({ data: 6 });
  await soon();
  expect([worker.told, heard]).toEqual([[3], [6]]);
  twin.terminate();
  expect(worker.isOver).toBe(true);
});

test("where a worker is refused at once the work is done here", async () => {
  const { twin, heard } = opened(() => {
    throw new Error("refused");
  }, serve);
  twin.postMessage(3);
  await soon();
  expect(heard).toEqual([6]);
  twin.terminate();
  twin.postMessage(4);
  await soon();
  expect(heard).toEqual([6]);
});

test("where it is refused a moment later, what it was told is done here, in order", async () => {
  const worker = browserWorker();
  const { twin, heard } = opened(() => worker, serve);
  twin.postMessage(1);
  twin.postMessage(2);
  worker.onerror?.({ preventDefault: () => {} });
  twin.postMessage(3);
  await soon();
  expect(heard).toEqual([2, 4, 6]);
  expect(worker.isOver).toBe(true);
  twin.terminate();
});

test("a worker that dies after its greeting is told of, and not replaced", () => {
  const worker = browserWorker();
  const { twin } = opened(() => worker, nobody);
  const died: unknown[] = [];
  twin.onerror = (event) => void died.push(event.message);
  worker.onmessage?.({ data: greeting });
  worker.onerror?.({ message: "out of memory" });
  expect(died).toEqual(["out of memory"]);
});
