// A worker where the browser gives the page one, and else the same work in the page's own thread: some refuse workers to
// pages that lie on a disk, at once or a moment later.

/** What a worker says first: until then it may have been refused. */
export const greeting = "pendency worker";

/** As much of a worker as the page uses. */
interface WorkerLike {
  onmessage: ((event: { readonly data: never }) => void) | null;
  onerror: ((event: { readonly message?: string; preventDefault?(): void }) => void) | null;
  postMessage(message: never): void;
  terminate(): void;
}

type Opened = Pick<Worker, "postMessage" | "terminate" | "onmessage" | "onerror">;

/**
 * @param open  may throw, or give a worker that fails before its greeting
 * @param serve does its work at the other end of a port
 */
export function workerOrHere<Kind extends WorkerLike>(open: () => Opened, serve: (port: MessagePort) => void): Kind {
  /** what was sent before the greeting; null: it has come */
  let unheard: unknown[] | null = [];
  let isOver = false;
  let send: (message: unknown) => void;
  let end: () => void;
  const face: WorkerLike = {
    onmessage: null,
    onerror: null,
    postMessage(message) {
      unheard?.push(message);
      send(message);
    },
    terminate() {
      isOver = true;
      end();
    },
  };
  const hear = (data: unknown): void => face.onmessage?.({ data: data as never });
  const comeHere = (): void => {
    const { port1, port2 } = new MessageChannel();
    serve(port2);
    port1.onmessage = ({ data }) => hear(data);
    send = (message) => port1.postMessage(message);
    end = () => port1.close();
    const waiting = unheard ?? [];
    unheard = null;
    for (const message of waiting) send(message);
  };
  try {
    const worker = open();
    send = (message) => worker.postMessage(message);
    end = () => worker.terminate();
    worker.onmessage = ({ data }: MessageEvent) => {
      if (data === greeting) unheard = null;
      else hear(data);
    };
    worker.onerror = (event) => {
      if (unheard === null) return face.onerror?.(event as ErrorEvent);
      (event as Event).preventDefault();
      worker.terminate();
      if (!isOver) comeHere();
    };
  } catch {
    comeHere();
  }
  return face as Kind;
}
