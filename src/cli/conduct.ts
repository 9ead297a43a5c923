// How the command line has runs made: on threads, with a line of progress, until Ctrl-C.
import process from "node:process";
import { machineLimits } from "../disk/machineLimits.ts";
import type { Limits } from "../study/limits.ts";
import type { Narration } from "../study/narrate.ts";
import type { Conduct } from "../study/makeStudy.ts";
import type { Console } from "./console.ts";
import type { LogRequest } from "../disk/log/openLog.ts";
import { megabytes, wholeNumber, workersOf } from "./options.ts";
import type { RunOptions } from "./options.ts";
import { onThreads } from "../disk/threads.ts";

/**
 * @param work is given what it needs; while it goes on, the first Ctrl-C stops it and the second one ends the
 * command
 */
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

/** What the options allow a study to take, and what the machine has where they do not say. */
export function limitsOf({ allow, maxMemory, maxEvents }: RunOptions): Limits {
  const usual = machineLimits();
  const records = allow === undefined ? null : wholeNumber("allow", allow, 0, 1);
  return {
    recordsPerRun: records ?? usual.recordsPerRun,
    recordsInAll: records === null ? usual.recordsInAll : Infinity,
    memoryBytes: maxMemory === undefined ? usual.memoryBytes : megabytes("max-memory", maxMemory),
    eventsPerRun: maxEvents === undefined ? null : wholeNumber("max-events", maxEvents, 0, 1),
    called: {
      sample: "--sample",
      people: "--allow and a number of people",
      memory: "--max-memory and a number of MB",
      events: "--max-events",
    },
  };
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
