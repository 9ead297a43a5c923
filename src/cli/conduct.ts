// How the command line has runs made: on threads, with a line of progress, until Ctrl-C.
import process from "node:process";
import type { Narration } from "../study/narrate.ts";
import type { Conduct } from "../study/makeStudy.ts";
import type { Console } from "./console.ts";
import { limitsOf } from "./limits.ts";
import type { LogRequest } from "./log/openLog.ts";
import { workersOf } from "./options.ts";
import type { RunOptions } from "./options.ts";
import { onThreads } from "./threads.ts";

/** @param work is given what it needs; while it goes on, the first Ctrl-C stops it and the second one ends the command */
export async function conducting<T>(
  options: RunOptions,
  console: Console,
  work: (conduct: Conduct) => Promise<T>,
  log: LogRequest | null = null,
): Promise<T> {
  const executor = onThreads({ threads: workersOf(options), log });
  const stop = new AbortController();
  const interrupt = (): void => {
    console.complain("Stopping. What is finished is kept; press Ctrl-C again to leave at once.");
    stop.abort();
  };
  process.once("SIGINT", interrupt);
  try {
    return await work({
      executor,
      limits: limitsOf(options),
      narrate: (event) => tell(event, console),
      stop: stop.signal,
      pause: () => new Promise((resolve) => void setImmediate(resolve)),
    });
  } finally {
    process.removeListener("SIGINT", interrupt);
  }
}

function tell(event: Narration, console: Console): void {
  switch (event.kind) {
    case "progress":
      console.progress(
        `${event.label}: ${event.finished} of ${event.of} runs${event.people === null ? "" : `, about ${event.people} people each`}`,
      );
      break;
    case "fewer workers":
      console.narrate(`${event.used} of ${event.asked} threads, because more would not fit into memory.`);
      break;
    case "warning":
      console.complain(event.text);
      break;
    case "finished":
      console.progress("");
  }
}
